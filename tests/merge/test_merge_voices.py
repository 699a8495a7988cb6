"""Who speaks where a report gives no name, and what that does to the figures."""

import pytest

from belegg.merge import merge
from tests.merge.making import attack, bounds, claim, count, days, event_with, report, reports, row

ARMY = "SDN/state_forces"


def merged(*claims, known=()):
    return merge(claims, reports(*known))


def told(words, **keys):
    """Return a report and a claim whose sentence is all of it."""
    name = keys.pop("report", "1")
    quote = keys.pop("quote", words)
    day = keys.pop("day", 0)
    number = keys.pop("number", 9)
    made = claim(name, number, quote=quote, at=words.index(quote), **keys)
    return made, report(name, day, text=words + " " + "x" * 400)


# R4 and R21: the nameless who speak


@pytest.mark.parametrize("name", ["opprørerne", "Geriljaen", "The separatists", "opposisjonen"])
def test_rebels_of_no_name_speak_for_the_only_group_of_the_event(name):
    events = merged(
        attack("1", actor="RSF", target=ARMY, mode="ground_assault"),
        claim("1", 1, n=60, target=ARMY, said_by=name),
    )
    assert bounds(row(events[0], "killed")) == (0, None, 60)


def test_a_speaker_of_a_country_that_is_called_a_rebel_is_not_its_state():
    events = merged(
        attack("1", actor="RSF", target=ARMY, mode="ground_assault"),
        claim("1", 1, n=60, target=ARMY, said_by="De islamistiske opprørerne", said_by_country="SDN"),
        claim("2", 1, n=21, target=ARMY, said_by="SDN", said_by_country="SDN"),
    )
    assert bounds(row(events[0], "killed")) == (21, 21, 60)


def test_losses_that_a_speaker_calls_its_own_are_its_own():
    words = "Lederen for de paramilitære sier at 22 av hans menn falt."
    own, text = told(words, n=22, target="RSF", said_by="Lederen for de paramilitære", quote="22 av hans menn falt")
    events = merged(attack("1", actor="JEM", target="RSF", mode="clash"), own, known=(text,))
    assert bounds(row(event_with(events, own.id), "killed")) == (22, 22, 22)
    assert event_with(events, own.id).grade == "confirmed"


def test_a_group_is_known_by_its_name_in_what_a_speaker_is_called():
    events = merged(
        attack("1", actor="Nuristan Front", target=ARMY, mode="clash"),
        claim("1", 1, n=7, target="Nuristan Front", said_by="Nuristan Front's commander", said_by_country="SDN"),
        claim("2", 1, n=80, target="Nuristan Front", said_by="SDN", said_by_country="SDN"),
    )
    assert bounds(row(events[0], "killed")) == (7, 7, 80)


def test_newspapers_and_dioceses_are_not_the_state():
    events = merged(
        attack("1", actor=ARMY),
        claim("1", 1, n=78, said_by="SDN", said_by_country="SDN"),
        claim("2", 1, n=112, said_by="avisen Al-Rakoba", said_by_country="SDN"),
        claim("3", 1, n=112, said_by="Bispedømmet i El Obeid", said_by_country="SDN"),
    )
    assert row(events[0], "killed").best == 112


def test_a_person_with_and_without_a_title_is_one_origin():
    events = merged(
        claim("1", n=12, said_by="Dr. Chris Giannou"),
        claim("2", n=14, said_by="legen Chris Giannou"),
        known=(report("1", 0), report("2", 9)),
    )
    assert bounds(row(events[0], "killed")) == (14, 14, 14)


# R4: foes


def test_the_attacked_are_foes_of_those_who_attacked_them():
    far = {"place": "Cuito", "country": "AGO"}
    events = merged(
        attack("1", actor="ZAF/state_forces", target="AGO/state_forces", mode="ground_assault", **far),
        claim("1", 1, n=60, target="ZAF/state_forces", said_by="AGO", said_by_country="AGO", **far),
    )
    assert bounds(row(events[0], "killed")) == (0, None, 60)


def test_those_who_drove_people_out_do_not_set_how_many_fled():
    keys = {"kind": "displacement", "mode": "displaced", "target": "RSF", "measure": "cumulative", "time": days(0, 9)}
    events = merged(
        claim("1", n=180_000, said_by="FN", **keys), claim("2", n=90_000, said_by="SDN", said_by_country="SDN", **keys)
    )
    assert bounds(row(events[0], "displaced")) == (180_000, 180_000, 180_000)


def test_what_several_observers_count_weighs_more_than_a_partys_own_word():
    events = merged(
        attack("1", actor="RSF", target=ARMY, mode="clash"),
        claim("1", 1, n=56, target=ARMY, said_by="SDN", said_by_country="SDN"),
        claim("2", 1, n=52, target=ARMY, said_by="FN"),
        claim("3", 1, n=52, target=ARMY, said_by="Human Rights Watch"),
    )
    assert bounds(row(events[0], "killed")) == (52, 52, 56)


def test_an_attacker_who_grants_a_figure_counts_for_it():
    events = merged(
        attack("1", actor=ARMY),
        claim("1", 1, n=7, target="civilians", said_by="FN"),
        claim("2", 1, n=8, target="civilians", said_by="Human Rights Watch"),
        claim("3", 1, n=8, target="civilians", actor=ARMY, said_by="SDN", said_by_country="SDN"),
    )
    assert row(events[0], "killed").best == 8


# R14 and R21: figures put aside


def test_a_figure_that_its_origin_denies_beside_another_is_put_aside():
    events = merged(
        claim("1", n=count(54, None), said_by="politiet i El Fasher"),
        claim("2", 0, n=54, said_by="politiet i El Fasher", standing="denied"),
        claim("2", 1, n=28, said_by="politiet i El Fasher"),
        known=(report("1", 0), report("2", 4)),
    )
    assert bounds(row(events[0], "killed")) == (28, 28, 28)


def test_a_withdrawn_figure_leaves_no_row():
    words = "Meldingen om 30 drepte er trukket tilbake."
    gone, text = told(words, n=30, standing="denied", said_by="Interfax", quote="30 drepte")
    assert merged(attack("1"), gone, known=(text,))[0].tolls == ()


def test_a_figure_that_the_words_before_it_call_earlier_is_earlier():
    words = "It had spoken of 30 in November."
    old, text = told(words, report="2", day=60, n=30, said_by="Leger uten grenser", quote="spoken of 30 in November")
    new = claim("2", 0, n=42, said_by="Leger uten grenser")
    events = merged(new, old, claim("1", n=count(19, None), said_by="Leger uten grenser"), known=(report("1"), text))
    assert bounds(row(event_with(events, new.id), "killed")) == (42, 42, 42)


# R8: parts


def test_a_part_that_its_whole_can_no_longer_hold_is_put_aside():
    events = merged(
        claim("1", 0, n=54, said_by="politiet i El Fasher"),
        claim("1", 1, n=37, target="children", part_of="1-00", said_by="politiet i El Fasher"),
        claim("2", 0, n=28, said_by="politiet i El Fasher"),
        claim("2", 1, n=17, target="children", part_of="2-00", said_by="Human Rights Watch"),
        known=(report("1", 0), report("2", 4)),
    )
    assert bounds(row(events[0], "killed", "children")) == (17, 17, 17)


def test_parts_of_no_name_and_other_numbers_are_other_parts():
    people = {"target": ARMY, "said_by": "FN"}
    events = merged(
        claim("1", 0, n=10, **people), claim("1", 1, n=4, part_of="1-00", **people),
        claim("2", 0, n=13, **people), claim("2", 1, n=3, part_of="2-00", **people),
        known=(report("1", 0), report("2", 4)),
    )  # fmt: skip
    assert sorted(toll.best for toll in events[0].tolls) == [3, 4, 13]
