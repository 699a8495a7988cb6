"""What a text is about is told by the meanings of its words, whatever names and figures it has."""

import numpy as np
import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import guesses_of, survey_document
from belegg.extract.assemble.relevance import speaks_of_war
from belegg.extract.learned.topic import Topic, about, load, save, topic
from belegg.extract.learned.words import words
from belegg.read.document import read_bytes

WARS = {
    "nb": "Hæren bombet landsbyen lørdag. Minst ni sivile ble drept og tjue såret, og opprørerne trakk seg ut.",
    "nn": "Hæren bomba landsbyen laurdag. Minst ni sivile vart drepne og tjue såra, og opprørarane drog seg ut.",
    "en": "The army bombed the village overnight. At least nine civilians were killed and rebels pulled out.",
}
OTHERS = {
    "nb": "Bussen kolliderte med en lastebil på E6 lørdag. Ni skoleelever ble drept og tjue skadd, sier politiet.",
    "nn": "Bussen kolliderte med ein lastebil på E6 laurdag. Ni skuleelevar vart drepne og tjue skadde, seier dei.",
    "en": "The coach collided with a lorry on the motorway. Nine pupils were killed and twenty hurt, police said.",
}


def surveyed(text, language):
    document = read_bytes(text.encode(), name="text", published="2024-05-13")
    return survey_document(document, analyse(document, language), language=language)


@pytest.mark.parametrize("language", sorted(WARS))
def test_the_words_of_a_war_speak_for_one_and_those_of_an_accident_do_not(language):
    war, other = (surveyed(texts[language], language) for texts in (WARS, OTHERS))
    odds = [topic().odds(about(context.sentences, 1.0)) for context in (war, other)]
    assert odds[0] > 0 > odds[1]
    assert speaks_of_war(war, guesses_of(war))
    assert not speaks_of_war(other, guesses_of(other))


def test_more_signs_of_war_speak_for_one():
    context = surveyed(WARS["en"], "en")
    few, many = (topic().odds(about(context.sentences, signs)) for signs in (0.5, 3.0))
    assert many > few


def test_what_is_told_has_the_width_of_a_word_and_the_signs():
    told = about(surveyed(WARS["en"], "en").sentences, 2.0)
    assert told.shape == (words().width + 1,)
    assert told[-1] == pytest.approx(np.log(2))
    empty = about((), 0.0)
    assert not empty[:-1].any()
    assert np.isfinite(empty).all()


def test_what_is_kept_tells_the_same(tmp_path):
    kept = Topic(weights=np.array([0.5, -1], np.float32), bias=0.25)
    save(tmp_path / "topic.npz", kept)
    told = np.array([2, 1], np.float32)
    assert load(tmp_path / "topic.npz").odds(told) == pytest.approx(kept.odds(told)) == pytest.approx(0.25)
