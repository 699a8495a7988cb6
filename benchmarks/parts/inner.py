"""The dates that stand inside a bound or a part ("March" in "since March"), which TimeBank marks by themselves."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from belegg.model.parts import Moment
from benchmarks.parts.tallies import Stretch

Read = Callable[[str], Sequence[Moment]]
BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|from|to|through|between|and|earlier|early|later|late|so far|ahead of"
    r"|(?:the |its )?(?:end|beginning|start|middle) of|at|in|on)\b|\bmid-?|[-–—]",
    re.IGNORECASE,
)
YEAR = 365


def inner(moment: Moment, text: str, read: Read) -> Iterator[tuple[Stretch, tuple[date, date]]]:
    """Yield the dates that the words of a moment name inside its bounds, each with where it stands."""
    if moment.period is None:
        return
    words, at = text[moment.start : moment.end], 0
    for cutting in (*BOUND.finditer(words), None):
        piece = words[at : cutting.start() if cutting is not None else len(words)]
        start, at = moment.start + at, cutting.end() if cutting is not None else at
        if len(piece) == len(words) or not piece.strip():
            continue
        for told in read(piece) or read(f"in {piece}"):
            low, high = (told.period.start, told.period.end) if told.period is not None else (None, None)
            if low is not None and high is not None:
                for days in _at_edge((low, high), moment.period.start, moment.period.end):
                    yield (start, start + len(piece)), days


def _at_edge(named: tuple[date, date], low: date | None, high: date | None) -> Iterator[tuple[date, date]]:
    """Yield the date of the size and name of `named` that the interval begins or ends with, borders on, or lies in."""
    one = timedelta(days=1)
    for shift in (0, 1, -1, 2, -2):
        days = _years_on(named, shift) if named[1] - named[0] < timedelta(days=YEAR - 1) or shift == 0 else None
        if days is None:
            continue
        inside = low is not None and high is not None and days[0] <= low and high <= days[1]
        if days[0] == low or days[1] == high or inside or days[0] - one == high or days[1] + one == low:
            yield days
            return


def _years_on(days: tuple[date, date], years: int) -> tuple[date, date] | None:
    try:
        return days[0].replace(year=days[0].year + years), days[1].replace(year=days[1].year + years)
    except ValueError:
        return None
