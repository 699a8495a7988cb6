"""`belegg events`: list the events and figures of a ledger."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from belegg.show.cli.asking import GRADES, ask_form, ask_ledger, ask_things, wanted
from belegg.show.cli.listing import write
from belegg.show.cli.main import Formatter

if TYPE_CHECKING:
    from belegg.model.event import Event

DESCRIPTION = """\
Lists the events and figures that the claims of a ledger make together.

examples:
  belegg events --place Idlib --period 2020-02
  belegg events --grade contested --actor civilians
  belegg events --as-of 2020-02-10 --format jsonl      what was known then
  belegg events --no-imputed --format csv -o events.csv

A figure is low to high, with the best where it is neither; "no best" where no honest one exists, "~" where the words
give no number. `belegg explain ID` tells what an event rests on. --format csv has a line for every row of figures.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg events", description=DESCRIPTION, formatter_class=Formatter)
    ask_ledger(parser)
    ask_things(parser)
    parser.add_argument("--grade", choices=GRADES, metavar="GRADE", help="confirmed, fair, weak, contested, …")
    ask_form(parser, what="events")
    return parser


def run(options: argparse.Namespace) -> int:
    """List; returns the exit code."""
    from belegg.ledger.connect import opened, reading
    from belegg.telling import listed

    with opened(options.ledger) as ledger, reading(ledger) as connection:
        return write_events(options, listed(connection, wanted(options)))


def write_events(options: argparse.Namespace, events: "Iterable[Event]") -> int:
    """Write `events` in the format and to the place that `options` ask for; returns the exit code."""
    from belegg.show import records, spreadsheet

    return write(
        options,
        events,
        what="events",
        columns=records.EVENT_COLUMNS,
        row=records.event_row,
        record=lambda event: event,
        header=spreadsheet.line(records.EVENT_CSV),
        line=records.event_csv,
    )
