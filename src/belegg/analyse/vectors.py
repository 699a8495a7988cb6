"""The meaning vectors of words: stored for common words, put together from their letters for all others."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONGEST = 24
_SIZES = (2, 3, 4, 5, 6)


class WordVectors:
    """A table of word vectors, a byte a number, and the table of letter groups for the words it lacks."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self._keys: NDArray[np.uint64] = stored["keys"]
            self._rows: NDArray[np.int8] = stored["rows"]
            self._scales: NDArray[np.float32] = stored["scales"].astype(np.float32)
            self._groups: NDArray[np.int8] = stored["groups"]
            self._group_scales: NDArray[np.float32] = stored["group_scales"].astype(np.float32)

    def __call__(self, words: Sequence[str]) -> "NDArray[np.float32]":
        """Return one row a word, each of length one."""
        keys = np.array([word_key(word) for word in words], np.uint64)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        vectors = self._rows[places] * self._scales[places][:, None]
        for index in np.flatnonzero(self._keys[places] != keys).tolist():
            groups = letter_groups(words[index], len(self._groups))
            vectors[index] = unit(self._group_scales[groups] @ self._groups[groups])
        return vectors


def word_key(word: str) -> int:
    """Return the number under which the vector of `word` is kept."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def letter_groups(word: str, rows: int) -> list[int]:
    """Return the rows, of `rows`, of the groups of two to six letters in `word`, and of the word itself."""
    marked = f"<{word[:_LONGEST]}>"
    groups = [marked[at : at + size] for size in _SIZES for at in range(len(marked) - size + 1)]
    return [crc32(group.encode()) % rows for group in [*groups, marked]]


def unit(vector: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return `vector` with length one, or as it is where it is nought."""
    length = float(np.sqrt(vector @ vector))
    return vector / np.float32(length) if length else vector
