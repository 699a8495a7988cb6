"""Fit a yes or no on named features: logistic regression, the same weights each time it is fitted."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROUNDS, PACE, DECAY = 120, 0.3, 0.9
Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Features = Collection[str]


class Rows(NamedTuple):
    """Features as numbers: `names` in the order of their numbers, and for each feature of each row its number
    (`columns`) and the row that has it (`rows`)."""

    names: Mapping[str, int]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    total: int


def numbered(features: Sequence[Features], names: Mapping[str, int] | None = None, least: int = 2) -> Rows:
    """Return the features as numbers; those in fewer than `least` rows, or unknown to `names`, are left out."""
    if names is None:
        seen: dict[str, int] = {}
        for one in features:
            for name in one:
                seen[name] = seen.get(name, 0) + 1
        names = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}
    found = [sorted(names[name] for name in one if name in names) for one in features]
    rows = np.repeat(np.arange(len(found), dtype=np.int64), [len(one) for one in found])
    return Rows(names, rows, np.fromiter(chain.from_iterable(found), dtype=np.int64), len(features))


def steps(name: str, chance: float) -> Iterator[str]:
    """Yield a chance as features, one for each tenth that it passes."""
    return (f"{name}>{step / 10}" for step in range(1, 10) if chance > step / 10)


class Model(NamedTuple):
    """Weights by the features' numbers, and the weight that all rows have."""

    names: Mapping[str, int]
    weights: Floats
    base: float

    def __call__(self, features: Sequence[Features]) -> Floats:
        """Return how likely a yes is, row by row."""
        rows = numbered(features, self.names)
        return _chances(_sums(rows, self.weights) + self.base)


def fit(features: Sequence[Features], yes: Sequence[bool], *, ridge: float = 1.0) -> Model:
    """Return the model fitted to the answers; `ridge` holds the weights small."""
    return fit_rows(numbered(features), yes, ridge=ridge)


def fit_choice(features: Sequence[Features], groups: Sequence[int], right: Sequence[bool], *, ridge: float) -> Model:
    """Return the model of which row of its group is right, fitted so that the right ones of each take all its chance.
    Rows of a group have the same number in `groups`, and each group has a right one."""
    rows, of = numbered(features, least=3), np.unique(np.array(groups, dtype=np.int64), return_inverse=True)[1]
    wanted, total = np.array(right, dtype=np.float64), int(of.max(initial=-1)) + 1

    def off(sums: Floats) -> Floats:
        raised = np.exp(np.clip(sums, -30, 30))
        met = np.bincount(of, weights=raised * wanted, minlength=total)
        return raised / np.bincount(of, weights=raised, minlength=total)[of] - raised * wanted / met[of]

    return Model(rows.names, _descended(rows, off, ridge)[0], 0.0)


def chances_among(model: Model, features: Sequence[Features]) -> Floats:
    """Return how likely each of `features` is the right one, together 1."""
    raised = np.exp(np.clip(_sums(numbered(features, model.names), model.weights), -30, 30))
    chances: Floats = raised / raised.sum()
    return chances


def fit_rows(rows: Rows, yes: Sequence[bool], *, ridge: float = 1.0) -> Model:
    """Return the model fitted to rows whose features are numbers already."""
    wanted = np.array(yes, dtype=np.float64)
    base = float(np.log((wanted.sum() + 0.5) / (rows.total - wanted.sum() + 0.5)))
    return Model(rows.names, *_descended(rows, lambda sums: _chances(sums) - wanted, ridge, base))


def _descended(rows: Rows, off: Callable[[Floats], Floats], ridge: float, base: float = 0.0) -> tuple[Floats, float]:
    """Return the weights, and the weight that all rows have, at which the slopes end; `off` tells by how much the rows'
    chances are too high at their sums."""
    total, (seen, by_column) = len(rows.names), _ordered(rows.columns, rows.rows)
    weights, speed, base_speed = np.zeros(total), np.zeros(total), 0.0
    scale = 1.0 / (0.25 * np.bincount(rows.columns, minlength=total) + ridge)
    widest = max(1.0, float(np.bincount(rows.rows, minlength=1).mean()))
    told, by_row = _ordered(rows.rows, rows.columns)
    for _ in range(ROUNDS):
        too_much = off(_summed(weights, told, by_row, rows.total) + base)
        slope = _summed(too_much, seen, by_column, total) + ridge * weights
        speed = DECAY * speed + slope * scale * (PACE / widest**0.5)
        base_speed = DECAY * base_speed + PACE * float(too_much.sum()) / (0.25 * max(rows.total, 1)) / widest**0.5
        weights, base = weights - speed, base - base_speed
    return weights, base


class _Ordered(NamedTuple):
    """Which rows (or columns) there are, where the run of each begins, and what stands in the runs."""

    which: Numbers
    starts: Numbers


def _ordered(by: Numbers, others: Numbers) -> tuple[_Ordered, Numbers]:
    order = np.argsort(by, kind="stable")
    return _Ordered(*np.unique(by[order], return_index=True)), others[order]


def _summed(values: Floats, runs: _Ordered, of: Numbers, total: int) -> Floats:
    """Return for each row the sum of the values of its columns, or for each column that of its rows'."""
    sums = np.zeros(total)
    if len(of):
        sums[runs.which] = np.add.reduceat(values.take(of), runs.starts)
    return sums


def _sums(rows: Rows, weights: Floats) -> Floats:
    sums: Floats = np.bincount(rows.rows, weights=weights[rows.columns], minlength=rows.total).astype(np.float64)
    return sums


def _chances(sums: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))
