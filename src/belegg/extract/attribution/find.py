"""Find who says what in an article, and how sure: the attribution part's front door."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from belegg.extract.attribution.clauses import cues_of
from belegg.extract.attribution.cues import Cue, Range, spread
from belegg.extract.attribution.lexicon import Lexicon, lexicon
from belegg.extract.attribution.passing import passed_by
from belegg.extract.attribution.phrases import Reading, names_outlet, read
from belegg.extract.attribution.pointed import told_before
from belegg.extract.attribution.quotes import quoted_runs
from belegg.extract.attribution.speakers import Memory, is_outlet, is_person_named, resolve, words_of
from belegg.extract.attribution.standing import Mark, denied_about, marks_of, points_back
from belegg.model.actor import Speaker
from belegg.model.claim import Standing
from belegg.model.parts import Location, Party, Scope
from belegg.model.sentence import Sentence

LISTS = ("factbox", "listing")
VOUCHING = ("monitor", "ngo", "media", "intergovernmental")


class _Told(msgspec.Struct):
    """A cue with its speaker."""

    cue: Cue
    speaker: Speaker | None
    outlet: bool


def find(
    sentences: Sequence[Sentence], parties: Sequence[Party], locations: Sequence[Location], *, language: str
) -> tuple[Scope, ...]:
    """Return the stretches of text that somebody says or that the language marks as second-hand, in order.

    A scope lies within its sentence; scopes may nest. Raises LanguageDataError for a language that is not there."""
    known = lexicon(language)
    by_party, by_place = _by_party(parties), _by_place(locations)
    memory = Memory([], [])
    scopes: list[Scope] = []
    announced = False
    past: list[tuple[Reading, Range]] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        readings = [_read(sentence, known, by_party, by_place) for sentence in group]
        announced = _paragraph(readings, by_party, by_place, memory, scopes, past, announced=announced)
    return tuple(sorted(scopes, key=lambda scope: (scope.start, -scope.end, scope.cue_start)))


def _by_party(parties: Iterable[Party]) -> dict[int, list[Party]]:
    found: dict[int, list[Party]] = {}
    for party in parties:
        found.setdefault(party.sentence, []).append(party)
    return found


def _by_place(locations: Iterable[Location]) -> dict[int, list[Location]]:
    found: dict[int, list[Location]] = {}
    for location in locations:
        found.setdefault(location.sentence, []).append(location)
    return found


def _read(
    sentence: Sentence, known: Lexicon, parties: dict[int, list[Party]], places: dict[int, list[Location]]
) -> Reading:
    persons = frozenset(
        index
        for party in parties.get(sentence.index, ())
        if party.form == "person"
        for index in range(party.first, party.last + 1)
    )
    named = frozenset(index for place in places.get(sentence.index, ()) for index in range(place.first, place.last + 1))
    told = frozenset(
        index
        for party in parties.get(sentence.index, ())
        if party.form in ("name", "person", "office", "group")
        for index in range(party.first, party.last + 1)
    )
    return read(sentence, known, persons, named, told)


def _paragraph(
    readings: Sequence[Reading],
    parties: dict[int, list[Party]],
    places: dict[int, list[Location]],
    memory: Memory,
    scopes: list[Scope],
    past: list[tuple[Reading, Range]],
    *,
    announced: bool,
) -> bool:
    """Add the scopes of one paragraph; return whether its end announces a quotation in the next."""
    cues = [cues_of(reading) for reading in readings]
    runs = quoted_runs(readings, cues)
    before = memory.last() if announced else None
    told: list[list[_Told]] = []
    for reading, own in zip(readings, cues, strict=True):
        index = reading.sentence.index
        spoken = _speakers(reading, own, memory, parties.get(index, ()), places.get(index, ()))
        told.append(spoken)
        scopes.extend(_scopes(reading, spoken, past))
        scopes.extend(_told_after(reading, told[:-1], readings, memory, parties.get(index, ()), places.get(index, ())))
        if spoken:
            memory.subject = None
        else:
            memory.note(reading, parties.get(index, ()))
        scopes.extend(_mark(reading, mark, parties.get(index, ())) for mark in marks_of(reading))
        scopes.extend(_listed(reading, spoken, memory))
        past[:] = _spoken_of(reading, spoken) or past
    for at, named in runs.items():
        speaker, cue = (before, None) if named < 0 else _named(told[named])
        whole = spread(readings[at], 0, readings[at].closing)
        if speaker is not None and whole is not None:
            where = readings[named] if cue is not None else readings[at]
            words = cue.words if cue is not None else (whole[0], whole[0] + 1)
            scopes.append(_scope(readings[at], whole, speaker, "attributed", where, words, "quotation"))
    return any(one.cue.introduces for one in told[-1]) if told else False


def _listed(reading: Reading, told: Sequence[_Told], memory: Memory) -> Iterator[Scope]:
    """Yield the scope of an item in a list that a heading gives a source ("Russlands tap, ifølge hæren:")."""
    heads = reading.sentence.text.rstrip().endswith(":")
    if reading.sentence.zone not in LISTS:
        memory.listed = None
    elif heads:
        memory.listed = next((one.speaker for one in told if one.cue.kind == "source"), None)
    whole = spread(reading, 0, reading.closing)
    if memory.listed is not None and not heads and not told and whole is not None:
        yield _scope(reading, whole, memory.listed, "attributed", reading, (whole[0], whole[0] + 1), "list")


def _told_after(
    reading: Reading,
    told: Sequence[Sequence[_Told]],
    readings: Sequence[Reading],
    memory: Memory,
    parties: Sequence[Party],
    places: Sequence[Location],
) -> Iterator[Scope]:
    """Yield the scopes over what stands before a sentence that only names who said it ("Det opplyser politiet.")."""
    cue = told_before(reading)
    if cue is None or not told or any(one.speaker is not None for one in told[-1]):
        return
    speaker = resolve(reading, cue.who, memory, parties, places)
    if speaker is None:
        return
    memory.add(speaker, person=is_person_named(reading, cue.who))
    standing = _standing(reading, _Told(cue, speaker, outlet=False))
    for at in range(len(told) - 1, -1, -1):
        before = readings[at]
        whole = spread(before, 0, before.closing)
        if whole is None or any(one.speaker is not None for one in told[at]):
            return
        yield _scope(before, whole, speaker, standing, reading, cue.words, cue.entry)
        if not _takes_up(before):
            return


def _takes_up(reading: Reading) -> bool:
    """Return whether the sentence begins by taking up what stands before it ("To av dem", "De")."""
    return reading.has(0, "pronouns") or (reading.has(0, "determiners") and reading.has(1, "parts"))


def _named(told: Sequence[_Told]) -> tuple[Speaker | None, Cue | None]:
    """Return who is named after a quotation, and by which cue."""
    found = next((one for one in told if one.cue.kind == "tag"), None)
    return (found.speaker, found.cue) if found else (None, None)


def _speakers(
    reading: Reading, cues: Sequence[Cue], memory: Memory, parties: Sequence[Party], places: Sequence[Location]
) -> list[_Told]:
    """Return the cues with their speakers, the outlets that only pass on folded into the speaker's `via`."""
    told = []
    for cue in cues:
        speaker = resolve(reading, cue.who, memory, parties, places)
        via = passed_by(reading, cue, parties)
        if speaker is not None and via is not None:
            speaker = msgspec.structs.replace(speaker, via=words_of(reading, via))
        if speaker is not None or cue.impersonal:
            told.append(_Told(cue, speaker, is_outlet(reading, cue.who, parties) or _is_own(reading, cue.who)))
    told = _passed_on(reading, told)
    for one in sorted(told, key=lambda one: (one.cue.kind == "tag", -one.cue.at)):
        if one.speaker is not None and one.cue.who is not None:
            memory.add(msgspec.structs.replace(one.speaker, via=None), person=is_person_named(reading, one.cue.who))
    return told


def _is_own(reading: Reading, who: Range | None) -> bool:
    """Return whether the words name the speaker's own sources ("våre kilder")."""
    return who is not None and who[1] - who[0] > 1 and reading.has(who[0], "first_possessive")


def _passed_on(reading: Reading, told: list[_Told]) -> list[_Told]:
    """Return `told` without the outlets that pass on what another says in the same words; they become its `via`."""
    kept = list(told)
    for outlet in told:
        if not outlet.outlet or outlet.cue.who is None:
            continue
        for other in told:
            if other is outlet or other.outlet or other.speaker is None or other.cue.denies:
                continue
            shared = _overlap(outlet.cue.said, other.cue.said)
            if shared and other.speaker.via is None:
                other.speaker = msgspec.structs.replace(other.speaker, via=words_of(reading, outlet.cue.who))
                if outlet in kept and 2 * shared >= sum(end - first for first, end in outlet.cue.said):
                    kept.remove(outlet)
    return kept


def _overlap(some: Sequence[Range], others: Sequence[Range]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def _scopes(reading: Reading, told: Sequence[_Told], past: Sequence[tuple[Reading, Range]]) -> Iterator[Scope]:
    for one in told:
        standing = _standing(reading, one)
        back = False
        about: tuple[str, ...] = ()
        if standing in ("denied", "disputed"):
            back, about = True, _denied(reading, one.cue, told, past)
        for part in one.cue.said:
            yield _scope(
                reading, part, one.speaker, standing, reading, one.cue.words, one.cue.entry, back=back, about=about,
                own=one.cue.own,
            )  # fmt: skip
        if _is_called_false(reading, one.cue):
            yield _scope(
                reading, one.cue.said[0], one.speaker, "denied", reading, one.cue.words, "called false", back=True
            )
        if _is_exaggerated(reading, one.cue) and one.cue.said:
            yield _scope(
                reading, one.cue.said[0], one.speaker, "disputed", reading, one.cue.words, "exaggerated", back=True
            )


def _standing(reading: Reading, one: _Told) -> Standing:
    """Return what the words alone give: a party's "bekrefter" only attributes, a refusal denies nothing."""
    cue, standing = one.cue, one.cue.standing
    if standing == "confirmed":
        sector = one.speaker.sector if one.speaker is not None else None
        vouches = sector in VOUCHING or (cue.who is not None and names_outlet(reading, *cue.who))
        return "confirmed" if vouches else "attributed"
    if cue.judges and cue.said and _has_word(reading, cue.said[0], reading.lexicon.false_words):
        return "denied"
    if standing == "denied" and cue.said:
        first = cue.said[0][0]
        if reading.has(first, "infinitive_mark") and reading.word(first + 1) not in reading.lexicon.sets["have"]:
            return "attributed"
    return standing


def _spoken_of(reading: Reading, told: Sequence[_Told]) -> list[tuple[Reading, Range]]:
    """Return the parts of the sentence that a denial after it may point back to: what is said in it, else all."""
    said = [(reading, part) for one in told if not one.cue.denies for part in one.cue.said]
    whole = spread(reading, 0, reading.closing)
    return said[:1] or ([(reading, whole)] if whole is not None else [])


def _denied(
    reading: Reading, cue: Cue, told: Sequence[_Told], past: Sequence[tuple[Reading, Range]]
) -> tuple[str, ...]:
    first = spread(reading, 0, cue.clause - 1) if cue.said and cue.clause > 1 else None
    before: list[tuple[Reading, Range]] = [
        (reading, part) for one in told if one.cue is not cue for part in one.cue.said if part[0] < cue.at
    ][:1]
    before += [(reading, first)] if first is not None else []
    before += past
    if cue.judges and not points_back(reading, cue.said[0]):
        return denied_about(reading, cue, ())
    return denied_about(reading, cue, before)


def _is_called_false(reading: Reading, cue: Cue) -> bool:
    """Return whether what is said opens by calling something a lie ("– Løgn fra ende til annen, svarte hæren")."""
    if cue.kind != "tag" or cue.who is None or not cue.said:
        return False
    first, end = cue.said[0]
    opens = range(first, min(first + 5, end))
    return end - first < 12 and any(reading.words[at] in reading.lexicon.false_words for at in opens)


def _is_exaggerated(reading: Reading, cue: Cue) -> bool:
    return any(_has_word(reading, part, reading.lexicon.exaggerated) for part in cue.said) and cue.who is not None


def _has_word(reading: Reading, part: Range, words: frozenset[str]) -> bool:
    return any(word in words for word in reading.words[part[0] : part[1]])


def _mark(reading: Reading, mark: Mark, parties: Sequence[Party]) -> Scope:
    speaker = None
    if mark.verifier is not None:
        speaker = resolve(reading, mark.verifier, Memory([], []), parties, ())
    return _scope(
        reading, mark.said, speaker, mark.standing, reading, mark.words, mark.entry,
        back=mark.reaches_back, about=mark.about, table="standing",
    )  # fmt: skip


def _scope(
    reading: Reading,
    part: Range,
    speaker: Speaker | None,
    standing: Standing,
    where: Reading,
    words: Range,
    entry: str,
    *,
    back: bool = False,
    about: tuple[str, ...] = (),
    table: str = "attribution",
    own: bool = False,
) -> Scope:
    return Scope(
        sentence=reading.sentence.index,
        start=reading.tokens[part[0]].start,
        end=reading.tokens[part[1] - 1].end,
        speaker=speaker,
        standing=standing,
        cue_start=where.tokens[words[0]].start,
        cue_end=where.tokens[max(words[0], words[1] - 1)].end,
        reaches_back=back,
        about=about,
        rule=(f"{table}.toml:{entry}", *(("own losses",) if own else ())),
    )
