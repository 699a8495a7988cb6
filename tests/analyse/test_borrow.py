"""A language that borrows another's pipeline: its words are respelled for it, its own text stays as it is."""

import msgspec
import pytest

from belegg.analyse.borrow import BorrowedTable, Respelling, borrowed, complaints, respelling, tied
from belegg.analyse.pipeline import pipeline
from belegg.analyse.sentences import analyse
from belegg.analyse.tokenise import Word
from belegg.languages.load import language, supported
from belegg.read.document import read_bytes

BORROWING = [code for code in supported() if language(code).borrows is not None]


def words(text: str) -> list[Word]:
    found, at = [], 0
    for form in text.split():
        start = text.index(form, at)
        at = start + len(form)
        found.append(Word(start, at, form, True))
    return found


def shown(code: str, text: str) -> str:
    show = respelling(code, pipeline(code).lists)
    assert show is not None
    return " ".join(word.form for word in show(words(text)))


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_a_language_with_a_pipeline_of_its_own_is_shown_as_it_is(code):
    assert respelling(code, pipeline(code).lists) is None
    assert borrowed(code) == BorrowedTable()


@pytest.mark.parametrize("code", BORROWING)
def test_what_borrows_says_what_it_lacks(code):
    assert language(code).limits
    assert borrowed(code).example
    assert list(complaints(code, pipeline(code).lists)) == []


def test_a_wrong_example_is_told(monkeypatch):
    wrong = msgspec.structs.replace(
        borrowed("da"), example=(msgspec.structs.replace(borrowed("da").example[0], shown="noget andet"),)
    )
    monkeypatch.setattr("belegg.analyse.borrow.borrowed", lambda _code: wrong)
    (line,) = complaints("da", pipeline("da").lists)
    assert "borrowed.toml" in line
    assert "noget andet" in line


def test_names_stay_and_small_words_are_respelled():
    assert shown("sv", "Mannen från Charkiv dödades av Ljungberg") == "Mannen fra Charkiv dreptes av Ljungberg"
    assert shown("da", "Oberst Thygesen blev dræbt") == "Oberst Thygesen ble drept"


def test_a_mark_of_infinitives_is_told_from_a_conjunction():
    assert shown("da", "han truer med at angribe") == "han truer med å angripe"
    assert shown("da", "han siger at soldaterne kom") == "han sier at soldatene kom"


def test_a_word_after_a_comma_is_a_relative():
    assert shown("da", "manden , der døde").endswith(", som døde")
    assert shown("da", "nu er der fred") == "nå er det fred"


def test_a_genitive_after_a_colon_is_one_word():
    cut = [Word(0, 2, "FN", False), Word(2, 3, ":", False), Word(3, 4, "s", True), Word(5, 8, "råd", True)]
    assert [word.form for word in tied(cut, "sv")] == ["FN:s", "råd"]
    assert [(word.start, word.end) for word in tied(cut, "sv")] == [(0, 4), (5, 8)]
    assert tied(cut, "nb") == cut
    apart = [Word(0, 2, "FN", False), Word(2, 3, ":", True), Word(4, 5, "s", True)]
    assert [word.form for word in tied(apart, "sv")] == ["FN", ":", "s"]


def test_without_a_list_only_whole_words_are_respelled():
    show = Respelling(BorrowedTable(words={"och": "og"}, endings={"ar": ("er",)}), None)
    assert [word.form for word in show(words("och bilar"))] == ["og", "bilar"]


@pytest.mark.parametrize(
    ("code", "text"),
    [("sv", "FN:s soldater dödades i Charkiv, säger armén."), ("da", "Soldaterne, der blev dræbt, kom fra Odense.")],
)
def test_the_tokens_have_their_own_text(code, text):
    document = read_bytes(text.encode(), name="an example")
    for sentence in analyse(document, code):
        for token in sentence.tokens:
            assert document.text[token.start : token.end] == token.text
    assert any(token.upos == "VERB" for sentence in analyse(document, code) for token in sentence.tokens)
