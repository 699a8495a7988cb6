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
_OF_KIND = {kind: [number + 1 for number, label in enumerate(LABELS) if label[0] == kind] for kind in _KINDS}


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
    every = [candidate for _, _, _, found in asked for candidate in found]
    return guesses(every, network()(rows(asked, words())))


def guesses(every: Sequence[Candidate], told: "NDArray[np.float32]") -> tuple[Guess, ...]:
    """Return the answer for each candidate, a row of `told`, as a guess: among the kinds that it can carry, a count or
    a deed."""
    whole, kinds = told[:, 0].tolist(), {kind: _of_kind(told, kind) for kind in (*COUNTED, *DONE)}
    return tuple(
        _guess(candidate, whole[at], {kind: kinds[kind][at] for kind in (COUNTED if candidate.quantity else DONE)})
        for at, candidate in enumerate(every)
    )


def _of_kind(told: "NDArray[np.float32]", kind: str) -> list[tuple[float, str | None]]:
    """Return how likely each row of `told` carries `kind`, in whatever mode, and the mode that stands out, or None."""
    labels = _OF_KIND[kind]
    own = np.ascontiguousarray(told[:, labels])
    sums, best = own.sum(axis=1), own.argmax(axis=1)
    clear = own.max(axis=1) >= CLEAR * sums
    return [
        (whole, LABELS[labels[place] - 1][1] if stands_out else None)
        for whole, place, stands_out in zip(sums.tolist(), best.tolist(), clear.tolist(), strict=True)
    ]


def _guess(candidate: Candidate, nothing: float, kinds: dict[str, tuple[float, str | None]]) -> Guess:
    whole = nothing + sum(part for part, _ in kinds.values())
    return Guess(
        candidate=candidate,
        likely={kind: part / whole for kind, (part, _) in kinds.items()},
        modes={kind: mode for kind, (_, mode) in kinds.items()},
    )
