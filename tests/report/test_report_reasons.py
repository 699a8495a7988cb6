"""The reasons of the merger are said in the report's language, and none is lost on the way."""

import re

import pytest

from belegg.show.report.build import report
from belegg.show.report.reasons import SLOT, reasons, reworded
from belegg.show.report.words import words_of
from tests.report.pages import parsed
from tests.report.pictures import BUILT, picture

SAID = [
    ("R2: weak, one origin", "R2: svak, én kilde", "R2: weak, one origin"),
    ("R2: fair, 3 independent origins", "R2: rimelig, 3 uavhengige kilder", "R2: fair, 3 independent origins"),
    (
        "R2: contested, a party denies it or gives another version",
        "R2: omstridt, en part nekter for det eller gir en annen versjon",
        "R2: contested, a party denies it or gives another version",
    ),
    (
        "R14: 2 earlier figures replaced by the same origin's later one (killed)",
        "R14: 2 tidligere tall er erstattet av et senere fra samme kilde (drept)",
        "R14: 2 earlier figures replaced by the same origin's later one (killed)",
    ),
    (
        "R19: k1 with k2: same place (sluvansk), taken, and freed later; against it: 3 days between them",
        "R19: k1 og k2: samme sted, tatt, og senere frigitt; imot taler: 3 dager imellom",
        "R19: k1 with k2: same place, taken, and freed later; against it: 3 days between them",
    ),
    (
        "R19: k1 with k2: the same figure of killed (15, all told / minst 15), same day",
        "R19: k1 og k2: samme tall, drept (15, all told / minst 15), samme dag",
        "R19: k1 with k2: the same figure, killed (15, all told / minst 15), same day",
    ),
]


@pytest.mark.parametrize(("line", "nb", "en"), SAID)
def test_a_line_is_said_in_both_languages(line, nb, en):
    assert reworded(line, words_of("nb")) == (nb, True)
    assert reworded(line, words_of("en")) == (en, True)


def test_what_the_table_lacks_is_left_as_it_is():
    for line in ("R99: {something} new", "nothing known", "", "R19: k1 with k2: a sign never seen ("):
        told, known = reworded(line, words_of("nb"))
        assert not known and told.replace(" og ", " with ") == line


def test_the_reasons_that_the_open_stories_give_are_in_the_table():
    """Nearly all: a sign that is new to the merger is shown in its own words until reasons.toml has it."""
    lines = [line for event in picture().events for line in event.why]
    assert len(lines) > 300
    lost = [line for line in lines if not reworded(line, words_of("nb"))[1]]
    assert len(lost) < len(lines) / 20, f"add them to reasons.toml: {lost[:5]}"


def test_all_forms_of_a_reason_have_slots_that_the_merger_fills():
    for one in reasons():
        for form in (one.nb, one.en or one.says):
            assert set(SLOT.findall(form)) <= set(SLOT.findall(one.says)), one.says


def test_a_norwegian_page_gives_its_reasons_in_norwegian():
    told = parsed(report(picture("sloviansk"), built=BUILT))
    lines = [line.text for block in told.all("ul", cls="why") for line in block.all("li")]
    assert lines and not [line for line in lines if re.search(r"same (place|day)|origins?\b|earlier figure", line)]
