"""Keep every version of every event, and list those that hold, now or at a moment gone by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from belegg.ledger import filters, names, schema
from belegg.ledger.changes import inserted_all, last_before
from belegg.ledger.documents import chunks
from belegg.ledger.errors import LedgerError
from belegg.ledger.filters import EVERYTHING, Filter, holding
from belegg.model.claim import Claim
from belegg.model.event import Event, without_imputed

decode = msgspec.json.Decoder(Event).decode


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an event as it is kept: its number, the change that brought it, the one that ended it (None: it
    holds), its record as text, and the event itself."""

    number: int
    since: int
    until: int | None
    record: str
    event: Event


def _held(number: int, since: int, until: int | None, record: str) -> Held:
    return Held(number=number, since=since, until=until, record=record, event=decode(record))


def holding_claims(connection: Connection, ids: Sequence[str]) -> tuple[Held, ...]:
    """Return the events that hold and have one of the claims with these ids in them."""
    table, part = schema.event, schema.event_claim
    query = select(table.c.number, table.c.change, table.c.record).where(holding(table, schema.event_gone, at=None))
    found = {}
    for chunk in chunks(sorted(set(ids))):
        inside = table.c.number.in_(select(part.c.event).where(part.c.claim.in_(chunk)))
        for number, since, record in connection.execute(query.where(inside)):
            found[number] = _held(number, since, None, record)
    return tuple(held for _, held in sorted(found.items()))


def holding_all(connection: Connection) -> tuple[Held, ...]:
    """Return all events that hold."""
    table = schema.event
    query = select(table.c.number, table.c.change, table.c.record).where(holding(table, schema.event_gone, at=None))
    rows = connection.execute(query.order_by(table.c.number))
    return tuple(_held(number, since, None, record) for number, since, record in rows)


def replace(
    connection: Connection,
    old: Sequence[Held],
    new: Sequence[Event],
    *,
    claims: Mapping[str, Claim],
    change: int,
) -> tuple[Event, ...]:
    """Put the events `new` in the place of `old`, leave those that are the same, and return what was added."""
    records = {msgspec.json.encode(event).decode(): event for event in new}
    same = {held.record for held in old if held.record in records}
    ended = [{"event": held.number, "change": change} for held in old if held.record not in same]
    if ended:
        connection.execute(insert(schema.event_gone), ended)
    added = [(record, event) for record, event in records.items() if record not in same]
    parts, called = [], []
    new_numbers = inserted_all(connection, schema.event, [_row(event, record, change) for record, event in added])
    for number, (_, event) in zip(new_numbers, added, strict=True):
        parts += [{"event": number, "claim": name} for name in dict.fromkeys(event.claims)]
        known = [names.of_claim(claims[name]) for name in event.claims if name in claims]
        called += [{"event": number, "role": role, "name": name} for role, name in names.of_event(event).union(*known)]
    if parts:
        connection.execute(insert(schema.event_claim), parts)
    if called:
        connection.execute(insert(schema.event_name), called)
    return tuple(event for _, event in added)


def listed(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Event]:
    """Yield the events that `wanted` asks for, by their first day, those without one last; without the rows of figures
    that rest on words without a number, where these are to be left out."""
    table = schema.event
    at = last_before(connection, wanted.as_of)
    query = select(table.c.record).where(holding(table, schema.event_gone, at=at), *filters.matching(wanted, table))
    query = filters.within(query, table, wanted.box, connection.dialect.name)
    if wanted.document is not None:
        query = query.where(table.c.number.in_(_of_document(wanted.document)))
    order = (table.c.time_start.is_(None), table.c.time_start, table.c.time_end, table.c.id)
    rows = connection.execute(query.order_by(*order).limit(wanted.first), execution_options={"yield_per": 1000})
    for (record,) in rows:
        event = decode(record)
        yield event if wanted.imputed else without_imputed(event)


def numbers(connection: Connection, wanted: Filter) -> frozenset[int]:
    """Return the numbers of all versions, of whatever time, that are as `wanted` asks."""
    table = schema.event
    query = select(table.c.number).where(*filters.matching(wanted, table))
    query = filters.within(query, table, wanted.box, connection.dialect.name)
    if wanted.document is not None:
        query = query.where(table.c.number.in_(_of_document(wanted.document)))
    return frozenset(connection.execute(query).scalars())


def find(connection: Connection, prefix: str) -> Held | None:
    """Return the newest version of the one event whose id begins with `prefix`, None where there is none.

    Raises LedgerError where there are several."""
    table, gone = schema.event, schema.event_gone
    query = (
        select(table.c.number, table.c.id, table.c.change, gone.c.change.label("until"), table.c.record)
        .outerjoin(gone, gone.c.event == table.c.number)
        .where(table.c.id.startswith(prefix.lower(), autoescape=True))
        .order_by(table.c.number)
    )
    found = {row.id: _held(row.number, row.change, row.until, row.record) for row in connection.execute(query)}
    alive = {name: held for name, held in found.items() if held.until is None}
    if len(alive or found) > 1:
        raise LedgerError(f"{prefix}: {len(alive or found)} events begin so; give more of the id")
    return next(iter((alive or found).values()), None)


def versions(connection: Connection, *, after: int, until: int | None = None) -> tuple[Held, ...]:
    """Return every version that came or ended after the change `after`, up to `until`, in the order they came in."""
    table, gone = schema.event, schema.event_gone
    query = (
        select(table.c.number, table.c.change.label("since"), gone.c.change.label("until"), table.c.record)
        .outerjoin(gone, gone.c.event == table.c.number)
        .where((table.c.change > after) | (gone.c.change > after))
        .order_by(table.c.number)
    )
    if until is not None:
        query = query.where(table.c.change <= until)
    found = [_held(row.number, row.since, row.until, row.record) for row in connection.execute(query)]
    if until is None:
        return tuple(found)
    return tuple(
        msgspec.structs.replace(held, until=None) if held.until is not None and held.until > until else held
        for held in found
        if held.since > after or (held.until is not None and held.until <= until)
    )


def _of_document(prefix: str) -> Any:
    claim, reading, document = schema.claim, schema.reading, schema.document
    ids = (
        select(claim.c.id)
        .join(reading, reading.c.number == claim.c.reading)
        .join(document, document.c.number == reading.c.document)
        .where(document.c.id.startswith(prefix, autoescape=True))
    )
    return select(schema.event_claim.c.event).where(schema.event_claim.c.claim.in_(ids))


def _row(event: Event, record: str, change: int) -> dict[str, object]:
    place, time = event.place, event.time
    return {
        "id": event.id,
        "kind": event.kind,
        "mode": event.mode,
        "standing": event.standing,
        "grade": event.grade,
        "time_start": time.start if time is not None else None,
        "time_end": time.end if time is not None else None,
        "longitude": place.longitude if place is not None else None,
        "latitude": place.latitude if place is not None else None,
        "record": record,
        "change": change,
    }
