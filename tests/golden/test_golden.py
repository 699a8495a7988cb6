"""The gate of the golden articles, which `make test` runs after the tests: its floors, and when they hold."""

import json

import pytest

from belegg.languages.load import supported
from belegg.score.gold import find
from benchmarks import gate


def test_the_golden_articles_of_each_language_are_open_and_held():
    for corpus in ("open", "held"):
        articles = find((gate.CORPORA[corpus],))
        assert {article.language for article in articles} == set(supported())
        assert any(article.expected.none for article in articles)
    slugs = [{article.name for article in find((gate.CORPORA[corpus],))} for corpus in ("open", "held")]
    assert not slugs[0] & slugs[1]


FLOORS = {"recall": 0.5, "most ungrounded values": 3.0}


@pytest.mark.parametrize(
    ("figures", "fallen"),
    [
        ({"recall": 0.5, "most ungrounded values": 3.0}, 0),
        ({"recall": 0.6, "most ungrounded values": 0.0, "key time": 0.1}, 0),
        ({"recall": 0.499, "most ungrounded values": 3.0}, 1),
        ({"recall": 0.5, "most ungrounded values": 4.0}, 1),
        ({}, 2),
    ],
)
def test_a_figure_below_its_floor_is_named(figures, fallen):
    assert len(gate.lowered(FLOORS, figures)) == fallen


def test_a_corpus_that_changed_or_is_new_asks_for_new_floors():
    known = {"open": {"hash": "a", "languages": {"nb": FLOORS}}}
    assert "have changed" in gate.check("open", known, {"hash": "b", "languages": {}})[0]
    assert "no floors" in gate.check("held", known, {"hash": "a", "languages": {}})[0]
    assert gate.check("open", known, {"hash": "a", "languages": {"nb": FLOORS}}) == ()
    assert gate.check("open", known, {"hash": "a", "languages": {"nb": {"recall": 0.1}}})


def test_floors_are_raised_freely_and_lowered_only_for_a_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")

    def measured(recall):
        return {"open": {"hash": "a", "languages": {"nb": {"recall": recall}}}}

    def kept():
        return json.loads(gate.FLOORS.read_text())

    assert gate.raise_floors(measured(0.5), why=None) == ()
    assert gate.raise_floors(measured(0.6), why=None) == ()
    assert gate.raise_floors(measured(0.4), why=None) == ("open/nb: recall: 0.4, the floor is 0.6",)
    assert kept()["open"]["languages"]["nb"]["recall"] == 0.6
    assert gate.raise_floors(measured(0.4), why="harder articles") == ()
    assert kept()["open"]["languages"]["nb"]["recall"] == 0.4
    assert kept()["regressions"] == [{"why": "harder articles", "lowered": ["open/nb: recall: 0.4, the floor is 0.6"]}]


def test_the_hash_knows_every_file(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "article.txt").write_text("x")
    first = gate.corpus_hash(tmp_path)
    (tmp_path / "a" / "article.txt").write_text("y")
    assert gate.corpus_hash(tmp_path) != first
