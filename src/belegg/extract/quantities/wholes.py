"""Counts that take over another count whole or not at all: "like mange", "begge", "alle", "ingen"."""

from fractions import Fraction

from belegg.extract.quantities import bounds
from belegg.extract.quantities.bounds import Bounded
from belegg.extract.quantities.lexicon import Lexicon
from belegg.extract.quantities.make import Draft, Form
from belegg.extract.quantities.nouns import NOTHING, Counted, counted
from belegg.extract.quantities.pieces import View

Read = tuple[Draft | None, int]


def read(view: View, at: int, words: Lexicon) -> Read | None:
    """Return the repeat, whole or nought that begins at `at`, and where to go on; None: there is none."""
    if found := words.repeats.at(view, at):
        return _repeat(view, at, found[0], found[2], words)
    if found := words.both.at(view, at):
        return _whole(view, at, found[0], "all", Fraction(2), found[2], words, understood=True)
    if found := words.every_one.at(view, at):
        return _whole(view, at, found[0], "all", None, found[2], words, understood=True)
    if found := words.none.at(view, at):
        return _whole(view, at, found[0], "none", Fraction(0), found[2], words)
    if found := words.alls.at(view, at):
        if bounds.read(view, found[0], words) if found[0] < len(view.pieces) else None:
            return None, found[0]
        return _whole(view, at, found[0], "all", None, found[2], words)
    return None


def _repeat(view: View, at: int, after: int, phrase: str, words: Lexicon) -> Read:
    number = Bounded(at, at, after - 1, None, None, None, "exact", False, "", False, (f"quantifiers/{phrase}",))
    number, _ = bounds.quantify(view, number, words)
    noun = counted(view, after, words)
    following = after if noun.piece is None else noun.piece + 1
    if noun.measure or {view.word(after), view.word(following)} & words.sets["repeat_breakers"]:
        return None, after
    return Draft.of(number, noun, form="repeat", first=number.first, of_previous=False, how=number.how), after


def _whole(
    view: View,
    at: int,
    after: int,
    form: Form,
    value: Fraction | None,
    phrase: str,
    words: Lexicon,
    *,
    understood: bool = False,
) -> Read:
    """Return "begge", "alle", "ingen" where they speak of people or things that may be counted; `understood`: also
    where they stand alone."""
    of = view.word(after) in words.sets["of"]
    noun = counted(view, after + of, words, single=form == "none")
    alone = understood and noun == NOTHING and not _name_follows(view, after)
    if not alone and not _speaks(view, noun, after, words, of=of):
        return None, after
    how = (f"quantifiers/{phrase}", *((f"units/{noun.unit}: {noun.word}",) if noun.unit else ()))
    draft = Draft(at, after - 1, form, value, value, value, "exact", False, noun, noun.unit, form == "all" or of, how)
    return draft, after


def _name_follows(view: View, after: int) -> bool:
    """Return whether a name follows: "both Kyiv and Moscow"."""
    raw = view.pieces[after].raw if after < len(view.pieces) else ""
    return raw[:1].isupper() and not view.sentence.text.isupper()


def _speaks(view: View, noun: Counted, after: int, words: Lexicon, *, of: bool) -> bool:
    if noun.unit is not None:
        return True
    if noun.measure or noun.piece is not None:
        return False
    if of:
        return view.word(after + 1) in words.sets["previous"]
    return any(view.word(at) in words.sets["lone_followers"] for at in _predicates(view, after, words))


def _predicates(view: View, after: int, words: Lexicon) -> tuple[int, ...]:
    """Return where what is said of "ingen" may stand: next to it, or behind a light verb ("ingen er lenger savnet")."""
    light = view.word(after) in words.sets["subset_fillers"]
    return (after, after + 1, after + 2) if light else (after,)
