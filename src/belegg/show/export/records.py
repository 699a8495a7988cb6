"""Write events, claims or sources as JSON Lines: the records themselves, nothing left out."""

from collections.abc import Iterator
from typing import TextIO

from belegg.show.cli.output import json_lines
from belegg.show.export.batches import Batch, Material
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How
from belegg.show.export.tables import claim_rows, source_rows


def write(material: Material, out: TextIO, how: How) -> Losses:
    """Write a record a line: see docs/schema for what stands in it."""
    losses = Losses()
    seen: set[bytes] = set()
    for batch in material.batches():
        losses.events += len(batch.events)
        records = list(_records(batch, how, seen))
        losses.written += len(records)
        out.write(json_lines(records))
    if how.table is None:
        losses.always(
            "claims", "an event has their ids; --table claims gives the records, a folder (-o DIR/) all tables"
        )
    return losses


def _records(batch: Batch, how: How, seen: set[bytes]) -> Iterator[object]:
    if how.table == "claims":
        return (row.claim for row in claim_rows(batch))
    if how.table == "sources":
        return source_rows(batch, seen)
    return iter(batch.events)
