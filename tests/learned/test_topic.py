"""What a text is about is told by the meanings of its words, whatever names and figures it has."""

import numpy as np
import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import guesses_of, survey_document
from belegg.extract.assemble.relevance import speaks_of_war
from belegg.extract.learned.topic import USUAL, about, load, meanings, save, topic
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
    odds = [topic().odds(context.sentences, 1.0) for context in (war, other)]
    assert odds[0] > odds[1]
    assert speaks_of_war(war, guesses_of(war))


def test_a_report_on_an_accident_gives_no_claims():
    accident = " ".join([*OTHERS.values()][:1]) + (
        " Føreren av bussen er siktet for uaktsomt drap. Rektor ved skolen sier at elevene var på vei hjem fra en"
        " fotballturnering. Veien var glatt, og Statens vegvesen gransker ulykken. Ambulanser fra tre kommuner kjørte"
        " de skadde til sykehus, og foreldrene ble samlet på et hotell. Statsministeren sendte blomster."
    )
    context = surveyed(accident, "nb")
    assert not speaks_of_war(context, guesses_of(context))


def test_more_signs_of_war_speak_for_one():
    context = surveyed(WARS["en"], "en")
    few, many = (topic().odds(context.sentences, signs) for signs in (0.5, 3.0))
    assert many > few


def test_a_few_words_tell_little_and_many_tell_their_mean():
    usual = np.zeros(2, np.float32)
    few, many = (about(np.full((count, 2), 1, np.float32), 2.0, usual) for count in (1, 400))
    assert few[0] == pytest.approx(1 / (USUAL + 1))
    assert many[0] == pytest.approx(400 / (USUAL + 400))
    assert few[-1] == many[-1] == pytest.approx(np.log(2))


def test_a_text_without_words_is_the_usual_one():
    told = meanings(())
    assert told.shape == (0, words().width)
    assert about(told, 1.0, topic().usual)[:-1] == pytest.approx(topic().usual)


def test_what_is_kept_tells_the_same(tmp_path):
    save(tmp_path / "topic.npz", topic())
    again = load(tmp_path / "topic.npz")
    sentences = surveyed(WARS["en"], "en").sentences
    assert again.odds(sentences, 1.0) == pytest.approx(topic().odds(sentences, 1.0))
