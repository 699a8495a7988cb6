"""Pronouns and definite nouns stand for the party named before, or for nobody."""

from collections.abc import Callable

import pytest

from belegg.extract.actors import find
from belegg.model.parts import Party
from belegg.model.sentence import Sentence

Parse = Callable[[str, str], tuple[Sentence, ...]]

RESOLVED = [
    ("nb", "Houthiene skjøt raketter mot Israel. Gruppen sier den støtter palestinerne.", "Gruppen", "houthis"),
    ("nb", "M23 inntok Goma i natt. Opprørerne møtte liten motstand.", "Opprørerne", "m23"),
    ("nb", "Etiopias statsminister Abiy Ahmed varslet en offensiv. Han ville ta Mekele.", "Han", "p-abiy"),
    ("nb", "Hamas avviser tilbudet. Bevegelsen krever garantier.", "Bevegelsen", "hamas"),
    ("nb", "Leger Uten Grenser ble rammet. Organisasjonen krever gransking.", "Organisasjonen", "msf"),
    ("nb", "Guvernør Oleh Synjehubov ba folk flykte. Angrepene varte, sier guvernøren.", "guvernøren", "p-synjehubov"),
    ("nb", "Hizbollah angrep i natt. Militsen brukte droner.", "Militsen", "hezbollah"),
    ("nb", "Houthiene angrep et skip. Den Iran-støttede gruppen krever fri vei.", "Iran-støttede gruppen", "houthis"),
    ("nn", "Houthiane skaut rakettar mot Israel. Rørsla støttar palestinarane.", "Rørsla", "houthis"),
    ("nn", "Hamas avviser tilbodet. Gruppa krev garantiar.", "Gruppa", "hamas"),
]

COUNTRIES = [
    ("nb", "Israel angrep Gaza i natt. Hæren sier at målet var en kommandant.", "Hæren", "ISR/state_forces"),
    ("nb", "Tyrkia svarte raskt. Regjeringen varslet hevn.", "Regjeringen", "TUR/government"),
    (
        "nb",
        "Den sørsudanske regjeringen brøt avtalen. 40 regimesoldater ble drept.",
        "regimesoldater",
        "SSD/state_forces",
    ),
    ("nb", "Syriske regjeringsstyrker rykket fram. Regimet vil ta Idlib.", "Regimet", "SYR/government"),
    ("nn", "Tyrkia svara raskt. Regjeringa varsla hemn.", "Regjeringa", "TUR/government"),
]

LEFT_OUT = [
    ("nb", "Tyrkia har tolv poster i Idlib. De ble opprettet i 2018.", "De"),
    ("nb", "Hundretusener er på flukt, og de vet ikke hvor de skal.", "de"),
    ("nb", "De syriske soldatene flyktet.", "De"),
    ("nb", "Gruppen spilte konsert i går.", "Gruppen"),
    ("nb", "Qatar og Egypt mekler mellom partene.", "partene"),
    ("nn", "Dei som flykta, bur i telt.", "Dei"),
]


def named(text: str, language: str, words: str, parse: Parse) -> list[Party]:
    return [party for party in find(parse(text, language), (), language=language) if party.actor.as_written == words]


@pytest.mark.parametrize(("language", "text", "words", "wanted"), RESOLVED)
def test_stands_for_a_named_party(language: str, text: str, words: str, wanted: str, parse: Parse) -> None:
    (party,) = named(text, language, words, parse)
    assert party.form == "stand_in"
    assert party.actor.id == wanted
    assert party.resolved_from is not None
    assert party.resolved_from[0] < party.sentence


@pytest.mark.parametrize(("language", "text", "words", "wanted"), COUNTRIES)
def test_takes_the_side_spoken_of(language: str, text: str, words: str, wanted: str, parse: Parse) -> None:
    (party,) = named(text, language, words, parse)
    assert f"{party.actor.country}/{party.actor.sector}" == wanted


@pytest.mark.parametrize(("language", "text", "words"), LEFT_OUT)
def test_stands_for_nobody_known(language: str, text: str, words: str, parse: Parse) -> None:
    assert not named(text, language, words, parse)


def test_both_parties(parse: Parse) -> None:
    text = "Russland og Ukraina utvekslet fanger i går. Partene skal møtes igjen."
    assert {party.actor.country for party in named(text, "nb", "Partene", parse)} == {"RUS", "UKR"}


def test_a_name_the_article_introduced_is_known_again(parse: Parse) -> None:
    text = "Politisjef Karim Wardak i Kabul bekreftet angrepet. Wardak sier fem ble drept."
    (again,) = named(text, "nb", "Wardak", parse)
    assert again.form == "person"
    assert again.actor.name == "Karim Wardak"


def test_an_abbreviation_the_article_introduced_is_known_again(parse: Parse) -> None:
    text = "Opprørsgruppen Folkets Motstandsfront (FMF) tok byen. FMF nekter for drapene."
    (again,) = [party for party in named(text, "nb", "FMF", parse) if party.sentence == 1]
    assert again.actor.name == "Folkets Motstandsfront"
    assert again.actor.sector == "rebels"


def test_a_name_of_two_groups_is_the_one_at_home_there(parse: Parse) -> None:
    somalia = find(parse("Al-Shabaab angrep en base i Somalia.", "nb"), (), language="nb")
    mozambique = find(parse("Mosambikiske soldater kjempet mot al-Shabab i Mosambik.", "nb"), (), language="nb")
    assert "al-shabaab" in [party.actor.id for party in somalia]
    assert "is-mozambique" in [party.actor.id for party in mozambique]


def test_offsets_quote_the_words(parse: Parse) -> None:
    text = "Iran-støttede militser angrep tyrkiske soldater.\nHamas' talsmann Osama Hamdan advarte Israel."
    parties = find(parse(text, "nb"), (), language="nb")
    assert len(parties) >= 4
    for party in parties:
        assert text[party.start : party.end] == party.actor.as_written
        if party.backer is not None and party.link_start is not None and party.link_end is not None:
            assert text[party.link_start : party.link_end] == party.backer.as_written


def test_reading_twice_gives_the_same(parse: Parse) -> None:
    sentences = parse("Den tyrkiske hæren og RSF-styrkene møtte FN. De nekter.", "nb")
    assert find(sentences, (), language="nb") == find(sentences, (), language="nb")
