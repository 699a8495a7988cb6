"""Villages that no list has are known by the words about them; people, machines and months are not places."""

import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import places_of
from belegg.extract.learned.names import names
from belegg.extract.places.find import named_in
from belegg.extract.times.find import find as find_times
from belegg.read.document import read_bytes

BEFORE = {
    "nb": "Damaskus, 4. mars 2020. Harde kamper raste i Syria. ",
    "nn": "Damaskus, 4. mars 2020. Harde kampar rasa i Syria. ",
    "en": "DAMASCUS, March 4, 2020. Heavy fighting raged in Syria. ",
}
PLACES = [
    ("nb", "Opprørerne tok Zarbatun onsdag.", ["Zarbatun"]),
    ("nb", "Hæren inntok Zarbatun og rykker fram mot Mirafayn.", ["Zarbatun", "Mirafayn"]),
    ("nb", "Tre barn ble drept i Zarbatun-området natt til mandag.", ["Zarbatun"]),
    ("nb", "Minst ni sivile ble drept i Tal Zarbatun.", ["Tal Zarbatun"]),
    ("nn", "Opprørarane tok Zarbatun onsdag, og folk flykta frå Mirafayn.", ["Zarbatun", "Mirafayn"]),
    ("en", "The rebels captured Zarbatun on Wednesday and are shelling Mirafayn.", ["Zarbatun", "Mirafayn"]),
    ("en", "Residents fled from Zarbatun to Idlib.", ["Zarbatun"]),
    ("en", "Nine civilians were killed in Tal Zarbatun, a village held by the rebels.", ["Tal Zarbatun"]),
]
OTHERS = [
    ("nb", "Offiseren Zarbatun sa at Mirafayn hadde skutt først, og oberst Qunbara nektet."),
    ("nn", "Obersten Zarbatun sa at soldatane skaut først, og Qunbara nekta."),
    ("en", "Colonel Zarbatun said the soldiers had fired first, and Mr. Qunbara denied it."),
    ("en", "An F-16 and two Apaches were shot down in March, said Major Zarbatun."),
]


def read(text, language):
    document = read_bytes((BEFORE[language] + text).encode(), name="text", published="2020-03-04")
    sentences = analyse(document, language)
    return document, sentences, find_times(sentences, language=language, published=document.published)


def learned(text, language):
    _, sentences, moments = read(text, language)
    found = places_of(sentences, moments, language=language)
    return [one for one in found if one.place.id is None and one.place.name not in ("Syria", "Idlib", "Damaskus")]


@pytest.mark.parametrize(("language", "text", "wanted"), PLACES)
def test_a_village_that_no_list_has_is_a_place_without_a_point(language, text, wanted):
    found = learned(text, language)
    assert [one.place.name for one in found] == wanted
    assert {one.place.country for one in found} == {"SYR"}
    assert {one.place.latitude for one in found} == {None}


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_people_and_machines_are_no_places(language, text):
    assert learned(text, language) == []


def test_a_place_says_in_its_rule_that_the_network_found_it():
    (one,) = learned("Opprørerne tok Zarbatun onsdag.", "nb")
    assert one.rule[0] == "network of names: a place"


def test_what_is_explained_is_no_name_to_ask_about():
    _, sentences, moments = read("Tyrkiske fly traff Zarbatun lørdag 7. mars, sier FN i Geneve.", "nb")
    asked = list(names(sentences, named_in(sentences, language="nb"), moments))
    assert "Zarbatun" in [name.text for name in asked]
    assert not {"Tyrkiske", "Geneve", "Idlib", "Syria"} & {name.text for name in asked}
