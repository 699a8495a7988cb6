"""What the commands that ask a ledger have in common: where it is, what to list, at which moment."""

import argparse
import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from belegg.model.claim import MODES

if TYPE_CHECKING:
    from belegg.ledger.filters import Box, Filter

LEDGER = "belegg.db"
STANDINGS = ("denied", "disputed", "unconfirmed", "confirmed", "planned", "hearsay", "attributed", "reported")
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
BOX = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
MOST_ROWS = 500
"""The most rows of a table, where --first does not say otherwise."""


def ask_ledger(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take --ledger."""
    parser.add_argument(
        "--ledger", metavar="WHERE", default=LEDGER, help=f"a file or postgresql://… (default: {LEDGER} here)"
    )


def ask_form(parser: argparse.ArgumentParser, *, what: str) -> None:
    """Let `parser` take how, where and how much to write."""
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, not to standard output")
    parser.add_argument("--first", type=a_number, metavar="N", help=f"no more than N {what}")


def ask_things(parser: argparse.ArgumentParser, *, moment: bool = True) -> None:
    """Let `parser` take the filters that claims and events share; the moment to look back to, where `moment`."""
    parser.add_argument("--kind", choices=tuple(MODES), metavar="KIND", help="of this kind: attack, casualties, …")
    parser.add_argument("--mode", metavar="MODE", help="of this sub-type: killed, shelling, …")
    parser.add_argument("--place", metavar="NAME", help="at a place, or in a province or country, called so")
    parser.add_argument("--within", type=a_box, metavar="W,S,E,N", help="with a point in this box, in degrees")
    parser.add_argument("--actor", metavar="NAME", help="with a party, side (TUR) or sector (civilians) called so")
    parser.add_argument("--standing", choices=STANDINGS, metavar="STANDING", help="reported, attributed, denied, …")
    parser.add_argument("--document", metavar="ID", help="that rest on the document whose id begins so")
    parser.add_argument("--no-imputed", action="store_true", help="without figures whose words give no number")
    ask_days(parser, what="that happened in", moment=moment)


def ask_days(parser: argparse.ArgumentParser, *, what: str, moment: bool = True) -> None:
    """Let `parser` take a period, and a moment where `moment`."""
    parser.add_argument(
        "--period", type=a_period, metavar="DAYS", help=f"{what}: 2020, 2020-02, 2020-02-10 or 2020-02-01/2020-02-10"
    )
    if moment:
        parser.add_argument(
            "--as-of",
            type=a_last_moment,
            metavar="MOMENT",
            help="as the ledger was then: 2020-02-10 or 2020-02-10T12:00",
        )


def wanted(options: argparse.Namespace, *, first: bool = True) -> "Filter":
    """Return what `options` ask for; no more than --first of them, where `first`."""
    from belegg.ledger.filters import Filter

    given = vars(options)
    start, end = given.get("period") or (None, None)
    names = ("kind", "mode", "place", "actor", "standing", "grade", "as_of", "document", "outlet", "language", "search")
    found = {name: given[name] for name in names if given.get(name) is not None}
    return Filter(
        **found,
        start=start,
        end=end,
        box=given.get("within"),
        imputed=not given.get("no_imputed"),
        withdrawn=bool(given.get("withdrawn")),
        first=given.get("first") if first else None,
    )


def a_number(text: str) -> int:
    """Return the whole number above nought that `text` writes."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number above 0")
    return int(text)


def a_period(text: str) -> tuple[date, date]:
    """Return the first and last day of what `text` writes: a date, month or year, or two of them with a slash."""
    from belegg.read.dates import given_period

    first, _, last = text.partition("/")
    start, end = given_period(first), given_period(last or first)
    if start is None or end is None or start.start is None or end.end is None or start.start > end.end:
        raise argparse.ArgumentTypeError(f"'{text}' is no period; write 2020-02 or 2020-02-01/2020-02-10")
    return start.start, end.end


def a_box(text: str) -> "Box":
    """Return west, east, south, north of the box that `text` writes as W,S,E,N."""
    match = BOX.fullmatch(text.replace(" ", ""))
    west, south, east, north = map(float, match.groups()) if match else (0.0, 0.0, -1.0, -1.0)
    if west > east or south > north or max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise argparse.ArgumentTypeError(f"'{text}' is no box; write west,south,east,north: --within=36,35,38,37")
    return west, east, south, north


def a_first_moment(text: str) -> datetime:
    """Return the moment that `text` writes, of a day its first; in UTC where it has no zone."""
    return _moment(text, time.min)


def a_last_moment(text: str) -> datetime:
    """Return the moment that `text` writes, of a day its last; in UTC where it has no zone."""
    return _moment(text, time.max)


def _moment(text: str, of_day: time) -> datetime:
    try:
        if len(text) == len("2020-02-10"):
            return datetime.combine(date.fromisoformat(text), of_day, tzinfo=UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no moment; write 2020-02-10, 2020-02-10T12:00 or 2020-02-10T12:00+01:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
