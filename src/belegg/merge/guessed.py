"""Which keys of a claim rest on no words of its own: they tell less than what is said, and tell nothing apart."""

import re
from functools import lru_cache

from belegg.model.claim import CHOSEN, MEASURED, SAID_DAY, Claim

KEYS = re.compile(rf"{CHOSEN}: (\w+)")
HARM = ("attack", "casualties", "materiel")
MOVED = "displacement"
NOTHING: frozenset[str] = frozenset()
MEASURE: frozenset[str] = frozenset({"measure"})


def guessed(claim: Claim) -> frozenset[str]:
    """Return which of "actor", "target", "place", "time" and "measure" are guessed, for a claim of harm; of those who
    fled, the measure alone; nothing for others."""
    if not claim.rule or claim.kind not in HARM:
        return _guessed(claim.rule) & MEASURE if claim.kind == MOVED else NOTHING
    return _guessed(claim.rule)


@lru_cache(maxsize=65_536)
def _guessed(rule: tuple[str, ...]) -> frozenset[str]:
    found = {match[1] for step in rule if (match := KEYS.match(step))}
    if SAID_DAY in rule:
        found.add("time")
    if any(step.startswith(MEASURED) for step in rule):
        found.add("measure")
    return frozenset(found)
