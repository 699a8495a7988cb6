"""Every entry of layout.toml finds its examples and leaves alone what it must leave alone."""

from collections.abc import Callable

import pytest

from belegg.read.layout import is_byline, is_caption, is_factbox_heading, is_teaser, layout

TABLE = layout()
PARTS: tuple[tuple[Callable[[str], bool], tuple[str, ...], tuple[str, ...]], ...] = (
    (is_byline, TABLE.byline.example, TABLE.byline.never),
    (is_caption, TABLE.credit.example, TABLE.credit.never),
    (is_factbox_heading, TABLE.factbox.example, TABLE.factbox.never),
    (is_teaser, TABLE.teaser.example, TABLE.teaser.never),
)


@pytest.mark.parametrize(("tells", "block"), [(tells, block) for tells, found, _ in PARTS for block in found])
def test_an_example_is_found(tells: Callable[[str], bool], block: str) -> None:
    assert tells(block)


@pytest.mark.parametrize(("tells", "block"), [(tells, block) for tells, _, never in PARTS for block in never])
def test_what_is_never_meant_is_left_alone(tells: Callable[[str], bool], block: str) -> None:
    assert not tells(block)
