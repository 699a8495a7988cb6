"""Pairs scored many at a time have the very scores that they have one by one; and what the newer signs rest on."""

from itertools import combinations

import pytest

from belegg.merge import scoring
from belegg.merge.accounts import Account
from belegg.merge.compare import compare, compare_within
from belegg.merge.gather import facts_of, strands_of
from belegg.merge.keys import meetings
from belegg.merge.sites import called, told_apart
from benchmarks.synthetic import news


@pytest.fixture(scope="module")
def facts():
    made = news(2500, seed=5)
    return facts_of(made.claims, made.reports)


def test_scores_across_reports_are_those_of_single_pairs(facts, monkeypatch):
    monkeypatch.setattr(scoring, "FEW", 0)
    accounts = sorted((a for strand in strands_of(facts, {}) for a in strand), key=lambda account: account.id)
    met = list(meetings(accounts))
    assert len(met) > 1000
    expected = [compare(accounts[one], accounts[other]).score for one, other in met]
    assert scoring.Scorer().across(accounts, met) == expected


def test_scores_within_reports_are_those_of_single_pairs(facts, monkeypatch):
    monkeypatch.setattr(scoring, "FEW", 0)
    alone = [Account((fact,)) for fact in facts]
    shelves = {}
    for at, fact in enumerate(facts):
        shelves.setdefault((fact.claim.document, fact.family), []).append(at)
    met = [pair for shelf in shelves.values() for pair in combinations(shelf, 2)]
    assert len(met) > 500
    expected = [compare_within(alone[one], alone[other]).score for one, other in met]
    assert scoring.Scorer().within(alone, met) == expected


def test_sites_are_told_apart_by_their_own_names():
    first, second = called("A bomb went off at the al-Taqwa mosque."), called("Bomben ved al-Salam-moskeen drepte fem.")
    assert told_apart(first, second) is True
    assert told_apart(first, called("Ved al-Taqwa-moskeen døde 20.")) is False
    assert told_apart(first, called("A bomb went off at a mosque.")) is None
