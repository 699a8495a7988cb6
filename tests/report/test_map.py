"""The map of the report: its marks agree with the events and the table, and no place is given a point it has not."""

import re
from datetime import date
from itertools import pairwise

import msgspec
import pytest

from belegg.merge import merge
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.period import Period
from belegg.model.picture import Picture
from belegg.model.place import Place
from belegg.model.span import Span
from belegg.picturing import picture_of
from belegg.show.report.build import report
from belegg.show.report.figures import event_anchor
from belegg.show.report.map import map_section
from belegg.show.report.map.frame import HEIGHT, WIDTH, frame
from belegg.show.report.map.labels import SIZES, labels
from belegg.show.report.map.land import cut, land
from belegg.show.report.map.marks import LARGEST, SMALLEST, radius
from belegg.show.report.sources import laid_out
from belegg.show.report.words import Language, words_of
from tests.report.pages import Element, ids, parsed
from tests.report.pictures import BUILT, hostile, page, picture

STORIES = ("ed-daein", "sake-masisi", "lashio", "hodeidah", "poonch", "younine", "uspenivka")
DAY = Period(start=date(2024, 5, 1), end=date(2024, 5, 1), as_written="1. mai", precision="day")


def section(name: str, language: str = "nb") -> Element:
    """Return the section of the map in the report of a story."""
    return next(parsed(page(name, language=language)).all("section", id="map"))  # type: ignore[arg-type]


def section_of(told: Picture, language: Language) -> str:
    """Return the map and table of a picture."""
    return str(map_section(laid_out(told, words_of(language))))


def drawing(told: Element) -> Element:
    """Return the drawing itself."""
    return next(told.all("svg", id="map-drawing"))


def marked(told: Element) -> set[str]:
    """Return the ids of the events that are drawn."""
    return {one.attributes["data-event"] for one in drawing(told).all() if "data-event" in one.attributes}


def tabled(told: Element) -> dict[str, Element]:
    """Return the rows of the table by the id of their event."""
    table = next(told.all("table", cls="map-table"))
    return {row.attributes["data-event"]: row for row in table.all("tr") if "data-event" in row.attributes}


@pytest.mark.parametrize("name", STORIES)
def test_the_table_has_every_event_and_the_map_those_that_are_drawn(name):
    told, events = section(name), picture(name).events
    rows = tabled(told)
    assert set(rows) == {event_anchor(event) for event in events}
    beside = {
        part.attributes["data-event"]
        for block in told.all("div", cls="beside")
        for part in block.all("span")
        if "data-event" in part.attributes
    }
    assert marked(told).isdisjoint(beside)
    words = words_of("nb")
    undrawn = {
        one for one, row in rows.items() if words("map.how_beside") in row.text or words("map.outside") in row.text
    }
    assert marked(told) == set(rows) - undrawn
    assert beside <= undrawn


@pytest.mark.parametrize("name", STORIES)
def test_no_mark_without_a_point_and_every_mark_at_its_own(name):
    told = section(name)
    by_id = {event_anchor(event): event for event in picture(name).events}
    points: set[tuple[float, float]] = set()
    for group in drawing(told).all("g"):
        inner = [a for a in group.inside if isinstance(a, Element) and a.name == "a"]
        shift = re.fullmatch(r"translate\((\S+) (\S+)\)", group.attributes.get("transform", ""))
        if not inner or shift is None:
            continue
        places = {by_id[name].place for a in inner for name in _events(a)}
        spots = {(place.latitude, place.longitude) for place in places if place is not None}
        assert len(spots) == 1
        assert None not in next(iter(spots))
        assert all(place is not None and place.precision in (1, 2) for place in places)
        at = (float(shift[1]), float(shift[2]))
        assert at not in points, "two marks at one point: they must be one stack"
        assert 0 <= at[0] <= WIDTH and 0 <= at[1] <= HEIGHT
        points.add(at)


def _events(link: Element) -> set[str]:
    found = {one.attributes["data-event"] for one in link.all() if "data-event" in one.attributes}
    return found | ({link.attributes["data-event"]} if "data-event" in link.attributes else set())


@pytest.mark.parametrize("name", STORIES)
def test_what_is_doubtful_is_hatched_and_nothing_else(name):
    by_id = {event_anchor(event): event for event in picture(name).events}
    for one in drawing(section(name)).all("path", cls="one"):
        event = by_id[one.attributes["data-event"]]
        doubt = event.standing in ("unconfirmed", "hearsay", "disputed", "denied") or event.grade in (
            "contested",
            "discounted",
        )
        assert ("doubt" in one.attributes["class"].split()) == doubt
        assert ("firm" in one.attributes["class"].split()) == (event.grade == "confirmed" and not doubt)


def test_doubt_is_drawn_as_a_hatching_of_its_group():
    html = page("sake-masisi")
    assert {p.attributes["id"] for p in drawing(section("sake-masisi")).all("pattern")} >= {
        "hatch-force",
        "hatch-control",
    }
    for group in ("force", "harm", "people", "forces", "words"):
        assert f'.one.doubt.g-{group}, .g-{group}.doubt > .outline {{ fill: url("#hatch-{group}"); }}' in html


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_stack_tells_how_many_and_leads_to_the_list(language):
    told = section("lashio", language)
    stacks = [a for a in drawing(told).all("a", cls="spot") if list(a.all("g", cls="stack"))]
    assert stacks
    for link in stacks:
        shapes = list(link.all("path", cls="one"))
        assert next(link.all("g", cls="stack")).text == str(len(shapes))
        rows = next(told.all("tbody", id=link.attributes["href"][1:]))
        listed = {row.attributes["data-event"] for row in rows.all("tr")}
        assert {shape.attributes["data-event"] for shape in shapes} <= listed


def test_an_area_is_a_surface_and_a_country_stands_beside():
    told = section("ed-daein")
    areas = list(drawing(told).all("a", cls="area"))
    assert [area.text.count("Øst-Darfur") > 0 for area in areas] == [True]
    assert next(areas[0].all("path", cls="outline")).attributes["d"].startswith("M")
    assert not list(areas[0].all("path", cls="one"))
    beside = next(told.all("div", cls="beside")).text
    assert "Sudan" in beside and "Adila" in beside


def test_every_mark_is_a_link_that_says_what_it_is():
    for link in drawing(section("uspenivka")).all("a"):
        assert link.attributes["href"].startswith("#")
        assert link.attributes["aria-label"] == next(link.all("title")).text
        assert link.attributes["aria-label"].strip()
    named = drawing(section("uspenivka")).attributes["aria-labelledby"].split()
    assert [next(drawing(section("uspenivka")).all(id=name)).name for name in named] == ["title", "desc"]


def test_the_figures_of_the_table_lead_to_words():
    html = parsed(page("ed-daein"))
    there = set(ids(html))
    figures = [n for row in tabled(next(html.all("section", id="map"))).values() for n in row.all("a", cls="n")]
    assert figures
    assert all(n.attributes["href"][1:] in there for n in figures)


def test_crimea_in_view_is_dashed_and_has_its_note():
    for language, note in (("nb", "Krim: annektert"), ("en", "Crimea: annexed")):
        told = section("uspenivka", language)
        assert note in next(told.all("div", cls="disputes")).text
        assert next(drawing(told).all("path", cls="dashed")).attributes["d"]
        assert next(drawing(told).all("path", cls="disputed")).attributes["d"]
    assert not list(section("sake-masisi").all("div", cls="disputes"))


def _control(name: str, *, said_by: Speaker | None, standing: str) -> Picture:
    party = Actor(name="MNDAA", as_written="MNDAA", country="MMR", sector="rebels", id="mndaa")
    place = Place(
        name="Lashio",
        as_written="Lashio",
        country="MMR",
        admin1=None,
        id=name,
        latitude=22.9,
        longitude=97.7,
        precision=1,
    )
    claim = Claim(
        id=name, document="d", kind="control", mode="holds", count=None, actor=party, target=None, item=None,
        place=place, time=DAY, measure=None, part_of=None, said_by=said_by, standing=standing,  # type: ignore[arg-type]
        evidence=(Span(start=0, end=1, quote="x"),), also=Also(), rule=(),
    )  # fmt: skip
    return picture_of(merge([claim], {}), [claim], {})


def test_claimed_control_and_control_told_by_others_are_drawn_apart():
    party = Speaker(name="MNDAA", as_written="MNDAA", country="MMR", sector="rebels", id="mndaa", via=None)
    claimed = section_of(_control("a", said_by=party, standing="attributed"), "nb")
    told = section_of(_control("b", said_by=None, standing="confirmed"), "nb")
    assert claimed is not None and told is not None
    assert [_layer(claimed), _layer(told)] == [{"claimed"}, {"assessed"}]
    assert "show-claimed" in claimed and "show-assessed" not in claimed
    assert "1. mai 2024" in next(drawing(parsed(str(told))).all("text", cls="holder")).text


@pytest.mark.parametrize(("mode", "told"), [("holds", "MNDAA"), ("contested", "Det strides om Lashio")])
def test_who_holds_a_place_is_named_only_where_someone_holds_it(mode, told):
    bare = _control("c", said_by=None, standing="confirmed")
    events = tuple(msgspec.structs.replace(event, mode=mode) for event in bare.events)
    html = section_of(msgspec.structs.replace(bare, events=events), "nb")
    assert next(drawing(parsed(str(html))).all("text", cls="holder")).text.startswith(told)


def _layer(html: str) -> set[str]:
    signs = drawing(parsed(str(html))).all("a", cls="hold")
    return {layer for a in signs for layer in a.attributes["class"].split()} & {"claimed", "assessed"}


def test_the_map_keeps_its_size():
    for name in (*STORIES, "ganja", "tripoli", "baidoa"):
        html = page(name)
        start = html.index('id="map-drawing"')
        assert html.index("</svg>", start) - start < 600_000


def test_without_places_there_is_no_map():
    bare = picture("sake-masisi")
    events = tuple(msgspec.structs.replace(event, place=None) for event in bare.events)
    assert "<svg" not in section_of(msgspec.structs.replace(bare, events=events), "en")
    assert "<svg" not in section_of(Picture(events=(), claims=(), reports=(), version="1"), "nb")


def test_a_country_alone_is_shown_without_a_mark():
    bare = picture("sake-masisi")
    place = Place(
        name="Mali", as_written="Mali", country="MLI", admin1=None, id=None, latitude=None, longitude=None, precision=6
    )
    events = tuple(msgspec.structs.replace(event, place=place) for event in bare.events)
    told = section_of(msgspec.structs.replace(bare, events=events), "nb")
    assert told is not None
    assert not list(drawing(parsed(str(told))).all("a"))
    assert "Mali" in next(parsed(str(told)).all("div", cls="beside")).text


def test_hostile_words_stay_words_on_the_map():
    told = next(parsed(report(hostile(), language="en", built=BUILT)).all("section", id="map"))
    assert list(drawing(told).all("a"))
    assert not [e for e in told.all() if e.name in ("script", "img", "iframe", "foreignobject", "use", "image")]
    assert not [name for e in told.all() for name in e.attributes if name.startswith("on") or name == "style"]


def test_the_frame_keeps_to_the_region_and_leaves_out_what_is_far_off():
    near = [(29.0, -1.5, 29.0, -1.5)] * 4
    seen = frame([*near, (7.0, 46.0, 7.0, 46.0)])
    assert seen.holds(29.0, -1.5)
    assert not seen.holds(7.0, 46.0)
    x, y = seen.at(29.0, -1.5)
    assert (x, y) == pytest.approx((WIDTH / 2, HEIGHT / 2))
    everywhere = frame([(29.0, -1.5, 29.0, -1.5), (7.0, 46.0, 7.0, 46.0)])
    assert everywhere.holds(29.0, -1.5) and everywhere.holds(7.0, 46.0)


@pytest.mark.parametrize("box", [(-170.0, -60.0, 175.0, 75.0), (15.0, 84.0, 16.0, 84.5), (179.0, -17.0, 179.5, -16.5)])
def test_frames_at_the_ends_of_the_earth_stay_on_it(box):
    west, south, east, north = frame([box]).box
    assert -180.0 <= west < east <= 180.0
    assert -85.0 <= south < north <= 85.0


def test_a_ring_is_cut_to_the_box():
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    assert set(cut(square, (0.0, 0.0, 10.0, 10.0))) == {(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0)}
    assert cut(square, (6.0, 6.0, 10.0, 10.0)) == []


def test_names_do_not_cover_one_another_at_the_size_that_they_are_shown_at():
    seen = frame([(33.0, 33.0, 38.0, 37.0)])
    found = labels(seen, [("Idlib", 36.63, 35.93, 8.0), ("Binnish", 36.71, 35.95, 8.0)], [], words_of("nb"))
    assert len(found) > 20
    assert len({label.text for label in found}) == len(found)
    told = [label for label in found if label.kind == "told"]
    assert {label.text for label in told} == {"Idlib", "Binnish"}
    assert len({label.size for label in told}) == 2, "two that lie side by side need different sizes"
    assert all(label.size in SIZES for label in found)


def test_who_holds_two_places_side_by_side_is_told_at_two_sizes():
    seen = frame([(33.0, 33.0, 38.0, 37.0)])
    near = [("a", "Den syriske hæren, 3. mai", 400.0, 300.0, 20.0), ("b", "Opprørerne, 4. mai", 420.0, 301.0, 20.0)]
    found = {label.of: label for label in labels(seen, [], [], words_of("nb"), near) if label.of}
    assert set(found) == {"a", "b"}
    assert found["a"].size > found["b"].size, "the second has room only where the map is seen closer"
    apart = [near[0], ("b", "Opprørerne, 4. mai", 420.0, 420.0, 20.0)]
    assert len({label.size for label in labels(seen, [], [], words_of("nb"), apart) if label.of}) == 1


def test_a_wide_map_tells_no_divisions_apart():
    assert land(frame([(-10.0, 0.0, 60.0, 60.0)])).inner == ""


def test_the_area_of_a_sign_is_as_its_toll():
    events = {radius(event) for event in picture().events}
    assert min(events) >= SMALLEST and max(events) <= LARGEST
    counted = [
        (max(float(t.best or 0) for t in event.tolls), radius(event))
        for event in picture().events
        if event.tolls and all(t.best is not None and t.unit == "person" and t.measure != "stock" for t in event.tolls)
    ]
    middling = [(n, r) for n, r in counted if SMALLEST < r < LARGEST]
    assert len(middling) > 3
    for (n, r), (m, s) in pairwise(middling):
        assert n * s * s == pytest.approx(m * r * r)
