"""Find names of the list, of countries and of seats of government in a sentence."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from belegg.extract.actors.drafts import Side
from belegg.extract.actors.tables import actors_table
from belegg.extract.actors.words import Known, Word, joined, known_names, one_word_countries, word
from belegg.model.parts import Location
from belegg.model.sentence import Sentence, Token
from belegg.world.actors import ActorEntry, as_of, holds

_REST = re.compile(r"(['’]s?(?!\w)|[^\W_]*)(-[\w\-–]+)?")
_GENITIVES = ("s", "'", "’", "'s", "’s")
_WORDLIKE = 4


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a sentence, tokens `first` to `last`. `compound` is what follows a hyphen ("krigere" in
    "Hamas-krigere"), `tail` an ending ("s" in "Hizbollahs")."""

    first: int
    last: int
    known: Known
    tail: str
    compound: str | None
    entry: ActorEntry | None

    @property
    def genitive(self) -> bool:
        """Return whether the name stands in the genitive, as far as its ending tells."""
        return self.compound is None and self.tail.endswith(("s", "'", "’"))

    def side(self) -> Side:
        """Return whose side the name says something is on."""
        if self.entry:
            return Side(country=self.entry.country, entry=self.entry)
        return Side(country=self.known.country)


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What names are read under: the language, how often each country is spoken of in the document, and the
    document's own date in ISO form, None where it is not known."""

    language: str
    spoken: Mapping[str, int] = {}
    day: str | None = None


class Reading(msgspec.Struct, kw_only=True):
    """A sentence with what its words may be, the names in it and the places found in it by token."""

    sentence: Sentence
    language: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    at: dict[int, Hit]
    places: Mapping[int, Location]
    parsed: bool


def read(sentence: Sentence, places: Mapping[int, Location], setting: Setting) -> Reading:
    """Return the sentence with its words looked up."""
    language = setting.language
    words = joined(tuple(word(token.text, language) for token in sentence.tokens), language)
    hits = tuple(_hits(sentence, words, setting))
    return Reading(
        sentence=sentence,
        language=language,
        words=words,
        hits=hits,
        at={index: hit for hit in hits for index in range(hit.first, hit.last + 1)},
        places=places,
        parsed=sentence.parsed,
    )


def countries_spoken(sentences: Sequence[Sentence], locations: Sequence[Location], language: str) -> dict[str, int]:
    """Return how often each country is spoken of, by place, name or adjective."""
    counts: dict[str, int] = {}
    for location in locations:
        if location.place.country:
            counts[location.place.country] = counts.get(location.place.country, 0) + 1
    single = one_word_countries(language)
    for sentence in sentences:
        for token in sentence.tokens:
            known = word(token.text, language)
            if not known.demonyms and not known.keys:
                continue
            spoken = [country for country in known.demonyms if country]
            if known.keys and token.text[0].isupper():
                spoken += [single[key] for key in known.keys if key in single]
            for country in spoken:
                counts[country] = counts.get(country, 0) + 1
    return counts


def _hits(sentence: Sentence, words: tuple[Word, ...], setting: Setting) -> list[Hit]:
    found: list[Hit] = []
    lower = sentence.text.lower()
    after = -1
    for token, known in zip(sentence.tokens, words, strict=True):
        small = _made_small(sentence, token)
        keys = word(token.text.capitalize(), setting.language).keys if small else known.keys
        if not keys or token.index <= after or len(lower) != len(sentence.text):
            continue
        hit = _hit(sentence, lower, token.index, keys, setting, single=bool(known.keys) or not small)
        if hit is not None and not _refused(sentence, hit, words, setting.language):
            found.append(hit)
            after = hit.last
    return found


def _made_small(sentence: Sentence, token: Token) -> bool:
    """Return whether a word stands in capitals and was written small as a word of the language ("ARMY OF NATIONAL
    LIBERATION"): it may still open a name of several words."""
    if not token.text.islower():
        return False
    written = sentence.text[token.start - sentence.start : token.end - sentence.start]
    return len(written) > 1 and written.isupper()


def _hit(
    sentence: Sentence, lower: str, first: int, keys: tuple[str, ...], setting: Setting, *, single: bool = True
) -> Hit | None:
    """Return the longest name that stands at the token `first`; names of one word only where `single` is set."""
    start = sentence.tokens[first].start - sentence.start
    names = known_names(setting.language)
    best: Hit | None = None
    for key in keys:
        for known in names[key]:
            if best is not None and len(known.text) <= len(best.known.text):
                break
            if (single or " " in known.text) and lower.startswith(known.lower, start):
                hit = _fit(sentence, first, start, known, setting)
                if hit is not None:
                    best = hit
                    break
    return best


def _fit(sentence: Sentence, first: int, start: int, known: Known, setting: Setting) -> Hit | None:
    end = start + len(known.text)
    written = sentence.text[start:end]
    if known.text[0].isupper() and not written[0].isupper():
        return None
    short = known.text.isupper() and len(known.text) <= _WORDLIKE and written != known.text
    if short and not _as_word(sentence.tokens[first], known.text, written):
        return None
    rest = _REST.match(sentence.text, end)
    tail, compound = (rest.group(1), rest.group(2)) if rest else ("", None)
    if tail and not _ending(tail, known, setting.language):
        return None
    last = first
    limit = sentence.start + end
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].start < limit + len(tail):
        last += 1
    if sentence.tokens[last].end < limit:
        return None
    return Hit(
        first=first,
        last=last,
        known=known,
        tail=tail,
        compound=compound.lstrip("-").lower() if compound else None,
        entry=_choose(known.actors, setting),
    )


def _as_word(token: Token, name: str, written: str) -> bool:
    """Return whether an abbreviation of four letters is written as a name is ("Farc"), inside a sentence."""
    return len(name) == _WORDLIKE and written == name.capitalize() and token.upos == "PROPN" and token.index > 0


def _ending(tail: str, known: Known, language: str) -> bool:
    if tail in _GENITIVES:
        return True
    bends = known.actors and " " not in known.text and len(known.text) > 4 and known.actors[0].kind == "group"
    return bool(bends and tail in actors_table(language).name_endings)


def _choose(actors: tuple[ActorEntry, ...], setting: Setting) -> ActorEntry | None:
    if len(actors) < 2:
        return as_of(actors[0], setting.day) if actors else None

    def weight(entry: ActorEntry) -> tuple[bool, int, int]:
        homes = (entry.country, *entry.countries)
        spoken = sum(setting.spoken.get(home, 0) for home in homes if home)
        return holds(entry, setting.day), spoken, entry.rank

    return as_of(max(actors, key=weight), setting.day)


def _refused(sentence: Sentence, hit: Hit, words: tuple[Word, ...], language: str) -> bool:
    return (
        _other_person(sentence, hit, words)
        or _club(sentence, hit, language)
        or (hit.entry is not None and hit.entry.rank < 0 and not _cue_beside(sentence, hit, language))
    )


def _cue_beside(sentence: Sentence, hit: Hit, language: str) -> bool:
    """Return whether something tells that the outlet is meant by a name that is also a place or a word."""
    table = actors_table(language)
    before = sentence.tokens[hit.first - 1].text.lower() if hit.first else ""
    token = sentence.tokens[hit.first]
    above = sentence.tokens[token.head]
    tells = token.dep == "nsubj" and (above.lemma.lower() in table.saying or above.text.lower() in table.saying)
    return before in table.media_cues or tells or (len(hit.known.text) > 3 and hit.known.text.isupper())


def _other_person(sentence: Sentence, hit: Hit, words: tuple[Word, ...]) -> bool:
    """Return whether a surname of the list belongs to somebody else here ("Melania Trump", "Trump Tower")."""
    if hit.entry is None or " " in hit.known.text:
        return False
    token = sentence.tokens[hit.first]
    if hit.entry.kind != "person" and token.name != "PER" and token.dep != "flat:name":
        return False
    parts = {part.lower() for part in hit.entry.name.split()}
    after = sentence.tokens[hit.last + 1] if hit.last + 1 < len(sentence.tokens) else None
    if after is not None and _proper(after, parts) and not hit.tail and hit.compound is None:
        return True
    if hit.first == 0:
        return False
    before = sentence.tokens[hit.first - 1]
    if words[before.index].noun or (before.index == 0 and before.upos != "PROPN" and before.name != "PER"):
        return False
    return _proper(before, parts)


def _proper(token: Token, parts: set[str]) -> bool:
    proper = token.upos in ("PROPN", "X") or token.name == "PER"
    return token.text[0].isupper() and proper and token.text.lower() not in parts


def _club(sentence: Sentence, hit: Hit, language: str) -> bool:
    clubs = actors_table(language).clubs
    beside = [index for index in (hit.first - 1, hit.last + 1) if 0 <= index < len(sentence.tokens)]
    return any(sentence.tokens[i].text.lower() in clubs and sentence.tokens[i].text[0].isupper() for i in beside)
