"""What a document is about, as its words tell: how much speaks for an armed conflict, not a flood or a match.

A sum over the mean meaning of its nouns, verbs and adjectives, fitted to articles on wars and on all else that has
figures, dead and wounded."""

from collections.abc import Iterable
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
USUAL = 40


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """What each number of `about` speaks for, and what stands before any word is read; `usual` is the mean meaning of
    the words of all documents."""

    weights: "NDArray[np.float32]"
    bias: float
    usual: "NDArray[np.float32]"

    def odds(self, sentences: Iterable[Sentence], signs: float) -> float:
        """Return the logarithm of the odds that a document is on an armed conflict; `signs` are those of one that it
        shows, as a share of those needed."""
        return float(about(meanings(sentences), signs, self.usual) @ self.weights) + self.bias


def meanings(sentences: Iterable[Sentence]) -> "NDArray[np.float32]":
    """Return the meanings of the different nouns, verbs and adjectives of a document: (words, width)."""
    lemmas = sorted({token.lemma.lower() for each in sentences for token in each.tokens if token.upos in TOLD})
    found: NDArray[np.float32] = words().rows[words().ids(lemmas)]
    return found


def about(told: "NDArray[np.float32]", signs: float, usual: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return what is told of a document: the mean of its words' meanings and of USUAL words of the `usual` one, so that
    a few words tell little, and the logarithm of its signs."""
    mean = (told.sum(axis=0) + USUAL * usual) / (len(told) + USUAL)
    return np.append(mean, np.float32(np.log(max(signs, 0.1)))).astype(np.float32)


def load(path: Path) -> Topic:
    """Return what is kept in the file at `path`."""
    with np.load(path) as stored:
        return Topic(weights=stored["weights"], bias=float(stored["bias"]), usual=stored["usual"])


def save(path: Path, topic: Topic) -> None:
    """Keep what was fitted in the file at `path`."""
    np.savez_compressed(path, weights=topic.weights, bias=topic.bias, usual=topic.usual)


@cache
def topic() -> Topic:
    """Return what ships with the project."""
    return load(model_path(MODEL) / FILE)
