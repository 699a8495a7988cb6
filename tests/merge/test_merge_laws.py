"""Laws of merging: order changes nothing, one by one equals all at once, judgements undo, tolls keep their bounds."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belegg.merge import affected, block_keys, contain, gather, merge, weights
from belegg.merge.accounts import Account
from belegg.merge.gather import facts_of
from belegg.merge.signs import signs
from belegg.model.claim import CHOSEN, MEASURED, SAID_DAY
from belegg.model.judgement import Judgement
from tests.merge import making

PLACES = ("El Fasher", "Nyala", "Khartoum", None)
MODES = ("air_strike", "shelling", "drone_strike")
RULES = ((), (), *((f"{CHOSEN}: {key} at 0.61",) for key in ("actor", "target", "place", "time")), (SAID_DAY,))
SPEAKERS = (None, ("RSF", None), ("hæren", "SDN"), ("FN", None), ("Leger uten grenser", None))
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def claims_of_report(draw, name):
    made = []
    for number in range(draw(st.integers(1, 5))):
        place = draw(st.sampled_from(PLACES))
        voice = draw(st.sampled_from(SPEAKERS))
        shared = {
            "place": place,
            "country": "SDN",
            "time": draw(st.sampled_from((None, 0, 1, 2, 9))),
            "actor": draw(st.sampled_from((None, "SDN/state_forces", "RSF"))),
            "said_by": voice[0] if voice else None,
            "said_by_country": voice[1] if voice else None,
            "rule": draw(st.sampled_from((*RULES, (f"{MEASURED}: cumulative at 0.70",)))),
        }
        kind = draw(st.sampled_from(("attack", "casualties", "total", "displacement", "control", "statement")))
        if kind == "attack":
            made.append(making.attack(name, number, draw(st.sampled_from(MODES)), **shared))
        elif kind == "control":
            made.append(
                making.claim(name, number, "control", draw(st.sampled_from(("holds", "captured", "lost"))), **shared)
            )
        elif kind == "statement":
            made.append(making.claim(name, number, "statement", "denial", **shared))
        else:
            mode = "displaced" if kind == "displacement" else draw(st.sampled_from(("killed", "wounded", "missing")))
            low = draw(st.integers(0, 40))
            figure = making.count(low, draw(st.sampled_from((low, low + 5, None))))
            target = draw(st.sampled_from((None, "civilians", "RSF", "SDN/state_forces")))
            part = None
            wholes = [c for c in made if c.count is not None and c.mode == mode and c.count.low >= low]
            if wholes and draw(st.booleans()):
                part = wholes[0].id
            made.append(
                making.claim(
                    name,
                    number,
                    "displacement" if kind == "displacement" else "casualties",
                    mode,
                    figure,
                    target=target,
                    measure="cumulative" if kind == "total" else "new",
                    part_of=part,
                    **shared,
                )
            )
    return made


@st.composite
def stories(draw):
    names = [f"r{number}" for number in range(draw(st.integers(2, 5)))]
    claims = [claim for name in names for claim in draw(claims_of_report(name))]
    outlets = st.sampled_from(("NTB", "Reuters", "NTB-AFP", "Avisa"))
    known = making.reports(
        *(
            making.report(name, draw(st.integers(0, 4)), outlet=draw(outlets))
            for name in names
            if draw(st.booleans()) or True
        )
    )
    return claims, known


@QUICK
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(story, random):
    claims, known = story
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert merge(shuffled, known) == merge(claims, known)


class Keeper:
    """A ledger in memory: it keeps claims and gathered events, and asks `affected` what to gather anew."""

    def __init__(self, known):
        self.known, self.claims, self.events = known, {}, {}
        self.under = defaultdict(set)

    def neighbours(self, keys):
        return [
            self.claims[name]
            for name in sorted({name for key in keys for name in self.under[key] if name in self.claims})
        ]

    def add(self, claims):
        for claim in claims:
            self.claims[claim.id] = claim
            for key in block_keys(claim, self.known.get(claim.document)):
                self.under[key].add(claim.id)
        self.rebuild(claims, gone=())

    def withdraw(self, claims):
        self.rebuild(claims, gone={claim.id for claim in claims})

    def rebuild(self, seeds, *, gone, judgements=()):
        reached = affected(seeds, self.neighbours, self.known, judgements)
        names = {claim.id for claim in reached}
        for key in [key for key, event in self.events.items() if names & set(event.claims)]:
            assert set(self.events[key].claims) <= names
            del self.events[key]
        for name in gone:
            del self.claims[name]
        for event in gather([claim for claim in reached if claim.id not in gone], self.known, judgements):
            self.events[event.id] = event

    def view(self):
        return contain(sorted(self.events.values(), key=lambda event: event.id))


def by_id(events):
    return sorted(events, key=lambda event: event.id)


@QUICK
@given(stories(), st.randoms(use_true_random=False))
def test_adding_one_by_one_equals_all_at_once(story, random):
    claims, known = story
    keeper = Keeper(known)
    names = sorted(known)
    random.shuffle(names)
    for name in names:
        keeper.add([claim for claim in claims if claim.document == name])
    assert by_id(keeper.view()) == by_id(merge(claims, known))


@QUICK
@given(stories())
def test_withdrawing_a_report_equals_never_having_had_it(story):
    claims, known = story
    keeper = Keeper(known)
    for name in sorted(known):
        keeper.add([claim for claim in claims if claim.document == name])
    gone = sorted(known)[0]
    keeper.withdraw([claim for claim in claims if claim.document == gone])
    assert by_id(keeper.view()) == by_id(merge([claim for claim in claims if claim.document != gone], known))


@QUICK
@given(stories())
def test_every_claim_stands_in_one_event(story):
    claims, known = story
    placed = [name for event in merge(claims, known) for name in event.claims]
    assert sorted(placed) == sorted(claim.id for claim in claims)


@QUICK
@given(stories())
def test_bounds_of_tolls_are_in_order(story):
    claims, known = story
    for event in merge(claims, known):
        for toll in event.tolls:
            known_bounds = [bound for bound in (toll.low, toll.best, toll.high) if bound is not None]
            assert known_bounds == sorted(known_bounds)


@QUICK
@given(stories())
def test_giving_a_claim_twice_changes_nothing(story):
    claims, known = story
    assert merge([*claims, *claims], known) == merge(claims, known)


@QUICK
@given(stories())
def test_linking_figures_twice_changes_nothing(story):
    claims, known = story
    events = merge(claims, known)
    assert contain(events) == events


def judged(number, verdict, *claims, undoes=None):
    at = datetime(2024, 6, 1, tzinfo=UTC) + timedelta(hours=number)
    return Judgement(id=f"j{number}", verdict=verdict, claims=claims, author="a", at=at, why="because", undoes=undoes)


@QUICK
@given(stories(), st.data())
def test_judgements_hold_and_can_be_undone(story, data):
    claims, known = story
    if len(claims) < 2:
        return
    one, other = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique_by=lambda claim: claim.id))
    before = merge(claims, known)
    split = judged(1, "split", one.id, other.id)
    for event in merge(claims, known, (split,)):
        assert not {one.id, other.id} <= set(event.claims)
    assert merge(claims, known, (split, judged(2, "undo", undoes="j1"))) == before


@QUICK
@given(stories(), st.data())
def test_judgements_reach_the_ledger_as_they_reach_a_whole_merge(story, data):
    claims, known = story
    if len(claims) < 2:
        return
    pair = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique_by=lambda claim: claim.id))
    verdict = judged(1, data.draw(st.sampled_from(("join", "split"))), pair[0].id, pair[1].id)
    keeper = Keeper(known)
    for name in sorted(known):
        keeper.add([claim for claim in claims if claim.document == name])
    keeper.rebuild(pair, gone=(), judgements=(verdict,))
    assert by_id(keeper.view()) == by_id(merge(claims, known, (verdict,)))


def test_joined_claims_are_of_one_event():
    claims = [making.attack("1", 0), making.attack("2", 0, place="Nyala")]
    assert len(merge(claims, {})) == 2
    assert len(merge(claims, {}, (judged(1, "join", "1-00", "2-00"),))) == 1


@pytest.mark.parametrize("verdict", ["join", "accept"])
def test_the_later_of_two_judgements_counts(verdict):
    claims = [making.attack("1", 0), making.attack("2", 0)]
    assert len(merge(claims, {}, (judged(1, "split", "1-00", "2-00"), judged(2, verdict, "1-00", "2-00")))) == 1
    assert len(merge(claims, {}, (judged(3, "split", "1-00", "2-00"), judged(2, verdict, "1-00", "2-00")))) == 2


@QUICK
@given(stories())
def test_a_verdict_is_the_same_from_both_sides(story):
    claims, known = story
    accounts = [Account([fact]) for fact in facts_of(claims, known)]
    for one in accounts:
        for other in accounts:
            if one.family != other.family:
                continue
            told = sum(weights.across(one.family).get(name, 0) for name, _ in signs(one, other))
            assert told == sum(weights.across(one.family).get(name, 0) for name, _ in signs(other, one))
