"""Give each word its class and features: the pair that scores best in the network's output."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language


class Classes:
    """The classes and features that a pipeline tells apart, with what weighs them."""

    def __init__(self, nlp: "Language") -> None:
        component: Any = nlp.get_pipe("morphologizer")
        (layer,) = (node for node in component.model.walk() if node.name == "softmax")
        self._weights: NDArray[np.float32] = np.ascontiguousarray(layer.get_param("W").T)
        self._biases: NDArray[np.float32] = layer.get_param("b")
        self._pairs = [_pair(nlp, component.cfg, label) for label in component.labels]

    def __call__(self, vectors: "NDArray[np.float32]") -> list[tuple[str, str]]:
        """Return the class and the features of each word, given its row of `vectors`."""
        best = (vectors @ self._weights + self._biases).argmax(axis=1)
        return [self._pairs[label] for label in best.tolist()]


def _pair(nlp: "Language", labels: Any, label: str) -> tuple[str, str]:
    """Return the class ("X" where it is none) and the features ("" where there are none) of one of the labels."""
    from spacy.parts_of_speech import NAMES  # type: ignore[import-not-found]

    feats = nlp.vocab.strings[nlp.vocab.morphology.add(labels["labels_morph"].get(label, 0))]
    return NAMES[labels["labels_pos"].get(label, 0)] or "X", "" if feats == "_" else feats
