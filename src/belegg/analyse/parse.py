"""Run a pipeline over sentences of words: word classes, features, lemmas, syntax and names."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from belegg.analyse.lemmas import WordForm, lemmatise
from belegg.analyse.pipeline import Pipeline
from belegg.analyse.tokenise import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

_NEGATIVE = 1 << 63

Text = Sequence[list[Word]]


class Row(msgspec.Struct, frozen=True, gc=False):
    """What the pipeline says of a word; `head` counts from 0 within the sentence."""

    lemma: str
    upos: str
    feats: str
    dep: str
    head: int
    name: str


def parse(pipeline: Pipeline, texts: Sequence[Text], code: str) -> Iterator[list[Row]]:
    """Yield the rows of every sentence of every text, in order; the sentences of one text see their neighbours.

    Each sentence is one tree. `code` says which language's word list gives the lemmas."""
    if not texts:
        return
    vectors = np.concatenate(pipeline.encoder([[word.form for words in text for word in words] for text in texts]))
    sentences = [words for text in texts for words in text]
    docs = [_doc(pipeline.nlp, words) for words in sentences]
    at = 0
    for doc in docs:
        doc.tensor = vectors[at : at + len(doc)]  # type: ignore[assignment]
        at += len(doc)
    for move in pipeline.movers:
        move(docs)
    yield from _rows(pipeline, sentences, docs, vectors, code)


def _doc(nlp: "Language", words: list[Word]) -> "Doc":
    from spacy.tokens import Doc

    starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
    return Doc(nlp.vocab, words=[word.form for word in words], sent_starts=starts)


def _rows(
    pipeline: Pipeline, sentences: Sequence[list[Word]], docs: "list[Doc]", vectors: "NDArray[np.float32]", code: str
) -> Iterator[list[Row]]:
    from spacy.attrs import DEP, ENT_TYPE, HEAD  # type: ignore[import-not-found]

    texts = _Texts(pipeline.nlp)
    pairs = pipeline.classes(vectors)
    forms = [(word.form, index == 0) for words in sentences for index, word in enumerate(words)]
    words = [WordForm(form, *pair, first) for (form, first), pair in zip(forms, pairs, strict=True)]
    told = zip(lemmatise(words, vectors, pipeline.lists.get(code), pipeline.guesser), pairs, strict=True)
    for doc in docs:
        table = doc.to_array([DEP, HEAD, ENT_TYPE]).tolist()
        yield _one_root(
            [
                Row(
                    lemma,
                    upos,
                    feats,
                    texts[dep].lower() or "dep",
                    index + (head if head < _NEGATIVE else head - 2 * _NEGATIVE),
                    texts[kind],
                )
                for index, ((dep, head, kind), (lemma, (upos, feats))) in enumerate(
                    zip(table, islice(told, len(table)), strict=True)
                )
            ]
        )


class _Texts(dict[int, str]):
    """The strings behind spaCy's numbers."""

    def __init__(self, nlp: "Language") -> None:
        super().__init__()
        self._strings = nlp.vocab.strings

    def __missing__(self, number: int) -> str:
        text = self._strings[number]
        self[number] = "" if text == "_" else text
        return self[number]


def _one_root(rows: list[Row]) -> list[Row]:
    """Return `rows` as one tree: of several roots the first verb, or the first, keeps its place."""
    roots = [index for index, row in enumerate(rows) if row.head == index]
    if len(roots) > 1:
        main = next((index for index in roots if rows[index].upos in ("VERB", "AUX")), roots[0])
        for index in roots:
            if index != main:
                rows[index] = msgspec.structs.replace(rows[index], head=main, dep="parataxis")
    return rows
