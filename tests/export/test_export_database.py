"""The SQLite export: keys that hold, search that Datasette finds, records that come back."""

import json
import sqlite3

import msgspec
import pytest
import sqlite_utils

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.show.export import tables
from belegg.show.export.batches import of_picture
from tests.export.made import claim, event, file_of, material, stories, toll, version


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path, losses = file_of("sqlite", of_picture(stories()), tmp_path_factory.mktemp("sqlite"))
    found = sqlite_utils.Database(sqlite3.connect(path))
    found.losses = losses
    yield found
    found.conn.close()


def test_every_key_points_somewhere_and_the_file_is_sound(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    keys = {(key.table, key.column, key.other_table) for table in database.tables for key in table.foreign_keys}
    assert {
        ("claim", "event", "event"), ("claim", "document", "source"), ("figure", "event", "event"),
        ("figure_claim", "claim", "claim"), ("version", "figure", "figure"), ("event_source", "source", "source"),
    } <= keys  # fmt: skip


def test_all_is_there(database):
    picture = stories()
    assert database["event"].count == len(picture.events)
    assert database["claim"].count == len(picture.claims)
    assert database["source"].count == len(picture.reports)
    assert database["figure"].count == sum(len(one.tolls) for one in picture.events)
    assert database["version"].count == sum(len(one.versions) for each in picture.events for one in each.tolls)
    rows = sum(database[name].count for name in ("event", "claim", "source", "figure"))
    assert database.losses.written == rows and not list(database.losses)


def test_records_come_back_whole(database):
    picture = stories()
    events = [msgspec.json.decode(row["record"], type=Event) for row in database["event"].rows]
    assert {one.id: one for one in events} == {one.id: one for one in picture.events}
    claims = [msgspec.json.decode(row["record"], type=Claim) for row in database["claim"].rows]
    assert {one.id: one for one in claims} == {one.id: one for one in picture.claims}


@pytest.mark.parametrize(("name", "table"), [("event", "events"), ("claim", "claims"), ("figure", "figures")])
def test_the_columns_are_those_of_the_other_formats(database, name, table):
    columns = [column.name for column in database[name].columns if column.name not in ("record",)]
    wanted = [column.name for column in tables.TABLES[table]]
    assert columns == (["id", *wanted] if name == "figure" else wanted)


def test_datasette_finds_the_search_and_it_finds_words(database):
    assert database["claim"].detect_fts() == "claim_fts"
    assert database["source"].detect_fts() == "source_fts"
    assert database["event"].detect_fts() == "event_fts"
    assert {row["document"] for row in database["source"].search("hotell")} >= {"open/baidoa-hotel-2023-06/1"}
    assert any(row["quote"] == "Minst seks mennesker" for row in database["claim"].search("seks mennesker"))


def test_there_are_indexes_on_what_is_looked_up(database):
    indexed = {(table.name, *index.columns) for table in database.tables for index in table.indexes}
    assert {("claim", "event"), ("claim", "document"), ("figure", "effect"), ("event", "kind")} <= indexed


def test_the_view_joins_events_and_figures(database):
    rows = list(
        database.query("SELECT * FROM event_figure WHERE place = 'Baidoa' AND effect = 'killed' AND NOT is_part")
    )
    assert {(row["who"], row["low"], row["best"], row["high"]) for row in rows} >= {(None, 18, 18, 18)}


def test_earlier_figures_have_a_table_of_their_own(tmp_path):
    told = event(toll(6, 6, 6, versions=(version(2, 2, None, "2020-02-09"),)), claims=("k1", "gone"))
    path, _ = file_of("sqlite", material(told, claims=(claim(),)), tmp_path)
    connection = sqlite3.connect(path)
    row = connection.execute("SELECT low, best, high, origin, day FROM version").fetchone()
    assert row == (2, 2, None, "body:un", "2020-02-09")
    assert json.loads(connection.execute("SELECT claims FROM event").fetchone()[0]) == ["k1", "gone"]
    connection.close()
