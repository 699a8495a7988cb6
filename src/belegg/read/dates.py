"""Dates as papers write them: patterns over digits and month names, and the period that one stands for."""

import re
import tomllib
from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from belegg.model.errors import LanguageDataError
from belegg.model.period import Period, TimePrecision

EARLIEST, LATEST = 1800, 2100


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Word lists of datelines.toml: weekdays, what may stand before a date, clock words, time zones, words after
    the time gone since, words that tell a day only by the day of reading, and news agencies."""

    weekdays: tuple[str, ...]
    before_date: tuple[str, ...]
    issued: tuple[str, ...]
    clock: tuple[str, ...]
    zones: tuple[str, ...]
    ago: tuple[str, ...]
    relative: tuple[str, ...]
    agencies: tuple[str, ...]


class Label(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that announce the date on which an article was published or updated."""

    tells: Literal["published", "updated"]
    forms: tuple[str, ...]
    example: str
    never: str | None = None


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Keys of a front matter that tell dates, title and outlet."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    title: tuple[str, ...]
    outlet: tuple[str, ...]


class Meta(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of HTML meta elements that tell dates, best first."""

    published: tuple[str, ...]
    updated: tuple[str, ...]


class Datelines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What datelines.toml says."""

    months: dict[str, tuple[str, ...]]
    days: tuple[frozenset[str], ...]
    words: Words
    label: tuple[Label, ...]
    front_matter: FrontMatter
    meta: Meta


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A date at characters `start` to `end`; `period` None where the day does not exist or has no year,
    and `trouble` says so then; `yearless` is the month and day of one without a year, as
    written in `words`."""

    start: int
    end: int
    period: Period | None
    trouble: str | None = None
    yearless: tuple[int, int] | None = None
    words: str = ""


@cache
def datelines() -> Datelines:
    """Return the table of words that tell dates; raises LanguageDataError where its file is wrong."""
    try:
        text = (files("belegg") / "read" / "datelines.toml").read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), Datelines)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"read/datelines.toml: {error}") from error


def choice(words: tuple[str, ...] | list[str]) -> str:
    """Return a pattern that matches any of `words`, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


@cache
def date_pattern() -> re.Pattern[str]:
    """Return the pattern of a date at some place of a line, its parts as named groups; the longest form first."""
    month = choice([form for forms in datelines().months.values() for form in forms])
    clock = r"(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
    gap, year = r"[ \xa0]", r"\d{4})(?!\d)"
    forms = (
        rf"(?P<iy>\d{{4}})(?P<is>[-/.])(?P<im>\d{{1,2}})(?P=is)(?P<id>\d{{1,2}})(?!\d){clock}",
        r"(?P<nd>\d{1,2})(?P<ns>[./-])[ ]?(?P<nm>\d{1,2})(?P=ns)[ ]?(?P<ny>\d{4}|\d\d)(?!\d)",
        r"(?P<sd>\d{1,2})/(?P<sm>\d{1,2})(?:-(?P<sy>\d{4}|\d\d)|[ ](?P<gy>(?:19|20)\d\d))(?!\d)",
        rf"(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?[.]?(?:{gap}|-|[ ]of[ ])?{gap}?"
        rf"(?P<dm>{month})\b[.,]?(?:{gap}|-)?[ ]?(?P<dy>{year}",
        rf"(?P<wd>\d{{1,2}}){gap}(?P<wm>{month})\b[.]?{gap}(?P<wy>\d\d)(?=\s*\()",
        rf"(?P<ud>\b{month})\b[.]?{gap}(?P<un>\d{{1,2}})(?:st|nd|rd|th)?,?{gap}(?P<uy>{year}",
        r"(?P<cy>(?:19|20)\d\d)(?P<cm>\d\d)(?P<cd>\d\d)(?!\d)",
        r"(?P<jy>\d{4})-(?P<jm>\d{1,2})(?![\d-])",
        rf"(?P<mm>\b{month})\b[.]?,?{gap}(?P<my>{year}",
        rf"(?P<bd>\d{{1,2}})[.]?{gap}?(?P<bm>{month})\b(?![.]?,?{gap}\d{{4}})",
        rf"(?P<am>\b{month})\b[.]?{gap}(?P<ad>\d{{1,2}})(?!\d)",
        r"(?P<yy>(?:19|20)\d\d)(?![\d.,]*\d)(?!-)",
    )
    return re.compile(r"(?<![\d.])(?:" + "|".join(forms) + ")", re.IGNORECASE)


@cache
def _month_numbers() -> dict[str, int]:
    return {form: int(number) for number, forms in datelines().months.items() for form in forms}


def read_date(match: re.Match[str], *, text: str | None = None) -> Found:
    """Return the date that a match of date_pattern stands for; a day that does not exist has no period."""
    part = {key: value for key, value in match.groupdict().items() if value is not None}
    words = match[0] if text is None else text
    year, month, day = _parts(part)
    trouble = None
    if year is None:
        trouble = f"the date '{words}' has no year, and nothing else tells it"
    elif "ns" in part and part["ns"] == "/" and int(part["nd"]) != int(part["nm"]) <= 12 and int(part["nd"]) <= 12:
        trouble = f"the date '{words}' can be read with the day or the month first"
    elif _period(year, month, day, words) is None:
        trouble = f"the date '{words}' does not exist"
    period = None if trouble or year is None else _period(year, month, day, words)
    yearless = (month, day) if year is None and month is not None and day is not None else None
    return Found(start=match.start(), end=match.end(), period=period, trouble=trouble, yearless=yearless, words=words)


def in_year(found: Found, year: int) -> Found:
    """Return a date without a year as that of `year`, any other as it is."""
    if found.yearless is None:
        return found
    month, day = found.yearless
    period = _period(year, month, day, found.words)
    return msgspec.structs.replace(found, period=period, trouble=None if period else found.trouble, yearless=None)


def _parts(part: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day, each None where it is not told."""
    if "iy" in part:
        return int(part["iy"]), int(part["im"]), int(part["id"])
    if "ny" in part:
        day, month = int(part["nd"]), int(part["nm"])
        turned = part["ns"] == "/" and day <= 12 < month  # 03/14/2022 has but one reading
        return full_year(part["ny"]), day if turned else month, month if turned else day
    if "sy" in part:
        return full_year(part["sy"]), int(part["sm"]), int(part["sd"])
    if "gy" in part:
        return int(part["gy"]), int(part["sm"]), int(part["sd"])
    if "dy" in part:
        return int(part["dy"]), _number(part["dm"]), int(part["dd"])
    if "wy" in part:
        return full_year(part["wy"]), _number(part["wm"]), int(part["wd"])
    if "uy" in part:
        return int(part["uy"]), _number(part["ud"]), int(part["un"])
    if "cy" in part:
        return int(part["cy"]), int(part["cm"]), int(part["cd"])
    if "jy" in part:
        return int(part["jy"]), int(part["jm"]), None
    if "my" in part:
        return int(part["my"]), _number(part["mm"]), None
    if "yy" in part:
        return int(part["yy"]), None, None
    return None, _number(part.get("bm") or part["am"]), int(part.get("bd") or part["ad"])


def full_year(digits: str) -> int:
    """Return the year of four figures, or of the last two of them."""
    if len(digits) == 4:
        return int(digits)
    return (2000 if int(digits) <= 69 else 1900) + int(digits)


def _number(month: str) -> int:
    return _month_numbers()[month.lower()]


def _period(year: int, month: int | None, day: int | None, words: str) -> Period | None:
    precision: TimePrecision
    if not EARLIEST <= year <= LATEST:
        return None
    if month is None:
        start, end, precision = date(year, 1, 1), date(year, 12, 31), "year"
    elif not 1 <= month <= 12:
        return None
    elif day is None:
        start, end, precision = date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
    elif not 1 <= day <= monthrange(year, month)[1]:
        return None
    else:
        start = end = date(year, month, day)
        precision = "day"
    return Period(start=start, end=end, as_written=words, precision=precision)


def given_period(given: str | date) -> Period | None:
    """Return the period of a date that the user gives ("2020-02-10", "2020-02", "2020"), None where it is none."""
    if isinstance(given, date):
        return _period(given.year, given.month, given.day, given.isoformat()[:10])
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", given.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return None if year is None else _period(year, month, day, given.strip())
