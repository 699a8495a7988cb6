"""Read one value where it begins: figures, words, halves, dozens, and words that give no number."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from belegg.extract.quantities.lexicon import Lexicon
from belegg.extract.quantities.nouns import counted
from belegg.extract.quantities.pieces import Piece, View
from belegg.extract.quantities.words import Atom, value_of
from belegg.model.count import Number

LONGEST_FIGURE = 20
"""The most signs that a figure may have: a longer one is a serial number or noise, and counts nothing."""
GROUP = 3
"""Digits between the marks of a long figure."""


class Value(NamedTuple):
    """A number from piece `first` to `last`. `scale` is what multiplied it (1 where nothing did) and
    `lead` the number before the scale; `how` names the entry. `one` marks an article or stressed one;
    `whole` is False for decimals and halves that no scale makes whole; `fixed` is None for imputed bounds."""

    first: int
    last: int
    low: Fraction
    high: Fraction
    lead: Fraction
    scale: int
    how: str
    one: str = ""
    imputed: bool = False
    figure: bool = False

    @property
    def whole(self) -> bool:
        """Whether both bounds are whole numbers."""
        return self.low.denominator == 1 and self.high.denominator == 1


def number(value: Fraction) -> Number:
    """Return `value` as an int where it is whole, else as a float."""
    return int(value) if value.denominator == 1 else float(value)


def read(view: View, at: int, words: Lexicon) -> Value | None:
    """Return the value that begins at piece `at`, or None."""
    if at >= len(view.pieces):
        return None
    piece = view.pieces[at]
    if piece.kind == "figure":
        return _figure(view, at, words) if len(piece.raw) <= LONGEST_FIGURE else None
    if piece.kind == "mixed":
        return _suffixed(view, at, words)
    if piece.kind != "word":
        return None
    return (
        _halved(view, at, words)
        or _imputed(view, at, words)
        or _multiplied(view, at, words)
        or _dozen(view, at, words)
        or _worded(view, at, words)
    )


def figure_value(piece: Piece, words: Lexicon) -> Fraction:
    """Return the number that the figures of `piece` write."""
    whole, _, decimals = piece.raw.partition(words.writing.decimal)
    digits = "".join(sign for sign in whole if sign.isdigit())
    return Fraction(Decimal(f"{digits}.{decimals or 0}"))


def _figure(view: View, at: int, words: Lexicon) -> Value:
    value = figure_value(view.pieces[at], words)
    half, after = _and_a_half(view, at + 1, words)
    value += half
    last, factor = scale_after(view, after, words)
    if half and factor == 1:
        last = after - 1
    if factor == 1 and value.denominator > 1 and _is_grouped(view.pieces[at], words) and _of_people(view, at, words):
        value *= 1000
    return Value(at, last, value * factor, value * factor, value, factor, "numerals/figures", figure=True)


def _is_grouped(piece: Piece, words: Lexicon) -> bool:
    """Return whether the decimal mark may group digits, as other languages write: "1.300", not "0.125" or "1.30"."""
    whole, _, decimals = piece.raw.partition(words.writing.decimal)
    return len(decimals) == GROUP and whole.isdigit() and len(whole) <= GROUP and whole[0] != "0"


def _of_people(view: View, at: int, words: Lexicon) -> bool:
    """Return whether the figure counts people or households: of them there is no fraction."""
    return counted(view, at + 1, words, number=at).unit in ("person", "household")


def _suffixed(view: View, at: int, words: Lexicon) -> Value | None:
    """Return a figure with its scale written to it, where it counts people: "1.3m people"."""
    piece = view.pieces[at]
    for ending, factor in words.numerals.suffixes.items():
        if piece.text.endswith(ending) and words.writing.figure.fullmatch(piece.raw[: -len(ending)]):
            figure = piece._replace(raw=piece.raw[: -len(ending)])
            value = figure_value(figure, words)
            if _of_people(view, at, words):
                return Value(at, at, value * factor, value * factor, value, factor, "numerals/figures", figure=True)
    return None


def scale_after(view: View, at: int, words: Lexicon) -> tuple[int, int]:
    """Return the last piece of the scale words from `at` on and what they multiply by (1: none)."""
    factor, last = 1, at - 1
    while scale := words.scales.get(view.word(last + 1)):
        factor *= scale.value
        last += 1
    if factor == 1:
        word = view.word(at)
        if value := words.numerals.hundreds.get(word):
            factor, last = value, at
            if scale := words.scales.get(view.word(at + 1)):
                factor, last = factor * scale.value, at + 1
        elif word in words.dozens:
            return at, words.dozens[word]
    return last, factor


def _and_a_half(view: View, at: int, words: Lexicon) -> tuple[Fraction, int]:
    if view.word(at) in words.reader.joiners:
        step = at + 1
        if view.word(step) in words.reader.single:
            step += 1
        if half := words.numerals.halves.get(view.word(step)):
            return Fraction(half), step + 1
    return Fraction(0), at


def _halved(view: View, at: int, words: Lexicon) -> Value | None:
    step = at
    if view.word(at) in words.reader.single:
        step += 1
    half = words.numerals.halves.get(view.word(step))
    if half is None and step == at:
        half = words.numerals.one_and_a_half.get(view.word(at))
        if half is None:
            return None
    if half is None:
        return None
    between = step == at and view.word(step + 1) in words.reader.single  # "half a million"
    last, factor = scale_after(view, step + 1 + between, words)
    value = Fraction(half)
    if factor == 1:
        if view.word(step) not in words.numerals.one_and_a_half:
            return None
        last = step
    return Value(at, last, value * factor, value * factor, value, factor, "numerals/halves")


def _imputed(view: View, at: int, words: Lexicon) -> Value | None:
    start = at
    if view.word(at) in words.reader.single:
        start += 1
    elif (many := words.multipliers.at(view, at)) and not many[1].alone:
        start = many[0]
    found = words.imputed.at(view, start)
    if not found:
        return None
    after, entry, phrase = found
    last, factor = scale_after(view, after, words)
    low, high = Fraction(entry.low * factor), Fraction((entry.high + 1) * factor - 1 if factor > 1 else entry.high)
    return Value(at, last, low, high, low, factor, f"quantifiers/{phrase}", imputed=True)


def _multiplied(view: View, at: int, words: Lexicon) -> Value | None:
    found = words.multipliers.at(view, at)
    if not found:
        return None
    after, entry, phrase = found
    last, factor = _power(view, after, words)
    if factor == 1 and not entry.alone:
        return None
    high = (entry.high + 1) * factor - 1 if entry.filled and factor > 1 else entry.high * factor
    low = entry.low * factor
    last = last if factor > 1 else after - 1
    return Value(
        at, last, Fraction(low), Fraction(high), Fraction(entry.low), factor, f"quantifiers/{phrase}", imputed=True
    )


def _power(view: View, at: int, words: Lexicon) -> tuple[int, int]:
    """Return the scale that follows a vague multiplier: "hundre", "hundre tusen", "titusen", "dusin"."""
    last, factor = scale_after(view, at, words)
    if factor == 1 and words.numerals.teens.get(view.word(at)) == 10 and view.word(at + 1) in words.scales:
        return at + 1, 10 * words.scales[view.word(at + 1)].value
    if (
        factor == 1
        and at < len(view.pieces)
        and view.pieces[at].kind == "word"
        and (atoms := words.reader.read(view.word(at)))
    ):
        made = value_of(atoms)
        if len(atoms) > 1 and made and made[0] >= 10_000 and str(made[0]).strip("0") == "1":
            return at, made[0]
    return last, factor


def _dozen(view: View, at: int, words: Lexicon) -> Value | None:
    step = at
    count = Fraction(1)
    if view.word(step) not in words.dozens:
        if not (atoms := words.reader.read(view.word(at))) or len(atoms) != 1 or atoms[0].kind != "unit":
            return None
        step, count = at + 1, Fraction(atoms[0].value)
    size = words.dozens.get(view.word(step))
    if size is None:
        return None
    imputed = view.word(step) in words.numerals.imputed_dozens
    total = count * size
    return Value(at, step, total, total, count, size, f"numerals/{view.word(step)}", imputed=imputed)


def _worded(view: View, at: int, words: Lexicon) -> Value | None:
    atoms: list[Atom] = []
    ends: dict[int, int] = {}
    for place in range(at, min(at + 12, len(view.pieces))):
        piece = view.pieces[place]
        if piece.kind != "word":
            break
        read_atoms = words.reader.read(piece.text)
        if read_atoms is None and piece.text in words.reader.joiners and atoms:
            follows = atoms[-1].kind in ("hundred", "scale") or not words.numerals.tens_first
            read_atoms = (Atom("joiner", 0),) if follows else None
        if read_atoms is None:
            break
        atoms.extend(read_atoms)
        ends[len(atoms)] = place
    made = value_of(atoms) if atoms else None
    if made is None:
        return None
    total, taken = made
    if taken not in ends:
        return None
    last = ends[taken]
    value, factor = Fraction(total), 1
    half, after = _and_a_half(view, last + 1, words)
    if half:
        last, factor = scale_after(view, after, words)
        value = (value + half) * factor
    elif taken > 1 and atoms[taken - 1].kind in ("scale", "hundred"):
        factor = atoms[taken - 1].value
    elif taken == 1 and total == 1 and view.word(at) in words.reader.single:
        kind = "stressed" if view.word(at) in words.numerals.stressed else "article"
        return Value(at, last, value, value, value, 1, f"numerals/{view.word(at)}", one=kind)
    return Value(at, last, value, value, value / factor, factor, "numerals/words")
