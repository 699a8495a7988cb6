"""What a count measures, whom it cannot count, and what is told to be another attack."""

import pytest

from belegg.extract.assemble.measures import LABELS, measure_signs
from belegg.extract.learned.network import MEASURES, network
from belegg.workflow import read

DATE = "2024-05-13"
BOMB = "Al-Shabaab fighters attacked a market in Mogadishu on Saturday. A car bomb killed 12 people, police said."


def counts(text, language="en"):
    return [one for one in read(text, date=DATE, language=language).claims if one.count is not None]


def test_the_network_tells_the_measures_of_the_record():
    assert LABELS == ("new", "cumulative", "stock")
    assert network(MEASURES).out.shape[2] == len(LABELS)
    assert network(MEASURES) is not network()


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (BOMB, "new"),
        ("The war in Sudan has killed more than 20,000 people and the army is losing ground.", "cumulative"),
        (
            "Rebels attacked Goma. Since January 2024, 450 civilians have been killed in the fighting.",
            "cumulative",
        ),
        (
            "Rebels shelled Goma on Sunday. Some 30,000 displaced people are now living in camps there.",
            "stock",
        ),
    ],
)
def test_a_count_is_of_an_incident_of_a_longer_time_or_of_how_many_there_are(text, measure):
    assert {one.measure for one in counts(text)} == {measure}


def test_a_part_measures_as_its_whole():
    found = counts(
        "Fighting between the army and M23 rebels goes on in Goma. "
        "Since January 2024 it has killed 450 people, 120 of them children, the UN said."
    )
    assert {one.measure for one in found if one.part_of or one.count.low == 450} == {"cumulative"}


def test_lives_name_nobody():
    found = counts("Rebel shelling claimed 11 lives in Goma on Saturday, the mayor said.")
    assert [(one.count.low, one.target) for one in found] == [(11, None)]


def test_an_adjective_of_nation_in_two_words_is_one():
    found = counts("Two South African soldiers were killed in a rebel attack near Goma on Saturday.")
    assert (found[0].target.country, found[0].target.sector) == ("ZAF", "state_forces")
    found = counts("Four South Sudanese soldiers were killed in an ambush by rebels near Pibor on Saturday.")
    assert found[0].target.country == "SSD"


def test_a_second_attack_is_a_claim_of_its_own():
    text = (
        "Russian missiles hit Kharkiv on Saturday and killed one woman, the mayor said. "
        "In the afternoon {} on the city killed one man."
    )
    for words, number in (("a second attack", 2), ("the attack", 1)):
        found = read(text.format(words), date=DATE, language="en").claims
        assert sum(one.kind == "attack" for one in found) == number


def test_those_who_speak_are_not_the_dead():
    text = "De hvite hjelmene melder om nye granater mot Ariha i Syria. Onsdag ble ti drept i byen."
    found = counts(text, "nb")
    assert [one.target.as_written if one.target else None for one in found] == [None]
    assert found[0].place is None or found[0].place.country == "SYR"


def test_signs_are_alike_in_number(monkeypatch):
    seen = []

    def told(context, drafts, numbers):
        rows = measure_signs(context, drafts, numbers)
        seen.append(rows.shape)
        return rows

    monkeypatch.setattr("belegg.extract.assemble.measures.measure_signs", told)
    counts(BOMB)
    assert seen == [(1, len(network(MEASURES).into))]
