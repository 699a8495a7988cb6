"""Language: all common ones are named, and short Norwegian texts are not refused."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegg.analyse.identify import identify_table, language_of

TEXTS = [
    ("nb", "Sju tyrkiske soldater ble drept i et syrisk artilleriangrep i Idlib, sier forsvarsdepartementet i Ankara."),
    (
        "nn",
        "Sju tyrkiske soldatar vart drepne i eit syrisk artilleriåtak i Idlib, seier forsvarsdepartementet i Ankara.",
    ),
    (
        "sv",
        "Sju turkiska soldater dödades i ett syriskt artilleriangrepp i Idlib, säger försvarsdepartementet i Ankara.",
    ),
    ("da", "Syv tyrkiske soldater blev dræbt i et syrisk artilleriangreb i Idlib, siger forsvarsministeriet i Ankara."),
    ("is", "Sjö tyrkneskir hermenn féllu í Idlib og það er sagt að þeir hafi verið margir."),
    ("en", "Seven Turkish soldiers were killed in a Syrian artillery attack in Idlib, the ministry said."),
    ("de", "Sieben türkische Soldaten wurden bei einem Angriff in Idlib getötet, sagte das Ministerium."),
    ("nl", "Zeven Turkse soldaten werden gedood bij een aanval in Idlib, zei het ministerie."),
    ("fr", "Sept soldats turcs ont été tués dans une attaque à Idlib, selon le ministère."),
    ("es", "Siete soldados turcos murieron en un ataque en Idlib, según el ministerio de Defensa."),
    ("it", "Sette soldati turchi sono stati uccisi in un attacco a Idlib, secondo il ministero."),
    ("pt", "Sete soldados turcos foram mortos num ataque em Idlib, segundo o ministério da Defesa."),
    ("pl", "Siedmiu tureckich żołnierzy zostało zabitych w ataku w Idlib, a wielu jest rannych."),
    ("fi", "Seitsemän turkkilaista sotilasta kuoli hyökkäyksessä Idlibissä, mutta se ei ole varmaa."),
    ("tr", "İdlib'deki saldırıda yedi Türk askeri öldü ve çok sayıda kişi yaralandı, dedi bakanlık."),
    ("hu", "Hét török katona halt meg az Idlibben végrehajtott támadásban, közölte a minisztérium."),
    ("ru", "Семь турецких солдат погибли в результате обстрела в Идлибе, сообщило министерство."),
    ("uk", "Семеро турецьких солдатів загинули внаслідок обстрілу, повідомило міністерство."),
    ("ar", "قتل سبعة جنود أتراك في هجوم مدفعي في إدلب"),
    ("fa", "هفت سرباز ترکیه در حمله توپخانه در ادلب کشته شدند"),
    ("he", "שבעה חיילים טורקים נהרגו בהתקפה באידליב"),
    ("zh", "七名土耳其士兵在伊德利卜的炮击中丧生"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_sentence_is_enough(code: str, text: str) -> None:
    guess = language_of(text)
    assert guess.code == code
    assert 0 < guess.confidence <= 1
    assert guess.name not in ("", "unknown")


@pytest.mark.parametrize("entry", identify_table().language, ids=lambda entry: entry.code)
def test_each_example_is_told_by_its_small_words(entry: object) -> None:
    assert language_of(entry.example).code == entry.code  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Fem drept i Idlib",
        "Tyrkia sender soldater",
        "Angrep Idlib Zelenskyj Saraqib NATO",
        "Våpenhvile",
        "Putin i Kyiv",
    ],
)
def test_short_texts_are_taken_for_norwegian(text: str) -> None:
    assert language_of(text).code in ("nb", "nn")


def test_nothing_to_tell_by() -> None:
    assert language_of("12 345 – 67 %").code == "und"
    assert language_of("").confidence == 0


def test_a_norwegian_article_that_quotes_english_is_norwegian() -> None:
    text = (
        TEXTS[0][1]
        + " «We will respond to the attack in the same way», sa han til Reuters, men ville ikke si mer om når."
    )
    assert language_of(text).code == "nb"


@given(st.text(max_size=60))
def test_any_text_gives_a_guess(text: str) -> None:
    assert language_of(text).code


def test_fast_enough_for_an_article() -> None:
    article = " ".join(text for _, text in TEXTS[:2]) * 12
    language_of(article)
    began = time.process_time()
    for _ in range(50):
        language_of(article)
    assert (time.process_time() - began) / 50 < 0.003
