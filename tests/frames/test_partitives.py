"""The whole of which a part is told is never what happened: "5.000 av sine 14.000 soldater"."""

import pytest

import belegg


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("USA trakk i mai ut rundt 5.000 av sine 14.000 soldater fra Afghanistan, opplyser hæren.", 14000),
        ("Rakettangrepet drepte 12 av de 40 soldatene i leiren, opplyser hæren.", 40),
    ],
)
def test_the_whole_of_a_part_is_no_count_of_what_happened(text: str, whole: int) -> None:
    claims = belegg.read(text, date="2024-05-12")
    assert claims
    happened = [claim for claim in claims if claim.kind != "strength" and claim.count is not None]
    assert not [claim for claim in happened if claim.count.best == whole]


def test_a_preposition_of_the_verb_takes_nothing_from_a_range() -> None:
    claims = belegg.read("Gruppen råder over mellom 6000 og 10.000 krigere i Syria, opplyser hæren.", date="2024-05-12")
    counts = [claim.count for claim in claims if claim.kind == "strength" and claim.count is not None]
    assert [(count.low, count.high) for count in counts] == [(6000, 10000)]
