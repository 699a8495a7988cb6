"""`belegg withdraw`: take a document out of what a ledger tells, under a tombstone."""

import argparse
import getpass
import sys

from belegg.show.cli.asking import ask_ledger
from belegg.show.cli.main import FINE, Formatter

DESCRIPTION = """\
Withdraws a document: its bytes and claims stay, under a tombstone that says who withdrew it and why, and every event
is rebuilt without it.

examples:
  belegg withdraw 3f2a9c --why 'retracted by the outlet'
  belegg withdraw archive/false.txt --why 'satire' --author Kari
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg withdraw", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("document", metavar="DOCUMENT", help="how its id begins, or the name it was read under")
    parser.add_argument("--why", required=True, metavar="WORDS", help="why it is withdrawn")
    ask_ledger(parser)
    ask_author(parser)
    return parser


def ask_author(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take --author."""
    parser.add_argument("--author", metavar="NAME", help="who decides so (default: the user's name)")


def author_of(options: argparse.Namespace) -> str:
    """Return who decides."""
    if options.author:
        return str(options.author)
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def run(options: argparse.Namespace) -> int:
    """Withdraw; returns the exit code."""
    from belegg.keeping import withdraw
    from belegg.ledger.connect import opened

    with opened(options.ledger) as ledger:
        found = withdraw(ledger, options.document, why=options.why, author=author_of(options))
    sys.stdout.write(f"{found[:12]}  withdrawn\n")
    return FINE
