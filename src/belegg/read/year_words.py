"""Find the words of an article that tell of years and days of the week, by which the year of its dateline is known."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from belegg.model.errors import LanguageDataError
from belegg.read.dates import choice, datelines

WEEKDAY_ENDING = r"(?:en|s|ens)?"
APART = r"[ \xa0,(–—-]{1,3}"


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list of words, with what it must and must not find."""

    words: tuple[str, ...]
    example: tuple[str, ...]
    never: tuple[str, ...]


class Before(Listed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a year; after a `loose` one a year is so only where one of `nouns` or `follow` is next."""

    loose: tuple[str, ...]
    nouns: tuple[str, ...]
    follow: tuple[str, ...]


class Ago(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say how many years ago the year beside them was."""

    last: tuple[str, ...]
    this: tuple[str, ...]
    years: tuple[str, ...]
    number: dict[str, int]
    example: tuple[str, ...]
    never: tuple[str, ...]


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much each sign tells; see years.toml."""

    day: tuple[float, ...]
    month: tuple[float, ...]
    year: tuple[float, ...]
    rest: float
    said: tuple[float, ...]
    first: tuple[float, ...]
    named: tuple[float, ...]
    before_past: float
    wrong_weekday: float
    out_of_office: float
    year_after_office: float
    year_before_office: float
    least_of_office: float
    before_name: float
    after_name: float
    no_near_day: float
    not_its_own: float
    yet_to_come: float
    clear: float


class Dated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that were in use from and to a month, "1999-11/2010-06"; the end is open where it is left out; a `strict`
    one is not heard of afterwards."""

    forms: tuple[str, ...]
    term: str
    strict: bool = False


class YearWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What years.toml says."""

    before: Before
    ahead: Listed
    own: Listed
    ago: Ago
    other_week: Listed
    spoken: Listed
    weights: Weights
    name: tuple[Dated, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A year that the text tells, its month and day where they are told, and its words."""

    year: int
    month: int | None
    day: int | None
    words: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the week that the text names, Monday 0; `day` is the month and day written beside it, `said`
    that a word of saying stands before it."""

    weekday: int
    said: bool
    day: tuple[int, int] | None
    words: str


@cache
def year_words() -> YearWords:
    """Return the table of years.toml; raises LanguageDataError where its file is wrong."""
    try:
        text = (files("belegg") / "read" / "years.toml").read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), YearWords)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"read/years.toml: {error}") from error


def told_as_past(text: str) -> Iterator[Told]:
    """Yield the years that `text` tells, without those that lie ahead or are only numbers."""
    for match in _year().finditer(text):
        if _is_number(match, text) or _lies_ahead(text, match.start(), match.end()):
            continue
        month = _month(match["month"]) if match["month"] else int(match["m"]) if match["m"] else None
        day = match["day"] or match["day_after"] or match["d"]
        fits = month is not None and 1 <= month <= 12
        yield Told(
            year=int(match["year"]),
            month=month if fits else None,
            day=int(day) if day and fits else None,
            words=match[0].strip(" ("),
        )


def its_own(text: str) -> Iterator[Told]:
    """Yield the years that `text` tells as its own: after a copyright sign, or beside "last year"."""
    for pattern, years in _own():
        for match in pattern.finditer(text):
            gone = years if years is not None else year_words().ago.number[match["number"].lower()]
            yield Told(year=int(match["year"]) + gone, month=None, day=None, words=match[0].strip())


def weekdays_named(text: str) -> Iterator[Named]:
    """Yield the days of the week that `text` names as past and of its own week, in order."""
    for match in _weekday().finditer(text):
        if match["other"] or match["full"] or _lies_ahead(text, match.start(), match.end()):
            continue
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        beside = (_month(month), int(day)) if month and day else None
        number = next(number for number, forms in enumerate(datelines().days) if match["weekday"].lower() in forms)
        words = match[0] if beside else text[match.start("weekday") : match.end("whole")]
        yield Named(weekday=number, said=_said(text, match.start()), day=beside, words=words.strip())


def names_dated(text: str) -> Iterator[tuple[str, Dated]]:
    """Yield each name in `text` that was in use for a known time, once, with its entry."""
    for dated in year_words().name:
        found = next((form for form in dated.forms if _stands_in(form, text)), None)
        if found is not None:
            yield found, dated


def _stands_in(form: str, text: str) -> bool:
    return form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def _said(text: str, start: int) -> bool:
    return _spoken().search(text[max(0, start - 50) : start]) is not None


def _is_number(match: re.Match[str], text: str) -> bool:
    """Return whether four figures are as likely a count as a year."""
    if match["m"] or match["month"] or match["bracket"]:
        return False
    table = year_words().before
    rest = re.match(r"[ \xa0]+([^\W\d_][\w-]*)", text[match.end() : match.end() + 30])
    if rest is None or rest[1][0].isupper():
        return False
    known = rest[1].lower() in table.follow or rest[1].lower() in table.nouns
    strict = match["word"].lower() in table.loose or int(match["year"]) % 100 == 0
    return strict and not known


def _lies_ahead(text: str, start: int, end: int) -> bool:
    """Return whether the clause around the characters looks ahead."""
    first = max((mark.end() for mark in _breaks().finditer(text, max(0, start - 120), start)), default=start - 120)
    last = _breaks().search(text, end, min(len(text), end + 60))
    clause = text[max(0, first) : last.start() if last else end + 60]
    return _ahead().search(clause) is not None


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(r"[.,;:!?](?=\s)|[()\n–—\"“”«»]")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{choice(year_words().ahead.words)}\b")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{choice(year_words().spoken.words)}(?: [^\W\d_][\w'’-]*){{0,3}} $")


@cache
def _months() -> str:
    return choice([form for forms in datelines().months.values() for form in forms])


def _month(form: str) -> int:
    return next(int(number) for number, forms in datelines().months.items() if form.lower() in forms)


YEAR = r"(?P<year>(?:19|20)\d\d)(?:[/–-]\d\d(?!\d))?(?![\w-]|[.,]\d)"


@cache
def _year() -> re.Pattern[str]:
    ordinal = r"(?:st|nd|rd|th|\.)?"
    return re.compile(
        rf"(?i)(?<![\w.,$€£-])(?:"
        rf"(?:(?P<day>\d{{1,2}}){ordinal}[ \xa0])?(?P<month>{_months()})\b\.?,?[ \xa0]"
        rf"(?:(?P<day_after>\d{{1,2}}){ordinal},?[ \xa0])?"
        rf"|(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./]"
        rf"|(?P<word>{choice(year_words().before.words)})[ \xa0-]"
        rf"|(?P<bracket>\())" + YEAR
    )


@cache
def _own() -> tuple[tuple[re.Pattern[str], int | None], ...]:
    """Return each pattern of an own year and how many years after the one written it is; None: the number says."""
    ago = year_words().ago
    number, years = choice(list(ago.number)), choice(ago.years)
    last, this = choice(ago.last), choice(ago.this)
    year, told = YEAR, rf"(?:(?:in|i)[ ])?\(?{YEAR}"
    own, names = choice(year_words().own.words), r"(?:[ \xa0]\w[\w/-]*){0,3}[ \xa0,]{0,2}"
    return (
        (re.compile(rf"(?i)(?<!\w){own}{names}{year}"), 0),
        (re.compile(rf"(?i)\b{last}{APART}{told}"), 1),
        (re.compile(rf"(?i)\b{year}{APART}{last}\b"), 1),
        (re.compile(rf"(?i)\b{this}{APART}{told}"), 0),
        (re.compile(rf"(?i)\b(?P<number>{number})[ ]{years}{APART}{told}"), None),
        (re.compile(rf"(?i)\b{year}{APART}(?P<number>{number})[ ]{years}\b"), None),
    )


@cache
def _weekday() -> re.Pattern[str]:
    forms = choice([form for day in datelines().days for form in day])
    months, leading = _months(), r"(?:,?[ \xa0]\(?(?:(?:den|the)[ \xa0])?"
    full, other = r"(?P<full>,?[ \xa0]\d{4})?", choice(year_words().other_week.words)
    return re.compile(
        rf"(?i)(?:\b(?P<other>{other})[ \xa0])?\b(?P<whole>(?P<weekday>{forms}){WEEKDAY_ENDING})\b"
        rf"(?:{leading}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ \xa0](?P<month>{months})\b\.?"
        rf"|(?P<month2>{months})\.?[ \xa0](?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)){full}))?"
    )
