"""Merge what was read, or claims kept as records, into events: without a ledger, in one go."""

from collections.abc import Iterable
from pathlib import PurePath

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.judgement import Judgement
from belegg.model.report import Report
from belegg.workflow import Reading


def report_of(reading: Reading) -> Report:
    """Return what merging must know of the document that was read."""
    document = reading.document
    return Report(
        document=document.id,
        language=reading.language,
        outlet=document.outlet,
        published=document.published,
        text=document.original,
        name=PurePath(document.name).name,
    )


def merge(read: Iterable[Reading | Claim], *, judgements: Iterable[Judgement] = ()) -> tuple[Event, ...]:
    """Return the events and figures that readings, or claims, make together, each with its reasons.

    The order in which they come changes nothing. Of the document of a bare claim only its id is known: neither its
    date nor who published it, so that origins and later figures are told apart less well than from readings."""
    from belegg.merge.events import merge as merged

    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    for one in read:
        if isinstance(one, Claim):
            claims.append(one)
        else:
            claims.extend(one.claims)
            reports[one.document.id] = report_of(one)
    return merged(claims, reports, judgements)
