"""What is asked for of a ledger, as conditions on its tables."""

from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, Table, and_, exists, or_, select, text

from belegg.ledger import names, schema

Box = tuple[float, float, float, float]
"""West, east, south, north in degrees."""
Filled = Select[Any]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to list; None asks for nothing in particular. `place` and `actor` are names, codes or sectors; `start` to
    `end` the days that the thing may have happened on (a thing without any time is left out then); `box` holds its
    point; `imputed` False leaves out what rests on words without a number; `as_of` is the moment to look back to;
    `document` and `id` are how an id begins; `search` words that the document has in it; `withdrawn` asks for
    withdrawn documents too; `first` is the most to list."""

    kind: str | None = None
    mode: str | None = None
    place: str | None = None
    actor: str | None = None
    start: date | None = None
    end: date | None = None
    box: Box | None = None
    standing: str | None = None
    grade: str | None = None
    imputed: bool = True
    as_of: datetime | None = None
    document: str | None = None
    id: str | None = None
    outlet: str | None = None
    language: str | None = None
    search: str | None = None
    withdrawn: bool = False
    first: int | None = None


EVERYTHING = Filter()


def holding(table: Table, gone: Table, *, at: int | None) -> ColumnElement[bool]:
    """Return the condition that a row of `table` holds at the change `at` (None: now): it was there, and no row of
    `gone` had taken it away."""
    taken = [gone.c[table.name] == table.c.number]
    if at is None:
        return ~exists().where(*taken)
    return and_(table.c.change <= at, ~exists().where(*taken, gone.c.change <= at))


def matching(wanted: Filter, table: Table) -> list[ColumnElement[bool]]:
    """Return the conditions that `wanted` sets on claims or events, but for the moment that it asks for."""
    conditions = [
        table.c[column] == value
        for column in ("kind", "mode", "standing", "grade")
        if (value := getattr(wanted, column)) is not None and column in table.c
    ]
    if wanted.id is not None:
        conditions.append(table.c.id.startswith(wanted.id, autoescape=True))
    if wanted.place is not None:
        conditions.append(_called(table, names.PLACE, names.places_called(wanted.place)))
    if wanted.actor is not None:
        conditions.append(_called(table, names.ACTOR, names.actors_called(wanted.actor)))
    conditions += during(wanted, table.c.time_start, table.c.time_end)
    return conditions


def during(wanted: Filter, start: Any, end: Any) -> list[ColumnElement[bool]]:
    """Return the conditions that something from `start` to `end` (columns; null: open) touches the days wanted."""
    conditions = []
    if wanted.start is not None:
        conditions.append(or_(end >= wanted.start, and_(end.is_(None), start.is_not(None))))
    if wanted.end is not None:
        conditions.append(or_(start <= wanted.end, and_(start.is_(None), end.is_not(None))))
    return conditions


def within(query: Filled, table: Table, box: Box | None, dialect: str) -> Filled:
    """Return `query` for the rows of `table` whose point lies in `box`: by R*Tree or PostGIS, then by the point."""
    if box is None:
        return query
    west, east, south, north = box
    if dialect == "postgresql":
        inside = f"{table.name}.spot && ST_MakeEnvelope(:west, :south, :east, :north, 4326)"
    else:
        inside = (
            f"{table.name}.number IN (SELECT number FROM {table.name}_spot "
            "WHERE west <= :east AND east >= :west AND south <= :north AND north >= :south)"
        )
    return query.where(
        text(inside).bindparams(west=west, east=east, south=south, north=north),
        table.c.longitude.between(west, east),
        table.c.latitude.between(south, north),
    )


def searched(words: str, dialect: str) -> ColumnElement[bool]:
    """Return the condition that a document has all of `words` in it, in any order."""
    terms = names.fold(words).split()
    if dialect == "postgresql":
        query = " & ".join(f"'{term}'" for term in terms)
        condition = text("document.search @@ to_tsquery('simple', :words)")
    else:
        query = " ".join(f'"{term}"' for term in terms)
        condition = text("document.number IN (SELECT rowid FROM document_search WHERE document_search MATCH :words)")
    return condition.bindparams(words=query)  # type: ignore[return-value]


def _called(table: Table, role: str, wanted: tuple[str, ...]) -> ColumnElement[bool]:
    """Return the condition that the row has one of these names in the role, or the first as a part of a longer one."""
    called = schema.METADATA.tables[f"{table.name}_name"]
    first = wanted[0]
    longer = [called.c.name.like(pattern) for pattern in (f"{first} %", f"% {first}", f"% {first} %") if first]
    found = select(called.c[table.name]).where(called.c.role == role, or_(called.c.name.in_(wanted), *longer))
    return table.c.number.in_(found)
