"""Find the article's date in a line of its head that no form of dateline fits: after a few names, or at its end."""

import re
from functools import cache

import msgspec

from belegg.read.dates import Found, choice, datelines, read_date
from belegg.read.head_patterns import patterns
from belegg.read.layout import layout

MOST_BLOCKS = 5
FEW_BLOCKS = 2
MOST_CHARACTERS = 400
MOST_NAMES = 6
MOST_WORDS = 10
MOST_TITLE = 3
"""How many words, of names alone or of a line that all has, may stand before a date; how many of a heading."""
MOST_AFTER = 4
SMALL = 2
LONGEST_LINE = 110
LOOSE = re.compile(r"\s*(?:$|[:;|·•]|[–—-]\s)")
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
        if number < FEW_BLOCKS and _bracketed(before, after):
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


def _bracketed(before: str, after: str) -> bool:
    """Return whether a line ends in brackets that hold the date and a few words at most ("what we know (19 March)")."""
    inside = before.rpartition("(")[2]
    closed = after.strip() in (")", ").")
    return "(" in before and ")" not in inside and closed and len(_words(inside)) <= MOST_AFTER


def _opens(before: str, after: str, *, first: bool) -> bool:
    """Return whether the date opens its line, or stands behind a few names, and is set off from what follows."""
    words = _words(before)
    rest = _clock().sub("", after, count=1)
    if not words and first and OPENED.match(rest):
        return True
    if not words and len(rest) <= LONGEST_LINE and LOOSE.match(rest) and not _is_sentence(_words(rest)):
        return True
    names = all(word[0].isupper() or word[0].isdigit() or len(word) <= SMALL for word in words)
    few = len(words) <= (MOST_NAMES if names else MOST_TITLE if before.rstrip().endswith(",") else 0)
    return few and not _is_sentence(words) and CLOSED.match(rest) is not None


def _closes(before: str, after: str, *, size: int) -> bool:
    """Return whether the date ends a short line that is no sentence, but for an hour or a word or two."""
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
