"""`belegg merge`: read articles, or take claims, and print the events that they make together."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.articles import ask_articles
from belegg.show.cli.asking import a_number
from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE, Formatter

if TYPE_CHECKING:
    from belegg.model.claim import Claim
    from belegg.workflow import Reading

DESCRIPTION = """\
Reads articles, or claims that were written by `belegg read --format jsonl`, and prints the events and figures that
they make together: which reports tell of one event, what its toll is, and why.

examples:
  belegg merge archive/                            a table of the events
  belegg merge monday.html tuesday.txt --format jsonl -o events.jsonl
  belegg merge monday/ --date 2020-02-10           articles that do not tell of what day they are
  belegg merge claims.jsonl --format csv           from claims; of their documents only the ids are known

The order of the articles changes nothing. To keep articles and merge as they come, see `belegg add`.

exit codes: 0 all read, 1 failed, 2 wrong use, 4 some documents could not be read, 130 interrupted
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg merge", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or claims in a .jsonl file"
    )
    parser.add_argument("--language", metavar="CODE", help="read all articles as this language (default: found out)")
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--first", type=a_number, metavar="N", help="show no more than N events in the table")
    ask_articles(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Read, merge and print; returns the exit code."""
    from belegg.batch import Options
    from belegg.merging import merge
    from belegg.show.cli.articles import claims, readings
    from belegg.show.cli.events import write_events
    from belegg.show.cli.read import known_language

    if not options.paths:
        sys.stderr.write("belegg merge: give articles, folders, or claims in a .jsonl file; see --help\n")
        return WRONG_USE
    if options.language is not None and not known_language(options.language):
        return WRONG_USE
    failed: list[str] = []
    how = Options(language=options.language, date=options.date, outlet=options.outlet, seconds=options.seconds)
    read: list[Claim | Reading] = [*claims(options.paths), *readings(options, how, failed)]
    if not read and failed:
        return FAILED
    written = write_events(options, merge(read))
    return written if not failed else SOME_FAILED if written == FINE else written
