"""Who, whom, where, when and how sure, in fresh sentences: what a claim takes from the words around it."""

import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import claims
from belegg.model.claim import Claim
from belegg.read.document import read_bytes

DATE = "2024-05-14"


def read(text: str, *, language: str = "nb") -> tuple[Claim, ...]:
    document = read_bytes(f"Krigen fortsetter\n\n{text}\n".encode(), name="case", published=DATE)
    return claims(document, analyse(document, language), language=language)


def the(text: str, low: int, *, kind: str = "casualties") -> Claim:
    """Return the one claim of `kind` that counts `low`."""
    found = [one for one in read(text) if one.kind == kind and one.count is not None and one.count.low == low]
    assert len(found) == 1, [(one.kind, one.count, one.evidence[0].quote) for one in read(text)]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Militsen Fano skrøt søndag av å ha drept 38 soldater i Merawi i Etiopia. Hæren i Etiopia nekter.",
        "Fano holder fast ved 38 falne soldater i Merawi i Etiopia. Hæren i Etiopia slår tilbake.",
        "Fano har kunnet slå fast at 38 soldater er drept i Merawi i Etiopia etter kampene mot hæren i Etiopia.",
        "Fano mener å ha drept 38 soldater i Merawi i Etiopia, mens kampene mot hæren fortsetter.",
    ],
)
def test_more_ways_of_saying_have_a_speaker(text: str) -> None:
    claim = the(text, 38)
    assert claim.said_by is not None
    assert "Fano" in claim.said_by.as_written


def test_a_wish_is_no_report() -> None:
    assert all(one.said_by is None for one in read("Hæren vil ha 40 stridsvogner til krigen. Soldater falt i natt."))


def test_losses_that_a_side_admits_are_its_own() -> None:
    text = "Ukraina bombet russiske stillinger i natt. Russland innrømmer sju falne etter angrepet i Belgorod."
    target = the(text, 7).target
    assert target is not None
    assert (target.country, target.sector) == ("RUS", "state_forces")


def test_the_enemy_is_the_other_of_two_sides() -> None:
    text = (
        "Russiske styrker angrep Kharkiv, og ukrainske styrker slo tilbake. Russiske fly bombet ukrainske soldater. "
        "Den ukrainske hæren sier at 90 fiendtlige soldater er drept."
    )
    target = the(text, 90).target
    assert target is not None
    assert target.country == "RUS"


def test_what_fell_on_one_side_is_of_that_side() -> None:
    text = "Kampene mellom Israel og Hizbollah fortsetter. 24 soldater er drept på israelsk side, ifølge FN."
    target = the(text, 24).target
    assert target is not None
    assert target.country == "ISR"


def test_the_place_of_the_speaker_is_not_where_it_happened() -> None:
    text = (
        "Et missil slo ned i et bolighus i Ganja i Aserbajdsjan natt til søndag. "
        "Ti sivile ble drept og 35 ble såret, opplyser helsedepartementet i Baku."
    )
    place = the(text, 10).place
    assert place is not None
    assert "Baku" not in place.name


def test_the_first_of_a_list_of_places_stands_in_the_key() -> None:
    text = "I Kharkiv, Odesa og Kyiv i Ukraina ble åtte sivile drept av russiske raketter."
    claim = the(text, 8)
    assert claim.place is not None
    assert claim.place.name == "Kharkiv"
    assert [place.name for place in claim.also.place] == ["Odesa", "Kyiv"]


def test_an_unknown_town_that_opens_a_sentence_is_a_place() -> None:
    text = "Hæren i Mali kjemper mot opprørere. Ved Tarakitt ble fire soldater drept i et bakholdsangrep lørdag."
    place = the(text, 4).place
    assert place is not None
    assert place.name == "Tarakitt"


def test_the_day_told_before_holds_for_what_goes_on() -> None:
    text = (
        "Hæren i Syria kjemper mot opprørere ved Idlib.\n\nFredag kom flyene over byen. "
        "Sju sivile ble drept av bomber, sier politiet."
    )
    time = the(text, 7).time
    assert time is not None
    assert str(time.start) == "2024-05-10"


def test_a_meeting_set_for_a_day_to_come_is_planned() -> None:
    text = "Soldater kjemper i Gaza. Israel og Hamas skal møtes til forhandlinger i Kairo 20. mai."
    talks = [one for one in read(text) if one.kind == "talks"]
    assert [one.standing for one in talks] == ["planned"]


def test_two_speakers_with_two_figures_dispute_each_other() -> None:
    text = (
        "Hæren i Mali sier at 12 sivile ble drept i Ber i natt. Opprørsgruppen CSP sier at 31 sivile ble drept i Ber "
        "i natt."
    )
    assert {the(text, 12).standing, the(text, 31).standing} == {"disputed"}


def test_two_sides_that_tell_of_their_own_civilians_do_not() -> None:
    text = (
        "Armenias forsvarsdepartement sier at fire sivile er såret i Jermuk. Aserbajdsjans forsvarsdepartement melder "
        "om to sårede sivile i Ganja. Soldater kjemper ved grensen."
    )
    assert {the(text, 4).standing, the(text, 2).standing} == {"attributed"}


def test_a_part_is_said_by_the_one_who_tells_the_whole() -> None:
    text = "84 soldater er drept i Idlib i Syria, ifølge SOHR. Av disse er 31 opprørere."
    part = the(text, 31)
    assert part.said_by is not None
    assert part.said_by.as_written == "SOHR"


def test_a_remark_that_takes_up_a_claim_denies_it() -> None:
    text = (
        "Rwanda støtter M23, sier myndighetene i Kinshasa, en påstand som Rwanda avviser. Soldater kjemper ved Goma i "
        "Kongo."
    )
    ties = [one for one in read(text) if one.kind == "relation"]
    assert [one.standing for one in ties] == ["denied"]


def test_those_whom_a_side_says_it_killed_are_not_its_own() -> None:
    told = "Russlands forsvarsdepartement sier at styrkene traff en base ved Sumy og drepte 60 soldater."
    target = the(f"Et rakettangrep rammet Sumy mandag. {told}", 60).target
    assert target is None or target.country != "RUS"


def test_soldiers_told_before_say_whose_the_dead_are() -> None:
    told = "Russland hevder at angrepet rammet et kvarter for ukrainske soldater, og at 60 soldater ble drept."
    target = the(f"Et rakettangrep rammet Sumy mandag. {told}", 60).target
    assert target is not None
    assert target.country == "UKR"


def test_as_many_are_counted_though_the_network_knows_no_such_count() -> None:
    text = "Hæren lovet å svare på artilleriangrepet som drepte fem tyrkiske soldater og såret like mange i Taftanaz."
    wounded = [one for one in read(text) if one.kind == "casualties" and one.mode == "wounded"]
    assert [(one.count.low, one.count.high) for one in wounded if one.count is not None] == [(5, 5)]


def test_a_part_of_the_displaced_is_displaced() -> None:
    text = (
        "Nesten 700.000 mennesker er drevet på flukt som følge av kampene nordvest i Syria, 100.000 av dem bare den "
        "siste uka, advarer FN. Hæren bombet byen."
    )
    assert [one.mode for one in read(text) if one.kind == "displacement"] == ["displaced", "displaced"]
