"""The ACLED-shaped export: their columns, their types, one conservative number and their codes for vague words."""

import csv
import io

import msgspec
import pandas
import pytest

from belegg.model.actor import Actor
from belegg.show.export.acled import COLUMNS, interaction
from belegg.show.export.batches import of_picture
from tests.export.made import (
    CIVILIANS,
    HOW,
    PKK,
    PLACE,
    ROOT,
    TURKEY,
    claim,
    days,
    event,
    file_of,
    material,
    stories,
    text_of,
    toll,
)  # fmt: skip


def rows(*events, **keys):
    text, losses = text_of("acled", material(*events, **keys))
    return list(csv.DictReader(io.StringIO(text))), losses


def one(*tolls, claims=(), **keys):
    found, losses = rows(event(*tolls, **keys), claims=claims)
    assert len(found) == 1, list(losses)
    return found[0], losses


@pytest.mark.parametrize(
    ("tolls", "number"),
    [
        ([], 0),
        ([toll(2, 2, 2)], 2),
        ([toll(14, 18, 23)], 14),
        ([toll(20, 20, None)], 20),
        ([toll(20, None, 99, imputed=True)], 10),
        ([toll(24, None, 99, imputed=True)], 12),
        ([toll(200, None, 999, imputed=True)], 100),
        ([toll(60, None, 99, imputed=True)], 60),
        ([toll(5, 5, 5, who=TURKEY), toll(0, None, 30, who=PKK)], 5),
        ([toll(5, 5, 5, who=TURKEY), toll(3, 3, 3, who=PKK)], 8),
        ([toll(None, None, 30)], 3),
        ([toll(None, None, 2)], 2),
        ([toll(9, 9, 9, effect="wounded")], 0),
        ([toll(29, 29, 29, claims=("w",)), toll(10, 10, 10, who=CIVILIANS, part_of="w")], 29),
    ],
)
def test_the_number_is_the_most_conservative(tolls, number):
    assert one(*tolls)[0]["fatalities"] == str(number)


def test_deaths_without_any_number_are_three_and_told():
    row, losses = one(claims=(claim(count=None),))
    assert row["fatalities"] == "3" and "coded as 3" in row["notes"]
    assert losses.rows_of("fatalities") == 1


@pytest.mark.parametrize(
    ("keys", "types"),
    [
        ({"mode": "shelling"}, ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        ({"mode": "drone_strike"}, ("Explosions/Remote violence", "Air/drone strike")),
        ({"mode": "suicide_bombing"}, ("Explosions/Remote violence", "Suicide bomb")),
        ({"mode": "clash"}, ("Battles", "Armed clash")),
        ({"mode": "ambush"}, ("Battles", "Armed clash")),
        ({"mode": "shooting", "target": CIVILIANS}, ("Violence against civilians", "Attack")),
        ({"mode": "abduction", "target": CIVILIANS}, ("Violence against civilians", "Abduction/forced disappearance")),
        ({"kind": "control", "mode": "captured"}, ("Battles", "Non-state actor overtakes territory")),
        ({"kind": "control", "mode": "captured", "actor": TURKEY}, ("Battles", "Government regains territory")),
        ({"kind": "agreement", "mode": "ceasefire"}, ("Strategic developments", "Agreement")),
    ],
)
def test_types(keys, types):
    row, _ = one(**keys)
    assert (row["event_type"], row["sub_event_type"]) == types
    wanted = "Strategic developments" if keys.get("kind") == "agreement" else "Political violence"
    assert row["disorder_type"] == wanted


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": "statement", "mode": "threat"},
        {"kind": "displacement", "mode": "displaced"},
        {"kind": "casualties", "mode": "released"},
        {"kind": "control", "mode": "holds"},
        {"kind": "control", "mode": "captured", "standing": "denied"},
        {"kind": "agreement", "mode": "broken:ceasefire"},
        {"mode": "shooting", "target": None},
        {"mode": "abduction", "target": TURKEY},
        {"standing": "planned"},
        {"time": None},
        {"time": days("2020-01-01", "2020-02-10")},
        {"place": None},
        {"place": msgspec.structs.replace(PLACE, precision=6)},
        {"place": msgspec.structs.replace(PLACE, latitude=None, longitude=None)},
    ],
)
def test_what_acled_has_no_row_for_is_reported_once(keys):
    found, losses = rows(event(**keys))
    assert found == [] and losses.rows_of("event") == 1


def test_totals_are_left_out():
    found, losses = rows(event(toll(50, 50, 50, measure="cumulative")))
    assert found == [] and any("tallies" in loss.why for loss in losses)


@pytest.mark.parametrize(
    ("time", "day", "precision"),
    [
        (days("2020-02-10"), "2020-02-10", "1"),
        (days("2020-02-10", "2020-02-11"), "2020-02-10", "2"),
        (days("2020-02-10", "2020-02-16"), "2020-02-13", "2"),
        (days("2020-02-01", "2020-02-29"), "2020-02-15", "3"),
    ],
)
def test_dates(time, day, precision):
    row, losses = one(time=time)
    assert (row["event_date"], row["time_precision"]) == (day, precision)
    assert losses.rows_of("event_date") == (0 if precision == "1" else 1)


@pytest.mark.parametrize(("precision", "code"), [(1, "1"), (2, "2"), (3, "2"), (4, "3")])
def test_precision_of_places(precision, code):
    assert one(place=msgspec.structs.replace(PLACE, precision=precision))[0]["geo_precision"] == code


def test_actors_have_their_codes_and_forces_abroad_are_external():
    row, _ = one(toll(2, 2, 2, who=CIVILIANS))
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"], row["interaction"]) == (
        "PKK", "2", "Military Forces of Turkey", "1", "12",
    )  # fmt: skip
    assert (row["assoc_actor_2"], row["civilian_targeting"]) == ("Civilians (Turkey)", "")
    abroad = msgspec.structs.replace(PLACE, country="IRQ")
    row, _ = one(actor=TURKEY, target=PKK, mode="air_strike", place=abroad)
    assert (row["inter1"], row["interaction"], row["iso"], row["region"]) == ("8", "28", "368", "Middle East")


def test_civilians_alone_are_targets_and_an_unknown_attacker_is_unidentified():
    row, _ = one(toll(4, 4, 4, who=CIVILIANS), actor=None, target=None, mode="shelling")
    assert (row["actor1"], row["inter1"]) == ("Unidentified Armed Group (Turkey)", "3")
    assert (row["actor2"], row["interaction"], row["civilian_targeting"]) == (
        "Civilians (Turkey)", "37", "Civilian targeting",
    )  # fmt: skip


def test_an_actor_of_unknown_kind_has_no_code():
    unknown = Actor(name="Brigaden", as_written="Brigaden", country=None, sector=None, id=None)
    row, losses = one(actor=unknown, mode="shelling")
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("Brigaden", "", "")
    assert losses.rows_of("inter1, inter2, interaction") == 1


def test_the_one_side_is_not_both_actors():
    assert one(target=PKK, mode="shelling")[0]["actor2"] == ""


@pytest.mark.parametrize(
    ("first", "second", "joint"), [(2, 1, 12), (1, 2, 12), (2, 0, 20), (0, 7, 70), (None, 1, None)]
)
def test_joint_codes_are_the_smallest(first, second, joint):
    assert interaction(first, second) == joint


def test_notes_give_the_range_and_the_words():
    row, _ = one(toll(14, 18, 23), claims=(claim("Minst 14"),))
    assert "14 to 23 dead" in row["notes"] and "“Minst 14”" in row["notes"]
    assert row["timestamp"] == str(int(HOW.made.timestamp()))


def test_pandas_reads_the_stories(tmp_path):
    path, losses = file_of("acled", of_picture(stories()), tmp_path)
    frame = pandas.read_csv(path, parse_dates=["event_date"])
    assert tuple(frame.columns) == COLUMNS and len(frame) == losses.written > 30
    assert frame.fatalities.dtype == "int64" and (frame.fatalities >= 0).all()
    assert frame.latitude.notna().all() and frame.event_id_cnty.is_unique
    assert frame.year.equals(frame.event_date.dt.year.astype("int64"))
    assert frame.geo_precision.between(1, 3).all() and frame.time_precision.between(1, 3).all()
    assert losses.written + losses.rows_of("event") == losses.events


def test_every_column_is_documented():
    text = (ROOT / "docs/exports/acled.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
