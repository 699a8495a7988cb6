"""Read the words of a speaker, and the small structures of a sentence, by words and order rather than by the tree."""

import msgspec

from belegg.extract.attribution.lexicon import Lexicon
from belegg.model.sentence import Sentence, Token

QUOTES = frozenset('«»"“”„')
DASHES = frozenset("–—-−")
TYPED = {"''": '"', "``": '"'}
"""How quotation marks are typed on a keyboard without them."""
LONGEST_CLAUSE = 7
"""How many words a speaker who is only described may have ("one who escaped from there")."""
BOTH = {"that": "infinitive_mark", "infinitive_mark": "that"}
STOPS = frozenset(".,;:?!…()[]") | QUOTES | DASHES


class Reading(msgspec.Struct, frozen=True):
    """A sentence ready to be read: its tokens and their lower-case words. `closing` is the index after the
    last token that is not a closing full stop or its like; `persons`, `places` and `parties` the tokens of those that
    are named."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    lexicon: Lexicon
    closing: int
    persons: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    parties: frozenset[int] = frozenset()

    def has(self, index: int, name: str) -> bool:
        """Return whether the word at `index` is in the list called `name`; False outside the sentence.

        Where one word both joins clauses and marks infinitives, the parse tells which it does here."""
        if not (0 <= index < len(self.words) and self.words[index] in self.lexicon.sets[name]):
            return False
        other = BOTH.get(name)
        if other is None or self.words[index] not in self.lexicon.sets[other]:
            return True
        return (self.tokens[index].upos == "PART") == (name == "infinitive_mark")

    def word(self, index: int) -> str:
        """Return the lower-case word at `index`, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def follows(self, index: int, words: tuple[str, ...]) -> bool:
        """Return whether `words` stand at `index`."""
        return self.words[index : index + len(words)] == words


def read(
    sentence: Sentence,
    lexicon: Lexicon,
    persons: frozenset[int] = frozenset(),
    places: frozenset[int] = frozenset(),
    parties: frozenset[int] = frozenset(),
) -> Reading:
    """Return the reading of `sentence`."""
    words = tuple(TYPED.get(token.text, token.text.lower()) for token in sentence.tokens)
    closing = len(words)
    while closing and words[closing - 1] in (".", "!", "?", "…", "...", ".»"):
        closing -= 1
    return Reading(sentence, sentence.tokens, words, lexicon, closing, persons, places, parties)


def is_capital(reading: Reading, index: int) -> bool:
    """Return whether the word at `index` begins with a capital."""
    return 0 <= index < len(reading.tokens) and reading.tokens[index].text[:1].isupper()


def is_name_part(reading: Reading, index: int) -> bool:
    """Return whether the word at `index` can stand in a person's name ("al-Mismari", "bin")."""
    if is_capital(reading, index):
        return True
    return reading.word(index).partition("-")[0] in reading.lexicon.sets["name_particles"]


def is_finite(reading: Reading, index: int) -> bool:
    """Return whether the word at `index` is a finite verb, by list or by the parse's word."""
    if not 0 <= index < len(reading.words):
        return False
    if is_capital(reading, index) and index > 0:
        return False
    token = reading.tokens[index]
    nominal = reading.sentence.parsed and token.upos not in ("VERB", "AUX") and reading.lexicon.sets["subject_first"]
    if reading.words[index] in reading.lexicon.finite and not nominal:
        return True
    return token.upos in ("VERB", "AUX") and "VerbForm=Fin" in token.feats


def has_finite(reading: Reading, first: int, end: int) -> bool:
    """Return whether a finite verb stands in `first`..`end` (exclusive)."""
    return any(is_finite(reading, index) for index in range(first, end))


def own_side(reading: Reading, index: int) -> int:
    """Return how many words at `index` are an adverbial such as "på sin side"; 0 where there is none."""
    for words in reading.lexicon.own_side.get(reading.word(index), ()):
        if reading.follows(index, words):
            return len(words)
    return 0


def skip_adverbs(reading: Reading, index: int) -> int:
    """Return the index after the adverbs and moments that stand at `index`."""
    while index < reading.closing:
        more = own_side(reading, index)
        if (
            not more
            and (reading.has(index, "adverbs") or reading.has(index, "moments"))
            and not _is_noun_phrase(reading, index)
        ):
            more = 1
        elif not more and reading.has(index, "prepositions") and reading.has(index + 1, "moments"):
            more = 2
        if not more:
            return index
        index += more
    return index


def _is_noun_phrase(reading: Reading, index: int) -> bool:
    return is_capital(reading, index) and index > 0


def phrase_end(reading: Reading, start: int, limit: int, *, owners: bool = False) -> int:
    """Return the index after the noun phrase that begins at `start`, `start` itself where there is none.

    `owners`: "til" may tie an owner to its noun (Nynorsk genitives)."""
    if reading.has(start, "determiners") and reading.has(start + 1, "relative") and start + 1 < limit:
        stop = next((at for at in range(start + 2, limit) if reading.words[at] in STOPS), limit)
        return stop if stop <= start + LONGEST_CLAUSE else start
    alone = reading.has(start, "pronouns") or reading.has(start, "expletive")
    if alone and not _determines(reading, start, limit):
        return start + 1
    index, noun = start, False
    while index < limit:
        word = reading.words[index]
        if own_side(reading, index):
            break
        if word in STOPS:
            step = _through_marks(reading, index, limit, noun=noun)
        elif reading.has(index, "joins"):
            step = 1 if noun and _joins(reading, index, limit) else 0
        elif reading.has(index, "prepositions") and not (index > start and is_capital(reading, index)):
            step = (
                1
                if (noun or _is_one_of(reading, start, index)) and _holds(reading, start, index, limit, owners=owners)
                else 0
            )
        else:
            step = 1 if _belongs(reading, start, index, noun=noun) else 0
            noun = noun or (step == 1 and not reading.has(index, "determiners"))
        if not step:
            break
        index += step
    while index > start and (reading.has(index - 1, "prepositions") or reading.has(index - 1, "joins")):
        index -= 1
    return index if noun else start


def _is_one_of(reading: Reading, start: int, index: int) -> bool:
    """Return whether the preposition at `index` follows a bare "en", "to" or the like ("en av lederne")."""
    return index == start + 1 and reading.has(start, "determiners") and reading.has(index, "parts")


def is_aside(reading: Reading, first: int, end: int) -> bool:
    """Return whether `first`..`end` can be an apposition: no finite verb but in a relative clause."""
    relative = next((at for at in range(first, end) if reading.has(at, "relative")), end)
    return not has_finite(reading, first, relative)


def _determines(reading: Reading, index: int, limit: int) -> bool:
    """Return whether the pronoun at `index` ("de", "den") goes with a noun after it."""
    if not reading.has(index, "determiners") or index + 1 >= limit:
        return False
    following = index + 1
    blocked = ("prepositions", "adverbs", "subordinators", "perfect", "moments", "joins", "pronouns")
    return (
        reading.words[following] not in STOPS
        and not any(reading.has(following, name) for name in blocked)
        and not is_finite(reading, following)
    )


def _belongs(reading: Reading, start: int, index: int, *, noun: bool) -> bool:
    if is_capital(reading, index) and index > 0:
        return not (noun and reading.has(index, "that"))
    if reading.has(index, "self"):
        return noun
    if index > start and reading.has(index, "pronouns") and not reading.has(index, "determiners"):
        return False
    if noun and reading.has(index, "have"):
        return False
    if reading.has(index, "subordinators") and not (index == start and reading.has(index, "determiners")):
        return False
    if noun and (reading.words[index][:1].isdigit() or reading.has(index, "amounts")):
        return False
    if noun and (reading.has(index, "adverbs") or reading.has(index, "moments") or reading.has(index, "determiners")):
        return _owns_next(reading, index)
    if not noun and reading.has(index, "adverbs") and index > start:
        return False
    return not (is_finite(reading, index) and (index > start or noun))


def _owns_next(reading: Reading, index: int) -> bool:
    """Return whether the determiner at `index` goes on after a preposition ("i den styrte stripen")."""
    return reading.has(index, "determiners") and index > 0 and reading.has(index - 1, "inner_prepositions")


def _joins(reading: Reading, index: int, limit: int) -> bool:
    """Return whether the "og" at `index` joins another noun to the phrase."""
    following = index + 1
    if following >= limit or is_finite(reading, following) or reading.words[following] in STOPS:
        return False
    if (
        reading.has(following, "adverbs")
        or reading.has(following, "subordinators")
        or reading.has(following, "pronouns")
    ):
        return reading.has(following, "determiners") and _determines(reading, following, limit)
    token = reading.tokens[following]
    return (
        is_capital(reading, following)
        or token.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X")
        or reading.has(following, "determiners")
    )


def _holds(reading: Reading, start: int, index: int, limit: int, *, owners: bool) -> bool:
    """Return whether the preposition at `index` ties more to the noun before it rather than to the verb."""
    following = index + 1
    if (
        following >= limit
        or reading.has(following, "moments")
        or reading.has(following, "referring")
        or reading.words[following] in STOPS
    ):
        return False
    if reading.has(index, "owners") and owners:
        end = phrase_end(reading, following, limit)
        heard = any(reading.has(at, "audiences") for at in range(following, end))
        return not (heard or is_capital(reading, index - 1) or names_outlet(reading, following, end))
    if not reading.has(index, "inner_prepositions") or reading.has(following, "subordinators"):
        return False
    if reading.has(index, "media_prepositions"):
        if is_person(reading, start, index) and index - start < 4:
            return False
        end = following
        while (
            end < min(limit, following + 4) and reading.words[end] not in STOPS and not reading.has(end, "prepositions")
        ):
            if is_medium(reading, end):
                return False
            end += 1
    return True


def is_medium(reading: Reading, index: int) -> bool:
    """Return whether the word at `index` is a way to make oneself heard ("uttalelse", "Telegram")."""
    word = reading.word(index)
    return word in reading.lexicon.sets["medium"] or word.rpartition("-")[2] in reading.lexicon.sets["medium"]


def is_person(reading: Reading, start: int, end: int) -> bool:
    """Return whether the phrase `start`..`end` ends in the name of a person."""
    last = end - 1
    if last in reading.persons:
        return True
    if end - start < 2 or not is_name_part(reading, last):
        return False
    first, second = reading.tokens[last - 1].text, reading.tokens[last].text
    if second.isupper():
        return False
    return reading.words[last - 1] in reading.lexicon.sets["titles"] or (
        first[:1].isupper() and not first.isupper() and (last - 1 > 0 or start == last - 1) and not first.endswith("s")
    )


def _through_marks(reading: Reading, index: int, limit: int, *, noun: bool) -> int:
    """Return how many tokens of a bracketed acronym or a quoted nickname stand at `index`."""
    if not noun or reading.words[index] not in ("(", "«", '"', "“"):
        return 0
    close = {"(": ")", "«": "»", '"': '"', "“": "”"}[reading.words[index]]
    for end in range(index + 1, min(limit, index + 5)):
        if reading.words[end] == close:
            inside = is_capital(reading, index + 1)
            after = close == ")" or is_capital(reading, end + 1)
            return end + 1 - index if inside and after else 0
    return 0


def names_outlet(reading: Reading, first: int, end: int) -> bool:
    """Return whether the words `first`..`end` name a newspaper, agency or station."""
    for index in range(first, end):
        if reading.has(index, "outlet_nouns") or reading.words[index].rstrip("s") in reading.lexicon.sets["outlets"]:
            return True
        if reading.words[index] in reading.lexicon.sets["outlets"]:
            return True
    return False


def apposed_end(reading: Reading, start: int, end: int) -> int:
    """Return the index after a name set beside the phrase `start`..`end` ("lederen, Bukar Modu"), or `end`."""
    if reading.word(end) != "," or end + 1 >= reading.closing:
        return end
    first = end + 1
    stop = first
    while stop < reading.closing and stop - first < 5 and is_name_part(reading, stop):
        stop += 1
    closes = reading.word(stop) in (",", "", ";", ":", "–", ")") or stop >= reading.closing
    if stop > first and is_capital(reading, first) and closes and not is_person(reading, start, end):
        return stop
    return _role_end(reading, start, end)


def _role_end(reading: Reading, start: int, end: int) -> int:
    """Return the index after the office set beside a person's name ("Martin Griffiths, FNs nødhjelpssjef")."""
    first = end + 1
    if not is_person(reading, start, end) or not is_capital(reading, first) or not reading.words[first].endswith("s"):
        return end
    stop = phrase_end(reading, first, min(reading.closing, first + 4))
    closes = reading.word(stop) in (",", "") or stop >= reading.closing
    return stop if stop > first + 1 and closes else end


def source_inside(reading: Reading, start: int, end: int, limit: int) -> tuple[int, int] | None:
    """Return where the speaker stands in a phrase about a source ("tall fra FN", "AFPs opptelling").

    None where the phrase names a source without saying whose ("en pressemelding"); the phrase itself where
    it is no such phrase."""
    head = next((index for index in range(start, end) if is_source_noun(reading, index)), None)
    if head is None:
        return start, end
    index = head + 1
    while index < limit and (is_medium_tail(reading, index) or reading.has(index, "made_by")):
        index += 1
    if reading.has(index, "prepositions") and is_medium_tail(reading, index + 1) and reading.has(index + 2, "from"):
        index += 2
    if reading.has(index, "from"):
        last = phrase_end(reading, index + 1, limit, owners=True)
        if last > index + 1:
            return index + 1, apposed_end(reading, index + 1, last)
    if head > start and any(_is_genitive(reading, one) for one in range(start, head)):
        return start, head + 1
    named = bool(reading.lexicon.sets["subject_first"]) and is_capital(reading, head - 1) and head - 1 > start
    return (start, head + 1) if named else None


def reckoner(reading: Reading, start: int) -> tuple[tuple[int, int], int] | None:
    """Return whose count or telling is named at `start` ("FNs anslag", "the count of the diocese", "an AFP tally",
    "hans utsagn") and the index after it, None where none is or nobody's."""
    limit = min(start + 6, reading.closing)
    head = next(
        (at for at in range(start, limit) if reading.has(at, "reckonings") and not is_capital(reading, at)), None
    )
    if head is None or any(reading.words[at] in STOPS or reading.has(at, "prepositions") for at in range(start, head)):
        return None
    if reading.has(start, "possessives"):
        return ((start, start + 1), head + 1) if head == start + 1 else None
    owner = next((at for at in range(head - 1, start - 1, -1) if _is_genitive(reading, at)), None)
    if owner is not None:
        return (start, owner if reading.has(owner, "genitive_marks") else head + 1), head + 1
    if reading.has(head + 1, "from") or reading.has(head + 1, "owners"):
        last = phrase_end(reading, head + 2, reading.closing, owners=True)
        return ((head + 2, last), last) if last > head + 2 else None
    first = next((at for at in range(start, head) if not reading.has(at, "determiners")), head)
    told = first < head and (is_capital(reading, first) or reading.tokens[first].name == "DRV")
    return ((first, head), head + 1) if told else None


def is_medium_tail(reading: Reading, index: int) -> bool:
    """Return whether the word at `index` is a time or place of issue between a source noun and its maker."""
    return reading.has(index, "moments")


def is_source_noun(reading: Reading, index: int) -> bool:
    """Return whether the word at `index` is a report, figure or statement; compounds count."""
    word = reading.words[index]
    return (
        not (is_capital(reading, index) and not opens(reading, index))
        and reading.lexicon.source_ending.match(word) is not None
    )


def opens(reading: Reading, index: int) -> bool:
    """Return whether only marks stand before the word at `index`."""
    return all(word in STOPS for word in reading.words[:index])


def _is_genitive(reading: Reading, index: int) -> bool:
    text = reading.tokens[index].text
    if reading.lexicon.sets["genitive_marks"]:
        return reading.has(index, "genitive_marks")
    return text.endswith(("s", "'", "’")) and len(text) > 2 and not reading.has(index, "determiners")
