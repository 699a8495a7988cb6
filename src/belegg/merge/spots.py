"""Where a claim is, as merging sees it: names of all spellings and scripts as one place, and how two places lie."""

import re
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

import msgspec

from belegg.merge import words
from belegg.model.place import Place
from belegg.world.countries import countries, country_name
from belegg.world.gazetteer import Known, lookup
from belegg.world.spelling import light, strong

Relation = Literal["same", "part", "near", "apart", "far", "unknown"]
EARTH = 6371.0
LONG_NAME = 4
"""How many letters a name has at least that tells a place without a point."""
UNKNOWN, LINE = 2, 5
"""How wide a place is that the gazetteer lacks, and an area or line."""
CLOSE, NEAR, DUPLICATE = 6.0, 25.0, 60.0
CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэё",
        ("a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
         "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "iu", "ia", "y", "e", "io"),
        strict=True,
    )
)  # fmt: skip
ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچگڤ",
        "a b t th j h kh d dh r z s sh s d t z . gh f q k l m n h w y a a . a i a u i p ch g v".replace(".", "").split(
            " "
        ),
        strict=True,
    )
)
MARBUTA = "ة"
"""An ending that is spoken as t before another word."""
VOWELS = re.compile(r"[aeiouyvhE ]+")


class Spot(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A place for comparison. `bones` are the consonants of its name; `breadth`: 1 a point, 2 part of one, 3-5 an
    area, 6 a country; `site` is the kind of a site that the gazetteer does not know ("Tripolis gamle flyplass"), its
    name's own words in `name`."""

    id: str | None
    name: str
    bones: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    breadth: int
    site: str | None = None


@lru_cache(maxsize=65_536)
def spot(place: Place) -> Spot:
    """Return `place` as merging sees it, looked up in the gazetteer where it has no id of its own."""
    known = None if place.id is not None else find(place.name, place.country, place.admin1)
    if known is not None:
        return _spot(
            known.id, known.name, known.country or place.country, known.admin1, known.latitude, known.longitude,
            known.precision,
        )  # fmt: skip
    whole = country_called(place.name) if place.id is None else None
    whole = whole if place.country in (None, whole) else None
    if place.id is None and whole is None and (kinds := words.named("place", place.name)):
        return _site(place, min(kinds))
    breadth = 6 if whole is not None else place.precision
    if place.id is None and whole is None and breadth == UNKNOWN:
        name, wide = _featured(place.name)
        return _spot(
            None, name, place.country, place.admin1, place.latitude, place.longitude, LINE if wide else breadth
        )  # fmt: skip
    return _spot(place.id, place.name, whole or place.country, place.admin1, place.latitude, place.longitude, breadth)


def _featured(name: str) -> tuple[str, bool]:
    """Return what a valley or a gulf that the gazetteer lacks is called by itself ("Galwan" for "Galwandalen"), and
    whether it is an area."""
    found: set[str] = set()
    own: list[str] = []
    for word in latin(name).split():
        kinds = words.named("feature", word)
        ending = next((end for end, _ in words.index("feature").inside if light(word).endswith(end)), "")
        found |= kinds
        if kinds and len(word) - len(ending) >= LONG_NAME and ending:
            own.append(word[: -len(ending)])
        elif not kinds and not words.named("small", word):
            own.append(word)
    return (" ".join(own), "wide" in found) if found and own else (name, False)


def _site(place: Place, kind: str) -> Spot:
    """Return a site without a known position: its kind stands for it, the words of its own name tell sites of a kind
    apart."""
    own = [word for word in light(place.name).split() if not words.named("place", word) | words.named("small", word)]
    return Spot(
        id=None, name=" ".join(strong(latin(word)) for word in own), bones=f"~{kind}", country=place.country,
        admin1=None, latitude=place.latitude, longitude=place.longitude, breadth=2, site=kind,
    )  # fmt: skip


def _spot(
    ref: str | None, name: str, country: str | None, admin1: str | None,
    latitude: float | None, longitude: float | None, breadth: int,
) -> Spot:  # fmt: skip
    return Spot(
        id=ref, name=strong(latin(name)), bones=bones(name), country=country,
        admin1=strong(latin(admin1)) if admin1 else None, latitude=latitude, longitude=longitude, breadth=breadth,
    )  # fmt: skip


def find(name: str, country: str | None, admin1: str | None = None) -> Known | None:
    """Return the gazetteer's place of that name: in `country` where it is told, in `admin1` where that helps; None
    where there is none, or where the country is not told and several countries have one of equal standing."""
    found = lookup(latin(name)) or lookup(latin(name), loose=True)
    if country is not None:
        found = tuple(place for place in found if place.country in (country, None))
        inside = [place for place in found if admin1 and place.admin1 and strong(place.admin1) == strong(admin1)]
        return next(iter(inside or found), None)
    return found[0] if found and found[0].exact else None


@cache
def _country_names() -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries():
        for name in (*country.names.values(), *(name for _, name in country.also)):
            table.setdefault(light(name), country.alpha3)
    return table


def country_called(name: str) -> str | None:
    """Return the code of the country called `name` in any language that belegg reads, or None."""
    return _country_names().get(light(name))


def country_place(alpha3: str) -> Place:
    """Return a whole country as a place."""
    name = country_name(alpha3, "nb")
    return Place(
        name=name, as_written=name, country=alpha3, admin1=None, id=None, latitude=None, longitude=None, precision=6
    )


@lru_cache(maxsize=65_536)
def latin(name: str) -> str:
    """Return a name in Latin letters; Cyrillic and Arabic ones are written out, others are left."""
    if name.isascii() or max(name) < "\u0370":
        return name
    written = []
    parts = name.casefold().split()
    for at, word in enumerate(parts):
        bare = word.removeprefix("ال") if word.startswith("ال") and len(word) > 4 else word
        if bare.endswith(MARBUTA) and at < len(parts) - 1:
            bare = bare.removesuffix(MARBUTA) + "ت"
        written.append("".join(CYRILLIC.get(c, ARABIC.get(c, c)) for c in bare))
    return " ".join(written)


@lru_cache(maxsize=65_536)
def bones(name: str) -> str:
    """Return the consonants of a name as it sounds: one for all its spellings, Arabic script too; never empty."""
    sounding = strong(latin(name))
    return VOWELS.sub("", sounding) or sounding


@lru_cache(maxsize=65_536)
def relation(one: Spot | None, other: Spot | None) -> Relation:
    """Return how two places lie: the same, one part of the other, near, apart (two places), far (it cannot be both)."""
    if one is None or other is None:
        return "unknown"
    if one.id is not None and one.id == other.id:
        return "same"
    if one.country and other.country and one.country != other.country:
        return "same" if _guessed_land(one, other) else "far"
    if 6 in (one.breadth, other.breadth):
        return "same" if one.breadth == other.breadth else "part"
    if one.site is not None or other.site is not None:
        return _sites(one, other)
    distance = _distance(one, other)
    if _same_name(one, other) and (one.breadth == other.breadth or {one.breadth, other.breadth} == {1, 2}):
        told = bool(one.admin1 and other.admin1 and one.admin1 != other.admin1)
        return "same" if (distance is None and not told) or (distance is not None and distance < DUPLICATE) else "apart"
    if _town_named(one, other) or _town_named(other, one):
        return "same"
    if _within(one, other) or _within(other, one):
        return "same" if one.name == other.name else "part"
    if {one.breadth, other.breadth} & {3, 4, 5}:
        return _areas(one, other, distance)
    if distance is None:
        return "apart"
    return "near" if distance < CLOSE else "apart" if distance < NEAR else "far"


def _guessed_land(one: Spot, other: Spot) -> bool:
    """Return whether two places are one by name, and the gazetteer does not know both: whose land such a one is in is
    but what its report makes likely."""
    if one.id is not None and other.id is not None:
        return False
    return (
        one.name == other.name
        and len(one.name) >= LONG_NAME
        and one.site is None
        and {one.breadth, other.breadth} <= {1, 2}
    )


def _same_name(one: Spot, other: Spot) -> bool:
    """Return whether two names are one, but for spelling: looser where the gazetteer does not know both."""
    if one.name == other.name:
        return True
    if one.bones != other.bones:
        return False
    return len(one.bones) > 2 or (len(one.bones) > 1 and None in (one.id, other.id) and one.name[:2] == other.name[:2])


def _sites(one: Spot, other: Spot) -> Relation:
    """Return how two sites lie, or a site and a place: of one kind, the words of their names decide; a name in common
    makes a site part of the place."""
    first, second = one.name.split(), other.name.split()
    alike = any(a[:5] == b[:5] for a in first for b in second)
    if one.site == other.site:
        return "same" if alike or not first or not second else "apart"
    if one.site is not None and other.site is not None:
        return "apart"
    return "part" if alike else "unknown"


def _areas(one: Spot, other: Spot, distance: float | None) -> Relation:
    """Return how an area lies to a place that it does not name as its own."""
    if 5 in (one.breadth, other.breadth):
        return "unknown" if distance is None or distance < 400 else "far"
    if one.admin1 and other.admin1:
        return "far" if one.admin1 != other.admin1 else "part"
    return "unknown" if distance is None or distance < 150 else "far"


def _within(inner: Spot, outer: Spot) -> bool:
    """Return whether `outer` is the province or the town that `inner` lies in."""
    if outer.breadth in (3, 4) and inner.breadth < outer.breadth:
        return inner.admin1 is not None and inner.admin1 == (outer.admin1 or outer.name)
    if outer.breadth == 1 and inner.breadth == 2 and f" {outer.name} " in f" {inner.name} ":
        return True
    return inner.id is None and inner.breadth == 2 and outer.breadth <= 2 and _words(outer.name) < _words(inner.name)


def _town_named(full: Spot, short: Spot) -> bool:
    """Return whether one name is the other's with its town before it or after it ("Mosul al-Jadida", "Jadidah")."""
    if full.id is not None or short.id is not None or (full.breadth, short.breadth) != (2, 2):
        return False
    own = _words(short.name)
    if not own < _words(full.name):
        return False
    town = " ".join(word for word in full.name.split() if bones(word) not in own)
    return find(town, full.country) is not None


@lru_cache(maxsize=65_536)
def _words(name: str) -> frozenset[str]:
    """Return the words of a name by their bones, without the small ones of two letters that names begin with."""
    return frozenset(bones(word) for word in name.split() if len(word) > 2)


def _distance(one: Spot, other: Spot) -> float | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def kilometres(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Return the distance between two points of the globe."""
    north, east = radians(latitude2 - latitude), radians(longitude2 - longitude)
    chord = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(latitude2)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))
