"""`belegg merge`: read articles, or take claims, and print the events that they make together."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE, Formatter, tell

if TYPE_CHECKING:
    from belegg.model.claim import Claim
    from belegg.workflow import Reading

DESCRIPTION = """\
Reads articles, or claims that were written by `belegg read --format jsonl`, and prints the events and figures that
they make together: which reports tell of one event, what its toll is, and why.

examples:
  belegg merge archive/                            a table of the events
  belegg merge monday.html tuesday.txt --format jsonl -o events.jsonl
  belegg merge claims.jsonl --format csv           from claims; of their documents only the ids are known

The order of the articles changes nothing. To keep articles and merge as they come, see `belegg add`.

exit codes: 0 all read, 1 failed, 2 wrong use, 4 some documents could not be read, 130 interrupted
"""
CLAIMS = (".jsonl", ".ndjson")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg merge", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or claims in a .jsonl file"
    )
    parser.add_argument("--language", metavar="CODE", help="read all articles as this language (default: found out)")
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--first", type=int, metavar="N", help="show no more than N events in the table")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes for many files (default: one a core)")
    parser.add_argument("--seconds", type=int, default=60, metavar="S", help="the most for one file (default: 60)")
    return parser


def run(options: argparse.Namespace) -> int:
    """Read, merge and print; returns the exit code."""
    from belegg.merging import merge
    from belegg.show import records, spreadsheet
    from belegg.show.cli.listing import write
    from belegg.show.cli.read import known_language

    if not options.paths:
        sys.stderr.write("belegg merge: give articles, folders, or claims in a .jsonl file; see --help\n")
        return WRONG_USE
    if options.language is not None and not known_language(options.language):
        return WRONG_USE
    failed: list[str] = []
    read: list[Claim | Reading] = [*_claims(options), *_readings(options, failed)]
    if not read and failed:
        return FAILED
    written = write(
        options,
        merge(read),
        what="events",
        columns=records.EVENT_COLUMNS,
        row=records.event_row,
        record=lambda event: event,
        header=spreadsheet.line(records.EVENT_CSV),
        line=records.event_csv,
    )
    return written if not failed else SOME_FAILED if written == FINE else written


def _claims(options: argparse.Namespace) -> "Iterator[Claim]":
    """Yield the claims of the files of claims; raises BeleggError for a line that is none."""
    import msgspec

    from belegg.model.claim import Claim
    from belegg.model.errors import BeleggError

    decoder = msgspec.json.Decoder(Claim)
    for path in map(Path, options.paths):
        if path.suffix in CLAIMS:
            for number, line in enumerate(path.read_bytes().splitlines(), start=1):
                try:
                    if line.strip():
                        yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise BeleggError(f"{path}, line {number}: no claim record ({error})") from error


def _readings(options: argparse.Namespace, failed: list[str]) -> "Iterator[Reading]":
    """Yield the articles that can be read; tells of the others, and puts them to `failed`."""
    from belegg.batch import Options
    from belegg.show.cli.read import progress_over, results, tasks

    paths = [path for path in options.paths if Path(path).suffix not in CLAIMS]
    if not paths:
        return
    jobs = options.jobs or len(os.sched_getaffinity(0))
    how = Options(language=options.language, seconds=options.seconds)
    with progress_over(paths, alone=options.output is not None or not sys.stdout.isatty()) as advance:
        for result in results(tasks(paths, options.output), jobs=jobs, how=how):
            if result.reading is not None:
                yield result.reading
            else:
                failed.append(result.name)
                tell(str(result.error))
            advance()
