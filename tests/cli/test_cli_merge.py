"""`belegg merge`, and `belegg score` of stories."""

import json

import msgspec
import pytest

from belegg.show.cli.main import main
from tests.merge import making
from tests.merge.test_merge_stories import REPORT, STORY


@pytest.fixture
def claims(tmp_path):
    path = tmp_path / "claims.jsonl"
    made = [making.attack("1"), making.claim("2", n=9), making.attack("3", place="Nyala", time=9)]
    path.write_bytes(b"".join(msgspec.json.encode(claim) + b"\n" for claim in made))
    return path


def test_claims_become_event_records(claims, capsys):
    assert main(["merge", str(claims), "--format", "jsonl"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [sorted(event["claims"]) for event in events] == [["1-00", "2-00"], ["3-00"]]
    assert list(events[0]) == [
        "id", "kind", "mode", "place", "time", "actor", "target", "grade", "standing", "claims", "documents", "origins",
        "tolls", "part_of", "why",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["table", "csv"])
def test_events_are_shown_to_people(claims, form, capsys):
    assert main(["merge", str(claims), "--format", form]) == 0
    assert "El Fasher" in capsys.readouterr().out


def test_what_is_no_claim_is_told(tmp_path, capsys):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": 1}\n', encoding="utf-8")
    assert main(["merge", str(path)]) == 1
    assert "line 1: no claim record" in capsys.readouterr().err


def test_merge_asks_for_something_to_merge(capsys):
    assert main(["merge"]) == 2
    assert "see --help" in capsys.readouterr().err


def test_articles_are_read_and_merged(tmp_path, capsys):
    for name in ("a", "b"):
        text = f"Publisert: 10. februar 2020\n\nFem tyrkiske soldater ble drept i et luftangrep i Idlib mandag. {name}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["merge", str(tmp_path), "--format", "jsonl"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(events[0]["documents"]) == 2


def test_the_day_and_the_outlet_of_articles_can_be_told(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("Fem tyrkiske soldater ble drept i et luftangrep i Idlib mandag.", encoding="utf-8")
    for arguments, day in ((["--date", "2020-02-12", "--outlet", "NTB"], "2020-02-10"), ([], None)):
        assert main(["merge", str(path), *arguments, "--format", "jsonl"]) == 0
        (event, *_) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert (event["time"] or {}).get("start") == day


def test_stories_are_scored(tmp_path, capsys):
    (tmp_path / "1.nb.txt").write_text("Ni drept i El Fasher.", encoding="utf-8")
    (tmp_path / "1.nb.toml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    assert main(["score", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["b_cubed"] == 1.0
    assert main(["score", str(tmp_path), "--merge", "own", "--errors"]) == 0
    assert "our own reading" in capsys.readouterr().out
