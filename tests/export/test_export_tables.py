"""JSON Lines, CSV and workbooks: read back with the tools of their users; formulas never run."""

import csv
import io
import json
from datetime import date

import duckdb
import jsonschema
import msgspec
import openpyxl
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.report import Report
from belegg.show.export import tables
from belegg.show.export.batches import of_picture
from belegg.show.export.schema import RECORDS, schema_of, written
from tests.export.made import (
    CIVILIANS,
    ROOT,
    claim,
    event,
    file_of,
    material,
    report,
    stories,
    text_of,
    toll,
    version,
)  # fmt: skip

NUMBERS = st.none() | st.integers(0, 10**9)
NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\n=cmd|' /C calc'!A0", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("record", RECORDS)
def test_the_published_schema_is_that_of_the_values(record):
    path = ROOT / "docs" / "schema" / f"{record}.schema.json"
    assert path.read_text(encoding="utf-8") == written(record), "run `python -m tests.export.test_export_tables`"


@pytest.mark.parametrize(("table", "record"), [("events", "event"), ("claims", "claim"), ("sources", "source")])
def test_every_line_of_json_is_as_its_schema_says(table, record):
    text, losses = text_of("jsonl", of_picture(stories()), table=table)
    check = jsonschema.Draft202012Validator(schema_of(record))
    lines = text.splitlines()
    assert len(lines) == losses.written > 50
    for line in lines:
        check.validate(json.loads(line))
    with pytest.raises(jsonschema.ValidationError):
        check.validate({**json.loads(lines[0]), "documents": 3, "document": 3})


def test_json_lines_lose_nothing():
    picture = stories()
    events, _ = text_of("jsonl", of_picture(picture))
    assert tuple(msgspec.json.decode(line, type=Event) for line in events.splitlines()) == picture.events
    claims, _ = text_of("jsonl", of_picture(picture), table="claims")
    assert {one.id: one for one in picture.claims} == {
        one.id: one for one in (msgspec.json.decode(line, type=Claim) for line in claims.splitlines())
    }
    sources, _ = text_of("jsonl", of_picture(picture), table="sources")
    found = {one.document: one for one in (msgspec.json.decode(line, type=Report) for line in sources.splitlines())}
    assert found == {one.document: one for one in picture.reports}


@settings(deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), low=NUMBERS, best=NUMBERS, high=NUMBERS)
def test_any_words_and_numbers_come_back_from_json_lines(words, low, best, high):
    told = event(toll(low, best, high), why=(words,))
    text, _ = text_of("jsonl", material(told))
    assert text.count("\n") == 1
    assert msgspec.json.decode(text, type=Event) == told


@settings(deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_no_cell_of_csv_is_a_formula_and_plain_words_come_back(words):
    text, _ = text_of("csv", material(event(), claims=(claim(words),)), table="claims")
    row = next(iter(csv.DictReader(io.StringIO(text, newline=""))))
    assert not row["quote"].lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r"))
    if words.isprintable() and not words.lstrip(" \n").startswith(("=", "+", "-", "@")):
        assert row["quote"] == words


@pytest.mark.parametrize("words", NASTY)
def test_a_workbook_holds_text_where_a_formula_is_written(tmp_path, words):
    path, _ = file_of("xlsx", material(event(), claims=(claim(words),)), tmp_path)
    book = openpyxl.load_workbook(path)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    head = [cell.value for cell in book["claims"][1]]
    cell = book["claims"].cell(2, head.index("quote") + 1)
    assert cell.data_type == "s" and cell.value.replace("_x000D_", "\r").strip() == words.strip()
    if words[0] in "=+-@":
        assert cell.quotePrefix, "editing the cell would make it a formula"


def test_a_workbook_has_its_sheets_and_tells_what_they_hold(tmp_path):
    picture = stories()
    path, losses = file_of("xlsx", of_picture(picture), tmp_path)
    sheets = pandas.read_excel(path, sheet_name=None)
    assert list(sheets) == ["README", "events", "figures", "claims", "sources"]
    assert len(sheets["events"]) == len(picture.events) == losses.events
    assert len(sheets["claims"]) == len({one.id for one in picture.claims})
    assert len(sheets["sources"]) == len(picture.reports)
    assert set(sheets["figures"]["event"]) <= set(sheets["events"]["id"])
    explained = set(pandas.read_excel(path, sheet_name="README", header=None)[0].dropna())
    assert {column.name for columns in tables.TABLES.values() for column in columns} <= explained
    assert str(sheets["events"]["time_start"].dtype).startswith("datetime64")


def test_too_long_a_text_is_cut_and_told(tmp_path):
    path, losses = file_of("xlsx", material(event(why=("x" * 40_000,))), tmp_path)
    assert losses.rows_of("text of a cell") == 1
    assert openpyxl.load_workbook(path)["events"].max_row == 2


@pytest.mark.parametrize("table", tables.TABLES)
def test_csv_tables_are_read_by_pandas_and_duckdb(tmp_path, table):
    path, losses = file_of("csv", of_picture(stories()), tmp_path, table=table)
    frame = pandas.read_csv(path)
    assert len(frame) == losses.written > 50
    assert list(frame.columns) == [column.name for column in tables.TABLES[table]]
    counted = duckdb.sql(f"SELECT count(*) FROM read_csv('{path}', header = true)").fetchall()
    assert counted == [(len(frame),)]


def test_csv_has_a_row_for_every_figure(tmp_path):
    picture = stories()
    path, losses = file_of("csv", of_picture(picture), tmp_path)
    frame = pandas.read_csv(path)
    assert len(frame) == losses.written == sum(max(len(one.tolls), 1) for one in picture.events)
    assert set(frame["id"]) == {one.id for one in picture.events}


def test_csv_begins_with_the_mark_only_where_it_is_wanted():
    assert text_of("csv", material(event()), mark=True)[0].startswith("\ufeffid")
    assert text_of("csv", material(event()))[0].startswith("id")


def test_unknown_and_open_are_empty_and_nought_is_nought():
    text, _ = text_of("csv", material(event(toll(0, 0, None), toll(None, None, 5, who=CIVILIANS))), table="figures")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["low"], row["best"], row["high"]) for row in rows] == [("0", "0", ""), ("", "", "5")]


def test_earlier_figures_are_told_in_words():
    told = event(toll(6, 6, 6, versions=(version(2, 2, None, "2020-02-09"), version(None, None, 9, "2020-02-10"))))
    (row,) = tables.figure_rows(told)
    words = dict(zip((c.name for c in tables.FIGURES), tables.cells(tables.FIGURES, row), strict=True))["versions"]
    assert words == ("2 2 … (body:un, 2020-02-09)", "? ? 9 (body:un, 2020-02-10)")


def test_a_report_comes_once_and_one_that_is_not_known_has_its_id_alone():
    told = [event(id=f"e{at}", documents=("d1", "elsewhere")) for at in range(5)]
    text, _ = text_of("csv", material(*told), table="sources")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["document"], row["outlet"], row["headline"]) for row in rows] == [
        ("d1", "NTB", "To soldater drept"), ("elsewhere", "", ""),
    ]  # fmt: skip
    assert tables.headline(report("<html><p>Drept")) is None


def test_days_are_days():
    columns = {column.name: column for column in tables.EVENTS}
    assert columns["time_start"].of(event()) == date(2020, 2, 10)


if __name__ == "__main__":
    for one in RECORDS:
        (ROOT / "docs" / "schema" / f"{one}.schema.json").write_text(written(one), encoding="utf-8")
