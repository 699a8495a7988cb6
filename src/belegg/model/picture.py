"""A picture: the events that many reports tell, with the claims and reports that they rest on."""

import msgspec

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.report import Report


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """What `merge` made of `claims`: every id that an event names is that of one of `claims` or of `reports`, the
    latter in order of publication. `version` is the version of belegg that read and merged them."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    version: str
