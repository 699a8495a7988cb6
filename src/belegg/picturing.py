"""Make the picture that is shown: of articles just read, or of what a ledger holds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from belegg.merging import report_of
from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.picture import Picture
from belegg.model.report import Report
from belegg.workflow import Reading

if TYPE_CHECKING:
    from belegg.ledger.connect import Connection
    from belegg.ledger.filters import Filter


def of_readings(readings: Iterable[Reading]) -> Picture:
    """Return what `readings` tell together, merged; a document that comes twice counts once."""
    from belegg.merge import merge

    unique = {reading.document.id: reading for reading in readings}
    claims = tuple(claim for reading in unique.values() for claim in reading.claims)
    reports = {key: report_of(reading) for key, reading in unique.items()}
    return picture_of(merge(claims, reports), claims, reports)


def of_ledger(connection: "Connection", wanted: "Filter | None" = None) -> Picture:
    """Return the events of a ledger that `wanted` asks for (None: all), with the claims and reports behind them."""
    from belegg.ledger import claims as kept
    from belegg.ledger.filters import EVERYTHING
    from belegg.ledger.reports import Reports
    from belegg.telling import listed

    events = tuple(listed(connection, wanted or EVERYTHING))
    claims = kept.newest(connection, sorted({claim for event in events for claim in event.claims}))
    reports = Reports(connection)
    documents = sorted({claim.document for claim in claims})
    reports.fetch(documents)
    return picture_of(events, claims, {document: reports[document] for document in documents})


def picture_of(events: Iterable[Event], claims: Sequence[Claim], reports: Mapping[str, Report]) -> Picture:
    """Return the picture of what was merged: reports in order of publication (undated ones last), claims in the order
    in which they stand there. A document that only its claims are known of gets a report without text."""
    from belegg.version import __version__

    bare = {claim.document: _unknown(claim.document) for claim in claims if claim.document not in reports}
    ordered = tuple(sorted({**reports, **bare}.values(), key=_published))
    place = {report.document: at for at, report in enumerate(ordered)}
    told = sorted(claims, key=lambda claim: (place[claim.document], *_stands(claim)))
    return Picture(events=tuple(events), claims=tuple(told), reports=ordered, version=__version__)


def _stands(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.evidence[0].end, claim.id


def _unknown(document: str) -> Report:
    return Report(document=document, language=None, outlet=None, published=None, text=None)


def _published(report: Report) -> tuple[str, str, str]:
    period = report.published
    day = (period.end or period.start) if period is not None else None
    return (day.isoformat() if day is not None else "9999", report.outlet or "", report.document)
