"""Scores of many pairs at once: the points that `compare` gives, each kind of sign worked out once for all pairs alike.

A pair's score is a sum over kinds of signs, and each kind rests on little of the two accounts (see `signs`): most pairs
of claims meet the same few places, modes and sides, or times that lie the same way. So each account has a number for
its look in every kind, `signs` is asked once for each two looks that meet, and numpy makes the sums."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from belegg.merge import signs, weights
from belegg.merge.accounts import Account
from belegg.merge.cluster import HARD
from belegg.merge.compare import ALWAYS, NEVER, beside, compare, compare_within, part_told, weighed
from belegg.merge.looks import Look, Looks
from belegg.merge.tallies import GROUPS, held_against
from belegg.merge.whereabouts import Sign

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

FEW = 200
"""Up to so many pairs are compared one by one."""
BATCH = 200_000
"""So many pairs are scored at a time, so that memory stays bounded."""
KEPT = 1_000_000
"""So many points of two looks are kept at a time."""
OUT = -(10**9)
"""Stands for points that rule a join out."""
WIDE = 1 << 19
"""Days further apart than this are as good as this far."""
Points = dict[str, int]
Part = Callable[[Account, Account], Iterable[Sign]]
Meetings = Sequence[tuple[int, int]]
"""Pairs of accounts by their places in a sequence, each in the order of ids."""


class Scorer:
    """Gives the scores of pairs; made for one run, for it keeps what it has worked out."""

    def __init__(self) -> None:
        self.looks = Looks()
        self.known: dict[tuple[str, str], dict[int, int]] = {}

    def look(self, account: Account) -> Look:
        """Return how `account` looks in each kind of sign."""
        return self.looks.of(account)

    def across(self, accounts: Sequence[Account], meetings: Meetings) -> list[int]:
        """Return the score of each pair of accounts, as `compare` gives it."""
        if len(meetings) <= FEW:
            return [compare(accounts[one], accounts[other]).score for one, other in meetings]
        rest = [pair for pair in meetings if not _of_one_report(accounts[pair[0]], accounts[pair[1]])]
        summed = dict(zip(rest, _Sums(self, accounts, "across").of(rest), strict=True))
        return [
            _bounded(summed[pair]) if pair in summed else compare(accounts[pair[0]], accounts[pair[1]]).score
            for pair in meetings
        ]

    def within(self, accounts: Sequence[Account], meetings: Meetings) -> list[int]:
        """Return the score of each pair of claims of one report, each an account by itself, as `compare_within` gives
        it."""
        if len(meetings) <= FEW:
            return [compare_within(accounts[one], accounts[other]).score for one, other in meetings]
        summed = _Sums(self, accounts, "within").of(meetings)
        return [
            _local(accounts[one], accounts[other], total) for (one, other), total in zip(meetings, summed, strict=True)
        ]


def _of_one_report(one: Account, other: Account) -> bool:
    return one.document == other.document or not one.documents.isdisjoint(other.documents)


def _bounded(total: int) -> int:
    return HARD if total <= OUT // 2 else max(total, HARD + 1)


def _local(one: Account, other: Account, total: int) -> int:
    a, b = one.facts[0], other.facts[0]
    points = weights.within(a.family)
    if part_told(a, b) and points["part_told"] >= ALWAYS:
        return points["part_told"]
    return weighed(_bounded(total + _sum(chain(signs.of_one_report(one, other), beside(a, b)), points)), a, b)


def _sum(found: Iterable[Sign], points: Points) -> int:
    """Return the points of signs, OUT or less where one of them rules a join out."""
    total = 0
    for name, _ in found:
        value = points.get(name, 0)
        total += value if value > NEVER else OUT
    return total


def _times(one: Account, other: Account) -> Iterator[Sign]:
    yield from signs.when(one, other)
    yield from signs.measured(one, other)


class _Sums:
    """Adds up the points of pairs of `accounts`, by the weights `way` ("across" or "within" reports)."""

    def __init__(self, scorer: Scorer, accounts: Sequence[Account], way: str) -> None:
        import numpy as np

        self.accounts, self.way, self.known = accounts, way, scorer.known
        self.points_of = weights.across if way == "across" else weights.within
        looks = [scorer.look(account) for account in accounts]
        told = chain.from_iterable(
            (look.day, look.when, look.where, look.how, look.who, look.traits, look.frees, len(look.tallies))
            for look in looks
        )
        self.table = np.fromiter(told, dtype=np.int64, count=8 * len(looks)).reshape(-1, 8).T
        self.figures = np.fromiter(chain.from_iterable(look.tallies for look in looks), dtype=np.int64)
        self.first = np.cumsum(self.table[7]) - self.table[7]
        self.tallies = scorer.looks.tallies
        things: dict[object, int] = {}
        sides: dict[object, int] = {None: 0}
        self.thing = np.array([things.setdefault(one.thing, len(things)) for one in self.tallies], dtype=np.int64)
        self.side = np.array([sides.setdefault(one.side, len(sides)) for one in self.tallies], dtype=np.int64)
        self.family = np.array([weights.FAMILIES.index(account.family) for account in accounts], dtype=np.int64)
        self.needs = np.array([self.points_of(family)["need"] for family in weights.FAMILIES], dtype=np.int64)

    def of(self, meetings: Meetings) -> Iterator[int]:
        """Yield the sum for each pair, less what must be outweighed; OUT // 2 or less where a sign rules it out."""
        import numpy as np

        for at in range(0, len(meetings), BATCH):
            some = meetings[at : at + BATCH]
            flat = np.fromiter(chain.from_iterable(some), dtype=np.int64, count=2 * len(some)).reshape(-1, 2)
            yield from self._sums(flat[:, 0], flat[:, 1]).tolist()

    def _sums(self, one: "Numbers", other: "Numbers") -> "Numbers":
        import numpy as np

        table = self.table
        total = np.where(self.family[one] == self.family[other], -self.needs[self.family[one]], OUT)
        days = np.clip(table[0][one] - table[0][other], -WIDE, WIDE - 1) + WIDE
        self._add(total, one, other, _times, (table[1][one] << 40) + (table[1][other] << 20) + days)
        for at, part in ((2, signs.where), (3, signs.how), (4, signs.who)):
            self._add(total, one, other, part, (table[at][one] << 32) + table[at][other])
        same = table[6][one] == table[6][other]
        self._add(total, one, other, signs.traits, (table[5][one] << 32) + table[5][other], same)
        for at in np.nonzero(~same & (total > OUT // 2))[0].tolist():
            a, b = self.accounts[one[at]], self.accounts[other[at]]
            total[at] += _sum(signs.traits(a, b), self.points_of(a.family))
        self._add_figures(total, one, other)
        return total

    def _add(
        self, total: "Numbers", one: "Numbers", other: "Numbers", part: Part, looks: "Numbers",
        only: "NDArray[np.bool_] | None" = None,
    ) -> None:  # fmt: skip
        """Add the points of one kind of sign to the pairs that are not ruled out; `looks` tells pairs apart in it."""
        import numpy as np

        left = np.nonzero(total > OUT // 2 if only is None else only & (total > OUT // 2))[0]
        keys, examples, which = np.unique(looks[left], return_index=True, return_inverse=True)
        known = self.known.setdefault((self.way, part.__name__), {})
        if len(known) > KEPT:
            known.clear()
        values = []
        for key, at in zip(keys.tolist(), left[examples].tolist(), strict=True):
            value = known.get(key)
            if value is None:
                a, b = self.accounts[one[at]], self.accounts[other[at]]
                value = known[key] = _sum(part(a, b), self.points_of(a.family))
            values.append(value)
        total[left] += np.array(values, dtype=np.int64)[which]

    def _add_figures(self, total: "Numbers", one: "Numbers", other: "Numbers") -> None:
        """Add the points of the strongest agreement and the strongest contradiction of figures."""
        import numpy as np

        left = np.nonzero(total > OUT // 2)[0]
        counts = self.table[7]
        several = counts[one[left]] * counts[other[left]]
        pair = np.repeat(left, several)
        step = np.arange(len(pair)) - np.repeat(np.cumsum(several) - several, several)
        a = self.figures[self.first[one[pair]] + step // np.maximum(counts[other[pair]], 1)]
        b = self.figures[self.first[other[pair]] + step % np.maximum(counts[other[pair]], 1)]
        side, other_side = self.side[a], self.side[b]
        alike = (self.thing[a] == self.thing[b]) & ((side == other_side) | (side == 0) | (other_side == 0))
        pair, a, b = pair[alike], a[alike], b[alike]
        keys, which = np.unique((a << 32) + b, return_inverse=True)
        names = [held_against(self.tallies[key >> 32], self.tallies[key & 0xFFFFFFFF]) for key in keys.tolist()]
        for group in GROUPS:
            rank = np.array([group.index(name) if name in group else len(group) for name in names], dtype=np.int64)
            strongest = np.full(len(total), len(group))
            np.minimum.at(strongest, pair, rank[which])
            worth = np.array(
                [[self.points_of(family).get(name, 0) for name in group] + [0] for family in weights.FAMILIES]
            )
            worth[worth <= NEVER] = OUT
            total += worth[self.family[one], strongest]
