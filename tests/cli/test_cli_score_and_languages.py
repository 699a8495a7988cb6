"""`belegg score`, `belegg languages` and `belegg language`."""

import json
import tomllib

import pytest

from belegg import batch
from belegg.language_kit import check
from belegg.show.cli.main import main

EXPECTED = """published = "2020-02-10"
[[claim]]
kind = "casualties"
mode = "killed"
low = 5
high = 5
quote = "Fem tyrkiske soldater"
[[claim]]
kind = "displacement"
quote = "ingenting"
"""


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "nb" / "a"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(
        "Publisert: 10. februar 2020\n\nFem tyrkiske soldater ble drept mandag. Vi vet ingenting.", encoding="utf-8"
    )
    (folder / "expected.toml").write_text(EXPECTED, encoding="utf-8")
    return tmp_path


def test_score_tells_precision_recall_and_keys(gold, capsys):
    assert main(["score", str(gold), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["total"]["kinds"]["casualties"]["recall"] == 1.0
    assert told["total"]["misses"] == 1
    assert told["languages"]["nb"]["articles"] == 1
    assert told["articles"]["nb/a"]["dates"] == {"right": 1, "of": 1}


def test_errors_are_listed_all_or_of_one_kind(gold, capsys):
    assert main(["score", str(gold), "--errors"]) == 0
    assert "MISS   displacement “ingenting”" in capsys.readouterr().out
    assert main(["score", "--errors", "casualties", str(gold)]) == 0
    assert "MISS" not in capsys.readouterr().out
    assert main(["score", "--errors", str(gold)]) == 0
    assert "MISS" in capsys.readouterr().out


def test_an_article_that_cannot_be_read_is_told_and_missed(gold, capsys, monkeypatch):
    monkeypatch.setattr(batch, "read", lambda *_arguments, **_keys: 1 / 0)
    assert main(["score", str(gold), "--errors"]) == 4
    captured = capsys.readouterr()
    assert "fault" in captured.err
    assert "UNREAD 2 claims missed" in captured.out


def test_a_folder_without_gold_gives_1(tmp_path, capsys):
    assert main(["score", str(tmp_path)]) == 1
    assert "golden" in capsys.readouterr().err


def test_languages_are_listed(capsys):
    assert main(["languages"]) == 0
    assert "Norwegian Nynorsk" in capsys.readouterr().out
    assert main(["languages", "--format", "json"]) == 0
    assert {"en", "nb", "nn"} <= {row["code"] for row in json.loads(capsys.readouterr().out)}


def test_a_language_is_checked(capsys, monkeypatch):
    assert main(["language", "check", "xx"]) == 1
    assert "no language 'xx'" in capsys.readouterr().err
    monkeypatch.setattr(check, "complaints", lambda _code: ())
    assert main(["language", "check", "nb"]) == 0
    monkeypatch.setattr(check, "complaints", lambda _code: ("times.toml: wrong",))
    assert main(["language", "check", "nb"]) == 1
    captured = capsys.readouterr()
    assert "times.toml: wrong" in captured.out
    assert "nb: 1 complaint\n" in captured.err


def test_a_language_is_begun(tmp_path, capsys):
    arguments = ["language", "new", "sv", "--name", "svenska", "--inherits", "nb", "--into", str(tmp_path)]
    assert main(arguments) == 0
    assert tomllib.loads((tmp_path / "sv" / "language.toml").read_text(encoding="utf-8"))["name"] == "svenska"
    assert main(arguments) == 1
    assert main(["language", "new", "Svensk!", "--into", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
