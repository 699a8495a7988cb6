"""The commands that keep and tell: add, withdraw, claims, events, documents, explain, diff, review."""

import csv
import io
import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from belegg import keeping
from belegg.ledger import documents
from belegg.ledger.connect import opened, reading
from belegg.ledger.filters import Filter
from belegg.show.cli.main import main
from tests.ledger import articles

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST = "Fem soldater ble drept i et angrep i Idlib mandag, opplyser det tyrkiske forsvarsdepartementet. {}"
PLACES = ("Idlib", "Aleppo", "Homs", "Hama")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of one's own to stand in, wide enough to read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "150")
    return tmp_path


@pytest.fixture
def filled(here):
    """A ledger of three hand-made reports of one fight and one of another, kept by belegg's own merger."""
    clock = articles.clock()
    with opened("belegg.db", create=True) as ledger:
        for number, keys in enumerate(({}, {"killed": 9}, {"killed": 9, "outlet": "Bladet"}, {"place": "Kharkiv"})):
            data, read = articles.reading(number, claims=2, **keys)
            keeping.keep(ledger, data, read, version="1", clock=clock)
    return here


def records(text):
    return [json.loads(line) for line in text.splitlines()]


def listed(capsys, *arguments):
    assert main([*arguments, "--format", "jsonl"]) == 0
    return records(capsys.readouterr().out)


def test_articles_are_added_once(here, capsys):
    for number in range(2):
        (here / f"{number}.txt").write_text(FIRST.format(number), encoding="utf-8")
    assert main(["add", "0.txt", "1.txt", "--date", "2020-02-10", "--jobs", "1"]) == 0
    out, err = capsys.readouterr()
    assert [line.split("  ")[1] for line in out.splitlines()] == ["added", "added"]
    assert err.startswith("2 added; ")
    held = listed(capsys, "documents")
    assert [kept["name"] for kept in held] == ["0.txt", "1.txt"]
    assert main(["add", str(here), "--date", "2020-02-10", "--jobs", "1"]) == 0
    assert capsys.readouterr().err == "0 added, 2 there already; 0 claims kept\n"
    assert listed(capsys, "documents") == held
    killed = [claim for claim in listed(capsys, "claims") if claim["mode"] == "killed"]
    assert {claim["time"]["start"] for claim in killed} == {"2020-02-10"}
    assert main(["add", "0.txt", "--again", "--outlet", "Avisa", "--date", "2020-02-10"]) == 0
    assert "1 read anew" in capsys.readouterr().err
    assert [kept["outlet"] for kept in listed(capsys, "documents")] == ["Avisa", None]


def test_standard_input_copies_and_what_cannot_be_read(here, capsys, monkeypatch):
    (here / "a.txt").write_text(FIRST.format("a"), encoding="utf-8")
    (here / "copy.txt").write_text(FIRST.format("a"), encoding="utf-8")
    (here / "empty.txt").touch()
    assert main(["add", "a.txt", "copy.txt", "empty.txt", "gone.txt", "--jobs", "1"]) == 4
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "empty.txt: empty" in err
    assert "gone.txt: there is no such file" in err
    assert "1 added, 1 there already, 2 failed; " in err
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FIRST.format("b").encode())))
    assert main(["add", "-"]) == 0
    capsys.readouterr()
    assert [kept["name"] for kept in listed(capsys, "documents")] == ["a.txt", "<stdin>"]
    assert main(["add"]) == 2
    assert main(["add", "a.txt", "--ledger", "a.txt"]) == 1
    assert "a.txt: is no ledger" in capsys.readouterr().err


def test_a_withdrawn_document_stays_withdrawn(here, capsys):
    (here / "a.txt").write_text(FIRST.format("a"), encoding="utf-8")
    main(["add", "a.txt"])
    capsys.readouterr()
    assert main(["withdraw", "a.txt", "--why", "satire", "--author", "Kari"]) == 0
    assert capsys.readouterr().out.endswith("  withdrawn\n")
    assert listed(capsys, "events") == listed(capsys, "documents") == []
    assert [kept["withdrawn"] for kept in listed(capsys, "documents", "--withdrawn")] == ["satire"]
    assert main(["add", "a.txt"]) == 0
    assert "a.txt: was withdrawn from the ledger, and stays so" in capsys.readouterr().err
    assert main(["withdraw", "a.txt"]) == 2
    capsys.readouterr()
    assert main(["add", "--rebuild"]) == 0
    assert capsys.readouterr().err == "0 events are others than before\n"


def test_events_in_every_format(filled, capsys):
    idlib = next(event for event in listed(capsys, "events") if event["place"]["name"] == "Idlib")
    assert len(idlib["documents"]) == 3
    assert main(["events", "--place", "idlib", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["id"] for row in rows} == {idlib["id"]}
    assert {row["effect"] for row in rows} == {"killed", "wounded"}
    assert main(["events", "--place", "idlib"]) == 0
    out, err = capsys.readouterr()
    assert idlib["id"][:12] in out
    assert err == "1 event\n"
    assert main(["events", "--place", "Oslo"]) == 0
    assert capsys.readouterr().err == "there are no events like that\n"
    assert listed(capsys, "events", "--as-of", "2020-02-01") == []
    assert len(listed(capsys, "events", "--as-of", "2020-03-01T06:01", "--kind", "casualties")) == 1


def test_claims_and_documents_in_every_format(filled, capsys):
    assert len(listed(capsys, "claims")) == 8
    assert main(["claims", "--format", "csv", "--place", "Kharkiv", "-o", "claims.csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(Path("claims.csv").read_text(encoding="utf-8"))))
    assert [row["name"] for row in rows] == ["sak-3.txt", "sak-3.txt"]
    assert main(["claims", "--within=36,49,37,50"]) == 0
    out, err = capsys.readouterr()
    assert "Kharkiv" in out
    assert err == "2 claims\n"
    assert main(["claims", "--first", "3"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["documents", "--search", "idlib 9", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["name"], row["outlet"]) for row in rows] == [("sak-1.txt", "Avisa"), ("sak-2.txt", "Bladet")]
    for wrong in (["--period", "i går"], ["--within", "1,2,3"], ["--as-of", "now"], ["--standing", "odd"]):
        assert main(["claims", *wrong]) == 2


@pytest.mark.parametrize("width", ["50", "80", "120", "200"])
def test_tables_fit_the_terminal(filled, capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    event = listed(capsys, "events", "--place", "Idlib")[0]
    for command in (["claims"], ["events"], ["documents"], ["explain", event["id"]], ["explain", f"{event['id']}/1"],
                    ["explain", event["claims"][0]], ["diff", "--since", "2020-02-01"], ["review"]):  # fmt: skip
        assert main(command) == 0
        out = capsys.readouterr().out
        assert max(map(len, out.splitlines()), default=0) <= int(width), command


def test_explain_traces_everything_to_the_words(filled, capsys):
    event = listed(capsys, "events", "--place", "Idlib")[0]
    assert main(["explain", event["id"][:10]]) == 0
    out = capsys.readouterr().out
    for words in ("“9 soldater”", "Bladet", "origin", "R19", "R2 ", "R21", "how sure", "against", event["grade"]):
        assert words in out, words
    row = next(at for at, toll in enumerate(event["tolls"], 1) if toll["effect"] == "killed")
    assert main(["explain", f"{event['id']}/{row}/high"]) == 0
    out = capsys.readouterr().out
    assert f"high  {event['tolls'][row - 1]['high']}" in out
    assert "“5 soldater”" in out
    assert main(["explain", event["claims"][0]]) == 0
    out = capsys.readouterr().out
    assert event["id"][:12] in out
    assert "R24" in out
    (told,) = listed(capsys, "explain", f"{event['id']}/{row}/low")
    assert told["value"] == event["tolls"][row - 1]["low"]
    assert {one["id"] for one in told["claims"]} == set(event["tolls"][row - 1]["claims"])


@pytest.mark.parametrize(
    ("name", "said"),
    [("ffffffffffff", "there is nothing with that id"), ("/1", "is no id"), ("{}/99", "name one as"),
     ("{}/1/most", "is none of low, best, high"), ("{}/x", "name one as")],
)  # fmt: skip
def test_explain_says_what_is_wrong_with_an_id(filled, capsys, name, said):
    event = listed(capsys, "events", "--place", "Idlib")[0]
    assert main(["explain", name.format(event["id"])]) == 1
    assert said in capsys.readouterr().err


def test_explain_tells_of_what_holds_no_longer(filled, capsys):
    event = listed(capsys, "events", "--place", "Kharkiv")[0]
    assert main(["withdraw", "sak-3.txt", "--why", "satire"]) == 0
    for name in (event["id"], event["claims"][0]):
        assert main(["explain", name]) == 0
        assert "holds no longer since" in capsys.readouterr().out


def test_explain_leads_on_from_an_event_that_was_joined_to_another(filled, capsys):
    one, other = listed(capsys, "events")
    assert main(["review", "join", one["claims"][0], other["claims"][0], "--why", "one fight"]) == 0
    capsys.readouterr()
    (left,) = {one["id"], other["id"]} - {event["id"] for event in listed(capsys, "events")}
    assert main(["explain", left]) == 0
    out = capsys.readouterr().out
    assert "a person judged otherwise: one fight" in out
    assert "its claims stand in event" in out


def test_diff_says_what_is_new_revised_and_withdrawn(filled, capsys):
    since = "2020-03-01T06:01:30"
    main(["withdraw", "sak-3.txt", "--why", "satire", "--author", "Kari"])
    capsys.readouterr()
    assert main(["diff", "--since", since]) == 0
    out, err = capsys.readouterr()
    assert "revised" in out
    assert "reports: 2 → 3" in out
    assert "added sak-2.txt (Bladet)" in out
    assert err.startswith("0 new, 1 revised, 0 withdrawn since 2020-03-01 06:01")
    assert main(["diff", "--since", "2020-03-01T06:03:00"]) == 0
    out, err = capsys.readouterr()
    assert "withdrawn sak-3.txt (Avisa) by Kari: satire" in out
    assert err.startswith("0 new, 0 revised, 1 withdrawn")
    assert main(["diff", "--since", since, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert ("reports", "2", "3") in {(row["value"], row["old"], row["new"]) for row in rows}
    assert [one["what"] for one in listed(capsys, "diff", "--since", "2020-02-01")] == ["new"]
    assert main(["diff"]) == 2


def test_review_takes_judgements_and_undoes_them(filled, capsys):
    idlib = listed(capsys, "events", "--place", "Idlib")[0]
    kharkiv = listed(capsys, "events", "--place", "Kharkiv")[0]
    pair = [idlib["claims"][0], kharkiv["claims"][0]]
    assert main(["review", "join", *pair, "--why", "one fight", "--author", "Kari"]) == 0
    name = capsys.readouterr().out.split()[0]
    assert any(set(pair) <= set(event["claims"]) for event in listed(capsys, "events"))
    assert main(["review", "log"]) == 0
    assert "Kari: one fight" in capsys.readouterr().out
    assert main(["review", "undo", name, "--why", "mistaken"]) == 0
    capsys.readouterr()
    assert not any(set(pair) <= set(event["claims"]) for event in listed(capsys, "events"))
    assert [one["verdict"] for one in listed(capsys, "review", "log")] == ["join", "undo"]
    capsys.readouterr()
    for wrong in (["log", "x"], ["join"], ["undo"], ["undo", "a", "b"], ["merge", "x"]):
        assert main(["review", *wrong]) == 2
    assert main(["review", "accept", "ffff"]) == 1
    assert "there is no such doubt" in capsys.readouterr().err


def test_a_doubt_that_is_judged_is_a_doubt_no_longer(filled, capsys):
    for number in (7, 8):
        data, read = articles.reading(number, killed=4 + 40 * (number - 7), place="Hama", outlet=f"Avis {number}")
        with opened("belegg.db") as ledger:
            keeping.keep(ledger, data, read, version="1")
    before = listed(capsys, "review")
    assert before
    doubt = next(one for one in before if len(one["claims"]) > 1)
    verdict = "accept" if doubt["about"] == "apart" else "split"
    assert main(["review", verdict, doubt["id"], "--why", "I was there"]) == 0
    capsys.readouterr()
    assert doubt["id"] not in {one["id"] for one in listed(capsys, "review")}


def test_killed_by_the_real_command_an_import_goes_on_where_it_was(here):
    archive = here / "archive"
    archive.mkdir()
    for number in range(40):
        words = FIRST.format(f"Sak {number}. I {PLACES[number % 4]} ble {number + 2} sivile såret.")
        (archive / f"{number:02}.txt").write_text(words, encoding="utf-8")
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "belegg.show.cli.main", "add", "archive", "--jobs", "1", "--date", "2020-02-10"]
    chance = random.Random(3)
    before = 0
    for _ in range(2):
        process = subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        watchdog = threading.Timer(150, process.kill)
        watchdog.start()
        for _ in range(chance.randint(3, 9)):
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        watchdog.cancel()
        process.communicate(timeout=60)
        held = whole_documents(here / "belegg.db")
        assert before < held < 40
        before = held
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, timeout=120, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(f"{40 - before} added, {before} there already; ")
    assert whole_documents(here / "belegg.db") == 40


def whole_documents(path):
    """Return how many documents are held, after checking that each has its claims, and they their event."""
    from belegg.ledger import claims, events

    with opened(path) as ledger, reading(ledger) as connection:
        held = list(documents.listed(connection, Filter(withdrawn=True)))
        there = [found.claim for found in claims.listed(connection)]
        in_events = [name for event in events.listed(connection) for name in event.claims]
    assert sum(kept.claims for kept in held) == len(there)
    assert sorted(in_events) == sorted(claim.id for claim in there)
    return len(held)
