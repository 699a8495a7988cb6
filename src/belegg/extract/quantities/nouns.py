"""Find the noun that a number counts, and what it counts: by word order first, by the parse where it helps."""

from typing import NamedTuple

from belegg.extract.quantities.lexicon import AGENT, Lexicon, Noun
from belegg.extract.quantities.pieces import View
from belegg.model.count import Unit

REACH = 7
REACH_UNPARSED = 4
SHORT = 6
"""Up to this many letters a counted noun may well be a verb ("fly", "lager", "skipa"), if the parse says so."""
_CLOSED = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "PART", "INTJ"})
_QUOTES = frozenset("«»\"“”„'’")


class Counted(NamedTuple):
    """The counted noun's piece (None where it is understood), its unit and item, and whether it is a
    measure ("kilometer"), which counts neither people nor things."""

    piece: int | None
    unit: Unit | None
    item: str | None
    measure: bool
    word: str


NOTHING = Counted(None, None, None, False, "")


def counted(
    view: View, after: int, words: Lexicon, *, number: int | None = None, strict: bool = False, single: bool = False
) -> Counted:
    """Return what is counted by the words from piece `after` on. `number` is the number's last piece,
    for the parse; `strict` (after an article) allows nothing but adjectives in between; `single`: the noun may
    well be a singular ("every fourth soldier")."""
    ordered = _by_order(view, after, words, strict=strict, single=single or strict)
    if ordered.unit is not None or ordered.measure or number is None or not view.sentence.parsed:
        return ordered
    parsed = _by_parse(view, number, words)
    return parsed if parsed and (parsed.unit or ordered.piece is None) else ordered


def _by_order(view: View, after: int, words: Lexicon, *, strict: bool, single: bool) -> Counted:
    best, at, steps = NOTHING, after, 0
    reach = REACH if view.sentence.parsed else REACH_UNPARSED
    while at < len(view.pieces) and steps < reach:
        piece = view.pieces[at]
        if (aged := _past_age(view, at, words)) > at:
            at = aged
            continue
        if piece.kind == "mark" and _passes(view, at, words):
            at += 1
            continue
        if piece.kind in ("mark", "figure"):
            break
        last, noun = words.phrase(view, at) or (at, known(view, at, words))
        if noun is not None and words.modifiers and _modifies(view, last, noun, words, single=single):
            at, steps = last + 1, steps + 1
            continue
        if last > at and noun is not None:
            return _found(last, noun)
        noun = None if words.genitive(piece.text) and words.noun(view.word(at + 1)) else noun
        if noun is not None and (noun.measure or not noun.adjectival):
            if best.piece is not None and noun.measure:
                break
            if strict and (noun.word == AGENT or view.word(at) in words.never_one):
                break
            return _found(at, noun)
        if noun is not None and _is_verb(view, at, words):
            break
        if noun is not None:
            best = _found(at, noun)
        elif piece.text in words.stops or (piece.text not in words.reader.single and words.begins_number(piece.text)):
            break
        else:
            step = _step(view, at, words, strict=strict, settled=best.piece is not None)
            if isinstance(step, Counted):
                return step if best.piece is None else best
            if not step:
                break
        at, steps = at + 1, steps + 1
    return best


def _passes(view: View, at: int, words: Lexicon) -> bool:
    """Return whether the mark may stand between a number and its noun."""
    return view.word(at) in _QUOTES or _between_adjectives(view, at, words)


def known(view: View, at: int, words: Lexicon) -> Noun | None:
    """Return what units.toml says of the piece, with the parse's word class as a hint."""
    upos = view.upos(at)
    noun = words.noun(view.word(at), tagged=upos == "NOUN")
    if noun is None or noun.adjectival:
        return noun
    if noun.word == AGENT and words.adjectival(view.word(at)):
        return None
    if upos == "ADV" and not noun.measure:
        return None
    finite = upos == "VERB" and len(view.word(at)) <= SHORT and "VerbForm=Fin" in view.token(at).feats
    return None if finite else noun


def _modifies(view: View, at: int, noun: Noun, words: Lexicon, *, single: bool) -> bool:
    """Return whether a noun only tells what kind of thing the next noun is: "rocket attacks", "a police officer"."""
    if noun.adjectival or noun.measure:
        return False
    if _compounded(view, at):
        return True
    following = words.noun(view.word(at + 1))
    if following is not None and not following.adjectival and view.upos(at + 1) not in ("VERB", "AUX"):
        return not following.measure
    word = view.word(at)
    if single:
        return words.adjectival(word) and _runs_on(view, at + 1, words)
    return not (word.endswith("s") or word in words.plurals)


def _compounded(view: View, at: int) -> bool:
    """Return whether the parse ties the piece to a noun after it: "government soldiers", not "families sleep"."""
    token = view.token(at)
    tied = view.sentence.parsed and token.dep in ("compound", "amod") and token.head > token.index
    return tied and "Number=Plur" not in token.feats


def _runs_on(view: View, at: int, words: Lexicon) -> bool:
    """Return whether a word follows that may be the noun meant: "a Syrian government soldier", not "a Syrian was"."""
    if at >= len(view.pieces) or view.pieces[at].kind != "word" or view.word(at) in words.stops:
        return False
    if view.sentence.parsed:
        return view.upos(at) in ("NOUN", "ADJ", "PROPN")
    return words.noun(view.word(at)) is not None or words.noun(view.word(at + 1)) is not None


def _found(at: int, noun: Noun) -> Counted:
    return Counted(at, noun.unit, noun.item, noun.measure, noun.word)


def _step(view: View, at: int, words: Lexicon, *, strict: bool, settled: bool) -> Counted | bool:
    """Return True to go on past an unknown word, False to stop, or the unknown noun found there."""
    word, upos = view.word(at), view.upos(at)
    if words.genitive(word) or words.possessive(word):
        return not strict
    adjective = words.adjectival(word)
    if words.modifiers and not settled and (_compounded(view, at) or (upos == "X" and words.noun(view.word(at + 1)))):
        return True
    if upos == "X":
        return adjective or (not strict and not settled)
    if upos == "NOUN":
        follows = words.noun(view.word(at + 1)) if at + 1 < len(view.pieces) else None
        if (adjective and follows and not follows.measure) or "Case=Gen" in view.token(at).feats:
            return True
        if _owns(view, at, words):
            return True
        return Counted(at, None, None, False, word)
    if upos in _CLOSED:
        return adjective and upos == "VERB" and (strict or "Number=Plur" in view.token(at).feats)
    if upos == "PROPN":
        return not settled and not strict
    return True


def _owns(view: View, at: int, words: Lexicon) -> bool:
    """Return whether a noun ends as a genitive does before an adjective and a noun ("gruppas egne krigere")."""
    if not words.owning(view.word(at)) or at + 2 >= len(view.pieces):
        return False
    following = words.noun(view.word(at + 2))
    return words.adjectival(view.word(at + 1)) and following is not None and not following.measure


def _is_verb(view: View, at: int, words: Lexicon) -> bool:
    """Return whether a word such as "drepte" is a verb with an object here: "de to drepte tre soldater"."""
    following = view.word(at + 1)
    if following in words.reader.single or (at + 1 < len(view.pieces) and view.pieces[at + 1].kind == "figure"):
        return True
    return bool(words.reader.read(following)) or following in words.multipliers.words


def _between_adjectives(view: View, at: int, words: Lexicon) -> bool:
    if view.word(at) != "," or at + 1 >= len(view.pieces):
        return False
    return words.adjectival(view.word(at - 1)) and words.adjectival(view.word(at + 1))


def _past_age(view: View, at: int, words: Lexicon) -> int:
    """Return the piece after an age or length that stands as an adjective ("12 år gamle"), else `at`."""
    piece = view.pieces[at]
    if piece.kind != "figure" and not words.reader.read(piece.text):
        return at
    noun = words.noun(view.word(at + 1))
    if noun and noun.measure and view.word(at + 2) in words.age_words:
        return at + 3
    return at


def _by_parse(view: View, number: int, words: Lexicon) -> Counted | None:
    token = view.token(number)
    if not token.dep.startswith("nummod") or not token.index < token.head <= token.index + 8:
        return None
    at = view.piece_of(token.head)
    if at is None or view.pieces[at].kind == "mark" or view.upos(at) not in ("NOUN", "PROPN", "ADJ"):
        return None
    noun = known(view, at, words)
    return _found(at, noun) if noun else Counted(at, None, None, False, view.word(at))
