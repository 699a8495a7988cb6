"""The parts that merging rests on: words, clusters, keys, doubts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegg.merge import block_keys, doubts, merge
from belegg.merge.cluster import HARD, clusters
from belegg.merge.facts import fact_of
from belegg.merge.gather import strands_of
from belegg.merge.keys import pairs, sought, stored
from belegg.merge.weights import FAMILIES, across, within
from belegg.merge.words import check, languages, named
from tests.merge.making import attack, claim, count, days, report, reports


@pytest.mark.parametrize("code", languages())
def test_words_match_their_examples_and_never_what_they_must_not(code):
    assert check(code) == ()


def test_words_of_all_languages_are_found_together():
    assert named("site", "Bomber traff hovedmarkedet") == named("site", "the main market was hit") == {"market"}
    assert named("hour", "Vi kommer i morgen") == frozenset()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_its_weights(family):
    assert across(family)["need"] > 0
    assert within(family)["need"] > 0


NAMES = ("a", "b", "c", "d", "e")
SCORES = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1]),
    st.one_of(st.integers(-300, 300), st.just(HARD)),
)


@given(SCORES, st.permutations(NAMES))
def test_clusters_do_not_depend_on_order(scores, names):
    assert clusters(names, dict(reversed(scores.items()))) == clusters(NAMES, scores)


@given(SCORES)
def test_clusters_keep_apart_what_cannot_be_one(scores):
    for cluster in clusters(NAMES, scores):
        assert all(scores.get((one, other)) != HARD for one in cluster for other in cluster)


def test_strongest_evidence_comes_first():
    scores = {("a", "b"): 100, ("b", "c"): 50, ("a", "c"): HARD}
    assert clusters(("a", "b", "c"), scores) == [["a", "b"], ["c"]]


def test_what_is_sought_is_found_under_what_is_stored():
    known = reports(report("1"), report("2"))
    facts = [fact_of(one, known[one.document]) for one in (attack("1"), attack("2", time=1))]
    assert sought(facts[0]) & stored(facts[1])
    accounts = [account for strand in strands_of(facts, {}) for account in strand]
    assert list(pairs(accounts)) == [("1-00", "2-00")]


def test_block_keys_name_the_document_and_the_claim():
    assert {"document:1", "claim:1-00"} <= set(block_keys(attack("1"), None))


def test_a_join_with_little_to_spare_is_a_doubt():
    claims = [attack("1", actor="RSF"), attack("2", actor="RSF", time=1)]
    known = reports(report("1"), report("2"))
    events = merge(claims, known)
    found = doubts(events, claims, known)
    assert [doubt.about for doubt in found] == ["joined"]
    assert set(found[0].claims) == {"1-00", "2-00"}
    assert all(line.startswith("R19") for line in found[0].why)


def test_an_impossible_sum_is_a_doubt():
    total = claim("1", 0, n=31, measure="cumulative", place="Øst-Darfur", time=days(-2, 2))
    claims = [total, claim("2", n=23, place="El Daein"), claim("3", n=23, place="El Daein", time=2)]
    assert "sum" in [doubt.about for doubt in doubts(merge(claims, {}), claims, {})]


def test_figures_far_apart_are_a_doubt():
    claims = [claim("1", n=10, said_by="FN"), claim("2", n=90, said_by="HRW"), attack("1", 1), attack("2", 1)]
    assert "toll" in [doubt.about for doubt in doubts(merge(claims, {}), claims, {})]


def test_a_count_in_words_alone_is_imputed():
    vague = count(20, 99, quantifier="vague", imputed=True)
    assert merge([claim("1", n=vague)], {})[0].tolls[0].imputed
