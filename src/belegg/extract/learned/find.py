"""Guess which words and counts of a document carry a claim, and which: what the network says of all candidates."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.frames.slots import Setting
from belegg.extract.learned.candidates import COUNTED, DONE, LABELS, Candidate, candidates
from belegg.extract.learned.features import rows
from belegg.extract.learned.network import network
from belegg.extract.learned.words import words
from belegg.model.parts import Frame, Scope

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLEAR = 0.5
"""How much of a kind's likelihood its best mode must have to be told."""
_KINDS = tuple(dict.fromkeys(kind for kind, _ in LABELS))
_OF_KIND = {kind: np.array([number + 1 for number, label in enumerate(LABELS) if label[0] == kind]) for kind in _KINDS}


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """What the network makes of a candidate: how likely it carries a claim of each kind, and each kind's mode, None
    where no mode stands out."""

    candidate: Candidate
    likely: dict[str, float]
    modes: dict[str, str | None]

    @property
    def best(self) -> str:
        """The likeliest kind."""
        return max(self.likely, key=lambda kind: self.likely[kind])


def find(
    settings: Sequence[Setting | None], frames: Sequence[Sequence[Frame]], scopes: Sequence[Scope]
) -> tuple[Guess, ...]:
    """Return a guess for each candidate of the document, in order; `settings` and `frames` are by sentence."""
    asked = [
        (setting, frames[number], [scope for scope in scopes if scope.sentence == number], tuple(found))
        for number, setting in enumerate(settings)
        if setting is not None and (found := tuple(candidates(setting, frames[number])))
    ]
    if not asked:
        return ()
    told = network()(rows(asked, words()))
    every = [candidate for _, _, _, found in asked for candidate in found]
    return tuple(guess(candidate, answer) for candidate, answer in zip(every, told, strict=True))


def guess(candidate: Candidate, answer: "NDArray[np.float32]") -> Guess:
    """Return the answer for one candidate as a guess: among the kinds that it can carry, a count or a deed."""
    kinds = COUNTED if candidate.quantity is not None else DONE
    sums = {kind: float(answer[_OF_KIND[kind]].sum()) for kind in kinds}
    whole = float(answer[0]) + sum(sums.values())
    modes: dict[str, str | None] = {}
    for kind in kinds:
        best = _OF_KIND[kind][int(answer[_OF_KIND[kind]].argmax())]
        modes[kind] = LABELS[best - 1][1] if answer[best] >= CLEAR * sums[kind] else None
    return Guess(candidate=candidate, likely={kind: sums[kind] / whole for kind in kinds}, modes=modes)
