"""Compute the network's word vectors for many sentences at once, faster than spaCy does and to the same numbers.

The network first turns each word into a row of numbers, whatever stands around it: those rows are
remembered from one text to the next. Then a few layers mix each word with its neighbours: these are computed for
all sentences together with numpy, in the order in which the words are laid out in memory."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from belegg.analyse.vectors import WordVectors

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from thinc.api import Model

_REMEMBERED = 150_000


class _Layer(NamedTuple):
    """A layer that mixes each word with its neighbours: weights by piece, biases, and the norm's gain and bias."""

    weights: "NDArray[np.float32]"
    biases: "NDArray[np.float32]"
    gain: "NDArray[np.float32]"
    shift: "NDArray[np.float32]"
    pieces: int


class Encoder:
    """The word vectors of one pipeline, with a memory for its words."""

    def __init__(self, nlp: "Language", vectors: WordVectors) -> None:
        model: Model[Any, Any] = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
        embed, encode = model.layers
        features, self._blend, _ = embed.layers
        self._features, static = features.layers
        self._to_width = np.ascontiguousarray(np.asarray(static.get_param("W"), np.float32).T)
        self._vocab = nlp.vocab
        self._vectors = vectors
        self._layers = _layers(encode)
        self._width = self._layers[0].gain.shape[0]
        self._rows: dict[str, int] = {}
        self._table = np.zeros((4096, self._width), np.float32)

    def __call__(self, texts: Sequence[Sequence[str]]) -> "list[NDArray[np.float32]]":
        """Return one array a text, one row a word; the words of a text see each other."""
        self._learn(texts)
        known = self._rows
        padding = len(self._layers)
        total = sum(map(len, texts)) + padding * (len(texts) + 1)
        vectors = np.zeros((total, self._width), np.float32)
        starts: list[int] = []
        at = padding
        for words in texts:
            starts.append(at)
            vectors[at : at + len(words)] = self._table[[known[word] for word in words]]
            at += len(words) + padding
        for layer in self._layers:
            vectors += _mix(vectors, layer)
        return [vectors[start : start + len(words)] for start, words in zip(starts, texts, strict=True)]

    def _learn(self, texts: Sequence[Sequence[str]]) -> None:
        """Remember the rows of the words in `texts` that are not known yet."""
        from spacy.tokens import Doc

        if len(self._rows) > _REMEMBERED:
            self._rows.clear()
        known = self._rows
        new = list(dict.fromkeys(word for words in texts for word in words if word not in known))
        if not new:
            return
        rows = self._blend.predict(
            np.hstack(
                [self._features.predict([Doc(self._vocab, words=new)]).dataXd, self._vectors(new) @ self._to_width]
            )
        )
        needed = len(known) + len(new)
        if needed > len(self._table):
            grown = np.zeros((max(needed, 2 * len(self._table)), self._width), np.float32)
            grown[: len(known)] = self._table[: len(known)]
            self._table = grown
        self._table[len(known) : needed] = rows
        for word in new:
            known[word] = len(known)


def _layers(encode: "Model[Any, Any]") -> list[_Layer]:
    """Return the layers of spaCy's window encoder, read from its weights."""
    maxouts = [node for node in encode.walk() if node.name == "maxout"]
    norms = [node for node in encode.walk() if node.name == "layernorm"]
    layers: list[_Layer] = []
    for maxout, norm in zip(maxouts, norms, strict=True):
        weights = np.asarray(maxout.get_param("W"), np.float32)
        out, pieces, into = weights.shape
        layers.append(
            _Layer(
                weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(into, pieces * out)),
                biases=np.ascontiguousarray(np.asarray(maxout.get_param("b")).T.reshape(pieces * out)),
                gain=np.asarray(norm.get_param("G")),
                shift=np.asarray(norm.get_param("b")),
                pieces=pieces,
            )
        )
    return layers


def _mix(vectors: "NDArray[np.float32]", layer: _Layer) -> "NDArray[np.float32]":
    count, width = vectors.shape
    windows = np.zeros((count, 3 * width), np.float32)
    windows[1:, :width] = vectors[:-1]
    windows[:, width : 2 * width] = vectors
    windows[:-1, 2 * width :] = vectors[1:]
    scores = windows @ layer.weights
    scores += layer.biases
    best: NDArray[np.float32] = scores[:, :width]
    for piece in range(1, layer.pieces):
        np.maximum(best, scores[:, piece * width : (piece + 1) * width], out=best)
    best = best - best.mean(axis=1, keepdims=True)
    best *= 1 / np.sqrt(np.einsum("ij,ij->i", best, best)[:, None] / width + 1e-8)
    best *= layer.gain
    best += layer.shift
    return best
