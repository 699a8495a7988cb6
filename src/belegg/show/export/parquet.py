"""Write a table as Parquet, events as GeoParquet: points where the place is one."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from belegg.show.export import tables
from belegg.show.export.batches import Batch, Material
from belegg.show.export.geojson import dead, point
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How

TYPES = {
    "text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "day": pa.date32(), "truth": pa.bool_(),
    "texts": pa.list_(pa.string()),
}  # fmt: skip
GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
GROUP = 5_000
"""The least rows of a row group, but for the last: what readers skip or read as one."""
DEAD = ("killed_low", "killed_best", "killed_high")
FIGURES = tuple(column for column in tables.FIGURES if column.name != "event")


def write(material: Material, path: Path, how: How) -> Losses:
    """Write one table, events where none is named; an event has its rows of figures in the list `tolls`."""
    losses = Losses()
    table = how.table or "events"
    shape = schema(table, version=how.version)
    with pq.ParquetWriter(path, shape, compression="zstd") as writer:
        waiting: list[Any] = []
        for rows in _pieces(material, table, losses):
            waiting.append(pa.Table.from_pylist(rows, schema=shape))
            if sum(map(len, waiting)) >= GROUP:
                writer.write_table(pa.concat_tables(waiting), row_group_size=2 * GROUP)
                waiting = []
        if waiting:
            writer.write_table(pa.concat_tables(waiting), row_group_size=2 * GROUP)
    if how.table is None:
        losses.always(
            "claims", "a row has the ids of its claims; --table claims gives them, a folder (-o DIR/) all tables"
        )
    if how.table == "sources":
        losses.always("text", "the report's text; --format jsonl --table sources and --format sqlite have it")
    return losses


def _pieces(material: Material, table: tables.TableName, losses: Losses) -> Iterator[list[dict[str, object]]]:
    """Yield the rows of each batch that has any, and count them."""
    seen: set[bytes] = set()
    for batch in material.batches():
        losses.events += len(batch.events)
        rows = list(_rows(batch, table, seen, losses))
        losses.written += len(rows)
        if rows:
            yield rows


def schema(table: tables.TableName, *, version: str) -> pa.Schema:
    """Return the columns of a table with their types; each carries what it means."""
    fields = [_field(column) for column in tables.TABLES[table]]
    about = {b"belegg": version.encode()}
    if table == "events":
        inside = pa.struct([_field(column) for column in FIGURES])
        fields += [pa.field(name, pa.int64()) for name in DEAD]
        fields += [pa.field("tolls", pa.list_(inside)), pa.field("geometry", pa.binary())]
        about[b"geo"] = json.dumps(GEO).encode()
    return pa.schema(fields, metadata=about)


def _field(column: tables.Column[Any]) -> pa.Field:
    return pa.field(column.name, TYPES[column.type], metadata={b"about": column.about.encode()})


def _rows(batch: Batch, table: tables.TableName, seen: set[bytes], losses: Losses) -> Iterator[dict[str, object]]:
    names = [column.name for column in tables.TABLES[table]]
    if table != "events":
        for cells in tables.rows(batch, table, seen):
            yield dict(zip(names, cells, strict=True))
        return
    for event in batch.events:
        row = dict(zip(names, tables.cells(tables.EVENTS, event), strict=True)) | dead(event)
        row["tolls"] = [{column.name: column.of(figure) for column in FIGURES} for figure in tables.figure_rows(event)]
        spot = point(event, losses)
        row["geometry"] = None if spot is None else struct.pack("<BIdd", 1, 1, *spot)
        yield row
