"""The Helix-shaped export: stock and flow, households, one recommended figure, earlier ones as triangulation."""

import csv
import io

import msgspec
import pandas
import pytest

from belegg.show.export.batches import of_picture
from belegg.show.export.idmc import CATEGORIES, COLUMNS, quantified
from tests.export.made import PLACE, ROOT, days, event, file_of, material, stories, text_of, toll, version


def fled(low, best, high, **keys):
    return toll(low, best, high, **({"effect": "displaced"} | keys))


def rows(*tolls, **keys):
    told = event(*tolls, **({"kind": "displacement", "mode": "displaced"} | keys))
    text, losses = text_of("idmc", material(told))
    return list(csv.DictReader(io.StringIO(text))), losses


def test_a_flow_has_its_window_and_a_stock_its_day():
    (flow,), _ = rows(fled(900, 900, 900, time=days("2020-02-01", "2020-02-10", "week")))
    assert (flow["category"], flow["category_type"]) == ("Internal Displacements", "Flow")
    assert (flow["start_date"], flow["start_date_accuracy"], flow["end_date"]) == ("2020-02-01", "Week", "2020-02-10")
    assert flow["stock_date"] == ""
    (stock,), _ = rows(fled(900, 900, 900, measure="stock"))
    assert (stock["category"], stock["category_type"], stock["stock_date"]) == ("IDPs", "Stock", "2020-02-10")
    assert (stock["start_date"], stock["stock_reporting_date"]) == ("", "2020-02-10")


def test_households_stay_households():
    (row,), losses = rows(fled(810, 900, 990, unit="household"))
    assert (row["unit"], row["reported"], row["household_size"], row["total_figures"]) == ("Household", "900", "", "")
    assert losses.rows_of("household_size, total_figures") == 1


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ((5, 5, 5), ("Exact", 5)),
        ((5, 5, None), ("More than", 5)),
        ((None, 5, None), ("More than", 5)),
        ((None, None, 7), ("Less than", 7)),
        ((0, None, 7), ("Less than", 7)),
        ((4, 5, 6), ("Approximately", 5)),
        ((4, None, 6), ("More than", 4)),
        ((None, None, None), None),
    ],
)
def test_quantifiers(bounds, told):
    assert quantified(*bounds) == told


def test_one_figure_of_a_category_is_recommended_and_the_rest_triangulate():
    earlier = (version(40_000, 40_000, None, "2020-02-09"),)
    found, _ = rows(fled(500, 500, 500, unit="household"), fled(62_000, 62_000, 62_000, versions=earlier))
    assert [(row["unit"], row["reported"], row["role"]) for row in found] == [
        ("Household", "500", "Triangulation"),
        ("Person", "62000", "Recommended figure"),
        ("Person", "40000", "Triangulation"),
    ]
    assert "2020-02-09" in found[2]["calculation_logic"]


def test_parts_and_what_lies_within_a_total_are_never_recommended():
    found, _ = rows(fled(100, 100, 100, claims=("w",)), fled(40, 40, 40, part_of="w"))
    assert [row["role"] for row in found] == ["Recommended figure", "Triangulation"]
    found, _ = rows(fled(100, 100, 100), part_of="total")
    assert [row["role"] for row in found] == ["Triangulation"]


@pytest.mark.parametrize(
    ("toll_keys", "keys"),
    [
        ({"time": None}, {"time": None}),
        ({}, {"place": None}),
        ({}, {"place": msgspec.structs.replace(PLACE, country=None)}),
        ({"measure": None}, {}),
        ({"unit": "vehicle"}, {}),
        ({}, {"standing": "planned"}),
        ({"effect": "killed"}, {}),
    ],
)
def test_a_figure_without_what_helix_demands_is_reported(toll_keys, keys):
    found, losses = rows(fled(5, 5, 5, **toll_keys), **keys)
    assert found == [] and losses.rows_of("figure") == 1


def test_other_events_are_reported():
    text, losses = text_of("idmc", material(event(toll(2, 2, 2))))
    assert text.count("\n") == 1 and losses.rows_of("event") == 1


def test_an_area_has_no_point():
    (row,), _ = rows(fled(5, 5, 5), place=msgspec.structs.replace(PLACE, precision=4))
    assert (row["location_accuracy"], row["latitude"]) == ("ADM1", "")


def test_pandas_reads_the_stories(tmp_path):
    path, losses = file_of("idmc", of_picture(stories()), tmp_path)
    frame = pandas.read_csv(path)
    assert tuple(frame.columns) == COLUMNS and len(frame) == losses.written > 30
    assert set(frame.category) <= set(CATEGORIES.values())
    assert set(frame.role) == {"Recommended figure", "Triangulation"}
    assert not frame.duplicated(["event_id", "category", "role"])[frame.role == "Recommended figure"].any()
    assert (frame.reported > 0).all() and frame.id.is_unique
    assert frame.total_figures[frame.unit == "Household"].isna().all()
    assert (frame.start_date.notna() ^ frame.stock_date.notna()).all()


def test_every_column_is_documented():
    text = (ROOT / "docs/exports/idmc.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
