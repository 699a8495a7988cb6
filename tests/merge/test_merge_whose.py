"""Whose the nameless are, which town an account without one is of, and figures that are put aside."""

import pytest

from belegg.merge import merge
from belegg.merge.spots import relation, spot
from belegg.model.actor import Actor
from belegg.score.story_claims import place_of
from tests.merge.making import attack, bounds, claim, event_with, report, reports, row

REBELS = Actor(name=None, as_written="opprørerne", country=None, sector="rebels", id=None)
SOLDIERS = Actor(name=None, as_written="soldater", country=None, sector="state_forces", id=None)
ATTACKERS = Actor(name=None, as_written="angriperne", country=None, sector=None, id=None)


def merged(*claims, known=()):
    return merge(claims, reports(*known))


@pytest.mark.parametrize("nameless", [REBELS, ATTACKERS])
def test_rebels_and_attackers_of_no_name_are_the_only_group_that_the_event_names(nameless):
    events = merged(
        attack("1", actor="RSF", target="civilians"), claim("1", 1, n=4, target=nameless), claim("1", 2, n=9)
    )
    assert row(events[0], "killed", "RSF").best == 4


def test_a_group_that_merely_speaks_names_the_rebels_where_no_party_is_named():
    events = merged(
        attack("1"),
        claim("1", 1, n=25, target=REBELS),
        claim("1", 2, n=10, target="SDN/state_forces", said_by="RSF"),
    )
    assert row(events[0], "killed", "RSF").best == 25


def test_nobody_is_put_to_the_side_that_struck_him():
    events = merged(attack("1", actor="RSF"), claim("1", 1, n=4, actor="RSF", target=REBELS))
    assert row(events[0], "killed").who.name is None


def test_two_named_groups_leave_it_open():
    events = merged(attack("1", actor="RSF", target="SLM"), claim("1", 1, n=4, target=REBELS))
    assert row(events[0], "killed").who.name is None


def test_soldiers_of_no_country_are_those_of_the_land_where_they_fell():
    events = merged(attack("1", mode="bombing"), claim("1", 1, n=14, target=SOLDIERS))
    assert row(events[0], "killed").who.country == "SDN"


def test_soldiers_are_not_those_of_the_land_that_struck_them():
    events = merged(
        attack("1", actor="SDN/state_forces"), claim("1", 1, n=14, actor="SDN/state_forces", target=SOLDIERS)
    )
    assert row(events[0], "killed").who.country is None


def test_people_are_the_side_of_which_another_report_gives_the_very_figure():
    events = merged(
        attack("1"), claim("1", 1, n=6), attack("2"), claim("2", 1, n=6, target="SDN/state_forces"),
        known=(report("1"), report("2", 1)),
    )  # fmt: skip
    assert row(events[0], "killed").who.country == "SDN"


def test_people_and_a_side_told_side_by_side_stay_two_rows():
    events = merged(
        attack("1"), claim("1", 1, n=6, target="SDN/state_forces"), claim("1", 2, n=11),
        attack("2"), claim("2", 1, n=6),
        known=(report("1"), report("2", 1)),
    )  # fmt: skip
    told = {toll.who is None: (toll.low, toll.high) for event in events for toll in event.tolls}
    assert told == {False: (6, 6), True: (6, 11)}


def test_only_an_enemy_says_neutralised():
    events = merged(attack("1"), claim("1", 1, mode="neutralised", n=61, target="RSF"))
    assert bounds(row(events[0], "neutralised")) == (0, None, 61)


def test_an_account_without_a_town_is_of_the_town_that_its_words_name():
    text = "Talet på drepne i åtaket på El Fasher har stige til 22."
    told = claim("2", n=22, place=None, country=None, quote="22", at=text.index("22"))
    elsewhere = claim("3", n=31, place=None, country=None, quote="31", at=text.index("22"))
    known = (report("1"), report("2", 1, text=text), report("3", 1, text=text.replace("El Fasher", "Nyala")))
    events = merged(attack("1"), claim("1", 1, n=22), told, elsewhere, known=known)
    assert event_with(events, "1-00") is event_with(events, "2-00")
    assert event_with(events, "1-00") is not event_with(events, "3-00")


def test_a_place_that_no_gazetteer_knows_is_one_whatever_land_a_report_makes_likely():
    one, other = spot(place_of("Zaroumdareye", "NER")), spot(place_of("Zaroumdareye", "NGA"))
    assert relation(one, other) == "same"


def test_a_figure_that_a_report_puts_aside_gives_way_to_the_one_beside_it():
    text = "Talet er 24, ikkje 27, etter ei ny teljing."
    first = (attack("1"), claim("1", 1, n=27, said_by="guvernøren", said_by_country="SDN"))
    again = (
        attack("2"), claim("2", 1, n=24, quote="24", at=text.index("24")),
        claim("2", 2, n=27, quote="27", at=text.index("27")),
    )  # fmt: skip
    events = merged(*first, *again, known=(report("1"), report("2", 2, text=text)))
    assert bounds(row(events[0], "killed")) == (24, 24, 24)
