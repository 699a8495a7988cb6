"""`belegg review`: the doubtful merges and impossible sums, and a person's judgements about them."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.asking import a_number, ask_ledger, ask_things, wanted
from belegg.show.cli.main import FINE, WRONG_USE, Formatter, tell
from belegg.show.cli.output import console_on, flushed, json_lines, output_to
from belegg.show.cli.withdraw import ask_author, author_of

if TYPE_CHECKING:
    from rich.text import Text

    from belegg.ledger.connect import Ledger
    from belegg.model.judgement import Verdict

DESCRIPTION = """\
Shows what merging could not settle, each doubt with its reasons, and takes a person's judgements: appended with author
and time, and undone by another.

examples:
  belegg review                                        the doubts, gravest first
  belegg review --place Idlib --first 5
  belegg review accept 3f2a9c --why 'one attack, told twice'     a doubt: its claims are of one event
  belegg review split 3f2a9c --why 'two villages'                a doubt: they are not
  belegg review join 5052a04f60c8 8fa97b75949b --why 'same raid' claims that are of one event
  belegg review split 5052a04f60c8 8fa97b75949b                  the first is not of one event with the others
  belegg review log                                    all judgements
  belegg review undo 91c4b7 --why 'mistaken'           take a judgement back
"""
ACTIONS = ("list", "accept", "split", "join", "undo", "log")
TITLES = {
    "joined": "joined, with little to spare",
    "apart": "apart, though they may be one",
    "sum": "a sum that cannot be",
    "toll": "figures that do not go together",
}
MOST = 20
"""The most doubts that are shown, where --first does not say otherwise."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg review", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list", help="what to do (default: list)")
    parser.add_argument("ids", nargs="*", metavar="ID", help="a doubt, two claims or more, or (undo) a judgement")
    parser.add_argument("--why", default="", metavar="WORDS", help="why it is judged so")
    ask_author(parser)
    ask_ledger(parser)
    ask_things(parser, moment=False)
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--first", type=a_number, metavar="N", help="no more than N doubts")
    return parser


def run(options: argparse.Namespace) -> int:
    """List or judge; returns the exit code."""
    from belegg.ledger.connect import opened

    needs_ids = options.action not in ("list", "log")
    if needs_ids != bool(options.ids) or (options.action == "undo" and len(options.ids) != 1):
        wants = "no ids" if not needs_ids else "the id of one judgement" if options.action == "undo" else "ids"
        sys.stderr.write(f"belegg review {options.action}: takes {wants}; see --help\n")
        return WRONG_USE
    with opened(options.ledger) as ledger:
        actions: Mapping[str, Callable[[Ledger, argparse.Namespace], int]] = {"list": _list, "log": _log}
        return actions.get(options.action, _judge)(ledger, options)


def _judge(ledger: "Ledger", options: argparse.Namespace) -> int:
    from belegg.keeping import judge
    from belegg.ledger.connect import reading
    from belegg.telling import question

    verdict: Verdict = options.action
    about = options.ids
    if verdict != "undo" and len(about) == 1:
        with reading(ledger) as connection:
            about = question(connection, about[0]).claims
    given = judge(ledger, verdict, about, why=options.why, author=author_of(options))
    sys.stdout.write(f"{given.id}  {given.verdict}  {' '.join(claim[:12] for claim in given.claims) or given.undoes}\n")
    return FINE


def _log(ledger: "Ledger", options: argparse.Namespace) -> int:
    from belegg.ledger import judgements
    from belegg.ledger.connect import reading
    from belegg.show.phrases import plain

    with reading(ledger) as connection:
        given = judgements.listed(connection)
    holds = {one.id for one in judgements.standing(given)}
    with output_to(options.output) as out:
        if options.format == "jsonl":
            flushed(out, json_lines(given))
            return FINE
        for one in given:
            about = " ".join(claim[:12] for claim in one.claims) or f"of {one.undoes}"
            undone = "" if one.id in holds or one.verdict == "undo" else "  (undone)"
            words = f"{one.at:%Y-%m-%d %H:%M}  {plain(one.author)}: {plain(one.why) or 'no reason given'}"
            flushed(out, f"{one.id}  {one.verdict:<6}  {about}  {words}{undone}\n")
    return FINE


def _list(ledger: "Ledger", options: argparse.Namespace) -> int:
    from belegg.ledger import claims
    from belegg.ledger.connect import reading
    from belegg.telling import questions

    with reading(ledger) as connection:
        found = questions(connection, wanted(options, first=False))
        shown = found[: options.first or (MOST if options.format == "table" else None)]
        about = {claim.id: claim for claim in claims.newest(connection, [name for one in shown for name in one.claims])}
    with output_to(options.output) as out:
        if options.format == "jsonl":
            flushed(out, json_lines(shown))
            return FINE
        console = console_on(out)
        for one in shown:
            with console.capture() as text:
                console.print(_heading(one.id, one.about, one.events))
                for name in one.claims:
                    from belegg.show.table import block

                    if name in about:
                        console.print(block(about[name], console.width))
                for line in one.why:
                    console.print(_line(line, console.width))
            flushed(out, text.get())
        more = f"; {len(found) - len(shown)} more with --first" if len(found) > len(shown) else ""
        tell(f"{len(shown)} doubt{'' if len(shown) == 1 else 's'}{more}" if shown else "there are no doubts")
    return FINE


def _heading(name: str, about: str, events: tuple[str, ...]) -> "Text":
    from rich.text import Text

    head = Text(name, style="bold").append(f"  {TITLES.get(about, about)}", style="yellow")
    return head.append(f"  {' '.join(event[:12] for event in events)}", style="not bold dim")


def _line(words: str, width: int) -> "Text":
    from rich.text import Text

    from belegg.show.phrases import plain
    from belegg.show.table import folded

    return Text("\n").join(folded(Text(plain(words), style="dim"), "    ", width, hanging=2))
