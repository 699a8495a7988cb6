"""`belegg read`: formats, sources, errors, exit codes."""

import csv
import io
import json
import signal
import subprocess
import sys
import time

import msgspec
import pytest

from belegg import batch
from belegg.model.claim import Claim
from belegg.show.cli.main import main

ARTICLE = "Fem tyrkiske soldater ble drept i et angrep i Idlib mandag, opplyser det tyrkiske forsvarsdepartementet."
ENGLISH = "The prime minister said on Monday that the government would present its budget in the autumn of this year."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def test_jsonl_is_the_claim_record_with_every_key(article, capsys):
    assert main(["read", str(article), "--date", "2020-02-10", "--format", "jsonl"]) == 0
    out = capsys.readouterr().out
    for line in out.splitlines():
        assert list(json.loads(line)) == [field.name for field in msgspec.structs.fields(Claim)]
        assert msgspec.json.decode(line, type=Claim, strict=True).evidence
    killed = next(record for record in records(out) if record["mode"] == "killed")
    assert killed["count"]["low"] == 5
    assert killed["part_of"] is None


def test_the_date_decides_what_monday_is(article, capsys):
    main(["read", str(article), "--date", "2020-02-10", "--format", "jsonl"])
    killed = next(record for record in records(capsys.readouterr().out) if record["mode"] == "killed")
    assert (killed["time"]["start"], killed["time"]["end"]) == ("2020-02-10", "2020-02-10")


def test_csv_has_a_row_for_each_claim(article, capsys):
    main(["read", str(article), "--format", "jsonl"])
    ids = [record["id"] for record in records(capsys.readouterr().out)]
    assert main(["read", str(article), "--format", "csv", "--outlet", "Avisa"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["id"] for row in rows] == ids
    assert {row["outlet"] for row in rows} == {"Avisa"}


def test_the_table_shows_the_words(article, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["read", str(article)]) == 0
    shown = capsys.readouterr().out
    assert "casualties killed" in shown
    assert "\x1b" not in shown


def test_explain_shows_words_and_rules(article, capsys):
    assert main(["read", str(article), "--explain"]) == 0
    shown = capsys.readouterr().out
    assert "[Fem tyrkiske soldater" in shown
    assert "←" in shown


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert main(["read", "-", "--format", "jsonl"]) == 0
    assert records(capsys.readouterr().out)


def test_options_may_stand_between_paths(article, capsys):
    assert main(["read", "--format", "jsonl", str(article), "--outlet", "x", str(article)]) == 0
    assert records(capsys.readouterr().out)


def test_some_that_fail_give_4_a_line_each_and_a_summary(tmp_path, article, capsys):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "english.txt").write_text(ENGLISH * 3)
    code = main(["read", str(tmp_path), str(tmp_path / "gone.txt"), "--format", "jsonl", "--jobs", "1"])
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert code == 4
    assert len(lines) == 4
    assert "empty" in lines[0] and "English" in lines[1] and "gone.txt" in lines[2]
    assert lines[3] == "read 1 of 4 documents; 3 failed"
    assert {record["kind"] for record in records(captured.out)} >= {"casualties"}


def test_one_that_fails_gives_4(tmp_path, capsys):
    assert main(["read", str(tmp_path / "gone.txt")]) == 4
    assert "no such file" in capsys.readouterr().err


def test_an_empty_folder_gives_1(tmp_path, capsys):
    assert main(["read", str(tmp_path)]) == 1
    assert "no document" in capsys.readouterr().err


def test_output_goes_to_a_file_that_is_whole_or_not_there(article, tmp_path, capsys):
    target = tmp_path / "out" / "claims.jsonl"
    assert main(["read", str(article), "--format", "jsonl", "-o", str(target)]) == 1
    assert "cannot be written" in capsys.readouterr().err
    target.parent.mkdir()
    assert main(["read", str(article), "--format", "jsonl", "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert records(target.read_text(encoding="utf-8"))
    assert [path.name for path in target.parent.iterdir()] == ["claims.jsonl"]


@pytest.mark.parametrize(
    "arguments",
    [["--date", "2020-13"], ["--jobs", "0"], ["--language", "xx"], ["--explain", "--format", "csv"], ["--format", "x"]],
)
def test_wrong_options_give_2(article, arguments, capsys):
    assert main(["read", str(article), *arguments]) == 2
    assert capsys.readouterr().err


def test_the_columns_of_csv_are_told(capsys):
    assert main(["read", "--columns"]) == 0
    assert "quote_start" in capsys.readouterr().out


def test_one_document_that_takes_too_long_is_given_up(article, capsys, monkeypatch):
    monkeypatch.setattr(batch, "read_path", lambda *_arguments, **_keys: time.sleep(30))
    assert main(["read", str(article), "--seconds", "1"]) == 4
    assert "took longer than 1 seconds" in capsys.readouterr().err


def test_ctrl_c_gives_130_and_leaves_nothing_behind(article, tmp_path):
    target = tmp_path / "all.jsonl"
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(ARTICLE * 5, encoding="utf-8")
    program = [sys.executable, "-m", "belegg.show.cli.main", "read", str(tmp_path), "--format", "jsonl"]
    with subprocess.Popen([*program, "-o", str(target), "--jobs", "2"], stderr=subprocess.PIPE) as process:
        while not any(tmp_path.glob("*.part")):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert not target.exists()
    assert not list(tmp_path.glob("*.part"))
