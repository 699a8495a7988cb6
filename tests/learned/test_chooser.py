"""The networks of roles choose among what an article names, and say how sure they are."""

import numpy as np
import pytest

from belegg.extract.learned.chooser import ROLES, Chooser, choosers, load, save


@pytest.fixture
def simple():
    """A network whose first sign of a candidate, and of its words, speak for it, and whose sign of none for none."""
    zero = np.zeros((2, 2), np.float32)
    return Chooser(
        pair=np.array([[4, 0], [0, 0]], np.float32),
        part=np.array([[3, 0]], np.float32),
        claim=zero,
        nothing=np.array([[0, 2]], np.float32),
        bias=np.zeros(2, np.float32),
        out=np.array([[1, 1]], np.float32),
    )


def asked(chooser, pairs, *, none):
    """What a network answers of candidates whose words tell nothing."""
    claims, candidates, _ = pairs.shape
    nearest = np.zeros((claims, candidates), np.int64)
    zero = np.zeros((claims, 2), np.float32)
    return chooser(pairs, np.zeros((1, 1), np.float32), nearest, zero, np.full((claims, 1), none, np.float32))


def test_the_candidate_that_its_signs_speak_for_is_likeliest(simple):
    pairs = np.array([[[0, 1], [1, 1], [0, 0]]], np.float32)
    likely = asked(simple, pairs, none=1)
    assert likely.shape == (1, 4)
    assert likely[0].argmax() == 1
    assert likely[0, 3] > likely[0, 0] == pytest.approx(likely[0, 2])
    assert likely.sum() == pytest.approx(1)


def test_the_words_nearest_to_the_claim_speak_for_their_candidate(simple):
    pairs = np.zeros((2, 2, 2), np.float32)
    parts, nearest = np.array([[0], [1], [0]], np.float32), np.array([[0, 2], [1, 2]])
    nothing = np.zeros((2, 2), np.float32)
    likely = simple(pairs, parts, nearest, nothing, np.zeros((2, 1), np.float32))
    assert likely[0, 0] == pytest.approx(likely[0, 1])
    assert likely[1].argmax() == 0


def test_what_speaks_for_none_may_outweigh_all(simple):
    pairs = np.zeros((2, 3, 2), np.float32)
    likely = asked(simple, pairs, none=3)
    assert (likely.argmax(axis=1) == 3).all()


def test_what_is_kept_answers_the_same(simple, tmp_path):
    path = tmp_path / "chooser.npz"
    save(path, dict.fromkeys(ROLES, simple))
    again = load(path)
    pairs = np.array([[[0, 1], [1, 1]]], np.float32)
    assert set(again) == set(ROLES)
    assert asked(again["place"], pairs, none=1) == pytest.approx(asked(simple, pairs, none=1), abs=1e-3)


def test_the_project_ships_a_network_for_each_role():
    for chooser in choosers().values():
        into = (chooser.pair, chooser.part, chooser.claim, chooser.nothing)
        assert {weights.shape[1] for weights in into} == {len(chooser.bias)}
        assert chooser.out.size == len(chooser.bias)
