"""The map of the report: what happened where, how surely and how precisely, with a table for who cannot see it."""

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from belegg.show.report.map.frame import HEIGHT, WIDTH, Frame, frame
from belegg.show.report.map.labels import Label, labels
from belegg.show.report.map.land import Land, land
from belegg.show.report.map.marks import Mark, One, apart, days, mark, one
from belegg.show.report.map.spots import Spot, boxes, inside, spots
from belegg.show.report.sources import SHAPES, Sources
from belegg.show.report.templating import template
from belegg.show.report.words import Words

KILOMETRES = 111.2
"""Of a degree of latitude."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the table, with its events, whether it is drawn, and its point as it is written ("" for none)."""

    spot: Spot
    drawn: bool
    point: str
    events: tuple[One, ...]


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The map: its land, marks, names, who holds what by the id of the event that tells it, notes, and the places that
    are not drawn on it."""

    land: Land
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    holders: dict[str, Label]
    table: tuple[Line, ...]
    beside: tuple[Line, ...]
    notes: tuple[str, ...]
    days: tuple[str, str] | None
    undated: int
    scale: tuple[float, int]
    groups: tuple[tuple[str, str], ...]
    layers: tuple[str, ...]


def map_section(sources: Sources) -> Markup:
    """Return the map of a picture with its table, the table alone where no event has a place that could be drawn."""
    found = spots(sources)
    around = boxes(found)
    drawing = _drawing(found, frame(around), sources) if around else None
    table = drawing.table if drawing is not None else _table(found, (), sources)
    told = {"words": sources.words, "w": WIDTH, "h": HEIGHT, "drawing": drawing, "table": table}
    return Markup(template("drawing.html").render(told))


def _drawing(found: tuple[Spot, ...], seen: Frame, sources: Sources) -> Drawing:
    words = sources.words
    drawn = [spot for spot in found if inside(spot, seen)]
    marks = apart([mark(spot, seen, sources) for spot in drawn])
    ground = land(seen)
    table = _table(found, drawn, sources)
    events = [event for line in table for event in line.events]
    span = days(events)
    named = [(at.spot.name, *at.spot.point, at.reach) for at in marks if at.spot.point is not None]
    areas = [(at.spot.name, at.x, at.y, 0.0) for at in marks if at.outline]
    held = [line for at in marks if not at.outline for line in at.held]
    named_at = labels(seen, named, areas, words, held)
    told = {event.group for at in marks for event in at.events}
    return Drawing(
        land=ground,
        marks=tuple(sorted(marks, key=_room)),
        labels=tuple(name for name in named_at if not name.of),
        holders={name.of: name for name in named_at if name.of},
        table=table,
        beside=tuple(line for line in table if not line.drawn),
        notes=tuple(dispute.note[words.language] for dispute in ground.disputes),
        days=(span[0].isoformat(), span[1].isoformat()) if span is not None else None,
        undated=sum(not event.first for event in events),
        scale=_scale(seen),
        groups=tuple((group, shape) for group, shape in SHAPES.items() if group in told),
        layers=tuple(sorted({layer for at in marks for event in at.control for layer in event.layers}, reverse=True)),
    )


def _table(found: Sequence[Spot], drawn: Sequence[Spot], sources: Sources) -> tuple[Line, ...]:
    return tuple(
        Line(spot=spot, drawn=spot in drawn, point=_point(spot, sources.words), events=_ones(spot, sources))
        for spot in found
    )


def _point(spot: Spot, words: Words) -> str:
    """Return latitude and longitude of a place as they are written, "" where it has no point or is an area."""
    degrees = reversed(spot.point) if spot.point is not None else ()
    return " ".join(f"{value:.3f}".replace(".", words.decimal) for value in degrees)


def _ones(spot: Spot, sources: Sources) -> tuple[One, ...]:
    return tuple(one(event, sources) for event in spot.events)


def _room(at: Mark) -> tuple[bool, float]:
    """Return what puts areas under points, and large marks under small ones."""
    return not at.outline, -at.size


def _scale(seen: Frame) -> tuple[float, int]:
    """Return a round number of kilometres, and how long it is in the drawing, at most a quarter of it."""
    unit = seen.up / KILOMETRES
    whole = max((step for step in STEPS if step * unit <= WIDTH / 4), default=STEPS[0])
    return round(whole * unit, 1), whole
