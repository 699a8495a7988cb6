"""When a claim's time is, as merging sees it: days as numbers, how wide, and how two times lie."""

from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from belegg.model.period import Period

Relation = Literal["same", "overlap", "inside", "next", "apart", "unknown"]
LONG = 45


class Spell(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A stretch of days as ordinals, both included; an open end is None. `told` is False where only the report's own
    date speaks for it, `firm` where it rests on no words of the claim's own (see `guessed`)."""

    start: int | None
    end: int | None
    told: bool = True
    firm: bool = True

    @property
    def width(self) -> int | None:
        """The number of days, or None where an end is open."""
        return None if self.start is None or self.end is None else self.end - self.start + 1


@lru_cache(maxsize=65_536)
def spell(period: Period | None) -> Spell | None:
    """Return a period as a spell, None for none or for one open at both ends."""
    if period is None or (period.start is None and period.end is None):
        return None
    return Spell(
        start=period.start.toordinal() if period.start else None, end=period.end.toordinal() if period.end else None
    )


def day(ordinal: int) -> date:
    """Return the day of an ordinal."""
    return date.fromordinal(ordinal)


def relation(one: Spell | None, other: Spell | None) -> Relation:
    """Return how two times lie: the same days, days in common, one a wide span around the other, days that touch, or
    apart."""
    if one is None or other is None:
        return "unknown"
    gap = gap_between(one, other)
    if gap > 1:
        return "apart"
    if gap == 1:
        return "next"
    wide = max(one.width or LONG, other.width or LONG)
    narrow = min(one.width or LONG, other.width or LONG)
    if wide <= 2:
        return "same"
    if (one.start, one.end) == (other.start, other.end):
        return "same" if wide <= 8 else "overlap"
    return "inside" if wide > 3 * narrow or wide > 4 else "overlap"


def gap_between(one: Spell, other: Spell) -> int:
    """Return how many days lie from the end of one to the start of the other: 0 where they overlap, 1 where they
    touch."""
    first = (other.start - one.end) if other.start is not None and one.end is not None else 0
    second = (one.start - other.end) if one.start is not None and other.end is not None else 0
    return max(first, second, 0)
