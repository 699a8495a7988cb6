"""The short words for the keys of a claim."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from belegg.model.claim import Also
from belegg.show import phrases


@pytest.mark.parametrize(
    ("low", "high", "keys", "words"),
    [
        (5, 5, {}, "5"),
        (45000, 55000, {"quantifier": "about"}, "45,000–55,000"),
        (200, None, {"quantifier": "at_least"}, "≥ 200"),
        (None, 700, {"quantifier": "at_most"}, "≤ 700"),
        (200, 999, {"imputed": True, "quantifier": "vague"}, "~200–999"),
        (None, None, {}, "?"),
        (0.5, 0.5, {"unit": "share"}, "50 %"),
    ],
)
def test_bounds(build, low, high, keys, words):
    assert phrases.bounds(build.count(low, high, **keys)) == words


def test_how_many_tells_item_unit_and_measure(build):
    def words(**keys):
        return phrases.how_many(build.claim(build.article, "Fem", **keys))

    assert words() == ""
    assert words(count=build.count(5, 5, unit="household")) == "5 household"
    assert words(count=build.count(5, 5, unit="item"), item="observation_post") == "5 observation post"
    assert words(count=build.count(5, 5), measure="cumulative") == "5 cumulative"
    assert words(count=build.count(5, 5), measure="new") == "5"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 2, 3), date(2020, 2, 3), "2020-02-03"),
        (date(2020, 2, 3), date(2020, 2, 24), "2020-02-03/24"),
        (date(2020, 1, 24), date(2020, 2, 17), "2020-01-24/02-17"),
        (date(2019, 12, 3), date(2020, 2, 24), "2019-12-03/2020-02-24"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2011, 1, 1), date(2018, 12, 31), "2011/2018"),
        (date(2020, 2, 3), None, "2020-02-03/.."),
        (None, date(2020, 2, 3), "../2020-02-03"),
        (None, None, ""),
    ],
)
def test_when(build, start, end, words):
    assert phrases.when(build.period(start, end)) == words


def test_parties_and_places_name_those_beside_them_and_their_countries(build):
    turkish = build.actor("tyrkiske soldater", country="TUR", sector="state_forces")
    claim = build.claim(
        build.article,
        "Fem",
        actor=turkish,
        place=build.place("Idlib", country="SYR"),
        also=Also(
            actor=(build.actor("Hamas", name="Hamas"),), place=(build.place("Syria", country="SYR", precision=6),)
        ),
    )
    assert phrases.party(claim.actor, claim.also.actor) == "tyrkiske soldater (TUR), Hamas"
    assert phrases.where(claim) == "Idlib (SYR), Syria"
    assert phrases.says_who(build.speaker("SOHR", via="AFP")) == "SOHR, via AFP"


@given(st.text())
def test_plain_text_cannot_steer_a_terminal(text):
    words = phrases.plain(text)
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in words)
    assert words.count(phrases.ISOLATE) == words.count(phrases.POP) <= 1


def test_words_from_right_to_left_are_set_apart():
    words = phrases.plain("حلب")
    assert words == f"{phrases.ISOLATE}حلب{phrases.POP}"
    assert cell_len(words) == cell_len("حلب")


@given(st.text(min_size=1), st.integers(2, 40))
def test_shortened_text_is_never_longer_than_asked(text, longest):
    short = phrases.shorten(text, longest)
    assert len(short) <= longest
    assert short == text or short.endswith("…")
