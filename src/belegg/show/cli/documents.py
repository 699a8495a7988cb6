"""`belegg documents`: list the documents of a ledger, or search them."""

import argparse

from belegg.show.cli.asking import ask_days, ask_form, ask_ledger, wanted
from belegg.show.cli.listing import write
from belegg.show.cli.main import Formatter

DESCRIPTION = """\
Lists the documents that a ledger holds: name, outlet, date, language, when it was read.

examples:
  belegg documents --search 'våpenhvile idlib'        those with all of these words
  belegg documents --outlet NTB --period 2020-02
  belegg documents --withdrawn                        with those withdrawn, and why
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg documents", description=DESCRIPTION, formatter_class=Formatter)
    ask_ledger(parser)
    parser.add_argument("--search", metavar="WORDS", help="that have all of these words in them")
    parser.add_argument("--outlet", help="that this outlet published")
    parser.add_argument("--language", metavar="CODE", help="that were read as this language")
    parser.add_argument("--document", metavar="ID", help="whose id begins so")
    parser.add_argument("--withdrawn", action="store_true", help="those that were withdrawn too")
    ask_days(parser, what="published in")
    ask_form(parser, what="documents")
    return parser


def run(options: argparse.Namespace) -> int:
    """List; returns the exit code."""
    from belegg.ledger.connect import opened, reading
    from belegg.ledger.documents import listed
    from belegg.show import records, spreadsheet

    with opened(options.ledger) as ledger, reading(ledger) as connection:
        return write(
            options,
            listed(connection, wanted(options)),
            what="documents",
            columns=records.DOCUMENT_COLUMNS,
            row=records.document_row,
            record=lambda kept: kept,
            header=spreadsheet.line(records.DOCUMENT_CSV),
            line=records.document_csv,
        )
