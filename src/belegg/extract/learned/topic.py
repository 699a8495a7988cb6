"""What a document is about, as its words tell: how much speaks for an armed conflict, not a flood or a match.

A sum over the mean meaning of its nouns, verbs and adjectives, fitted to articles on wars and on all else that has
figures, dead and wounded."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.extract.learned.words import MODEL, words
from belegg.languages.models import model_path
from belegg.model.sentence import Sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "topic.npz"
TOLD = ("NOUN", "VERB", "ADJ")


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """What each number of `about` speaks for, and what stands before any word is read."""

    weights: "NDArray[np.float32]"
    bias: float

    def odds(self, told: "NDArray[np.float32]") -> float:
        """Return the logarithm of the odds that a document told of so is on an armed conflict."""
        return float(told @ self.weights) + self.bias


def about(sentences: Iterable[Sentence], signs: float) -> "NDArray[np.float32]":
    """Return what is told of a document: the mean meaning of its different words, and the logarithm of its `signs` of a
    conflict as a share of those needed."""
    lemmas = sorted({token.lemma.lower() for each in sentences for token in each.tokens if token.upos in TOLD})
    return np.append(_mean(lemmas), np.float32(np.log(max(signs, 0.1))))


def _mean(lemmas: Sequence[str]) -> "NDArray[np.float32]":
    table = words()
    if not lemmas:
        return np.zeros(table.width, np.float32)
    mean: NDArray[np.float32] = table.rows[table.ids(lemmas)].mean(axis=0)
    return mean


def load(path: Path) -> Topic:
    """Return what is kept in the file at `path`."""
    with np.load(path) as stored:
        return Topic(weights=stored["weights"], bias=float(stored["bias"]))


def save(path: Path, topic: Topic) -> None:
    """Keep what was fitted in the file at `path`."""
    np.savez_compressed(path, weights=topic.weights, bias=topic.bias)


@cache
def topic() -> Topic:
    """Return what ships with the project."""
    return load(model_path(MODEL) / FILE)
