"""The networks that choose who, whom, where, when and whose word for a claim: how likely each is meant, or none."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import msgspec
import numpy as np

from belegg.extract.learned.words import MODEL
from belegg.languages.models import model_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

Role = Literal["actor", "target", "place", "time", "speaker"]
ROLES: tuple[Role, ...] = get_args(Role)
FILE = "chooser.npz"
AGAIN = "chooser_again.npz"
"""Where the networks lie that choose first, and those that know what they chose."""


class Chooser(msgspec.Struct, frozen=True, kw_only=True):
    """Networks for one role, told side by side. `pair` (signs of a claim with a candidate x hidden), `part` (signs of a
    candidate's words x hidden) and `claim` (signs of a claim x hidden) together lead into the hidden layer, with its
    `bias`; `out` (networks x hidden of each) out of it. `nothing` leads into it for the answer that none of the
    candidates is meant."""

    pair: "NDArray[np.float32]"
    part: "NDArray[np.float32]"
    claim: "NDArray[np.float32]"
    nothing: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"
    out: "NDArray[np.float32]"

    def __call__(
        self,
        pairs: "NDArray[np.float32]",
        parts: "NDArray[np.float32]",
        nearest: "NDArray[np.int64]",
        claims: "NDArray[np.float32]",
        nothing: "NDArray[np.float32]",
    ) -> "NDArray[np.float32]":
        """Return for each claim how likely each candidate is meant, and last that none is: (claims, candidates + 1).

        `pairs` is (claims, candidates, signs), `parts` (words, signs), `nearest` (claims, candidates) the words that
        stand for each candidate, `claims` (claims, signs), `nothing` (claims, signs of there being none)."""
        told = (claims @ self.claim + self.bias)[:, None]
        named = pairs @ self.pair + (parts @ self.part)[nearest]
        inside = np.concatenate([named, (nothing @ self.nothing)[:, None]], axis=1) + told
        hidden = self.out.shape[1]
        np.maximum(inside, 0, out=inside)
        networks = (inside[..., at * hidden : (at + 1) * hidden] @ out for at, out in enumerate(self.out))
        scores = np.stack(list(networks), axis=1)
        scores = np.exp(scores - scores.max(axis=2, keepdims=True))
        likely: NDArray[np.float32] = (scores / scores.sum(axis=2, keepdims=True)).mean(axis=1)
        return likely


def load(path: Path) -> dict[Role, Chooser]:
    """Return the networks kept in the file at `path`, by role."""
    names = Chooser.__struct_fields__
    with np.load(path) as stored:
        return {
            role: Chooser(**{name: stored[f"{role}_{name}"].astype(np.float32) for name in names}) for role in ROLES
        }


def save(path: Path, choosers: dict[Role, Chooser]) -> None:
    """Keep networks in the file at `path`."""
    kept = {
        f"{role}_{name}": values.astype(np.float16)
        for role, chooser in choosers.items()
        for name, values in msgspec.structs.asdict(chooser).items()
    }
    np.savez_compressed(path, **kept)


@cache
def choosers(file: str = FILE) -> dict[Role, Chooser]:
    """Return the networks in a file that ships with the project, by role."""
    return load(model_path(MODEL) / file)
