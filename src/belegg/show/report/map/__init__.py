"""The map of the report: what happened where, how surely and how precisely, with a table for who cannot see it."""

from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from belegg.model.picture import Picture
from belegg.show.report.map.frame import HEIGHT, WIDTH, Frame, frame
from belegg.show.report.map.labels import Label, labels
from belegg.show.report.map.land import Land, land
from belegg.show.report.map.marks import Mark, One, apart, days, mark, one
from belegg.show.report.map.spots import Spot, boxes, inside, spots
from belegg.show.report.sources import SHAPES, Sources, laid_out
from belegg.show.report.words import Words

KILOMETRES = 111.2
"""Of a degree of latitude."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the table, with its events; `how` is the id of the words that say how it is drawn."""

    spot: Spot
    drawn: bool
    events: tuple[One, ...]


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The map: its land, marks, names and notes, and the places that are not drawn on it."""

    land: Land
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    table: tuple[Line, ...]
    beside: tuple[Line, ...]
    notes: tuple[str, ...]
    days: tuple[str, str] | None
    undated: int
    scale: tuple[float, int]
    groups: tuple[tuple[str, str], ...]
    layers: tuple[str, ...]


def map_section(picture: Picture, words: Words) -> Markup | None:
    """Return the map of a picture with its table; None where no event has a place that could be drawn."""
    sources = laid_out(picture, words)
    found = spots(sources)
    around = boxes(found)
    if not around:
        return None
    return Markup(_template().render(words=words, drawing=_drawing(found, frame(around), sources), w=WIDTH, h=HEIGHT))


def _drawing(found: tuple[Spot, ...], seen: Frame, sources: Sources) -> Drawing:
    words = sources.words
    drawn = [spot for spot in found if inside(spot, seen)]
    marks = apart([mark(spot, seen, sources) for spot in drawn])
    ground = land(seen)
    table = [Line(spot=spot, drawn=spot in drawn, events=_ones(spot, sources)) for spot in found]
    events = [event for line in table for event in line.events]
    span = days(events)
    named = [(at.spot.name, *at.spot.point, at.reach) for at in marks if at.spot.point is not None]
    areas = [(at.spot.name, at.x, at.y, 0.0) for at in marks if at.outline]
    told = {event.group for at in marks for event in at.events}
    return Drawing(
        land=ground,
        marks=tuple(sorted(marks, key=_room)),
        labels=labels(seen, named, areas, words),
        table=tuple(table),
        beside=tuple(line for line in table if not line.drawn),
        notes=tuple(dispute.note[words.language] for dispute in ground.disputes),
        days=(span[0].isoformat(), span[1].isoformat()) if span is not None else None,
        undated=sum(not event.first for event in events),
        scale=_scale(seen),
        groups=tuple((group, shape) for group, shape in SHAPES.items() if group in told),
        layers=tuple(sorted({layer for at in marks for event in at.control for layer in event.layers}, reverse=True)),
    )


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


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("belegg.show.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("drawing.html")
