"""The meaning of words as numbers, near for words of near meaning in whatever language: one table for all."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from belegg.languages.models import model_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "claims"
FILE = "words.npz"
SHORTEST_TAIL = 4
_REMEMBERED = 200_000


class Words:
    """A table of word vectors, a byte a number; row 0 is nought, for words that it lacks."""

    def __init__(self, keys: "NDArray[np.uint64]", rows: "NDArray[np.int8]", scales: "NDArray[np.float32]") -> None:
        self._keys = keys
        self._seen: dict[str, int] = {}
        self.rows: NDArray[np.float32] = np.vstack(
            [np.zeros((1, rows.shape[1]), np.float32), rows.astype(np.float32) * scales[:, None]]
        )

    @property
    def width(self) -> int:
        """The numbers that a word has."""
        return int(self.rows.shape[1])

    def ids(self, words: Iterable[str]) -> list[int]:
        """Return the row of each of `words`: its own, or of the longest last part of it that the table has, or 0."""
        seen = self._seen
        return [seen[word] if word in seen else self._id(word) for word in words]

    def whole_ids(self, words: Iterable[str]) -> list[int]:
        """Return the row of each of `words`, 0 for one that the table lacks, whatever its last part."""
        keys = np.array([word_key(word.lower()) for word in words], np.uint64)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found: list[int] = np.where(self._keys[places] == keys, places + 1, 0).tolist()
        return found

    def _id(self, word: str) -> int:
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            found = self._seen[word] = self._looked_up(word.lower())
        return found

    def _looked_up(self, word: str) -> int:
        parts = [word, *(word[at:] for at in range(1, len(word) - SHORTEST_TAIL + 1))]
        keys = np.array([word_key(part) for part in parts], np.uint64)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        hits = np.flatnonzero(self._keys[places] == keys)
        return int(places[hits[0]]) + 1 if len(hits) else 0


def word_key(word: str) -> int:
    """Return the number under which the vector of `word` is kept."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def load(path: Path) -> Words:
    """Return the table kept in the file at `path`."""
    with np.load(path) as stored:
        return Words(stored["keys"], stored["rows"], stored["scales"].astype(np.float32))


@cache
def words() -> Words:
    """Return the table that ships with the project."""
    return load(model_path(MODEL) / FILE)
