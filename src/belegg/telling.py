"""Tell what a ledger holds: events and what contains them, what an id stands for, what a person should look at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from typing import Protocol

import msgspec

from belegg.ledger import changes, claims, documents, events, judgements
from belegg.ledger.changes import Change
from belegg.ledger.connect import Connection
from belegg.ledger.errors import LedgerError
from belegg.ledger.filters import EVERYTHING, Filter
from belegg.ledger.reports import Reports
from belegg.model.claim import Claim
from belegg.model.document import Document
from belegg.model.event import Event, Toll, without_imputed
from belegg.model.judgement import Judgement
from belegg.model.report import Report

BOUNDS = ("low", "best", "high")


class Doubt(Protocol):
    """What a merger is not sure of; see its own Doubt."""

    @property
    def about(self) -> str:
        """What kind of doubt: "joined", "apart", "sum" or "toll"."""

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events concerned."""

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that a judgement would name."""

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, a line each."""


class Links(Protocol):
    """Which figure contains which event; see merge.contain's Containment."""

    def linked(self, event: Event) -> Event:
        """Return the event with the figure that contains it and what cannot be true of its sums."""


class Teller(Protocol):
    """What telling asks of a merger beyond what keeping does."""

    def containment(self, events: Callable[[], Iterable[Event]]) -> Links:
        """Return what links each of `events` to the figure that contains it, without holding all of them."""

    def doubts(
        self,
        events: Iterable[Event],
        claims: Iterable[Claim],
        reports: Mapping[str, Report],
        judgements: Iterable[Judgement] = ...,
    ) -> Sequence[Doubt]:
        """Return what a person should look at and no judgement has settled."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A doubt to be judged: an id to name it by, what it is about, the events, the claims that a judgement would name,
    and the reasons."""

    id: str
    about: str
    events: tuple[str, ...]
    claims: tuple[str, ...]
    why: tuple[str, ...]


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What an id stands for: a claim, an event, or a row of an event's figures (`row` counts from 1, 0 for none), and
    of it one `bound` or None. `events` are those that hold the claim now, or the claims of an event that ended; `until`
    is what ended the event or claim; `claims`, `documents` and `judgements` are what it rests on."""

    claim: Claim | None = None
    event: Event | None = None
    events: tuple[Event, ...] = ()
    row: int = 0
    toll: Toll | None = None
    bound: str | None = None
    until: Change | None = None
    claims: tuple[Claim, ...] = ()
    documents: Mapping[str, tuple[Document, str]] = {}
    judgements: tuple[Judgement, ...] = ()


def the_teller() -> Teller:
    """Return belegg's own merger."""
    teller: Teller = import_module("belegg.merge")
    return teller


def listed(
    connection: Connection, wanted: Filter = EVERYTHING, *, teller: Teller | None = None, links: Links | None = None
) -> Iterator[Event]:
    """Yield the events that `wanted` asks for, each with the figure that contains it; `links` are what `linking` gave,
    where that was asked before."""
    links = links or linking(connection, wanted, teller=teller)
    for event in events.listed(connection, msgspec.structs.replace(wanted, imputed=True)):
        linked = links.linked(event)
        yield linked if wanted.imputed else without_imputed(linked)


def linking(connection: Connection, wanted: Filter = EVERYTHING, *, teller: Teller | None = None) -> Links:
    """Return what links events to the figures that contain them, as all events were at the moment `wanted` asks for."""
    everything = Filter(as_of=wanted.as_of)
    return (teller or the_teller()).containment(lambda: events.listed(connection, everything))


def questions(
    connection: Connection, wanted: Filter = EVERYTHING, *, teller: Teller | None = None
) -> tuple[Question, ...]:
    """Return the doubts about the events that `wanted` asks for, the gravest first."""
    by = teller or the_teller()
    asked = tuple(listed(connection, wanted, teller=by))
    about = claims.alive(connection, [name for event in asked for name in event.claims])
    reports = Reports(connection)
    reports.fetch(claim.document for claim in about)
    holds = judgements.standing(judgements.listed(connection))
    return tuple(_question(doubt) for doubt in by.doubts(asked, about, reports, holds))


def question(connection: Connection, prefix: str, *, teller: Teller | None = None) -> Question:
    """Return the doubt whose id begins with `prefix`. Raises LedgerError where there is none or are several."""
    found = [one for one in questions(connection, teller=teller) if one.id.startswith(prefix)]
    if len(found) != 1:
        many = "several doubts begin so; give more of the id" if found else "there is no such doubt"
        raise LedgerError(f"{prefix}: {many} (see `belegg review`)")
    return found[0]


def sight(connection: Connection, name: str, *, teller: Teller | None = None) -> Sight:
    """Return what `name` stands for: how the id of a claim or event begins, or "EVENT/ROW" or "EVENT/ROW/best" for a
    number. Raises LedgerError where it stands for nothing or for several things."""
    prefix, _, number = name.strip().partition("/")
    if not prefix:
        raise LedgerError(f"{name}: is no id; see `belegg claims` and `belegg events`")
    held = events.find(connection, prefix)
    claim = None if number else claims.find(connection, prefix)
    if held is not None and claim is not None and prefix not in (held.event.id, claim.id):
        raise LedgerError(f"{name}: a claim and an event begin so; give more of the id")
    if held is not None and (claim is None or held.event.id == prefix):
        return _event_sight(connection, held, number, teller or the_teller())
    if claim is None:
        raise LedgerError(f"{name}: there is nothing with that id; see `belegg claims` and `belegg events`")
    return _claim_sight(connection, claim)


def names_of(connection: Connection, subjects: Collection[str]) -> dict[str, str]:
    """Return for the id of each document how it is called: its name, and the outlet where that is known."""
    found = documents.listed(connection, Filter(withdrawn=True)) if subjects else ()
    return {
        kept.id: f"{kept.name} ({kept.outlet})" if kept.outlet else kept.name for kept in found if kept.id in subjects
    }


def _question(doubt: Doubt) -> Question:
    parts = (doubt.about, *sorted(doubt.claims))
    name = sha256(" ".join(parts).encode()).hexdigest()[:8]
    return Question(id=name, about=doubt.about, events=doubt.events, claims=doubt.claims, why=doubt.why)


def _claim_sight(connection: Connection, claim: Claim) -> Sight:
    held = events.holding_claims(connection, [claim.id])
    ended = claims.ended_by(connection, claim.id)
    return Sight(
        claim=claim,
        events=tuple(one.event for one in held),
        until=next(iter(changes.numbered(connection, [ended]).values())) if ended is not None else None,
        documents=documents.read(connection, [claim.document]),
        judgements=_about(connection, {claim.id}),
    )


def _event_sight(connection: Connection, held: events.Held, number: str, teller: Teller) -> Sight:
    event = held.event
    if held.until is None:
        event = linking(connection, teller=teller).linked(event)
    row, bound = _place_in(event, number)
    toll = event.tolls[row - 1] if row else None
    about = toll.claims if toll is not None else event.claims
    heirs = events.holding_claims(connection, event.claims) if held.until is not None else ()
    return Sight(
        event=event,
        events=tuple(heir.event for heir in heirs),
        row=row,
        toll=toll,
        bound=bound,
        until=changes.numbered(connection, [held.until])[held.until] if held.until is not None else None,
        claims=claims.newest(connection, about),
        documents=documents.read(connection, event.documents),
        judgements=_about(connection, set(about)),
    )


def _place_in(event: Event, number: str) -> tuple[int, str | None]:
    """Return the row and bound that "2/best" names, 0 and None for ""."""
    if not number:
        return 0, None
    row, _, bound = number.partition("/")
    if not row.isdecimal() or not 1 <= int(row) <= len(event.tolls):
        rows = f"{len(event.tolls)} rows of figures" if event.tolls else "no figures"
        raise LedgerError(f"{event.id[:12]}/{number}: the event has {rows}; name one as {event.id[:12]}/1")
    if bound and bound not in BOUNDS:
        raise LedgerError(f"{event.id[:12]}/{number}: '{bound}' is none of {', '.join(BOUNDS)}")
    return int(row), bound or None


def _about(connection: Connection, ids: Collection[str]) -> tuple[Judgement, ...]:
    holds = judgements.standing(judgements.listed(connection))
    return tuple(one for one in holds if set(ids) & set(one.claims))
