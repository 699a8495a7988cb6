"""The articles, and the files of claims, that a command is given: what can be read, and a line for each that cannot."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.asking import a_number
from belegg.show.cli.main import tell
from belegg.show.cli.read import a_date, progress_over, results, tasks

if TYPE_CHECKING:
    from belegg.batch import Options
    from belegg.model.claim import Claim
    from belegg.workflow import Reading

CLAIMS = (".jsonl", ".ndjson")
"""How the names of files of claims end."""


def ask_articles(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what the articles do not tell of themselves, and how they are to be read."""
    parser.add_argument("--date", type=a_date, metavar="DATE", help="when the articles were published: 2020-02-10")
    parser.add_argument("--outlet", help="who published the articles")
    parser.add_argument("--jobs", type=a_number, metavar="N", help="processes for many files (default: one a core)")
    parser.add_argument("--seconds", type=a_number, default=60, metavar="S", help="the most for one file (default: 60)")


def readings(options: argparse.Namespace, how: "Options", failed: list[str]) -> "Iterator[Reading]":
    """Yield the articles among the paths of `options` that can be read as `how` says, in their order; tells of the
    others, and puts them to `failed`. Files of claims are passed over."""
    paths = [path for path in options.paths if not are_claims(path)]
    if not paths:
        return
    jobs = options.jobs or len(os.sched_getaffinity(0))
    with progress_over(paths, alone=options.output is not None or not sys.stdout.isatty()) as advance:
        for result in results(tasks(paths, options.output), jobs=jobs, how=how):
            if result.reading is not None:
                yield result.reading
            else:
                failed.append(result.name)
                tell(str(result.error))
            advance()


def claims(paths: list[str]) -> "Iterator[Claim]":
    """Yield the claims in the files of claims among `paths`; raises BeleggError for a line that is none."""
    import msgspec

    from belegg.model.claim import Claim
    from belegg.model.errors import BeleggError

    decoder = msgspec.json.Decoder(Claim)
    for path in [Path(path) for path in paths if are_claims(path)]:
        for number, line in enumerate(_bytes_of(path).splitlines(), start=1):
            try:
                if line.strip():
                    yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise BeleggError(f"{path}, line {number}: no claim record ({error})") from error


def _bytes_of(path: Path) -> bytes:
    from belegg.model.errors import BeleggError

    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BeleggError(f"{path}: cannot be read ({reason}); give a file of claims, one on a line") from error


def are_claims(path: str) -> bool:
    """Return whether the file at `path` holds claims, by its name."""
    return Path(path).suffix in CLAIMS
