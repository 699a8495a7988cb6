"""Tell who the words of a cue stand for: the parties found, and the speakers before."""

from collections.abc import Iterator, Sequence

import msgspec

from belegg.extract.attribution.cues import Range
from belegg.extract.attribution.phrases import Reading, is_person, names_outlet
from belegg.model.actor import Actor, Speaker
from belegg.model.parts import Location, Party

_KNOWN = ("name", "person", "office", "group", "stand_in")


class Memory(msgspec.Struct):
    """The speakers of the article so far, oldest first, and whether each is a person; `subject` is the party that
    the sentence before begins with, where nobody speaks in it, and `listed` the source of the list that goes on."""

    speakers: list[Speaker]
    persons: list[bool]
    subject: Speaker | None = None
    subject_person: bool = False
    listed: Speaker | None = None

    def last(self) -> Speaker | None:
        """Return the last speaker, None where nobody has spoken."""
        return self.speakers[-1] if self.speakers else None

    def backward(self) -> Iterator[tuple[Speaker, bool]]:
        """Yield the speakers, the last one first, without who passed their words on, and whether each is a person."""
        for speaker, person in zip(reversed(self.speakers), reversed(self.persons), strict=True):
            yield msgspec.structs.replace(speaker, via=None), person

    def note(self, reading: Reading, parties: Sequence[Party]) -> None:
        """Take in which party the sentence begins with."""
        named = [one for one in parties if one.form in ("name", "person", "office", "group") and one.first <= 6]
        first = max(named, key=lambda one: (one.form in ("name", "person"), -one.first), default=None)
        self.subject = None
        if first is not None:
            actor, written = first.actor, words_of(reading, (first.first, first.last + 1))
            self.subject = Speaker(
                name=actor.name, as_written=written, country=actor.country, sector=actor.sector, id=actor.id
            )
            self.subject_person = first.form == "person"

    def add(self, speaker: Speaker, *, person: bool) -> None:
        """Take in that `speaker` has spoken."""
        self.speakers.append(speaker)
        self.persons.append(person)


def resolve(
    reading: Reading, who: Range | None, memory: Memory, parties: Sequence[Party], locations: Sequence[Location]
) -> Speaker | None:
    """Return the speaker in the words `who`, None where nobody is named and nobody has spoken before."""
    if who is None:
        return memory.last()
    first, end = who = _whole(who, parties)
    text = words_of(reading, who)
    stands_in = any(reading.has(first, name) for name in ("pronouns", "expletive", "possessives"))
    if end == first + 1 and stands_in:
        return _pronoun(reading, first, memory, parties)
    actor = _actor(reading, who, parties)
    if actor is None or (actor.name is None and actor.country is None):
        earlier = _earlier(reading, who, memory)
        if earlier is not None:
            return msgspec.structs.replace(earlier, as_written=text, via=None)
    if actor is None:
        return Speaker(name=None, as_written=text, country=_country(who, locations), sector=None, id=None)
    country = actor.country or _country(who, locations)
    sector = actor.sector or ("media" if names_outlet(reading, first, end) else None)
    return Speaker(name=actor.name, as_written=text, country=country, sector=sector, id=actor.id)


def _whole(who: Range, parties: Sequence[Party]) -> Range:
    """Return `who` as far as a name that begins in it goes ("Leger uten grenser")."""
    ends = [one.last + 1 for one in parties if one.form == "name" and who[0] <= one.first < who[1] <= one.last]
    return who[0], max([who[1], *ends])


def words_of(reading: Reading, who: Range) -> str:
    """Return the text of the tokens `who`."""
    tokens, offset = reading.tokens, reading.sentence.start
    return reading.sentence.text[tokens[who[0]].start - offset : tokens[who[1] - 1].end - offset]


def is_outlet(reading: Reading, who: Range | None, parties: Sequence[Party]) -> bool:
    """Return whether the words `who` stand for a newspaper, agency or station."""
    if who is None:
        return False
    if names_outlet(reading, *who):
        return True
    return any(
        party.actor.sector == "media" and who[0] <= party.head < who[1] and party.form in ("name", "group")
        for party in parties
    )


def _actor(reading: Reading, who: Range, parties: Sequence[Party]) -> Actor | None:
    """Return the actor of the party that covers or heads the words, else one whose demonym stands in them."""
    first, end = who
    inside = [party for party in parties if party.first < end and party.last >= first and party.form in _KNOWN]
    heads = [party for party in inside if party.first <= first + 1 or _is_apposed(reading, party)]
    chosen = max(
        heads or inside,
        key=lambda party: (
            party.actor.id is not None or party.actor.name is not None,
            min(party.last + 1, end) - max(party.first, first),
            -party.first,
        ),
        default=None,
    )
    side = next(
        (
            one
            for one in parties
            if one.form == "demonym" and one.first < end and one.last >= first and one is not chosen
        ),
        None,
    )
    if chosen is None:
        if side is None or (side.first <= first and side.last >= end - 1):
            return side.actor if side is not None else None
        return Actor(name=None, as_written="", country=side.actor.country, sector=None, id=None)
    if chosen.actor.country is None and side is not None:
        return msgspec.structs.replace(chosen.actor, country=side.actor.country)
    return chosen.actor


def _is_apposed(reading: Reading, party: Party) -> bool:
    return party.first > 0 and reading.words[party.first - 1] == ","


def _country(who: Range, locations: Sequence[Location]) -> str | None:
    countries = {one.place.country for one in locations if one.first < who[1] and one.last >= who[0]}
    return countries.pop() if len(countries) == 1 else None


def _pronoun(reading: Reading, index: int, memory: Memory, parties: Sequence[Party]) -> Speaker | None:
    if reading.has(index, "first_person"):
        return None
    for party in parties:
        if party.form == "stand_in" and party.first <= index <= party.last:
            actor = party.actor
            for speaker in reversed(memory.speakers):
                if (speaker.id, speaker.name, speaker.country) == (actor.id, actor.name, actor.country):
                    return msgspec.structs.replace(speaker, via=None)
            written = actor.name or actor.as_written
            return Speaker(name=actor.name, as_written=written, country=actor.country, sector=actor.sector, id=actor.id)
    wants_person = reading.has(index, "persons_only")
    if memory.subject is not None and memory.subject_person == wants_person:
        return memory.subject
    if reading.has(index, "expletive"):
        return next((one for one, person in memory.backward() if not person), None)
    for speaker, person in memory.backward():
        if person or not wants_person:
            return speaker
    last = memory.last()
    return msgspec.structs.replace(last, via=None) if last else None


def _earlier(reading: Reading, who: Range, memory: Memory) -> Speaker | None:
    """Return the earlier speaker that a definite noun ("obersten", "departementet") takes up, None for none."""
    first, end = who
    forms = [form for word in reading.words[first:end] for form in (word, word.removesuffix("s"))]
    word = next((form for form in forms if form in reading.lexicon.sets["stand_ins"]), None)
    if end - first > 3 or word is None:
        return None
    endings = sorted(reading.lexicon.sets["definite_endings"], key=len, reverse=True)
    stem = next((word[: -len(ending)] for ending in endings if word.endswith(ending)), word)
    stems = {stem, stem + "e", word} | ({stem[:-1]} if stem.endswith("mm") else set())
    for speaker in reversed(memory.speakers):
        written = speaker.as_written.lower().split()
        if any(one.endswith(tuple(stems)) for one in written) and speaker.as_written.lower() != word:
            return speaker
    return None


def is_person_named(reading: Reading, who: Range | None) -> bool:
    """Return whether the words name a person or an office that one person holds."""
    if who is None:
        return False
    return is_person(reading, *who) or any(reading.has(index, "titles") for index in range(*who))
