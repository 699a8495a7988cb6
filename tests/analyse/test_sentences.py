"""Analysis: offsets that re-quote, one tree a sentence, bounded sentences, sifted sentences, whatever the text."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belegg.analyse.pipeline import pipeline
from belegg.analyse.sentences import LONGEST, analyse, analyse_many
from belegg.languages.models import model_path
from belegg.model.document import Document, Zone
from belegg.model.errors import LanguageDataError
from belegg.model.sentence import Sentence, Token

TEXT = (
    "For en drøy uke siden ble sju tyrkiske soldater og én sivil drept i et syrisk artilleriangrep "
    "i samme område i Idlib."
)


def document(text: str, zones: tuple[Zone, ...] | None = None) -> Document:
    return Document(
        id="0",
        name="test",
        original=text,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        published=None,
        published_from=None,
        outlet=None,
        language="nb",
        zones=(Zone(kind="body", start=0, end=len(text)),) if zones is None else zones,
    )


def only(text: str, language: str = "nb") -> Sentence:
    (sentence,) = analyse(document(text), language)
    return sentence


def named(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    last = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        assert sentence.start >= last and sentence.text == text[sentence.start : sentence.end]
        assert not text[last : sentence.start].strip()
        assert len(sentence.tokens) <= LONGEST
        last = at = sentence.start
        for number, token in enumerate(sentence.tokens):
            assert token.index == number and token.start >= at and token.start < token.end <= sentence.end
            assert token.text == text[token.start : token.end]
            assert 0 <= token.head < len(sentence.tokens)
            at = token.end
        if sentence.parsed:
            assert sum(token.head == token.index for token in sentence.tokens) == 1
            for token in sentence.tokens:
                ancestors = list(sentence.ancestors(token.index))
                assert token.head == token.index or ancestors[-1].head == ancestors[-1].index
        last = sentence.end
    assert not text[last:].strip()


def test_a_passive_of_war_news() -> None:
    sentence = only(TEXT)
    check(TEXT, (sentence,))
    soldiers, killed = named(sentence, "soldater"), named(sentence, "drept")
    assert (soldiers.lemma, soldiers.upos) == ("soldat", "NOUN")
    assert "Number=Plur" in soldiers.feats.split("|")
    assert (soldiers.dep, soldiers.head) == ("nsubj:pass", killed.index)
    assert (killed.dep, killed.head, killed.lemma) == ("root", killed.index, "drepe")
    assert named(sentence, "sju").head == soldiers.index
    assert (named(sentence, "ble").dep, named(sentence, "ble").lemma) == ("aux:pass", "bli")
    assert named(sentence, "Idlib").name in ("GPE", "LOC")


def test_lemmas_come_from_the_word_list_of_the_language() -> None:
    assert [
        token.lemma
        for token in only("Fem ble såret og to truffet, sa han.").tokens
        if token.text in ("såret", "truffet", "sa")
    ] == [
        "såre",
        "treffe",
        "si",
    ]
    assert named(only("Regimesoldatene er nøytralisert."), "Regimesoldatene").lemma == "regimesoldat"
    assert named(only("Sju soldatar vart drepne, sa han.", "nn"), "sa").lemma == "seie"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Iran-støttede styrker i Idlib-provinsen.", ["Iran-støttede", "styrker", "i", "Idlib-provinsen", "."]),
        ("700.000 og 1 200 og 3,5 prosent", ["700.000", "og", "1", "200", "og", "3,5", "prosent"]),
        ("1\u00a0200 og 1\u2009200 døde", ["1", "200", "og", "1", "200", "døde"]),
        ("Fra 5.–9. juni kl. 14.30", ["Fra", "5.–9.", "juni", "kl.", "14.30"]),
        ("Den 14. mars bl.a. i byen.", ["Den", "14.", "mars", "bl.a.", "i", "byen", "."]),
        ("en 110-millimeter «kanon» (NTB).", ["en", "110-millimeter", "«", "kanon", "»", "(", "NTB", ")", "."]),
        ("– Vi går, sier FNs utsending.", ["–", "Vi", "går", ",", "sier", "FNs", "utsending", "."]),
    ],
)
def test_words(text: str, tokens: list[str]) -> None:
    assert [token.text for sentence in analyse(document(text), "nb") for token in sentence.tokens] == tokens


def test_zones_are_split_by_themselves() -> None:
    text = "Kamper i nord Hæren svarer. Alle flykter."
    zones = (Zone(kind="title", start=0, end=13), Zone(kind="body", start=14, end=len(text)))
    found = analyse(document(text, zones), "nb")
    assert [(sentence.zone, sentence.paragraph, sentence.text) for sentence in found] == [
        ("title", 0, "Kamper i nord"),
        ("body", 1, "Hæren svarer."),
        ("body", 1, "Alle flykter."),
    ]


def test_sifted_sentences_are_not_parsed() -> None:
    found = analyse(document("Sola skinner. " + TEXT), "nb", lambda sentence: "drept" in sentence)
    assert [sentence.parsed for sentence in found] == [False, True]
    assert [(token.text, token.lemma, token.upos, token.dep, token.head) for token in found[0].tokens[:2]] == [
        ("Sola", "sola", "X", "dep", 0),
        ("skinner", "skinner", "X", "dep", 0),
    ]


def test_many_documents_are_read_as_one_by_one() -> None:
    documents = [document(TEXT), document(""), document("Tyrkia svarer. " + TEXT), document("Ingen ble såret.")]
    assert list(analyse_many(documents, "nb")) == [analyse(each, "nb") for each in documents]
    assert analyse(document(""), "nb") == ()


def test_an_endless_line_is_cut_into_bounded_sentences() -> None:
    text = "soldater og kanoner, " * 400
    found = analyse(document(text), "nb")
    check(text, found)
    assert all(sentence.tokens[-1].text == "," for sentence in found)


def test_marks_inside_words_do_not_break_offsets() -> None:
    text = "\u200fId\u00adlib ble angrepet på\u200b nytt, og a\u030asen bra\u0308nner \u202bنص\u202c ."
    found = analyse(document(text), "nb")
    check(text, found)
    (sentence,) = found
    assert named(sentence, "Id\u00adlib").lemma.lower() == "idlib"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet=st.sampled_from("abÆø .,–-«»()\n\u00a0\u200f\u0301\u00ad19\ud800\u0000"), max_size=60),
    )
)
def test_any_text_is_covered(text: str) -> None:
    check(text, analyse(document(text), "nb"))


@pytest.mark.parametrize("piece", ["1 ", "x", "a.", "«", "\u0301", "a\u00ad", "- ", "ord ", "\n– "])
def test_hostile_text_takes_bounded_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    began = time.process_time()
    check(text, analyse(document(text), "nb"))
    assert time.process_time() - began < 20


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(LanguageDataError, match="no model 'zz'"):
        model_path("zz")


def test_loaded_once() -> None:
    assert pipeline("nb") is pipeline("nn")
