"""The codes of countries and the names of parties that other people's data sets use."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec

from belegg.merge.parties import entry_of, side
from belegg.model.actor import Actor
from belegg.model.errors import WorldDataError
from belegg.model.place import Place
from belegg.world.actors import names_in
from belegg.world.countries import country_name, rows

REGIONS = (
    (2, 199, "Americas"), (200, 399, "Europe"), (400, 629, "Africa"), (630, 699, "Middle East"), (700, 999, "Asia"),
)  # fmt: skip
"""UCDP's regions by Gleditsch and Ward's numbers of countries."""


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """What other data sets call a country: ISO 3166-1 numeric, the number of Gleditsch and Ward, UCDP's name where it
    is not the usual English one, and ACLED's region; None where the list has none."""

    iso: int | None = None
    gwno: int | None = None
    ucdp_name: str | None = None
    acled_region: str | None = None


NO_CODES = Codes()


@cache
def _countries() -> dict[str, Codes]:
    text = (files("belegg") / "show" / "export" / "countries.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines()[1:]:
        alpha3, iso, gwno, name, region = line.split("\t")
        table[alpha3] = Codes(
            iso=int(iso) if iso else None,
            gwno=int(gwno) if gwno else None,
            ucdp_name=name or None,
            acled_region=region or None,
        )
    return table


def codes_of(alpha3: str | None) -> Codes:
    """Return the codes of a country, empty ones for None and for a country that is not in the list."""
    return _countries().get(alpha3 or "", NO_CODES)


def english(alpha3: str | None) -> str | None:
    """Return the English name of a country, None for None and for a code that is not known."""
    try:
        return country_name(alpha3, "en") if alpha3 is not None else None
    except WorldDataError:
        return None


def ucdp_country(alpha3: str | None) -> str | None:
    """Return what UCDP calls a country."""
    return codes_of(alpha3).ucdp_name or english(alpha3)


def ucdp_region(alpha3: str | None) -> str | None:
    """Return UCDP's region of a country, None where its number is not known."""
    number = codes_of(alpha3).gwno
    return None if number is None else next((name for low, high, name in REGIONS if low <= number <= high), None)


def group_name(actor: Actor) -> str:
    """Return the English name of an armed group, or what the reports call it."""
    entry = entry_of(actor)
    names = names_in("en").get(entry.id, ()) if entry is not None else ()
    return names[0] if names else (entry.name if entry is not None else actor.name or actor.as_written)


@cache
def _place_names() -> dict[str, str]:
    return {called: name for name, called in rows("place_names_en.tsv", columns=2)}


def place_name(place: Place) -> str:
    """Return the English name of a place where one is known, else the gazetteer's."""
    whole = english(place.country) if place.precision == 6 else None
    return whole or _place_names().get(place.name, place.name)


def state_of(actor: Actor) -> str | None:
    """Return the country whose state `actor` is or fights for, None for others."""
    key = side(actor).key or ""
    return key.removeprefix("state:") if key.startswith("state:") else None


def number_of(event: str) -> int:
    """Return a whole number for the id of an event, always the same and below 2**53, which R and Excel keep."""
    return int(sha256(event.encode()).hexdigest()[:13], 16)
