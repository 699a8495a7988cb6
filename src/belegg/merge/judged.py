"""People's judgements as bonds between claims: which two must be of one event, which two must not."""

from collections.abc import Iterable
from itertools import combinations

from belegg.model.judgement import Judgement

Bonds = dict[tuple[str, str], bool]
"""For two claim ids in order: True, they are of one event; False, they are not."""


def bonds(judgements: Iterable[Judgement]) -> Bonds:
    """Return what the judgements that hold come to; of two that contradict each other the later one counts."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    found: Bonds = {}
    for judgement in standing(ordered):
        if judgement.verdict in ("join", "accept"):
            found.update({_pair(one, other): True for one, other in combinations(dict.fromkeys(judgement.claims), 2)})
        elif judgement.verdict == "split":
            first, *others = dict.fromkeys(judgement.claims)
            found.update({_pair(first, other): False for other in others})
    return found


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold: those that no standing judgement undoes, undoings themselves left out."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == "undo" and judgement.id not in undone and judgement.undoes is not None:
            undone.add(judgement.undoes)
    return tuple(judgement for judgement in ordered if judgement.id not in undone and judgement.verdict != "undo")


def settled(judgements: Iterable[Judgement]) -> frozenset[tuple[str, str]]:
    """Return the pairs of claims that a person has decided on, whichever way."""
    return frozenset(bonds(judgements))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
