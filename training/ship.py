"""Turn a trained pipeline into the folder that ships: small vectors, word lists, no training leftovers, a card."""

import shutil
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.vectors import Vectors

from belegg.analyse.vectors import word_key

VERSION = "0.2.0"
_LIMIT = 127


def ship(nlp: Language, vectors: Path, target: Path, description: str) -> None:
    """Write `nlp` to the folder `target`, with the vectors of words and of letter groups that the file `vectors`
    holds, a byte a number."""
    with np.load(vectors) as stored:
        words, rows, groups = stored["words"].tolist(), stored["rows"], stored["groups"]
    if target.exists():
        shutil.rmtree(target)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, shape=(0, 0))
    nlp.meta.update(
        name="news",
        version=VERSION,
        description=description,
        license="CC BY-SA 4.0 (weights; see CARD.md for the data)",
        author="The Belegg project",
        performance={},
    )
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where it was trained is nobody's business
    nlp.to_disk(target)
    keys = np.array([word_key(word) for word in words], np.uint64)
    order = np.argsort(keys)
    small_rows, scales = _small(rows[order])
    small_groups, group_scales = _small(groups)
    np.savez_compressed(
        target / "vectors.npz",
        keys=keys[order],
        rows=small_rows,
        scales=scales,
        groups=small_groups,
        group_scales=group_scales,
    )


def _small(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return `rows` as whole numbers of one byte, and what to multiply each row by to have it back."""
    scales = np.abs(rows).max(axis=1) / _LIMIT
    scales[scales == 0] = 1
    return np.round(rows / scales[:, None]).astype(np.int8), scales.astype(np.float16)


def size(target: Path) -> float:
    """Return how many megabytes the folder `target` takes."""
    return sum(file.stat().st_size for file in target.rglob("*") if file.is_file()) / 1e6
