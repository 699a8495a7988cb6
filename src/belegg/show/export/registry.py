"""The formats that can be exported, each with what it is for and the module that writes it."""

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol, TextIO

import msgspec

from belegg.model.errors import BeleggError
from belegg.show.export.batches import Material
from belegg.show.export.losses import Losses
from belegg.show.export.tables import TableName


class ExportError(BeleggError):
    """An export cannot be written as asked: an unknown format or table, or a file that cannot hold it."""


class How(msgspec.Struct, frozen=True, kw_only=True):
    """How to export: the version of belegg, the moment it is made, the language of words for people, the table for
    formats that hold one, and whether a text begins with the mark by which Excel knows UTF-8."""

    version: str
    made: datetime
    language: Literal["nb", "en"] = "nb"
    table: TableName | None = None
    mark: bool = False


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format: `binary` ones go to a file only; `tables` lists the tables of which one fits a file (a folder holds
    all), () where it has no such choice."""

    name: str
    suffix: str
    about: str
    binary: bool = False
    tables: tuple[TableName, ...] = ()


RECORDS: tuple[TableName, ...] = ("events", "claims", "sources")
ALL: tuple[TableName, ...] = ("events", "figures", "claims", "sources")
FORMATS = {
    one.name: one
    for one in (
        Format(name="jsonl", suffix=".jsonl", about="records, lossless, with a JSON Schema", tables=RECORDS),
        Format(name="csv", suffix=".csv", about="a row for every figure, or one table", tables=ALL),
        Format(name="xlsx", suffix=".xlsx", about="a workbook: README, events, figures, claims, sources", binary=True),
        Format(name="geojson", suffix=".geojson", about="events as points; areas have no geometry"),
        Format(name="parquet", suffix=".parquet", about="GeoParquet", binary=True, tables=ALL),
        Format(name="sqlite", suffix=".db", about="a database with keys and search, for Datasette", binary=True),
        Format(name="md", suffix=".md", about="a brief of one page for an editor"),
        Format(name="ucdp", suffix=".csv", about="the columns of UCDP GED"),
        Format(name="acled", suffix=".csv", about="the columns of ACLED"),
        Format(name="idmc", suffix=".csv", about="displacement figures as in IDMC Helix"),
    )
}


class TextWriter(Protocol):
    """The module of a format that is text."""

    def write(self, material: Material, out: TextIO, how: How) -> Losses:
        """Write `material` to `out` and return what could not be carried over."""


class FileWriter(Protocol):
    """The module of a format that is a file."""

    def write(self, material: Material, path: Path, how: How) -> Losses:
        """Write `material` to a new file at `path` and return what could not be carried over."""


def text_writer(name: str) -> TextWriter:
    """Return what writes the text format `name`. Raises ExportError for a name that is none."""
    return _module(name, binary=False)  # type: ignore[return-value]


def file_writer(name: str) -> FileWriter:
    """Return what writes the file format `name`. Raises ExportError for a name that is none."""
    return _module(name, binary=True)  # type: ignore[return-value]


def _module(name: str, *, binary: bool) -> object:
    known = FORMATS.get(name)
    if known is None or known.binary is not binary:
        raise ExportError(f"'{name}' is no such format; there are {', '.join(FORMATS)}")
    return import_module(f"belegg.show.export.{MODULES.get(name, name)}")


MODULES = {
    "jsonl": "records", "csv": "comma_separated", "xlsx": "workbook", "sqlite": "database", "md": "brief",
    "ucdp": "ucdp", "acled": "acled", "idmc": "idmc",
}  # fmt: skip
