"""`belegg score`: measure the reader against golden articles."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.main import FINE, SOME_FAILED, WRONG_USE, Formatter

if TYPE_CHECKING:
    from belegg.score.gold import GoldArticle
    from belegg.score.tally import Outcome

DESCRIPTION = """\
Reads the golden articles in or below each folder, with no help, and compares the claims with those expected.

examples:
  belegg score tests/golden                       precision, recall, F1 by kind; accuracy by key
  belegg score tests/golden/open --errors         each miss, false alarm and wrong key, by article
  belegg score tests/golden --errors casualties   those of one kind
  belegg score tests/golden --format json
  belegg score tests/stories/open                 stories: what the merger makes of many reports
  belegg score tests/stories --merge own --errors the same, fed with our own reading of the reports

A claim that the gold calls optional is right where it is given and no miss where it is not. Of stories are told:
events as B³ over claims, rows of figures that are exact (F1), traps sprung, and grades.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg score", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("folders", nargs="*", metavar="GOLD_DIR", type=Path, help="a folder of golden articles")
    parser.add_argument(
        "--errors", nargs="?", const="all", metavar="KIND", help="list what is wrong, of one kind where it is named"
    )
    parser.add_argument(
        "--merge", choices=("gold", "own"), default="gold", help="feed stories with their claims, or our own reading"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    return parser


def run(options: argparse.Namespace) -> int:
    """Score and print; returns the exit code."""
    from belegg.model.claim import MODES
    from belegg.score.gold import find
    from belegg.score.report import errors, json_of, table_of

    folders: list[Path] = options.folders
    kind: str | None = options.errors
    if kind is not None and kind not in ("all", *MODES):
        # `--errors GOLD_DIR`: what follows was meant as a folder.
        folders, kind = [*folders, Path(kind)], "all"
    if not folders:
        sys.stderr.write("belegg score: give a folder of golden articles; see --help\n")
        return WRONG_USE
    if all(folder.is_dir() for folder in folders) and any(map(_holds_stories, folders)):
        return _stories(folders, options, listed=kind is not None)
    found = tuple(outcomes(find(folders)))
    code = SOME_FAILED if any(outcome.document is None for outcome in found) else FINE
    if options.format == "json":
        sys.stdout.write(json_of(found) + "\n")
        return code
    if kind is not None:
        sys.stdout.writelines(f"{line}\n" for line in errors(found, kind=None if kind == "all" else kind))
    sys.stdout.write(table_of(found) + "\n")
    return code


def _holds_stories(folder: Path) -> bool:
    from belegg.score.stories import holds_stories

    return holds_stories(folder)


def _stories(folders: list[Path], options: argparse.Namespace, *, listed: bool) -> int:
    from belegg.score import story_run
    from belegg.score.stories import find

    found = tuple(story_run.outcomes(find(folders), feed=options.merge))
    if options.format == "json":
        sys.stdout.write(story_run.json_of(found, feed=options.merge) + "\n")
        return FINE
    if listed:
        sys.stdout.writelines(f"{line}\n" for line in story_run.errors(found))
    sys.stdout.write(story_run.table_of(found, feed=options.merge) + "\n")
    return FINE


def outcomes(articles: "tuple[GoldArticle, ...]") -> "Iterator[Outcome]":
    """Yield how each article comes out; one that cannot be read is told on standard error and missed as a whole."""
    from belegg.batch import Options, Task, attempt
    from belegg.score.tally import score, unread
    from belegg.workflow import ungrounded

    for article in articles:
        result = attempt(Task(name=article.name, data=article.article), Options())
        if result.reading is None:
            sys.stderr.write(f"{result.error}\n")
            yield unread(article)
        else:
            reading = result.reading
            yield score(article, reading.document, reading.claims, ungrounded=ungrounded(reading))
