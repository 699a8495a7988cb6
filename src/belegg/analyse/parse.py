"""Run a pipeline over sentences of words: word classes, features, lemmas, syntax and names."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from belegg.analyse.lemmas import WordForm, lemmatise
from belegg.analyse.pipeline import Pipeline
from belegg.analyse.tokenise import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

_COMPONENTS = ("morphologizer", "parser", "ner")
_BATCH = 256
_NEGATIVE = 1 << 63

Text = Sequence[list[Word]]


class Row(NamedTuple):
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
    arrays = pipeline.encoder([[word.form for words in text for word in words] for text in texts])
    docs = [_doc(pipeline.nlp, words) for text in texts for words in text]
    vectors = np.concatenate(arrays)
    at = 0
    for doc in docs:
        doc.tensor = vectors[at : at + len(doc)]  # type: ignore[assignment]
        at += len(doc)
    for name in _COMPONENTS:
        component: Any = pipeline.nlp.get_pipe(name)
        docs = list(component.pipe(docs, batch_size=_BATCH))
    yield from _rows(pipeline, docs, vectors, code)


def _doc(nlp: "Language", words: list[Word]) -> "Doc":
    from spacy.tokens import Doc

    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    forms, spaces = [word.form for word in words], [word.space for word in words]
    return Doc(nlp.vocab, words=forms, spaces=spaces, sent_starts=starts)


def _rows(pipeline: Pipeline, docs: "list[Doc]", vectors: "NDArray[np.float32]", code: str) -> Iterator[list[Row]]:
    from spacy.attrs import DEP, ENT_TYPE, HEAD, MORPH, POS  # type: ignore[import-not-found]

    texts = _Texts(pipeline.nlp)
    tables = [doc.to_array([POS, MORPH, DEP, HEAD, ENT_TYPE]).tolist() for doc in docs]
    forms = [
        WordForm(token.text, texts[row[0]], texts[row[1]], index == 0)
        for doc, table in zip(docs, tables, strict=True)
        for index, (token, row) in enumerate(zip(doc, table, strict=True))
    ]
    lemmas = iter(lemmatise(forms, vectors, pipeline.lists.get(code), pipeline.guesser))
    for table in tables:
        yield _one_root(
            [
                Row(
                    lemma,
                    texts[pos] or "X",
                    texts[morph],
                    texts[dep].lower() or "dep",
                    index + (head if head < _NEGATIVE else head - 2 * _NEGATIVE),
                    texts[kind],
                )
                for index, (lemma, (pos, morph, dep, head, kind)) in enumerate(
                    zip(islice(lemmas, len(table)), table, strict=True)
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
                rows[index] = rows[index]._replace(head=main, dep="parataxis")
    return rows
