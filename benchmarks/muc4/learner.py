"""Fit a yes or no on named features: logistic regression, the same weights each time it is fitted."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROUNDS, PACE, DECAY = 120, 0.3, 0.9
Floats = NDArray[np.float64]
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
    pairs = [(row, names[name]) for row, one in enumerate(features) for name in sorted(one) if name in names]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Rows(names, rows, columns, len(features))


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


def fit_rows(rows: Rows, yes: Sequence[bool], *, ridge: float = 1.0) -> Model:
    """Return the model fitted to rows whose features are numbers already."""
    wanted = np.array(yes, dtype=np.float64)
    weights, base = np.zeros(len(rows.names)), float(np.log((wanted.sum() + 0.5) / (rows.total - wanted.sum() + 0.5)))
    seen = np.bincount(rows.columns, minlength=len(rows.names)) if rows.total else np.zeros(0)
    scale = 1.0 / (0.25 * seen + ridge)
    speed, base_speed = np.zeros(len(rows.names)), 0.0
    widest = max(1.0, float(np.bincount(rows.rows, minlength=1).mean()))
    for _ in range(ROUNDS):
        off = _chances(_sums(rows, weights) + base) - wanted
        slope = np.bincount(rows.columns, weights=off[rows.rows], minlength=len(rows.names)) + ridge * weights
        speed = DECAY * speed + slope * scale * (PACE / widest**0.5)
        base_speed = DECAY * base_speed + PACE * float(off.sum()) / (0.25 * max(rows.total, 1)) / widest**0.5
        weights, base = weights - speed, base - base_speed
    return Model(rows.names, weights, base)


def _sums(rows: Rows, weights: Floats) -> Floats:
    sums: Floats = np.bincount(rows.rows, weights=weights[rows.columns], minlength=rows.total).astype(np.float64)
    return sums


def _chances(sums: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))
