"""Lay a list out for a terminal: a table where it is wide enough, else a short block for each row."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from belegg.show.table import folded

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDE = 104
LEAST = 8
LONGEST_WORD = 18
"""A word up to so long is not broken, where there is room for it."""


def show(columns: Sequence[str], rows: "Iterable[Sequence[Text]]", console: "Console") -> int:
    """Print `rows`, whose first cell is what a row is about, under `columns`; return how many there were."""
    kept = list(rows)
    if kept and console.width >= WIDE:
        console.print(_table(columns, kept, console.width))
    else:
        for row in kept:
            console.print(_block(columns, row, console.width))
    return len(kept)


def text(words: str, style: str = "") -> "Text":
    """Return `words` as a cell."""
    from rich.text import Text

    return Text(words, style=style)


def _table(columns: Sequence[str], rows: "Sequence[Sequence[Text]]", width: int) -> object:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    used = [at for at in range(len(columns)) if any(row[at].plain for row in rows)]
    lines = max(len(column.splitlines()) for column in columns)
    leading = 1 if lines > 1 else 0
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="bold", leading=leading)
    for at, column in zip(used, _widths([[row[at] for row in rows] for at in used], width), strict=True):
        table.add_column(columns[at], width=column, overflow="fold")
    for row in rows:
        table.add_row(*(row[at] for at in used))
    return table


def _widths(columns: "Sequence[Sequence[Text]]", width: int) -> list[int]:
    """Return how wide each column is: what it needs; where that is too much the widest give way, while they can
    without breaking a word of ordinary length."""
    needs = [max(max((line.cell_len for line in cell.split()), default=0) for cell in column) for column in columns]
    words = [[len(word) for cell in column for word in cell.plain.split()] for column in columns]
    floors = [max((size for size in column if size <= LONGEST_WORD), default=LEAST) for column in words]
    needs = [max(need, LEAST) for need in needs]
    while sum(needs) + 2 * len(needs) > width:
        loose = [at for at, need in enumerate(needs) if need > floors[at]] or range(len(needs))
        needs[max(loose, key=lambda at: needs[at])] -= 1
    return needs


def _block(columns: Sequence[str], row: "Sequence[Text]", width: int) -> "Text":
    from rich.text import Text

    lines = [line for part in row[0].split() for line in folded(part, "", width)]
    rest = Text()
    for name, cell in zip(columns[1:], row[1:], strict=True):
        if cell.plain:
            flat = Text("; ").join(cell.split()) if "\n" in cell.plain else cell
            label = "" if "\n" in name else f"{name} "
            rest.append(" · " if rest else "").append(label, style="dim").append_text(flat)
    return Text("\n").join([*lines, *folded(rest, "    ", width)])
