"""Find the article's date in a line of its head that no form of dateline fits: after a few names, or at its end."""

import re
from functools import cache

import msgspec

from belegg.read.dates import Found, choice, datelines, read_date
from belegg.read.head_patterns import patterns
from belegg.read.layout import layout

MOST_BLOCKS, FEW_BLOCKS = 5, 2
"""How many blocks may tell the date at all, and how many in brackets at their end."""
MOST_CHARACTERS = 400
MOST_NAMES, MOST_TITLE, MOST_WORDS = 6, 3, 10
"""How many words may stand before a date: names alone, a heading with a comma, a line that all is."""
MOST_AFTER = 4
SMALL = 2
LONGEST_LINE = 110
TIMED = re.compile(r"\s*[–—-]\s.*\b\d{1,2}[.:]\d\d\b")
CLOSED = re.compile(r"\s*(?:$|[:;|·•/)\](\[_]|[–—-](?=\s+[^\s\da-zæøåäö]|\s*$)|,(?=\s+[^\s\da-zæøåäö])|\.(?=\s|$))")
PARTED = re.compile(r"\s[–—|·•»]\s+|\s-\s|[:;]\s+")
OPENED = re.compile(r"\s+(?:[–—]\s+)?[A-ZÆØÅÄÖ0-9«“\"]")


class HeaderDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date that a line of the head tells, and the characters that do nothing else."""

    found: Found
    start: int
    end: int


def date_of_header(text: str, blocks: list[tuple[int, int]]) -> HeaderDate | None:
    """Return the first day that a line of the head tells as its own, else the first month, each with its year; None
    where none does: what a sentence tells of is no date of the article."""
    month: HeaderDate | None = None
    for number, (start, end) in enumerate(blocks[:MOST_BLOCKS]):
        if start - blocks[0][0] > MOST_CHARACTERS:
            break
        match = patterns().told.search(text, start, end)
        if match is None:
            continue
        found = read_date(match, text=match["date"])
        if found.period is None or found.period.precision not in ("day", "month"):
            continue
        before, after = _part(text[start : match.start()]), text[match.end() : end]
        size = len(before) + match.end() - match.start() + len(after)
        if _is_bracketed(before, after):
            if number >= FEW_BLOCKS or not _says_own(before, match):
                continue
            before, after = before.rpartition("(")[2], after.lstrip()[1:]
        if _opens(before, after, first=number == 0) or _closes(before, after, size=size):
            told = HeaderDate(found=found, start=match.start(), end=match.end())
            if found.period.precision == "day":
                return told
            month = month or told
    return month


def _part(before: str) -> str:
    """Return what stands before a date in its own part of the line ("Daily summary — issued 24 February 2021")."""
    return PARTED.split(before)[-1]


def _is_bracketed(before: str, after: str) -> bool:
    """Return whether a heading ends in brackets that hold the date."""
    heading, bracket, inside = before.rpartition("(")
    return bool(bracket and heading.strip()) and ")" not in inside and after.strip() in (")", ").")


def _says_own(before: str, match: re.Match[str]) -> bool:
    """Return whether brackets say that the date is the line's own ("(despatch of 28 October 1975)", "(Monday 19 March
    2018)"): one alone may be that of what is told ("The attack on Halabja (16 March 1988)")."""
    inside = before.rpartition("(")[2]
    left = _words(inside)
    return len(left) <= MOST_AFTER and (match["before"] is not None or len(left) < len(inside.split()))


def _opens(before: str, after: str, *, first: bool) -> bool:
    """Return whether the date opens its line, or stands behind a few names, and is set off from what follows."""
    words = _words(before)
    rest = _clock().sub("", after, count=1)
    if not words and first and OPENED.match(rest):
        return True
    if not words and len(rest) <= LONGEST_LINE and TIMED.match(rest) and not _is_sentence(_words(rest)):
        return True
    names = all(word[0].isupper() or word[0].isdigit() or len(word) <= SMALL for word in words)
    few = len(words) <= (MOST_NAMES if names else MOST_TITLE if before.rstrip().endswith(",") else 0)
    return few and not _is_sentence(words) and CLOSED.match(rest) is not None


def _closes(before: str, after: str, *, size: int) -> bool:
    """Return whether the date ends a short line that is no sentence, but for an hour or a word or two, or ends any
    short line with the hour of its stamp."""
    stamp = _clock().match(after)
    if stamp and stamp[0].strip() and not after[stamp.end() :].strip() and size <= LONGEST_LINE:
        return True
    words, rest = _words(before), _words(_clock().sub("", after, count=1))
    set_off = before.rstrip(" \t\xa0(").endswith((",", ":", "|", "·", "–", "—", "/", "-")) or len(words) <= SMALL
    set_off = set_off and not (rest and rest[0][0].islower())
    short = size <= LONGEST_LINE and len(words) <= MOST_WORDS and len(rest) <= MOST_AFTER
    return short and set_off and not _is_sentence([*words, *rest])


def _is_sentence(words: list[str]) -> bool:
    return any(word.lower() in layout().headline.finite for word in words)


def _words(text: str) -> list[str]:
    """Return the words of a stretch, without the days of the week and the words that lead up to a date."""
    told = datelines().words
    leading = {*told.weekdays, *told.before_date, *told.issued}
    parts = (part.strip(".,:;()[]|·•–—-_/*#") for part in text.split())
    return [part for part in parts if part and part.lower() not in leading]


@cache
def _clock() -> re.Pattern[str]:
    words = datelines().words
    said, zones = choice(words.clock), choice(words.zones)
    changed = choice([form for label in datelines().label for form in label.forms if label.tells == "updated"])
    return re.compile(
        rf"^\s*,?\s*(?:{changed}:?\s+(?:{said}\.?\s*)?\d{{1,2}}(?:[.:]\d\d)?"
        rf"|(?:{said}\.?\s*)?\d{{1,2}}[.:]\d\d)(?:\s*{zones}\b)?",
        re.IGNORECASE,
    )
