"""Turn a trained pipeline into the folder that ships: small vectors, word lists, no training leftovers, a card."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.vectors import Vectors

VERSION = "0.2.0"
_LIMIT = 127


def ship(nlp: Language, words: Sequence[str], rows: np.ndarray, target: Path) -> None:
    """Write `nlp` to the folder `target`, with the vectors `rows` of `words`, a byte a number."""
    if target.exists():
        shutil.rmtree(target)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, shape=(0, 0))
    nlp.meta.update(
        name="news",
        version=VERSION,
        description="Norwegian news, both standards: word classes, features, lemmas, UD syntax and names",
        license="Apache-2.0 (weights; see CARD.md for the data)",
        author="The Belegg project",
        performance={},
    )
    nlp.to_disk(target)
    scales = np.abs(rows).max(axis=1) / _LIMIT
    scales[scales == 0] = 1
    np.savez_compressed(
        target / "vectors.npz",
        keys=np.array([nlp.vocab.strings[word] for word in words], np.uint64),
        rows=np.round(rows / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float16),
    )


def size(target: Path) -> float:
    """Return how many megabytes the folder `target` takes."""
    return sum(file.stat().st_size for file in target.rglob("*") if file.is_file()) / 1e6
