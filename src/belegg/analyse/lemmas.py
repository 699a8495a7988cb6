"""Give each word its dictionary form: from a compiled word list where that knows it, else by the network's guess.

The list says for a form and its word class what to take off its end and what to put there instead. A
compound that it lacks is looked up by its last part ("regimesoldater" by "soldater"). Participles used as
adjectives are looked up as the verbs they come from, and so is what is taken for a noun or adjective
that the list lacks ("truffet")."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

SHORTEST_TAIL = 4
_SHORTEST_HEAD = 2
_REMEMBERED = 200_000
_COMPOUNDED = ("NOUN", "ADJ", "VERB")
_MISTAKEN = ("NOUN", "ADJ")
_ANY = ("NOUN", "VERB", "ADJ", "ADV", "ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "NUM")
_NEVER = ("PROPN", "PUNCT", "SYM", "X", "NUM")


class WordForm(msgspec.Struct, frozen=True, gc=False):
    """A word to find the lemma of: its form, word class and features, and its row in the network's output."""

    form: str
    upos: str
    feats: str
    first: bool


class WordList:
    """A compiled list of forms: sorted hashes, and for each the number of the change that makes the lemma."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self._keys: NDArray[np.uint64] = stored["keys"]
            self._changes: NDArray[np.uint16] = stored["changes"]
            cuts: list[int] = stored["cuts"].tolist()
            endings: list[str] = stored["endings"].tolist()
        self._lemma: list[tuple[int, str]] = list(zip(cuts, endings, strict=True))
        self._known: dict[tuple[str, str], str | None] = {}

    def lemma(self, form: str, upos: str) -> str | None:
        """Return the lemma of the lower-case `form` as a word of class `upos`, or None where it is not listed."""
        wanted = (form, upos)
        if wanted not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[wanted] = (
                self._listed(form, upos)
                or self._compound(form, upos)
                or (self._listed(form, "VERB") if upos in _MISTAKEN else None)
            )
        return self._known[wanted]

    def knows(self, form: str) -> bool:
        """Return whether the lower-case `form` is listed as a word of any class."""
        return any(self._listed(form, upos) for upos in _ANY)

    def _listed(self, form: str, upos: str) -> str | None:
        key = form_key(form, upos)
        at = int(np.searchsorted(self._keys, key))
        if at == len(self._keys) or self._keys[at] != key:
            return None
        cut, ending = self._lemma[int(self._changes[at])]
        return form[: len(form) - cut] + ending

    def _compound(self, form: str, upos: str) -> str | None:
        if upos not in _COMPOUNDED or len(form) > 40:
            return None
        for at in range(_SHORTEST_HEAD, len(form) - SHORTEST_TAIL + 1):
            tail = self._listed(form[at:], upos)
            if tail is not None:
                return form[:at] + tail
        return None


class Guesser:
    """The network's guesses: the change of ending that scores best for a word in its place."""

    def __init__(self, nlp: "Language") -> None:
        component: Any = nlp.get_pipe("trainable_lemmatizer")
        (layer,) = (node for node in component.model.walk() if node.name == "softmax")
        self._weights: NDArray[np.float32] = np.ascontiguousarray(layer.get_param("W").T)
        self._biases: NDArray[np.float32] = layer.get_param("b")
        self._labels: list[int] = component.cfg["labels"]
        self._trees: Any = component.trees

    def __call__(self, forms: Sequence[str], vectors: "NDArray[np.float32]") -> list[str]:
        """Return the lemma of each form, given its row of `vectors`."""
        if not forms:
            return []
        best = (vectors @ self._weights + self._biases).argmax(axis=1).tolist()
        return [self._trees.apply(self._labels[label], form) or form for form, label in zip(forms, best, strict=True)]


def form_key(form: str, upos: str) -> np.uint64:
    """Return the hash under which the list keeps `form` as a word of class `upos`."""
    return np.uint64(int.from_bytes(blake2b(f"{upos}|{form}".encode(), digest_size=8).digest(), "little"))


def lemmatise(
    words: Sequence[WordForm], vectors: "NDArray[np.float32]", listed: WordList | None, guesser: Guesser
) -> list[str]:
    """Return the lemmas of `words`; `vectors` has one row a word."""
    known = [_known(word.form, word.upos, word.feats, listed) for word in words]
    lemmas = [lemma or word.form for lemma, word in zip(known, words, strict=True)]
    unknown = [index for index, lemma in enumerate(known) if lemma is None]
    guesses = guesser([words[index].form for index in unknown], vectors[unknown])
    for index, guess in zip(unknown, guesses, strict=True):
        lemmas[index] = guess.lower() if _only_opens(words[index]) else guess
    return lemmas


@lru_cache(maxsize=_REMEMBERED)
def _known(form: str, upos: str, feats: str, listed: WordList | None) -> str | None:
    """Return the lemma of a word where the list or its class tells it, None where the network has to guess."""
    if upos in _NEVER:
        return None if upos == "PROPN" and form[-1:].lower() in "s'’" else form
    lemma = (
        listed.lemma(form.lower(), "VERB" if upos == "ADJ" and "VerbForm=Part" in feats else upos) if listed else None
    )
    return _recased(lemma, form) if lemma is not None else None


def _recased(lemma: str, form: str) -> str:
    """Return `lemma` with the capitals of the name that `form` begins with ("Iran-støttede", "FN-styrkene")."""
    head, hyphen, _ = form.rpartition("-")
    if hyphen and head != head.lower() and lemma.startswith(head.lower()):
        return head + lemma[len(head) :]
    return lemma


def _only_opens(word: WordForm) -> bool:
    """Return whether the capital of `word` is only that of the sentence it opens."""
    return word.first and word.upos != "PROPN" and word.form[1:].islower() and "-" not in word.form
