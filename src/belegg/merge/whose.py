"""Whose the nameless are: "the soldiers", "the rebels" and "the attackers" of an event as the side that it tells of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from belegg.merge.facts import Fact
from belegg.merge.parties import Side, side
from belegg.model.actor import Actor

NAMELESS = ("sector:state_forces", "sector:government")
IRREGULAR = frozenset({"rebels"})


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The sides of an event: named armed groups and states that it names as parties, those that merely speak of it,
    the state of its place, and what each side is called, by its key."""

    groups: frozenset[str]
    states: frozenset[str]
    speaking: frozenset[str]
    land: str | None
    names: Mapping[str, Actor]


def known_of(facts: Sequence[Fact]) -> Known:
    """Return the sides that the claims of one event tell of."""
    named = (actor for fact in facts for actor in _parties(fact))
    parties = {one.key: one for one in map(side, named) if one.key is not None}
    lands = {
        f"state:{spot.country}" for fact in facts for spot in fact.spots or fact.around if spot.country is not None
    }
    return Known(
        groups=frozenset(key for key in parties if _is_group(key)),
        states=frozenset(key for key, one in parties.items() if key.startswith("state:") and one.combatant),
        speaking=frozenset(fact.voice for fact in facts if fact.voice is not None),
        land=next(iter(lands)) if len(lands) == 1 else None,
        names=_names(facts),
    )


def put_to(people: str, sectors: Iterable[str | None], struck_by: set[str | None], known: Known) -> str | None:
    """Return the key of the side that people told by no name are of, None where the event leaves it open: the only
    side of that kind that is not said to have struck them."""
    if _is_nameless(people) and IRREGULAR.issuperset(sectors):
        named = known.groups - struck_by
        spoken = {key for key in known.speaking if _is_group(key)} - struck_by
        return _only(named) if named else _only(spoken)
    if people not in NAMELESS:
        return None
    states = known.states - struck_by
    if known.land is not None and (known.land in states or not known.states) and known.land not in struck_by:
        return known.land if len(states) < 2 or known.land not in known.speaking else None
    return _only(states)


def called(who: Actor | None, people: str | None, known: Known) -> Actor | None:
    """Return a group with the name and land of the side that it was put to, where it has none itself."""
    if who is None or people is None or who.name is not None or who.country is not None:
        return who
    name = known.names.get(people)
    if name is not None:
        return msgspec.structs.replace(who, name=name.name, country=name.country, id=name.id)
    return msgspec.structs.replace(who, country=people[6:]) if people.startswith("state:") else who


def _parties(fact: Fact) -> Iterator[Actor]:
    """Yield all whom a claim names as doing it or struck by it, those that are but guessed too."""
    claim = fact.claim
    for actor in (claim.actor, claim.target, *claim.also.actor, *claim.also.target):
        if actor is not None:
            yield actor


def _only(keys: Iterable[str]) -> str | None:
    found = sorted(keys)
    return found[0] if len(found) == 1 else None


def _is_group(key: str) -> bool:
    """Return whether a key is that of an armed group with a name."""
    return key.startswith("group:") and not key.endswith(":")


def _is_nameless(people: str) -> bool:
    return (people.startswith("group:") and people.endswith(":")) or people == "sector:rebels"


def _names(facts: Sequence[Fact]) -> dict[str, Actor]:
    """Return what the sides are called, by their keys; the list's names first, then what they are called as parties."""
    found: dict[str, Actor] = {}
    for fact in sorted(facts, key=lambda one: one.id):
        for actor in _parties(fact):
            _add(found, actor, side(actor))
    for fact in sorted(facts, key=lambda one: one.id):
        speaker = fact.claim.said_by
        if speaker is not None and fact.voice is not None and fact.voice not in found and _is_group(fact.voice):
            called_so = Actor(
                name=speaker.name, as_written=speaker.as_written, country=speaker.country, sector=speaker.sector,
                id=speaker.id,
            )  # fmt: skip
            _add(found, called_so, side(called_so))
    return found


def _add(found: dict[str, Actor], actor: Actor, one: Side) -> None:
    if one.key is None or (actor.name is None and actor.country is None):
        return
    if one.key not in found or (found[one.key].id is None and actor.id is not None):
        found[one.key] = actor
