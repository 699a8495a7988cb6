"""What a network guessed is no ground for telling two things apart, and little for joining them."""

import pytest

from belegg.merge import merge
from belegg.merge.compare import compare
from belegg.merge.gather import facts_of, strands_of
from belegg.merge.guessed import guessed
from belegg.model.claim import CHOSEN, MEASURED, SAID_DAY
from tests.merge.making import attack, bounds, claim, event_with, report, reports, row

PLACE, TIME, ACTOR, TARGET = (
    f"{CHOSEN}: {key} at 0.61 among those named" for key in ("place", "time", "actor", "target")
)
KNOWN = reports(report("1", 0), report("2", 3))


def joined(*claims):
    """Return whether the claims make one event."""
    return len(merge(claims, KNOWN)) == 1


def test_only_keys_that_a_network_chose_are_guessed():
    assert guessed(attack(rule=("frames/attack.toml: strike", PLACE, TIME))) == {"place", "time"}
    assert guessed(claim(n=3, rule=(SAID_DAY,))) == {"time"}
    assert guessed(claim(n=3, rule=(f"{MEASURED}: cumulative at 0.80",))) == {"measure"}
    assert guessed(claim(n=3, rule=("time of the incident before",))) == frozenset()


def test_the_day_of_the_word_does_not_part_a_toll_from_its_attack():
    first = [attack("1"), claim("1", 1, n=30)]
    later = claim("2", 1, n=34, time=3)
    assert not joined(*first, attack("2", 0, time=3), later)
    assert joined(*first, attack("2", 0, time=3, rule=(TIME,)), claim("2", 1, n=34, time=3, rule=(SAID_DAY,)))


def test_a_guessed_day_before_what_happened_still_parts():
    assert not joined(attack("1", time=3), claim("1", 1, n=30, time=3), attack("2", rule=(TIME,)))


def test_a_guessed_town_does_not_part_but_joins_nothing_by_itself():
    one, other = attack("1"), attack("2", place="Nyala")
    assert not joined(one, other)
    found = compare(
        *(strand[0] for strand in strands_of(facts_of([one, attack("2", place="Nyala", rule=(PLACE,))], KNOWN), {}))
    )
    assert not any(points < 0 for _, points in found.reasons)
    assert not joined(attack("1", mode=None), attack("2", mode=None, rule=(PLACE,)))


@pytest.mark.parametrize("rule", [(), (ACTOR,)])
def test_only_those_whom_the_words_blame_tell_attackers_apart(rule):
    one, other = attack("1", actor="RSF"), attack("2", actor="SDN/state_forces", rule=rule)
    found = compare(*(strand[0] for strand in strands_of(facts_of([one, other], KNOWN), {})))
    assert any("attackers" in words for words, _ in found.reasons) is not bool(rule)


def test_those_who_count_and_tell_are_no_attackers():
    one, other = attack("1", actor="RSF"), attack("2", actor="monitor")
    found = compare(*(strand[0] for strand in strands_of(facts_of([one, other], KNOWN), {})))
    assert not any("attackers" in words for words, _ in found.reasons)


def test_a_day_that_a_network_called_a_longer_time_stays_with_its_incident():
    total = claim("2", 1, n=30, measure="cumulative")
    assert not joined(attack("1"), claim("1", 1, n=30), total)
    assert joined(
        attack("1"), claim("1", 1, n=30), claim("2", 1, n=30, measure="cumulative", rule=(f"{MEASURED}: cumulative",))
    )


def test_those_of_people_are_called_as_one_report_calls_them_but_not_by_a_guess():
    people = [claim("1", 0, n=5), claim("2", 0, n=5), claim("3", 0, n=5)]
    known = reports(report("1"), report("2"), report("3"))
    told = merge([*people[:2], claim("3", 0, n=5, target="civilians")], known)
    assert row(told[0], "killed").who.sector == "civilians"
    guess = merge([*people[:2], claim("3", 0, n=5, target="civilians", rule=(TARGET,))], known)
    assert row(guess[0], "killed").who is None


TEXT = "Seven died in Kharkiv. Later {words} killed one man there."


@pytest.mark.parametrize("words", ["a second attack", "the attack"])
def test_a_second_attack_is_not_the_one_told_before_it(words):
    text = TEXT.format(words=words)
    place = {"place": "Kharkiv", "country": "UKR"}
    at, later = text.index("Seven"), text.index(words)
    claims = [
        attack("1", 0, at=at, quote="Seven died", **place), claim("1", 1, n=7, at=at, quote="Seven", **place),
        attack("1", 2, at=later, quote=words, **place),
        claim("1", 3, n=1, at=text.index("one man"), quote="one man", **place),
    ]  # fmt: skip
    events = merge(claims, reports(report("1", 0, text=text, language="en")))
    assert (event_with(events, "1-00").id != event_with(events, "1-02").id) is (words == "a second attack")
    if len(events) == 2:
        assert bounds(row(event_with(events, "1-03"), "killed")) == (1, 1, 1)
