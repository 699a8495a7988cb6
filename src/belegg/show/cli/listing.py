"""Write what a ledger lists, as a table, as records or as CSV."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from belegg.show.cli.asking import MOST_ROWS
from belegg.show.cli.main import FINE, tell
from belegg.show.cli.output import console_on, flushed, json_lines, output_to

if TYPE_CHECKING:
    from rich.text import Text

T = TypeVar("T")
AT_ONCE = 500


def write(
    options: argparse.Namespace,
    things: Iterable[T],
    *,
    what: str,
    columns: Sequence[str],
    row: "Callable[[T], Sequence[Text]]",
    record: Callable[[T], object],
    header: str,
    line: Callable[[T], str],
) -> int:
    """Write `things` in the format and to the place that `options` ask for; returns the exit code."""
    with output_to(options.output) as out:
        if options.format == "jsonl":
            for chunk in _chunks(things):
                flushed(out, json_lines(map(record, chunk)))
        elif options.format == "csv":
            out.write(header)
            for chunk in _chunks(things):
                flushed(out, "".join(map(line, chunk)))
        else:
            from belegg.show.listing import show

            waiting = iter(things)
            console = console_on(out)
            with console.capture() as shown:
                shown_rows = show(columns, map(row, islice(waiting, options.first or MOST_ROWS)), console)
            flushed(out, shown.get())
            _count(options, what, shown_rows, sum(1 for _ in waiting))
    return FINE


def _count(options: argparse.Namespace, what: str, shown: int, more: int) -> None:
    if not shown:
        tell(f"there are no {what} like that")
    elif more:
        tell(f"{shown} of {shown + more} {what}; ask for more with --first, or for all with --format jsonl")
    elif options.first is None:
        tell(f"{shown} {what if shown > 1 else what.removesuffix('s')}")


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(things)
    while chunk := list(islice(waiting, AT_ONCE)):
        yield chunk
