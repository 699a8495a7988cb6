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
AGAIN = "again.npz"
"""The network that reads again; `learned.around` tells it of the first reading."""
VERDICTS = "verdicts.npz"
"""The network that says which claims to keep, of the same make; label 1 is "right"."""
NAMES = "names.npz"
"""The network of names, of the same make; label 1 is "a place"."""
STANDINGS = "standings.npz"
"""The network of standings, of the same make; its labels are those of `extract.assemble.standing.ORDER`."""
MEASURES = "measures.npz"
"""The network of measures, of the same make; its labels are those of `extract.assemble.measures`."""


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
        inside = rows @ self.into
        inside += self.bias
        np.maximum(inside, 0, out=inside)
        apart = inside.reshape(len(rows), networks, hidden).swapaxes(0, 1)
        likely = apart @ self.out + self.out_bias[:, None]
        likely -= likely.max(axis=2, keepdims=True)
        np.exp(likely, out=likely)
        likely /= likely.sum(axis=2, keepdims=True)
        told: NDArray[np.float32] = likely.mean(axis=0)
        return told


def load(path: Path) -> Network:
    """Return the network kept in the file at `path`."""
    with np.load(path) as stored:
        return Network(**{name: stored[name].astype(np.float32) for name in ("into", "bias", "out", "out_bias")})


@cache
def network(file: str = FILE) -> Network:
    """Return a network that ships with the project: that of claims, or another by its file."""
    return load(model_path(MODEL) / file)
