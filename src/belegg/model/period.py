"""A period: when, as an interval of days that is never narrower than the words allow."""

from datetime import date
from typing import Literal

import msgspec

from belegg.model.errors import InvalidValueError

TimePrecision = Literal["day", "week", "month", "season", "year", "longer"]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The days `start` to `end`, both included; None where the interval is open."""

    start: date | None
    end: date | None
    as_written: str
    precision: TimePrecision

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise InvalidValueError(f"period '{self.as_written}' ends ({self.end}) before it starts ({self.start})")
