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
GERMAN = "Die Ministerpräsidentin sagte am Montag, die Regierung werde ihren Haushalt im Herbst vorlegen. "


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
    (tmp_path / "german.txt").write_text(GERMAN * 3)
    code = main(["read", str(tmp_path), str(tmp_path / "gone.txt"), "--format", "jsonl", "--jobs", "1"])
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert code == 4
    assert len(lines) == 4
    assert "empty" in lines[0] and "German" in lines[1] and "gone.txt" in lines[2]
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


def test_ctrl_c_gives_130_and_leaves_nothing_behind(article, tmp_path, request):
    target = tmp_path / "all.jsonl"
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(ARTICLE * 5, encoding="utf-8")
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is started deaf to it
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, heard))
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


@pytest.mark.parametrize("form", [[], ["--explain"], ["--format", "jsonl"], ["--format", "csv"]])
def test_what_an_article_has_in_it_never_steers_the_terminal(form, tmp_path, capsys):
    path = tmp_path / "a.txt"
    text = ARTICLE.replace("et angrep", "et ang\x1b[31mrep\u202e")
    path.write_text(text + " Kampene fortsatte i byen, og mange sivile flyktet." * 5, encoding="utf-8")
    assert main(["read", str(path), *form]) == 0
    shown = capsys.readouterr().out
    assert "Idlib" in shown
    assert not set("\x1b\u202e") & set(shown)
    if "jsonl" in form:
        assert all(json.loads(line) for line in shown.splitlines())


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_name_that_is_no_text_goes_into_a_file(form, article, tmp_path):
    name = article.rename(tmp_path / "a\udcff.txt")
    target = tmp_path / "out"
    assert main(["read", str(name), "--format", form, "-o", str(target)]) == 0
    assert "\ufffd.txt" in target.read_text(encoding="utf-8")


def test_an_article_is_never_overwritten_with_its_claims(article, capsys):
    assert main(["read", str(article), "-o", str(article)]) == 1
    assert "would be overwritten" in capsys.readouterr().err
    assert article.read_text(encoding="utf-8") == ARTICLE
    assert [path.name for path in article.parent.iterdir()] == [article.name]


def test_a_file_that_vanishes_during_the_run_costs_itself_alone(article, tmp_path, capsys, monkeypatch):
    gone = tmp_path / "gone.txt"
    gone.write_text(ARTICLE, encoding="utf-8")
    real = batch.read_many

    def vanish(tasks, **keys):
        waiting = list(tasks)
        gone.unlink()
        return real(waiting, **keys)

    monkeypatch.setattr(batch, "read_many", vanish)
    assert main(["read", str(tmp_path), "--format", "jsonl", "--jobs", "1"]) == 4
    captured = capsys.readouterr()
    assert "gone.txt: cannot be opened (no such file or directory)" in captured.err
    assert records(captured.out)


def test_nobody_who_reads_the_table_is_no_error(article):
    program = [sys.executable, "-m", "belegg.show.cli.main", "read", str(article)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.parametrize("columns", ["40", "5", "0", "-1", "many", "99999999999", "100000"])
def test_any_width_is_borne(columns, article, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["read", str(article)]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 320


def test_one_kind_or_the_first_claims_alone(article, capsys):
    assert main(["read", str(article), "--format", "jsonl", "--kind", "casualties"]) == 0
    assert {record["kind"] for record in records(capsys.readouterr().out)} == {"casualties"}
    assert main(["read", str(article), "--format", "jsonl", "--first", "1"]) == 0
    assert len(records(capsys.readouterr().out)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Hæren sier at " + "9" * 5000 + " soldater ble drept i Idlib mandag.",
        "Publisert: 31. februar 2020\n\nFem soldater ble drept i Idlib 31. februar og 2020-13-45, opplyser hæren.",
        "Fem soldater ble drept i Idlib 31. desember år 1, for 999999999 år siden, de neste 999999999999 dagene.",
        "Fem soldater ble drept i Idlib" + ", og hæren sier at" * 2000 + " fem ble såret.",
        "Fem soldater ble drept pa\u030a Gazastripen" + "\u0301" * 5000 + " mandag, opplyser hæren.",
    ],
    ids=["digits", "dates", "far times", "commas", "accents"],
)
def test_nonsense_within_an_article_is_borne(words, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(words, encoding="utf-8")
    assert main(["read", str(path), "--language", "nb", "--format", "jsonl"]) == 0
    assert capsys.readouterr().err == ""
