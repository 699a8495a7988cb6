"""Guess which words and counts of a document carry a claim, and which: what the networks say of all candidates.

The first network reads each candidate by itself; the second reads again, told what the first made of those about it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.frames.slots import Setting
from belegg.extract.learned.around import around
from belegg.extract.learned.candidates import COUNTED, DONE, LABELS, Candidate, candidates
from belegg.extract.learned.features import rows
from belegg.extract.learned.network import AGAIN, network
from belegg.extract.learned.words import words
from belegg.model.parts import Frame, Scope

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLEAR = 0.5
"""How much of a kind's likelihood its best mode must have to be told."""
_KINDS = tuple(dict.fromkeys(kind for kind, _ in LABELS))
_STARTS = [0, *(next(at for at, label in enumerate(LABELS, start=1) if label[0] == kind) for kind in _KINDS)]
"""Where in an answer nothing stands, and the modes of each kind begin."""


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """What the network makes of a candidate: how likely it carries a claim of each kind, the likeliest (`best`), and
    each kind's mode, None where no mode stands out. `told` is the whole answer: nothing, then each of LABELS."""

    candidate: Candidate
    likely: dict[str, float]
    modes: dict[str, str | None]
    best: str
    told: "NDArray[np.float32]"


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
    table = rows(asked, words())
    about = around([(setting, found) for setting, _, _, found in asked], network()(table))
    return guesses(every, network(AGAIN)(np.hstack([about, table])))


def guesses(every: Sequence[Candidate], told: "NDArray[np.float32]") -> tuple[Guess, ...]:
    """Return the answer for each candidate, a row of `told`, as a guess: among the kinds that it can carry, a count or
    a deed."""
    width = told.shape[1]
    sums = np.add.reduceat(told, _STARTS, axis=1).astype(np.float64)
    most = np.maximum.reduceat(told, _STARTS, axis=1)
    is_most = told == np.repeat(most, np.diff([*_STARTS, width]), axis=1)
    first = np.minimum.reduceat(np.where(is_most, np.arange(width), width), _STARTS, axis=1)
    modes = np.where(most >= CLEAR * sums, first - 1, -1)
    parts = {kinds: _parted(sums, modes, kinds) for kinds in (COUNTED, DONE)}
    return tuple(
        Guess(
            candidate=candidate,
            likely=dict(zip(kinds, likely[at], strict=True)),
            modes={kind: LABELS[mode][1] if mode >= 0 else None for kind, mode in zip(kinds, chosen[at], strict=True)},
            best=kinds[best[at]],
            told=told[at],
        )
        for at, candidate in enumerate(every)
        for kinds in (COUNTED if candidate.quantity else DONE,)
        for likely, chosen, best in (parts[kinds],)
    )


def _parted(
    sums: "NDArray[np.float64]", modes: "NDArray[np.int64]", kinds: Sequence[str]
) -> tuple[list[list[float]], list[list[int]], list[int]]:
    """Return for each row how likely each of `kinds` is among them and nothing, the label of its mode or -1, and which
    is likeliest."""
    columns = [_KINDS.index(kind) + 1 for kind in kinds]
    likely = sums[:, columns] / sums[:, [0, *columns]].sum(axis=1, keepdims=True)
    return likely.tolist(), modes[:, columns].tolist(), likely.argmax(axis=1).tolist()
