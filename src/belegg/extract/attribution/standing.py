"""Find the words that tell how sure a thing is: hearsay, disclaimers, confirmations, denials."""

from collections.abc import Iterable, Iterator

import msgspec

from belegg.extract.attribution.cues import Cue, Range, spread
from belegg.extract.attribution.lexicon import Pattern
from belegg.extract.attribution.phrases import STOPS, Reading, has_finite, is_finite, phrase_end
from belegg.extract.attribution.tables import HearsayEntry
from belegg.model.claim import Standing

_TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X")
_FIRST = ("NOUN", "PROPN")


class Mark(msgspec.Struct, frozen=True):
    """A stretch with a standing of its own. `verifier` are the words of who vouches for it."""

    said: Range
    words: Range
    standing: Standing
    entry: str
    reaches_back: bool = False
    about: tuple[str, ...] = ()
    verifier: Range | None = None


class Line(msgspec.Struct, frozen=True):
    """The words of a sentence joined by single blanks, and where each begins."""

    text: str
    starts: tuple[int, ...]

    def tokens(self, first: int, last: int) -> Range:
        """Return the token range of the characters `first`..`last`."""
        inside = [at for at, start in enumerate(self.starts) if first <= start < last]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def line_of(reading: Reading) -> Line:
    """Return the sentence as one line of lower-case words."""
    starts, at = [], 0
    for word in reading.words:
        starts.append(at)
        at += len(word) + 1
    return Line(" ".join(reading.words), tuple(starts))


def marks_of(reading: Reading) -> list[Mark]:
    """Return the stretches that words such as "skal ha", "angivelig" or "er ikke bekreftet" give a standing."""
    if reading.lexicon.keys.search(reading.sentence.text.lower()) is None:
        return []
    line = line_of(reading)
    found = [mark for pattern in reading.lexicon.hearsay for mark in _hearsay(reading, line, pattern)]
    marks = list({(mark.said, mark.standing): mark for mark in reversed(found)}.values())[::-1]
    told = [mark for pattern in reading.lexicon.standing for mark in _told(reading, line, pattern)]
    if any(mark.standing == "unconfirmed" for mark in told):
        told = [mark for mark in told if mark.standing == "unconfirmed"][:1]
    return marks + told[:1]


def _hearsay(reading: Reading, line: Line, pattern: Pattern) -> Iterator[Mark]:
    entry = pattern.entry
    if not isinstance(entry, HearsayEntry):
        return
    for match in pattern.expression.finditer(line.text):
        words = line.tokens(*match.span())
        if words[0] == words[1]:
            continue
        if entry.extent == "after":
            said = spread(reading, words[1], clause_end(reading, words[1]))
        elif entry.extent == "chunk":
            said = _chunk(reading, words)
        else:
            said = spread(reading, clause_begin(reading, words[0]), clause_end(reading, words[1] - 1))
        if said is not None:
            yield Mark(said, words, entry.standing, entry.name)


def clause_begin(reading: Reading, index: int) -> int:
    """Return where the clause around `index` begins: after a mark or a joining word with a clause before it."""
    for at in range(index - 1, -1, -1):
        word = reading.words[at]
        if word in (";", ":", "–", "—") or reading.has(at, "that"):
            return at + 1
        if reading.has(at, "but") and at > 0:
            return at + 1
        if (reading.has(at, "contrasts") or reading.has(at, "relative")) and at > 0 and reading.words[at - 1] == ",":
            return at + 1
        if at > 0 and reading.has(at, "relative") and not has_finite(reading, at + 1, index):
            return at + 1
    return 0


def clause_end(reading: Reading, index: int) -> int:
    """Return where the clause around `index` ends."""
    for at in range(index + 1, reading.closing):
        word = reading.words[at]
        if word in (";", "–", "—", ")"):
            return at
        if word == "," and (
            reading.has(at + 1, "contrasts") or reading.has(at + 1, "relative") or reading.has(at + 1, "remarks")
        ):
            return at
        if word == "," and is_finite(reading, at + 1):
            return at
        if reading.has(at, "but"):
            return at
    return reading.closing


def _chunk(reading: Reading, words: Range) -> Range | None:
    first, end = words
    while first > 0 and reading.words[first - 1] not in (",", ";", ":", "–", "—"):
        if reading.has(first - 1, "that") or (reading.has(first - 1, "joins") and has_finite(reading, 0, first - 1)):
            break
        first -= 1
    while end < reading.closing and reading.words[end] not in (",", ";", ":", "–", "—"):
        end += 1
    return spread(reading, first, end)


def _told(reading: Reading, line: Line, pattern: Pattern) -> Iterator[Mark]:
    entry = pattern.entry
    match = pattern.expression.search(line.text)
    if match is None or isinstance(entry, HearsayEntry):
        return
    words = line.tokens(*match.span())
    said = spread(reading, clause_begin(reading, words[0]), clause_end(reading, words[1] - 1))
    if said is None:
        return
    groups = match.groupdict()
    verifier = line.tokens(*match.span("verifier")) if groups.get("verifier") else None
    if entry.name == "verified material":
        after = words[1] + (1 if reading.word(words[1]) == "," else 0)
        content = spread(reading, after + 1, reading.closing)
        if content is not None:
            yield Mark(content, words, entry.standing, entry.name, verifier=verifier)
        return
    yield Mark(said, words, entry.standing, entry.name, True, _topic(reading, said, words), verifier)


def _topic(reading: Reading, said: Range, words: Range) -> tuple[str, ...]:
    """Return the words that tell which claims a disclaimer speaks of, () where it speaks of all."""
    first, end = said
    if any(_speaks(reading, at) for at in range(first, words[0])):
        return ()
    head = next((at for at in range(first, end) if reading.words[at] in reading.lexicon.claim_nouns), None)
    if head is not None:
        opener = next((at for at in range(head + 1, min(head + 3, end)) if _opens_topic(reading, at)), None)
        if opener is None:
            return ()
        stop = next((at for at in range(opener + 1, end) if _closes_topic(reading, at, words)), end)
        return content_words(reading, (opener + 1, stop))
    compound = next(
        (at for at in range(first, end) if _compound(reading, at) is not None),
        None,
    )
    if compound is not None:
        return (_compound(reading, compound) or "",)
    after = content_words(reading, (words[1], end))
    return after or content_words(reading, (first, words[0]))


def _speaks(reading: Reading, index: int) -> bool:
    known = reading.lexicon.verbs.get(reading.words[index], ())
    return any(form.form in ("present", "past") and not form.particle for form in known)


def _opens_topic(reading: Reading, index: int) -> bool:
    return reading.words[index] in reading.lexicon.topic_openers


def _closes_topic(reading: Reading, index: int, words: Range) -> bool:
    return words[0] <= index < words[1] or (
        index < words[0] and is_finite(reading, index) and (index + 1 >= words[0] or reading.words[index + 1] in STOPS)
    )


def _compound(reading: Reading, index: int) -> str | None:
    """Return the first part of a compound whose last part is a word for what was said ("ammunisjonsanklagen")."""
    word = reading.words[index]
    for noun in reading.lexicon.claim_nouns:
        if len(noun) > 4 and len(word) > len(noun) + 3 and word.endswith(noun):
            return word[: -len(noun)].removesuffix("-").removesuffix("s")
    return None


def content_words(reading: Reading, part: Range) -> tuple[str, ...]:
    """Return the lemmas in `part` that tell what it is about, nouns first, without those that tell nothing."""
    plain = reading.lexicon.plain
    nouns: list[str] = []
    others: list[str] = []
    for token in reading.tokens[max(0, part[0]) : part[1]]:
        word, lemma = token.text.lower(), token.lemma
        kept = lemma if token.upos == "PROPN" and lemma[:1].isupper() else lemma.lower()
        if word in plain or kept in plain or not any(map(str.isalnum, word)) or token.upos not in _TELLING:
            continue
        if word in reading.lexicon.sets["prepositions"]:
            continue
        target = nouns if token.upos in _FIRST else others
        if kept not in nouns and kept not in others:
            target.append(kept)
    return tuple(nouns + others)


def denied_about(reading: Reading, cue: Cue, before: Iterable[tuple[Reading, Range]]) -> tuple[str, ...]:
    """Return the words of what a denial denies; those of what stands before it where it only points back."""
    if cue.said:
        first, end = cue.said[0]
        start = first + 1 if reading.has(first, "infinitive_mark") else first
        if not points_back(reading, (first, end)):
            return content_words(reading, (start, end))
    for other, part in before:
        words = content_words(other, part)
        if words:
            return words
    return ()


def points_back(reading: Reading, part: Range) -> bool:
    """Return whether the words denied only point back ("dette", "det blankt", "anklagene")."""
    first, end = part
    if not reading.has(first, "pointers"):
        return False
    return phrase_end(reading, first, end) <= first + 1 or not content_words(reading, (first + 1, end))
