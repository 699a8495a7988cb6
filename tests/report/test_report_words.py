"""The words of the report: the same in both languages, and all that are asked for are there."""

import re
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

import belegg.show.report
from belegg.model.actor import Sector
from belegg.model.claim import MODES, Kind, Measure, Standing
from belegg.model.event import Grade
from belegg.show.report.sources import GROUPS, SHAPES
from belegg.show.report.words import LANGUAGES, ReportWordsError, Words, words_of

FOLDER = Path(belegg.show.report.__file__).parent
SLOT = re.compile(r"{(\w+)}")
ASKED = re.compile(r"""(?:words|many)\(\s*["']([a-z_]+\.[a-z_0-9]*[a-z0-9])["']""")
COUNTED = re.compile(r"""\.count\(\s*["']([a-z_]+)["']""")


def forms(entry: str | tuple[str, str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else entry


def test_both_languages_have_the_same_entries():
    one, other = (words_of(language).tables for language in LANGUAGES)
    assert {(table, key) for table in one for key in one[table]} == {
        (table, key) for table in other for key in other[table]
    }


def test_both_languages_fill_in_the_same_values():
    one, other = (words_of(language) for language in LANGUAGES)
    for table, entries in one.tables.items():
        for key, entry in entries.items():
            told = other.tables[table][key]
            assert len(forms(entry)) == len(forms(told)), f"{table}.{key}"
            slots = [set(SLOT.findall(form)) for form in (forms(entry)[-1], forms(told)[-1])]
            assert slots[0] == slots[1], f"{table}.{key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_the_code_and_templates_ask_for_is_there(language):
    words = words_of(language)
    sources = [path.read_text(encoding="utf-8") for path in (*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.html"))]
    asked = {key for source in sources for key in ASKED.findall(source)}
    asked |= {f"count.{name}" for source in sources for name in COUNTED.findall(source)}
    assert len(asked) > 100
    assert [key for key in sorted(asked) if not words.has(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_record_has_its_word(language):
    words = words_of(language)
    counted = ("casualties", "materiel", "displacement", "deployment", "strength", "population")
    every = tuple(mode for kind, modes in MODES.items() for mode in modes if (kind, mode) != ("agreement", "other"))
    values = {
        "kinds": get_args(Kind),
        "grades": get_args(Grade),
        "grades_long": get_args(Grade),
        "grades_sentence": get_args(Grade),
        "measures": get_args(Measure),
        "standings": get_args(Standing),
        "sectors": get_args(Sector),
        "groups": tuple(SHAPES),
        "circumstances": MODES["attack"],
        "happened": MODES["attack"],
        "precisions": tuple("1234567"),
        "rules": tuple(f"R{number}" for number in range(1, 26)),
        "modes": every,
        "effects": tuple(mode for kind in counted for mode in MODES[kind]),
    }
    missing = [f"{table}.{value}" for table, all_of_them in values.items() for value in all_of_them
               if not words.has(f"{table}.{value}")]  # fmt: skip
    assert missing == []
    assert set(GROUPS) == set(get_args(Kind)) and set(GROUPS.values()) == set(SHAPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_groups_or_grades_are_called_the_same(language):
    words = words_of(language)
    for table in ("kinds", "groups", "grades", "standings", "nav"):
        told = list(words.tables[table].values())
        assert len(told) == len(set(told)), table


def test_what_is_not_there_is_named():
    with pytest.raises(ReportWordsError, match=r"words/nb.toml has no entry events.nosuch"):
        words_of("nb")("events.nosuch")


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [("nb", 0, "0"), ("nb", 1200, "1200"), ("nb", 14000, "14\u202f000"), ("nb", 0.25, "0,25"), ("en", 1200, "1,200"),
     ("en", 1200000, "1,200,000"), ("en", 2.5, "2.5"), ("nb", 1234567.0, "1\u202f234\u202f567")],
)  # fmt: skip
def test_numbers_are_written_as_the_language_does(language, number, written):
    assert words_of(language).number(number) == written


def test_lists_read_as_sentences():
    told = {language: words_of(language).listed(["a", "b", "c"]) for language in LANGUAGES}
    assert told == {"nb": "a, b og c", "en": "a, b and c"}
    assert [words_of("nb").listed(["a"]), words_of("nb").listed([])] == ["a", ""]


@pytest.mark.parametrize(("language", "number"), list(product(LANGUAGES, (1, 2))))
def test_one_and_many_differ_where_the_language_has_both(language: str, number: int):
    words: Words = words_of(language)  # type: ignore[arg-type]
    told = words.count("reports", number)
    assert ("meldinger" in told or "reports" in told) == (number == 2)
