"""English: its words, its trees, and text that stands in capitals throughout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegg.analyse.pipeline import pipeline
from belegg.analyse.sentences import analyse
from belegg.analyse.split import rules
from belegg.analyse.tokenise import Word
from belegg.analyse.truecase import shouted, truecased
from belegg.model.document import Document, Zone
from belegg.model.sentence import Sentence


def sentence(text: str) -> Sentence:
    """Return `text`, a document of one sentence, as English reads it."""
    document = Document(
        id="0",
        name="test",
        original=text,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        published=None,
        published_from=None,
        outlet=None,
        language="en",
        zones=(Zone(kind="body", start=0, end=len(text)),),
    )
    (found,) = analyse(document, "en")
    return found


def words(text: str) -> list[str]:
    """Return `text` cut into words."""
    return [word.form for word in pipeline("en").tokeniser(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iran-backed fighters fled.", ["Iran-backed", "fighters", "fled", "."]),
        ("The 12-year-old's home", ["The", "12-year-old", "'s", "home"]),
        ("Assad’s army", ["Assad", "’s", "army"]),
        ("They didn't go", ["They", "did", "n't", "go"]),
        ("THEY DIDN'T GO", ["THEY", "DID", "N'T", "GO"]),
        ("U.S. Gen. Smith at 3 p.m.", ["U.S.", "Gen.", "Smith", "at", "3", "p.m."]),
        ("KYIV (AP) — Ten", ["KYIV", "(", "AP", ")", "—", "Ten"]),
        ("the capital—Kyiv—fell", ["the", "capital", "—", "Kyiv", "—", "fell"]),
        ("10-15 men, 2,000 T-72s", ["10-15", "men", ",", "2,000", "T-72s"]),
        ("“We go,” he said", ["“", "We", "go", ",", "”", "he", "said"]),
        ("on Feb. 24.", ["on", "Feb.", "24", "."]),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


def test_a_passive_has_its_subject_and_its_doer() -> None:
    found = sentence("At least 29 Turkish soldiers were killed by Syrian government forces on Monday.")
    by = {token.text: token for token in found.tokens}
    assert by["soldiers"].dep == "nsubj:pass"
    assert found.tokens[by["soldiers"].head].text == "killed"
    assert (by["killed"].lemma, by["killed"].upos, by["killed"].dep) == ("kill", "VERB", "root")
    assert by["forces"].dep in ("obl", "obl:agent")
    assert found.tokens[by["forces"].head].text == "killed"


@pytest.mark.parametrize(
    "text",
    [
        "Five soldiers were killed when guerrillas attacked an army barracks in the town.",
        "The ministry said on Monday that four houses had been destroyed.",
    ],
)
def test_capitals_change_no_tree(text: str) -> None:
    plain, loud = sentence(text), sentence(text.upper())
    assert [(token.lemma.lower(), token.head, token.dep) for token in loud.tokens] == [
        (token.lemma.lower(), token.head, token.dep) for token in plain.tokens
    ]
    assert loud.text == text.upper()
    assert [(token.start, token.end) for token in loud.tokens] == [(token.start, token.end) for token in plain.tokens]


def test_words_in_capitals_are_told_as_running_text_has_them() -> None:
    found = sentence("THE FMLN SAYS IT DOESN'T KNOW WHO KILLED FIVE SOVIET-MADE MINISTERS IN TURKEY ON 17 MARCH.")
    assert [token.text for token in found.tokens] == [
        *["the", "FMLN", "says", "it", "does", "n't", "know", "who", "killed", "five", "Soviet-made", "ministers"],
        *["in", "Turkey", "on", "17", "March", "."],
    ]


def test_a_few_capitals_are_left_alone() -> None:
    assert [token.text for token in sentence("UNICEF and the FMLN met in BEIRUT.").tokens][:2] == ["UNICEF", "and"]
    assert not shouted([Word(0, 2, "UN", True), Word(3, 7, "NATO", True)])


def test_every_name_that_keeps_its_capital_is_known_otherwise() -> None:
    known = rules("en")
    assert "turkey" in known.names
    assert known.dated_names == {"march", "may", "august"}
    assert not rules("nb").names


@given(st.lists(st.text(alphabet="ABCØ'-.19", min_size=1, max_size=8), min_size=1, max_size=8))
def test_truecasing_changes_nothing_but_case(forms: list[str]) -> None:
    given_words = [Word(at, at + len(form), form, True) for at, form in enumerate(forms)]
    made = truecased(given_words, lambda form: "a" in form, frozenset({"abc"}), frozenset({"cab"}))
    assert [(word.start, word.end, word.form.upper()) for word in made] == [
        (word.start, word.end, word.form) for word in given_words
    ]
