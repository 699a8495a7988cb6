"""Outlines of divisions: shared borders, look-ups, areas and disputes."""

from collections import Counter

import pytest

from belegg.world.boundaries import (
    PREFIX,
    all_disputes,
    area_of,
    country_box,
    disputes,
    division_of,
    divisions,
    lines,
    meets,
)

UKRAINE = (30.0, 44.0, 38.0, 49.0)
DARFUR = (22.0, 9.0, 28.0, 16.0)


def test_divisions_that_meet_a_box_are_found_and_their_rings_close():
    found = divisions(DARFUR)
    assert {"North Darfur", "Eastern Darfur"} <= {one.name for one in found}
    assert all(meets(one.box, DARFUR) for one in found)
    for one in found:
        for ring in one.rings:
            assert ring[0] == ring[-1]
            assert len(ring) > 3


def test_points_lie_where_the_division_is():
    for one in divisions(UKRAINE):
        west, south, east, north = one.box
        for ring in one.rings:
            assert all(west - 0.02 <= x <= east + 0.02 and south - 0.02 <= y <= north + 0.02 for x, y in ring)


def test_neighbours_share_their_line_point_for_point():
    one, other = (division_of("SDN", name) for name in ("Øst-Darfur", "Nord-Darfur"))
    assert one is not None and other is not None
    shared = [line for line in lines(DARFUR) if set(line.sides) == {one.id, other.id}]
    assert shared
    for line in shared:
        for division in (one, other):
            assert set(line.points) <= {point for ring in division.rings for point in ring}


def test_each_line_comes_once_and_knows_its_sides():
    found = lines(UKRAINE)
    assert max(Counter(line.points for line in found).values()) == 1
    country = {one.id: one.country for one in divisions(UKRAINE)}
    for line in found:
        known = {country[side] for side in line.sides if side in country}
        if len(known) > 1:
            assert line.border
        assert len(line.sides) >= 1


@pytest.mark.parametrize(
    ("country", "name", "known_as", "code"),
    [
        ("SDN", "Øst-Darfur", None, None),
        ("YEM", "hva som helst", "naturalearth:YEM-151", "YE.08"),
        ("UKR", "Donetsk", "naturalearth:UKR-327", "UA.05"),
        ("UKR", "Donets'k", None, "UA.05"),
    ],
)
def test_a_division_is_found_by_id_and_by_name(country, name, known_as, code):
    found = division_of(country, name, known_as=known_as)
    assert found is not None
    assert found.country == country
    assert code is None or found.code == code


def test_no_division_is_made_up():
    assert division_of("SDN", "Atlantis") is None
    assert division_of("NOR", "Øst-Darfur") is None
    assert division_of("SDN", "Atlantis", known_as="naturalearth:XYZ-1") is None
    assert country_box("XXX") is None


def test_an_area_of_whole_divisions_has_their_outlines():
    assert {one.name for one in area_of("belegg:darfur")} == {
        "North Darfur", "Southern Darfur", "Eastern Darfur", "Western Darfur", "Central Darfur",
    }  # fmt: skip
    assert area_of("belegg:sahel") == ()
    assert area_of(None) == ()


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((34.1, 45.0), "Crimea"),
        ((-13.5, 25.0), "Western Sahara"),
        ((75.0, 34.2), "Kashmir"),
        ((35.85, 33.0), "Golan"),
        ((35.2, 32.0), "West Bank and Gaza"),
        ((34.4, 31.4), "West Bank and Gaza"),
        ((41.0, 43.0), "Abkhazia"),
        ((44.0, 42.2), "South Ossetia"),
        ((29.6, 46.9), "Transnistria"),
        ((21.0, 42.6), "Kosovo"),
        ((33.5, 35.3), "Northern Cyprus"),
        ((44.1, 9.6), "Somaliland"),
        ((46.75, 39.8), "Nagorno-Karabakh"),
        ((121.0, 24.0), "Taiwan"),
        ((28.4, 9.8), "Abyei"),
    ],
)
def test_a_dispute_is_told_where_it_is_in_view(point, name):
    x, y = point
    assert name in [one.name for one in disputes((x - 0.5, y - 0.5, x + 0.5, y + 0.5))]


def test_where_nothing_is_in_dispute_nothing_is_told():
    assert disputes((5.0, 58.0, 12.0, 62.0)) == ()
    assert disputes((28.0, -2.0, 30.0, 0.0)) == ()


def test_every_dispute_has_a_note_in_each_language_and_outlines_that_are_there():
    known = {one.id for one in divisions((-180.0, -90.0, 180.0, 90.0))}
    for one in all_disputes():
        assert set(one.note) == {"nb", "en"}
        assert one.divisions or one.lines or one.near
        named = {*one.divisions, *one.near, *(name for pair in one.lines for name in pair)}
        assert {PREFIX + name for name in named} <= known


def test_disputed_lines_are_lines_of_the_map():
    for one in all_disputes():
        for pair in one.lines:
            sides = {PREFIX + name for name in pair}
            assert country_box("IND") is not None
            box = next(d.box for d in divisions((-180.0, -90.0, 180.0, 90.0)) if d.id == PREFIX + pair[0])
            assert any(set(line.sides) == sides for line in lines(box)), (one.name, pair)


def test_crimea_is_no_part_of_a_country_alone():
    crimea = division_of("UKR", "Crimea", known_as="naturalearth:RUS-283")
    assert crimea is not None
    assert crimea.code == "UA.11"
    assert any(crimea.id.removeprefix(PREFIX) in one.divisions for one in all_disputes())
