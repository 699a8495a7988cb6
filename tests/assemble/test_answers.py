"""The networks that choose again are told what the first chose for the claims about each claim."""

from types import SimpleNamespace

import numpy as np
import pytest

from belegg.extract.assemble.answers import answer_signs, neighbours

DRAFTS = [
    SimpleNamespace(sentence=0, kind="attack"),
    SimpleNamespace(sentence=0, kind="casualties"),
    SimpleNamespace(sentence=1, kind="statement"),
    SimpleNamespace(sentence=7, kind="casualties"),
]
SENTENCE, NEAR, ALIKE, NEAR_ALIKE, HARM, NEAR_HARM, BEFORE, AFTER, ALIKE_BEFORE, HARM_BEFORE, HARM_AFTER = range(11)


@pytest.fixture(scope="module")
def views():
    return neighbours(DRAFTS)


def test_no_claim_is_its_own_neighbour_and_each_view_shares_out_one(views):
    assert views.shape == (11, len(DRAFTS), len(DRAFTS))
    assert not views[:, range(len(DRAFTS)), range(len(DRAFTS))].any()
    totals = views.sum(axis=2)
    assert (np.isclose(totals, 0) | np.isclose(totals, 1)).all()


@pytest.mark.parametrize(
    ("view", "claim", "seen"),
    [
        (SENTENCE, 1, [0]),
        (SENTENCE, 3, []),
        (NEAR, 0, [1, 2]),
        (ALIKE, 1, [3]),
        (NEAR_ALIKE, 1, []),
        (HARM, 3, [0, 1]),
        (HARM, 2, []),
        (NEAR_HARM, 0, [1]),
        (BEFORE, 3, [2]),
        (AFTER, 0, [1]),
        (ALIKE_BEFORE, 3, [1]),
        (HARM_BEFORE, 3, [1]),
        (HARM_AFTER, 0, [1]),
        (HARM_AFTER, 1, [3]),
    ],
)
def test_a_view_sees_its_neighbours(views, view, claim, seen):
    assert np.flatnonzero(views[view, claim]).tolist() == seen


def test_answers_are_told_for_each_candidate_and_for_none(views):
    told = np.array([[0.7, 0.1, 0.2], [0.2, 0.2, 0.6], [0, 0, 1], [0, 0.9, 0.1]], np.float32)
    pairs, nothing = answer_signs(views, told, None)
    assert pairs.shape[:2] == (4, 2)
    assert pairs[..., 0] == pytest.approx(told[:, :-1])
    assert pairs[0, 0, 1] == pytest.approx(0.7)
    assert pairs[0, 1, 1] == 0
    assert pairs[1, 0, 2 + SENTENCE] == pytest.approx(0.7)
    assert nothing[:, 0] == pytest.approx(told[:, -1])
    both, none = answer_signs(views, told, told[::-1])
    assert both.shape[2] == pairs.shape[2] + 1 + len(views)
    assert none.shape[1] == nothing.shape[1] + 1


def test_one_claim_alone_has_no_neighbours():
    views = neighbours(DRAFTS[:1])
    assert not views.any()
    pairs, _ = answer_signs(views, np.array([[0.5, 0.5]], np.float32), None)
    assert np.isfinite(pairs).all()
