"""Write places and days as the templates of MUC-4 have them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from belegg.analyse.sentences import analyse
from belegg.extract.places.find import find as find_places
from belegg.model.parts import Location
from belegg.read.document import read_bytes
from benchmarks.muc4.corpus import MONTHS

_SIDES = "(?:NORTH|SOUTH|EAST|WEST)+(?:ERN)?|DOWNTOWN|CENTRAL|GREATER|(?:CENTER|PART|OUTSKIRTS|SUBURB|CITY|PORT) OF"
_PARTS = re.compile(rf"^(?:THE )?(?:(?:{_SIDES}) )+(?=\w)|, .*$| (?:NEIGHBORHOOD|CITY|DEPARTMENT|PROVINCE|DISTRICT)$")
COUNTRIES = {
    "SLV": "EL SALVADOR", "GTM": "GUATEMALA", "HND": "HONDURAS", "ARG": "ARGENTINA", "BOL": "BOLIVIA", "CHL": "CHILE",
    "COL": "COLOMBIA", "ECU": "ECUADOR", "PER": "PERU", "NIC": "NICARAGUA", "PAN": "PANAMA", "VEN": "VENEZUELA",
    "BRA": "BRAZIL", "PRY": "PARAGUAY", "URY": "URUGUAY", "MEX": "MEXICO", "CRI": "COSTA RICA", "CUB": "CUBA",
    "USA": "UNITED STATES", "ESP": "SPAIN", "ISR": "ISRAEL", "DEU": "WEST GERMANY", "FRA": "FRANCE", "ITA": "ITALY",
    "JPN": "JAPAN", "HTI": "HAITI", "PHL": "PHILIPPINES", "GBR": "UNITED KINGDOM", "LBN": "LEBANON",
}  # fmt: skip
COUNTRY = 6
"""The precision of a whole country."""
DERIVED = "derived"
"""What is said of a place or day that is not told in so many words."""


class Spot(NamedTuple):
    """A place or a day that an incident may have, as the template writes it."""

    sentence: int
    written: str
    features: frozenset[str]


def day(when: date) -> str:
    """Return a day as the templates write it."""
    return f"{when.day:02d} {MONTHS[when.month - 1]} {when.year % 100:02d}"


@cache
def dateline(place: str) -> tuple[Location, ...]:
    """Return the place of a dateline as the program reads it."""
    text = f"SOLDIERS WERE KILLED IN {place}.".encode()
    sentences = analyse(read_bytes(text, name="dateline", media_type="text/plain"), "en")
    return tuple(find_places(sentences, language="en")[:1])


def location(one: Location, named: Iterable[str], country: str | None, behind: str = "") -> str | None:
    """Return a place in `country` as the templates write it, None for a country that they do not know. `behind` is the
    word that follows: "Guatemala City" is no country."""
    place = one.place
    whole = COUNTRIES.get(country or "")
    if whole is None:
        return None
    if place.precision == COUNTRY:
        return f"{whole}: {whole} CITY (CITY)" if behind == "CITY" else whole
    name = " ".join(place.as_written.upper().split()) if one.resolved_from is None else place.name.upper()
    if name in COUNTRIES.values():
        return None
    name = _PARTS.sub("", name) if name != f"{whole} CITY" else name
    if place.precision == 4:
        return f"{whole}: {name} (DEPARTMENT)"
    within = (place.admin1 or "").upper() if place.country == country else ""
    return (
        f"{whole}: {within} (DEPARTMENT): {name} (CITY)"
        if within in named and within != name
        else f"{whole}: {name} (CITY)"
    )
