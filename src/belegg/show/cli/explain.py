"""`belegg explain`: what a claim, an event or one of its numbers rests on."""

import argparse
import sys
from pathlib import Path

from belegg.show.cli.asking import ask_ledger
from belegg.show.cli.main import FINE, Formatter

DESCRIPTION = """\
Explains a claim, an event or one number of an event: the words, the reports and origins, the rules by number, what
spoke against, and how sure it is.

examples:
  belegg explain 5052a04f60c8              a claim or an event, by the beginning of its id
  belegg explain 8fa97b75949b/2            the second row of an event's figures
  belegg explain 8fa97b75949b/2/best       one number of it: low, best or high
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg explain", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument(
        "id", metavar="ID", help="how the id of a claim or event begins, or EVENT/ROW or EVENT/ROW/best"
    )
    ask_ledger(parser)
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    return parser


def run(options: argparse.Namespace) -> int:
    """Explain; returns the exit code."""
    from belegg.ledger.connect import opened, reading
    from belegg.show.cli.output import console_on, flushed, json_lines, output_to
    from belegg.show.tracing import record, show
    from belegg.telling import sight

    with opened(options.ledger) as ledger, reading(ledger) as connection:
        found = sight(connection, options.id)
    with output_to(options.output) as out:
        if options.format == "jsonl":
            flushed(out, json_lines([record(found)]))
            return FINE
        console = console_on(out)
        with console.capture() as shown:
            show(found, console)
        flushed(out, shown.get())
    sys.stdout.flush()
    return FINE
