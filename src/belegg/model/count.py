"""A count: how many, between which bounds, and in which words."""

from typing import Literal

import msgspec

from belegg.model.errors import InvalidValueError

Number = int | float
Unit = Literal["person", "household", "vehicle", "item", "share", "place"]
Quantifier = Literal["exact", "about", "nearly", "at_least", "more_than", "at_most", "less_than", "between", "vague"]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many: `low` to `high`, both included.

    `low` None is unknown, `high` None open upwards, `best` None where the words give no best
    figure. Whole numbers, but for `unit` "share", which is 0 to 1. `as_written` is the words that
    give the number, with their quantifier. `imputed` marks words without a number (rule R7).
    """

    low: Number | None
    best: Number | None
    high: Number | None
    unit: Unit | None
    as_written: str
    quantifier: Quantifier
    imputed: bool = False

    def __post_init__(self) -> None:
        known = [bound for bound in (self.low, self.best, self.high) if bound is not None]
        if known != sorted(known):
            raise InvalidValueError(
                f"count '{self.as_written}' has bounds out of order: {self.low}, {self.best}, {self.high}"
            )
        if known and known[0] < 0:
            raise InvalidValueError(f"count '{self.as_written}' is below nought")
