"""What wire copy in capitals says of murders, kidnappings and bombs; the sentences are made up here."""

import pytest

from belegg.model.claim import Claim
from belegg.workflow import read_claims


def _read(text: str) -> tuple[Claim, ...]:
    return read_claims(text, date="1990-01-09", language="en")


def _told(claims: tuple[Claim, ...], kind: str, mode: str) -> list[tuple[str | None, str | None]]:
    return [
        (claim.actor.id if claim.actor else None, claim.target.as_written if claim.target else None)
        for claim in claims
        if (claim.kind, claim.mode) == (kind, mode)
    ]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("THE ARMY OF NATIONAL LIBERATION", "eln"),
        ("THE FARABUNDO MARTI NATIONAL LIBERATION FRONT", "fmln"),
        ("SHINING PATH GUERRILLAS", "sendero-luminoso"),
        ("THE TUPAC AMARU REVOLUTIONARY MOVEMENT", "mrta"),
    ],
)
def test_a_group_whose_name_is_made_of_words_of_the_language_is_known_in_capitals(name: str, id_: str) -> None:
    claims = _read(f"{name} KIDNAPPED TWO TEACHERS YESTERDAY, THE ARMY SAID.")
    assert {claim.actor.id for claim in claims if claim.mode == "captured" and claim.actor} == {id_}


def test_a_person_killed_is_told_with_his_trade_and_name() -> None:
    claims = _read("GUNMEN MURDERED LAWYER PEDRO SALAS IN BOGOTA YESTERDAY.")
    assert [target for _, target in _told(claims, "casualties", "killed")] == ["LAWYER PEDRO SALAS"]


def test_a_bomb_that_goes_off_is_no_loss_of_materiel() -> None:
    for text in (
        "A POWERFUL CAR BOMB EXPLODED OUTSIDE THE BARRACKS IN BOGOTA, KILLING 30 PEOPLE.",
        "A BOMB DESTROYED THE OFFICES OF THE BANK IN BOGOTA, THE ARMY SAID.",
    ):
        assert not [claim for claim in _read(text) if claim.kind == "materiel" and claim.item == "munition"]


def test_those_called_subversives_are_rebels() -> None:
    claims = _read("THREE SUBVERSIVES WERE KILLED IN A CLASH WITH SOLDIERS IN SAN VICENTE YESTERDAY.")
    assert {claim.target.sector for claim in claims if claim.mode == "killed" and claim.target} == {"rebels"}
