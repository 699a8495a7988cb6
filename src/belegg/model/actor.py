"""Actors and speakers: who does, suffers, holds or says a thing."""

from typing import Literal

import msgspec

Sector = Literal[
    "state_forces", "government", "rebels", "militia", "civilians", "children", "women", "medical",
    "journalists", "aid_workers", "peacekeepers", "intergovernmental", "ngo", "media", "monitor",
    "police", "refugees", "other",
]  # fmt: skip


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party as written and as known. `name` is None for a group without a name of its own
    ("sivile"); `country` is the alpha-3 code of the side it belongs to; `id` is the actor list's."""

    name: str | None
    as_written: str
    country: str | None
    sector: Sector | None
    id: str | None


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """An actor who says something, and `via`: the outlet or person who passed it on, or None."""

    name: str | None
    as_written: str
    country: str | None
    sector: Sector | None
    id: str | None
    via: str | None = None
