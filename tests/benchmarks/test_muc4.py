"""The score of attacks by MUC-4's rules, on templates made up here."""

import numpy as np
import pytest

from belegg.model.parts import Location
from belegg.model.place import Place
from benchmarks.muc4.choosing import chosen, options
from benchmarks.muc4.corpus import Fill, Template, message, parsed, templates
from benchmarks.muc4.entities import ROLES, Entity, entities, plays
from benchmarks.muc4.instances import grouped, pair
from benchmarks.muc4.learner import Model, chances_among, fit, fit_choice
from benchmarks.muc4.making import Proposal
from benchmarks.muc4.reading import Facts, Mention
from benchmarks.muc4.score import (
    HALF,
    RIGHT,
    WRONG,
    added,
    aligned,
    credit_of,
    day,
    number,
    place,
    score,
    set_fill,
    string,
    together,
)
from benchmarks.muc4.sifting import Sieve, sifted
from benchmarks.muc4.spots import Spot, location
from benchmarks.parts.tallies import credited

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-0007 (NCCOSC)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 05 MAY 90
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING
6.  INCIDENT: INSTRUMENT ID         "BOMB" /
                                    "DEVICE"
9.  PERP: INDIVIDUAL ID             ? "REBELS"
10. PERP: ORGANIZATION ID           -
18. HUM TGT: NAME                   "ANA SOTO"
                                    "LUIS RIOS"
19. HUM TGT: DESCRIPTION            "CLERK": "ANA SOTO"
21. HUM TGT: NUMBER                 1: "ANA SOTO"

0.  MESSAGE: ID                     DEV-MUC3-0008 (NCCOSC)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


def _template(kind: str = "ATTACK", *, victim: str = "CLERK", optional: bool = False, **more: str) -> Template:
    fills = {4: (Fill((kind,)),), 19: (Fill((victim,)),)}
    return Template(fills | {int(slot[1:]): (Fill((value,)),) for slot, value in more.items()}, optional)


def test_a_file_of_keys_is_read_with_alternatives_cross_references_and_marks() -> None:
    (number_, key), (other, none) = templates(KEY)
    assert (number_, other, none) == (7, 8, None)
    assert key is not None
    assert key.optional
    assert key.of(6) == (Fill(("BOMB", "DEVICE")),)
    assert key.of(9) == (Fill(("REBELS",), (), optional=True),)
    assert key.of(10) == ()
    assert [fill.values[0] for fill in key.of(18)] == ["ANA SOTO", "LUIS RIOS"]
    assert key.of(19) == (Fill(("CLERK",), ("ANA SOTO",)),)
    assert key.of(21) == (Fill(("1",), ("ANA SOTO",)),)
    assert key.of(2) == (Fill(("- 05 MAY 90",)),)


def test_a_line_of_a_slot_may_say_nothing() -> None:
    assert parsed("-") is None
    assert parsed("*") is None
    assert parsed('GUN: "-"') == Fill(("GUN",), ("-",))


def test_a_report_is_parted_from_its_dateline() -> None:
    one = message(1, "\n   LIMA, 5 MAY 90 (AGENCY) -- [TEXT] A BOMB\nWENT OFF.\n\n   NOBODY WAS HURT.\n")
    assert (str(one.published), one.place) == ("1990-05-05", "LIMA")
    assert one.body == "A BOMB WENT OFF.\n\nNOBODY WAS HURT."
    assert message(2, "\n   LIMA, NO DATE -- [TEXT] A BOMB.\n").published is None


@pytest.mark.parametrize(
    ("given", "wanted", "credit"),
    [
        ("BOMBING", "BOMBING", RIGHT),
        ("ATTACK", "BOMBING", HALF),
        ("BOMBING", "KIDNAPPING", WRONG),
        ("DYNAMITE", "EXPLOSIVE", HALF),
        ("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", HALF),
    ],
)
def test_a_set_fill_is_half_right_where_one_is_a_kind_of_the_other(given: str, wanted: str, credit: float) -> None:
    assert set_fill(given, wanted) == credit


@pytest.mark.parametrize(
    ("given", "wanted", "credit"),
    [
        ("THE CLERKS", "CLERKS", RIGHT),
        ("THREE YOUNG CLERKS OF THE BANK", "CLERKS", RIGHT),
        ("CLERKS", "YOUNG CLERKS", HALF),
        ("CLERK OF THE BANK", "BANK", HALF),
        ("CLERK", "SOLDIER", WRONG),
        ("THE", "THE OWLS", WRONG),
    ],
)
def test_a_string_may_have_more_modifiers_but_not_fewer(given: str, wanted: str, credit: float) -> None:
    assert string(given, wanted) == credit


def test_days_are_half_right_where_the_spans_meet() -> None:
    assert day("05 MAY 90", "05 MAY 90") == RIGHT
    assert day("05 MAY 90", "- 06 MAY 90") == HALF
    assert day("05 MAY 90 - 07 MAY 90", "07 MAY 90") == HALF
    assert day("07 MAY 90", "- 06 MAY 90") == WRONG
    assert day("SOON", "06 MAY 90") == WRONG


def test_places_are_half_right_where_the_country_is() -> None:
    assert place("PERU: LIMA (CITY)", "PERU: LIMA (DEPARTMENT): LIMA (CITY)") == RIGHT
    assert place("PERU", "PERU: LIMA (CITY)") == HALF
    assert place("CHILE: LIMA (CITY)", "PERU: LIMA (CITY)") == WRONG


def test_numbers_are_half_right_but_for_their_sign() -> None:
    assert (number("5", "5"), number("5", "~5"), number("5", "5-"), number("PLURAL", "5")) == (RIGHT, HALF, HALF, WRONG)


def test_a_set_fill_said_of_the_wrong_one_is_half_right() -> None:
    wanted = Fill(("DEATH",), ("ANA SOTO",))
    assert credit_of(23, Fill(("DEATH",), ("ANA SOTO",)), wanted) == RIGHT
    assert credit_of(23, Fill(("DEATH",), ("LUIS RIOS",)), wanted) == HALF
    assert credit_of(23, Fill(("INJURY",), ("ANA SOTO",)), wanted) == WRONG


def test_a_template_is_held_only_against_a_key_that_shares_more_than_its_type() -> None:
    assert aligned([_template()], [_template()]) == [(0, 0)]
    assert aligned([_template(victim="GUARD")], [_template()]) == []
    assert aligned([_template("ARSON")], [_template("BOMBING")]) == []


def test_each_template_is_held_against_the_key_with_which_it_shares_most() -> None:
    wanted = [_template(s3="PERU"), _template("BOMBING", s3="CHILE")]
    assert aligned([_template("BOMBING", s3="CHILE"), _template(s3="PERU")], wanted) == [(0, 1), (1, 0)]


def test_what_is_too_much_and_what_is_missing_counts_in_each_slot() -> None:
    assert score([_template()], [])[4] == credited(0.0, 1, 0)
    assert score([], [_template()])[4] == credited(0.0, 0, 1)
    assert score([], [_template(optional=True)])[4] == credited(0.0, 0, 0)
    assert together(added([score([_template()], [_template()]), score([_template()], [])]), (4, 19)).shown() == (
        "0.667 (P 0.500, R 1.000)"
    )


def test_a_fill_that_may_be_left_out_is_asked_only_where_it_is_met() -> None:
    wanted = Template({**_template().fills, 9: (Fill(("REBELS",), (), optional=True),)})
    assert score([_template()], [wanted])[9] == credited(0.0, 0, 0)
    assert score([_template(s9="REBELS")], [wanted])[9] == credited(1.0, 1, 1)


def test_what_is_fitted_tells_yes_from_no_and_is_the_same_each_time() -> None:
    features = [{"a", "c"}, {"b", "c"}] * 20
    answers = [True, False] * 20
    model = fit(features, answers)
    assert model([{"a"}])[0] > 0.8 > 0.2 > model([{"b"}])[0]
    assert np.array_equal(model.weights, fit(features, answers).weights)
    assert fit([], []).base + 1.0 > 0.0


def _mention(sentence: int, name: str, *features: str) -> Mention:
    return Mention(sentence, name or "CLERKS", name, "", "1", frozenset(features))


def _facts(*mentions: Mention) -> Facts:
    days = (Spot(0, "05 MAY 90", frozenset()), Spot(9, "01 MAY 90", frozenset()))
    return Facts(1, frozenset(), (frozenset(),) * 10, mentions, (), days)


def test_a_surname_is_joined_to_the_whole_name() -> None:
    found = entities(_facts(_mention(0, "ANA SOTO", "a"), _mention(2, "SOTO", "b"), _mention(1, "")))
    assert [one.text for one in found] == ["ANA SOTO", "CLERKS"]
    assert {"a", "b"} <= found[0].features
    assert found[0].sentences == (0, 2)


def test_who_plays_a_role_is_told_by_the_key() -> None:
    key = next(one for _, one in templates(KEY) if one is not None)
    clerk = Entity("ANA SOTO", "ANA SOTO", "CLERK", "1", (0,), frozenset())
    assert plays(clerk, "victim", key)
    assert not plays(clerk, "target", key)
    assert plays(Entity("THE DEVICE", "", "", "1", (0,), frozenset()), "instrument", key)


def test_those_who_belong_together_are_one_incident() -> None:
    facts = _facts()
    found = [Entity(name, name, "", "1", (at,), frozenset()) for name, at in (("A B", 0), ("C D", 1), ("E F", 9))]
    assert "day:other.2" in pair(facts, found[0], found[2])
    names = {"far:1": 0, "far:99": 1}
    model = Model(names, np.array([3.0, -3.0]), 0.0)
    assert [[one.text for one in group] for group in grouped(facts, found, model)] == [["A B", "C D"], ["E F"]]


def test_a_choice_is_fitted_to_the_right_one_of_each_group() -> None:
    features = [{"a", "x"}, {"b"}, {"a"}, {"b", "x"}] * 10
    model = fit_choice(features, [at // 2 for at in range(40)], [True, False] * 20, ridge=1.0)
    chances = chances_among(model, [{"b"}, {"a"}])
    assert chances[1] > 0.8
    assert chances.sum() == pytest.approx(1.0)


def test_a_place_named_beside_those_harmed_is_told_from_one_elsewhere() -> None:
    spots = [
        Spot(1, "PERU: LIMA (CITY)", frozenset({"role:at"})),
        Spot(5, "PERU: CUZCO (CITY)", frozenset({"role:at"})),
        Spot(1, "PERU", frozenset({"widened"})),
    ]
    found = options(spots, {1}, {5}, 8)
    assert "far:0.True" in found["PERU: LIMA (CITY)"]
    assert "away:True" in found["PERU: CUZCO (CITY)"]
    assert "others within:2.False" in found["PERU"]


def test_the_option_with_most_credit_to_come_is_chosen() -> None:
    model = Model({"a": 0, "b": 1, "c": 2}, np.array([0.5, 0.4, 0.3]), 0.0)
    found = {"PERU: LIMA (CITY)": frozenset("b"), "CHILE": frozenset("a"), "PERU": frozenset("c")}
    assert chosen(found, model, place) == "PERU: LIMA (CITY)"
    assert chosen({}, model, place) is None


def test_a_capital_called_a_city_is_no_country() -> None:
    country = Place(
        name="Guatemala", as_written="GUATEMALA", country="GTM", admin1=None, id=None, latitude=None, longitude=None,
        precision=6,
    )  # fmt: skip
    one = Location(sentence=0, first=0, last=0, start=0, end=9, place=country, role="at")
    assert location(one, (), "GTM") == "GUATEMALA"
    assert location(one, (), "GTM", "CITY") == "GUATEMALA: GUATEMALA CITY (CITY)"
    assert location(one, (), "SWE") is None


def test_those_likelier_wrong_than_they_are_worth_are_left_out() -> None:
    sure = Entity("ANA SOTO", "ANA SOTO", "", "1", (0,), frozenset())
    unsure = Entity("CLERKS", "", "", "2", (1,), frozenset())
    cast = {role: [sure, unsure] if role == "victim" else [] for role in ROLES}
    proposal = Proposal(_template(), frozenset(), "ATTACK", cast, {("victim", "ANA SOTO"): 0.9})
    models = dict.fromkeys(ROLES, Model({"sure>0.8": 0}, np.array([4.0]), -2.0))
    kept = sifted(proposal, 0.5, Sieve(models, dict.fromkeys(ROLES, 0.3)))
    assert [one.text for one in kept["victim"]] == ["ANA SOTO"]
    none = sifted(proposal, 0.5, Sieve(models, dict.fromkeys(ROLES, 0.99)))
    assert [one.text for one in none["victim"]] == ["ANA SOTO"]
