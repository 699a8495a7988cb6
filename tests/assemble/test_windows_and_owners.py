"""When something happened and when it was said, whose the fallen are, and villages that no gazetteer knows."""

import pytest

from belegg.analyse.sentences import analyse
from belegg.extract.assemble.claims import claims
from belegg.model.claim import Claim
from belegg.read.document import read_bytes

DATE = "2019-05-07"


def counted(text: str, low: int, language: str, kind: str = "casualties") -> Claim:
    head = {"nb": "Krigen fortsetter", "nn": "Krigen held fram", "en": "War goes on"}[language]
    document = read_bytes(f"{head}\n\n{text}\n".encode(), name="case", published=DATE)
    made = claims(document, analyse(document, language), language=language)
    found = [one for one in made if one.kind == kind and one.count is not None and one.count.low == low]
    assert len(found) == 1, [(one.kind, one.count, one.evidence[0].quote) for one in made]
    return found[0]


def test_the_day_of_the_saying_is_not_the_day_of_the_deaths():
    text = (
        "The World Health Organization said on Monday 432 people had been killed since the offensive on the capital "
        "began on April 4. Haftar's forces shelled Tripoli in Libya."
    )
    claim = counted(text, 432, "en")
    assert claim.measure == "cumulative"
    assert claim.time is not None and str(claim.time.start) == "2019-04-04"


@pytest.mark.parametrize(
    ("text", "low", "language"),
    [
        ("A hospital in Tripoli in Libya said four civilians had died in shelling.", 4, "en"),
        ("LNA sier at tre av gruppas egne krigere falt i angrepet ved Tripoli i Libya.", 3, "nb"),
        ("Ni opprørere ble drept da hæren angrep Tripoli i Libya.", 9, "nb"),
    ],
)
def test_words_for_people_are_no_words_for_a_war(text, low, language):
    assert counted(text, low, language).measure == "new"


@pytest.mark.parametrize(
    ("text", "low", "language"),
    [
        (
            "Taliban sier at ni av deres egne soldater ble drept i kamper med pakistanske styrker i Afghanistan.",
            9,
            "nb",
        ),
        (
            "Taliban said nine of its own fighters had been killed in clashes with Pakistani troops in Afghanistan.",
            9,
            "en",
        ),
        ("The Taliban admitted losing nine fighters in clashes with Pakistani troops in Afghanistan.", 9, "en"),
    ],
)
def test_those_whom_a_side_calls_its_own_are_its_own(text, low, language):
    target = counted(text, low, language).target
    assert target is not None and target.name == "Taliban"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Minst elleve soldater ble drept i et bakhold i Gaskinde i Burkina Faso mandag.", "Gaskinde"),
        ("Elleve mennesker ble drept i flyangrepet mot en klinikk i Nam Kham i Myanmar lørdag.", "Nam Kham"),
    ],
)
def test_a_name_that_a_land_is_said_to_hold_is_a_place(text, place):
    found = counted(text, 11, "nb").place
    assert found is not None and found.name == place


def test_counts_that_add_up_to_the_one_before_are_its_parts():
    text = (
        "31 mennesker ble drept i flyangrep i Sudan fredag: 23 på markedet i Ed-Daein og åtte i landsbyen Adila. "
        "Tidligere samme uke ble 14 soldater drept i Nyala."
    )
    whole, market, village = (counted(text, low, "nb") for low in (31, 23, 8))
    assert market.part_of == village.part_of == whole.id
    assert counted(text, 14, "nb").part_of is None


GONE_ON = [
    (
        "nb",
        "Minst 213 sivile ble drept da opprørere skjøt raketter mot Bagdad. 25 av de døde er barn, og 20 er kvinner.",
        213,
        [25, 20],
    ),
    (
        "nb",
        "M23 drepte minst 131 sivile i Kishishe. 102 av de døde var menn, 17 var kvinner og 12 barn.",
        131,
        [102, 17, 12],
    ),
    ("en", "The shelling killed 47 people in Kobani, 24 of them rebels and 13 soldiers.", 47, [24, 13]),
    (
        "en",
        "At least 101 people were killed in Bujumbura: 71 rebels, 21 soldiers and nine civilians.",
        101,
        [71, 21, 9],
    ),
]


@pytest.mark.parametrize(("language", "text", "whole", "parts"), GONE_ON)
def test_parts_that_go_on_are_of_the_same_whole(language, text, whole, parts):
    every = counted(text, whole, language)
    assert {counted(text, low, language).part_of for low in parts} == {every.id}


def test_a_count_after_the_comma_that_closes_a_part_is_no_part():
    text = "Raketten drepte 29 sivile i Kherson, 10 av dem barn, og 12 soldater falt ved Bakhmut."
    assert counted(text, 10, "nb").part_of == counted(text, 29, "nb").id
    assert counted(text, 12, "nb").part_of is None


def test_counts_that_do_not_add_up_stand_by_themselves():
    text = "31 mennesker ble drept i flyangrep i Sudan fredag. 23 ble drept i Nyala og ni i Adila."
    assert all(counted(text, low, "nb").part_of is None for low in (31, 23, 9))


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("nb", "Minst elleve sivile ble drept i rakettangrepet i Kherson, opplyser den ukrainske nødetaten.", "UKR"),
        ("en", "Eleven civilians were killed in the air strike on Rafah, an Egyptian security source said.", "EGY"),
        ("en", "Eleven civilians were killed in the air strike on Rafah, an eyewitness said.", None),
    ],
)
def test_a_speaker_is_of_the_country_that_his_words_tell(language, text, country):
    speaker = counted(text, 11, language).said_by
    assert speaker is not None and speaker.country == country
