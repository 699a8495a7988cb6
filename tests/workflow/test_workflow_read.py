"""From text to claims: what comes, what is refused."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import belegg
from belegg import workflow
from belegg.model.errors import BeleggError, UnreadableError, UnsupportedLanguageError

ARTICLE = "Fem tyrkiske soldater ble drept i et angrep i Idlib mandag, opplyser det tyrkiske forsvarsdepartementet."


def test_reading_gives_claims_that_rest_on_the_words():
    claims = belegg.read(ARTICLE, date="2020-02-10")
    killed = [claim for claim in claims if claim.kind == "casualties"]
    assert [(claim.mode, claim.count.low, claim.count.high) for claim in killed] == [("killed", 5, 5)]
    for claim in claims:
        for span in claim.evidence:
            assert ARTICLE[span.start : span.end] == span.quote


def test_text_bytes_and_paths_give_the_same_claims(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    claims = belegg.read(ARTICLE)
    assert belegg.read(ARTICLE.encode()) == claims
    assert workflow.read_path(path).claims == claims


def test_reading_twice_gives_the_same_ids():
    first, second = belegg.read(ARTICLE), belegg.read(ARTICLE)
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert len({claim.id for claim in first}) == len(first)


def test_date_and_outlet_reach_the_document():
    reading = workflow.read(ARTICLE, date=datetime.date(2020, 2, 10), outlet="Avisa", name="a")
    document = reading.document
    assert (document.name, document.outlet) == ("a", "Avisa")
    assert document.published.start == document.published.end == datetime.date(2020, 2, 10)


def test_an_unsupported_language_is_named_in_english_with_those_supported():
    text = "Die Ministerpräsidentin sagte am Montag, die Regierung werde ihren Haushalt im Herbst vorlegen. " * 3
    with pytest.raises(UnsupportedLanguageError, match=r"written in German; belegg reads .*Norwegian Bokmål \(nb\)"):
        belegg.read(text)
    with pytest.raises(UnsupportedLanguageError, match="'de'"):
        belegg.read(ARTICLE, language="de")


@pytest.mark.parametrize("article", ["", "  \n", b"", b"\x00\x01\x02\x03" * 50])
def test_what_is_no_article_is_refused(article):
    with pytest.raises(UnreadableError):
        belegg.read(article)


def test_a_lone_surrogate_is_refused_with_its_place():
    with pytest.raises(UnreadableError, match="character 4"):
        belegg.read("Fem \ud800 drept")


def test_a_document_of_too_many_words_is_refused():
    with pytest.raises(UnreadableError, match="split it up"):
        belegg.read("soldat " * (workflow.MOST_WORDS + 1))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_anything_gives_claims_or_a_belegg_error(article):
    try:
        claims = belegg.read(article, language="nb")
    except BeleggError as error:
        assert str(error)
    else:
        assert isinstance(claims, tuple)


@settings(max_examples=40, deadline=None)
@given(st.permutations(ARTICLE.split()), st.sampled_from(["nb", "nn"]))
def test_the_words_in_any_order_give_spans_of_the_original(words, language):
    text = " ".join(words)
    reading = workflow.read(text, language=language)
    for claim in reading.claims:
        for span in claim.evidence:
            assert reading.document.original[span.start : span.end] == span.quote
