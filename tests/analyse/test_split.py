"""Sentences: where they end, and that none of the text is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegg.analyse.split import SentencesTable, rules, split
from belegg.languages import load


def sentences(text: str, code: str = "nb") -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text), code)]


CASES = [
    ["Det skjedde 14. mars.", "Ingen ble såret."],
    ["Møtet varer 5.–9. juni.", "Så drar de."],
    ["Minst 1.200 flyktet.", "15 ble såret."],
    ["George W. Bush kom.", "Han dro."],
    ["Han heter J. R. R. Tolkien.", "Boka er god."],
    ["– Vi er klare, sier X.", "Deretter gikk han."],
    ["– Vi er klare.", "Vi går nå, sier X."],
    ["– Kommer de? spør han.", "Ingen svarer."],
    ["– Kom! ropte han.", "Ingen kom."],
    ["«Vi er klare.» sier han.", "«Nei!»", "Han gikk."],
    ["«Dette er krig», sier han.", "«Vi svarer.»"],
    ["Angrepet skjedde kl. 14.30 i St. Petersburg.", "Det var stille etterpå."],
    ["Det var kl. 20.", "Han dro."],
    ["Han bor i nr. 5.", "Hun bor i nr. 7."],
    ["Bl.a. Aleppo og f.eks. Homs er tatt.", "Ca. 50 døde."],
    ["De tok mat, vann osv. og dro.", "De tok våpen o.l.", "Deretter dro de."],
    ["Det koster 3 mill. kroner.", "Det er dyrt."],
    ["Det var i sept. 2019.", "Krigen fortsatte."],
    ["Han er 14.", "Hun er 15."],
    ["Det var i 2014.", "Krigen fortsatte."],
    ["Den 5. Brigade rykket fram.", "Kong Harald 5. Gustav kom ikke."],
    ["De ventet … og ventet.", "Så kom de …", "Da var det over."],
    ["Hva skjer?", "Ingen vet."],
    ["Han sa nei!", "– Det er over."],
    ["Styrkene er i U.S. Army.", "De drar hjem."],
    ["Det sier dr. Hansen (50).", "(NTB)"],
    ["Han melder dette.", "– Vi går, sier han."],
    ["Raketten traff «Moskva».", "Skipet sank."],
    ["Parti nr. 2.", "3 personer døde."],
    ["FN-rapporten er klar.", "Den kommer snart."],
    ["Tapene er store, sier general A. Smith jr.", "Han vil ikke si mer."],
    ["Flere a.m.o. er savnet.", "Letingen fortsetter."],
]


ENGLISH = [
    ["The attack came on March 14.", "Russian forces denied it."],
    ["It killed 20.", "Ukraine blamed Moscow."],
    ["Gen. Smith and Lt. Col. Jones met Sen. Brown.", "They left."],
    ["He lives in the U.S. and works for the U.N. there.", "He is 40."],
    ["He lives in the U.S.", "He is 40."],
    ["U.S. Army troops left.", "They were few."],
    ["It began at 3 a.m. on Tuesday.", "Nobody slept."],
    ["It began at 3 a.m. Thursday.", "At 5 p.m. EST it ended."],
    ["It began at 3 a.m.", "The town slept."],
    ["It fell on Feb. 24.", "It was cold."],
    ["“We lost everything,” he said.", "“They burned it.”", "He wept."],
    ["“They burned it.”", "“Nothing is left.”"],
    ['"They burned it," she said.', '"Nothing is left."', "She wept."],
    ["He asked: “Why?”", "Nobody knew."],
    ["He said no.", "Then he left."],
    ["No. 5 was hit.", "No. 6 was not."],
    ["Mr. Assad met Mrs. Clinton at St. Mary's.", "Dr. No came too."],
    ["The firm, Blackwater Inc., left.", "Lockheed Corp. stayed."],
    ["The toll rose to 1,200.", "More than 3.5 million fled."],
    ["They took food, water, etc.", "Then they left."],
    ["Washington, D.C., is far.", "Moscow is not."],
    ["J. R. R. Tolkien wrote it.", "It is long."],
    ["Resolution 2254 passed.", "Russia voted for it."],
    ["He said … nothing.", "Then he left …", "It was over."],
    ["The strike hit Kyiv!", "Was it a missile?", "No one knew."],
]


@pytest.mark.parametrize("expected", ENGLISH, ids=lambda case: case[0][:30])
def test_ends_in_english(expected: list[str]) -> None:
    assert sentences(" ".join(expected), "en") == expected


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:30])
def test_ends(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_missing_space_after_a_full_stop() -> None:
    assert sentences("Alle er klare.Han gikk hjem.") == ["Alle er klare.", "Han gikk hjem."]
    assert sentences("Les mer på NRK.no og Dagbladet.Magasinet nå.") == ["Les mer på NRK.no og Dagbladet.Magasinet nå."]


def test_hard_wrapped_lines_do_not_end_a_sentence_but_blank_lines_do() -> None:
    text = (
        "Opptrappingen i kampene mellom tyrkiske soldater og\nsyriske soldater skjer mens FN slår alarm.\n\n"
        "Kamper i nord\n\nHæren svarer."
    )
    assert sentences(text) == [
        "Opptrappingen i kampene mellom tyrkiske soldater og\nsyriske soldater skjer mens FN slår alarm.",
        "Kamper i nord",
        "Hæren svarer.",
    ]


def test_a_short_line_before_a_capital_is_a_headline() -> None:
    text = (
        "Kamper i nord\nDen tyrkiske hæren har sendt forsterkninger til provinsen for å støtte opprørerne.\nDet er uro."
    )
    assert sentences(text)[0] == "Kamper i nord"


def test_lists_and_lines_of_speech() -> None:
    assert sentences("Tapene:\n- 20 drepte\n- 30 sårede\n- 4 savnet") == [
        "Tapene:",
        "- 20 drepte",
        "- 30 sårede",
        "- 4 savnet",
    ]
    assert sentences("– Vi går nå, sier han\n– Nei, sier hun") == ["– Vi går nå, sier han", "– Nei, sier hun"]
    wrapped = "Nesten 700.000 er drevet på flukt i landet\n– 100.000 av dem bare den siste uka."
    assert sentences(wrapped) == [wrapped]


def test_nynorsk_inherits_and_adds() -> None:
    assert sentences("Dei tok t.d. Homs kl. 14. mars. Så drog dei.", "nn") == [
        "Dei tok t.d. Homs kl. 14. mars.",
        "Så drog dei.",
    ]


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_every_entry_shows_words_that_it_is_about(code: str) -> None:
    table = load.own_table(code, "sentences", SentencesTable)
    for field in SentencesTable.__struct_fields__:
        for entry in getattr(table, field):
            assert any(word in entry.example.lower() for word in entry.words), entry.example
    assert rules(code).open


def test_open_forms_do_not_end_and_either_forms_may() -> None:
    for word in sorted(rules("nb").open):
        assert len(sentences(f"Vi så {word}. Hansen i byen.")) == 1, word
    for word in sorted(rules("nb").either):
        assert len(sentences(f"Vi så {word}. Hansen i byen.")) == 2, word
        assert len(sentences(f"Vi så {word}. hansen i byen.")) == 1, word


pieces = st.text(
    alphabet=st.sampled_from("abÆø .,!?…–-«»\"'()\n\r\t\u00a0\u2009\u200f\u0301\u2028\u20291459WN"), max_size=80
)


@given(st.one_of(pieces, st.text(max_size=80)), st.integers(0, 5), st.integers(0, 5))
def test_sentences_cover_all_but_white_space_in_order(text: str, before: int, after: int) -> None:
    whole = "x" * before + text + "x" * after
    found = split(whole, before, before + len(text), "nb")
    last = before
    covered = ""
    for start, end in found:
        assert last <= start < end <= before + len(text)
        assert not whole[last:start].strip()
        assert not whole[start].isspace() and not whole[end - 1].isspace()
        covered += whole[start:end]
        last = end
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("text", [".", ". ", "a. ", "...x", "« ", "–\n", "1. ", "A. ", "\n", "x" * 50, "« . » ", "a.B"])
def test_hostile_text_takes_bounded_time(text: str) -> None:
    long = text * (400_000 // len(text))
    began = time.process_time()
    split(long, 0, len(long), "nb")
    assert time.process_time() - began < 5
