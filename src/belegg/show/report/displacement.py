"""Displacement: stocks by their day, flows by their window, in panes that never share a scale (rule R13)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from belegg.model.event import Event, Toll
from belegg.model.period import Period
from belegg.show.report.days import iso, period_words
from belegg.show.report.figures import Row, event_anchor, row, scale, size
from belegg.show.report.names import place_words
from belegg.show.report.scales import Days, Tick, day_ticks, margin, number_ticks, numbers
from belegg.show.report.sources import Sources

LEFT, RIGHT, INSET = 28.0, 350.0, 8.0
LINE = 22.0
TOP, BOTTOM = 12.0, 150.0


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A stock on its day: where it is drawn, with the ends of its range (None: the same as itself), and its number."""

    number: int
    x: float
    y: float
    low: float
    high: float


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A flow's window as a bar; an open end runs to the edge."""

    number: int
    start: float
    end: float
    y: float
    open_start: bool
    open_end: bool


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of displacement as a row of its table."""

    number: int
    row: Row
    event: str
    place: str
    what: str
    time: str
    iso: str


class Pane(msgspec.Struct, frozen=True, kw_only=True):
    """A pane: its rows, and what of it can be drawn."""

    moves: tuple[Move, ...]
    dots: tuple[Dot, ...] = ()
    windows: tuple[Window, ...] = ()
    across: tuple[Tick, ...] = ()
    up: tuple[Tick, ...] = ()
    height: float = 0.0
    left: float = LEFT


class Displacement(msgspec.Struct, frozen=True, kw_only=True):
    """The two panes; `households` says that some figures count households."""

    stock: Pane
    flow: Pane
    households: bool


def displacement(sources: Sources) -> Displacement:
    """Return the figures of displacement of a picture."""
    pairs = [
        (event, toll)
        for event in sources.picture.events
        if event.kind == "displacement"
        for toll in event.tolls
        if size(toll) is not None
    ]
    pairs.sort(key=lambda pair: (_last(pair) or date.max, -(size(pair[1]) or 0)))
    stock = [pair for pair in pairs if pair[1].measure == "stock"]
    flow = [pair for pair in pairs if pair[1].measure != "stock"]
    return Displacement(
        stock=_stocks(stock, sources),
        flow=_flows(flow, sources),
        households=any(toll.unit == "household" for _, toll in pairs),
    )


def _time(pair: tuple[Event, Toll]) -> Period | None:
    return pair[1].time or pair[0].time


def _last(pair: tuple[Event, Toll]) -> date | None:
    time = _time(pair)
    return (time.end or time.start) if time is not None else None


def _moves(pairs: Sequence[tuple[Event, Toll]], sources: Sources) -> tuple[Move, ...]:
    words = sources.words
    result = []
    for number, (event, toll) in enumerate(pairs, start=1):
        top = scale(other for _, other in pairs if other.unit == toll.unit)
        shown = row(event, toll, sources, top=top)
        time = _time((event, toll))
        result.append(
            Move(
                number=number,
                row=shown,
                event=event_anchor(event),
                place=place_words(event.place, words) or words("page.unknown"),
                what=shown.effect,
                time=period_words(time, words) or words("displacement.open_window"),
                iso=iso(time),
            )
        )
    return tuple(result)


def _stocks(pairs: Sequence[tuple[Event, Toll]], sources: Sources) -> Pane:
    moves = _moves(pairs, sources)
    drawn = [(at, pair, day) for at, pair in enumerate(pairs, start=1) if (day := _last(pair)) is not None]
    drawn = [one for one in drawn if one[1][1].unit == "person"]
    days = sorted({day for _, _, day in drawn})
    if len(days) < 2:
        return Pane(moves=moves)
    up = numbers([scale([toll]) for _, (_, toll), _ in drawn], bottom=BOTTOM, ceiling=TOP)
    ticks = number_ticks(up, sources.words)
    left = margin(ticks)
    across = Days(first=days[0], last=days[-1], left=left + INSET, right=RIGHT - INSET)
    dots = []
    for at, (_, toll), day in drawn:
        value = float(size(toll) or 0)
        low, high = (float(b) if b is not None else value for b in (toll.low, toll.high))
        dots.append(Dot(number=at, x=across.at(day), y=up.at(value), low=up.at(low), high=up.at(high)))
    return Pane(
        moves=moves,
        dots=tuple(dots),
        across=day_ticks(across, days, sources.words),
        up=ticks,
        left=left,
        height=BOTTOM + 26,
    )


def _flows(pairs: Sequence[tuple[Event, Toll]], sources: Sources) -> Pane:
    moves = _moves(pairs, sources)
    times = [(at, time) for at, pair in enumerate(pairs, start=1) if (time := _time(pair)) is not None]
    days = sorted({day for _, time in times for day in (time.start, time.end) if day is not None})
    if len(days) < 2:
        return Pane(moves=moves)
    across = Days(first=days[0], last=days[-1], left=LEFT, right=RIGHT)
    windows = tuple(
        Window(
            number=at,
            start=across.at(time.start) if time.start is not None else LEFT,
            end=across.at(time.end) if time.end is not None else RIGHT,
            y=8 + LINE * index,
            open_start=time.start is None,
            open_end=time.end is None,
        )
        for index, (at, time) in enumerate(times)
    )
    return Pane(
        moves=moves, windows=windows, across=day_ticks(across, days, sources.words), height=8 + LINE * len(windows) + 24
    )
