"""Who says what: each marked text gives a scope over just the marked words, with its speaker."""

import msgspec
import pytest
from attribution_cases import BACK, HEARSAY, NB, NN, SILENT, VIA
from attribution_texts import marked, sentences
from hypothesis import given
from hypothesis import strategies as st

from belegg.extract.attribution.examples import check
from belegg.extract.attribution.find import find
from belegg.model.actor import Actor
from belegg.model.parts import Party, Scope

SPOKEN = [("nb", *case) for case in NB] + [("nn", *case) for case in NN]


def _scopes(text: str, language: str, parties: tuple[Party, ...] = ()) -> tuple[Scope, ...]:
    return find(sentences(text), parties, (), language=language)


def _over(text: str, language: str, start: int, end: int) -> list[Scope]:
    wanted = text[start:end].strip("«» ,").removeprefix("og ")
    return [
        one for one in _scopes(text, language) if text[one.start : one.end].strip("«» ,").removeprefix("og ") == wanted
    ]


@pytest.mark.parametrize(("language", "text", "speaker"), [case for case in SPOKEN if case[2] is not None])
def test_the_marked_words_are_said_by_the_speaker(language: str, text: str, speaker: str) -> None:
    bare, start, end = marked(text)
    found = _over(bare, language, start, end)
    assert found, [(bare[one.start : one.end], one.speaker) for one in _scopes(bare, language)]
    assert speaker in [one.speaker.as_written for one in found if one.speaker is not None]


@pytest.mark.parametrize(("language", "text", "speaker", "via"), VIA)
def test_who_passed_it_on_is_kept(language: str, text: str, speaker: str, via: str | None) -> None:
    bare, start, end = marked(text)
    found = [one.speaker for one in _over(bare, language, start, end) if one.speaker is not None]
    assert [(one.as_written, one.via) for one in found] == [(speaker, via)]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_nobody_says_has_no_scope(language: str, text: str) -> None:
    assert [(text[one.start : one.end], one.rule) for one in _scopes(text, language)] == []


@pytest.mark.parametrize(("language", "text", "standing"), HEARSAY)
def test_second_hand_words_mark_their_clause(language: str, text: str, standing: str) -> None:
    bare, start, end = marked(text)
    found = _over(bare, language, start, end)
    assert [(one.standing, one.speaker) for one in found] == [(standing, None)], _scopes(bare, language)


@pytest.mark.parametrize(("language", "text", "standing", "speaker", "about"), BACK)
def test_disclaimers_and_denials_reach_back(
    language: str, text: str, standing: str, speaker: str | None, about: tuple[str, ...]
) -> None:
    found = [one for one in _scopes(text, language) if one.reaches_back]
    assert [one.standing for one in found] == [standing]
    said_by = found[0].speaker.as_written if found[0].speaker is not None else None
    assert (said_by or "").lower() == (speaker or "").lower()
    assert set(about) <= set(found[0].about)
    assert bool(about) == bool(found[0].about)


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_every_example_of_the_data_holds(code: str) -> None:
    assert check(code) == ()


def test_a_party_gives_the_speaker_its_name_and_country() -> None:
    actor = Actor(name="Tyrkias forsvarsdepartement", as_written="", country="TUR", sector="government", id="tur-mod")
    party = Party(sentence=0, first=6, last=8, start=22, end=52, head=6, actor=actor, form="name")
    text = "Fem soldater er drept, sier forsvarsdepartementet i Ankara."
    (scope,) = _scopes(text, "nb", (party,))
    assert scope.speaker is not None
    assert (scope.speaker.name, scope.speaker.country, scope.speaker.id) == (actor.name, "TUR", "tur-mod")
    assert scope.speaker.as_written == "forsvarsdepartementet i Ankara"


def test_a_party_that_confirms_only_attributes_but_a_monitor_confirms() -> None:
    text = "Rebellene bekrefter at fem er drept."
    for sector, standing in (("rebels", "attributed"), ("monitor", "confirmed")):
        actor = Actor(name="R", as_written="Rebellene", country=None, sector=sector, id=None)  # type: ignore[arg-type]
        party = Party(sentence=0, first=0, last=0, start=0, end=9, head=0, actor=actor, form="group")
        assert [one.standing for one in _scopes(text, "nb", (party,))] == [standing]


def test_a_refusal_is_no_denial() -> None:
    (scope,) = _scopes("Presidenten avviser å betale løsepenger.", "nb")
    assert (scope.standing, scope.reaches_back) == ("attributed", False)


def test_a_relative_clause_after_the_speaker_is_the_articles_own() -> None:
    text = "Fem er drept, sier hæren, som støtter opprørere i Idlib."
    assert all(one.end <= text.index(", sier") for one in _scopes(text, "nb"))


def test_a_quotation_without_a_speaker_gives_none() -> None:
    assert _scopes("Kampene pågår.\n– Krigen er over.", "nb") == ()


def test_a_promise_does_not_swallow_what_it_takes_for_granted() -> None:
    text = "Tyrkia lovet å besvare angrepet som drepte fem tyrkiske soldater."
    assert [text[one.start : one.end] for one in _scopes(text, "nb")] == ["å besvare angrepet"]


WORDS = sorted(
    {word for _, text, *_ in SPOKEN for word in text.replace("[", "").replace("]", "").replace("|", " ").split()}
)


@given(
    st.lists(st.sampled_from([*WORDS, ",", ".", "–", "«", "»", ":", ";", "(", ")"]), max_size=30),
    st.sampled_from(["nb", "nn"]),
)
def test_scopes_lie_within_their_sentence_and_cues_within_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    given_sentences = sentences(text)
    for scope in find(given_sentences, (), (), language=language):
        home = given_sentences[scope.sentence]
        assert home.start <= scope.start < scope.end <= home.end
        assert 0 <= scope.cue_start < scope.cue_end <= len(text)
        assert text[scope.cue_start : scope.cue_end].strip()
        if scope.reaches_back or scope.about:
            assert scope.standing in ("unconfirmed", "confirmed", "denied", "disputed")


@pytest.mark.parametrize(("language", "text"), [case[:2] for case in SPOKEN])
def test_cues_quote_whole_words_and_speakers_stand_in_the_text(language: str, text: str) -> None:
    bare = text.replace("[", "").replace("]", "")
    for scope in _scopes(bare, language):
        for edge in (scope.start, scope.end, scope.cue_start, scope.cue_end):
            assert edge in (0, len(bare)) or not (bare[edge - 1].isalnum() and bare[edge].isalnum())
        if scope.speaker is not None:
            assert scope.speaker.as_written in bare


def test_a_heading_with_a_source_gives_its_list_that_speaker() -> None:
    head, item = sentences("Russlands tap, ifølge hæren:\n7900 drepte.")
    listed = tuple(msgspec.structs.replace(one, zone="factbox") for one in (head, item))
    spoken = [
        one.speaker.as_written for one in find(listed, (), (), language="nb") if one.sentence == 1 and one.speaker
    ]
    assert spoken == ["hæren"]
    assert [one for one in find((head, item), (), (), language="nb") if one.sentence == 1] == []
