"""Who says what where the tree helps: English, and clauses set inside others, in real parses."""

import msgspec
import pytest
from attribution_texts import marked

from belegg.analyse.sentences import analyse
from belegg.extract.attribution.find import find
from belegg.model.actor import Actor
from belegg.model.parts import Party, Scope
from belegg.read.document import read_bytes

SAID = (
    ("en", "[Sappers have dug up 4,600 mines], a commander, Fawzi Bukatif, said.", "a commander, Fawzi Bukatif"),
    ("en", "[The groups are to sign a ceasefire on Friday], a spokesman for the UN mission, MONUC, said on Wednesday.",
     "a spokesman for the UN mission, MONUC"),
    ("en", "[At least 322 people were killed], the regional prosecutor has said.", "the regional prosecutor"),
    ("en", "[North Kivu had two million displaced people], OCHA notes.", "OCHA"),
    ("en", "Opponents left over a third term, which opponents say [breaks a peace deal].", "opponents"),
    ("en", "Geneva counters that [40,000 people were driven out].", "Geneva"),
    ("en", "By nightfall Moldova said [it held most of Bendery].", "Moldova"),
    ("en", "Russia is warning that [400 soldiers will cross the border].", "Russia"),
    ("en", "The rebels now say [they hold the town].", "The rebels"),
    ("en", "[Forty people were killed], by the army's count.", "the army"),
    ("en", "[Forty people were killed], according to one who escaped.", "one who escaped"),
    ("nb", "Geriljaen, som myndighetene mener [teller rundt 1000 mann], krever endringer.", "myndighetene"),
    ("nb", "Deretter [ble mennene skutt], forteller en som unnslapp.", "en som unnslapp"),
    ("nb", "FN regner med [600 000 innbyggere i byen].", "FN"),
    ("nb", "[Landet har fløyet inn 8000 leiesoldater], etter observatoriets opptelling.", "observatoriets opptelling"),
    ("nn", "FN reknar med [600 000 innbyggjarar i byen].", "FN"),
    ("nn", "[Landet har fløge inn 8000 leigesoldatar], etter oppteljinga til observatoriet.", "observatoriet"),
)  # fmt: skip

SILENT = (
    ("en", "The war has claimed 15,000 lives."),
    ("en", "They read the reports of the army and left."),
    ("en", "The town lies in the army's path."),
    ("nb", "Lenger sør krevde et bombenedslag minst 14 menneskeliv."),
    ("nb", "Etter hærens angrep flyktet folk."),
    ("nn", "Etter åtaket til hæren rømde folk."),
)


def _scopes(text: str, language: str) -> tuple[Scope, ...]:
    document = read_bytes(text.encode(), name="text", published="2020-02-10", media_type="text/plain")
    return find(analyse(document, language), (), (), language=language)


@pytest.mark.parametrize(("language", "text", "speaker"), SAID)
def test_the_marked_words_are_said_by_the_speaker(language: str, text: str, speaker: str) -> None:
    bare, start, end = marked(text)
    found = {
        one.speaker.as_written for one in _scopes(bare, language) if one.speaker and one.start < end and one.end > start
    }
    assert speaker in found


@pytest.mark.parametrize(("language", "text", "speaker"), SAID)
def test_what_is_said_stays_within_the_marked_words(language: str, text: str, speaker: str) -> None:
    bare, start, end = marked(text)
    spoken = [one for one in _scopes(bare, language) if one.speaker and one.speaker.as_written == speaker]
    assert any(abs(one.end - end) <= 1 and one.start >= min(start, 9) - 9 for one in spoken), [
        bare[one.start : one.end] for one in spoken
    ]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_nobody_says_has_no_scope(language: str, text: str) -> None:
    assert [(text[one.start : one.end], one.rule) for one in _scopes(text, language)] == []


def test_it_stands_for_the_body_that_spoke_before_not_for_a_person() -> None:
    text = 'The army said five men were killed. "We fight on," said Omar Ali. It said two trucks were lost.'
    last = [one.speaker.as_written for one in _scopes(text, "en") if one.start > text.index("It said") and one.speaker]
    assert last == ["The army"]


def test_it_that_speaks_for_nobody_known_gives_no_scope() -> None:
    assert _scopes("It says the road is open.", "en") == ()


def test_his_count_is_that_of_the_one_who_spoke_before() -> None:
    text = "Fem er drept, sier guvernør Jan Li. Etter hans utsagn er veien stengt."
    last = [one.speaker.as_written for one in _scopes(text, "nb") if one.start > text.index("Etter") and one.speaker]
    assert last == ["guvernør Jan Li"]


def test_who_goes_on_in_a_gerund_is_the_subject_of_its_clause() -> None:
    text = "The general attacked his critics, saying that five towns had fallen."
    assert [one.speaker.as_written for one in _scopes(text, "en") if one.speaker] == ["The general"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("07.15 Helsedepartementet: 34 døde er brakt inn siden midnatt.", "Helsedepartementet"),
        ("19.10: Helsedepartementet: 34 døde er brakt inn.", "Helsedepartementet"),
        ("07.15 Siste nytt: 34 døde er brakt inn.", None),
        ("Helsedepartementet: 34 døde er brakt inn.", None),
    ],
)
def test_an_entry_with_a_clock_time_names_a_known_speaker_before_a_colon(text: str, speaker: str | None) -> None:
    document = read_bytes(text.encode(), name="text", published="2020-02-10", media_type="text/plain")
    read_text = tuple(analyse(document, "nb"))
    word = next((one for one in read_text[0].tokens if one.text == "Helsedepartementet"), None)
    actor = Actor(name=None, as_written="Helsedepartementet", country=None, sector="medical", id=None)
    parties = [
        Party(sentence=0, first=one.index, last=one.index, start=one.start, end=one.end, head=one.index, actor=actor,
              form="group")
        for one in (word,) if one is not None
    ]  # fmt: skip
    body = tuple(msgspec.structs.replace(one, zone="body") for one in read_text)
    found = [one.speaker.as_written for one in find(body, parties, (), language="nb") if one.speaker]
    assert found == ([speaker] if speaker else [])
