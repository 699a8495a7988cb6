"""Tolls over time: a line for each origin by the day of its report, its spread as a band, its revisions marked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from belegg.model.count import Count, Number
from belegg.model.event import Event, Toll
from belegg.show.report.days import day_words, period_words
from belegg.show.report.figures import span, written
from belegg.show.report.names import group_words, headline, mode_words, place_words
from belegg.show.report.overview import by_weight
from belegg.show.report.scales import Days, Numbers, Tick, day_ticks, margin, number_ticks, numbers
from belegg.show.report.sources import Ref, Sources, row_anchor

RIGHT, TOP, BOTTOM = 350.0, 10.0, 150.0
MOST = 24
LINES = 7
"""So many ways there are to tell lines apart; further origins share the last."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """What an origin said on a day: where it is drawn, in words, and whether it changed what the origin had said."""

    x: float
    y: float
    day: str
    text: str
    revised: bool
    refs: tuple[Ref, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One origin's figures. `path` steps from point to point, `band` is the outline of its spread ("" where there is
    none)."""

    name: str
    style: int
    path: str
    band: str
    points: tuple[Point, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing of one figure, with what it is told in words."""

    anchor: str
    back: str
    title: str
    description: str
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    left: float


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The charts, new figures apart from totals and stocks (rule R12)."""

    new: tuple[Chart, ...]
    cumulative: tuple[Chart, ...]
    stock: tuple[Chart, ...]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One claim's count on the day of its report."""

    day: date
    count: Count
    ref: Ref


def timeline(sources: Sources) -> Timeline:
    """Return the charts of all figures given on more than one day, the weightiest first."""
    charts: dict[str, list[Chart]] = defaultdict(list)
    for event in by_weight(sources.picture.events):
        for toll in event.tolls:
            measure = toll.measure or "new"
            if len(charts[measure]) < MOST and (chart := _chart(event, toll, sources)) is not None:
                charts[measure].append(chart)
    return Timeline(new=tuple(charts["new"]), cumulative=tuple(charts["cumulative"]), stock=tuple(charts["stock"]))


def _chart(event: Event, toll: Toll, sources: Sources) -> Chart | None:
    given = _given(event, toll, sources)
    days = sorted({one.day for told in given.values() for one in told})
    if len(days) < 2:
        return None
    values = [float(b) for told in given.values() for one in told for b in _bounds(one.count) if b is not None]
    up = numbers(values, bottom=BOTTOM, ceiling=TOP)
    ticks = number_ticks(up, sources.words)
    across = Days(first=days[0], last=days[-1], left=margin(ticks), right=RIGHT)
    lines = tuple(
        _line(name, style, told, across, up, toll, sources) for style, (name, told) in enumerate(given.items())
    )
    title = _title(event, toll, sources)
    words = sources.words
    told = " ".join(f"{line.name}: {'; '.join(f'{p.day} {p.text}' for p in line.points)}." for line in lines)
    return Chart(
        anchor=f"g-{row_anchor(event, toll)}",
        back=row_anchor(event, toll),
        title=title,
        description=words("timeline.desc", what=title, lines=told),
        lines=lines,
        across=day_ticks(across, days, words),
        up=ticks,
        left=across.left,
    )


def _title(event: Event, toll: Toll, sources: Sources) -> str:
    words = sources.words
    effect = mode_words(event.kind, toll.effect, words)
    what = effect[:1].upper() + effect[1:]
    if toll.who is not None or toll.unit != "person":
        what = f"{group_words(toll, words)}, {effect}"
    where = ", ".join(part for part in (_attack(event, sources), place_words(event.place, words)) if part)
    return " · ".join(part for part in (what, where, period_words(event.time, words)) if part)


def _attack(event: Event, sources: Sources) -> str:
    return headline(event, sources.words) if event.kind == "attack" else ""


def _given(event: Event, toll: Toll, sources: Sources) -> dict[str, list[Given]]:
    """Return each origin's counts by day, one a day: the last that stands in the reports of that day."""
    found: dict[str, dict[date, Given]] = defaultdict(dict)
    names: dict[str, str] = {}
    claims = dict.fromkeys((*(name for version in toll.versions for name in version.claims), *toll.claims))
    for ref in sources.refs_of(tuple(claims)):
        voice, day, count = (
            sources.voices.get((event.id, ref.claim.id)),
            sources.day(ref.claim.document),
            ref.claim.count,
        )
        if voice is None or day is None or count is None or _value(count) is None:
            continue
        names[voice.key] = voice.name
        found[voice.key][day] = Given(day=day, count=count, ref=ref)
    return {names[key]: [told[day] for day in sorted(told)] for key, told in found.items()}


def _value(count: Count) -> Number | None:
    return next((b for b in (count.best, count.low, count.high) if b is not None), None)


def _bounds(count: Count) -> tuple[Number | None, ...]:
    return count.low, count.best, count.high


def _line(
    name: str, style: int, told: Sequence[Given], across: Days, up: Numbers, toll: Toll, sources: Sources
) -> Line:
    points = []
    for at, one in enumerate(told):
        value = _value(one.count)
        before = _value(told[at - 1].count) if at else value
        points.append(
            Point(
                x=across.at(one.day),
                y=up.at(float(value or 0)),
                day=day_words(one.day, sources.words),
                text=_told(one.count, toll, sources),
                revised=before != value,
                refs=(one.ref,),
            )
        )
    return Line(
        name=name,
        style=min(style, LINES - 1) + 1,
        path=_path(points),
        band=_band(told, across, up),
        points=tuple(points),
    )


def _told(count: Count, toll: Toll, sources: Sources) -> str:
    shown = span(count.low, count.high, toll.unit, sources.words)
    if count.best is not None and count.low != count.high:
        return f"{written(count.best, toll.unit, sources.words)} ({shown})"
    return shown


def _path(points: Sequence[Point]) -> str:
    steps = [f"M{points[0].x} {points[0].y}"]
    steps += [f"H{point.x}V{point.y}" for point in points[1:]]
    return "".join([*steps, f"H{RIGHT}"])


def _band(told: Sequence[Given], across: Days, up: Numbers) -> str:
    """Return the outline of the spread, stepping like the line; an open bound stays with the value."""
    edges = [(across.at(one.day), *_edges(one.count, up)) for one in told]
    if all(low == high for _, low, high in edges):
        return ""
    ends = [edge[0] for edge in edges[1:]] + [RIGHT]
    over = "".join(f"L{x} {high}H{end}" for (x, _, high), end in zip(edges, ends, strict=True))
    under = "".join(f"L{end} {low}H{x}" for (x, low, _), end in reversed(list(zip(edges, ends, strict=True))))
    return f"M{over[1:]}{under}Z"


def _edges(count: Count, up: Numbers) -> tuple[float, float]:
    value = float(_value(count) or 0)
    return up.at(float(count.low if count.low is not None else value)), up.at(
        float(count.high if count.high is not None else value)
    )
