"""The actor list: armed groups, forces, bodies, outlets and office holders, with the names they go by."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from belegg.model.actor import Sector
from belegg.model.errors import WorldDataError
from belegg.world.countries import rows

ActorKind = Literal["group", "forces", "body", "organisation", "outlet", "person"]


class ActorEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One actor. `name` is what Norwegian Bokmål calls it, `nn` what Nynorsk does where that differs.

    `country` is the alpha-3 code of the side it belongs to, None where it is of none; `countries` are
    others it is at home in, used to choose among namesakes, as is `rank` (the higher is preferred; below nought:
    the name is an ordinary word or a place too, and needs a cue beside it).
    `side` is the id of the group that a person leads, None for an office holder of a state.
    `terms` are the times at which all this is so, "2019-05/2024-11" or open as "2025-01/" (a year alone is all of it);
    () is always: see `as_of`.
    `source` is where the entry's facts can be looked up."""

    id: str
    name: str
    nn: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: Sector
    kind: ActorKind = "group"
    side: str | None = None
    terms: tuple[str, ...] = ()
    rank: int = 0
    source: str


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the list: entries that share a kind and a source unless they say otherwise."""

    kind: ActorKind
    source: str
    actors: tuple[dict[str, object], ...]


@cache
def all_actors() -> tuple[ActorEntry, ...]:
    """Return every entry of the list, in the order of the files; raises WorldDataError where one is wrong."""
    folder = files("belegg") / "world" / "data" / "actors"
    entries: list[ActorEntry] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            entries += _read(path.name, path.read_text(encoding="utf-8"))
    if not entries:
        raise WorldDataError("the actor list is empty: no *.toml in belegg/world/data/actors; reinstall belegg")
    return tuple(entries)


@cache
def actor_by_id() -> dict[str, ActorEntry]:
    """Return the entries by id; raises WorldDataError where two share one."""
    table: dict[str, ActorEntry] = {}
    for entry in all_actors():
        if entry.id in table:
            raise WorldDataError(f"actor list: two entries have the id '{entry.id}'; rename one")
        table[entry.id] = entry
    return table


def holds(entry: ActorEntry, day: str | None) -> bool:
    """Return whether what `entry` says is so on the ISO date `day`; True where one of the two is not known."""
    if not entry.terms or day is None:
        return True
    for term in entry.terms:
        since, _, until = term.partition("/")
        if day >= since and (not until or day[: len(until)] <= until):
            return True
    return False


def as_of(entry: ActorEntry, day: str | None) -> ActorEntry:
    """Return `entry` as it stands on the ISO date `day`: a person out of office speaks for nobody but himself."""
    if entry.kind != "person" or holds(entry, day):
        return entry
    return msgspec.structs.replace(entry, sector="other", side=None)


@cache
def names_in(language: str) -> dict[str, tuple[str, ...]]:
    """Return what `language` calls the actors of the list, by id, the name shown first; {} where the list's own names
    are of that language."""
    name = f"actor_names_{language}.tsv"
    if not (files("belegg") / "world" / "data" / name).is_file():
        return {}
    return {id_: tuple(names.split("|")) for id_, names in rows(name, columns=2)}


def _read(name: str, text: str) -> list[ActorEntry]:
    try:
        listed = msgspec.convert(tomllib.loads(text), _File)
        shared = {"kind": listed.kind, "source": listed.source}
        return [msgspec.convert({**shared, **entry}, ActorEntry) for entry in listed.actors]
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise WorldDataError(f"actor list, {name}: {error}") from error
