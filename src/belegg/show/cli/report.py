"""`belegg report`: make one HTML file of what articles, or a ledger, tell together."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.show.cli.articles import ask_articles
from belegg.show.cli.asking import ask_days, wanted
from belegg.show.cli.main import FAILED, FINE, SOME_FAILED, WRONG_USE, Formatter, tell

if TYPE_CHECKING:
    from belegg.model.picture import Picture

DESCRIPTION = """\
Makes one HTML file of what articles, or a ledger, tell together: the figures with their range, the events, who says
what, and every article with its claims marked. It opens offline in any browser, and nothing in it is fetched from
elsewhere.

examples:
  belegg report archive/ -o report.html
  belegg report monday.html tuesday.txt --language en -o report.html
  belegg report --ledger belegg.db --place Idlib --period 2020-02 -o idlib.html
  belegg report --ledger postgresql://me@host/conflict --title "The week in Idlib" -o week.html

exit codes: 0 all read, 1 failed, 2 wrong use, 4 some documents could not be read, 130 interrupted
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg report", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    parser.add_argument("--ledger", metavar="WHERE", help="tell of a ledger instead: a file or postgresql://…")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--language", choices=("nb", "en"), default="nb", help="of the report itself (default: nb)")
    parser.add_argument("--title", metavar="WORDS", help="its heading (default: the countries that it is about)")
    parser.add_argument("--place", metavar="NAME", help="of a ledger: at a place, or in a country, called so")
    parser.add_argument("--actor", metavar="NAME", help="of a ledger: with a party, side (TUR) or sector called so")
    parser.add_argument("--no-imputed", action="store_true", help="of a ledger: no figures whose words give no number")
    ask_days(parser, what="of a ledger: that happened in")
    ask_articles(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Read or ask, and write the report; returns the exit code."""
    from belegg.show.cli.output import output_to
    from belegg.show.report.build import report

    if bool(options.paths) == (options.ledger is not None):
        sys.stderr.write("belegg report: give articles to read, or --ledger, one of the two; see --help\n")
        return WRONG_USE
    if options.ledger is not None and (options.date or options.outlet):
        sys.stderr.write("belegg report: a ledger has days and outlets of its own; leave out --date, --outlet\n")
        return WRONG_USE
    failed: list[str] = []
    picture = _of_ledger(options) if options.ledger is not None else _of_articles(options, failed)
    if picture is None:
        return FAILED
    page = report(picture, language=options.language, built=datetime.now(UTC).astimezone(), title=options.title)
    with output_to(options.output) as out:
        out.write(page)
    _say(picture, options.output)
    return SOME_FAILED if failed else FINE


def _say(picture: "Picture", path: Path | None) -> None:
    counts = {"event": len(picture.events), "claim": len(picture.claims), "report": len(picture.reports)}
    told = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())
    tell(f"{path}: {told}" if path is not None else told)


def _of_ledger(options: argparse.Namespace) -> "Picture":
    from belegg.ledger.connect import opened, reading
    from belegg.picturing import of_ledger

    with opened(options.ledger) as ledger, reading(ledger) as connection:
        return of_ledger(connection, wanted(options))


def _of_articles(options: argparse.Namespace, failed: list[str]) -> "Picture | None":
    """Return the picture of the articles that can be read; None where there are none."""
    from belegg.batch import Options
    from belegg.picturing import of_readings
    from belegg.show.cli.articles import readings

    how = Options(date=options.date, outlet=options.outlet, seconds=options.seconds)
    read = tuple(readings(options, how, failed))
    if not read and not failed:
        sys.stderr.write("belegg report: there is no document there to read\n")
    return of_readings(read) if read else None
