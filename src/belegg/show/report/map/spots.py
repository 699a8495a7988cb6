"""Where events are drawn: at a point, as an area, or beside the map; never at a point that no report gives (R16)."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from belegg.model.event import Event
from belegg.model.place import Place
from belegg.show.report.map.frame import Frame
from belegg.show.report.names import clean, country_words
from belegg.show.report.overview import by_weight
from belegg.show.report.sources import Sources
from belegg.world.boundaries import Box, Division, area_of, around, country_box, division_of

How = Literal["point", "near", "area", "beside"]
SPOKEN = ("agreement", "talks", "statement", "relation")
"""Kinds whose place is where people spoke: they do not say where the region is."""
POINT, NEAR, DIVISION, AREA, COUNTRY = 1, 2, 4, 5, 6


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its events, the weightiest first. `how` says how it is drawn; `point` is longitude and latitude,
    None but for "point" and "near"; `divisions` are what an area is made of. `name` is "" where no place is told."""

    id: str
    name: str
    country: str
    how: How
    precision: int
    point: tuple[float, float] | None
    divisions: tuple[Division, ...]
    events: tuple[Event, ...]


def spots(sources: Sources) -> tuple[Spot, ...]:
    """Return the places of all events, those with the weightiest events first."""
    found: dict[tuple[object, ...], list[Event]] = {}
    for event in by_weight(sources.picture.events):
        found.setdefault(_key(event.place), []).append(event)
    return tuple(_spot(f"map-{at}", events, sources) for at, events in enumerate(found.values(), start=1))


def boxes(found: Sequence[Spot]) -> list[Box]:
    """Return the boxes that tell where the region is: of places where something happened, else of any place, else of
    the countries that are named; one for each event."""
    places = [spot for spot in found if spot.how != "beside"]
    done = [(spot, event) for spot in places for event in spot.events if event.kind not in SPOKEN]
    if done or places:
        return [_box(spot) for spot, _ in done] or [_box(spot) for spot in places]
    codes = [event.place.country for spot in found for event in spot.events if event.place is not None]
    return [box for code in codes if code is not None and (box := country_box(code)) is not None]


def inside(spot: Spot, frame: Frame) -> bool:
    """Return whether a place can be drawn in a frame."""
    if spot.point is not None:
        return frame.holds(*spot.point)
    return spot.how == "area" and _met(_box(spot), frame.box)


def _met(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key(place: Place | None) -> tuple[object, ...]:
    if place is None:
        return ()
    if place.precision == COUNTRY:
        return place.country or place.name, COUNTRY
    if place.precision == AREA and area_of(place.id):
        return place.id, AREA
    if place.precision in (POINT, NEAR) and None not in (place.latitude, place.longitude):
        return place.latitude, place.longitude
    return place.country, clean(place.name), place.precision


def _spot(number: str, events: list[Event], sources: Sources) -> Spot:
    place, words = events[0].place, sources.words
    if place is None:
        return Spot(
            id=number, name="", country="", how="beside", precision=0, point=None, divisions=(), events=tuple(events)
        )
    parts = _parts(place)
    point = (place.longitude, place.latitude) if place.longitude is not None and place.latitude is not None else None
    exact = point is not None and place.precision in (POINT, NEAR)
    country = country_words(place.country, words) if place.country is not None else ""
    return Spot(
        id=number,
        name=country if place.precision == COUNTRY and country else clean(place.name),
        country=country,
        how=_how(events) if exact else "area" if parts else "beside",
        precision=place.precision,
        point=point if exact else None,
        divisions=parts,
        events=tuple(events),
    )


def _how(events: Sequence[Event]) -> How:
    """Return how the events at a point are drawn: with a ring where none was at the place itself."""
    exact = any(event.place is not None and event.place.precision == POINT for event in events)
    return "point" if exact else "near"


def _parts(place: Place) -> tuple[Division, ...]:
    """Return the divisions that a place is, () where it is none."""
    if place.precision == DIVISION:
        found = division_of(place.country, place.name, known_as=place.id)
        return (found,) if found is not None else area_of(place.id)
    return area_of(place.id) if place.precision == AREA else ()


def _box(spot: Spot) -> Box:
    if spot.point is not None:
        return (*spot.point, *spot.point)
    return around([one.box for one in spot.divisions])
