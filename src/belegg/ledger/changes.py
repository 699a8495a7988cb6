"""The ledger's clock: what was done to it, by whom and when, in the order in which it was done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, Table, func, insert, select

from belegg.ledger import schema

TICK = timedelta(microseconds=1)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something done to the ledger. `what`: "add" (a document), "read" (it was read anew), "withdraw", "judge" or
    "rebuild"; `subject` is the id of the document or judgement. `author` and `why` are None where nobody gave them."""

    number: int
    at: datetime
    what: str
    subject: str
    author: str | None
    why: str | None


def append(
    connection: Connection,
    *,
    what: str,
    subject: str,
    at: datetime,
    author: str | None = None,
    why: str | None = None,
) -> int:
    """Write down a change and return its number. Its moment is `at`, or just after the last one's where the clock
    was set back: later changes always bear later moments."""
    last = connection.execute(select(func.max(schema.change.c.at).label("at"))).scalar()
    moment = at if last is None or last < at else last + TICK
    row = {"at": moment, "what": what, "subject": subject, "author": author, "why": why}
    return inserted(connection, schema.change, row)


def inserted(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Append `row` to `table` and return the number that it got."""
    number: int = connection.execute(insert(table).values(**row).returning(table.c.number)).scalar_one()
    return number


def inserted_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> range:
    """Append `rows` to `table` in their order and return the numbers that they got; nobody else may be writing."""
    first: int = (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1
    if rows:
        connection.execute(insert(table), [{**row, "number": first + at} for at, row in enumerate(rows)])
    return range(first, first + len(rows))


def last_before(connection: Connection, moment: datetime | None) -> int | None:
    """Return the number of the last change at `moment` or before, 0 where there is none; None for None: now."""
    if moment is None:
        return None
    found = select(func.max(schema.change.c.number)).where(schema.change.c.at <= moment)
    return connection.execute(found).scalar() or 0


def numbered(connection: Connection, numbers: Iterable[int]) -> dict[int, Change]:
    """Return the changes of these numbers."""
    rows = connection.execute(select(schema.change).where(schema.change.c.number.in_(sorted(set(numbers)))))
    return {row.number: Change(**row._mapping) for row in rows}


def after(connection: Connection, number: int, *, until: int | None = None) -> tuple[Change, ...]:
    """Return the changes after the one of this number, up to `until`, in order."""
    rows = select(schema.change).where(schema.change.c.number > number).order_by(schema.change.c.number)
    if until is not None:
        rows = rows.where(schema.change.c.number <= until)
    return tuple(Change(**row._mapping) for row in connection.execute(rows))
