"""What is compared of the figures of two accounts: which of them count the same, and whether they can both hold."""

from collections.abc import Sequence
from math import isclose

import msgspec

from belegg.model.claim import Claim
from belegg.model.count import Number

GROUPS = (
    ("number_equal_large", "number_equal", "number_near", "number_equal_small", "number_fits"),
    ("number_clashes", "number_differs"),
)
"""What speaks for one event, and what against it, each the strongest first."""


MANY, CLOSE = 50, 1.2
"""From so many on, tolls that differ by no more than this tell of one event rather than of two."""


class Tally(msgspec.Struct, frozen=True, gc=False):
    """One figure. Two are of the same thing where `thing` agrees and `side` does, or one of them tells no side."""

    thing: tuple[object, ...]
    side: str | None
    low: Number | None
    high: Number | None
    imputed: bool


def tally_of(claim: Claim, side: str | None, *, sided: bool) -> Tally | None:
    """Return what is compared of a claim's count, None where it counts nothing; `side` is the key of the first of those
    it was done to, `sided` says whether there are any."""
    count = claim.count
    if count is None:
        return None
    mode = "captured" if claim.mode == "released" else claim.mode
    sector = claim.target.sector if claim.target is not None else claim.id
    sided = sided and (sector != "civilians" or side is not None)  # "12 killed" and "12 civilians killed" are compared
    people = sector if sided else None
    thing = (claim.kind, mode, claim.item, count.unit, claim.part_of is not None, sided, people)
    return Tally(thing, side, count.low, count.high, count.imputed)


def told_by(one: Sequence[Tally], other: Sequence[Tally]) -> Sequence[tuple[str, int, int]]:
    """Return the strongest agreement and the strongest contradiction of two accounts' figures: its name, and which
    figures it rests on."""
    found: dict[str, tuple[str, int, int]] = {}
    for a, first in enumerate(one):
        for b, second in enumerate(other):
            if first.thing == second.thing and (first.side == second.side or first.side is None or second.side is None):
                name = held_against(first, second)
                found.setdefault(name, (name, a, b))
    if len(found) < 2:
        return tuple(found.values())
    strongest = (next((found[name] for name in group if name in found), None) for group in GROUPS)
    return tuple(one for one in strongest if one is not None)


def held_against(first: Tally, second: Tally) -> str:
    """Return what two figures of the same thing say."""
    if first.low is not None and (first.low, first.high) == (second.low, second.high):
        if first.low >= 20 and not first.imputed:
            return "number_equal_large"
        return "number_equal_small" if first.low <= 2 or first.imputed else "number_equal"
    if _near(first, second):
        return "number_near"
    if _overlap(first, second):
        return "number_fits"
    low = max(value for value in (first.high or first.low, second.high or second.low) if value is not None)
    least = min(value for value in (first.low or first.high, second.low or second.high) if value is not None)
    return "number_clashes" if low > 3 * max(least, 1) else "number_differs"


def _near(one: Tally, other: Tally) -> bool:
    """Return whether two high tolls of people harmed are all but the same: so many die in few places on one day."""
    if one.thing[0] != "casualties" or one.imputed or other.imputed:
        return False
    values = [value for value in (one.low, one.high, other.low, other.high) if value is not None]
    return None not in (one.low, other.low) and min(values) >= MANY and max(values) <= CLOSE * min(values)


def _overlap(one: Tally, other: Tally) -> bool:
    apart = one.high is not None and other.low is not None and one.high < other.low and not isclose(one.high, other.low)
    over = other.high is not None and one.low is not None and other.high < one.low and not isclose(other.high, one.low)
    return not apart and not over
