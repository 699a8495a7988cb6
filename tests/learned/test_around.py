"""The second reading is told what the first made of the words about a candidate."""

import numpy as np
import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import survey_document
from belegg.extract.learned.around import VIEWS, WHOLE, WIDTH, around
from belegg.extract.learned.candidates import LABELS, candidates
from belegg.extract.learned.features import width
from belegg.extract.learned.network import AGAIN, network
from belegg.extract.learned.words import words
from belegg.read.document import read_bytes

TEXT = (
    "Raketter traff byen tidlig om morgenen. Minst fem sivile ble drept i angrepet. Ni andre ble såret, sier politiet."
)
LABEL = 1


@pytest.fixture(scope="module")
def asked():
    document = read_bytes(TEXT.encode(), name="text", published="2024-05-12")
    context = survey_document(document, analyse(document, "nb"), language="nb")
    return [
        (setting, tuple(candidates(setting, frames)))
        for setting, frames in zip(context.settings, context.frames, strict=True)
        if setting is not None
    ]


@pytest.fixture(scope="module")
def every(asked):
    return [candidate for _, found in asked for candidate in found]


@pytest.fixture(scope="module")
def views(asked, every):
    """What is told of each candidate for one label, by view, where the first reading gave the nth one n + 1."""
    told = np.zeros((len(every), len(LABELS) + 1), np.float32)
    told[:, LABEL] = np.arange(len(every)) + 1
    return around(asked, told).reshape(len(every), VIEWS, -1)[:, :, LABEL]


def at(every, word):
    start = TEXT.index(word)
    return next(number for number, each in enumerate(every) if each.start == start and each.quantity is None)


def numbers(every, sentence):
    return [number + 1 for number, each in enumerate(every) if each.sentence == sentence]


def test_own_answer_and_those_of_the_others_in_the_sentence(every, views):
    drept = at(every, "drept")
    own, beside = views[drept][:2]
    assert own == drept + 1
    assert beside == sum(numbers(every, every[drept].sentence)) - own


def test_the_most_of_the_sentences_before_and_after(every, views):
    first, middle, last = at(every, "traff"), at(every, "drept"), at(every, "såret")
    assert [each.sentence for each in (every[first], every[middle], every[last])] == [0, 1, 2]
    assert list(views[middle][2:4]) == [max(numbers(every, 0)), max(numbers(every, 2))]
    assert views[first][2] == 0
    assert views[last][3] == 0


def test_the_word_above_and_what_hangs_on_a_word(asked, every, views):
    angrepet = at(every, "angrepet")
    tokens = asked[1][0].sentence.tokens
    head = tokens[every[angrepet].token].head
    above = [number for number, each in enumerate(every) if each.sentence == 1 and each.token == head]
    assert above
    assert views[angrepet][4] == sum(number + 1 for number in above)
    assert views[above[0]][5] > 0


def test_the_mean_of_the_whole_document(every, views):
    whole = sum(range(1, len(every) + 1))
    assert views[0][7] == pytest.approx(WHOLE * (whole - 1) / (len(every) - 1), rel=1e-5)


def test_the_network_that_reads_again_takes_both():
    assert network(AGAIN).into.shape[0] == WIDTH + width(words())
