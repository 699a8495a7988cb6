"""A place: where, as written and as the gazetteer knows it, with a precision class always (rule R16)."""

import msgspec

from belegg.model.errors import InvalidValueError


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where. `country` is alpha-3; `precision` is UCDP's class: 1 exact place, 2 near or part of a
    place, 3 second-order division, 4 first-order division, 5 other area or line, 6 country, 7 sea or
    air. `latitude` and `longitude` are None where the gazetteer has no point for it."""

    name: str
    as_written: str
    country: str | None
    admin1: str | None
    id: str | None
    latitude: float | None
    longitude: float | None
    precision: int

    def __post_init__(self) -> None:
        if not 1 <= self.precision <= 7:
            raise InvalidValueError(f"place '{self.as_written}' has precision {self.precision}, not 1 to 7")
