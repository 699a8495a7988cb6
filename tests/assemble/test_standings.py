"""How sure a claim stands: what the network of standings tells, and what it may never do."""

import pytest

from belegg.extract.assemble.standing import ORDER
from belegg.extract.learned.network import STANDINGS, network
from belegg.model.claim import STOOD
from belegg.workflow import read

DATE = "2024-05-13"


def claims(text, language):
    return read(text, date=DATE, language=language).claims


def test_the_network_tells_the_standings_of_the_record():
    assert network(STANDINGS).out.shape[2] == len(ORDER)


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("nb", "Rwasa hevder å ha 15.000 soldater i Burundi. Regjeringen anslår dem til høyst 3000.", 15_000),
        ("nb", "Kidnapperne påstår at to gisler døde under kampene på Jolo fredag. Hæren tror det er bløff.", 2),
        (
            "nn",
            "Tigrane seier dei drap 112 soldatar på Jaffna laurdag. Regjeringa gjev talet på falne til 38.",
            112,
        ),
    ],
)
def test_another_version_near_by_makes_a_claim_disputed(language, text, low):
    found = [one for one in claims(text, language) if one.count is not None and one.count.low == low]
    assert [one.standing for one in found] == ["disputed"]
    assert any(step.startswith(STOOD) for step in found[0].rule)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Hæren drepte 20 opprørere nær Goma tirsdag, sier hærens talsmann. Byen er rolig."),
        ("en", "Gunmen killed 12 people in a village near Djibo on Saturday. The market was full."),
    ],
)
def test_what_nobody_else_speaks_of_stays_as_it_is_told(language, text):
    found = claims(text, language)
    assert found
    assert {one.standing for one in found} <= {"attributed", "reported"}


def test_words_that_mark_hearsay_are_never_the_articles_own():
    for text in (
        "Anslagsvis 50.000 opprørskrigere befinner seg i Idlib, der regjeringsstyrkene angrep mandag.",
        "20 opprørere skal ha blitt drept i angrepet på Idlib mandag.",
    ):
        assert "reported" not in {one.standing for one in claims(text, "nb") if one.count is not None}
