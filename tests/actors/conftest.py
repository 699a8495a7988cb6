"""What the tests of parties share: parsed sentences."""

from collections.abc import Callable
from functools import cache

import pytest

from belegg.analyse.sentences import analyse
from belegg.model.document import Document, Zone
from belegg.model.sentence import Sentence

Parse = Callable[[str, str], tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Return what parses a text in a language, once a run, a paragraph a line."""
    return _parse


@cache
def _parse(text: str, language: str) -> tuple[Sentence, ...]:
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append(Zone(kind="body", start=start, end=start + len(line)))
        start += len(line) + 1
    document = Document(
        id="0" * 64,
        name="test",
        original=text,
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        published=None,
        published_from=None,
        outlet=None,
        language=language,
        zones=tuple(zones),
    )
    return analyse(document, language)
