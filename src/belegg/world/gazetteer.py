"""The gazetteer: towns, divisions, areas, waters, camps and bases by name, with all namesakes."""

import sqlite3
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from belegg.model.errors import WorldDataError
from belegg.world.countries import rows
from belegg.world.spelling import key, light, light_key

Kind = Literal["city", "admin1", "area", "sea", "camp", "base", "site"]
KINDS: tuple[Kind, ...] = ("city", "admin1", "area", "sea", "camp", "base", "site")
COLUMNS = (
    "place.ref, place.name, place.also, place.country, division.name, place.latitude, place.longitude,"
    " place.population, place.kind, place.precision, place.curated"
)
LATIN_END = "\u0250"
"""The first character past the Latin letters that languages write with."""
SOURCE = "place LEFT JOIN place AS division ON division.id = place.admin1"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer. `id` starts with its source ("geonames:170654"); `country` is alpha-3 and
    None for what lies in several; `admin1` its first-order division's name; `population` 0 where unknown;
    `precision` UCDP's class. `curated` says that the project's own lists name it. `exact` is False for a match
    that holds only across transliterations."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    population: int
    kind: Kind
    precision: int
    curated: bool
    exact: bool = True


@lru_cache(maxsize=32_768)
def lookup(name: str, *, loose: bool = False) -> tuple[Known, ...]:
    """Return all places called `name`, whatever its case and accents: the curated ones first, then by
    population. With `loose`, where none is called so, those whose names differ only by transliteration
    (`exact` is False). () where there are none."""
    name = _called().get(light(name), name)
    if not loose and not _sifted(name):
        return ()
    found = tuple(_select(key(name), light(name)))
    exact = tuple(place for place in found if place.exact)
    return tuple(sorted(exact or (found if loose else ()), key=_standing, reverse=True))


@cache
def openers() -> frozenset[str]:
    """Return the first words, lightly folded, of the curated names that have several words."""
    told = {name.split()[0] for name in _called() if " " in name}
    return frozenset(word for (word,) in _connection().execute("SELECT word FROM opener")) | told


@cache
def _called() -> dict[str, str]:
    """Return what the gazetteer calls the places that other languages name otherwise, by their name lightly folded."""
    folder = files("belegg") / "world" / "data"
    told = sorted(path.name for path in folder.iterdir() if path.name.startswith("place_names_"))
    return {light(name): called for each in reversed(told) for name, called in rows(each, columns=2)}


@cache
def ambiguous() -> dict[str, str]:
    """Return the names, lightly folded, that are also Norwegian words ("word") or people's names ("person")."""
    return dict(rows("ambiguous.tsv", columns=2))


def _standing(place: Known) -> tuple[bool, int]:
    return place.curated, place.population


def _select(hashed: int, wanted: str) -> Iterator[Known]:
    query = f"SELECT {COLUMNS} FROM name JOIN {SOURCE} WHERE name.key = ? AND place.id = name.place"
    for row in _connection().execute(query, (hashed,)):
        ref, name, also, country, admin1, latitude, longitude, population, kind, precision, curated = row
        yield Known(
            id=ref,
            name=name,
            country=country,
            admin1=admin1,
            latitude=None if latitude is None else latitude / 10_000,
            longitude=None if longitude is None else longitude / 10_000,
            population=population,
            kind=KINDS[kind],
            precision=precision,
            curated=bool(curated),
            exact=f"|{wanted}|" in also,
        )


@cache
def _connection() -> sqlite3.Connection:
    path = files("belegg") / "world" / "data" / "gazetteer.sqlite"
    if not path.is_file():
        raise WorldDataError("world/data/gazetteer.sqlite is missing; was the package built whole?")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _sifted(name: str) -> bool:
    """Return False where no place can be called `name`; True is no promise."""
    hashed, sieve = light_key(name), _sieve()
    return bool(sieve[hashed % (len(sieve) * 8) >> 3] >> (hashed & 7) & 1)


@cache
def _sieve() -> bytes:
    bits: bytes = _connection().execute("SELECT bits FROM sieve WHERE kind = 'light'").fetchone()[0]
    return bits


def towns(box: tuple[float, float, float, float], *, most: int, language: str) -> list[tuple[str, float, float]]:
    """Return the largest towns between west, south, east and north, at most `most`, of those with a plain name in
    Latin letters: name in `language` where one is known, longitude, latitude."""
    west, south, east, north = (round(part * 10_000) for part in box)
    query = (
        "SELECT name, longitude, latitude FROM place WHERE kind = 0 AND population > 0 AND latitude BETWEEN ? AND ?"
        " AND longitude BETWEEN ? AND ? ORDER BY population DESC, id LIMIT ?"
    )
    found = _connection().execute(query, (south, north, west, east, most)).fetchall()
    other = {called: name for name, called in rows("place_names_en.tsv", columns=2)} if language == "en" else {}
    return [
        (other.get(name, name), longitude / 10_000, latitude / 10_000)
        for name, longitude, latitude in found
        if max(name) < LATIN_END and "," not in name
    ]
