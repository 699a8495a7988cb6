"""The stories that may be looked at: the merger, fed with their own claims, makes of them what a careful coder does."""

from pathlib import Path

import pytest

from belegg.model.errors import GoldError
from belegg.score import story_run
from belegg.score.stories import find, holds_stories, load
from belegg.score.story_tally import b_cubed, tally

OPEN = Path(__file__).resolve().parent.parent / "stories" / "open"
EVENTS, ROWS = 0.96, 0.92
"""The least B³ F1 of events and F1 of exact rows over all open stories."""


@pytest.fixture(scope="module")
def outcomes():
    if not holds_stories(OPEN):
        pytest.skip("there are no stories in tests/stories/open")
    return tuple(story_run.outcomes(find([OPEN]), feed="gold"))


def test_events_and_rows_are_right_often_enough(outcomes):
    result = tally(outcomes)
    assert result.b_cubed >= EVENTS
    assert result.rows >= ROWS


STILL_SPRUNG = {
    "falklands-two-ships-1982-05": "one report names a ship only by its first word",
    "wana-kaloosha-2004-03": "captives killed later are told at the same place in a wide window",
}
"""Traps that nothing general is known against yet; a story that springs its trap no longer leaves this list."""


def test_no_trap_is_sprung_but_those_known(outcomes):
    sprung = {outcome.name for outcome in outcomes for line in outcome.lines if line.startswith("TRAP")}
    assert {name.rpartition("/")[2] for name in sprung} == set(STILL_SPRUNG)


def test_scores_are_told_as_table_and_as_json(outcomes):
    assert "all" in story_run.table_of(outcomes, feed="gold")
    assert '"b_cubed"' in story_run.json_of(outcomes, feed="gold")


def test_b_cubed_of_one_split_and_one_join():
    gold = [frozenset("ab"), frozenset("c")]
    assert b_cubed(gold, [frozenset("ab"), frozenset("c")]) == (3.0, 3.0, 3)
    assert b_cubed(gold, [frozenset("a"), frozenset("b"), frozenset("c")]) == (3.0, 2.0, 3)
    precision, recall, _ = b_cubed(gold, [frozenset("abc")])
    assert (round(precision, 3), recall) == (round(2 / 3 + 2 / 3 + 1 / 3, 3), 3.0)


REPORT = """published = "2024-05-11"
[[claim]]
kind = "casualties"
mode = "killed"
quote = "Ni drept"
low = 9
high = 9
measure = "new"
place = "El Fasher"
country = "SDN"
"""
STORY = """about = "one"
[[event]]
key = "a"
kind = "casualties"
claims = ["1:Ni drept"]
[[event.toll]]
effect = "killed"
measure = "new"
low = 9
best = 9
high = 9
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "1.nb.txt").write_text("Ni drept i El Fasher.", encoding="utf-8")
    (tmp_path / "1.nb.toml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_a_story_that_is_met_scores_one(folder):
    (outcome,) = story_run.outcomes([load(folder)], feed="gold")
    assert outcome.lines == ()
    assert tally([outcome]).b_cubed == tally([outcome]).rows == 1.0


def test_a_wrong_row_and_a_sprung_trap_are_told(folder):
    trap = '[[trap]]\nwhy = "never nine"\ntoll = { effect = "killed", best = 9 }\n'
    (folder / "story.toml").write_text(STORY.replace("high = 9", "high = 10") + trap, encoding="utf-8")
    (outcome,) = story_run.outcomes([load(folder)], feed="gold")
    assert [line.split()[0] for line in outcome.lines] == ["ROW", "ROW", "TRAP"]
    assert tally([outcome]).sprung == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("story.toml", '"1:Ni drept"', '"1:Ti drept"', "is no claim of report 1"),
        ("story.toml", '"1:Ni drept"', '"2:Ni drept"', "names no report"),
        ("story.toml", 'claims = ["1:Ni drept"]', "claims = []", "has no claims"),
        ("story.toml", 'kind = "casualties"', 'kind = "attack"', "which none of its claims is"),
        ("story.toml", 'effect = "killed"', 'effect = "displaced"', "effect 'displaced'"),
        ("story.toml", "low = 9", "low = 10", "out of order"),
        ("1.nb.toml", 'country = "SDN"', 'country = "XXX"', "no country 'XXX'"),
        ("1.nb.toml", 'quote = "Ni drept"', 'quote = "Ni dør"', "does not stand"),
        ("1.nb.toml", 'mode = "killed"', 'mode = "slain"', "not a mode"),
        ("1.nb.toml", "low = 9", "lowest = 9", "lowest"),
    ],
)
def test_what_is_wrong_in_a_story_is_told(folder, file, old, new, complaint):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        load(folder)


def test_a_claim_in_no_event_is_told(folder):
    more = REPORT + REPORT[REPORT.index("[[claim]]") :].replace("Ni drept", "El Fasher")
    (folder / "1.nb.toml").write_text(more, encoding="utf-8")
    with pytest.raises(GoldError, match="stands in no event"):
        load(folder)
