"""Write a table as CSV that opens safely in a spreadsheet: one table, or every figure with its event beside it."""

from collections.abc import Iterator
from typing import TextIO

from belegg.show import records, spreadsheet
from belegg.show.export import tables
from belegg.show.export.batches import Batch, Material
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How

MARK = "\ufeff"
"""Signs by which Excel knows that a file is UTF-8."""


def write(material: Material, out: TextIO, how: How) -> Losses:
    """Write a line for every row of figures (events without figures have one too), or one of the tables."""
    losses = Losses()
    seen: set[bytes] = set()
    out.write(MARK if how.mark else "")
    out.write(spreadsheet.line(header(how)))
    for batch in material.batches():
        losses.events += len(batch.events)
        lines = list(_lines(batch, how, seen))
        losses.written += sum(count for count, _ in lines)
        out.write("".join(text for _, text in lines))
    if how.table is None:
        losses.always("quotes", "the words behind a figure; --table claims gives them, a folder (-o DIR/) all tables")
    if how.table == "sources":
        losses.always("text", "the report's text; --format jsonl --table sources and --format sqlite have it")
    return losses


def header(how: How) -> tuple[str, ...]:
    """Return the names of the columns."""
    if how.table is None:
        return records.EVENT_CSV
    return tuple(column.name for column in tables.TABLES[how.table])


def _lines(batch: Batch, how: How, seen: set[bytes]) -> Iterator[tuple[int, str]]:
    """Yield how many rows a piece of text has, and the text."""
    if how.table is None:
        return ((max(len(event.tolls), 1), records.event_csv(event)) for event in batch.events)
    return (
        (1, spreadsheet.line([tables.flat(cell) for cell in cells])) for cells in tables.rows(batch, how.table, seen)
    )
