"""Comparing the keys of a pair."""

from datetime import date

import pytest

from belegg.model.claim import Also
from belegg.score.gold import GoldClaim
from belegg.score.keys import compare, is_party, is_place


def right(gold, claim, claims=(), whole=None):
    expected = GoldClaim(kind="casualties", quote="Fem tyrkiske", **gold)
    return {judgement.key: judgement.right for judgement in compare(expected, claim, claims, whole)}


@pytest.mark.parametrize(
    ("stated", "keys", "is_it"),
    [
        ("TUR", {"country": "TUR"}, True),
        ("TUR", {"country": "SYR"}, False),
        ("TUR/state_forces", {"country": "TUR", "sector": "state_forces"}, True),
        ("TUR/state_forces", {"country": "TUR", "sector": "government"}, False),
        ("civilians", {"sector": "civilians"}, True),
        ("civilians", {"sector": "children"}, False),
        ("Hamas", {"name": "Hamas"}, True),
        ("Houthi", {"name": "houthi-bevegelsen"}, True),
        ("Houthi", {"name": "houthiene"}, True),
        ("IS", {"name": "Israel", "country": "ISR"}, False),
        ("den syriske hæren", {"name": "hæren"}, True),
        ("RSF", {"name": "RSF", "country": "SDN"}, True),
        ("ELN", {"country": "ELN"}, False),
        ("PKK", {"country": "PKK"}, False),
        ("Russland", {"name": "Russlands"}, True),
    ],
)
def test_a_party_is_a_code_a_sector_or_a_name(build, stated, keys, is_it):
    assert is_party(build.actor("ordene", **keys), stated) is is_it


@pytest.mark.parametrize(
    ("name", "as_written", "stated", "is_it"),
    [
        ("Taftanaz", "Taftanaz", "Taftanaz", True),
        ("Idlib", "Idlibs", "idlib", True),
        ("Kyiv", "Kiev", "Kiev", True),
        ("Zaporizhzhia", "Zaporizhzhia", "Zaporizjzja", True),
        ("Afrin", "Afrin", "Azaz", False),
        ("Paris", "Paris", "Paris", True),
    ],
)
def test_a_place_is_known_by_name_whatever_its_spelling(build, name, as_written, stated, is_it):
    assert is_place(build.place(name, as_written=as_written), stated) is is_it


def test_keys_that_the_gold_leaves_out_are_not_judged(build):
    claim = build.claim(build.article, "Fem tyrkiske", count=build.count(5, 5), actor=build.actor("hæren"))
    assert right({}, claim) == {}


def test_each_stated_key_is_judged(build):
    claim = build.claim(
        build.article,
        "Fem tyrkiske",
        count=build.count(5, 5),
        time=build.period(date(2020, 2, 10), date(2020, 2, 10)),
        place=build.place("Taftanaz", country="SYR"),
        said_by=build.speaker("forsvarsdepartementet i Ankara", country="TUR", via="Reuters"),
        measure="new",
    )
    gold = {
        "mode": "killed", "low": 5, "high": 6, "quantifier": "exact", "imputed": False, "unit": "person",
        "measure": "cumulative", "time": ("2020-02-10", "2020-02-10"), "place": "Taftanaz", "country": "SYR",
        "said_by": "Forsvarsdepartementet", "said_by_country": "TUR", "via": "AFP", "standing": "attributed",
    }  # fmt: skip
    assert right(gold, claim) == {
        "mode": True, "low": True, "high": False, "quantifier": True, "imputed": True, "unit": True,
        "measure": False, "place": True, "country": True, "time": True, "standing": False, "said_by": True,
        "said_by_country": True, "via": False,
    }  # fmt: skip


def test_time_is_right_only_when_both_bounds_are(build):
    claim = build.claim(build.article, "Fem tyrkiske", time=build.period(date(2020, 2, 9), None))
    assert right({"time": ("2020-02-09", "")}, claim) == {"time": True}
    assert right({"time": ("2020-02-09", "2020-02-10")}, claim) == {"time": False}


def test_parties_and_places_named_beside_the_first_count_too(build):
    also = Also(target=(build.actor("sivile", sector="civilians"),), place=(build.place("Idlib"),))
    claim = build.claim(build.article, "Fem tyrkiske", also=also)
    assert right({"target": "civilians", "place": "Idlib"}, claim) == {"target": True, "place": True}


def test_part_of_is_right_when_the_whole_rests_on_the_words_of_the_golds_whole(build):
    whole = build.claim(build.article, "Rundt 300 sivile", kind="displacement", mode="displaced")
    part = build.claim(build.article, "Fem tyrkiske", part_of=whole.id)
    other = build.claim(build.article, "sju såret", mode="wounded")
    gold = {"part_of": "Rundt 300"}
    assert right(gold, part, (part, whole), whole.evidence[0]) == {"part_of": True}
    assert right(gold, part, (part, whole), other.evidence[0]) == {"part_of": False}
    assert right(gold, build.claim(build.article, "Fem tyrkiske"), (whole,), whole.evidence[0]) == {"part_of": False}
