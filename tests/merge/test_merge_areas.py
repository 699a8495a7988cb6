"""Areas that bear a town's name, and what high tolls that are nearly the same tell."""

import pytest

from belegg.merge.areas import widened
from belegg.merge.spots import relation, spot
from belegg.merge.tallies import Tally, held_against
from belegg.score.story_claims import place_of


def breadth(name, country, about):
    place = place_of(name, country)
    return widened(spot(place), place, about).breadth


@pytest.mark.parametrize(
    ("name", "country", "about", "wanted"),
    [
        ("Mopti", "MLI", "132 sivile ble drept i Mopti-regionen.", 4),
        ("Mopti", "MLI", "Gunmen raided villages in the Mopti region.", 4),
        ("Mopti", "MLI", "Åtaket skjedde i provinsen Mopti.", 4),
        ("Bankass", "MLI", "Jihadister angrep landsbyer i Bankass-distriktet.", 3),
        ("Mopti", "MLI", "Jihadister angrep Mopti.", 1),
        ("Mopti", "MLI", "Shells fell on Mopti, the capital of Mopti region.", 1),
        ("Mopti", "MLI", "Regional officials in Mopti spoke of 40 dead.", 1),
    ],
)
def test_a_town_is_an_area_where_only_the_area_is_named(name, country, about, wanted):
    assert breadth(name, country, about) == wanted


def test_a_town_lies_in_the_area_of_another():
    mopti, bankass = place_of("Mopti", "MLI"), place_of("Bankass", "MLI")
    area = widened(spot(mopti), mopti, "Åtaket i Mopti-regionen")
    assert relation(spot(bankass), area) == "part"
    assert relation(spot(bankass), spot(mopti)) in ("apart", "far")


def tally(low, high):
    return Tally(("casualties", "killed", None, "person", False, False, None), None, low, high, False)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ((132, 132), (130, 150), "number_near"),
        ((132, 132), (135, None), "number_near"),
        ((132, 132), (200, 200), "number_differs"),
        ((12, 12), (13, 13), "number_differs"),
        ((12, 12), (10, 15), "number_fits"),
    ],
)
def test_high_tolls_that_are_nearly_the_same(one, other, wanted):
    assert held_against(tally(*one), tally(*other)) == wanted
