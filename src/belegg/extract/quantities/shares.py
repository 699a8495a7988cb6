"""Shares and parts of a whole: "halvparten", "to tredeler", "20 prosent", "hver fjerde", "hvorav tolv"."""

from fractions import Fraction

from belegg.extract.quantities import bounds
from belegg.extract.quantities.bounds import Bounded
from belegg.extract.quantities.lexicon import Lexicon
from belegg.extract.quantities.make import Draft
from belegg.extract.quantities.nouns import NOTHING, Counted, counted
from belegg.extract.quantities.pieces import View
from belegg.extract.quantities.values import read as read_value

Read = tuple[Draft | None, int]
_FILLERS = 3
_LABEL = 6


def read(view: View, at: int, words: Lexicon) -> Read | None:
    """Return the share that begins at `at` with a word of its own, and where to go on; None: no share."""
    if found := words.shares.at(view, at):
        after, entry, phrase = found
        if _is_number(view, at, words) or (entry.lone and counted(view, after, words).piece is not None):
            return None
        return _share(view, at, after - 1, Fraction(entry.value), words, phrase, elliptic=True)
    if found_every := words.every.at(view, at):
        denominator = words.numerals.ordinals.get(view.word(found_every[0]))
        if denominator is None:
            return None
        return _share(view, at, found_every[0], Fraction(1, denominator), words, found_every[2], elliptic=False)
    return None


def _is_number(view: View, at: int, words: Lexicon) -> bool:
    """Return whether the words that could be a share begin a number: "half a million"."""
    number = read_value(view, at, words)
    return number is not None and (number.scale != 1 or number.imputed)


def of_number(view: View, number: Bounded, words: Lexicon) -> Read | None:
    """Return the share that `number` makes with what follows: per cent, parts, "av ti"; None: no share."""
    after = number.last + 1
    if percent := words.percent.at(view, after):
        share = _times(view, number, Fraction(1, 100), percent[0] - 1, words)
        return _finish(view, share, words, "percent", elliptic=False)
    denominator = words.parts.get(view.word(after))
    if denominator:
        part = _times(view, number, Fraction(1, denominator), after, words)
        return _finish(view, part, words, "part", elliptic=True)
    if (out_of := words.out_of.at(view, after)) and number.quantifier == "exact" and not number.imputed:
        return _out_of(view, number, out_of[0], words)
    return None


def _out_of(view: View, number: Bounded, at: int, words: Lexicon) -> Read | None:
    base = read_value(view, at, words) if at < len(view.pieces) else None
    if base is None or base.one or base.imputed or number.low is None or number.low >= base.low:
        return None
    if base.low not in words.quantifiers.bases:
        return None
    if view.word(at - 1) not in words.sets["of"]:
        noun = counted(view, base.last + 1, words)
        if noun.measure or (noun.piece is not None and noun.unit not in ("person", "household")):
            return None
    part = _times(view, number, 1 / base.low, base.last, words)
    return _finish(view, part, words, "out of", elliptic=False)


def _times(view: View, number: Bounded, factor: Fraction, last: int, words: Lexicon) -> Bounded:
    """Return `number` times `factor`, up to piece `last`, with the quantifiers around it worked in."""
    low, best, high = (None if bound is None else bound * factor for bound in (number.low, number.best, number.high))
    share = number._replace(low=low, best=best, high=high, last=last, how=(*number.how, "quantifiers/share"))
    return bounds.quantify(view, share, words)[0]


def _share(view: View, first: int, last: int, value: Fraction, words: Lexicon, phrase: str, *, elliptic: bool) -> Read:
    how = (f"quantifiers/{phrase}",)
    number = Bounded(first, first, last, value, value, value, "exact", False, "", False, how)
    number, _ = bounds.quantify(view, number, words)
    return _finish(view, number, words, "share", elliptic=elliptic)


def _finish(view: View, number: Bounded, words: Lexicon, how: str, *, elliptic: bool) -> Read:
    """Return the share with its whole: the noun after "av", a noun right after it, or one understood."""
    after = number.last + 1
    if view.word(after) in words.sets["of"]:
        noun, previous = of_whole(view, after, words)
    elif view.word(number.first - 1) in words.sets["increase"] and how in ("percent", "share"):
        return None, after
    else:
        noun, previous = counted(view, after, words, number=number.last, single=how == "share"), False
        previous = elliptic and noun.piece is None
    if noun.measure or (number.low or 0) > 1 or (number.high or 0) > 1:
        return None, after
    high = Fraction(1) if number.high is None else number.high
    low = Fraction(0) if number.low is None else number.low
    return Draft(
        number.first, number.last, "share", low, number.best, high, number.quantifier, number.imputed,
        noun, "share", previous, (*number.how, how),
    ), after  # fmt: skip


def of_whole(view: View, of: int, words: Lexicon) -> tuple[Counted, bool]:
    """Return the noun after the "av" at piece `of` and whether the whole is a count named elsewhere.
    After "av dem" the noun is what they are said to be: "åtte av dem (er) barn"."""
    word = view.word(of + 1)
    if word not in words.sets["previous"]:
        if base := _number_between(view, of + 1, words):
            return counted(view, base, words), True
        if word in words.sets["definite"] and (base := _number_between(view, of + 2, words)):
            return counted(view, base, words), True
        noun = counted(view, of + 1 + (word in words.sets["definite"]), words, single=words.modifiers)
        if noun.piece is None:
            return _first_word(view, of + 1, words), False
        return noun, view.word(noun.piece) in words.sets["previous"]
    if base := _number_between(view, of + 2, words):
        return counted(view, base, words), True
    direct = counted(view, of + 1, words)
    if direct.piece == of + 1:
        return direct, True
    after = of + 2
    noun = counted(view, after, words)
    if noun.piece is None and view.word(after) in words.sets["subset_fillers"]:
        while view.word(after) in words.sets["subset_fillers"] or view.word(after) in words.reader.single:
            after += 1
        noun = counted(view, after, words)
        if noun.unit is None or noun.measure:
            noun = NOTHING
    elif view.word(after) in words.reader.single:
        noun = counted(view, after + 1, words, strict=True)
    return (NOTHING if noun.measure else noun), True


def fronted_whole(view: View, first: int, words: Lexicon) -> Counted | None:
    """Return the whole that opens the clause before a number: "Av gislene er 116 fortsatt der"; None: no such whole."""
    if view.word(first - 1) not in words.sets["subset_fillers"]:
        return None
    for at in range(first - 2, max(-1, first - 7), -1):
        if view.word(at) in words.sets["of"] and (at == 0 or view.pieces[at - 1].kind == "mark"):
            start = at + 1 + (view.word(at + 1) in words.sets["definite"])
            noun = counted(view, _number_between(view, start, words) or at + 1, words)
            return noun if noun.unit is not None and noun.piece is not None and noun.piece < first else None
    return None


def labelled(view: View, first: int, last: int, words: Lexicon) -> Counted | None:
    """Return what the label before a number that stands alone counts: "Families displaced: 500"; None: no label. The
    noun itself stands elsewhere, so no piece is given."""
    alone = last + 1 >= len(view.pieces) or view.pieces[last + 1].kind == "mark"
    if not alone or view.word(first - 1) != ":" or view.word(last + 1) == ":":
        return None
    start = first - 1
    while start > 0 and first - start <= _LABEL and view.pieces[start - 1].kind == "word":
        start -= 1
    if start and view.pieces[start - 1].kind != "mark":
        return None
    found = [counted(view, at, words, single=True) for at in range(start, first - 1)]
    noun = next((each for each in reversed(found) if each.unit is not None and not each.measure), None)
    return None if noun is None else noun._replace(piece=None)


def _number_between(view: View, at: int, words: Lexicon) -> int | None:
    """Return the piece after the number at `at` that a part is taken of ("tolv av 29 drepte"), or None."""
    base = read_value(view, at, words) if at < len(view.pieces) else None
    return None if base is None or base.one else base.last + 1


def _first_word(view: View, at: int, words: Lexicon) -> Counted:
    """Return the first word from `at` on that is no adjective as an unknown noun, for want of a parse."""
    while at < len(view.pieces) and words.adjectival(view.word(at)) and view.upos(at) == "X":
        at += 1
    if view.sentence.parsed or at >= len(view.pieces) or view.pieces[at].kind != "word" or view.word(at) in words.stops:
        return NOTHING
    return Counted(at, None, None, False, view.word(at))


def mark_subset(view: View, draft: Draft, words: Lexicon, *, carried: int, before: int) -> Draft:
    """Return `draft` marked as part of a whole where "hvorav", "blant dem" or the like opens it, or
    where it is joined to one so marked, which reaches to piece `carried`.
    `before` is the last piece of the count before it, whose own "av dem" opens nothing."""
    at = draft.first
    for _ in range(_FILLERS):
        if (marker := words.subsets.before(view, at)) and not 0 < marker[0] == before + 1:
            return draft._replace(of_previous=True, how=(*draft.how, f"subset: {marker[2]}"))
        if view.word(at - 1) not in words.sets["subset_fillers"]:
            break
        at -= 1
    joined = view.word(draft.first - 1) in words.sets["coordinators"]
    if joined and carried >= 0 and draft.first - 2 == carried and not draft.of_previous:
        return draft._replace(of_previous=True, how=(*draft.how, "subset: joined"))
    return draft


def carries_to(draft: Draft) -> int:
    """Return the last piece of a marked subset and its noun, -1 where it is none."""
    if not any(step.startswith("subset: ") and step != "subset: of" for step in draft.how):
        return -1
    return max(draft.last, draft.noun.piece or 0)
