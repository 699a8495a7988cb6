"""`belegg add`: read articles into a ledger."""

import argparse
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from belegg.show.cli.asking import a_number, ask_ledger
from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE, Formatter, tell
from belegg.show.cli.read import a_date, known_language, progress_over, results

if TYPE_CHECKING:
    from belegg.batch import Result, Task
    from belegg.keeping import Outcome
    from belegg.ledger.connect import Ledger

DESCRIPTION = """\
Reads articles into a ledger, which keeps their bytes, claims and events, and is made where it is not there yet.

examples:
  belegg add article.txt                          into belegg.db in this folder
  belegg add archive/ 'more/*.html' --jobs 4
  belegg add - --date 2020-02-10 --outlet NTB < article.txt
  belegg add archive/ --ledger postgresql://me@host/conflict

Adding the same bytes again adds nothing. What was interrupted goes on where it was when it is run again.

exit codes: 0 all kept, 1 failed, 2 wrong use, 4 some documents could not be read, 130 interrupted
"""

LOOKED_UP = 64
"""How many files are looked up in the ledger at once, before those that it has not are read."""


class Tally:
    """What came of the documents so far, and the bytes of those that are under way and can be had only once."""

    def __init__(self) -> None:
        self.counts = {"added": 0, "read anew": 0, "held": 0, "withdrawn": 0, "failed": 0}
        self.claims = 0
        self.streamed: dict[str, bytes] = {}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg add", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    ask_ledger(parser)
    parser.add_argument("--date", type=a_date, metavar="DATE", help="when published: 2020-02-10, 2020-02 or 2020")
    parser.add_argument("--outlet", help="who published it")
    parser.add_argument("--language", metavar="CODE", help="read as this language (default: found out)")
    parser.add_argument(
        "--again", action="store_true", help="read also what is there; where that gives something else, it holds"
    )
    parser.add_argument("--rebuild", action="store_true", help="merge everything in the ledger anew, at the end")
    parser.add_argument("--jobs", type=a_number, metavar="N", help="processes for many files (default: one a core)")
    parser.add_argument("--seconds", type=a_number, default=60, metavar="S", help="the most for one file (default: 60)")
    return parser


def run(options: argparse.Namespace) -> int:
    """Read and keep; returns the exit code."""
    from belegg.batch import Options
    from belegg.keeping import rebuild
    from belegg.ledger.connect import opened

    if not options.paths and not options.rebuild:
        sys.stderr.write("belegg add: give a file, a folder, a pattern, or - for standard input; see --help\n")
        return WRONG_USE
    if options.language is not None and not known_language(options.language):
        return WRONG_USE
    how = Options(date=options.date, outlet=options.outlet, language=options.language, seconds=options.seconds)
    jobs = options.jobs or len(os.sched_getaffinity(0))
    tally = Tally()
    with opened(options.ledger, create=bool(options.paths)) as ledger:
        with progress_over(options.paths, alone=True) as advance:
            for result in results(_unread(ledger, options, tally), jobs=jobs, how=how):
                _keep(ledger, result, options, tally)
                advance()
        if options.rebuild:
            sys.stderr.write(f"{rebuild(ledger)} events are others than before\n")
    return _ending(tally) if options.paths else FINE


def _unread(ledger: "Ledger", options: argparse.Namespace, tally: Tally) -> "Iterator[Task]":
    """Yield the documents that are to be read: those that the ledger has not got from this version of the reader."""
    from belegg.keeping import states

    waiting = _tasks(options.paths, tally)
    while chunk := list(islice(waiting, LOOKED_UP)):
        told = states(ledger, [found for _, found in chunk if found is not None])
        seen: set[str | None] = {None}
        for task, found in chunk:
            state = "new" if found is None else told[found]
            to_read = state in ("new", "outdated") or (state == "held" and options.again)
            if to_read and (found is None or found not in seen):
                yield task
            else:
                _skipped(task.name, "withdrawn" if state == "withdrawn" else "held", tally)
            seen.add(found)


def _skipped(name: str, state: str, tally: Tally) -> None:
    tally.counts[state] += 1
    tally.streamed.pop(name, None)
    if state == "withdrawn":
        tell(f"{name}: was withdrawn from the ledger, and stays so; see `belegg documents --withdrawn`")


def _tasks(paths: list[str], tally: Tally) -> "Iterator[tuple[Task, str | None]]":
    """Yield what `paths` name, with the id that it will have as a document where its bytes can be had."""
    from belegg.batch import Task
    from belegg.read.document import LARGEST
    from belegg.read.sources import Problem, StandardInput, expand

    for source in expand(paths):
        if isinstance(source, Problem):
            yield Task(name=source.where, problem=source.message), None
        elif isinstance(source, StandardInput):
            data = sys.stdin.buffer.read(LARGEST + 1)
            tally.streamed[source.name] = data
            yield Task(name=source.name, data=data), sha256(data).hexdigest()
        else:
            try:
                found = sha256(source.read_bytes()).hexdigest() if source.stat().st_size <= LARGEST else None
            except OSError:
                found = None
            yield Task(name=str(source), path=source), found


def _keep(ledger: "Ledger", result: "Result", options: argparse.Namespace, tally: Tally) -> None:
    """Keep what was read, and say what came of it."""
    from pathlib import Path

    from belegg.keeping import keep

    if result.reading is None:
        tally.counts["failed"] += 1
        tell(str(result.error))
        return
    try:
        data = tally.streamed.pop(result.name, None) or Path(result.name).read_bytes()
    except OSError as error:
        tally.counts["failed"] += 1
        tell(f"{result.name}: is gone since it was read ({(error.strerror or str(error)).lower()}); add it again")
        return
    outcome = keep(ledger, data, result.reading, again="if changed" if options.again else "never")
    tally.counts[outcome] += 1
    if outcome in ("added", "read anew"):
        tally.claims += len(result.reading.claims)
        _say(outcome, result.name, result.reading.document.id, len(result.reading.claims))


def _say(outcome: "Outcome", name: str, document: str, claims: int) -> None:
    from belegg.show.phrases import plain

    sys.stdout.write(f"{document[:12]}  {outcome}  {claims} claim{'' if claims == 1 else 's'}  {plain(name)}\n")
    sys.stdout.flush()


def _ending(tally: Tally) -> int:
    counts = tally.counts
    if not any(counts.values()):
        sys.stderr.write("belegg add: there is no document there to read\n")
        return FAILED
    words = {
        "added": "added",
        "read anew": "read anew",
        "held": "there already",
        "withdrawn": "withdrawn before",
        "failed": "failed",
    }
    told = ", ".join(f"{counts[name]} {said}" for name, said in words.items() if counts[name] or name == "added")
    sys.stderr.write(f"{told}; {tally.claims} claim{'' if tally.claims == 1 else 's'} kept\n")
    return SOME_FAILED if counts["failed"] else FINE
