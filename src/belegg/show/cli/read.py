"""`belegg read`: read articles into claims and print them."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from belegg.model.claim import MODES
from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE, Formatter, tell
from belegg.show.cli.output import console_on, flushed, json_lines, output_to

if TYPE_CHECKING:
    from belegg.batch import Options, Result, Task
    from belegg.workflow import Reading

DESCRIPTION = """\
Reads articles, as text or HTML, and prints the claims that they make.

examples:
  belegg read article.txt                          a table
  belegg read article.txt --explain                the words and the rules behind each claim
  belegg read article.txt --explain --kind casualties --first 3
  belegg read - --date 2020-02-10 < article.txt    from standard input, with its date
  belegg read archive/ 'more/*.html' --format jsonl -o claims.jsonl
  belegg read archive/ --format csv | head

formats:
  table   for people; as wide as the terminal
  jsonl   one claim record a line; every key always there, null where unknown
  csv     one claim a row, the records flattened; `belegg read --columns` tells what the columns mean

exit codes: 0 all read, 1 failed, 2 wrong use, 4 some documents could not be read, 130 interrupted
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg read", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    parser.add_argument("--date", type=a_date, metavar="DATE", help="when published: 2020-02-10, 2020-02 or 2020")
    parser.add_argument("--outlet", help="who published it")
    parser.add_argument("--language", metavar="CODE", help="read as this language (default: found out)")
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--explain", action="store_true", help="show the words and rules behind each claim")
    parser.add_argument("--kind", choices=tuple(MODES), metavar="KIND", help="print the claims of one kind alone")
    parser.add_argument("--first", type=above_nought, metavar="N", help="print no more than N claims of each article")
    parser.add_argument("--jobs", type=above_nought, metavar="N", help="processes for many files (default: one a core)")
    parser.add_argument(
        "--seconds", type=above_nought, default=60, metavar="S", help="the most for one file (default: 60)"
    )
    parser.add_argument("--columns", action="store_true", help="list the columns of --format csv and end")
    return parser


def run(options: argparse.Namespace) -> int:
    """Read and print; returns the exit code."""
    if options.columns:
        return _columns()
    if not options.paths:
        sys.stderr.write("belegg read: give a file, a folder, a pattern, or - for standard input; see --help\n")
        return WRONG_USE
    if options.explain and options.format != "table":
        sys.stderr.write("belegg read: --explain goes with --format table; jsonl and csv have the rules in them\n")
        return WRONG_USE
    if options.language is not None and not known_language(options.language):
        return WRONG_USE
    return _read(options)


def _read(options: argparse.Namespace) -> int:
    from belegg.batch import Options

    how = Options(date=options.date, outlet=options.outlet, language=options.language, seconds=options.seconds)
    jobs = options.jobs or len(os.sched_getaffinity(0))
    total = failed = 0
    with output_to(options.output) as out, progress_over(options.paths, alone=not _shared(options)) as advance:
        write = _writer(options, out)
        pick = _picker(options)
        for result in results(tasks(options.paths, options.output), jobs=jobs, how=how):
            total += 1
            if result.reading is not None:
                write(pick(result.reading))
            else:
                failed += 1
                tell(str(result.error))
            advance()
    return _ending(total, failed)


def _ending(total: int, failed: int) -> int:
    if not total:
        sys.stderr.write("belegg read: there is no document there to read\n")
        return FAILED
    if total > 1:
        told = f"; {failed} failed" if failed else ""
        sys.stderr.write(f"read {total - failed} of {total} documents{told}\n")
    return SOME_FAILED if failed else FINE


def tasks(paths: list[str], output: Path | None) -> "Iterator[Task]":
    """Yield what `paths` name; raises BeleggError before an article is overwritten with its own claims."""
    from belegg.batch import Task
    from belegg.model.errors import BeleggError
    from belegg.read.document import LARGEST
    from belegg.read.sources import Problem, StandardInput, expand

    for source in expand(paths):
        if isinstance(source, Problem):
            yield Task(name=source.where, problem=source.message)
        elif isinstance(source, StandardInput):
            yield Task(name=source.name, data=sys.stdin.buffer.read(LARGEST + 1))
        elif output is not None and output.is_file() and source.samefile(output):
            raise BeleggError(f"{source}: is to be read, and would be overwritten; choose another -o")
        else:
            yield Task(name=str(source), path=source)


def results(tasks: "Iterable[Task]", *, jobs: int, how: "Options") -> "Iterator[Result]":
    """Yield the results: of one document read here under an alarm, of many read by processes of their own."""
    from belegg.batch import attempt, read_many

    waiting = iter(tasks)
    first = list(islice(waiting, 2))
    if len(first) < 2:
        for task in first:
            with _alarm(task.name, how.seconds):
                result = attempt(task, how)
            yield result
        return
    yield from read_many(_chain(first, waiting), jobs=jobs, options=how)


@contextmanager
def _alarm(name: str, seconds: float) -> Iterator[None]:
    """Raise UnreadableError in what is done here if it takes longer than `seconds`, where the system can."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        from belegg.model.errors import UnreadableError

        raise UnreadableError(
            f"{name}: took longer than {seconds:g} seconds; give it more with --seconds, or split it up"
        )

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _chain(first: "list[Task]", rest: "Iterator[Task]") -> "Iterator[Task]":
    yield from first
    yield from rest


def _writer(options: argparse.Namespace, out: TextIO) -> "Callable[[Reading], None]":
    if options.format == "jsonl":
        return lambda reading: flushed(out, json_lines(reading.claims))
    if options.format == "csv":
        from belegg.show import spreadsheet

        out.write(spreadsheet.header())
        return lambda reading: flushed(out, spreadsheet.rows(reading))
    from belegg.show import explain, table

    show = explain.show if options.explain else table.show
    console = console_on(out)

    def write(reading: "Reading") -> None:
        # Not straight to `out`: a console ends the process where nobody reads what it prints.
        with console.capture() as shown:
            show(reading, console)
        flushed(out, shown.get())

    return write


def _picker(options: argparse.Namespace) -> "Callable[[Reading], Reading]":
    """Return what leaves of a reading the claims that are asked for."""
    import msgspec

    from belegg.show.table import in_order

    def pick(reading: "Reading") -> "Reading":
        if options.kind is None and options.first is None:
            return reading
        kept = tuple(claim for claim in reading.claims if options.kind in (None, claim.kind))
        first = {claim.id for claim, _ in in_order(kept)[: options.first]}
        return msgspec.structs.replace(reading, claims=tuple(claim for claim in kept if claim.id in first))

    return pick


@contextmanager
def progress_over(paths: list[str], *, alone: bool) -> Iterator[Callable[[], object]]:
    """Yield what to call after each document: it moves a bar on a terminal, where it is `alone` there."""
    if not sys.stderr.isatty() or not alone or (len(paths) == 1 and Path(paths[0]).is_file()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    bar: AbstractContextManager[Progress] = Progress(*columns, console=Console(stderr=True), transient=True)
    with bar as progress:
        task = progress.add_task("reading", total=_number_of(paths))
        yield lambda: progress.advance(task)


def _shared(options: argparse.Namespace) -> bool:
    """Return whether a table goes to the terminal."""
    return options.output is None and sys.stdout.isatty()


def _number_of(paths: list[str]) -> int:
    from belegg.read.sources import expand

    return sum(1 for _ in expand(paths))


def _columns() -> int:
    from belegg.show.spreadsheet import COLUMNS

    sys.stdout.writelines(f"{name:<20}{meaning}\n" for name, meaning in COLUMNS.items())
    return FINE


def known_language(code: str) -> bool:
    """Return whether `code` is a language that can be read; say so where it is not."""
    from belegg.languages.load import supported

    if code in supported():
        return True
    sys.stderr.write(f"belegg: --language {code} is not one of {', '.join(supported())}; see `belegg languages`\n")
    return False


def a_date(text: str) -> str:
    """Return `text` where it is a date, for a parser of arguments."""
    from belegg.read.dates import given_period

    if given_period(text) is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write 2020-02-10, 2020-02 or 2020")
    return text


def above_nought(text: str) -> int:
    """Return the number that `text` writes, for a parser of arguments."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number above 0")
    return int(text)
