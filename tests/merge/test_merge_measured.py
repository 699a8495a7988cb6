"""What merging is measured on: made-up news is whole and the same each time, and pairs are counted rightly."""

import pytest

from belegg.merge import merge
from benchmarks.merge import rightness
from benchmarks.synthetic import news


@pytest.fixture(scope="module")
def made():
    return news(1500)


def test_the_same_seed_gives_the_same_news_and_another_gives_other(made):
    assert news(1500) == made
    assert news(1500, seed=2).truth != made.truth


def test_every_claim_stands_in_its_report_and_tells_of_one_event(made):
    assert len(made.claims) == len(made.truth) >= 1500
    for claim in made.claims:
        text = made.reports[claim.document].text
        assert all(text[span.start : span.end] == span.quote for span in claim.evidence)
        assert claim.part_of is None or claim.part_of in made.truth


def test_pairs_are_counted_as_right_found_and_missed():
    truth = {"a": "1", "b": "1", "c": "1", "d": "2"}
    assert rightness({"a": "x", "b": "x", "c": "y", "d": "y"}, truth) == (1 / 2, 1 / 3)
    assert rightness(truth, truth) == (1.0, 1.0)


def test_made_up_news_is_merged_with_few_wrong_joins(made):
    events = merge(made.claims, made.reports)
    groups = {claim: event.id for event in events for claim in event.claims}
    precision, recall = rightness(groups, made.truth)
    assert precision > 0.95
    assert recall > 0.7
