"""Write events as GeoJSON: a point where the place is one, no geometry where it is an area (rule R16)."""

from typing import TextIO

from belegg.model.event import Event
from belegg.show.cli.output import json_lines
from belegg.show.export import tables
from belegg.show.export.batches import Material
from belegg.show.export.deaths import deaths
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How

POINTS = (1, 2)
"""The classes of precision whose places are drawn as points."""
AREA = (
    "the place is an area or a stretch of sea: it is not drawn as a point (R16); latitude and longitude lie within it"
)
NOWHERE = "no report tells a place that has a position"


def write(material: Material, out: TextIO, _how: How) -> Losses:
    """Write a collection with a feature for each event; `tolls` has its rows of figures as records."""
    losses = Losses()
    out.write('{"type":"FeatureCollection","features":[\n')
    first = True
    for batch in material.batches():
        for event in batch.events:
            out.write(("" if first else ",\n") + json_lines([feature(event, losses)]).rstrip("\n"))
            first = False
            losses.events += 1
            losses.written += 1
    out.write("\n]}\n")
    losses.always("claims", "a feature has the ids of its claims; --format jsonl --table claims gives the records")
    return losses


def feature(event: Event, losses: Losses) -> dict[str, object]:
    """Return an event as a feature; notes in `losses` what has no geometry."""
    spot = point(event, losses)
    geometry = None if spot is None else {"type": "Point", "coordinates": spot}
    properties: dict[str, object] = {column.name: column.of(event) for column in tables.EVENTS}
    properties |= dead(event)
    properties["tolls"] = event.tolls
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}


def point(event: Event, losses: Losses) -> tuple[float, float] | None:
    """Return longitude and latitude of an event at a point, None for one in an area or nowhere known."""
    place = event.place
    if place is None or place.latitude is None or place.longitude is None:
        losses.add("geometry", NOWHERE)
        return None
    if place.precision not in POINTS:
        losses.add("geometry", AREA)
        return None
    return place.longitude, place.latitude


def dead(event: Event) -> dict[str, object]:
    """Return the dead of an event, as numbers to draw by; None where no number is told, or the bound is open."""
    found = deaths(event)
    if found is None:
        return {"killed_low": None, "killed_best": None, "killed_high": None}
    high = None if found.open else found.high
    return {"killed_low": found.low, "killed_best": found.best, "killed_high": high}
