"""Call each place by one name throughout the report: the one that most of its claims have in the report's language."""

from collections import Counter, defaultdict

import msgspec

from belegg.model.event import Event
from belegg.model.picture import Picture
from belegg.model.place import Place
from belegg.show.report.words import OWN, Language


def alike(picture: Picture, language: Language) -> Picture:
    """Return `picture` with its events' places called as most claims from articles in `language` call them, where there
    are any; else as most claims do. Places without an id keep their names, and so do parts of places."""
    names = _names(picture, language)
    events = tuple(_renamed(event, names) for event in picture.events)
    return msgspec.structs.replace(picture, events=events)


def _names(picture: Picture, language: Language) -> dict[tuple[str, int], str]:
    spoken = {report.document: report.language for report in picture.reports}
    told: dict[tuple[str, int], Counter[tuple[bool, str]]] = defaultdict(Counter)
    for claim in picture.claims:
        if claim.place is not None and claim.place.id is not None:
            own = spoken.get(claim.document) in OWN[language]
            told[_key(claim.place)][own, claim.place.name] += 1
    return {key: min(found, key=lambda one: (not one[0], -found[one], one[1]))[1] for key, found in told.items()}


def _key(place: Place) -> tuple[str, int]:
    return place.id or "", place.precision


def _renamed(event: Event, names: dict[tuple[str, int], str]) -> Event:
    place = event.place
    name = names.get(_key(place)) if place is not None and place.id is not None else None
    if place is None or name is None or name == place.name:
        return event
    return msgspec.structs.replace(event, place=msgspec.structs.replace(place, name=name))
