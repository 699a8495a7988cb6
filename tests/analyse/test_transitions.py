"""The moves, names and word classes that we work out are those that spaCy's own components give."""

import numpy as np
import pytest
from spacy.tokens import Doc

from belegg.analyse.pipeline import Pipeline, pipeline

SENTENCES = {
    "nb": ("Sju tyrkiske soldater ble drept i Idlib mandag , sier Erdogan .", "FN krever våpenhvile .", "Rolig"),
    "en": (
        "Seven Turkish soldiers were killed in Idlib on Monday , Erdogan said .",
        "The UN calls for a truce .",
        "Calm",
    ),
}


def docs(pipe: Pipeline, sentences: tuple[str, ...]) -> list[Doc]:
    """Return the sentences as spaCy's components take them, each with the network's rows."""
    made = []
    for words in map(str.split, sentences):
        doc = Doc(pipe.nlp.vocab, words=words, sent_starts=[True, *[False] * (len(words) - 1)])
        (doc.tensor,) = pipe.encoder([words])  # type: ignore[assignment]
        made.append(doc)
    return made


@pytest.mark.parametrize("code", SENTENCES)
def test_the_moves_are_those_that_spacy_makes(code: str) -> None:
    pipe = pipeline(code)
    ours, theirs = docs(pipe, SENTENCES[code]), docs(pipe, SENTENCES[code])
    for move in pipe.movers:
        move(ours)
    for name in ("parser", "ner"):
        theirs = list(pipe.nlp.get_pipe(name).pipe(theirs))  # type: ignore[attr-defined]
    found, wanted = (
        [[(token.head.i, token.dep_, token.ent_iob_, token.ent_type_) for token in doc] for doc in every]
        for every in (ours, theirs)
    )
    assert found == wanted
    assert {token.ent_type_ for token in ours[0]} > {""}


@pytest.mark.parametrize("code", SENTENCES)
def test_the_word_classes_are_those_that_spacy_gives(code: str) -> None:
    pipe = pipeline(code)
    theirs = list(pipe.nlp.get_pipe("morphologizer").pipe(docs(pipe, SENTENCES[code])))  # type: ignore[attr-defined]
    found = pipe.classes(np.concatenate([doc.tensor for doc in theirs]))
    assert found == [(token.pos_, str(token.morph)) for doc in theirs for token in doc]
