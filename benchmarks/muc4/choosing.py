"""Choose the place and the day of an incident among those that its report names: fitted on incidents with keys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.muc4.learner import Features, Model, chances_among, fit_choice
from benchmarks.muc4.score import RIGHT
from benchmarks.muc4.spots import Spot

FAR = (0, 1, 2, 4, 8)
NEAR = 2
Alike = Callable[[str, str], float]
Options = Mapping[str, Features]


class Asked(NamedTuple):
    """An incident whose place or day is asked: what it may be, and what the key says."""

    options: Options
    wanted: tuple[str, ...]


def options(spots: Sequence[Spot], own: Iterable[int], away: Iterable[int], length: int) -> dict[str, frozenset[str]]:
    """Return the places or days that an incident may have, each with what tells of it. `own` are the sentences that
    name those harmed in it, `away` those that name others; `length` is how many sentences the report has."""
    mine, others = sorted(set(own)), set(away) - set(own)
    found: dict[str, list[Spot]] = {}
    for spot in spots:
        found.setdefault(spot.written, []).append(spot)
    far = {written: min(_far(one, mine) for one in each) for written, each in found.items()}
    order = sorted(set(far.values()))
    narrow = {written: ":" in written or written[:1].isdigit() for written in found}
    nearest = min((far[written] for written in found if narrow[written]), default=99)
    told = {}
    for written, each in found.items():
        features = {feature for one in each for feature in one.features}
        features |= {f"seen:{min(len(each), 4)}", f"narrow:{narrow[written]}"}
        features |= {f"far:{_step(far[written])}.{narrow[written]}", f"order:{min(order.index(far[written]), 4)}"}
        features.add(f"nearest:{far[written] == nearest}.{narrow[written]}")
        features.add(f"away:{all(one.sentence in others for one in each)}")
        features |= _beside(each, mine)
        country = written.split(":")[0]
        within = [other for other in found if other != written and other.split(":")[0] == country]
        features.add(f"others within:{min(len(within), 4)}.{narrow[written]}")
        if not narrow[written]:
            features.add(f"within near:{_step(min((far[other] for other in within), default=99))}")
        features.add(f"among:{min(len(found), 8)}.{narrow[written]}")
        features.add(f"length:{min(length // 5, 5)}.{narrow[written]}")
        told[written] = frozenset(features)
    return told


def _far(spot: Spot, mine: Sequence[int]) -> int:
    if {"line", "unnamed", "same", "eve"} & spot.features or not mine:
        return 9
    return min(abs(spot.sentence - at) for at in mine)


def _step(far: int) -> int:
    return next((most for most in FAR if far <= most), 99)


def _beside(spots: Sequence[Spot], mine: Sequence[int]) -> set[str]:
    """Return what tells of the spot that is nearest to those harmed."""
    spot = min(spots, key=lambda one: (_far(one, mine), one.sentence))
    far = _far(spot, mine)
    told = {f"{'own' if far == 0 else 'by' if far <= NEAR else 'off'} {one}" for one in spot.features if _plain(one)}
    if mine and far < 9:
        first = spot.sentence - mine[0]
        told.add(f"first:{'same' if not first else 'before' if first < 0 else 'after'}.{_step(abs(first))}")
    return told


def _plain(feature: str) -> bool:
    return feature.startswith(("role:", "near:", "precision:", "r", "c:", "sure:", "form:", "w:", "moved", "lead:"))


def fitted_choice(cases: Sequence[Asked], alike: Alike, *, ridge: float = 2.0) -> Model:
    """Return the model of which option is right, fitted to the incidents of which one is."""
    features: list[Features] = []
    groups: list[int] = []
    right: list[bool] = []
    for at, one in enumerate(cases):
        answers = [any(alike(written, value) == RIGHT for value in one.wanted) for written in one.options]
        if any(answers):
            features += one.options.values()
            groups += [at] * len(answers)
            right += answers
    return fit_choice(features, groups, right, ridge=ridge)


def chosen(options_: Options, model: Model, alike: Alike) -> str | None:
    """Return the option from which most credit is to be expected, None where there is none."""
    if not options_:
        return None
    written = list(options_)
    chances = chances_among(model, list(options_.values()))
    worth = [float(np.dot(chances, [alike(one, other) for other in written])) for one in written]
    return max(zip(worth, written, strict=True))[1]
