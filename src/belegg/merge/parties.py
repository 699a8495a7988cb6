"""Parties as merging sees them: which side, which group of victims, and which voice a speaker is."""

from functools import cache, lru_cache

import msgspec

from belegg.merge import words
from belegg.merge.spots import country_called
from belegg.model.actor import Actor, Sector, Speaker
from belegg.world.actors import ActorEntry, actor_by_id, all_actors
from belegg.world.countries import country_of_capital
from belegg.world.spelling import light

STATE: frozenset[Sector | None] = frozenset({"state_forces", "government", "police"})
ARMED: frozenset[Sector | None] = frozenset({"rebels", "militia"})
UNARMED: frozenset[Sector | None] = frozenset(
    {"civilians", "children", "women", "medical", "journalists", "aid_workers", "refugees"}
)
NEUTRAL: frozenset[Sector | None] = frozenset(
    {"intergovernmental", "ngo", "monitor", "media", "medical", "aid_workers", "peacekeepers", "journalists"}
)
WATCHING: frozenset[Sector | None] = NEUTRAL - {"peacekeepers"}
"""Those who count, help and tell: no harm is their doing."""
INDEPENDENT = frozenset({"medical", "monitor", "aid", "world", "witness", "press", "church"})


class Side(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """Who an actor is for merging. `key` is None for one that tells no side ("sivile"); two with the same key are one
    side. `group` names the kind of people: a sector, with the state's own forces, police and government told apart."""

    key: str | None
    country: str | None
    sector: Sector | None
    armed: bool
    name: str

    @property
    def combatant(self) -> bool:
        """Whether it is a fighting side or its government."""
        return self.sector in STATE or self.sector in ARMED


@lru_cache(maxsize=65_536)
def side(actor: Actor | Speaker) -> Side:
    """Return which side `actor` is on. Armed groups are sides of their own; state forces and governments share one."""
    entry = entry_of(actor)
    sector = actor.sector or (entry.sector if entry else None)
    country = actor.country or (entry.country if entry else None)
    if country is None and entry is None and sector in (None, "government"):
        country = country_called(actor.as_written) or country_of_capital(actor.as_written)
    name = light(actor.name or actor.as_written)
    nameless = isinstance(actor, Speaker) or (country is None and actor.name is None)
    if sector is None and entry is None and nameless and words.named("generic", name):
        sector = "rebels"
    key: str | None
    if sector in ARMED:
        key = f"group:{_leader(entry)}" if entry else f"group:{country or ''}:{_bare(name) if actor.name else ''}"
    elif sector in UNARMED:
        key = f"people:{country}" if country else None
    elif sector in STATE or (sector in (None, "other") and country and not _independent(actor)):
        key = f"state:{country}" if country else None
    else:
        called = isinstance(actor, Speaker) or actor.name is not None
        key = f"body:{entry.id}" if entry else f"body:{name}" if name and called else None
    return Side(key=key, country=country, sector=sector, armed=sector in ARMED or sector == "state_forces", name=name)


def _bare(name: str) -> str:
    """Return the name of a group, "" where it is only the word for such groups ("opprørerne", "the rebels")."""
    return "" if all(words.named("generic", word) | words.named("small", word) for word in name.split()) else name


def _leader(entry: ActorEntry | None) -> str:
    return (entry.side or entry.id) if entry else ""


@lru_cache(maxsize=65_536)
def entry_of(actor: Actor | Speaker) -> ActorEntry | None:
    """Return the actor list's entry for `actor`: by its id, else by a name that only one entry bears."""
    if actor.id is not None:
        return actor_by_id().get(actor.id)
    names = [name for name in (actor.name, actor.as_written) if name]
    tried = (*(by_name(name) for name in names), *(inside_name(name) for name in names))
    return next((found for found in tried if found is not None and _may_be(actor, found)), None)


def _may_be(actor: Actor | Speaker, entry: ActorEntry) -> bool:
    """Return whether an actor's own country leaves room for the entry: "AFP" of the Philippines is no French agency."""
    return actor.country is None or entry.country is None or actor.country in (entry.country, *entry.countries)


def by_name(name: str) -> ActorEntry | None:
    """Return the entry that is called `name`, whatever its case and accents; None where there is none."""
    folded = light(name)
    return _names().get(folded) or _names().get(folded.removeprefix("the "))


LONGEST_NAME = 5
"""So many words of a longer description are tried as a name."""


@lru_cache(maxsize=65_536)
def inside_name(text: str) -> ActorEntry | None:
    """Return the armed group, body or leader whose name stands within `text` ("styrkene til Khalifa Haftar"), the
    longest name first; None where none does. Names of outlets and words of fewer than three letters are not looked
    for."""
    tokens = light(text.replace("'s ", " ").replace("’s ", " ")).split()
    for length in range(min(LONGEST_NAME, len(tokens)), 0, -1):
        for at in range(len(tokens) - length + 1):
            name = " ".join(tokens[at : at + length])
            for form in (name, name.removesuffix("s")):
                entry = _names().get(form) if len(form) > 2 else None
                if entry is not None and entry.kind != "outlet":
                    return entry
    return None


@cache
def _names() -> dict[str, ActorEntry]:
    table: dict[str, ActorEntry] = {}
    ranked = sorted(all_actors(), key=lambda entry: -entry.rank)
    for entry in ranked:
        for name in (entry.name, entry.nn, *entry.aliases):
            if name and entry.rank >= 0:
                table.setdefault(light(name), entry)
    return table


@lru_cache(maxsize=65_536)
def voice(speaker: Speaker) -> str:
    """Return the origin that a speaker is: authorities of one state are one, an armed group one, others by name."""
    entry = entry_of(speaker)
    name = speaker.name or speaker.as_written
    kinds = words.named("speaker", name) if entry is None or entry.sector not in STATE | ARMED else frozenset[str]()
    if entry is None and (bodies := words.named("body", name)):
        return f"body:{min(bodies).replace('_', '-')}"
    if entry is not None and entry.sector in NEUTRAL:
        return f"body:{entry.id}"
    if kinds & INDEPENDENT:
        return f"{min(kinds & INDEPENDENT)}:{_voice_name(name, kinds)}"
    stands = side(speaker)
    if stands.key is not None:
        return stands.key
    return f"name:{light(name)}" if name else "unnamed"


def _voice_name(name: str, kinds: frozenset[str]) -> str:
    return light(name).removeprefix("the ") if kinds - {"witness"} else "witnesses"


def _independent(actor: Actor | Speaker) -> bool:
    return bool(words.named("speaker", actor.name or actor.as_written) & INDEPENDENT)


def independent(speaker: Speaker) -> bool:
    """Return whether `speaker` is no party to a conflict: a body that counts, helps or watches, or a witness."""
    entry = entry_of(speaker)
    sector = speaker.sector or (entry.sector if entry else None)
    return sector in NEUTRAL or (sector not in ARMED and _independent(speaker))


def apart(one: Side, other: Side) -> bool | None:
    """Return whether two sides cannot be one and the same; None where that cannot be told."""
    if one.key is None or other.key is None:
        return None
    if one.key == other.key:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if {one.sector, other.sector} & UNARMED:
        return None
    if one.key.startswith("group:") and other.key.startswith("group:") and (one.key[-1] == ":" or other.key[-1] == ":"):
        return None
    return True
