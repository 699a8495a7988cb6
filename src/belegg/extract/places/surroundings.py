"""What stands around a name: preposition, place noun, direction, border, title, neighbours."""

import msgspec

from belegg.extract.places.mentions import Mention, opens_name
from belegg.extract.places.table import Lexicon, Role, Sort
from belegg.model.sentence import Sentence, Token
from belegg.world.countries import Demonym, country_of_demonym

REACH = 7
HEADING = 5
DASHES = ("–", "—", "-", "--")
OVER = 3  # words in "over grensen til", which leads across the border


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a mention. `first` is the first token that belongs to the place's own words.

    `noun` is what a place noun before it says it is; `nationality` the country of an adjective before it; `joined`
    says that it goes on a list whose earlier member stands just before; `runs_on` that a capitalised word which is no
    place stands next to it; `title` that what stands before it makes it a person's name; `heads` that it opens the
    sentence in capitals as a dateline does ("OTTAWA – The committee …")."""

    first: int
    role: Role | None
    strong: bool
    noun: Sort | None
    nationality: str | None
    direction: str | None
    border: bool
    title: bool
    joined: bool
    runs_on: bool
    part: bool
    share: bool
    said: bool
    heads: bool = False


def surroundings(sentence: Sentence, mention: Mention, before: Mention | None, lexicon: Lexicon) -> Surroundings:
    """Return what stands around `mention`; `before` is the mention before it in the sentence, or None."""
    tokens = sentence.tokens
    position, noun, direction, nationality, first = _walk(sentence, mention, lexicon)
    role, strong, width = preposition(tokens, position, lexicon)
    opener = tokens[mention.first - 1].text.lower() if mention.first else ""
    if width and direction is None and noun is None:
        compass = _compass(tokens, position - width, lexicon)
        if compass is not None:
            direction, first = compass
    joined = before is not None and position == before.last + 1 and tokens[position].text in lexicon.grammar.joining
    return Surroundings(
        first=first,
        role=role,
        strong=strong,
        noun=noun,
        nationality=nationality,
        direction=mention.direction or direction,
        border=width < OVER and _ends_with(tokens, mention.first - 1, lexicon.borders),
        title=opener in lexicon.titles,
        joined=joined,
        runs_on=_runs_on(sentence, mention, before, lexicon),
        part=mention.last + 1 < len(tokens) and tokens[mention.last + 1].text in lexicon.after,
        share=_share(tokens, mention.first - 1, lexicon),
        said=opener in lexicon.speakers,
        heads=_heads(sentence, mention),
    )


def _heads(sentence: Sentence, mention: Mention) -> bool:
    """Return whether the name opens the sentence in capitals, with a dash or an agency's bracket soon after it."""
    tokens = sentence.tokens
    if mention.first or not mention.name.isupper() or sentence.text.isupper():
        return False
    after = tokens[mention.last + 1 : mention.last + 1 + HEADING]
    if after and after[0].text == ",":
        return any(token.text in (*DASHES, "(") for token in after) or sentence.tokens[-1] in after
    return bool(after) and after[0].text in (*DASHES, "(")


def _walk(
    sentence: Sentence, mention: Mention, lexicon: Lexicon
) -> tuple[int, Sort | None, str | None, str | None, int]:
    """Walk left over place noun, adjectives and determiners; return where it stops and what was met."""
    noun: Sort | None = None
    direction = nationality = None
    first, position = mention.first, mention.first - 1
    joining = (*lexicon.grammar.such_as, *lexicon.grammar.apposing)
    position -= 2 if _share(sentence.tokens, position, lexicon) else 0
    while position >= max(0, mention.first - REACH):
        token = sentence.tokens[position]
        word = token.text.lower()
        lowered = word == token.text or position == 0 or lexicon.joint == " "
        demonym = _demonym(token.text if lexicon.joint == " " else word, lexicon) if lowered else None
        if noun is None and word in lexicon.nouns:
            noun = lexicon.nouns[word]
        elif word in joining and position and sentence.tokens[position - 1].text.lower() in lexicon.nouns:
            pass
        elif word in lexicon.adjectives:
            if noun is None and direction is None:
                direction, first = lexicon.adjectives[word], position
        elif demonym is not None and demonym.form == "adjective":
            nationality = nationality or demonym.alpha3
        elif word not in lexicon.between and not (sentence.parsed and token.upos == "ADJ" and token.text.islower()):
            break
        position -= 1
    return position, noun, direction, nationality, first


def _share(tokens: tuple[Token, ...], position: int, lexicon: Lexicon) -> bool:
    """Return whether the words ending at `position` take a part of what follows ("deler av")."""
    return (
        position >= 1
        and tokens[position].text in lexicon.grammar.of
        and tokens[position - 1].text.lower() in lexicon.parts
    )


def _demonym(word: str, lexicon: Lexicon) -> Demonym | None:
    """Return the adjective or people, also after a point of the compass ("nordlibanesiske")."""
    found = country_of_demonym(word, lexicon.language)
    if found is None and word.startswith(lexicon.compass_prefixes):
        rest = next(word[len(prefix) :] for prefix in lexicon.compass_prefixes if word.startswith(prefix))
        found = country_of_demonym(rest, lexicon.language)
    return found


def preposition(tokens: tuple[Token, ...], position: int, lexicon: Lexicon) -> tuple[Role | None, bool, int]:
    """Return role, strength and number of words of the longest preposition that ends at `position`."""
    words = tuple([token.text.lower() for token in tokens[max(position - 4, 0) : position + 1]])
    for start in range(len(words)):
        found = lexicon.prepositions.get(words[start:])
        if found is not None:
            return found[0], found[1], len(words) - start
    return None, False, 0


def _compass(tokens: tuple[Token, ...], position: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Return the direction whose words end at `position` ("nordvest" in "nordvest i Syria") and its first token."""
    for width in (2, 1):
        if position - width + 1 >= 0:
            words = tuple(token.text.lower() for token in tokens[position - width + 1 : position + 1])
            if words in lexicon.compass:
                return lexicon.compass[words], position - width + 1
    return None


def _ends_with(tokens: tuple[Token, ...], position: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(
        position + 1 >= width
        and tuple(token.text.lower() for token in tokens[position - width + 1 : position + 1]) in phrases
        for width in (1, 2, 3)
    )


def _runs_on(sentence: Sentence, mention: Mention, before: Mention | None, lexicon: Lexicon) -> bool:
    """Return whether the name is but part of a longer capitalised name ("Kyiv Independent")."""
    tokens = sentence.tokens
    if mention.last + 1 < len(tokens) and not mention.genitive and mention.tail is None:
        after = tokens[mention.last + 1]
        word = after.text.lower()
        titled = lexicon.joint == " " and (word.partition("-")[0] in lexicon.titles or word in lexicon.bodies)
        if opens_name(after.text) and not titled and after.start - tokens[mention.last].end == 1:
            return True
    index = mention.first - 1
    if index < 0 or not opens_name(tokens[index].text) or tokens[mention.first].start - tokens[index].end != 1:
        return False
    if before is not None and before.last == index:
        return not before.genitive and before.tail is None
    word = tokens[index].text.lower()
    known = word in lexicon.nouns or word in lexicon.adjectives or (word,) in lexicon.prepositions
    return not (known or index == 0)
