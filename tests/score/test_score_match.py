"""Matching: what meets what, and the best set of pairs."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegg.model.span import Span
from belegg.score.gold import GoldClaim
from belegg.score.match import best_pairs, meets

TABLES = st.integers(0, 5).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), max_size=4)
)


def span(build, quote):
    start = build.article.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


@given(TABLES)
def test_best_pairs_are_worth_as_much_as_the_best_of_all_assignments(table):
    columns = len(table[0]) if table else 0
    places = [*range(columns), *[None] * len(table)]
    best = max(
        sum(table[row][column] for row, column in enumerate(choice) if column is not None)
        for choice in permutations(places, len(table))
    )
    pairs = best_pairs(table)
    assert sum(table[row][column] for row, column in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(table[row][column] > 0 for row, column in pairs)


@pytest.mark.parametrize(
    ("gold", "keys", "met"),
    [
        ({}, {}, True),
        ({"mode": "killed"}, {}, True),
        ({"mode": "wounded"}, {}, False),
        ({"mode": "wounded"}, {"mode": None}, True),
        ({"kind": "attack"}, {}, False),
        ({"quote": "Idlib"}, {}, False),
        ({"quote": "tyrkiske soldater ble"}, {}, True),
        ({"low": 5}, {}, False),
    ],
)
def test_kind_mode_and_words_decide(build, gold, keys, met):
    expected = GoldClaim(**{"kind": "casualties", "quote": "Fem tyrkiske"} | gold)
    claim = build.claim(build.article, "Fem tyrkiske soldater", **keys)
    assert meets(expected, span(build, expected.quote), claim) is met


@pytest.mark.parametrize(
    ("gold", "given_low", "given_high", "quantifier", "met"),
    [
        ({"low": 5, "high": 5}, 5, 5, "exact", True),
        ({"low": 5}, 5, None, "at_least", True),
        ({"low": 5, "high": 5}, 5, None, "at_least", False),
        ({"low": 270, "high": 330, "quantifier": "about"}, 250, 350, "about", True),
        ({"low": 270, "high": 330, "quantifier": "about"}, 100, 350, "about", False),
        ({"low": 270, "high": 330, "quantifier": "exact"}, 250, 350, "about", False),
        ({"low": 200, "imputed": True}, 210, 999, "vague", True),
        ({"high": 700}, 630, 650, "nearly", True),
        ({"high": 700}, 630, 650, "exact", False),
    ],
)
def test_stated_bounds_must_agree_within_a_fifth_where_the_words_are_soft(
    build, gold, given_low, given_high, quantifier, met
):
    expected = GoldClaim(kind="casualties", quote="Fem tyrkiske", **gold)
    count = build.count(given_low, given_high, quantifier=quantifier)
    claim = build.claim(build.article, "Fem tyrkiske soldater", count=count)
    assert meets(expected, span(build, expected.quote), claim) is met


def test_a_claim_may_meet_by_any_of_its_spans(build):
    second = span(build, "Idlib")
    claim = build.claim(build.article, "Fem soldater")
    both = build.claim(build.article, "Fem soldater", evidence=(*claim.evidence, second))
    gold = GoldClaim(kind="casualties", quote="Idlib")
    assert not meets(gold, second, claim)
    assert meets(gold, second, both)
