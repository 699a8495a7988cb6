"""The command `belegg export`: from files and from a ledger, to files, folders and standard output."""

import json
import sqlite3

import openpyxl
import pandas
import pytest

from belegg.show.cli import export, main
from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE

FIRST = """Fem soldater drept

10. februar 2020

Fem tyrkiske soldater ble drept i Taftanaz i Syria mandag, opplyser Tyrkias forsvarsdepartement.
"""
SECOND = """Titalls drept i Sarmin

11. februar 2020

Titalls opprørere ble drept i Sarmin tirsdag, opplyser Tyrkias forsvarsdepartement. 3000 mennesker flyktet fra byen.
"""


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("one.txt", FIRST), ("two.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path, articles):
    where = tmp_path / "ledger.db"
    assert main.main(["add", str(articles), "--ledger", str(where), "--jobs", "1"]) == FINE
    return where


def run(*arguments):
    options = export.parser().parse_intermixed_args([str(argument) for argument in arguments])
    return export.run(options)


def test_articles_become_lines_of_json_and_the_losses_are_told(articles, capsys):
    assert run(articles, "--format", "jsonl", "--jobs", "1") == FINE
    told = capsys.readouterr()
    events = [json.loads(line) for line in told.out.splitlines()]
    assert {toll["effect"] for event in events for toll in event["tolls"]} >= {"killed"}
    assert "jsonl:" in told.err and "- claims: all rows:" in told.err


def test_a_ledger_is_exported_and_asked(ledger, tmp_path, capsys):
    assert run("--ledger", ledger, "--format", "sqlite", "-o", tmp_path / "out.db") == FINE
    connection = sqlite3.connect(tmp_path / "out.db")
    assert connection.execute("SELECT count(*) FROM source WHERE text IS NOT NULL").fetchone() == (2,)
    everything = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    connection.close()
    assert run("--ledger", ledger, "--format", "csv", "--place", "Sarmin", "-o", tmp_path / "some.csv") == FINE
    some = pandas.read_csv(tmp_path / "some.csv")
    assert 0 < some["id"].nunique() < everything
    assert f"from {some['id'].nunique()} of {everything} events (those asked for)" in capsys.readouterr().err
    assert (
        run("--ledger", ledger, "--format", "csv", "--table", "figures", "--no-imputed", "-o", tmp_path / "f.csv")
        == FINE
    )
    assert not pandas.read_csv(tmp_path / "f.csv")["imputed"].any()
    assert "asked for" not in capsys.readouterr().err


def test_a_ledger_gives_what_its_articles_give(ledger, articles, capsys):
    assert run("--ledger", ledger, "--format", "ucdp") == FINE
    kept = capsys.readouterr().out
    assert run(articles, "--format", "ucdp", "--jobs", "1") == FINE
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(kept.splitlines())


def test_a_folder_gets_every_table(articles, tmp_path):
    for name, suffix, tables in (("csv", "csv", 4), ("parquet", "parquet", 4), ("jsonl", "jsonl", 3)):
        folder = tmp_path / name
        assert run(articles, "--format", name, "-o", f"{folder}/", "--jobs", "1") == FINE
        assert len(list(folder.glob(f"*.{suffix}"))) == tables == len(list(folder.iterdir()))


def test_claims_that_were_written_before_are_merged_again(articles, tmp_path, capsys):
    assert (
        main.main(["read", str(articles), "--format", "jsonl", "-o", str(tmp_path / "c.jsonl"), "--jobs", "1"]) == FINE
    )
    assert run(tmp_path / "c.jsonl", "--format", "jsonl", "--table", "claims") == FINE
    assert capsys.readouterr().out.count("\n") == (tmp_path / "c.jsonl").read_text(encoding="utf-8").count("\n")


def test_imputed_figures_are_left_out_of_articles_too(articles, capsys):
    assert run(articles, "--format", "csv", "--table", "figures", "--no-imputed", "--jobs", "1") == FINE
    assert ",true," not in capsys.readouterr().out


def test_the_brief_is_in_the_language_asked_for(articles, capsys):
    assert run(articles, "--format", "md", "--lang", "en", "--jobs", "1") == FINE
    assert "## What happened" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["x", "--format", "xlsx"], "say where to write it with -o"),
        (["x", "--ledger", "y", "--format", "csv"], "not both"),
        (["x", "--format", "csv", "--place", "Idlib"], "only a ledger"),
        (["--format", "md", "-o", "folder/"], "is one file"),
        (["--format", "ucdp", "--table", "claims"], "no choice of table"),
        (["--format", "jsonl", "--table", "figures"], "no choice of table"),
        (["--format", "csv", "--table", "claims", "-o", "folder/"], "every table"),
        (["x", "--format", "csv", "--language", "xx"], "cannot be read"),
    ],
)
def test_wrong_use_is_told(arguments, why, capsys):
    assert run(*arguments) == WRONG_USE
    assert why in capsys.readouterr().err


def test_what_was_there_stays_when_the_export_fails(articles, tmp_path, capsys, monkeypatch):
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr("belegg.show.export.workbook.MOST_ROWS", 1)
    told = ["export", str(articles), "--format", "xlsx", "-o", str(path), "--jobs", "1"]
    monkeypatch.setitem(main.COMMANDS, "export", "")
    assert main.main(told) == FAILED
    assert "use parquet or sqlite" in capsys.readouterr().err
    assert path.read_bytes() == b"old" and list(tmp_path.glob("*.part")) == []
    monkeypatch.undo()
    monkeypatch.setitem(main.COMMANDS, "export", "")
    assert main.main(told) == FINE and openpyxl.load_workbook(path).sheetnames[0] == "README"
    assert main.main([*told[:-3], str(tmp_path / "none" / "out.xlsx"), "--jobs", "1"]) == FAILED


def test_an_article_that_cannot_be_read_is_told_and_the_rest_exported(articles, capsys):
    (articles / "three.txt").write_bytes(b"\x00\x01")
    assert run(articles, "--format", "jsonl", "--jobs", "1") == SOME_FAILED
    assert capsys.readouterr().out.count("\n") > 0
    assert run(articles / "three.txt", "--format", "jsonl", "--jobs", "1") == FAILED


def test_there_is_a_ledger_or_an_error(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(main.COMMANDS, "export", "")
    assert main.main(["export", "--format", "jsonl"]) == FAILED
    assert "there is no ledger" in capsys.readouterr().err


def test_the_help_names_every_format():
    from belegg.show.export.registry import FORMATS

    told = export.parser().format_help()
    assert all(f"  {name} " in told for name in FORMATS)


def test_articles_are_dated_by_the_one_who_gives_them_and_a_ledger_is_not(tmp_path, ledger, capsys):
    path = tmp_path / "undated.txt"
    path.write_text("Fem tyrkiske soldater ble drept i Taftanaz i Syria mandag.", encoding="utf-8")
    dated = ("--date", "2020-02-12", "--outlet", "NTB")
    assert run(path, "--format", "csv", "--table", "sources", *dated) == FINE
    assert "NTB,2020-02-12" in capsys.readouterr().out
    assert run(path, "--format", "csv", "--table", "events", *dated) == FINE
    assert "2020-02-10" in capsys.readouterr().out
    assert run("--ledger", ledger, "--format", "csv", *dated) == WRONG_USE
    assert "a ledger knows the days" in capsys.readouterr().err
