"""What joins incidents, totals and changes of hands of one place and day, and what keeps them apart."""

import pytest

from belegg.merge import merge
from belegg.merge.spots import relation, spot
from belegg.score.story_claims import place_of
from tests.merge.making import attack, claim, days, event_with, report, reports

ARMY = "SDN/state_forces"


def merged(*claims, known=()):
    return merge(claims, reports(*known))


# Places


@pytest.mark.parametrize("other", ["Galwandalen", "Galwan"])
def test_a_valley_is_known_by_its_own_name(other):
    assert relation(spot(place_of("Galwan Valley", "IND")), spot(place_of(other, "IND"))) == "same"


def test_a_gulf_is_an_area_that_a_place_may_lie_on():
    assert relation(spot(place_of("Suezbukta", "EGY")), spot(place_of("Ras Abu Daraj", "EGY"))) == "unknown"


# Incidents


def test_an_attack_dated_by_the_year_is_found_by_one_of_a_month_in_it():
    month, year = days(1).start.replace(month=4, day=1), days(1).start.replace(month=1, day=1)
    first = attack("1", time=days(month, month.replace(day=30)), mode="shelling")
    assert len(merged(first, attack("2", time=days(year, year.replace(month=12, day=31)), mode="shelling"))) == 1


def test_prisoners_of_a_fight_who_are_freed_later_are_another_event():
    fight = [
        attack("1", mode="ground_assault", actor="RSF", target=ARMY),
        claim("1", 1, mode="captured", n=24, actor="RSF", target=ARMY),
    ]
    freed = claim("2", mode="released", n=21, actor="RSF", target=ARMY, time=2)
    assert len(merged(*fight, freed, known=(report("1", 0), report("2", 3)))) == 2


def test_the_first_and_the_second_bomb_of_a_report_are_two():
    first = "Den første bomben drepte 15."
    second = "Den andre bomben drepte sju."
    text = f"{first} {second} " + "x" * 200
    killed = [
        claim("1", 0, n=15, target="SDN/police", quote=first, at=0),
        claim("1", 1, n=7, target="SDN/police", quote=second, at=text.index(second)),
    ]
    again = claim("2", n=16, target="SDN/police")
    events = merged(*killed, again, known=(report("1", text=text), report("2", text="y" * 300)))
    assert event_with(events, "1-00") != event_with(events, "1-01")


def test_each_side_striking_in_its_own_way_makes_two_attacks():
    stormed = attack("1", 0, mode="ground_assault", actor="RSF", target=ARMY)
    bombed = attack("1", 1, mode="air_strike", actor=ARMY)
    assert len(merged(stormed, bombed)) == 2


def test_harm_by_the_other_side_is_not_of_an_air_strike():
    bombed = attack("1", 0, mode="air_strike", actor=ARMY, quote="Flyene bombet", at=0)
    killed = claim("1", 1, n=20, actor="RSF", target=ARMY, quote="RSF drepte tjue", at=200)
    text = "Flyene bombet byen. " + "x" * 178 + ". RSF drepte tjue soldater."
    assert len(merged(bombed, killed, known=(report("1", text=text),))) == 2


# R12, R13, R22: totals


TOTAL = {"measure": "cumulative", "time": days(-30, 0), "place": "Sudan"}


def test_losses_of_both_sides_and_of_civilians_in_one_window_are_one_total():
    events = merged(
        claim("1", 0, n=879, target="RSF", **TOTAL),
        claim("1", 1, n=1103, target=ARMY, **TOTAL),
        claim("1", 2, n=1131, target="civilians", **TOTAL),
    )
    assert len(events) == 1


def test_prisoners_and_the_dead_of_two_sides_are_two_totals():
    events = merged(
        claim("1", 0, n=188, target="RSF", said_by="RSF", **TOTAL),
        claim("1", 8, mode="captured", n=4000, target=ARMY, said_by="RSF", **TOTAL),
        known=(report("1", text="a" * 30 + ". B" + "b" * 200 + ".\n\nC" + "c" * 300),),
    )
    assert len(events) == 2


def test_a_days_total_inside_a_longer_one_stands_beside_it():
    keys = {"measure": "cumulative", "place": "Sudan"}
    whole = claim("1", 0, n=250, time=days(0, 4), **keys)
    day = claim("1", 1, n=160, time=0, part_of="1-00", **keys)
    assert len(merged(whole, day)) == 2


def test_one_voice_that_counts_those_who_fled_to_two_ends_gives_two_figures():
    keys = {"kind": "displacement", "mode": "displaced", "measure": "cumulative", "time": days(0, 6), "said_by": "IOM"}
    first = claim("1", 0, n=30_000, quote="30.000 til basen", at=0, **keys)
    other = claim("1", 1, n=4_260, quote="4260 til byen", at=20, **keys)
    text = "30.000 til basen og 4260 til byen. " + "x" * 100
    assert len(merged(first, other, known=(report("1", text=text),))) == 2


# R18: control


PLACE = {"place": "Bakhmut", "country": "UKR"}
RUSSIA, UKRAINE = "RUS/state_forces", "UKR/state_forces"


def test_a_siege_is_not_the_fall_that_ends_it():
    siege = claim("1", 0, "control", "besieged", actor=RUSSIA, time=days(-80, 0), **PLACE)
    fall = claim("1", 1, "control", "captured", actor=RUSSIA, **PLACE)
    assert len(merged(siege, fall)) == 2


def test_who_holds_a_place_long_after_it_was_taken_is_a_state_of_its_own():
    taken = claim("1", 0, "control", "captured", actor=RUSSIA, **PLACE)
    holds = claim("1", 1, "control", "holds", actor=RUSSIA, time=40, **PLACE)
    assert len(merged(taken, holds)) == 2


def test_a_place_in_the_other_sides_hands_again_changed_hands_twice():
    words = "Bakhmut er på ukrainske hender igjen. " + "x" * 100
    taken = claim("1", 0, "control", "captured", actor=RUSSIA, **PLACE)
    again = claim("2", 0, "control", "holds", actor=UKRAINE, time=3, quote=words[:36], at=0, **PLACE)
    assert len(merged(taken, again, known=(report("2", 3, text=words),))) == 2


def test_a_place_taken_anew_days_later_by_the_same_side_was_taken_twice():
    words = "Russland tok på ny kontroll over Bakhmut. " + "x" * 100
    taken = claim("1", 0, "control", "captured", actor=RUSSIA, **PLACE)
    again = claim("2", 0, "control", "captured", actor=RUSSIA, time=8, quote=words[:40], at=0, **PLACE)
    assert len(merged(taken, again, known=(report("2", 8, text=words),))) == 2


def test_an_air_strike_on_civilians_is_not_the_fight_in_which_its_side_lost_men():
    fight = [
        attack("1", 0, mode="ground_assault", actor="RSF", target=ARMY),
        claim("1", 1, n=20, actor="RSF", target=ARMY),
        claim("1", 2, n=35, actor=ARMY, target="RSF"),
    ]
    strike = [attack("2", 0, mode="air_strike", actor=ARMY), claim("2", 1, n=50, actor=ARMY, target="civilians")]
    later = [claim("3", 0, n=27, actor="RSF", target=ARMY), claim("3", 1, n=35, actor=ARMY, target="RSF")]
    events = merged(*fight, *strike, *later)
    assert event_with(events, "2-00") != event_with(events, "1-00") == event_with(events, "3-01")


def test_ships_of_other_names_are_other_attacks():
    first, second = "The destroyer HMS Coventry was bombed.", "The container ship Atlantic Conveyor was bombed."
    sea = {"place": "Falkland Islands", "country": "FLK", "actor": "ARG/state_forces"}
    text = f"{first} {second} " + "x" * 200
    one = attack("1", 0, quote=first, at=0, **sea)
    other = attack("1", 1, quote=second, at=text.index(second), **sea)
    again = attack("2", 0, quote="Tankskipet «Coventry» ble bombet", at=0, **sea)
    late = report("2", text="Tankskipet «Coventry» ble bombet. " + "y" * 200)
    events = merged(one, other, again, known=(report("1", text=text), late))
    assert event_with(events, "1-00") == event_with(events, "2-00") != event_with(events, "1-01")
