"""`belegg report`: from articles, and from a ledger, to a file."""

import re

import pytest

from belegg.show.cli.main import main
from tests.report.pages import ids, parsed

ARTICLE = """Fem soldater drept i Taftanaz

ANKARA 10. februar 2020 (NTB): Fem tyrkiske soldater ble drept i et syrisk artilleriangrep mot Taftanaz mandag,
opplyser forsvarsdepartementet i Ankara. Sju ble såret.
"""


@pytest.fixture
def article(tmp_path):
    """An article in a file."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_articles_become_a_file_in_the_language_asked_for(article, tmp_path, capsys):
    out = tmp_path / "report.html"
    assert main(["report", str(article), "--language", "en", "--outlet", "NTB", "-o", str(out)]) == 0
    told = parsed(out.read_text(encoding="utf-8"))
    assert next(told.all("html")).attributes["lang"] == "en"
    assert re.search(r"from one report with \d+ claims from one outlet", told.text)
    assert "Fem tyrkiske soldater ble drept" in next(told.all("article")).text.replace("\n", " ")
    assert len(list(told.all("a", cls="back"))) >= 2
    assert ", 1 report\n" in capsys.readouterr().err


def test_a_ledger_becomes_a_file(article, tmp_path):
    ledger, out = tmp_path / "belegg.db", tmp_path / "report.html"
    assert main(["add", str(article), "--ledger", str(ledger)]) == 0
    assert main(["report", "--ledger", str(ledger), "--title", "Uka", "-o", str(out)]) == 0
    told = parsed(out.read_text(encoding="utf-8"))
    assert next(told.all("h1")).text == "Uka"
    assert any(name.startswith("e-") for name in ids(told))
    assert main(["report", "--ledger", str(ledger), "--place", "Oslo", "-o", str(out)]) == 0
    assert not [name for name in ids(parsed(out.read_text(encoding="utf-8"))) if name.startswith("e-")]


@pytest.mark.parametrize("arguments", [[], ["x.txt", "--ledger", "belegg.db"]])
def test_either_articles_or_a_ledger_must_be_given(arguments, capsys):
    assert main(["report", *arguments]) == 2
    assert "one of the two" in capsys.readouterr().err


def test_the_articles_of_a_ledger_have_days_and_outlets_of_their_own(capsys):
    for option in (["--date", "2020-02-10"], ["--outlet", "NTB"]):
        assert main(["report", "--ledger", "belegg.db", *option]) == 2
        assert "of its own" in capsys.readouterr().err


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(article, tmp_path, capsys):
    out = tmp_path / "report.html"
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert main(["report", str(tmp_path / "*.txt"), "-o", str(out)]) == 4
    assert "empty" in capsys.readouterr().err
    assert out.exists()
    assert main(["report", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "none.html")]) == 1
    assert not (tmp_path / "none.html").exists()
