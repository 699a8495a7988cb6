"""`belegg diff`: what is new, revised or withdrawn in a ledger since a moment."""

import argparse
from pathlib import Path

from belegg.show.cli.asking import GRADES, a_first_moment, a_last_moment, a_number, ask_ledger, ask_things, wanted
from belegg.show.cli.main import FINE, Formatter, tell

DESCRIPTION = """\
Says which events of a ledger are new, revised (old → new, and why) or withdrawn since a moment.

examples:
  belegg diff --since 2020-02-10
  belegg diff --since 2020-02-10T12:00+01:00 --place Idlib --kind casualties
  belegg diff --since 2020-02-01 --until 2020-02-10 --format csv -o changes.csv

A moment is a day, whose beginning is meant, or a time, in UTC where it has no zone. --format jsonl gives old and new
whole; csv has a line for every value that differs.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg diff", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument(
        "--since", required=True, type=a_first_moment, metavar="MOMENT", help="compare with that moment"
    )
    parser.add_argument("--until", type=a_last_moment, metavar="MOMENT", help="as it was then (default: now)")
    ask_ledger(parser)
    ask_things(parser, moment=False)
    parser.add_argument("--grade", choices=GRADES, metavar="GRADE", help="confirmed, fair, weak, contested, …")
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--first", type=a_number, metavar="N", help="no more than N events")
    return parser


def run(options: argparse.Namespace) -> int:
    """Compare and print; returns the exit code."""
    from belegg.ledger.connect import opened, reading
    from belegg.ledger.filters import Filter
    from belegg.revising import differences
    from belegg.show import revisions, spreadsheet
    from belegg.show.cli.output import console_on, flushed, json_lines, output_to
    from belegg.telling import names_of

    asked: Filter = wanted(options, first=False)
    with opened(options.ledger) as ledger, reading(ledger) as connection:
        found = differences(connection, options.since, until=options.until, wanted=asked)
        shown = found[: options.first]
        names = names_of(connection, {change.subject for one in shown for change in one.why})
    with output_to(options.output) as out:
        if options.format == "jsonl":
            flushed(out, json_lines(shown))
        elif options.format == "csv":
            flushed(out, spreadsheet.line(revisions.CSV) + "".join(revisions.lines(one, names) for one in shown))
        else:
            console = console_on(out)
            with console.capture() as drawn:
                for one in shown:
                    revisions.show(one, names, console)
            flushed(out, drawn.get())
            counts = {what: sum(one.what == what for one in found) for what in revisions.STYLES}
            tell(
                ", ".join(f"{count} {what}" for what, count in counts.items())
                + f" since {options.since:%Y-%m-%d %H:%M}"
            )
    return FINE
