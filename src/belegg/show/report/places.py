"""The places: where the claims say that things happened, how precisely, and as which words; the twin of the map."""

from collections import defaultdict

import msgspec

from belegg.model.place import Place
from belegg.show.report.figures import event_anchor
from belegg.show.report.names import clean, country_words, headline
from belegg.show.report.overview import by_weight
from belegg.show.report.sources import Sources


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place: its name, country and precision, how it was written, its point ("" where it has none or is an area),
    and the
    events there as (id in the page, heading)."""

    name: str
    country: str
    precision: str
    written: tuple[str, ...]
    point: str
    events: tuple[tuple[str, str], ...]


AREA = 3
"""From this precision on a place is an area, and its point would say more than is known (rule R16)."""


def spots(sources: Sources) -> tuple[Spot, ...]:
    """Return the places of the events, by country and name."""
    found: dict[tuple[str, str, int], list[tuple[Place, str, str]]] = defaultdict(list)
    for event in by_weight(sources.picture.events):
        place = event.place
        if place is not None:
            key = (place.country or "", clean(place.name), place.precision)
            found[key].append((place, event_anchor(event), headline(event, sources.words)))
    shown = [_spot(told, sources) for told in found.values()]
    return tuple(sorted(shown, key=lambda spot: (spot.country.casefold(), spot.name.casefold())))


def _spot(told: list[tuple[Place, str, str]], sources: Sources) -> Spot:
    words, place = sources.words, told[0][0]
    point = ""
    if place.latitude is not None and place.longitude is not None and place.precision < AREA:
        point = f"{_degrees(place.latitude, words.decimal)} {_degrees(place.longitude, words.decimal)}"
    return Spot(
        name=clean(place.name),
        country=country_words(place.country, words) if place.country is not None else "",
        precision=words(f"precisions.{place.precision}"),
        written=tuple(dict.fromkeys(clean(one.as_written) for one, _, _ in told)),
        point=point,
        events=tuple((anchor, title) for _, anchor, title in told),
    )


def _degrees(value: float, decimal: str) -> str:
    return f"{value:.3f}".replace(".", decimal)
