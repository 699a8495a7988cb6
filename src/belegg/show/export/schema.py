"""The JSON Schemas of the records that are exported, made from the values themselves; docs/schema holds them."""

from typing import Any

import msgspec

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.report import Report

RECORDS: dict[str, tuple[type[msgspec.Struct], str]] = {
    "event": (Event, "An event or figure: what several claims together say happened"),
    "claim": (Claim, "A claim: one thing that one article says is so"),
    "source": (Report, "A report: the document that claims stand in"),
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(record: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of "event", "claim" or "source"."""
    kind, title = RECORDS[record]
    return {"$schema": DIALECT, "title": title, **msgspec.json.schema(kind)}


def written(record: str) -> str:
    """Return the schema as it stands in docs/schema/<record>.schema.json."""
    text = msgspec.json.encode(schema_of(record), order="deterministic")
    return msgspec.json.format(text, indent=2).decode() + "\n"
