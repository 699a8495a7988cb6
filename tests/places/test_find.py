"""Places are found in sentences as Norwegian papers write them, and nothing else is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegg.extract.places.examples import check
from belegg.extract.places.find import find
from belegg.extract.places.plain import sentences
from belegg.model.parts import Location

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["case"]
    return found


CASES = cases("expected.toml") + cases("traps.toml")
WORDS = sorted({word for case in CASES for word in case["text"].split()})


def places(text: str, language: str = "nb", about: tuple[str, ...] = ()) -> tuple[Location, ...]:
    return find(sentences(text), language=language, about=about)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_sentences(case: dict[str, Any]) -> None:
    found = places(case["text"], case["language"])
    wanted = case.get("places", [])
    told = [[one.place.name, one.place.country or "-", one.place.precision, one.role] for one in found]
    assert len(told) == len(wanted), told
    for got, want in zip(told, wanted, strict=True):
        assert [value for value, wish in zip(got, want, strict=True) if wish != "-"] == [w for w in want if w != "-"]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_examples_of_the_language_data(language: str) -> None:
    assert check(language) == ()


def test_runners_up_are_kept() -> None:
    found = places("Kampene i Tripoli i Libya fortsetter.")
    assert found[0].place.country == "LBY"
    assert "LBN" in {place.country for place in found[0].runners_up}


def test_countries_that_the_document_is_about_count_among_namesakes() -> None:
    assert places("Kampene i Tripoli fortsetter.")[0].place.country == "LBY"
    assert places("Kampene i Tripoli fortsetter.", about=("LBN",))[0].place.country == "LBN"


def test_an_unknown_village_is_kept_without_a_point() -> None:
    (village, country) = places("Åtte ble drept i landsbyen Xyrtabad i Afghanistan.")
    assert (village.place.name, village.place.country, village.place.precision) == ("Xyrtabad", "AFG", 1)
    assert (village.place.id, village.place.latitude, village.place.longitude) == (None, None, None)
    assert country.place.country == "AFG"


def test_of_villages_called_alike_none_is_pointed_at_where_nothing_tells_which() -> None:
    (village,) = (
        one for one in places("Tolv ble drept i landsbyen Uspenivka i Ukraina.") if one.place.name != "Ukraina"
    )
    assert (village.place.name, village.place.country, village.place.precision) == ("Uspenivka", "UKR", 1)
    assert (village.place.id, village.place.latitude, village.place.admin1) == (None, None, None)
    assert "Donetsk" in {one.admin1 for one in village.runners_up}
    assert "several villages" in " ".join(village.rule)


def test_of_villages_called_alike_the_one_close_to_another_place_is_meant() -> None:
    found = places("Soldatene rykket fram fra Myrnohrad. Tolv ble drept i landsbyen Uspenivka i Donetsk i Ukraina.")
    village = next(one for one in found if one.place.name == "Uspenivka")
    assert village.place.admin1 == "Donetsk" and village.place.latitude is not None


def test_a_stand_in_tells_where_it_was_resolved_from() -> None:
    found = places("Kampene raser i Taftanaz i Syria. Opprørerne har trukket seg ut av byen.")
    assert found[-1].place.as_written == "byen"
    assert found[-1].place.name == "Taftanaz"
    assert found[-1].resolved_from == (0, 3)


def test_a_stand_in_without_a_fitting_place_is_left_out() -> None:
    assert places("Opprørerne har trukket seg ut av byen.") == ()


def test_a_bare_name_is_the_province_where_the_document_speaks_of_it() -> None:
    found = places("Idlib-provinsen er omringet. Tolv observasjonsposter ligger i Idlib.")
    assert [one.place.precision for one in found] == [4, 4]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.sampled_from(["nb", "nn"]))
def test_every_place_quotes_the_text_and_invents_nothing(words: list[str], language: str) -> None:
    text = " ".join(words)
    read = sentences(text)
    for one in find(read, language=language):
        place = one.place
        assert text[one.start : one.end] == place.as_written
        assert 1 <= place.precision <= 7
        assert 0 <= one.first <= one.last < len(read[one.sentence].tokens)
        assert read[one.sentence].tokens[one.first].start == one.start
        if place.id is None:
            assert (place.latitude, place.longitude) == (None, None)
        if place.precision in (5, 6):
            assert (place.latitude, place.longitude) == (None, None)


@given(st.text(max_size=80), st.sampled_from(["nb", "nn"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for one in find(sentences(text), language=language):
        assert text[one.start : one.end] == one.place.as_written


def test_a_town_in_a_division_is_no_namesake_elsewhere() -> None:
    town = places("He is from Lewisburg, West Virginia. Shots were fired in Lewisburg.", language="en")
    named = [one.place for one in town if one.place.name == "Lewisburg"]
    assert [(one.admin1, one.latitude) for one in named] == [("West Virginia", None)] * len(named)
    assert named
