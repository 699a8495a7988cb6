"""Find the parties of a document: those named, those a noun or adjective tells, and what stands for them."""

from collections.abc import Sequence

from belegg.extract.actors.drafts import party
from belegg.extract.actors.memory import introduced, remembered, unknown_persons
from belegg.extract.actors.mentions import parties_of
from belegg.extract.actors.names import Setting, countries_spoken, read
from belegg.extract.actors.stand_ins import resolve, settle_regime
from belegg.model.parts import Location, Party
from belegg.model.period import Period
from belegg.model.sentence import Sentence


def find(
    sentences: Sequence[Sentence], locations: Sequence[Location], *, language: str, published: Period | None = None
) -> tuple[Party, ...]:
    """Return the parties of a whole document, in order.

    `published` is the document's own date: it decides who holds an office; without one all are taken as the list has
    them.
    `locations` are the places found in the same sentences: a state that stands there as a place is no
    party. "Syriske og russiske soldater" gives two parties that share a head. Sentences that were
    not parsed give names and nouns, but no states and no stand-ins."""
    spoken = countries_spoken(sentences, locations, language)
    places: dict[int, dict[int, Location]] = {}
    for location in locations:
        tokens = places.setdefault(location.sentence, {})
        tokens.update(dict.fromkeys(range(location.first, location.last + 1), location))
    day = published.start.isoformat() if published is not None and published.start is not None else None
    setting = Setting(language=language, spoken=spoken, day=day)
    readings = [read(sentence, places.get(sentence.index, {}), setting) for sentence in sentences]
    drafts = [parties_of(reading) for reading in readings]
    for reading, found in zip(readings, drafts, strict=True):
        found += unknown_persons(reading, found)
    memory = introduced(readings, drafts)
    for reading, found in zip(readings, drafts, strict=True):
        found += remembered(reading, memory, found)
    resolve(settle_regime(readings, drafts, spoken), drafts)
    return tuple(
        party(draft, reading.sentence, language)
        for reading, found in zip(readings, drafts, strict=True)
        for draft in sorted(found, key=lambda one: (one.first, one.last))
    )
