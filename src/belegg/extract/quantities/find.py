"""Find the counts of a document's sentences: numbers with their bounds, shares, repeats, "alle", "ingen"."""

from collections.abc import Sequence

from belegg.extract.quantities import bounds, shares, wholes
from belegg.extract.quantities.lexicon import Lexicon, lexicon
from belegg.extract.quantities.make import Draft, Form, quantity
from belegg.extract.quantities.nouns import Counted, counted
from belegg.extract.quantities.pieces import View, cut
from belegg.extract.quantities.traps import trap
from belegg.extract.quantities.values import read as read_value
from belegg.model.parts import Quantity
from belegg.model.sentence import Sentence

FIGURES = ("figure", "mixed")


def find(sentences: Sequence[Sentence], *, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of `sentences` in order, for the language `language` ("nb", "en"); raises
    LanguageDataError where the language has no data. Sentences without a parse are read by word order alone."""
    words = lexicon(language)
    return tuple(found for sentence in sentences if sentence.tokens for found in _in_sentence(sentence, words))


def _in_sentence(sentence: Sentence, words: Lexicon) -> list[Quantity]:
    pieces = cut(sentence.text, words.writing)
    view = View(sentence, pieces)
    found: list[Quantity] = []
    subset_until = last = -1
    at = 0
    while at < len(pieces):
        text = pieces[at].text
        if text in words.idioms.words and (idiom := words.idioms.at(view, at)):
            at = idiom[0]
            continue
        if not (pieces[at].kind in FIGURES or words.may_begin(text)):
            at += 1
            continue
        draft, after = _read(view, at, words)
        if draft is not None:
            draft = shares.mark_subset(view, draft, words, carried=subset_until, before=last)
            last = draft.last
            subset_until = shares.carries_to(draft)
            found.append(quantity(view, draft))
        at = max(after, at + 1)
    return found


def _read(view: View, at: int, words: Lexicon) -> tuple[Draft | None, int]:
    """Return the quantity that begins at piece `at`, or None, and the piece to go on from."""
    for reader in (wholes.read, shares.read):
        if read := reader(view, at, words):
            return read
    number = bounds.read(view, at, words)
    if number is None:
        return None, _after_fall(view, at, words) or at + 1
    if changed := _end_of_change(view, number, words):
        return None, changed
    end = number.last + 1
    if share := shares.of_number(view, number, words):
        return share
    number, entries = bounds.quantify(view, number, words)
    noun, partitive = _noun(view, number, words)
    if noun.piece is None and (fronted := shares.fronted_whole(view, number.first, words)):
        noun, partitive = fronted, True
    if any(noun.unit in entry.literal and (number.high or 0) <= 10 for entry in entries) and noun.unit:
        number = bounds.read(view, number.core, words) or number
    if noun.piece is None and (named := shares.labelled(view, number.first, number.last, words)):
        noun = named
    kind = trap(view, number, noun, words, quantified=bool(entries))
    part_of_kind = _one_of_several(view, number, words) and noun.unit != "person"
    if number.one and ((number.one == "article" and noun.unit == "place") or part_of_kind):
        kind = "article"
    if kind == "article" and _lone_one(view, number, noun, words):
        kind = None
    if kind:
        return None, _past(number, noun, kind)
    return _draft(view, number, noun, words, partitive=partitive), max(end, number.last + 1)


def _one_of_several(view: View, number: bounds.Bounded, words: Lexicon) -> bool:
    """Return whether the number is one of several: "one of the largest cities"."""
    return bool(number.one) and view.word(number.last + 1) in words.sets["of"]


def _past(number: bounds.Bounded, noun: Counted, kind: str) -> int:
    if kind == "measure" and noun.piece is not None:
        return noun.piece + 1
    return number.last + 1


def _end_of_change(view: View, number: bounds.Bounded, words: Lexicon) -> int | None:
    """Return where the last number of a change begins ("økte fra 10 til 15"), None where there is no change."""
    opens = view.word(number.core)
    if number.quantifier != "between" or opens not in words.change_opens:
        return None
    join = words.range_opens[opens]
    nearby = {view.word(at) for at in range(max(0, number.core - 5), number.core)}
    if nearby.isdisjoint(words.changes):
        return None
    return next(at for at in range(number.last, number.core, -1) if view.word(at) == join) + 1


def _after_fall(view: View, at: int, words: Lexicon) -> int | None:
    """Return where the last number of a fall begins ("fra 65 til 48"), None where there is none at `at`."""
    if view.word(at) not in words.change_opens or at + 1 >= len(view.pieces):
        return None
    first = read_value(view, at + 1, words)
    falls = first is not None and view.word(first.last + 1) == words.range_opens[view.word(at)]
    return first.last + 2 if first is not None and falls else None


def _noun(view: View, number: bounds.Bounded, words: Lexicon) -> tuple[Counted, bool]:
    """Return what the number counts, and whether it is a part of a whole ("tolv av de drepte")."""
    after = number.last + 1
    strict = bool(number.one)
    if view.word(after) not in words.sets["of"]:
        return counted(view, after, words, number=number.last, strict=strict), False
    if number.imputed and view.word(after + 1) not in words.sets["previous"]:
        return counted(view, after + 1, words), False
    return shares.of_whole(view, after, words)


def _lone_one(view: View, number: bounds.Bounded, noun: Counted, words: Lexicon) -> bool:
    after = number.last + 1
    if view.word(after) in words.sets["of"]:
        return (
            view.word(after + 1) in words.sets["previous"] and noun.piece is None and _pronoun(view, after + 1, words)
        )
    return noun.piece is None and view.word(after) in words.sets["lone_followers"]


def _pronoun(view: View, at: int, words: Lexicon) -> bool:
    """Return whether nothing that could be a noun or its adjective follows: "en av dem er", not "en av de verste"."""
    following = view.word(at + 1)
    if at + 1 >= len(view.pieces) or view.pieces[at + 1].kind == "mark":
        return True
    return (
        any(following in words.sets[name] for name in ("subset_fillers", "lone_followers")) or following in words.stops
    )


def _draft(view: View, number: bounds.Bounded, noun: Counted, words: Lexicon, *, partitive: bool) -> Draft:
    how = list(number.how)
    if number.one:
        how.append("article")
    if noun.unit:
        how.append(f"units/{noun.unit}: {noun.word}")
    form: Form = "number"
    first = number.first
    if whole := words.alls.before(view, number.first):
        form, first = "all", whole[0]
        how.append(f"quantifiers/{whole[2]}")
    elif view.word(number.first - 1) in words.sets["definite"]:
        how.append("definite")
    if partitive:
        how.append("subset: of")
    return Draft.of(number, noun, form=form, first=first, of_previous=partitive, how=tuple(how))
