"""The UCDP-shaped export: GED's columns and arithmetic, and what the rules of the trade say of enemies and parts."""

import csv
import io

import duckdb
import msgspec
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belegg.model.actor import Actor
from belegg.show.export.batches import of_picture
from belegg.show.export.codes import codes_of, ucdp_country, ucdp_region
from belegg.show.export.ucdp import COLUMNS, NEVER, date_precision, prio_grid
from belegg.world.countries import countries
from tests.export.made import (
    CHILDREN,
    CIVILIANS,
    PKK,
    PLACE,
    ROOT,
    TURKEY,
    days,
    event,
    file_of,
    material,
    stories,
    text_of,
    toll,
)  # fmt: skip

IRAQ = Actor(name=None, as_written="irakiske soldater", country="IRQ", sector="state_forces", id=None)
COUNTS = st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500)).map(sorted)
PARTIES = st.sampled_from([None, TURKEY, PKK, CIVILIANS, CHILDREN, IRAQ])


def rows(*events, **keys):
    text, losses = text_of("ucdp", material(*events, **keys))
    return list(csv.DictReader(io.StringIO(text))), losses


def one(*tolls, **keys):
    found, losses = rows(event(*tolls, **keys))
    assert len(found) == 1, list(losses)
    return found[0], losses


def dead(row):
    return tuple(int(row[f"deaths_{group}"]) for group in ("a", "b", "civilians", "unknown"))


def test_the_dead_of_each_side_stand_with_their_side():
    row, _ = one(toll(5, 5, 5, who=TURKEY), toll(3, 3, 4, who=PKK), toll(2, 2, 2, who=CIVILIANS))
    assert dead(row) == (5, 3, 2, 0)
    assert (row["low"], row["best"], row["high"]) == ("10", "10", "11")
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Government of Turkey", "PKK", "1")
    assert (row["gwnoa"], row["gwnob"], row["country_id"], row["region"]) == ("640", "", "640", "Middle East")


def test_what_a_party_says_of_its_enemys_losses_is_in_high_alone():
    row, losses = one(toll(5, 5, 5, who=TURKEY), toll(0, None, 30, who=PKK))
    assert (row["low"], row["best"], row["high"], row["deaths_b"]) == ("5", "5", "35", "0")
    assert losses.rows_of("best") == 1


def test_the_neutralised_count_in_high_alone():
    row, _ = one(toll(5, 5, 5, who=TURKEY), toll(0, None, 36, who=PKK, effect="neutralised"))
    assert (row["low"], row["best"], row["high"]) == ("5", "5", "41")


def test_parts_are_never_added_to_their_whole():
    whole = toll(29, 29, 29, claims=("w",))
    row, _ = one(whole, toll(10, 10, 10, who=CIVILIANS, part_of="w"), toll(4, 4, 4, who=TURKEY, part_of="w"))
    assert (row["best"], dead(row)) == ("29", (4, 0, 10, 15))


def test_children_are_held_by_the_civilians():
    row, _ = one(toll(14, 14, 14, who=CIVILIANS, claims=("w",)), toll(6, 6, 6, who=CHILDREN, part_of="w"))
    assert (row["best"], row["deaths_civilians"]) == ("14", "14")
    row, _ = one(toll(14, 14, 14, who=CIVILIANS), toll(6, 6, 6, who=CHILDREN))
    assert row["best"] == "14", "nothing says that the children are beside the civilians"


def test_a_figure_for_people_holds_the_groups_unless_it_is_told_otherwise():
    row, _ = one(toll(18, 18, 18), toll(14, 14, 14, who=CIVILIANS))
    assert (row["best"], dead(row)) == ("18", (0, 0, 14, 4))


def test_parts_that_are_more_than_the_whole_are_left_in_unknown_and_told():
    whole = toll(10, 10, 10, claims=("w",))
    row, losses = one(whole, toll(8, 8, 8, who=CIVILIANS, part_of="w"), toll(7, 7, 7, who=TURKEY, part_of="w"))
    assert (row["best"], dead(row)) == ("10", (0, 0, 0, 10))
    assert losses.rows_of("deaths by side") == 1


def test_a_third_side_is_told():
    row, losses = one(toll(5, 5, 5, who=TURKEY), toll(3, 3, 3, who=PKK), toll(2, 2, 2, who=IRAQ))
    assert sum(dead(row)) == int(row["best"]) == 10
    assert losses.rows_of("deaths by side") == 1


def test_an_open_bound_is_the_highest_figure_told_and_is_reported():
    row, losses = one(toll(20, 20, None))
    assert (row["low"], row["best"], row["high"]) == ("20", "20", "20")
    assert losses.rows_of("high") == 1


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"time": None}, "no report tells when"),
        ({"time": days(None, "2020-02-10")}, "no report tells when"),
        ({"place": None}, "no report tells where"),
        ({"time": days("2018-01-01", "2020-01-01")}, "more than a year"),
        ({"standing": "planned"}, "announced"),
    ],
)
def test_an_event_without_what_ged_demands_is_reported_never_filled_in(keys, why):
    found, losses = rows(event(toll(2, 2, 2), **keys))
    assert found == []
    assert any(loss.field == "event" and why in loss.why for loss in losses)


def test_an_event_without_deaths_is_none():
    found, losses = rows(event(toll(2, 2, 2, effect="wounded")), event(toll(0, 0, 0), id="e2"), event(id="e3"))
    assert found == [] and losses.rows_of("event") == 3


def test_a_total_over_events_that_are_rows_is_left_out_and_one_that_stands_alone_is_a_summary():
    total = event(toll(31, 31, 31, measure="cumulative"), id="t", kind="casualties", mode="killed")
    inside = event(toll(18, 18, 18), part_of="t")
    found, losses = rows(total, inside)
    assert [(row["relid"], row["event_clarity"]) for row in found] == [("e1", "1")]
    assert any("twice" in loss.why for loss in losses)
    found, _ = rows(total)
    assert [row["event_clarity"] for row in found] == ["2"]


def test_the_wounded_are_reported_as_lost():
    _, losses = one(toll(2, 2, 2), toll(9, 9, 9, effect="wounded"), toll(1, 1, 1, effect="missing"))
    assert (losses.rows_of("wounded"), losses.rows_of("missing")) == (1, 1)


def test_types_of_violence_are_told_only_where_the_reports_settle_them():
    rebels = Actor(name="Hezbollah", as_written="Hizbollah", country="LBN", sector="rebels", id=None)
    kinds = {
        "1": event(toll(2, 2, 2, who=TURKEY)),
        "2": event(toll(2, 2, 2), actor=PKK, target=rebels),
        "3": event(toll(2, 2, 2, who=CIVILIANS), actor=PKK, target=CIVILIANS, mode="shooting"),
        "": event(toll(2, 2, 2, who=CIVILIANS), actor=TURKEY, target=CIVILIANS, mode="air_strike"),
    }
    for wanted, told in kinds.items():
        assert rows(told)[0][0]["type_of_violence"] == wanted
    assert rows(kinds["3"])[0][0]["side_b"] == "Civilians"


@pytest.mark.parametrize(("length", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (300, 5)])
def test_precision_of_dates(length, code):
    assert date_precision(length) == code


def test_prio_grid_counts_from_the_south_west():
    assert prio_grid(-90, -180) == 1
    assert prio_grid(34.53, 69.17) == 179_779, "Kabul"
    assert prio_grid(90, 180) == 259_200


def test_countries_have_the_names_and_numbers_that_ucdp_gives_them():
    assert (ucdp_country("COD"), codes_of("COD").gwno, ucdp_region("COD")) == ("DR Congo (Zaire)", 490, "Africa")
    assert (ucdp_country("SYR"), codes_of("SYR").gwno, ucdp_region("SYR")) == ("Syria", 652, "Middle East")
    assert (ucdp_region("AZE"), ucdp_region("AFG"), ucdp_region("COL")) == ("Europe", "Asia", "Americas")
    assert (codes_of("VNM").gwno, codes_of("CZE").gwno, codes_of("YEM").gwno, codes_of("PSE").gwno) == (
        816,
        316,
        678,
        None,
    )
    assert (codes_of(None).gwno, ucdp_region("XXX")) == (None, None)


def test_an_area_keeps_its_class_and_gets_no_point():
    area = msgspec.structs.replace(PLACE, precision=6, latitude=None, longitude=None)
    row, losses = one(toll(2, 2, 2), place=area)
    assert (row["where_prec"], row["latitude"], row["geom_wkt"], row["where_coordinates"]) == ("6", "", "", "Turkey")
    assert losses.rows_of("latitude, longitude") == 1


@settings(deadline=None)
@given(st.lists(st.tuples(PARTIES, COUNTS, st.booleans(), st.sampled_from(["killed", "neutralised"])), max_size=5))
def test_geds_arithmetic_holds_whatever_the_figures(told):
    tolls = [
        toll(low, None if claimed else best, high, who=who, effect=effect, claims=(f"c{at}",))
        for at, (who, (low, best, high), claimed, effect) in enumerate(told)
    ]
    for row in rows(event(*tolls))[0]:
        low, best, high = int(row["low"]), int(row["best"]), int(row["high"])
        assert 0 <= low <= best <= high and high > 0
        assert sum(dead(row)) == best and min(dead(row)) >= 0


def test_pandas_and_duckdb_read_the_stories(tmp_path):
    path, losses = file_of("ucdp", of_picture(stories()), tmp_path)
    frame = pandas.read_csv(path)
    assert tuple(frame.columns) == COLUMNS and len(frame) == losses.written > 40
    assert (frame[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1) == frame.best).all()
    assert ((frame.low <= frame.best) & (frame.best <= frame.high) & (frame.high > 0)).all()
    assert frame.where_prec.between(1, 7).all() and frame.date_prec.between(1, 5).all()
    assert frame.date_start.notna().all() and frame.id.is_unique and frame.id.dtype == "int64"
    kinds = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path}')").fetchall())
    assert (kinds["date_start"], kinds["best"], kinds["latitude"]) == ("DATE", "BIGINT", "DOUBLE")
    baidoa = frame[frame.where_coordinates == "Baidoa"].iloc[0]
    assert (baidoa.side_a, baidoa.side_b) == ("Government of Somalia", "al-Shabaab")


def test_every_column_and_loss_is_documented():
    text = (ROOT / "docs/exports/ucdp.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
    assert NEVER


def test_every_country_that_belegg_knows_has_its_line_and_no_number_is_given_twice():
    known = [codes_of(country.alpha3) for country in countries()]
    for numbers in ([codes.gwno for codes in known], [codes.iso for codes in known]):
        told = [number for number in numbers if number is not None]
        assert len(told) == len(set(told)) > 190
    assert sum(codes.acled_region is not None for codes in known) > 190
