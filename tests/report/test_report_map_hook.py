"""The place that is kept for a map: what its module gives stands in the section; without one the table alone does."""

import sys
from types import ModuleType

from markupsafe import Markup

from belegg.show.report import build
from belegg.show.report.build import map_of, report
from belegg.show.report.words import words_of
from tests.report.pages import parsed
from tests.report.pictures import BUILT, picture


def test_a_module_for_the_map_is_asked_for_its_section(monkeypatch):
    module = ModuleType("belegg_map_for_a_test")
    module.__spec__ = sys.__spec__
    module.map_section = lambda picture, words: Markup("<figure id=drawn>{}</figure>").format(words.language)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(build, "MAP", module.__name__)
    told = parsed(report(picture("ed-daein"), language="en", built=BUILT))
    section = next(told.all("section", id="map"))
    assert next(section.all("figure", id="drawn")).text == "en"
    assert next(section.all("table", cls="places"))


def test_without_such_a_module_the_table_of_places_stands_alone(monkeypatch):
    monkeypatch.setattr(build, "MAP", "belegg_no_such_map")
    assert map_of(picture("ed-daein"), words_of("nb")) is None
    told = parsed(report(picture("ed-daein"), built=BUILT))
    assert list(next(told.all("section", id="map")).all("table", cls="places"))
