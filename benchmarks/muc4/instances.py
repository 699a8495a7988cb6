"""Tell apart the incidents of one type that a report tells of: which victims and targets belong together."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from benchmarks.muc4.corpus import Template
from benchmarks.muc4.entities import Entity
from benchmarks.muc4.learner import Features, Model, fit
from benchmarks.muc4.reading import Facts
from benchmarks.muc4.spots import DERIVED, Spot

ANCHORS = ("victim", "target")
TOGETHER = 0.5
FAR = (0, 1, 2, 4, 8)


def pair(facts: Facts, one: Entity, other: Entity) -> frozenset[str]:
    """Return what tells whether two that were harmed belong to one incident."""
    first, last = sorted((one.sentences[0], other.sentences[0]))
    far = next((most for most in FAR if last - first <= most), 99)
    shared = bool(set(one.sentences) & set(other.sentences))
    told = {f"far:{far}", f"shared:{shared}", f"names:{bool(one.name)}{bool(other.name)}"}
    for name, spots in (("place", facts.places), ("day", facts.days)):
        told.add(f"{name}:{_agree(_at(spots, one.sentences[0]), _at(spots, other.sentences[0]))}.{min(far, 2)}")
        fresh = _between(spots, first, last) - _before(spots, first)
        told.add(f"new {name}:{bool(fresh)}.{min(far, 4)}")
        told.add(f"{name}s:{min(len({spot.written for spot in spots if _narrow(spot)}), 6)}")
    told.add(f"length:{min(len(facts.sentences) // 5, 5)}")
    return frozenset(told)


def _narrow(spot: Spot) -> bool:
    return DERIVED not in spot.features and (":" in spot.written or spot.written[:1].isdigit())


def _at(spots: Sequence[Spot], sentence: int) -> set[str]:
    return {
        spot.written for spot in spots if spot.sentence == sentence and _narrow(spot) and "line" not in spot.features
    }


def _between(spots: Sequence[Spot], first: int, last: int) -> set[str]:
    return {spot.written for spot in spots if first < spot.sentence <= last and _narrow(spot)}


def _before(spots: Sequence[Spot], first: int) -> set[str]:
    return {spot.written for spot in spots if spot.sentence <= first and _narrow(spot)}


def _agree(some: set[str], others: set[str]) -> str:
    if not some or not others:
        return "unknown"
    return "same" if some & others else "other"


def fitted_pairs(
    cases: Sequence[tuple[Facts, Sequence[Entity], Sequence[frozenset[int]], Sequence[Template]]],
) -> Model:
    """Return the model of which two belong together, fitted to those that the keys name: for each entity, the numbers
    of the keys in which it was harmed."""
    features: list[Features] = []
    answers: list[bool] = []
    for facts, found, harmed, keys in cases:
        played = [each for each in zip(found, harmed, strict=True) if each[1]]
        for (one, some), (other, others) in combinations(played, 2):
            if {keys[at].of(4) for at in some} & {keys[at].of(4) for at in others}:
                features.append(pair(facts, one, other))
                answers.append(bool(some & others))
    return fit(features, answers)


def grouped(facts: Facts, anchors: Sequence[Entity], model: Model) -> list[list[Entity]]:
    """Return the anchors in groups, one an incident, in order of the text."""
    groups: list[list[Entity]] = []
    for one in sorted(anchors, key=lambda each: each.sentences[0]):
        chances = [_mean(facts, one, group, model) for group in groups]
        best = max(range(len(groups)), key=lambda at: chances[at], default=None)
        if best is not None and chances[best] >= TOGETHER:
            groups[best].append(one)
        else:
            groups.append([one])
    return groups


def _mean(facts: Facts, one: Entity, group: Sequence[Entity], model: Model) -> float:
    return float(model([pair(facts, one, other) for other in group]).mean())


def nearest(groups: Sequence[Sequence[Entity]], at: Sequence[int]) -> int:
    """Return the number of the group whose sentences are nearest to those at `at`."""

    def far(group: Sequence[Entity]) -> int:
        return min(abs(own - other) for entity in group for own in entity.sentences for other in at)

    return min(range(len(groups)), key=lambda number: far(groups[number]))


def spoken(group: Sequence[Entity]) -> Iterator[int]:
    """Yield the sentences that name those of a group."""
    return (at for entity in group for at in entity.sentences)
