"""The names under which claims, events and documents are found: folded, so that case and accents do not matter."""

from collections.abc import Iterable, Iterator

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.place import Place
from belegg.world.countries import countries
from belegg.world.gazetteer import lookup
from belegg.world.spelling import light

PLACE, ACTOR = "place", "actor"
MOST_SEARCHED = 400_000
"""Characters of a document that can be searched; PostgreSQL takes no more than a megabyte of words."""
LONGEST_WORD = 100

fold = light.__wrapped__
"""Like light, without keeping the answers: whole articles are folded with it."""


def of_claim(claim: Claim) -> frozenset[tuple[str, str]]:
    """Return the role and name of every place and party of `claim`."""
    parties = (claim.actor, claim.target, claim.said_by, *claim.also.actor, *claim.also.target)
    return frozenset((*_of_parties(parties), *_of_places((claim.place, *claim.also.place))))


def of_event(event: Event) -> frozenset[tuple[str, str]]:
    """Return the role and name of the places and parties of `event` itself; those of its claims come beside."""
    parties = (event.actor, event.target, *(toll.who for toll in event.tolls))
    return frozenset((*_of_parties(parties), *_of_places((event.place,))))


def searchable(*texts: str | None) -> str:
    """Return the words of `texts`, folded, as they are kept for searching."""
    kept = " ".join(text[:MOST_SEARCHED] for text in texts if text)
    return " ".join(word for word in fold(kept).split() if len(word) <= LONGEST_WORD)


def places_called(text: str) -> tuple[str, ...]:
    """Return the names to look for where someone asks for the place or country `text`: its own, the gazetteer's
    ids of the places called so, and the code of the country called so in any language."""
    ids = (light(place.id) for place in lookup(text))
    return tuple(dict.fromkeys((light(text), *_codes(text), *ids)))


def actors_called(text: str) -> tuple[str, ...]:
    """Return the names to look for where someone asks for the party, side or sector `text`."""
    return tuple(dict.fromkeys((light(text), *_codes(text))))


def _codes(text: str) -> Iterator[str]:
    name = light(text)
    for country in countries():
        called = (*country.names.values(), *(also for _, also in country.also))
        if name in map(light, called):
            yield light(country.alpha3)


def _of_parties(parties: Iterable[Actor | Speaker | None]) -> Iterator[tuple[str, str]]:
    for party in parties:
        if party is not None:
            yield from _folded(ACTOR, (party.name, party.as_written, party.country, party.sector, party.id))


def _of_places(places: Iterable[Place | None]) -> Iterator[tuple[str, str]]:
    for place in places:
        if place is not None:
            yield from _folded(PLACE, (place.name, place.as_written, place.country, place.admin1, place.id))


def _folded(role: str, texts: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name = light(text) if text else ""
        if name:
            yield role, name
