"""The network itself: one hidden layer, its weights read from the model that ships with the project."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.learned.words import MODEL
from belegg.languages.models import model_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "network.npz"


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Layers of one or more networks, told side by side: `into` (features x hidden), its bias, `out` (networks x
    hidden x labels), its biases. Label 0 is "carries no claim"; label n + 1 is candidates.LABELS[n]."""

    into: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"
    out: "NDArray[np.float32]"
    out_bias: "NDArray[np.float32]"

    def __call__(self, rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Return how likely each row carries each label: the mean of the networks' answers."""
        networks, hidden, _ = self.out.shape
        inside = np.maximum(rows @ self.into + self.bias, 0).reshape(len(rows), networks, hidden)
        scores = np.einsum("rnh,nhl->rnl", inside, self.out, optimize=True) + self.out_bias
        scores -= scores.max(axis=2, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=2, keepdims=True)
        told: NDArray[np.float32] = likely.mean(axis=1)
        return told


def load(path: Path) -> Network:
    """Return the network kept in the file at `path`."""
    with np.load(path) as stored:
        return Network(**{name: stored[name].astype(np.float32) for name in ("into", "bias", "out", "out_bias")})


@cache
def network() -> Network:
    """Return the network that ships with the project."""
    return load(model_path(MODEL) / FILE)
