"""What tests of several parts build on: claims and documents made by hand."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count
from belegg.model.document import Document, Zone
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.span import Span
from belegg.read.document import read_bytes

ARTICLE = """Fem soldater drept i Taftanaz

Fem tyrkiske soldater ble drept mandag. Ifølge hæren ble sju såret. Rundt 300 sivile flyktet fra Idlib.
"""


def actor_of(words: str, **keys: Any) -> Actor:
    """Return an actor with the words and those keys alone."""
    return msgspec.structs.replace(Actor(name=None, as_written=words, country=None, sector=None, id=None), **keys)


def speaker_of(words: str, **keys: Any) -> Speaker:
    """Return a speaker with the words and those keys alone."""
    return msgspec.structs.replace(Speaker(name=None, as_written=words, country=None, sector=None, id=None), **keys)


def place_of(name: str, **keys: Any) -> Place:
    """Return a place of precision 1 with the name and those keys alone."""
    bare = Place(
        name=name, as_written=name, country=None, admin1=None, id=None, latitude=None, longitude=None, precision=1
    )
    return msgspec.structs.replace(bare, **keys)


def count_of(low: int | None, high: int | None, **keys: Any) -> Count:
    """Return an exact count of persons between the bounds, but for those keys."""
    best = low if low == high else None
    bare = Count(low=low, best=best, high=high, unit="person", as_written=str(low), quantifier="exact")
    return msgspec.structs.replace(bare, **keys)


def claim_of(original: str, quote: str, *, kind: str = "casualties", mode: str | None = "killed", **keys: Any) -> Claim:
    """Return a claim that rests on the first `quote` in `original`, with those keys alone."""
    start = original.index(quote)
    bare = Claim(
        id=f"id-{kind}-{start}", document="0" * 64, kind=kind, mode=mode, count=None, actor=None, target=None,
        item=None, place=None, time=None, measure=None, part_of=None, said_by=None, standing="reported",
        evidence=(Span(start=start, end=start + len(quote), quote=quote),), also=Also(), rule=("by hand",),
    )  # fmt: skip
    return msgspec.structs.replace(bare, **keys)


@pytest.fixture
def document() -> Document:
    """A short document."""
    return read_bytes(ARTICLE.encode(), name="article", published="2020-02-10")


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """The maker of claims, claim_of."""
    return claim_of


@pytest.fixture
def build() -> Any:
    """The makers of the values that a claim has in it."""

    class Build:
        actor = staticmethod(actor_of)
        speaker = staticmethod(speaker_of)
        place = staticmethod(place_of)
        count = staticmethod(count_of)
        claim = staticmethod(claim_of)
        article = ARTICLE
        period = staticmethod(lambda start, end: Period(start=start, end=end, as_written="da", precision="day"))
        zone = Zone

    return Build
