"""Count what was found against what is there, and part files into those looked at and those that give the figure."""

from collections.abc import Hashable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

LOOKED_AT, UNSEEN = "dev half", "test half"
HALVES = (LOOKED_AT, UNSEEN)
"""Errors are looked at in files of the first half only; files of the second half give nothing but the figure."""

Stretch = tuple[int, int]
Key = TypeVar("Key", bound=Hashable)


class Tally(NamedTuple):
    """How many of `found` things are right, and how many of the `wanted` ones were met; what is right in part only may
    count in part."""

    right: float = 0
    found: int = 0
    met: float = 0
    wanted: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Return both tallies as one."""
        right, met = self.right + other.right, self.met + other.met
        return Tally(right, self.found + other.found, met, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, 0 where nothing is there."""
        return self.met / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def shown(self) -> str:
        """Return F1 with precision and recall behind it."""
        return f"{self.f1:.3f} (P {self.precision:.3f}, R {self.recall:.3f})"


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    result = Tally()
    for one in tallies:
        result = result.plus(one)
    return result


def credited(credit: float, found: int, wanted: int) -> Tally:
    """Return the tally of things that meet one to one, with `credit` for those that do."""
    return Tally(credit, found, credit, wanted)


def half(name: str) -> str:
    """Return the half that the file called `name` belongs to, the same on every machine."""
    return HALVES[sha256(name.encode()).digest()[0] % 2]


def overlap(some: Stretch, other: Stretch) -> int:
    """Return how many characters two stretches share, 0 where they do not meet."""
    return max(0, min(some[1], other[1]) - max(some[0], other[0]))


def pairs(found: Sequence[Stretch], wanted: Sequence[Stretch], *, exact: bool = False) -> list[tuple[int, int]]:
    """Return which of `found` meets which of `wanted`, one to one, those that share most first. With `exact` they
    must begin and end alike; without, they must share a character."""
    shared = [
        (-overlap(one, other), one != other, at, against)
        for at, one in enumerate(found)
        for against, other in enumerate(wanted)
        if (one == other if exact else overlap(one, other))
    ]
    taken: list[tuple[int, int]] = []
    left, right = set(range(len(found))), set(range(len(wanted)))
    for _, _, at, against in sorted(shared):
        if at in left and against in right:
            left.remove(at)
            right.remove(against)
            taken.append((at, against))
    return sorted(taken)


def tally(found: Sequence[Stretch], wanted: Sequence[Stretch], *, exact: bool = False) -> Tally:
    """Return how far `found` stretches are the `wanted` ones; see `pairs`."""
    met = len(pairs(found, wanted, exact=exact))
    return Tally(met, len(found), met, len(wanted))


def rate(right: int, of: int) -> str:
    """Return a share with what it is a share of."""
    return f"{right / of if of else 0.0:.3f} ({right}/{of})"
