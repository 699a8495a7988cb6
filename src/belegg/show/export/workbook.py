"""Write a workbook for Excel and LibreOffice: a README sheet, then events, figures, claims and sources."""

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.worksheet._write_only import WriteOnlyWorksheet  # type: ignore[import-untyped]

from belegg.show.export import tables
from belegg.show.export.batches import Batch, Material
from belegg.show.export.losses import Losses
from belegg.show.export.registry import ExportError, How
from belegg.show.spreadsheet import FORMULA, STEERING

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
"""What Excel takes in a sheet and in a cell."""
WIDTHS = {"text": 18, "whole": 10, "number": 11, "day": 12, "truth": 9, "texts": 30}
WIDE = frozenset({"quote", "headline", "why", "versions"})
BOLD = Font(bold=True)
ORDER: tuple[tables.TableName, ...] = ("events", "figures", "claims", "sources")
README = (
    (
        "What this is",
        "Events and figures that reports on a conflict tell, with the claims they rest on, in their own words.",
    ),
    ("Made with", "Belegg {version}, {made}"),
    ("events", "What happened, according to whom, and how well it is founded (grade)."),
    (
        "figures",
        "How many: a row for each group and effect. Never add a row to the one it is part_of, nor new to stock.",
    ),
    ("claims", "What one report says, with its words (quote) and where they stand in the text."),
    ("sources", "The reports."),
    (
        "Empty cells",
        "Unknown; never nought. An empty high is open upwards (at least so many), an empty best: no honest best.",
    ),
    (
        "low, best, high",
        "A range of reports, no confidence interval. What a party says of its enemy's losses is in high alone.",
    ),
    ("imputed", "TRUE where the words give no number (dozens): the bounds come from a table."),
    ("Lists", "Several values in a cell are parted by ' | '."),
    ("ids", "event in figures and claims is id in events; document in claims is document in sources."),
)


Sheet = tuple[WriteOnlyWorksheet, "count[int]"]
"""A sheet and the numbers of its rows to come."""


def write(material: Material, path: Path, how: How) -> Losses:
    """Write the workbook row by row; text is kept as text, so that no cell is a formula."""
    losses = Losses()
    book = Workbook(write_only=True)
    book.properties.creator = f"Belegg {how.version}"
    _readme(book.create_sheet("README"), how)
    sheets = {name: (_begun(book.create_sheet(name), name), count(1)) for name in ORDER}
    seen: set[bytes] = set()
    try:
        for batch in material.batches():
            losses.events += len(batch.events)
            _add(batch, sheets, seen, losses)
        book.save(path)
    except BaseException:
        _give_up(book)
        raise
    losses.always("text", "the reports' texts; --format sqlite and --format jsonl --table sources have them")
    return losses


def _add(batch: Batch, sheets: Mapping[tables.TableName, Sheet], seen: set[bytes], losses: Losses) -> None:
    """Add the rows of a batch to the sheets."""
    for name, (sheet, written) in sheets.items():
        for cells in tables.rows(batch, name, seen):
            if next(written) >= MOST_ROWS:
                raise ExportError(f"more {name} than a sheet can hold ({MOST_ROWS:,}); use parquet or sqlite")
            sheet.append(_row(sheet, cells, losses))
            losses.written += 1


def _give_up(book: Workbook) -> None:
    """Close what was begun and remove the files that openpyxl keeps the sheets in meanwhile."""
    for sheet in book.worksheets:
        if not sheet.closed:
            sheet.close()
        Path(sheet._writer.out).unlink(missing_ok=True)


def _begun(sheet: WriteOnlyWorksheet, name: tables.TableName) -> WriteOnlyWorksheet:
    columns = tables.TABLES[name]
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, start=1):
        letter = _letter(at)
        sheet.column_dimensions[letter].width = 50 if column.name in WIDE else WIDTHS[column.type]
    sheet.auto_filter.ref = f"A1:{_letter(len(columns))}1"
    sheet.append([_bold(sheet, column.name) for column in columns])
    return sheet


def _readme(sheet: WriteOnlyWorksheet, how: How) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 110
    made = how.made.strftime("%Y-%m-%d %H:%M %Z").strip()
    for title, words in README:
        sheet.append([_bold(sheet, title), _wrapped(sheet, words.format(version=how.version, made=made))])
    for name in ORDER:
        sheet.append([])
        sheet.append([_bold(sheet, f"Columns of {name}")])
        for column in tables.TABLES[name]:
            sheet.append([column.name, _wrapped(sheet, column.about)])


def _row(sheet: WriteOnlyWorksheet, cells: Iterable[object], losses: Losses) -> list[object]:
    return [_cell(sheet, tables.flat(cell), losses) for cell in cells]


def _cell(sheet: WriteOnlyWorksheet, value: object, losses: Losses) -> object:
    if not isinstance(value, str):
        return value
    text = STEERING.sub("\ufffd", value)
    if len(text) > LONGEST_CELL:
        losses.add("text of a cell", f"cut: Excel takes no more than {LONGEST_CELL:,} signs")
        text = text[: LONGEST_CELL - 1] + "…"
    if not text.lstrip(" \n").startswith(FORMULA):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _bold(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = BOLD
    return cell


def _wrapped(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
