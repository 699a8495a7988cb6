"""Scales of charts: where a day or a number stands, and which of them are written at the axis."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10

import msgspec

from belegg.show.report.days import short_day
from belegg.show.report.words import Words

STEPS = (1, 2, 5, 10)
TICKS = 4
DIGIT = 7.2


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A mark at an axis: where it stands, in units of the drawing, and what is written there."""

    at: float
    text: str


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """An axis of numbers from 0 to `top`, drawn upwards from `bottom` to `ceiling`."""

    top: float
    bottom: float
    ceiling: float

    def at(self, value: float) -> float:
        """Return where `value` stands."""
        return round(self.bottom - (self.bottom - self.ceiling) * value / self.top, 2)


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """An axis of days from `first` to `last`, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where `day` stands."""
        width = max((self.last - self.first).days, 1)
        inside = min(max((day - self.first).days, 0), width)
        return round(self.left + (self.right - self.left) * inside / width, 2)


def numbers(values: Sequence[float], *, bottom: float, ceiling: float) -> Numbers:
    """Return the axis that holds `values`, its top a round number."""
    most = max([*values, 1.0])
    step = round_step(most)
    return Numbers(top=step * ceil(most / step), bottom=bottom, ceiling=ceiling)


def round_step(most: float) -> float:
    """Return the step of 1, 2 or 5 times a power of ten that parts 0 to `most` into at most TICKS; at least 1."""
    rough = most / TICKS
    power = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    return max(1.0, next(step * power for step in STEPS if step * power >= rough - 1e-9))


def number_ticks(axis: Numbers, words: Words) -> tuple[Tick, ...]:
    """Return the marks of an axis of numbers."""
    step = round_step(axis.top)
    count = int(axis.top / step + 0.5)
    return tuple(Tick(at=axis.at(step * at), text=words.number(step * at)) for at in range(count + 1))


def day_ticks(axis: Days, days: Sequence[date], words: Words) -> tuple[Tick, ...]:
    """Return the marks of an axis of days: those given as long as they are few and stand apart, else days at even
    steps."""
    given = sorted({day for day in days if axis.first <= day <= axis.last})
    if len(given) <= TICKS and _apart(axis, given):
        chosen = given
    else:
        width = (axis.last - axis.first).days
        step = max(ceil(width / (TICKS - 1)), 1)
        chosen = [axis.first + timedelta(days=at) for at in range(0, width + 1, step)]
    return tuple(Tick(at=axis.at(day), text=_tick(axis, day, words)) for day in chosen)


def margin(ticks: Sequence[Tick]) -> float:
    """Return how much room the numbers of an axis need to its left."""
    return round(12 + DIGIT * max([len(tick.text) for tick in ticks] or [1]), 1)


def _apart(axis: Days, days: Sequence[date]) -> bool:
    least = (axis.right - axis.left) / (TICKS + 1)
    return all(axis.at(b) - axis.at(a) >= least for a, b in pairwise(days))


def _tick(axis: Days, day: date, words: Words) -> str:
    if (axis.last - axis.first).days > 700:
        return str(day.year)
    return short_day(day, words)
