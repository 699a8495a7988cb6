"""Write a SQLite database that opens in Datasette: tables with keys and indexes, a view, and full-text search."""

import sqlite3
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import msgspec

from belegg.model.event import Toll
from belegg.show.export import tables
from belegg.show.export.batches import Batch, Material
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How

INDEXES = {
    "event": ("kind", "grade", "place_country", "time_start", "part_of"),
    "claim": ("event", "document", "kind", "standing", "part_of"),
    "figure": ("effect",),
    "figure_claim": ("claim",),
    "event_source": ("source",),
}
SEARCHED = ("claim_fts", "source_fts", "event_fts")


def write(material: Material, path: Path, how: How) -> Losses:
    """Write the database; lists are JSON arrays, `record` is the whole event or claim as JSON."""
    losses = Losses()
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript((files("belegg") / "show/export/database.sql").read_text(encoding="utf-8"))
        about = {
            "version": how.version,
            "made": how.made.isoformat(),
            "about": "Events, figures, claims and sources of Belegg",
        }
        connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for batch in material.batches():
            losses.events += len(batch.events)
            losses.written += _add(connection, batch)
            connection.commit()
        for table, columns in INDEXES.items():
            for column in columns:
                connection.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        for table in SEARCHED:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        connection.commit()
        connection.execute("ANALYZE")
        connection.commit()
    finally:
        connection.close()
    return losses


def _add(connection: sqlite3.Connection, batch: Batch) -> int:
    """Add a batch and return how many rows of events, figures, claims and sources that is."""
    before = connection.total_changes
    encode = msgspec.json.encode
    for event in batch.events:
        _insert(connection, "event", [*tables.cells(tables.EVENTS, event), encode(event).decode()])
        known = {document: batch.report(document) for document in event.documents}
        known |= {claim.document: batch.report(claim.document) for claim in batch.claims_of(event)}
        for report in known.values():
            _insert(connection, "source", [*tables.cells(tables.SOURCES, report), report.text])
    rows = connection.total_changes - before
    for event in batch.events:
        _link(connection, "event_source", ((event.id, document) for document in event.documents))
    before = connection.total_changes
    there = set()
    for row in tables.claim_rows(batch):
        _insert(connection, "claim", [*tables.cells(tables.CLAIMS, row), encode(row.claim).decode()])
        there.add(row.claim.id)
    rows += connection.total_changes - before
    for event in batch.events:
        for figure in tables.figure_rows(event):
            cursor = _insert(connection, "figure", [None, *tables.cells(tables.FIGURES, figure)])
            _link(
                connection, "figure_claim", ((cursor.lastrowid, name) for name in figure.toll.claims if name in there)
            )
            _link(connection, "version", _versions(cursor.lastrowid, figure.toll))
            rows += 1
    return rows


def _versions(figure: int | None, toll: Toll) -> Iterable[tuple[object, ...]]:
    for number, version in enumerate(toll.versions, start=1):
        day = version.date.isoformat() if version.date is not None else None
        yield figure, number, version.low, version.best, version.high, version.origin, day


def _insert(connection: sqlite3.Connection, table: str, values: list[object]) -> sqlite3.Cursor:
    marks = ", ".join("?" * len(values))
    return connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", [_stored(value) for value in values])


def _link(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for values in rows:
        connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def _stored(value: object) -> object:
    """Return a value as SQLite holds it: lists as JSON, days as ISO 8601."""
    if isinstance(value, tuple):
        return msgspec.json.encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else value
