"""What the first choosing made of a document's claims, for the networks that choose again.

Who struck is told by whom the claims about it are laid to: the dead of an attack have its attacker, two figures of one
day its day. Rows are claims, columns are candidates, the last axis are signs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from belegg.extract.assemble.draft import Draft
from belegg.extract.assemble.signs import HARM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

NEAR = 2


def neighbours(drafts: Sequence[Draft]) -> "Table":
    """Return for each view of the other claims what each of them weighs for each claim: (views, claims, claims).

    The views are the other claims of the sentence, near by, of the same kind, of that kind near by, of harm if the
    claim itself is, and of harm near by; then the claim before and after, the one before of the same kind, and the
    harm told before and after."""
    size = len(drafts)
    sentences = np.array([draft.sentence for draft in drafts])
    kinds = np.array([draft.kind for draft in drafts])
    harm = np.isin(kinds, HARM)
    apart = ~np.eye(size, dtype=bool)
    near = (np.abs(sentences[:, None] - sentences) <= NEAR) & apart
    alike, harmed = (kinds[:, None] == kinds) & apart, (harm[:, None] & harm) & apart
    masks = ((sentences[:, None] == sentences) & apart, near, alike, near & alike, harmed, near & harmed)
    before, after = np.tri(size, k=-1, dtype=bool), np.tri(size, k=-1, dtype=bool).T
    ones = (_last(before), _first(after), _last(before & alike), _last(before & harmed), _first(after & harmed))
    shares = [mask / np.maximum(mask.sum(axis=1, keepdims=True), 1) for mask in masks]
    return np.stack([*shares, *ones]).astype(np.float32)


def _last(mask: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
    """Return a mask with the last one of each row alone."""
    return _first(mask[:, ::-1])[:, ::-1]


def _first(mask: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
    """Return a mask with the first one of each row alone."""
    first: NDArray[np.bool_] = mask & (mask.cumsum(axis=1) == 1)
    return first


def answer_signs(views: "Table", told: "Table", opposite: "Table | None") -> tuple["Table", "Table"]:
    """Return what is told of each claim with each candidate, and of none being meant, by the first answers `told`
    (claims, candidates + 1) to this role and those to the `opposite` one, if it has one."""
    likely, none = told[:, :-1], told[:, -1:]
    best = likely * (likely >= likely.max(axis=1, keepdims=True))
    pairs = [likely, best, *(views @ likely), np.broadcast_to(likely.mean(axis=0), likely.shape)]
    nothing = [none, 1 - none, *(views @ none)]
    if opposite is not None:
        pairs += [opposite[:, :-1], *(views @ opposite[:, :-1])]
        nothing.append(opposite[:, -1:])
    return np.stack(pairs, axis=2).astype(np.float32), np.concatenate(nothing, axis=1).astype(np.float32)
