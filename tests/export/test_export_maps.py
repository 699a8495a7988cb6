"""GeoJSON and GeoParquet: read by what geographers use; an area never becomes a point."""

import json

import duckdb
import geopandas
import msgspec
import pandas
import pyarrow.parquet
import pyogrio
import pytest

from belegg.show.export import tables
from belegg.show.export.batches import of_picture
from tests.export.made import CIVILIANS, PKK, PLACE, event, file_of, material, stories, text_of, toll


@pytest.mark.parametrize("precision", range(1, 8))
def test_a_place_is_drawn_as_a_point_and_an_area_is_not(precision):
    place = msgspec.structs.replace(PLACE, precision=precision)
    text, losses = text_of("geojson", material(event(place=place)))
    (feature,) = json.loads(text)["features"]
    drawn = precision in (1, 2)
    assert feature["geometry"] == ({"type": "Point", "coordinates": [43.61, 37.25]} if drawn else None)
    assert losses.rows_of("geometry") == (0 if drawn else 1)
    assert (feature["properties"]["latitude"], feature["properties"]["place_precision"]) == (37.25, precision)


def test_no_place_is_invented():
    nowhere = msgspec.structs.replace(PLACE, latitude=None, longitude=None)
    text, losses = text_of("geojson", material(event(place=None), event(id="e2", place=nowhere)))
    assert [feature["geometry"] for feature in json.loads(text)["features"]] == [None, None]
    assert losses.rows_of("geometry") == 2


def test_nothing_to_export_is_an_empty_collection():
    text, _ = text_of("geojson", material())
    assert json.loads(text) == {"type": "FeatureCollection", "features": []}


def test_geopandas_reads_geojson(tmp_path):
    picture = stories()
    path, losses = file_of("geojson", of_picture(picture), tmp_path)
    frame = geopandas.read_file(path)
    assert len(frame) == len(picture.events) == losses.written
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.isna().sum() == losses.rows_of("geometry") < len(frame)
    baidoa = frame[frame.place == "Baidoa"].iloc[0]
    assert (round(baidoa.geometry.x), round(baidoa.geometry.y)) == (44, 3)
    assert baidoa.killed_best == 18 and baidoa.tolls[0]["effect"] == "killed"
    assert pyogrio.read_info(path)["features"] == len(frame)


def test_geopandas_and_duckdb_read_geoparquet(tmp_path):
    picture = stories()
    path, losses = file_of("parquet", of_picture(picture), tmp_path)
    frame = geopandas.read_parquet(path)
    assert len(frame) == len(picture.events) == losses.written
    assert frame.geometry.notna().sum() == len(frame) - losses.rows_of("geometry") > 50
    assert frame.crs is not None and frame.crs.to_epsg() in (4326, None)
    query = "SELECT count(*), sum(len(tolls)), max(killed_best) > 100 FROM read_parquet(?)"
    tolls = sum(len(one.tolls) for one in picture.events)
    assert duckdb.execute(query, [str(path)]).fetchone() == (len(frame), tolls, True)
    query = "SELECT t.effect, t.low FROM (SELECT unnest(tolls) AS t FROM read_parquet(?) WHERE place = 'Baidoa')"
    assert ("killed", 18.0) in duckdb.execute(query, [str(path)]).fetchall()


@pytest.mark.parametrize("table", ["figures", "claims", "sources"])
def test_the_other_tables_come_back_as_they_went(tmp_path, table):
    picture = stories()
    path, losses = file_of("parquet", of_picture(picture), tmp_path, table=table)
    assert len(pandas.read_parquet(path)) == losses.written > 50
    found = pyarrow.parquet.read_table(path).to_pylist()
    columns = [column.name for column in tables.TABLES[table]]
    batch = next(iter(of_picture(picture, at_once=10_000).batches()))
    wanted = [
        {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in zip(columns, cells, strict=True)}
        for cells in tables.rows(batch, table, set())
    ]
    assert found == wanted


def test_the_columns_tell_what_they_mean(tmp_path):
    path, _ = file_of("parquet", material(event()), tmp_path)
    schema = pyarrow.parquet.read_schema(path)
    assert schema.field("grade").metadata[b"about"].startswith(b"how well founded")
    assert schema.metadata[b"belegg"] == b"1.2.3"


def test_the_dead_to_draw_by_are_open_where_a_report_leaves_them_open():
    rows = toll(5, 5, None, who=CIVILIANS), toll(2, 2, 3, who=PKK)
    text, _ = text_of("geojson", material(event(*rows)))
    found = json.loads(text)["features"][0]["properties"]
    assert (found["killed_low"], found["killed_best"], found["killed_high"]) == (7, 7, None)
    text, _ = text_of("geojson", material(event(toll(2, 2, 2, effect="wounded"))))
    assert json.loads(text)["features"][0]["properties"]["killed_best"] is None
