"""Read numbers written in words: segment a word into numerals and work out what they make."""

from collections.abc import Sequence
from typing import NamedTuple

from belegg.extract.quantities.tables import NumeralsTable

HUNDRED = 100


class Atom(NamedTuple):
    """One numeral. `kind` is unit (0-9), teen, ten, hundred, scale or joiner; `bare` scales stand
    for themselves; `piece` is where it was read."""

    kind: str
    value: int
    bare: bool = True
    piece: int = 0


class Reader:
    """The numerals of one language, with what each word was found to be."""

    def __init__(self, numerals: NumeralsTable) -> None:
        atoms: dict[str, Atom] = {}
        for kind, words in (
            ("hundred", numerals.hundreds),
            ("ten", numerals.tens),
            ("teen", numerals.teens),
            ("unit", numerals.units),
        ):
            atoms.update({word: Atom(kind, value) for word, value in words.items()})
        atoms.update({word: Atom("unit", 1) for word in (*numerals.articles, *numerals.stressed)})
        for scale in numerals.scales:
            atoms.update({word: Atom("scale", scale.value, scale.bare) for word in scale.words})
        self.atoms = atoms
        self.joiners = frozenset(numerals.joiners)
        self.single = frozenset((*numerals.articles, *numerals.stressed))
        self._starts = tuple(atoms)
        self._longest = max((len(word) for word in atoms), default=0)
        self._known: dict[str, tuple[Atom, ...] | None] = {}

    def read(self, word: str) -> tuple[Atom, ...] | None:
        """Return the numerals that make up `word` ("femtitusen": five tens, thousand), or None."""
        if word not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = self._segment(word)
        return self._known[word]

    def _segment(self, word: str) -> tuple[Atom, ...] | None:
        if word in self.atoms:
            return (self.atoms[word],)
        if len(word) > 80 or not word.startswith(self._starts):
            return None
        ways = self._ways(word.replace("-", ""), 0, {})
        for way in ways:
            if len(way) > 1 and way[0].kind != "joiner" and way[-1].kind != "joiner":
                made = value_of(way)
                if made is not None and made[1] == len(way):
                    return way
        return None

    def _ways(self, word: str, at: int, seen: dict[int, list[tuple[Atom, ...]]]) -> list[tuple[Atom, ...]]:
        if at == len(word):
            return [()]
        if at in seen:
            return seen[at]
        ways: list[tuple[Atom, ...]] = []
        for end in range(min(len(word), at + self._longest), at, -1):
            part = word[at:end]
            atom = self.atoms.get(part) or (Atom("joiner", 0) if part in self.joiners else None)
            if atom is not None:
                ways.extend((atom, *rest) for rest in self._ways(word, end, seen))
        seen[at] = ways[:20]
        return seen[at]


def value_of(atoms: Sequence[Atom]) -> tuple[int, int] | None:
    """Return the number that `atoms` begin with and how many of them it takes; None where they
    begin with no number. Tens may stand before or after units, joiners wherever a lower rank follows."""
    total, at, cap = 0, 0, None
    while True:
        group, after = _group(atoms, at)
        scale = atoms[after] if after < len(atoms) and atoms[after].kind == "scale" else None
        if scale is not None and (cap is None or scale.value < cap) and (group is not None or scale.bare):
            total += (1 if group is None else group) * scale.value
            cap, at = scale.value, after + 1
            while at < len(atoms) and atoms[at].kind == "scale" and cap * atoms[at].value <= 10**12 and total == cap:
                total *= atoms[at].value
                cap *= atoms[at].value
                at += 1
            following = at + 1 if at < len(atoms) and atoms[at].kind == "joiner" else at
            if not _fits(atoms, following, cap):
                return total, at
            at = following
            continue
        if group is None:
            return (total, at) if at and cap is not None else None
        return total + group, after


def _fits(atoms: Sequence[Atom], at: int, cap: int) -> bool:
    group, after = _group(atoms, at)
    if group is None:
        return after < len(atoms) and atoms[after].kind == "scale" and atoms[after].bare and atoms[after].value < cap
    if after < len(atoms) and atoms[after].kind == "scale":
        return atoms[after].value < cap
    return group < cap


def _group(atoms: Sequence[Atom], at: int) -> tuple[int | None, int]:
    small, after = _small(atoms, at)
    if after < len(atoms) and atoms[after].kind == "hundred" and small != 0:
        value = (1 if small is None else small) * HUNDRED
        after += 1
        following = after + 1 if after < len(atoms) and atoms[after].kind == "joiner" else after
        rest, end = _small(atoms, following)
        if rest:
            return value + rest, end
        return value, after
    return small, after


def _small(atoms: Sequence[Atom], at: int) -> tuple[int | None, int]:
    kinds = [atom.kind for atom in atoms[at : at + 3]]
    if not kinds:
        return None, at
    value = atoms[at].value
    if kinds[0] == "ten":
        if kinds[1:2] == ["unit"] and atoms[at + 1].value:
            return value + atoms[at + 1].value, at + 2
        return value, at + 1
    if kinds == ["unit", "joiner", "ten"]:
        return value + atoms[at + 2].value, at + 3
    if kinds[0] in ("unit", "teen"):
        return value, at + 1
    return None, at
