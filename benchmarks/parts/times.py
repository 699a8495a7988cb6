"""Times worked out by hand and TimeBank's dates, beside dateparser: `python -m benchmarks.parts.times [TIMEBANK]`.

Rows worked out by hand stand in tests/times (the rules were made to meet those) and in times_fresh.tsv beside this
module (written before they were run, and no rule was changed for them). TIMEBANK is a folder with TimeBank's .tml
files. The rule of the score:

- Of each row every expression with days is one to find; it is right where the interval found is exactly the one worked
  out, first and last day, in the row's order. A thing found where there is none, a length taken for a date, or one more
  than there should be, makes its row wrong as a whole in "rows".
- The peer, dateparser's search_dates with the article's date as its base and the past preferred, gives points, not
  intervals. A point counts as right for it where it lies anywhere within the interval worked out.
- Of TimeBank every TIMEX3 of type DATE in the text whose value is a day, a month, a year, a quarter, a week or a
  weekend is one to find (values without a number and those with X are left out). It is exact where a time found shares
  a character with it and has exactly its days ("interval"). TimeBank marks the inner date ("March" in "since March",
  "July" in "early July") and keeps the bound or the part aside, where the program gives the whole interval. What is
  found is therefore also put into TimeBank's form (`inner`): its words are cut at the words of bound and part (BOUND),
  the program reads what is left for its size (a day, a month, a year), and the date is that of this size with which
  the interval found begins or ends, or in which it lies; the marks are not asked. The goal for exact dates is held
  against this ("exact date"). A further figure takes any time bounded by the date (it begins or ends with the same
  day, and its words say more than the date) and, where TimeBank marks a part or a rough value (mod), one that lies
  within. The peer is right where its point lies within the days marked. Marks that the words
  gainsay (SLIPS, of the half that is looked at) count all the same; a row of its own leaves them out.
- Speed: the time for the rows, each way, one process; an article is taken to be 15 rows. Neither holds a parse."""

import argparse
import re
import sys
import time
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from html import unescape
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from belegg.extract.quantities.plain import sentence as plain
from belegg.extract.times.find import find
from belegg.model.parts import Moment
from belegg.model.period import Period
from belegg.model.sentence import Sentence
from benchmarks.parts import results
from benchmarks.parts.inner import inner
from benchmarks.parts.tallies import HALVES, LOOKED_AT, Stretch, half, overlap, rate

HERE = Path(__file__).resolve().parent
ROWS = HERE.parents[1] / "tests" / "times"
DATA = HERE.parents[2] / "shared" / "data" / "timebank"
TABLES = ("cases", "fresh", "second")
ROWS_AN_ARTICLE = 15
LEAST = {"nb": 0.92, "nn": 0.92, "en": 0.90}
CUT = re.compile(r"(?<=[a-zæøå]{2})\. (?=[A-ZÆØÅ])")
TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
SHAPES = re.compile(r"\d{4}(?:-(?:Q\d|W\d\d(?:-WE)?|\d\d(?:-\d\d)?))?(?:T.*)?")
SLIPS = {  # file, words, the first day marked: why it cannot be right
    ("AP900815-0044", "Monday", "1990-08-06"): "a Wednesday's article; the mark is a week early",
    ("AP900815-0044", "Tuesday", "1990-08-07"): "a Wednesday's article; the mark is a week early",
    ("AP900815-0044", "Thursday", "1990-08-09"): "a Wednesday's article; the mark is a week early",
    ("AP900815-0044", "Friday", "1990-08-10"): "a Wednesday's article; the mark is a week early",
    ("APW19980219.0476", "July last year", "1997-06-01"): "marked as June",
    ("WSJ900813-0157", "the end of the month", "1990-08-30"): "marked as 30 August, a month of 31 days",
    ("wsj_0124", "Sept. 27, 1989", "1989-11-27"): "marked as 27 November",
    ("wsj_0127", "1988", "1998-01-01"): "marked as 1998",
    ("wsj_0127", "a year earlier", "1988-11-02"): "marked as one day",
    ("wsj_0136", "fourth quarter", "1998-10-01"): "marked as of 1998",
    ("wsj_0136", "fiscal 1988", "1989-01-01"): "marked as 1989",
    ("wsj_0136", "Sept. 30", "1989-09-01"): "marked as the whole of September",
    ("wsj_0263", "A year earlier", "1988-11-01"): "marked as one day",
    ("wsj_0805", "later this year", "1989-11-01"): "marked as one day",
    ("wsj_1011", "a year earlier", "1988-09-30"): "marked as one day",
}
Days = tuple[date | None, date | None]


class Row(NamedTuple):
    """One sentence, the day it was published, and the times in it; None where one gives no days."""

    language: str
    published: str
    expected: tuple[str, ...]
    text: str


class Marked(NamedTuple):
    """A date marked in a text."""

    span: Stretch
    days: tuple[date, date]
    rough: bool = False


def rows_of(path: Path, language: str | None = None) -> Iterator[Row]:
    """Yield the rows of a table; `language` where the table has no column for it."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t") if language is None else [language, *line.split("\t")]
        if len(cells) == 4:
            wanted = () if cells[2] == "none" else tuple(cells[2].split(";"))
            yield Row(cells[0], cells[1], wanted, cells[3])


def days_of(written: str) -> Days | None:
    """Return the days that a cell tells ("w 2022-01-01..2022-01-31", "2022-02-24"), None where it tells none."""
    first, _, last = written.removeprefix("w ").partition("..")
    if written in ("age", "unknown", "wunknown"):
        return None
    ends = [None if end == "open" else date.fromisoformat(end) for end in (first, last or first)]
    return ends[0], ends[1]


def period(written: str) -> Period | None:
    """Return the day, month or year that a row was published on, None for "none"."""
    if written == "none":
        return None
    low, high = interval(written)
    precision = ("year", "month", "day")[written.count("-")]
    return Period(start=low, end=high, as_written=written, precision=precision)  # type: ignore[arg-type]


def interval(value: str) -> tuple[date, date]:
    """Return the first and last day of a TIMEX3 value: a day, month, year, quarter, week or weekend."""
    year, *rest = value.partition("T")[0].split("-")
    if not rest:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if rest[0].startswith("Q"):
        last = 3 * int(rest[0][1:])
        return date(int(year), last - 2, 1), date(int(year), last, monthrange(int(year), last)[1])
    if rest[0].startswith("W"):
        monday = date.fromisocalendar(int(year), int(rest[0][1:]), 1)
        return monday + timedelta(days=5 if rest[1:] else 0), monday + timedelta(days=6)
    if len(rest) == 1:
        return date(int(year), int(rest[0]), 1), date(int(year), int(rest[0]), monthrange(int(year), int(rest[0]))[1])
    day = date(int(year), int(rest[0]), int(rest[1]))
    return day, day


def cut(text: str) -> tuple[Sentence, ...]:
    """Return the text cut at full stops before a capital, unparsed."""
    cuts = [0, *(found.end() for found in CUT.finditer(text)), len(text)]
    return tuple(plain(text[low:high], index=at, start=low) for at, (low, high) in enumerate(pairwise(cuts)))


def moments(row: Row) -> tuple[Moment, ...]:
    """Return what the program finds in a row."""
    return find(cut(row.text), language=row.language, published=period(row.published))


def as_days(found: Sequence[Moment]) -> list[Days | None]:
    """Return the days of what was found, None for what has none."""
    return [None if one.period is None else (one.period.start, one.period.end) for one in found]


def right_of(found: Sequence[Days | None], wanted: Sequence[Days | None]) -> tuple[int, int]:
    """Return how many of the wanted days were found, each once, and how many are wanted; None is left out."""
    left = [one for one in found if one is not None]
    right = 0
    for one in (one for one in wanted if one is not None):
        if one in left:
            left.remove(one)
            right += 1
    return right, sum(one is not None for one in wanted)


def searcher() -> Any | None:
    """Return dateparser's search_dates, None where it is not installed."""
    try:
        return import_module("dateparser.search").search_dates
    except ImportError:
        return None


def points(search: Any, text: str, language: str, published: date) -> list[tuple[str, date]]:
    """Return the words and points that the peer finds."""
    base = datetime(published.year, published.month, published.day, 12)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    try:
        found = search(text, languages=[language], settings=settings) or []
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError, RecursionError):
        return []
    return [(words, when.date()) for words, when in found]


def points_right(found: Sequence[date], wanted: Sequence[Days | None]) -> int:
    """Return how many of the wanted intervals hold a point found, each point once."""
    left, right = list(found), 0
    for one in (one for one in wanted if one is not None):
        low, high = one[0] or date.min, one[1] or date.max
        hit = next((point for point in left if low <= point <= high), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def timebank(folder: Path) -> Iterator[tuple[str, str, date, list[Marked]]]:
    """Yield name, text, day and marked dates of each file that has a day of its own."""
    for path in sorted(folder.glob("*.tml")):
        if path.name.startswith("._"):
            continue
        raw = path.read_text(encoding="utf-8")
        made = re.search(r'value="(\d{4}-\d\d-\d\d)[^"]*"[^>]*functionInDocument="CREATION_TIME"', raw)
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        if made and body:
            text, marked = _untagged(body[1])
            yield path.stem, text, date.fromisoformat(made[1]), marked


def _untagged(body: str) -> tuple[str, list[Marked]]:
    """Return the text without its tags, blanks for line ends, and the dates marked in it."""
    text, marked, opened = "", [], list[tuple[int, str, bool]]()
    for part in re.split(r"(<[^>]*>)", body):
        if part.startswith("<TIMEX3"):
            told = dict(re.findall(r'(\w+)="([^"]*)"', part))
            opened.append((len(text), told.get("value", "") if told.get("type") == "DATE" else "", "mod" in told))
        elif part.startswith("</TIMEX3"):
            start, value, rough = opened.pop()
            if SHAPES.fullmatch(value):
                marked.append(Marked((start, len(text)), interval(value), rough))
        elif not part.startswith("<"):
            text += re.sub(r"\n(?!\n)", " ", unescape(part))
    return text, marked


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the section; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts.times", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="list the errors of the half that is looked at")
    options = parser.parse_args(arguments)
    if options.errors:
        sys.stdout.writelines(_errors(options.folder))
        return 0
    search = searcher()
    parts = [_by_hand(search)]
    if options.folder.is_dir():
        parts.append(_by_timebank(options.folder, search))
    else:
        results.missing(options.folder, "TimeBank")
    results.write("Times (by hand, TimeBank)", "\n\n".join(parts), packages=("dateparser",))
    return 0


def _tables() -> Iterator[tuple[str, str, list[Row]]]:
    for language in ("nb", "nn", "en"):
        paths = [ROWS / f"{name}_{language}.tsv" for name in TABLES]
        tested = [row for path in paths if path.is_file() for row in rows_of(path, language)]
        yield language, "tests/times", tested
        fresh = [row for row in rows_of(HERE / "times_fresh.tsv") if row.language == language]
        if fresh:
            yield language, "fresh", fresh


def _by_hand(search: Any | None) -> str:
    lines, goals, spent, peer_spent = [], [], 0.0, 0.0
    moments(Row("nb", "2022-01-01", (), "I går."))
    for language, name, table in _tables():
        find(cut("."), language=language, published=None)
        began = time.perf_counter()
        found = [as_days(moments(row)) for row in table]
        spent += time.perf_counter() - began
        wanted = [[days_of(one) for one in row.expected] for row in table]
        tallies = [right_of(one, other) for one, other in zip(found, wanted, strict=True)]
        right, of = sum(right for right, _ in tallies), sum(of for _, of in tallies)
        whole = sum(one == other for one, other in zip(found, wanted, strict=True))
        peer = "not installed"
        if search is not None:
            dated = [(row, other) for row, other in zip(table, wanted, strict=True) if row.published != "none"]
            began = time.perf_counter()
            given = [points(search, row.text, language, _last(row.published)) for row, _ in dated]
            peer_spent += time.perf_counter() - began
            hits = sum(points_right([day for _, day in one], o) for one, (_, o) in zip(given, dated, strict=True))
            peer = rate(hits, of)
        lines.append((language, name, rate(right, of), rate(whole, len(table)), peer))
        goals.append(f"{language} {name} {results.goal(right / of, LEAST[language])}")
    head = ("language", "rows of", "exact interval", "rows wholly right", "dateparser, a point within the interval")
    told = f"{results.table(head, lines)}\nGoals: {'; '.join(goals)}."
    count = sum(len(table) for _, _, table in _tables()) / ROWS_AN_ARTICLE
    told += f"\n\nSpeed: {count / spent:.0f} articles of {ROWS_AN_ARTICLE} rows a second"
    if peer_spent:
        faster = peer_spent / spent
        told += f", dateparser {count / peer_spent:.1f}: {faster:.0f} times, {results.goal(faster, 20)}"
    return told + "."


def _last(written: str) -> date:
    return interval(written)[1]


def _by_timebank(folder: Path, search: Any | None) -> str:
    sure = f"{LOOKED_AT}, without slips"
    counts = {which: [0, 0, 0, 0, 0] for which in (*HALVES, sure)}
    for name, text, made, marked in timebank(folder):
        day = made.isoformat()
        found = find(cut(text), language="en", published=period(day))
        named = inner_dates(found, text, made)
        told = points(search, text, "en", made) if search is not None else []
        for which in (half(name), sure) if half(name) == LOOKED_AT else (half(name),):
            some = [one for one in marked if which != sure or not is_slip(name, text, one)]
            count = counts[which]
            count[0] += sum(_is_right(one, found) for one in some)
            count[1] += _peer_right(told, text, some)
            count[2] += sum(_is_right(one, found) or _is_bounded(one, found) for one in some)
            count[3] += len(some)
            count[4] += sum(_is_right(one, found) or _is_named(one, named) for one in some)
    lines = [
        (which, rate(right, of), rate(exact, of), rate(bounded, of), rate(peer, of) if search is not None else "-")
        for which, (right, peer, bounded, of, exact) in counts.items()
    ]
    _, _, _, of, exact = counts[HALVES[1]]
    head = ("TimeBank", "interval", "exact date", "or bounded by it", "dateparser, a point within")
    goal = results.goal(exact / of if of else 0.0, 0.80)
    return f"{results.table(head, lines)}\nGoal, exact dates on the test half: {goal}."


def is_slip(name: str, text: str, one: Marked) -> bool:
    """Return whether the words of a mark gainsay its value."""
    return (name, text[one.span[0] : one.span[1]].strip(), one.days[0].isoformat()) in SLIPS


def inner_dates(found: Sequence[Moment], text: str, made: date) -> list[tuple[Stretch, tuple[date, date]]]:
    """Return the dates within what was found, in TimeBank's form."""

    def read(piece: str) -> tuple[Moment, ...]:
        return find(cut(piece), language="en", published=period(made.isoformat()))

    return [each for one in found for each in inner(one, text, read)]


def _is_named(one: Marked, named: Sequence[tuple[Stretch, tuple[date, date]]]) -> bool:
    return any(overlap(span, one.span) and days == one.days for span, days in named)


def _is_right(one: Marked, found: Sequence[Moment]) -> bool:
    return any(
        overlap((other.start, other.end), one.span)
        and other.period is not None
        and (other.period.start, other.period.end) == one.days
        for other in found
    )


def _is_bounded(one: Marked, found: Sequence[Moment]) -> bool:
    """Return whether a time found is bounded by the marked days, or lies within them where they are rough."""
    low, high = one.days
    for other in found:
        if other.period is None or not overlap((other.start, other.end), one.span):
            continue
        start, end = other.period.start, other.period.end
        longer = other.end - other.start > one.span[1] - one.span[0]
        if longer and (low == start or high == end):
            return True
        if one.rough and start is not None and end is not None and low <= start and end <= high:
            return True
    return False


def _peer_right(found: Sequence[tuple[str, date]], text: str, marked: Sequence[Marked]) -> int:
    """Return how many marked dates hold a point whose words stand at them; the words are sought in the text's order."""
    placed, at = [], 0
    for words, day in found:
        start = text.find(words, at)
        if start >= 0:
            placed.append(((start, start + len(words)), day))
            at = start + len(words)
    return sum(
        any(overlap(span, one.span) and one.days[0] <= day <= one.days[1] for span, day in placed) for one in marked
    )


def _errors(folder: Path) -> Iterator[str]:
    for language, name, table in _tables():
        for row in table:
            found = as_days(moments(row))
            if name == "fresh" and found != [days_of(one) for one in row.expected]:
                yield f"{language} {row.expected} found {found}: {row.text}\n"
    for name, text, made, marked in timebank(folder) if folder.is_dir() else ():
        if half(name) != LOOKED_AT:
            continue
        told = find(cut(text), language="en", published=period(made.isoformat()))
        for one in marked:
            if not _is_right(one, told) and not _is_bounded(one, told):
                near = [str(o.period) for o in told if overlap((o.start, o.end), one.span)]
                start, end = one.span
                around = f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 40]}".replace(
                    "\n", " "
                )
                yield f"{name} {made} wanted {one.days[0]}..{one.days[1]} found {near}: {around}\n"


if __name__ == "__main__":
    sys.exit(main())
