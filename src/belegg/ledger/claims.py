"""Keep claims, find the neighbours that may be of one event with them, and list them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from belegg.ledger import filters, names, schema
from belegg.ledger.changes import inserted_all, last_before
from belegg.ledger.documents import chunks
from belegg.ledger.errors import LedgerError
from belegg.ledger.filters import EVERYTHING, Filter, holding
from belegg.model.claim import Claim
from belegg.model.period import Period

decode = msgspec.json.Decoder(Claim).decode


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what is told of its document where claims are listed; `read_at` is when it was written down."""

    claim: Claim
    name: str
    outlet: str | None
    published: Period | None
    language: str
    read_at: datetime


def add(
    connection: Connection,
    claims: Sequence[Claim],
    *,
    reading: int,
    keys: Callable[[Claim], Iterable[str]],
    change: int,
) -> None:
    """Append the claims of a reading, with the names that they are found under and the keys of their neighbours."""
    called, blocks = [], []
    unique = tuple({claim.id: claim for claim in claims}.values())
    numbers = inserted_all(connection, schema.claim, [_row(claim, reading, change) for claim in unique])
    for number, claim in zip(numbers, unique, strict=True):
        called += [{"claim": number, "role": role, "name": name} for role, name in names.of_claim(claim)]
        blocks += [{"claim": number, "key": key} for key in dict.fromkeys(keys(claim))]
    if called:
        connection.execute(insert(schema.claim_name), called)
    if blocks:
        connection.execute(insert(schema.claim_block), blocks)


def of_document(connection: Connection, document: int) -> dict[int, Claim]:
    """Return the claims that hold of the document with this number, by their own numbers."""
    found = _alive(schema.claim.c.number, schema.claim.c.record).join(
        schema.reading, schema.reading.c.number == schema.claim.c.reading
    )
    rows = connection.execute(found.where(schema.reading.c.document == document))
    return {number: decode(record) for number, record in rows}


def end(connection: Connection, numbers: Iterable[int], *, change: int) -> None:
    """Write down that the claims with these numbers hold no longer."""
    rows = [{"claim": number, "change": change} for number in numbers]
    if rows:
        connection.execute(insert(schema.claim_gone), rows)


def neighbours(connection: Connection, keys: Sequence[str]) -> tuple[Claim, ...]:
    """Return the claims that hold and share one of `keys`, in the order in which they came."""
    found: dict[int, str] = {}
    query = _alive(schema.claim.c.number, schema.claim.c.record).join(
        schema.claim_block, schema.claim_block.c.claim == schema.claim.c.number
    )
    for chunk in chunks(list(dict.fromkeys(keys))):
        rows = connection.execute(query.where(schema.claim_block.c.key.in_(chunk)))
        found.update((row.number, row.record) for row in rows)
    return tuple(decode(record) for _, record in sorted(found.items()))


def alive(connection: Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """Return those of the claims with these ids that hold."""
    query = _alive(schema.claim.c.record)
    found = []
    for chunk in chunks(sorted(set(ids))):
        found += [decode(row.record) for row in connection.execute(query.where(schema.claim.c.id.in_(chunk)))]
    return tuple(found)


def everything(connection: Connection) -> tuple[Claim, ...]:
    """Return all claims that hold, in the order in which they came."""
    rows = connection.execute(_alive(schema.claim.c.record).order_by(schema.claim.c.number))
    return tuple(decode(row.record) for row in rows)


def listed(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Found]:
    """Yield the claims that `wanted` asks for, in the order in which they came."""
    at = last_before(connection, wanted.as_of)
    table, reading = schema.claim, schema.reading
    query = (
        select(
            table.c.record, schema.document.c.name, reading.c.outlet, reading.c.published, reading.c.language,
            schema.change.c.at.label("read_at"),
        )
        .join(reading, reading.c.number == table.c.reading)
        .join(schema.document, schema.document.c.number == reading.c.document)
        .join(schema.change, schema.change.c.number == reading.c.change)
        .where(holding(table, schema.claim_gone, at=at), *filters.matching(wanted, table))
    )  # fmt: skip
    if not wanted.imputed:
        query = query.where(table.c.imputed.is_(False))
    if wanted.document is not None:
        query = query.where(schema.document.c.id.startswith(wanted.document, autoescape=True))
    if wanted.outlet is not None:
        query = query.where(reading.c.outlet == wanted.outlet)
    query = filters.within(query, table, wanted.box, connection.dialect.name)
    rows = connection.execute(query.order_by(table.c.number).limit(wanted.first), execution_options={"yield_per": 1000})
    for row in rows:
        period = msgspec.json.decode(row.published, type=Period) if row.published is not None else None
        yield Found(
            claim=decode(row.record),
            name=row.name,
            outlet=row.outlet,
            published=period,
            language=row.language,
            read_at=row.read_at,
        )


def find(connection: Connection, prefix: str) -> Claim | None:
    """Return the one claim whose id begins with `prefix`, whether it holds or not, None where there is none.

    Raises LedgerError where there are several."""
    table = schema.claim
    query = select(table.c.id, table.c.record).where(table.c.id.startswith(prefix.lower(), autoescape=True))
    found = {row.id: row.record for row in connection.execute(query.order_by(table.c.number).limit(50))}
    if len(found) > 1:
        raise LedgerError(f"{prefix}: {len(found)} claims begin so; give more of the id")
    return decode(next(iter(found.values()))) if found else None


def newest(connection: Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """Return the claims with these ids, in their order, whether they hold or not."""
    found: dict[str, str] = {}
    query = select(schema.claim.c.id, schema.claim.c.record).order_by(schema.claim.c.number)
    for chunk in chunks(sorted(set(ids))):
        found.update((row.id, row.record) for row in connection.execute(query.where(schema.claim.c.id.in_(chunk))))
    return tuple(decode(found[name]) for name in ids if name in found)


def ended_by(connection: Connection, claim: str) -> int | None:
    """Return the number of the change that ended the claim with this id, None where it holds."""
    table, gone = schema.claim, schema.claim_gone
    query = select(gone.c.change).select_from(table).outerjoin(gone, gone.c.claim == table.c.number)
    return connection.execute(query.where(table.c.id == claim).order_by(table.c.number.desc()).limit(1)).scalar()


def _alive(*columns: Any) -> Any:
    return select(*columns).where(holding(schema.claim, schema.claim_gone, at=None))


def _row(claim: Claim, reading: int, change: int) -> dict[str, object]:
    place, time = claim.place, claim.time
    return {
        "id": claim.id,
        "reading": reading,
        "kind": claim.kind,
        "mode": claim.mode,
        "standing": claim.standing,
        "imputed": claim.count is not None and claim.count.imputed,
        "time_start": time.start if time is not None else None,
        "time_end": time.end if time is not None else None,
        "longitude": place.longitude if place is not None else None,
        "latitude": place.latitude if place is not None else None,
        "record": msgspec.json.encode(claim).decode(),
        "change": change,
    }
