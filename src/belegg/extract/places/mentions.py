"""Find the names that may be places: whole names, genitives and compounds, each with all its namesakes."""

from collections.abc import Iterator

import msgspec

from belegg.extract.places.table import Lexicon, TailSort
from belegg.model.sentence import Sentence
from belegg.world.countries import country_of_capital
from belegg.world.gazetteer import Known, lookup
from belegg.world.spelling import light

LONGEST = 5
SHORT = 4
MIN_BEFORE = 2
ARTICLES = ("al-", "el-", "ad-", "ed-", "an-", "ar-", "as-", "ash-", "at-", "az-", "es-", "ez-", "et-", "en-")


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name that may be a place, at tokens `first` to `last` and characters `start` to `end`.

    `name` is the bare name; `country` its alpha-3 code where it is a country's name, `known` the
    gazetteer's places of that name. `tail` is what the last part of a compound says; `direction` the
    compass prefix ("Øst" in "Øst-Ukraina")."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    name: str
    country: str | None
    known: tuple[Known, ...]
    genitive: bool = False
    tail: TailSort | None = None
    direction: str | None = None

    @property
    def sure(self) -> bool:
        """Whether the name is a country's or one of the curated lists'."""
        return self.country is not None or any(place.curated for place in self.known)


def mentions_in(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the possible places of a sentence in order, without overlaps."""
    index = 0
    while index < len(sentence.tokens):
        text = sentence.tokens[index].text
        if not (opens_name(text) or text in lexicon.openers):
            index += 1
            continue
        skipped = refused(sentence, index, lexicon)
        if skipped:
            index += skipped
            continue
        mention = _longest(sentence, index, lexicon)
        if mention is not None and lexicon.joint == " ":
            mention = _with_words_after(sentence, mention, lexicon)
        if mention is not None:
            yield mention
            index = mention.last
        index += 1


def _with_words_after(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> Mention:
    """Return the mention with the noun that follows it ("Idlib province"), or as the owner of what follows."""
    tokens = sentence.tokens
    words = [token.text.lower() for token in tokens[mention.last + 1 : mention.last + 3]]
    for width in range(len(words), 0, -1):
        sort = lexicon.tails.get(" ".join(words[:width]))
        if sort == "modifier":
            return msgspec.structs.replace(mention, tail=sort)
        if sort is not None and mention.tail is None:
            last = mention.last + width
            return msgspec.structs.replace(mention, last=last, end=tokens[last].end, tail=sort)
    owner = "Case=Gen" in tokens[mention.last].feats or (words[:1] and words[0] in ("'s", "’s"))
    return msgspec.structs.replace(mention, genitive=True) if owner and not mention.genitive else mention


def opens_name(text: str) -> bool:
    """Return whether a token may begin a name: a capital, or an Arabic article before one."""
    if text[:1].isupper():
        return True
    return "-" in text and text.startswith(ARTICLES) and text.partition("-")[2][:1].isupper()


def span_text(sentence: Sentence, first: int, last: int) -> str:
    """Return the text from token `first` to token `last`."""
    tokens = sentence.tokens
    return sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]


def refused(sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """Return how many tokens from `index` on are a name that is refused, 0 where none is."""
    texts = [token.text for token in sentence.tokens[index : index + LONGEST]]
    first = texts[0]
    for word in (first, first[:-1]) if first.endswith("s") else (first,):
        for words in lexicon.refused.get(word, ()):
            if len(words) <= len(texts) and all(
                text in (wanted, wanted + "s", wanted + "'") for text, wanted in zip(texts, words, strict=False)
            ):
                return len(words)
    return 0


def _longest(sentence: Sentence, index: int, lexicon: Lexicon) -> Mention | None:
    for last in range(_furthest(sentence, index, lexicon), index, -1):
        found = _named(span_text(sentence, index, last), lexicon)
        if found is not None:
            name, country, known, genitive = found
            if country or any(place.exact for place in known):
                return _mention(sentence, index, last, name, country, known, genitive=genitive)
    return _single(sentence, index, lexicon)


def _furthest(sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """Return the last token that a name from `index` on may reach."""
    tokens = sentence.tokens
    free = light(tokens[index].text).split(" ")[0] in lexicon.openers
    last = index
    while last + 1 < len(tokens) and last - index + 1 < LONGEST:
        token = tokens[last + 1]
        if token.start - tokens[last].end > 1 or not (free or opens_name(token.text)) or not token.text[0].isalpha():
            break
        last += 1
    return last


def _single(sentence: Sentence, index: int, lexicon: Lexicon) -> Mention | None:
    text = sentence.tokens[index].text
    if lexicon.short and (full := _in_full(sentence, index, lexicon)):
        divisions = tuple(place for place in lookup(full) if place.kind == "admin1")
        return _mention(sentence, index, index, full, None, divisions or lookup(full))
    if not opens_name(text) or (
        _initials(text, lexicon) and not (index == 0 and country_of_capital(text.capitalize()))
    ):
        return None
    found = _named(text, lexicon)
    compound = None if found is not None and _strong(found) else _compound(sentence, index, lexicon)
    if compound is not None:
        return compound
    if found is None:
        return None
    name, country, known, genitive = found
    return _mention(sentence, index, index, name, country, known, genitive=genitive)


def _in_full(sentence: Sentence, index: int, lexicon: Lexicon) -> str | None:
    """Return what the division is called that stands in short after a town and a comma ("Paris, Ky."), or None."""
    tokens = sentence.tokens
    text = tokens[index].text
    full = lexicon.short.get(text.removesuffix("."))
    if full is None or index < MIN_BEFORE or tokens[index - 1].text != "," or not opens_name(tokens[index - 2].text):
        return None
    stopped = text.endswith(".") or (index + 1 < len(tokens) and tokens[index + 1].text.startswith("."))
    return full if stopped else None


def _initials(text: str, lexicon: Lexicon) -> bool:
    """Return whether a word is an abbreviation, and no country's ("FN", but not "USA")."""
    return len(text) <= SHORT and text.isupper() and not {text, light(text)} & lexicon.countries.keys()


Found = tuple[str, str | None, tuple[Known, ...], bool]


def _strong(found: Found) -> bool:
    return found[1] is not None or any(place.curated for place in found[2])


def _named(text: str, lexicon: Lexicon) -> Found | None:
    """Return name, country, places and whether it is a genitive; the surest reading wins."""
    plain = _resolve(text, lexicon)
    if plain is not None and _strong(plain):
        return plain
    if text.endswith(("s", "'", "’") if lexicon.joint == "-" else ("'", "’")) and len(text) > SHORT:
        bare = _resolve(text[:-1], lexicon)
        if bare is not None and (_strong(bare) or plain is None):
            return bare[0], bare[1], bare[2], True
    return plain


def _resolve(text: str, lexicon: Lexicon) -> Found | None:
    folded = light(text)
    country = lexicon.countries.get(text) if len(text) <= SHORT - 1 else lexicon.countries.get(folded)
    known = lookup(text)
    if country is None and not known:
        return None
    if not text[:1].isupper() and " " not in text and "-" not in text:
        return None
    return text, country, known, False


def _mention(
    sentence: Sentence,
    first: int,
    last: int,
    name: str,
    country: str | None,
    known: tuple[Known, ...],
    *,
    genitive: bool = False,
) -> Mention:
    tokens = sentence.tokens
    end = tokens[last].end
    if genitive:
        end -= 1
    return Mention(
        sentence=sentence.index,
        first=first,
        last=last,
        start=tokens[first].start,
        end=end,
        name=name,
        country=country,
        known=known,
        genitive=genitive,
    )


def _compound(sentence: Sentence, index: int, lexicon: Lexicon) -> Mention | None:
    """Return the place in a compound ("Idlib-provinsen", "Øst-Ukraina", "Syria-krigen"), or None."""
    token = sentence.tokens[index]
    head, hyphen, tail = token.text.rpartition("-")
    if not hyphen:
        return _closed(sentence, index, lexicon)
    word = tail.lower()
    genitive = word.endswith("s") and word[:-1] in lexicon.tails
    word = word[:-1] if genitive else word
    if word in lexicon.refused_tails or not head:
        return None
    found = _named(head, lexicon)
    if tail[:1].isupper():
        return _directed(sentence, index, head, tail, lexicon)
    sort = lexicon.tails.get(word, "modifier")
    base, direction = _without_direction(head, lexicon) if found is None else (head, None)
    found = found or _named(base, lexicon)
    if found is None or (word not in lexicon.tails and not _strong(found)):
        return None
    end = token.start + len(head) if sort == "modifier" else token.end - (1 if genitive else 0)
    mention = _mention(sentence, index, index, found[0], found[1], found[2])
    return msgspec.structs.replace(mention, end=end, tail=sort, direction=direction, genitive=genitive)


def _directed(sentence: Sentence, index: int, head: str, tail: str, lexicon: Lexicon) -> Mention | None:
    if head not in lexicon.prefixes:
        return None
    found = _named(tail, lexicon)
    if found is None:
        return None
    mention = _mention(sentence, index, index, found[0], found[1], found[2], genitive=found[3])
    return msgspec.structs.replace(mention, direction=lexicon.prefixes[head])


def _without_direction(head: str, lexicon: Lexicon) -> tuple[str, str | None]:
    prefix, _, rest = head.partition("-")
    return (rest, lexicon.prefixes[prefix]) if rest and prefix in lexicon.prefixes else (head, None)


def _closed(sentence: Sentence, index: int, lexicon: Lexicon) -> Mention | None:
    """Return the place in a compound without a hyphen ("Kurskregionen"): curated names alone."""
    token = sentence.tokens[index]
    lowered = token.text.lower()
    for size in range(5, min(14, len(lowered) - SHORT)):
        sort = lexicon.tails.get(lowered[-size:])
        found = _resolve(token.text[:-size], lexicon) if sort else None
        if sort and found is not None and _strong(found):
            mention = _mention(sentence, index, index, found[0], found[1], found[2])
            end = token.end - size if sort == "modifier" else token.end
            return msgspec.structs.replace(mention, end=end, tail=sort)
    return None
