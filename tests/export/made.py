"""Events, tolls and claims made by hand, and those of the open stories, to export."""

from datetime import UTC, date, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec

from belegg.merge import merge
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count
from belegg.model.event import Event, Toll, Version
from belegg.model.period import Period
from belegg.model.picture import Picture
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.picturing import picture_of
from belegg.score.stories import find
from belegg.score.story_claims import claims_of, reports_of
from belegg.show.export.batches import Material, of_picture
from belegg.show.export.losses import Losses
from belegg.show.export.registry import FORMATS, How, file_writer, text_writer

ROOT = Path(__file__).resolve().parent.parent.parent
HOW = How(version="1.2.3", made=datetime(2026, 11, 23, 8, 5, tzinfo=UTC))
TURKEY = Actor(name=None, as_written="tyrkiske soldater", country="TUR", sector="state_forces", id=None)
PKK = Actor(name="PKK", as_written="PKK", country="TUR", sector="rebels", id="pkk")
CIVILIANS = Actor(name=None, as_written="sivile", country=None, sector="civilians", id=None)
CHILDREN = Actor(name=None, as_written="barn", country=None, sector="children", id=None)
PLACE = Place(
    name="Çukurca", as_written="Çukurca", country="TUR", admin1="Hakkari", id="1", latitude=37.25, longitude=43.61,
    precision=1,
)  # fmt: skip


def days(start: str | None, end: str | None = None, precision: Any = "day") -> Period:
    """Return a period from `start` to `end` (None: the same day)."""
    first = date.fromisoformat(start) if start else None
    return Period(start=first, end=date.fromisoformat(end) if end else first, as_written="", precision=precision)


DAY = days("2020-02-10")


def toll(low: Any = None, best: Any = None, high: Any = None, **keys: Any) -> Toll:
    """Return a row of figures: killed people, unless `keys` say otherwise."""
    told: dict[str, Any] = {
        "who": None, "effect": "killed", "item": None, "measure": "new", "time": DAY, "unit": "person", "part_of": None,
        "claims": (f"c{low}-{best}-{high}",), "versions": (), "imputed": False,
    }  # fmt: skip
    return Toll(low=low, best=best, high=high, **(told | keys))


def version(low: Any, best: Any, high: Any, day: str) -> Version:
    """Return an earlier figure."""
    return Version(low=low, best=best, high=high, origin="body:un", date=date.fromisoformat(day), claims=())


def event(*tolls: Toll, **keys: Any) -> Event:
    """Return an event: a clash at Çukurca on 10 February 2020, unless `keys` say otherwise."""
    told: dict[str, Any] = {
        "id": "e1", "kind": "attack", "mode": "clash", "place": PLACE, "time": DAY, "actor": PKK, "target": TURKEY,
        "grade": "fair", "standing": "attributed", "claims": ("k1",), "documents": ("d1",), "origins": 2,
        "part_of": None, "why": ("R19: same place",),
    }  # fmt: skip
    return Event(tolls=tolls, **(told | keys))


def claim(quote: str = "to soldater", **keys: Any) -> Claim:
    """Return a claim of the report d1 that rests on `quote`."""
    told: dict[str, Any] = {
        "id": "k1", "document": "d1", "kind": "casualties", "mode": "killed", "actor": PKK, "target": TURKEY,
        "item": None, "place": PLACE, "time": DAY, "measure": "new", "part_of": None, "standing": "attributed",
        "count": Count(low=2, best=2, high=2, unit="person", as_written="to", quantifier="exact"),
        "said_by": Speaker(name=None, as_written="hæren", country="TUR", sector="state_forces", id=None, via="Reuters"),
        "evidence": (Span(start=0, end=len(quote), quote=quote),), "also": Also(), "rule": ("frames/kill",),
    }  # fmt: skip
    return Claim(**(told | keys))


def report(text: str = "To soldater drept\n\nTo soldater er drept.", **keys: Any) -> Report:
    """Return the report d1."""
    told: dict[str, Any] = {"document": "d1", "language": "nb", "outlet": "NTB", "published": DAY}
    return Report(text=text, **(told | keys))


def material(*events: Event, claims: tuple[Claim, ...] = (), reports: tuple[Report, ...] = ()) -> Material:
    """Return what is exported of these, the claim k1 and the report d1 where none are given."""
    told = Picture(events=events, claims=claims or (claim(),), reports=reports or (report(),), version="1.2.3")
    return of_picture(told, at_once=2)


@cache
def stories() -> Picture:
    """Return what the open stories tell, each merged for itself."""
    events, claims, reports = [], [], {}
    for story in find([ROOT / "tests/stories/open"]):
        events += merge(claims_of(story), reports_of(story))
        claims += claims_of(story)
        reports |= reports_of(story)
    return picture_of(events, claims, reports)


def text_of(name: str, told: Material, **keys: Any) -> tuple[str, Losses]:
    """Return what a text format writes, and its losses."""
    out = StringIO(newline="")
    losses = text_writer(name).write(told, out, msgspec.structs.replace(HOW, **keys))
    return out.getvalue(), losses


def file_of(name: str, told: Material, folder: Path, **keys: Any) -> tuple[Path, Losses]:
    """Return the file that a format writes into `folder`, and its losses."""
    path = folder / f"{keys.get('table', 'export')}{FORMATS[name].suffix}"
    how = msgspec.structs.replace(HOW, **keys)
    if FORMATS[name].binary:
        return path, file_writer(name).write(told, path, how)
    with path.open("w", encoding="utf-8", newline="") as out:
        return path, text_writer(name).write(told, out, how)
