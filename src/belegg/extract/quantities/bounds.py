"""Bound a number: ranges ("10–15", "mellom ti og femten") and quantifiers ("minst", "eller flere"), rule R6."""

from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from belegg.extract.quantities import values
from belegg.extract.quantities.lexicon import Lexicon
from belegg.extract.quantities.pieces import View
from belegg.extract.quantities.tables import Phrase
from belegg.extract.quantities.values import Value
from belegg.extract.quantities.words import value_of
from belegg.model.count import Quantifier

TENTH = Fraction(1, 10)
Bound = Fraction | None


class Bounded(NamedTuple):
    """A number with its bounds: pieces `first` to `last`, `core` where the number itself begins."""

    first: int
    core: int
    last: int
    low: Bound
    best: Bound
    high: Bound
    quantifier: Quantifier
    imputed: bool
    one: str
    figure: bool
    how: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether every known bound is a whole number."""
        return all(bound is None or bound.denominator == 1 for bound in (self.low, self.best, self.high))


def read(view: View, at: int, words: Lexicon) -> Bounded | None:
    """Return the number or range that begins at piece `at`, unquantified; None where there is none."""
    join = words.range_opens.get(view.word(at))
    if join is not None:
        if (first := values.read(view, at + 1, words)) and view.word(first.last + 1) == join:
            second = _value_at(view, first.last + 2, words)
            if second and (both := _range(at, first, second)):
                return both
        return None
    if hyphened := _hyphened(view, at, words):
        return hyphened
    first = values.read(view, at, words)
    if first is None:
        return None
    join = view.word(first.last + 1)
    if (
        join in words.range_joins
        and _may_begin_range(first, join, words)
        and (second := _value_at(view, first.last + 2, words))
    ):
        return _range(at, first, second) or exact(first)
    return exact(first)


def exact(value: Value) -> Bounded:
    """Return `value` with nothing around it."""
    best = None if value.imputed and value.low != value.high else value.low
    quantifier: Quantifier = "vague" if value.imputed else "exact"
    return Bounded(
        value.first, value.first, value.last, value.low, best, value.high, quantifier, value.imputed,
        value.one, value.figure, (value.how,),
    )  # fmt: skip


def _may_begin_range(first: Value, join: str, words: Lexicon) -> bool:
    return not first.imputed and not (first.one == "article" and join in words.dashes)


def _value_at(view: View, at: int, words: Lexicon) -> Value | None:
    return values.read(view, at, words) if at < len(view.pieces) else None


def _range(start: int, first: Value, second: Value) -> Bounded | None:
    low, high = first.low, second.high
    if first.scale == 1 and first.low < 1000:
        if second.scale > 1 and first.low < second.lead:
            low *= second.scale
        elif second.figure and first.figure and second.low % 1000 == 0 and first.low < second.low / 1000:
            low *= 1000
    if low >= high or first.imputed != second.imputed:
        return None
    how = (first.how, "numerals/range")
    return Bounded(start, start, second.last, low, None, high, "between", first.imputed, "", first.figure, how)


def _hyphened(view: View, at: int, words: Lexicon) -> Bounded | None:
    """Return the range that one hyphened word writes ("to-tre", "fem–seks" hundre), or None."""
    piece = view.pieces[at]
    if piece.kind != "word":
        return None
    dash = next((dash for dash in words.dashes if dash in piece.text), None)
    parts = piece.text.split(dash) if dash else []
    if len(parts) != 2:
        return None
    made = [value_of(atoms) for part in parts if (atoms := words.reader.read(part))]
    if len(made) != 2 or made[0] is None or made[1] is None or made[0][0] >= made[1][0]:
        return None
    after, factor = values.scale_after(view, at + 1, words)
    low, high = Fraction(made[0][0] * factor), Fraction(made[1][0] * factor)
    if made[0][0] >= 1000 > made[1][0] * factor:
        return None
    how = ("numerals/words", "numerals/range")
    return Bounded(at, at, after, low, None, high, "between", False, "", False, how)


def quantify(view: View, number: Bounded, words: Lexicon) -> tuple[Bounded, tuple[Phrase, ...]]:
    """Return `number` with the quantifiers before and after it worked in, and their entries."""
    found: list[Phrase] = []
    number = _passed_over(view, number, words)
    for _ in range(3):
        before = words.before.before(view, number.first)
        if not before:
            break
        first, entry, phrase = before
        if view.word(first - 1) in entry.unless_after:
            break
        number = _passed_over(view, _bound(number, entry, phrase)._replace(first=first), words)
        found.append(entry)
    if after := words.after.at(view, number.last + 1):
        end, entry, phrase = after
        number = _bound(number, entry, phrase)._replace(last=end - 1)
        found.append(entry)
    return number, tuple(found)


def _passed_over(view: View, number: Bounded, words: Lexicon) -> Bounded:
    while neutral := words.neutral.before(view, number.first):
        number = number._replace(first=neutral[0], how=(*number.how, f"quantifiers/{neutral[2]}"))
    return number


def _bound(number: Bounded, entry: Phrase, phrase: str) -> Bounded:
    low, best, high = bounds(number.low, number.best, number.high, entry.means)
    return number._replace(
        low=low, best=best, high=high, quantifier=entry.means, how=(*number.how, f"quantifiers/{phrase}")
    )


def bounds(low: Bound, best: Bound, high: Bound, means: Quantifier) -> tuple[Bound, Bound, Bound]:
    """Return the bounds of a number that `means` bounds (rule R6): whole where the number is."""
    if means in ("at_least", "more_than"):
        floor_ = low if low is not None else high
        return floor_, best if best is not None and best == floor_ else None, None
    if means in ("at_most", "less_than"):
        return None, None, high if high is not None else low
    if means == "nearly":
        top = high if high is not None else low
        base = low if low is not None else high
        whole = all(bound is None or bound.denominator == 1 for bound in (top, base))
        return _down(base, whole), best, top
    if means == "about":
        whole = all(bound is None or bound.denominator == 1 for bound in (low, high))
        return _down(low, whole), best, _up(high, whole)
    return low, best, high


def _down(bound: Bound, whole: bool) -> Bound:
    if bound is None:
        return None
    lower = bound - bound * TENTH
    return Fraction(floor(lower)) if whole and bound > 1 else lower


def _up(bound: Bound, whole: bool) -> Bound:
    if bound is None:
        return None
    upper = bound + bound * TENTH
    return Fraction(ceil(upper)) if whole and bound > 1 else upper
