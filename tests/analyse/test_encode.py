"""The encoder gives spaCy's numbers; vectors and lemmas of words that no list has."""

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from belegg.analyse.encode import Encoder
from belegg.analyse.lemmas import WordForm, form_key, lemmatise
from belegg.analyse.pipeline import open_pipeline, pipeline
from belegg.analyse.vectors import letter_groups, word_key
from belegg.languages.models import model_path

WORDS = ["Sju", "tyrkiske", "soldater", "ble", "drept", "i", "Idlib", "."]


def test_the_encoder_gives_what_spacy_gives() -> None:
    open_pipeline.cache_clear()
    pipe = pipeline("nb")
    vectors = pipe.encoder._vectors
    try:
        pipe.nlp.vocab.vectors = Vectors(strings=pipe.nlp.vocab.strings, data=vectors(WORDS), keys=WORDS)
        texts = [WORDS, WORDS[:3], ["soldater"]]
        component = pipe.nlp.get_pipe("tok2vec")
        expected = component.predict([Doc(pipe.nlp.vocab, words=words) for words in texts])  # type: ignore[attr-defined]
        for found, wanted in zip(Encoder(pipe.nlp, vectors)(texts), expected, strict=True):
            assert np.allclose(found, wanted, atol=1e-4)
    finally:
        open_pipeline.cache_clear()


def test_unknown_words_get_vectors_like_their_parts() -> None:
    vectors = pipeline("nb").encoder._vectors
    unknown, part, other = vectors(["regimesoldatene", "soldatene", "fiskekaker"])
    assert np.linalg.norm(unknown) == pytest.approx(1, abs=0.02)
    assert unknown @ part > unknown @ other
    assert np.array_equal(unknown, vectors(["regimesoldatene"])[0])


def test_letter_groups_and_keys_are_stable() -> None:
    assert letter_groups("by", 1000) == [228, 242, 915, 747, 608, 495, 495]
    assert len(letter_groups("x" * 10_000, 1000)) < 200
    assert word_key("Idlib") == 14467467730408327110
    assert form_key("by", "NOUN") != form_key("by", "VERB")


@pytest.mark.parametrize(
    ("code", "form", "upos", "lemma"),
    [
        ("nb", "såret", "VERB", "såre"),
        ("nb", "truffet", "VERB", "treffe"),
        ("nb", "truffet", "NOUN", "treffe"),
        ("nb", "sa", "VERB", "si"),
        ("nb", "regimesoldater", "NOUN", "regimesoldat"),
        ("nb", "våpenhvilen", "NOUN", "våpenhvile"),
        ("nn", "sa", "VERB", "seie"),
        ("nn", "drepne", "VERB", "drepe"),
        ("nn", "luftåtaka", "NOUN", "luftåtak"),
        ("nb", "qwxzq", "NOUN", None),
    ],
)
def test_the_word_lists(code: str, form: str, upos: str, lemma: str | None) -> None:
    assert pipeline(code).lists[code].lemma(form, upos) == lemma


def test_lemmas_keep_the_capitals_of_names_and_drop_those_of_openings() -> None:
    pipe = pipeline("nb")
    words = [
        WordForm("Soldatene", "NOUN", "", True),
        WordForm("FN-soldatene", "NOUN", "", False),
        WordForm("Idlib", "PROPN", "", False),
        WordForm("700.000", "NUM", "", False),
    ]
    (vectors,) = pipe.encoder([[word.form for word in words]])
    assert lemmatise(words, vectors, pipe.lists["nb"], pipe.guesser) == ["soldat", "FN-soldat", "Idlib", "700.000"]
    assert len(lemmatise(words, vectors, None, pipe.guesser)) == len(words)


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in model_path("nb").rglob("*") if file.is_file()) < 30_000_000
