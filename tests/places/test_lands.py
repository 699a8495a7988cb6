"""Where an unlisted place lies is told by the places named about it, or by nothing."""

from belegg.extract.places.choose import Background
from belegg.extract.places.find import find
from belegg.extract.places.lands import land_of
from belegg.extract.places.plain import sentences


def lands(text, countries, at):
    parts = sentences(text)
    found = find(parts, language="nb")
    groups = [[one for one in found if one.sentence == number] for number in range(len(parts))]
    return land_of(groups, Background(countries=countries, people=frozenset(), divisions=frozenset()), at)


def test_the_towns_beside_it_weigh_more_than_all_that_the_article_names():
    text = "Hæren gikk fra Kassala. Den tok en landsby. Regjeringen i N'Djamena tier."
    assert lands(text, {"TCD": 2.0, "SDN": 1.0}, 0) == "SDN"


def test_a_country_named_far_off_does_not_count_for_much():
    text = "Byen Kassala falt. " + "Det ble stille. " * 8 + "Sykehuset i Goma er fullt."
    assert lands(text, {"SDN": 1.0}, 9) == "COD"


def test_where_no_country_stands_out_none_is_told():
    assert lands("Kassala. Goma. Kabul.", {}, 1) in (None, "COD")
    assert lands("Ingenting er nevnt her.", {}, 0) is None
    assert lands("Ingenting.", {"SDN": 1.0, "TCD": 1.0, "COD": 1.0}, 0) is None
