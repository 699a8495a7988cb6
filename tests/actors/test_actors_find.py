"""Parties are found in single sentences of many wars, and nothing is found where there is none."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from belegg.extract.actors import find
from belegg.model.parts import Location, Party
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.sentence import Sentence

Parse = Callable[[str, str], tuple[Sentence, ...]]
CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def locations(sentences: tuple[Sentence, ...], places: dict[str, str]) -> tuple[Location, ...]:
    """Return the named places as the places part would, each in its country."""
    return tuple(
        Location(
            sentence=sentence.index,
            first=token.index,
            last=token.index,
            start=token.start,
            end=token.end,
            place=Place(
                name=token.text,
                as_written=token.text,
                country=places[token.text],
                admin1=None,
                id=None,
                latitude=None,
                longitude=None,
                precision=1,
            ),
            role="at",
        )
        for sentence in sentences
        for token in sentence.tokens
        if token.text in places
    )


def found(case: dict[str, Any], parse: Parse) -> tuple[Party, ...]:
    language = case.get("language", "nb")
    sentences = parse(case["text"], language)
    return find(sentences, locations(sentences, case.get("places", {})), language=language)


def fits(party: Party, wanted: str) -> bool:
    """Return whether `party` is what a case says: "TUR/state_forces", "#hamas", either with " >supports:IRN"."""
    what, _, backer = wanted.partition(" >")
    if backer:
        link, _, who = backer.partition(":")
        tied = party.backer is not None and party.link == link and who in (party.backer.country, party.backer.id)
        if not tied:
            return False
    if what.startswith("#"):
        return party.actor.id == what[1:]
    country, _, sector = what.partition("/")
    return (party.actor.country or "-") == country and (party.actor.sector or "-") == sector


@pytest.mark.parametrize("case", [case for case in CASES if "parties" in case], ids=lambda case: case["text"][:50])
def test_finds_the_parties(case: dict[str, Any], parse: Parse) -> None:
    parties = found(case, parse)
    for words, wanted in case["parties"].items():
        wanted, *others = wanted.split("|")
        mine = [party for party in parties if party.actor.as_written in (words, *others)]
        assert mine, f"'{words}' is no party; found {[party.actor.as_written for party in parties]}"
        assert any(fits(party, wanted) for party in mine), (
            f"'{words}' is {mine[0].actor} {mine[0].backer}, not {wanted}"
        )


@pytest.mark.parametrize("case", [case for case in CASES if "never" in case], ids=lambda case: case["text"][:50])
def test_leaves_out_what_is_no_party(case: dict[str, Any], parse: Parse) -> None:
    parties = found(case, parse)
    for words in case["never"]:
        if words == "*":
            assert not parties, [party.actor for party in parties]
        elif words.startswith("#"):
            assert words[1:] not in [party.actor.id for party in parties]
        else:
            assert not [party for party in parties if words in party.actor.as_written.split()]


def test_there_are_many_cases() -> None:
    assert sum("parties" in case for case in CASES) >= 150
    assert sum("never" in case for case in CASES) >= 40


@pytest.mark.parametrize(
    ("text", "year", "wanted"),
    [
        ("Ahmed al-Sharaa lovet valg.", 2016, ("p-jolani", "SYR", "rebels")),
        ("Ahmed al-Sharaa lovet valg.", 2025, ("p-sharaa", "SYR", "government")),
        ("Jens Stoltenberg lovet hjelp.", 2009, ("p-stoltenberg-norway", "NOR", "government")),
        ("Jens Stoltenberg lovet hjelp.", 2022, ("p-stoltenberg", None, "intergovernmental")),
        ("Donald Trump krevde våpenhvile.", 2023, ("p-trump", "USA", "other")),
        ("Donald Trump krevde våpenhvile.", 2025, ("p-trump", "USA", "government")),
    ],
)
def test_the_documents_date_decides_whom_a_leader_stands_for(
    text: str, year: int, wanted: tuple[str, str | None, str], parse: Parse
) -> None:
    published = Period(start=date(year, 6, 1), end=date(year, 6, 1), as_written=str(year), precision="day")
    parties = find(parse(text, "nb"), (), language="nb", published=published)
    assert [(one.actor.id, one.actor.country, one.actor.sector) for one in parties] == [wanted]
