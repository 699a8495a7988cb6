"""Group things by how well pairs of them fit: strongest first, never across what cannot be, in any order."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeVar

Name = TypeVar("Name", str, int)
"""What is grouped is known by names or by numbers; both have an order."""
Pair = tuple[str, str]
HARD = -10_000
"""A score at or below this keeps two things apart whatever else speaks for them."""


def components(names: Iterable[Name], scores: Mapping[tuple[Name, Name], float]) -> list[list[Name]]:
    """Return the groups that hang together by pairs of positive score, each in order, ordered by their first."""
    parent = {name: name for name in names}

    def root(name: Name) -> Name:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for (one, other), score in scores.items():
        if score > 0:
            first, second = root(one), root(other)
            if first != second:
                parent[max(first, second)] = min(first, second)
    groups: dict[Name, list[Name]] = {}
    for name in sorted(parent):
        groups.setdefault(root(name), []).append(name)
    return [groups[name] for name in sorted(groups)]


def clusters(names: Sequence[Name], scores: Mapping[tuple[Name, Name], float]) -> list[list[Name]]:
    """Return the clusters of `names`, which `scores` speaks of alone: the two with the highest mean score are joined
    as long as it is above nought and no pair across them is HARD. A pair that is not in `scores` counts as nought;
    keys are in order (first < second)."""
    groups = components(names, scores)  # one that nothing speaks against stays whole
    home = {name: at for at, group in enumerate(groups) for name in group}
    inside: list[dict[tuple[Name, Name], float]] = [{} for _ in groups]
    for pair, score in scores.items():
        at = home[pair[0]]
        if at == home[pair[1]]:
            inside[at][pair] = score
    found: list[list[Name]] = []
    for group, own in zip(groups, inside, strict=True):
        found.extend([group] if min(own.values(), default=0) >= 0 else _split(group, own))
    return sorted(found)


def _split(group: list[Name], scores: Mapping[tuple[Name, Name], float]) -> list[list[Name]]:
    members = {name: [name] for name in group}
    sums: dict[Name, dict[Name, float]] = {name: {} for name in group}
    for (one, other), score in scores.items():
        sums[one][other] = sums[other][one] = score
    heap = [(-score, one, other) for one in group for other, score in sums[one].items() if one < other and score > 0]
    heapify(heap)
    while heap:
        worst, one, other = heappop(heap)
        if one not in members or other not in members or -worst != _mean(one, other, members, sums):
            continue
        _join(one, other, members, sums)
        for third in sums[one]:
            mean = _mean(one, third, members, sums)
            if mean > 0:
                heappush(heap, (-mean, min(one, third), max(one, third)))
    return [sorted(found) for found in members.values()]


def _mean(one: Name, other: Name, members: dict[Name, list[Name]], sums: dict[Name, dict[Name, float]]) -> float:
    first, second = min(one, other), max(one, other)
    total = sums[first].get(second, 0.0)
    return total if total <= HARD else total / (len(members[first]) * len(members[second]))


def _join(one: Name, other: Name, members: dict[Name, list[Name]], sums: dict[Name, dict[Name, float]]) -> None:
    members[one] = members[one] + members.pop(other)
    for third, score in sums.pop(other).items():
        sums[third].pop(other)
        if third == one:
            continue
        before = sums[one].get(third, 0.0)
        both = HARD if HARD in (before, score) or min(before, score) <= HARD else before + score
        sums[one][third] = sums[third][one] = both
    sums[one].pop(other, None)
