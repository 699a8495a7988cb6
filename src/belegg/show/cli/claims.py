"""`belegg claims`: list the claims of a ledger."""

import argparse

from belegg.show.cli.asking import ask_form, ask_ledger, ask_things, wanted
from belegg.show.cli.listing import write
from belegg.show.cli.main import Formatter

DESCRIPTION = """\
Lists the claims that a ledger holds.

examples:
  belegg claims --kind casualties --place Idlib --period 2020-02
  belegg claims --actor TUR --standing denied
  belegg claims --within=36,35,38,37 --no-imputed --format csv -o claims.csv
  belegg claims --as-of 2020-02-10 --format jsonl
  belegg claims --document 3f2a9c

A name is found in any case, with or without accents, under every spelling that the gazetteer has. The columns of
--format csv are those of `belegg read --columns`.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg claims", description=DESCRIPTION, formatter_class=Formatter)
    ask_ledger(parser)
    ask_things(parser)
    parser.add_argument("--outlet", help="that this outlet published")
    ask_form(parser, what="claims")
    return parser


def run(options: argparse.Namespace) -> int:
    """List; returns the exit code."""
    from belegg.ledger.claims import listed
    from belegg.ledger.connect import opened, reading
    from belegg.show import records, spreadsheet

    with opened(options.ledger) as ledger, reading(ledger) as connection:
        return write(
            options,
            listed(connection, wanted(options)),
            what="claims",
            columns=records.CLAIM_COLUMNS,
            row=records.claim_row,
            record=lambda found: found.claim,
            header=spreadsheet.header(),
            line=records.claim_csv,
        )
