"""Keep documents and what was read of them: the original bytes once, and a row for every reading."""

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, Select, exists, func, insert, select

from belegg.ledger import filters, names, schema
from belegg.ledger.changes import inserted, last_before
from belegg.ledger.errors import LedgerError
from belegg.ledger.filters import EVERYTHING, Filter
from belegg.model.document import Document
from belegg.model.period import Period
from belegg.model.report import Report

State = Literal["new", "held", "outdated", "withdrawn"]
AT_ONCE = 500
LATER = schema.reading.alias("later")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is listed. `version` is that of the reader whose reading holds, `read_at` when that was
    written down, `claims` how many it found; `withdrawn` says why it was withdrawn, None where it was not."""

    id: str
    name: str
    outlet: str | None
    published: Period | None
    language: str
    encoding: str
    media_type: str
    size: int
    version: str
    added: datetime
    read_at: datetime
    claims: int
    withdrawn: str | None
    withdrawn_at: datetime | None


def states(connection: Connection, ids: Sequence[str], *, version: str) -> dict[str, State]:
    """Return how it stands with each document: "outdated" is one that a reader of another version has read."""
    result: dict[str, State] = dict.fromkeys(ids, "new")
    table, newest = schema.document, _newest(None)
    query = (
        select(table.c.id, schema.reading.c.version, schema.tombstone.c.document)
        .join(schema.reading, schema.reading.c.document == table.c.number)
        .outerjoin(schema.tombstone, schema.tombstone.c.document == table.c.number)
        .where(newest)
    )
    for chunk in chunks(ids):
        for name, read_by, withdrawn in connection.execute(query.where(table.c.id.in_(chunk))):
            held: State = "held" if read_by == version else "outdated"
            result[name] = "withdrawn" if withdrawn is not None else held
    return result


def add(connection: Connection, document: Document, data: bytes, *, change: int) -> int:
    """Keep the bytes of `document`, unless they are there, and return its number.

    Raises LedgerError for bytes that are not the document's."""
    if sha256(data).hexdigest() != document.id:
        raise LedgerError(f"{document.name}: changed while it was read; add it again")
    found = number(connection, document.id)
    if found is not None:
        return found
    row = {
        "id": document.id,
        "name": _storable(document.name),
        "media_type": document.media_type,
        "encoding": document.encoding,
        "bytes": data,
        "words": names.searchable(document.name, document.outlet, document.text),
        "change": change,
    }
    return inserted(connection, schema.document, row)


def add_reading(
    connection: Connection, document: Document, *, number: int, language: str, version: str, claims: int, change: int
) -> int:
    """Append what was read of the document `number`, and return the reading's own number."""
    published = document.published
    storable = msgspec.structs.replace(document, name=_storable(document.name))
    row = {
        "document": number,
        "version": version,
        "language": language,
        "outlet": _storable(document.outlet) if document.outlet is not None else None,
        "published": msgspec.json.encode(published).decode() if published is not None else None,
        "published_start": published.start if published is not None else None,
        "published_end": published.end if published is not None else None,
        "claims": claims,
        "record": zlib.compress(msgspec.json.encode(storable), 1),
        "change": change,
    }
    return inserted(connection, schema.reading, row)


def number(connection: Connection, document: str) -> int | None:
    """Return the number of the document with this id, None where it is not kept."""
    return connection.execute(select(schema.document.c.number).where(schema.document.c.id == document)).scalar()


def find(connection: Connection, prefix: str) -> str | None:
    """Return the id of the one document whose id begins with `prefix` or that was read under that name, None where
    there is none. Raises LedgerError where there are several."""
    table = schema.document
    matches = (table.c.name == prefix) | table.c.id.startswith(prefix.lower(), autoescape=True)
    found = connection.execute(select(table.c.id).where(matches).limit(2)).scalars().all()
    if len(found) > 1:
        raise LedgerError(f"{prefix}: several documents are called so; give more of the id (see `belegg documents`)")
    return found[0] if found else None


def bury(connection: Connection, number: int, *, author: str, why: str, change: int) -> None:
    """Set the tombstone of the document `number`."""
    row = {"document": number, "author": author, "why": why, "change": change}
    connection.execute(insert(schema.tombstone).values(**row))


def original(connection: Connection, document: str) -> bytes:
    """Return the bytes of the document with this id. Raises LedgerError where it is not kept."""
    found = connection.execute(select(schema.document.c.bytes).where(schema.document.c.id == document)).scalar()
    if found is None:
        raise LedgerError(f"document {document}: is not kept here; see `belegg documents`")
    return bytes(found)


def read(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Document, str]]:
    """Return the newest reading of each document: what was read, and as which language."""
    query = (
        select(schema.reading.c.record, schema.reading.c.language)
        .join(schema.document, schema.reading.c.document == schema.document.c.number)
        .where(_newest(None))
    )
    result = {}
    for chunk in chunks(sorted(set(ids))):
        for record, language in connection.execute(query.where(schema.document.c.id.in_(chunk))):
            document = msgspec.json.decode(zlib.decompress(record), type=Document)
            result[document.id] = document, language
    return result


def report(document: Document, language: str) -> Report:
    """Return what merging must know of `document`."""
    return Report(
        document=document.id,
        language=language,
        outlet=document.outlet,
        published=document.published,
        text=document.original,
        name=PurePath(document.name).name,
    )


def listed(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Kept]:
    """Yield the documents that `wanted` asks for, in the order in which they came."""
    at = last_before(connection, wanted.as_of)
    query = _listing(at)
    if not wanted.withdrawn:
        query = query.where(schema.tombstone.c.document.is_(None))
    if wanted.outlet is not None:
        query = query.where(func.lower(schema.reading.c.outlet) == wanted.outlet.lower())
    if wanted.language is not None:
        query = query.where(schema.reading.c.language == wanted.language)
    if wanted.document is not None:
        query = query.where(schema.document.c.id.startswith(wanted.document, autoescape=True))
    if wanted.search is not None and names.fold(wanted.search):
        query = query.where(filters.searched(wanted.search, connection.dialect.name))
    query = query.where(*filters.during(wanted, schema.reading.c.published_start, schema.reading.c.published_end))
    for row in connection.execute(query.order_by(schema.document.c.number).limit(wanted.first)):
        yield _kept(row)


def _listing(at: int | None) -> Select[Any]:
    document, reading, tombstone = schema.document, schema.reading, schema.tombstone
    added, read_at, buried = (schema.change.alias(name) for name in ("added", "read_at", "buried"))
    gone = tombstone.c.document == document.c.number
    query = (
        select(
            document.c.id, document.c.name, reading.c.outlet, reading.c.published, reading.c.language,
            document.c.encoding, document.c.media_type, func.length(document.c.bytes).label("size"),
            reading.c.version, added.c.at.label("added"), read_at.c.at.label("read_at"), reading.c.claims,
            tombstone.c.why.label("withdrawn"), buried.c.at.label("withdrawn_at"),
        )
        .join(reading, reading.c.document == document.c.number)
        .join(added, added.c.number == document.c.change)
        .join(read_at, read_at.c.number == reading.c.change)
        .outerjoin(tombstone, gone if at is None else gone & (tombstone.c.change <= at))
        .outerjoin(buried, buried.c.number == tombstone.c.change)
        .where(_newest(at))
    )  # fmt: skip
    return query if at is None else query.where(document.c.change <= at)


def _kept(row: Row[Any]) -> Kept:
    values = dict(row._mapping)
    published: str | None = values.pop("published")
    period = msgspec.json.decode(published, type=Period) if published is not None else None
    return Kept(published=period, **values)


def _newest(at: int | None) -> Any:
    """Return the condition that a reading is the last of its document, at the change `at` or now."""
    after = [LATER.c.document == schema.reading.c.document, LATER.c.number > schema.reading.c.number]
    if at is None:
        return ~exists().where(*after)
    return (schema.reading.c.change <= at) & ~exists().where(*after, LATER.c.change <= at)


def chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield `ids` in pieces that fit a question to the database."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _storable(text: str) -> str:
    """Return `text` as every database takes it: without nulls and half surrogate pairs, as file names may have."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
