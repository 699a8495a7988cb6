"""Write places and days as the templates of MUC-4 have them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from belegg.analyse.sentences import analyse
from belegg.extract.places.find import find as find_places
from belegg.model.parts import Location
from belegg.read.document import read_bytes
from benchmarks.muc4.corpus import MONTHS

_SIDES = "DOWNTOWN|NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL|GREATER"
_PARTS = re.compile(rf"^(?:(?:{_SIDES}) )+|, .*$| (?:NEIGHBORHOOD|CITY|DEPARTMENT|PROVINCE)$")
COUNTRIES = {
    "SLV": "EL SALVADOR", "GTM": "GUATEMALA", "HND": "HONDURAS", "ARG": "ARGENTINA", "BOL": "BOLIVIA", "CHL": "CHILE",
    "COL": "COLOMBIA", "ECU": "ECUADOR", "PER": "PERU", "NIC": "NICARAGUA", "PAN": "PANAMA", "VEN": "VENEZUELA",
    "BRA": "BRAZIL", "PRY": "PARAGUAY", "URY": "URUGUAY", "MEX": "MEXICO", "CRI": "COSTA RICA", "CUB": "CUBA",
    "USA": "UNITED STATES", "ESP": "SPAIN", "ISR": "ISRAEL", "DEU": "WEST GERMANY", "FRA": "FRANCE", "ITA": "ITALY",
    "JPN": "JAPAN", "HTI": "HAITI", "PHL": "PHILIPPINES", "GBR": "UNITED KINGDOM", "LBN": "LEBANON",
}  # fmt: skip


def day(when: date) -> str:
    """Return a day as the templates write it."""
    return f"{when.day:02d} {MONTHS[when.month - 1]} {when.year % 100:02d}"


@cache
def dateline(place: str) -> tuple[Location, ...]:
    """Return the place of a dateline as the program reads it."""
    text = f"SOLDIERS WERE KILLED IN {place}.".encode()
    sentences = analyse(read_bytes(text, name="dateline", media_type="text/plain"), "en")
    return tuple(find_places(sentences, language="en")[:1])


def location(one: Location, named: Iterable[str], home: str | None) -> str | None:
    """Return a place as the templates write it, None for a country that they do not know."""
    place = one.place
    country = COUNTRIES.get(place.country or home or "")
    if country is None:
        return None
    if place.precision == 6:
        return country
    name = " ".join(place.as_written.upper().split()) if one.resolved_from is None else place.name.upper()
    name = _PARTS.sub("", name)
    if place.precision == 4:
        return f"{country}: {name} (DEPARTMENT)"
    within = (place.admin1 or "").upper()
    return (
        f"{country}: {within} (DEPARTMENT): {name} (CITY)"
        if within in named and within != name
        else f"{country}: {name} (CITY)"
    )
