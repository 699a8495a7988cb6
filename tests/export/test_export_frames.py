"""Claims and events in a notebook: tuples that show themselves and turn into tables."""

import sys

import pandas
import pytest

from belegg.model.claim import Claim
from belegg.show.export import frames, tables
from belegg.show.export.frames import Claims, Events, MissingExtraError
from tests.export.made import claim, event, stories, toll

ARTICLE = "Fem soldater ble drept i Idlib lørdag, ifølge SOHR. Minst tre sivile ble såret."


@pytest.fixture(scope="module")
def read():
    return frames.read(ARTICLE, date="2020-02-10", outlet="NTB")


def test_claims_read_are_a_tuple_as_before(read):
    from belegg.workflow import read_claims

    assert isinstance(read, tuple) and isinstance(read[0], Claim)
    assert read == read_claims(ARTICLE, date="2020-02-10", outlet="NTB")
    assert hash(read) == hash(tuple(read)) and len(read) > 0


def test_an_article_without_claims_is_empty_and_still_shows_itself():
    nothing = frames.read("Solen skinner i dag, og i morgen regner det over hele landet.", language="nb")
    assert nothing == () and "0 claims" in nothing._repr_html_()
    assert list(nothing.to_df().columns) == list(Claims((claim(),)).to_df().columns)


def test_claims_become_a_frame(read):
    frame = read.to_df()
    assert isinstance(frame, pandas.DataFrame) and len(frame) == len(read)
    assert list(frame.id) == [one.id for one in read]
    dead = frame[frame["mode"] == "killed"].iloc[0]
    assert (dead.low, dead.best, dead.high, dead.unit) == (5, 5, 5, "person")
    assert str(frame.time_start.dtype).startswith("datetime64")
    assert read.to_arrow().column_names == [column.name for column in tables.CLAIMS if column.name != "event"]


def test_merged_claims_become_a_frame(read):
    merged = frames.merge(read)
    assert isinstance(merged, Events) and isinstance(merged, tuple) and len(merged) > 0
    assert len(merged.to_df()) == len(merged)
    figures = merged.to_df(figures=True)
    assert len(figures) == sum(len(one.tolls) for one in merged)
    assert list(figures.columns) == [column.name for column in tables.FIGURES]


def test_unknown_is_missing_and_never_nought():
    frame = Events((event(toll(0, 0, None), toll(None, None, 4)),)).to_df(figures=True)
    assert frame.low.isna().tolist() == [False, True] and frame.low[0] == 0
    assert frame.high.isna().tolist() == [True, False]


def test_a_notebook_shows_a_table_and_runs_nothing_in_it():
    told = Claims((claim("<script>alert(1)</script>"),))._repr_html_()
    assert "<script>" not in told and "&lt;script&gt;" in told and "<table>" in told
    told = Events((event(toll(2, 2, 2), why=("<b>",)),))._repr_html_()
    assert "killed 2" in told and "Çukurca (TUR)" in told and "1 event" in told


def test_a_long_list_is_cut_and_says_so():
    many = Events(stories().events)
    told = many._repr_html_()
    assert told.count("<tr>") == frames.SHOWN + 1 and f"{len(many)} events (the first {frames.SHOWN} shown)" in told


def test_without_pandas_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"pip install \"belegg\[tables\]\""):
        Claims((claim(),)).to_df()
    assert Claims((claim(),)).to_arrow().num_rows == 1
    assert issubclass(MissingExtraError, ImportError)
