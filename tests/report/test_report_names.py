"""Places and parties are called by one name, in the report's language, and the table of places stands without a map."""

import re

import msgspec
import pytest

from belegg.model.actor import Actor, Speaker
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.picturing import picture_of
from belegg.show.report.build import report
from belegg.show.report.map import map_section
from belegg.show.report.names import party_words, speaker_words
from belegg.show.report.naming import alike
from belegg.show.report.sources import laid_out
from belegg.show.report.words import words_of
from tests.export.made import claim, event
from tests.report.pages import parsed
from tests.report.pictures import BUILT, picture

TOWN = Place(
    name="Slovjansk", as_written="Sloviansk", country="UKR", admin1="Donetsk", id="geonames:693468", latitude=48.85,
    longitude=37.6, precision=1,
)  # fmt: skip


def two_languages():
    """Return a picture of one town that two articles call differently, each with an event of its own."""
    replace = msgspec.structs.replace
    names = {"d1": ("nb", "Slovjansk"), "d2": ("en", "Sloviansk")}
    claims = [
        replace(claim(), id=f"k{document}", document=document, place=replace(TOWN, name=name))
        for document, (_, name) in names.items()
    ]
    events = [
        replace(event(), id=f"e{one.document}", place=one.place, claims=(one.id,), documents=(one.document,))
        for one in claims
    ]
    reports = {
        document: Report(
            document=document,
            language=language,
            outlet=None,
            published=None,
            text="to soldater",
            name=f"{document}.txt",
        )
        for document, (language, _) in names.items()
    }
    return picture_of(events, claims, reports)


@pytest.mark.parametrize(("language", "name"), [("nb", "Slovjansk"), ("en", "Sloviansk")])
def test_a_place_has_one_name_and_it_is_that_of_the_reports_language(language, name):
    told = alike(two_languages(), language)
    assert {one.place.name for one in told.events} == {name}
    assert {one.place.as_written for one in told.events} == {"Sloviansk"}


def test_a_place_that_only_the_other_language_tells_of_keeps_its_name():
    told = picture("younine")
    names = {one.place.name for one in told.events if one.place is not None and one.place.id is None}
    for language in ("nb", "en"):
        after = alike(told, language)
        assert names <= {one.place.name for one in after.events if one.place is not None}
        assert [one.id for one in after.events] == [one.id for one in told.events]


@pytest.mark.parametrize(("language", "name"), [("nb", "FNs høykommissær for flyktninger"), ("en", "UNHCR")])
def test_a_party_of_the_list_is_called_as_the_reports_language_does(language, name):
    who = Actor(name="UNHCR", as_written="flyktningbyrået", country=None, sector="intergovernmental", id="unhcr")
    told = party_words(who, words_of(language))
    assert told == name or (language == "nb" and told not in ("", "flyktningbyrået"))


@pytest.mark.parametrize(("language", "name"), [("nb", "Russland"), ("en", "Russia")])
def test_a_state_is_called_as_the_reports_language_does(language, name):
    for written in ("Russland", "Russia"):
        who = Speaker(name=written, as_written=written, country="RUS", sector="government", id=None, via=None)
        assert party_words(who, words_of(language)) == name


def test_words_of_another_language_are_quoted_and_a_pronoun_is_no_name():
    who = Speaker(name=None, as_written="guvernøren", country="UKR", sector="government", id=None, via=None)
    assert speaker_words(who, "nb", words_of("en")) == "“guvernøren”"
    assert speaker_words(who, "nn", words_of("nb")) == "guvernøren"
    assert speaker_words(msgspec.structs.replace(who, as_written="They"), "en", words_of("en")) == "an unnamed source"


def test_a_report_without_an_outlet_is_known_by_its_file():
    told = laid_out(two_languages(), words_of("en"))
    assert told.outlet("d1") == "unnamed outlet (d1.txt)"
    assert "ukjent medium (d2.txt)" in report(two_languages(), language="nb", built=BUILT)


def test_where_nothing_can_be_drawn_the_table_of_places_stands_alone():
    nowhere = msgspec.structs.replace(TOWN, country=None, id=None, latitude=None, longitude=None, precision=5)
    whole = two_languages()
    events = tuple(msgspec.structs.replace(one, place=nowhere) for one in whole.events)
    section = parsed(str(map_section(laid_out(msgspec.structs.replace(whole, events=events), words_of("nb")))))
    assert not list(section.all("figure"))
    assert len([row for row in next(section.all("table", cls="map-table")).all("tr") if row.attributes]) == 2
    assert "open" in next(section.all("details", cls="twin")).attributes


def test_the_table_tells_the_point_and_how_the_place_was_written():
    section = parsed(str(map_section(laid_out(two_languages(), words_of("nb")))))
    table = next(section.all("table", cls="map-table")).text
    assert "48,850 37,600" in table and "«Sloviansk»" in table
    assert re.search("Slovjansk", table)
