"""The network is asked about words and counts, answers with likelihoods, and finds claims that no frame finds."""

import numpy as np
import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import claims, survey_document
from belegg.extract.learned.candidates import COUNTED, DONE, LABELS, candidates
from belegg.extract.learned.features import rows, width
from belegg.extract.learned.find import find
from belegg.extract.learned.network import Network, network
from belegg.extract.learned.words import words
from belegg.model.claim import MODES
from belegg.read.document import read_bytes

TEXT = (
    "Opprørerne drepte 14 soldater i et angrep på en militærleir utenfor Goma natt til lørdag. "
    "Minst 2300 familier har flyktet fra området, ifølge FN. Kongos regjering krever at Rwanda trekker seg ut."
)


@pytest.fixture(scope="module")
def context():
    document = read_bytes(TEXT.encode(), name="text", published="2024-05-12")
    return survey_document(document, analyse(document, "nb"), language="nb")


@pytest.fixture(scope="module")
def guesses(context):
    return find(context.settings, context.frames, context.scopes)


def of(guesses, words):
    start = TEXT.index(words)
    return next(each for each in guesses if each.candidate.start <= start < each.candidate.end)


def test_every_kind_and_mode_of_the_contract_is_a_label():
    assert set(LABELS) == {(kind, mode) for kind, modes in MODES.items() for mode in (None, *modes)}


def test_a_count_may_carry_what_is_counted_and_a_word_what_is_done(guesses):
    assert set(of(guesses, "14 soldater").likely) == set(COUNTED)
    assert set(of(guesses, "krever").likely) == set(DONE)


@pytest.mark.parametrize(
    ("told", "kind", "mode"),
    [
        ("14 soldater", "casualties", "killed"),
        ("2300 familier", "displacement", "displaced"),
        ("krever", "statement", "demand"),
    ],
)
def test_plain_words_carry_what_they_say(guesses, told, kind, mode):
    guess = of(guesses, told)
    assert (guess.best, guess.modes[guess.best]) == (kind, mode)
    assert guess.likely[kind] > 0.5


def test_likelihoods_are_shares_of_one(guesses):
    for guess in guesses:
        assert all(0 <= share <= 1 for share in guess.likely.values())
        assert sum(guess.likely.values()) <= 1 + 1e-5


def test_names_times_and_figures_are_no_candidates_of_deeds(guesses):
    asked = {TEXT[each.candidate.start : each.candidate.end] for each in guesses if each.candidate.quantity is None}
    assert not asked & {"Goma", "lørdag", "14", "Rwanda", "FN"}


def test_a_row_has_as_many_numbers_as_the_network_takes(context):
    setting = context.settings[0]
    asked = tuple(candidates(setting, context.frames[0]))
    table = rows([(setting, context.frames[0], (), asked)], words())
    assert table.shape == (len(asked), width(words()))
    assert network().into.shape[0] == width(words())


def test_the_network_answers_with_likelihoods():
    told = network()(np.zeros((3, width(words())), np.float32))
    assert told.shape == (3, len(LABELS) + 1)
    assert told.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-4)


def test_networks_side_by_side_answer_with_their_mean():
    one = Network(
        into=np.ones((2, 2), np.float32),
        bias=np.zeros(2, np.float32),
        out=np.array([[[1.0, 0.0]], [[0.0, 1.0]]], np.float32),
        out_bias=np.zeros((2, 2), np.float32),
    )
    told = one(np.ones((1, 2), np.float32))
    assert told == pytest.approx(np.array([[0.5, 0.5]]))


def test_a_document_without_words_is_asked_nothing():
    assert find((None,), ((),), ()) == ()


def test_reading_twice_gives_the_same_claims(context):
    document = context.document
    again = analyse(document, "nb")
    assert claims(document, again, language="nb") == claims(document, again, language="nb")
