"""What is exported, in pieces small enough to hold: events with the claims and reports they rest on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from belegg.model.claim import Claim
from belegg.model.event import Event, without_imputed
from belegg.model.picture import Picture
from belegg.model.report import Report

if TYPE_CHECKING:
    from belegg.ledger.connect import Connection
    from belegg.ledger.filters import Filter
    from belegg.telling import Links

AT_ONCE = 500


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Some events, and by id every claim and report that they name, as far as these are known."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """Return the known claims of one of the events, in the order in which the event names them."""
        return tuple(self.claims[name] for name in event.claims if name in self.claims)

    def report(self, document: str) -> Report:
        """Return the report with this id, one that tells nothing but its id where it is not known."""
        known = self.reports.get(document)
        return known or Report(document=document, language=None, outlet=None, published=None, text=None)


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Everything to export. `batches` gives it piece by piece, from the start at each call; `wholes` are the ids of
    figures that contain other events (rule R22), so that nothing is told twice where it would be added up. `among` is
    how many events there are in all, where only some were asked for."""

    batches: Callable[[], Iterator[Batch]]
    wholes: frozenset[str]
    among: int | None = None


def of_picture(picture: Picture, *, imputed: bool = True, at_once: int = AT_ONCE) -> Material:
    """Return the material of a picture; without the rows of figures that rest on words without a number where
    `imputed` is False."""
    events = picture.events if imputed else tuple(map(without_imputed, picture.events))
    claims = {claim.id: claim for claim in picture.claims}
    reports = {report.document: report for report in picture.reports}
    wholes = frozenset(event.part_of for event in events if event.part_of is not None)
    return Material(batches=lambda: _cut(events, claims, reports, at_once), wholes=wholes)


def _cut(
    events: Iterable[Event], claims: Mapping[str, Claim], reports: Mapping[str, Report], at_once: int
) -> Iterator[Batch]:
    for chunk in _chunks(events, at_once):
        yield Batch(events=chunk, claims=claims, reports=reports)


def of_ledger(connection: "Connection", wanted: "Filter", *, at_once: int = AT_ONCE) -> Material:
    """Return the material of the events of a ledger that `wanted` asks for, read from it as they are needed."""
    from belegg.telling import linking, listed

    links = linking(connection, wanted)
    inside = (event.part_of for event in listed(connection, wanted, links=links))
    return Material(
        batches=lambda: _asked(connection, wanted, links, at_once),
        wholes=frozenset(name for name in inside if name is not None),
        among=_among(connection, wanted),
    )


def _among(connection: "Connection", wanted: "Filter") -> int | None:
    """Return how many events there are at the moment asked for, None where all of them are asked for."""
    from belegg.ledger.events import listed
    from belegg.ledger.filters import EVERYTHING

    everything = msgspec.structs.replace(EVERYTHING, as_of=wanted.as_of, imputed=wanted.imputed)
    return None if wanted == everything else sum(1 for _ in listed(connection, everything))


def _asked(connection: "Connection", wanted: "Filter", links: "Links", at_once: int) -> Iterator[Batch]:
    from belegg.ledger import claims as kept
    from belegg.ledger.reports import Reports
    from belegg.telling import listed

    for chunk in _chunks(listed(connection, wanted, links=links), at_once):
        found = kept.newest(connection, sorted({name for event in chunk for name in event.claims}))
        documents = sorted({document for event in chunk for document in event.documents})
        reports = Reports(connection)
        reports.fetch(documents)
        known = {document: report for document in documents if (report := reports.get(document)) is not None}
        yield Batch(events=chunk, claims={claim.id: claim for claim in found}, reports=known)


def _chunks(events: Iterable[Event], at_once: int) -> Iterator[tuple[Event, ...]]:
    waiting = iter(events)
    while chunk := tuple(islice(waiting, at_once)):
        yield chunk
