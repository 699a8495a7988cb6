"""The table, the blocks and the explanation: they fit the width, and nothing is lost in them."""

import csv
import io
from datetime import date

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from belegg.model.claim import Also
from belegg.read.document import read_bytes
from belegg.show import explain, spreadsheet, table
from belegg.workflow import Reading


@pytest.fixture
def reading(document, build):
    whole = build.claim(
        build.article,
        "Rundt 300 sivile flyktet",
        kind="displacement",
        mode="displaced",
        count=build.count(270, 330, quantifier="about"),
        measure="cumulative",
        time=build.period(date(2019, 12, 3), date(2020, 2, 24)),
        place=build.place("Idlib", country="SYR", latitude=35.9, longitude=-36.6),
        target=build.actor("sivile", sector="civilians"),
        said_by=build.speaker("=HYPERLINK(1)", via="AFP"),
        standing="unconfirmed",
        also=Also(place=(build.place("حلب"),)),
    )
    part = build.claim(
        build.article,
        "Fem tyrkiske soldater ble drept",
        count=build.count(5, 5),
        target=build.actor("opprørskontrollerteområderlangtord" * 2, country="TUR"),
        part_of=whole.id,
    )
    return Reading(document=document, language="nb", claims=(whole, part))


def lines_of(show, reading, width):
    out = io.StringIO()
    show(reading, Console(file=out, width=width, highlight=False, markup=False))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 103, 104, 120, 171, 172, 200, 300])
@pytest.mark.parametrize("layout", [table.show, explain.show])
def test_no_line_is_wider_than_the_terminal(reading, layout, width):
    assert max(map(cell_len, lines_of(layout, reading, width))) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_layout_tells_all_that_is_known(reading, width):
    shown = " ".join(" ".join(lines_of(table.show, reading, width)).split())
    for words in ("displacement", "270–330", "cumulative", "Idlib", "(SYR)", "2019-12-03/2020-02-24", "unconfirmed"):
        assert words in shown


def test_a_document_without_claims_says_so(document):
    assert "no claims" in "\n".join(lines_of(table.show, Reading(document=document, language="nb", claims=()), 80))


def test_the_explanation_marks_the_words_and_gives_the_rules(reading):
    shown = " ".join(" ".join(lines_of(explain.show, reading, 200)).split())
    assert "hæren ble sju såret. [Rundt 300 sivile flyktet] fra Idlib." in shown
    assert "← by hand" in shown
    assert "⊂ part of displacement displaced “Rundt 300 sivile flyktet”" in shown


def test_evidence_close_together_shares_a_passage_and_overlaps_are_marked_once(document, build):
    spans = [build.claim(build.article, quote).evidence[0] for quote in ("Fem tyrkiske", "tyrkiske soldater", "mandag")]
    claim = build.claim(build.article, "Fem", evidence=tuple(spans))
    passages = explain.passages(document, claim)
    assert len(passages) == 1
    assert "[Fem tyrkiske][soldater] ble drept [mandag]" in passages[0].plain.replace("] [", "][")


def test_csv_has_every_column_and_no_formula(reading):
    text = spreadsheet.header() + spreadsheet.rows(reading)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == list(spreadsheet.COLUMNS)
    first, second = rows
    assert (first["low"], first["high"], first["place"], first["longitude"]) == ("270", "330", "Idlib", "-36.6")
    assert first["said_by_as_written"] == "'=HYPERLINK(1)"
    assert (first["published_start"], first["time_end"], first["place_also"]) == ("2020-02-10", "2020-02-24", "حلب")
    assert (second["part_of"], second["actor"], second["imputed"]) == (reading.claims[0].id, "", "false")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1"])
def test_what_a_spreadsheet_takes_for_a_formula_is_escaped(text):
    assert spreadsheet._safe(text).startswith("'")


def test_parts_stand_right_after_their_whole_in_the_order_of_the_words(build):
    first, whole, part = (
        build.claim(build.article, quote, id=name) for quote, name in (("Fem", "a"), ("sju", "b"), ("Rundt 300", "c"))
    )
    part = msgspec.structs.replace(part, part_of="b")
    lost = msgspec.structs.replace(first, id="d", part_of="not there")
    ordered = table.in_order((part, whole, lost, first))
    assert [(claim.id, is_part) for claim, is_part in ordered] == [
        ("d", False), ("a", False), ("b", False), ("c", True),
    ]  # fmt: skip


def test_the_explanation_of_a_page_shows_its_text_and_not_its_markup(build):
    page = (
        "<!DOCTYPE html><html><body><article><h1>Fem drept</h1><p>Minst <b>fem</b> s&aring;rede soldater ble drept i "
        "byen Idlib i natt, opplyser det tyrkiske forsvarsdepartementet mandag.</p></article></body></html>"
    )
    document = read_bytes(page.encode(), name="a.html")
    claim = build.claim(page, "fem</b> s&aring;rede soldater")
    (passage,) = explain.passages(document, claim)
    assert "Minst [fem sårede soldater] ble drept" in passage.plain
    assert "<" not in passage.plain and "&" not in passage.plain


def test_the_explanation_gives_each_value_its_words_and_steps(build):
    claim = build.claim(
        build.article,
        "Fem tyrkiske soldater",
        count=build.count(5, 5, as_written="Fem"),
        place=build.place("Idlib"),
        rule=("frames/casualties.toml: drepe", "numerals/words", "standing: standing.toml:not confirmed", "odd"),
    )
    lines = [line.plain for line in explain.chain(claim, (claim,))]
    assert lines == [
        "what      ← frames/casualties.toml: drepe",
        "how many  “Fem” ← numerals/words",
        "where     “Idlib” ",
        "standing  ← standing.toml:not confirmed",
        "further   ← odd",
    ]


@pytest.mark.parametrize("width", [104, 120, 163, 164, 240])
def test_dates_and_short_words_are_never_broken(reading, width):
    lines = lines_of(table.show, reading, width)
    for word in ("2019-12-03/2020-02-24", "unconfirmed", "displacement"):
        assert any(word in line for line in lines)
