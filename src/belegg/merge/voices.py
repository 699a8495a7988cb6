"""Who speaks, where a report calls a speaker only "the rebels": the side of the event that can be meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from belegg.merge import words
from belegg.merge.facts import Fact, clause_of
from belegg.merge.parties import NEUTRAL, UNARMED, Side, entry_of, independent, side
from belegg.model.actor import Speaker
from belegg.world.spelling import light

SHORTEST, STEM = 3, 5
POSSESSIVE = re.compile(r"['’]s\b")


def heard(facts: Sequence[Fact]) -> list[Fact]:
    """Return the claims of one event, those of a speaker of no clear side put to the one of the event's armed groups
    that can be meant: the one whose losses it calls its own, the one that its name holds, else the only one."""
    groups = _groups(facts)
    if not groups:
        return list(facts)
    by_voice: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        speaker = fact.claim.said_by
        if fact.voice is not None and speaker is not None and (_is_loose(speaker, groups) or _tells_own(fact, groups)):
            by_voice[fact.voice].append(fact)
    homes = {voice: home for voice, told in by_voice.items() if (home := _home(told, groups)) is not None}
    moved = {fact.id: homes[voice] for voice, told in by_voice.items() if voice in homes for fact in told}
    return [msgspec.structs.replace(fact, voice=moved[fact.id]) if fact.id in moved else fact for fact in facts]


def speaking(fact: Fact) -> Side | None:
    """Return the side that speaks in a claim, as `heard` has it; None where nobody is named."""
    speaker = fact.claim.said_by
    if speaker is None:
        return None
    told = side(speaker)
    if fact.voice is None or fact.voice == told.key or not fact.voice.startswith(("group:", "body:")):
        return told
    return msgspec.structs.replace(told, key=fact.voice, sector="rebels", armed=True) if _loose(speaker) else told


def _groups(facts: Iterable[Fact]) -> dict[str, Side]:
    """Return the armed groups that fight or are struck by what the claims tell, by their keys."""
    found = {one.key: one for fact in facts for one in (*fact.actors, *fact.targets) if one.key is not None}
    return {key: one for key, one in sorted(found.items()) if _is_irregular(one) and not key.endswith(":")}


def _is_irregular(one: Side) -> bool:
    key = one.key or ""
    return key.startswith("group:") or (key.startswith("body:") and one.sector not in UNARMED | NEUTRAL)


def _loose(speaker: Speaker) -> bool:
    return entry_of(speaker) is None and not independent(speaker)


def _is_loose(speaker: Speaker, groups: dict[str, Side]) -> bool:
    """Return whether a speaker is called by no name of its own that tells its side, but is of some armed group."""
    if not _loose(speaker):
        return False
    called = speaker.name or speaker.as_written
    return bool(words.named("generic", called)) or _bears(called, groups) is not None


def _tells_own(fact: Fact, groups: dict[str, Side]) -> bool:
    """Return whether a speaker whose side is not known tells of losses of an armed group as its own."""
    speaker = fact.claim.said_by
    if speaker is None or not _loose(speaker) or (side(speaker).key or "").startswith("state:"):
        return False
    return any(one.key in groups for one in fact.targets) and bool(words.named("own", clause_of(fact)))


def _bears(called: str, groups: dict[str, Side]) -> str | None:
    """Return the key of the only group whose whole name stands in what a speaker is called."""
    words_of = light(POSSESSIVE.sub(" ", called))
    tokens = f" {words_of} "
    found = [key for key, one in groups.items() if len(one.name) >= SHORTEST and _stands(one.name, tokens)]
    own = " ".join(word for word in words_of.split() if not words.named("small", word))
    found = found or [key for key, one in groups.items() if own and one.name.endswith(f" {own}")]
    return found[0] if len(found) == 1 else None


def _stands(name: str, tokens: str) -> bool:
    """Return whether a group's name stands among words; one of a single word, or a form of it ("Abkhaz")."""
    known_by_stem = " " not in name and len(name) > STEM and not words.named("generic", name)
    stem = name[:STEM] if known_by_stem else f"{name} "
    return f" {stem}" in tokens


def _home(told: Sequence[Fact], groups: dict[str, Side]) -> str | None:
    """Return the group that one voice is, by all that it says; None where that is left open."""
    speaker = told[0].claim.said_by
    named = _bears(speaker.name or speaker.as_written, groups) if speaker is not None else None
    if named is not None:
        return named
    left = set(groups)
    for fact in told:
        counted = {one.key for one in fact.targets if one.key in groups}
        if counted and words.named("own", clause_of(fact)):
            left &= counted
        elif left - counted:
            left -= counted
    return min(left) if len(left) == 1 else None
