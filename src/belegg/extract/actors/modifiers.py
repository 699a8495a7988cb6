"""Read what stands around a noun: whose it is, and who backs it."""

import msgspec

from belegg.extract.actors.drafts import Side
from belegg.extract.actors.names import Hit, Reading
from belegg.extract.actors.tables import Sides, actors_table
from belegg.extract.actors.words import Tie, known_names, prefixes
from belegg.model.errors import LanguageDataError
from belegg.world.countries import country_of_demonym

_MODIFIERS = frozenset({"ADJ", "NUM", "X"})
REACH = 6


class Modifiers(msgspec.Struct, kw_only=True):
    """What was read to the left and right of a noun; `sides` pairs each side with its token."""

    first: int
    last: int
    sides: list[tuple[Side, int]] = []
    backer: Side | None = None
    link: str | None = None
    link_first: int | None = None
    link_last: int | None = None
    rule: list[str] = []


def small_words(language: str) -> Sides:
    """Return the prepositions and conjunctions of the language."""
    sides = actors_table(language).sides
    if sides is None:
        raise LanguageDataError(f"languages/{language}/actors.toml has no [sides]; add it, or inherit from a language")
    return sides


def side_of_text(text: str, language: str) -> Side | None:
    """Return the side that the first part of a compound names ("iran", "russisk", "regjerings"), or None."""
    prefix = prefixes(language).get(text)
    if prefix is not None:
        return Side(regime=prefix.regime, sector=prefix.sector)
    demonym = country_of_demonym(text, language)
    if demonym is not None:
        return Side(country=demonym.alpha3, stateless=demonym.alpha3 is None)
    for known in known_names(language).get(text.split("-")[0].split(" ")[0], ()):
        if known.lower == text:
            entry = known.actors[0] if known.actors else None
            return Side(country=entry.country if entry else known.country, entry=entry)
    return None


def read_left(reading: Reading, start: int, found: Modifiers) -> int | None:
    """Read the words before `start` into `found`; return the token of a noun in the genitive that owns the
    noun ("opprørernes" in "opprørernes leder"), or None."""
    index = start - 1
    small = small_words(reading.language)
    while index >= 0 and start - index <= REACH:
        known, token = reading.words[index], reading.sentence.tokens[index]
        hit = reading.at.get(index)
        if known.tie is not None:
            _tie(reading, index, known.tie, found)
        elif known.demonyms:
            sides = [(Side(country=one, stateless=one is None), index) for one in known.demonyms]
            found.sides[:0] = sides
            found.first = index
        elif hit is not None:
            if hit.compound is None and (
                hit.genitive
                or _case_of_s(reading, hit.last)
                or _modifies_next(reading, hit.last)
                or (hit.last + 1 == start and _made_small(reading, hit))
            ):
                found.sides[:0] = [(hit.side(), index)]
                found.first = hit.first
            return None
        elif known.noun is not None and _owns(reading, index) and token.upos not in ("ADJ", "NUM"):
            return index
        elif token.dep == "case" and token.upos == "PART":
            pass
        elif known.lower in small.and_ and index > 0:
            if not (found.sides and (reading.words[index - 1].demonyms or reading.words[index - 1].tie)):
                return None
        elif not _modifies(reading, index):
            return None
        index -= 1
    return None


def _owns(reading: Reading, index: int) -> bool:
    """Return whether the noun at `index` stands in the genitive, by its form or by a mark after it."""
    noun = reading.words[index].noun
    return (noun is not None and noun.genitive) or "Case=Gen" in reading.sentence.tokens[index].feats


_FIRST_PARTS = ("compound", "nmod:poss", "amod", "nmod", "flat")


def _modifies_next(reading: Reading, last: int) -> bool:
    """Return whether a name stands before its noun as its first part ("Hamas fighters")."""
    token = reading.sentence.tokens[last]
    if not small_words(reading.language).articles:
        return False
    return not reading.parsed or (token.head > last and token.dep in _FIRST_PARTS)


def _made_small(reading: Reading, hit: Hit) -> bool:
    """Return whether a name stood in capitals and its words were written small, so that the tree knows no name there
    ("SHINING PATH GUERRILLAS")."""
    return hit.known.text[0].isupper() and reading.sentence.tokens[hit.last].text.islower()


def _case_of_s(reading: Reading, index: int) -> bool:
    """Return whether a name that ends in s is in the genitive ("Hamas ledere" is too loose: only "Hamas'")."""
    token = reading.sentence.tokens[index]
    after = reading.sentence.tokens[index + 1] if index + 1 < len(reading.sentence.tokens) else None
    return token.text[-1] in "sxz" and after is not None and "Case=Gen" in token.feats


def _modifies(reading: Reading, index: int) -> bool:
    token = reading.sentence.tokens[index]
    if token.upos in _MODIFIERS and token.text[0].isalnum():
        return True
    if token.dep == "compound" and token.head > index and token.upos in ("NOUN", "PROPN"):
        return True
    return token.upos in ("VERB", "ADV") and token.dep == "amod" and token.head > index


def _tie(reading: Reading, index: int, tie: Tie, found: Modifiers) -> None:
    hit = reading.at.get(index)
    side = (
        hit.side() if hit is not None and (hit.entry or hit.known.country) else side_of_text(tie.side, reading.language)
    )
    if side is None:
        return
    found.backer, found.link = side, tie.link
    found.link_first = hit.first if hit is not None else index
    found.link_last = index
    found.first = found.link_first
    found.rule.append(f"tie:{tie.link}")


def read_support(reading: Reading, last: int, found: Modifiers) -> None:
    """Read "støttet av Iran" after the noun's token `last` into `found`."""
    tokens = reading.sentence.tokens
    supported = small_words(reading.language).supported_by
    for start in range(last + 1, min(last + 5, len(tokens) - 1)):
        lower = reading.words[start].lower
        link = supported.get(f"{lower} {reading.words[start + 1].lower}")
        step = 2
        if link is None:
            link, step = supported.get(lower), 1
        if link is not None:
            index = skip_modifiers(reading, start + step)
            hit = reading.at.get(index)
            if hit is not None and hit.compound is None:
                found.backer, found.link = hit.side(), link
                found.link_first, found.link_last = start, hit.last
                found.rule.append(f"tie:{link}")
            return
        if lower not in small_words(reading.language).links:
            return


def skip_modifiers(reading: Reading, index: int) -> int:
    """Return the first token from `index` on that is no article or adjective (at most four are skipped)."""
    tokens = reading.sentence.tokens
    so_called = small_words(reading.language).so_called
    for step in range(index, min(index + 4, len(tokens))):
        known = reading.words[step]
        if reading.at.get(step) or known.demonyms or known.tie or (known.noun and tokens[step].upos != "ADJ"):
            return step
        if tokens[step].upos not in ("DET", "ADJ", "X") and known.lower not in so_called:
            return step
    return index
