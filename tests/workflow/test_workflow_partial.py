"""Articles in languages that are partial are told from their neighbours, read, and made no surer than their words."""

import pytest

from belegg.languages.load import language, supported
from belegg.workflow import read, ungrounded

SWEDISH = """Publicerad 12 maj 2024

Minst sju civila dödades när ryska styrkor besköt staden Charkiv i lördags, enligt guvernören. Två av de döda var barn.

Under natten ska tolv ukrainska soldater ha dödats nära gränsen. Uppgifterna har inte bekräftats av oberoende källor.

FN uppger att omkring 4 000 människor har flytt från området.
"""
DANISH = """Publiceret 12. maj 2024

Mindst syv civile blev dræbt, da russiske styrker beskød byen Kharkiv lørdag, ifølge guvernøren. To af de døde var børn.

I nat skal tolv ukrainske soldater være blevet dræbt nær grænsen. Oplysningerne er ikke bekræftet af uafhængige kilder.

FN oplyser, at omkring 4.000 mennesker er flygtet fra området.
"""


@pytest.mark.parametrize(("code", "text"), [("sv", SWEDISH), ("da", DANISH)])
def test_a_partial_language_is_told_and_read(code, text):
    reading = read(text)
    assert reading.language == code
    found = {(claim.kind, claim.mode, claim.count.low if claim.count else None) for claim in reading.claims}
    assert {("casualties", "killed", 7), ("casualties", "killed", 2), ("casualties", "killed", 12)} <= found
    assert ("displacement", "displaced", 3600) in found
    assert ungrounded(reading) == ()


@pytest.mark.parametrize(("code", "text"), [("sv", SWEDISH), ("da", DANISH)])
def test_no_claim_is_surer_than_its_words(code, text):
    killed = {claim.count.low: claim.standing for claim in read(text).claims if claim.mode == "killed" and claim.count}
    assert killed[7] in ("attributed", "unconfirmed")
    assert killed[12] in ("hearsay", "unconfirmed")


@pytest.mark.parametrize(
    "text",
    [
        "Djurgården slog AIK med 4–2 inför 13 000 åskådare, och två spelare skadades i matchen i lördags.",
        "Brøndby slog København med 4-2 foran 13.000 tilskuere, og to spillere blev skadet i kampen lørdag.",
    ],
)
def test_a_match_makes_no_claim(text):
    assert read(text).claims == ()


@pytest.mark.parametrize("code", [code for code in supported() if language(code).borrows])
def test_a_language_that_borrows_is_partial(code):
    assert language(code).limits
    assert language(code).borrows in supported()
