"""What a language inherits it writes its own way: the examples of spelling.toml, and what comes of them in a text."""

import pytest

from belegg.extract.frames.lexicon import all_frames, lexicon
from belegg.extract.frames.spelling import noun_lines, phrases, spelling, verb_lines

LINES = {"verb": verb_lines, "noun": noun_lines, "other": phrases}


@pytest.mark.parametrize("example", spelling("nn").example, ids=lambda example: example.text)
def test_an_inherited_line_gives_the_forms_that_its_example_names(example):
    written = LINES[example.of]("nn", example.text)
    forms = {form for line in written for column in line.split() for form in column.split("/")}
    assert set(example.gives) <= forms | set(written)


def test_a_language_that_inherits_nothing_writes_nothing_otherwise():
    assert verb_lines("nb", "støtte støtter støttet støttet støttes") == ()
    assert phrases("nb", "fra byen") == ()


def test_a_barred_column_stays_barred():
    assert verb_lines("nn", "overta overtar overtok - -")[0].split()[3:] == ["-", "-"]


def test_the_words_that_go_with_a_verb_are_written_too():
    line = verb_lines("nn", "trekke trekker trakk trukket trekkes | seg tilbake fra")[0]
    assert "seg attende frå" in line.partition(" | ")[2].split(" / ")


def test_inherited_entries_keep_their_own_words_and_prepositions():
    inherited = all_frames("nn", "deployment").verb[-1]
    own = all_frames("nb", "deployment").verb[-1]
    assert inherited.mode == own.mode
    assert all("frå" in slots for slots in (inherited.roles.actor, inherited.roles.place) if "fra" in slots)
    assert set(lexicon("nb").words) <= set(lexicon("nn").words)


def test_all_paradigms_are_whole():
    assert all(len(line.split()) == 5 for line in spelling("nn").irregular.verbs)
