"""An event or figure: what several claims, together, say happened; a view, rebuilt from claims and judgements."""

from datetime import date
from typing import Literal

import msgspec

from belegg.model.actor import Actor
from belegg.model.claim import Kind, Measure, Standing
from belegg.model.count import Number, Unit
from belegg.model.period import Period
from belegg.model.place import Place

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
"""How well founded an event is (rule R2)."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier figure of a toll: its bounds, the origin that gave it, and the day it was given (None: unknown)."""

    low: Number | None
    best: Number | None
    high: Number | None
    origin: str
    date: date | None
    claims: tuple[str, ...]


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """One row of an event's figures: how many of whom suffered what (rule R21).

    `who` is None where no report says whom it struck. `effect` is the mode of the claims that it rests on. `best` is
    None where no honest best exists, `high` None where it is open, `low` None where it is unknown. `part_of` is the
    id of the first claim of the row that includes this one; `versions` are the earlier figures, oldest first."""

    who: Actor | None
    effect: str | None
    item: str | None
    measure: Measure | None
    time: Period | None
    unit: Unit
    low: Number | None
    best: Number | None
    high: Number | None
    part_of: str | None
    claims: tuple[str, ...]
    versions: tuple[Version, ...]
    imputed: bool


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event or figure. `claims` and `documents` are ids; `origins` is the number of independent sources (rule R1);
    `part_of` is the id of the event or figure that contains this one (rule R22); `why` gives the reasons for each join
    and what was flagged, each naming its rule."""

    id: str
    kind: Kind
    mode: str | None
    place: Place | None
    time: Period | None
    actor: Actor | None
    target: Actor | None
    grade: Grade
    standing: Standing
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    tolls: tuple[Toll, ...]
    part_of: str | None
    why: tuple[str, ...]


def without_imputed(event: Event) -> Event:
    """Return `event` without the rows of figures that rest on words without a number."""
    return msgspec.structs.replace(event, tolls=tuple(toll for toll in event.tolls if not toll.imputed))
