"""What the first reading made of the words about a candidate, for the network that reads again.

Whether words carry a claim hangs on what is told about them: the verb above a count, the blow in the sentence before, a
list whose other parts are dead."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from belegg.extract.frames.slots import Setting
from belegg.extract.learned.candidates import LABELS, Candidate

if TYPE_CHECKING:
    from numpy.typing import NDArray

VIEWS = 8
WIDTH = VIEWS * (len(LABELS) + 1)
"""How many numbers tell of the first reading: an answer for each view."""
BELOW_MOST = 2.0
WHOLE = 5.0
"""What the mean over the document is multiplied with, so that it weighs as much as the others."""
_LONGEST = 100_000
_Keyed = tuple["NDArray[np.int64]", "NDArray[np.float32]"]


def around(asked: Sequence[tuple[Setting, Sequence[Candidate]]], told: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return for each candidate of a document (a row of `told`, in order) what the first reading made of it, of the
    others in its sentence, of the sentences before and after, of its head, of what hangs on it, of its own word as a
    count or deed, and of the whole document: (candidates, WIDTH)."""
    every = [candidate for _, found in asked for candidate in found]
    sentences = np.array([candidate.sentence for candidate in every])
    words = np.array([_key(candidate.sentence, candidate.token) for candidate in every])
    heads = np.array(
        [
            _key(candidate.sentence, setting.sentence.tokens[candidate.token].head)
            for setting, found in asked
            for candidate in found
        ]
    )
    own, most, above = _sums(words, told), _most(sentences, told), np.where(heads == words, -1, heads)
    below = _sums(above, told)
    beside = _of(sentences, _sums(sentences, told)) - told
    beside[:, 0] = np.log1p(np.maximum(beside[:, 0], 0))
    others = max(len(every) - 1, 1)
    views = (
        told,
        beside,
        _of(sentences - 1, most),
        _of(sentences + 1, most),
        _of(above, own),
        np.minimum(_of(words, below), BELOW_MOST),
        _of(words, own) - told,
        (told.sum(axis=0) - told) * np.float32(WHOLE / others),
    )
    return np.hstack(views).astype(np.float32)


def _key(sentence: int, token: int) -> int:
    return sentence * _LONGEST + token


def _sums(keys: "NDArray[np.int64]", told: "NDArray[np.float32]") -> _Keyed:
    """Return the different keys, in order, and the sum of the rows of each."""
    known, places = np.unique(keys, return_inverse=True)
    sums = np.zeros((len(known), told.shape[1]), np.float32)
    np.add.at(sums, places, told)
    return known, sums


def _most(keys: "NDArray[np.int64]", told: "NDArray[np.float32]") -> _Keyed:
    """Return the different keys, in order, and the largest of each column among the rows of each."""
    known, places = np.unique(keys, return_inverse=True)
    most = np.zeros((len(known), told.shape[1]), np.float32)
    np.maximum.at(most, places, told)
    return known, most


def _of(keys: "NDArray[np.int64]", keyed: _Keyed) -> "NDArray[np.float32]":
    """Return the row of each key, nought where there is none."""
    known, rows = keyed
    places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: NDArray[np.float32] = rows[places] * (known[places] == keys)[:, None]
    return found
