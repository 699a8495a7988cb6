"""The patterns of an article's head, made once from the words of datelines.toml."""

import re
from functools import cache

import msgspec

from belegg.read.dates import choice, date_pattern, datelines

PLACE = r"[A-ZÆØÅ][\w.'’/-]*(?:(?: ?/ ?|[ ,]{1,2})[A-ZÆØÅ][\w.'’/-]*){0,4}?"
TOWN = r"[A-ZÆØÅ][\w.'’/-]*(?:[ ,]{1,2}[\w.'’/-]+){0,3}"
PERSON = r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}"
OUTLET = r"(?P<before>\(?[A-ZÆØÅ][\w |/().-]{1,40}?)\s*[|,–·•-]?\s+"
AFTER_OUTLET = r"\s*[:.)\]–—-]*\s*(?:,?\s*side \d+)?"
STOP = r"(?:\s*[:.]?\s*[–—-]{1,2}(?=\s)|\s*\.?:|\s*\.(?=\s|$)|\s*[|•·]|\s*$)"


class Patterns(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns that find a date as the group "date", each in one form of head:

    `label` after a word such as "Publisert"; `undated` such a word with an hour or "i går" alone; `line` a line
    that is a date; `hour` a line that is an hour; `leading` a date that a sign parts from the rest, or a place in a
    line of its own; `glued` an ISO date before the first word; `agency` and `agency_only` a dateline with or without
    a date, `parted` one whose year ("apart") stands apart from its day; `opening` one that begins with its date;
    `bracketed` an agency and a date in brackets; `sentence` a date that is the first sentence of all, or stands before
    an agency; `told` a date in running text, `weekday` a day of the week;
    `byline` a date after a name; `placed` and `weekday_placed` a
    short line that ends in a date. `announced` is what may follow a labelled date in small letters."""

    label: re.Pattern[str]
    announced: re.Pattern[str]
    undated: re.Pattern[str]
    line: re.Pattern[str]
    hour: re.Pattern[str]
    leading: re.Pattern[str]
    glued: re.Pattern[str]
    agency: re.Pattern[str]
    outlet: re.Pattern[str]
    agency_only: re.Pattern[str]
    parted: re.Pattern[str]
    byline: re.Pattern[str]
    opening: re.Pattern[str]
    bracketed: re.Pattern[str]
    sentence: re.Pattern[str]
    told: re.Pattern[str]
    weekday: re.Pattern[str]
    placed: re.Pattern[str]
    weekday_placed: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Return the patterns."""
    labels, day, clock, agency = _labels(), _day(), _clock(), _agency()
    agency_sign = rf"\(\s*(?:{agency}|[A-ZÆØÅ][\w /–-]{{1,24}})\s*\)"
    hour = rf"(?={choice(datelines().words.clock)}\b|\d)"
    return Patterns(
        label=_label(labels, hour, day, clock),
        announced=re.compile(rf"(?:{labels}|{choice(datelines().front_matter.title)}|av|by|og|and)\b", re.IGNORECASE),
        undated=_undated(labels, hour, clock),
        line=_line(labels, hour, day, clock),
        hour=re.compile(rf"{hour}{clock}", re.IGNORECASE),
        leading=_leading(labels, day, clock),
        glued=re.compile(
            r"(?P<date>(?P<iy>\d{4})(?P<is>[-/.])(?P<im>\d\d)(?P=is)(?P<id>\d\d)|(?P<jy>\d{4})-(?P<jm>\d\d))"
            r"(?:T[\d:.]+Z?)?(?=\s+[^\W\da-zæøå])"
        ),
        agency=re.compile(
            rf"(?:(?P<place>{PLACE})(?P<between>[\s,]*)(?P<agency>{agency_sign})?|(?P<sign>{agency_sign}))[\s,:–-]*"
            rf"(?i:{day}{clock})[\s,]*(?P<agency2>{agency_sign}|{agency}\b)?{STOP}"
        ),
        agency_only=re.compile(rf"{PLACE}\s*\(\s*{agency}\s*\)\s*(?:[:–—-]+)?"),
        parted=_parted(day, agency_sign),
        byline=re.compile(
            rf"(?:(?:Av|By|Tekst:?|{agency})\b[^.!?]{{0,80}}?|{PERSON}\s*[|·•,])\s*[,.|·•–-]?\s*(?i:{day}{clock})\s*"
        ),
        opening=re.compile(rf"(?i:{day}{clock})\s*,\s*{TOWN}\s+[–—-]{{1,2}}(?=\s)"),
        bracketed=re.compile(rf"\(\s*{agency}[\s,–-]+(?i:{day}{clock})\s*\)\s*[:–—-]*(?=\s|$)"),
        sentence=re.compile(rf"(?i:{day}{clock})\s*(?:\.|{agency_sign}\s*[:.]?)\s+(?=[A-ZÆØÅ0-9“\"«–])"),
        told=re.compile(rf"(?P<before>(?i:{_weekdays()}),? )?(?i:(?P<date>{date_pattern().pattern}))"),
        weekday=re.compile(rf"\b(?i:{_weekdays()})\b"),
        placed=re.compile(
            rf"[(\[]?(?P<before>[A-ZÆØÅ][^.!?\n]{{1,60}}?)\s*[,–—|/:-]\s+(?i:{day}{clock})"
            rf"\s*[:.)\]]*\s*(?:\([^()\n]{{1,40}}\))?\s*"
        ),
        outlet=re.compile(rf"{OUTLET}(?i:{day}{clock}){AFTER_OUTLET}"),
        weekday_placed=_weekday_placed(day, clock),
    )


def _parted(day: str, agency_sign: str) -> re.Pattern[str]:
    year = r"(?:19|20)\d\d"
    inside = rf"\([^()\n\d]{{0,40}}?(?P<apart>{year})\)"
    behind = rf"\([^()\n\d]{{1,40}}\)\s*,?\s*(?P<apart2>{year})(?!\d)"
    short = r"(?<= )-(?P<apart3>\d\d)(?!\d)"
    return re.compile(
        rf"{TOWN}?[\s,]*(?:{agency_sign})?[\s,:–-]*(?i:{day})\s*(?:{inside}|{behind}|{short})"
        rf"\s*(?:,\s*[\w/-]+|{agency_sign})?{STOP}"
    )


def _weekdays() -> str:
    return choice([word for forms in datelines().days for word in forms])


def _label(labels: str, hour: str, day: str, clock: str) -> re.Pattern[str]:
    before = rf"(?<![\wæøå])(?P<label>{labels})\s*[:–-]?\s*(?:{labels}\s*:?\s*)?(?:{hour}{clock}[\s,–-]+)?"
    return re.compile(before + day + clock, re.IGNORECASE)


def _undated(labels: str, hour: str, clock: str) -> re.Pattern[str]:
    relative = rf"(?P<relative>{choice(datelines().words.relative)}\b)"
    return re.compile(
        rf"(?:(?<=[|·•(] )|(?<=[|·•(])|^)(?P<label>{labels})\s*:?\s*"
        rf"(?:{relative}{clock}|{hour}{clock})(?=\s*(?:$|[|·•),]|\.(?!\d)))",
        re.IGNORECASE,
    )


def _line(labels: str, hour: str, day: str, clock: str) -> re.Pattern[str]:
    before = rf"[\s(\[•|·-]*(?:{hour}{clock}[\s,–-]+)?"
    after = rf"(?:[\s/|·•,]+{clock})?{_since(labels)}(?:\s*\(\w+\))?[\s).|·\]:]*"
    return re.compile(before + day + clock + after, re.IGNORECASE)


def _weekday_placed(day: str, clock: str) -> re.Pattern[str]:
    weekday = rf"(?i:{choice(datelines().words.weekdays)})\b"
    return re.compile(rf"(?P<before>{PLACE})\s+(?={weekday})(?i:{day}{clock})\s*[:.]?\s*")


def _leading(labels: str, day: str, clock: str) -> re.Pattern[str]:
    alone = r"(?=\s*[,.–—(-]\s*(?P<after>[A-ZÆØÅ][^.!?\n]{1,40})$)"
    return re.compile(rf"(?i:{day}{clock})(?:\s*(?=[|·•])|\s+(?=(?i:{labels})\b)|\s+/\s|{alone})")


def _labels() -> str:
    return choice([form for label in datelines().label for form in label.forms])


def _day() -> str:
    words = datelines().words
    weekday = rf"(?:{choice(words.weekdays)}\b\.?,?\s+)?"
    before = rf"(?:(?:{choice(words.before_date)})\b\.?:?\s+)*"
    return rf"{before}{weekday}{before}(?P<date>{date_pattern().pattern})"


def _clock() -> str:
    """Return the pattern of an hour, or nothing: a lone number is an hour only after a word that says so."""
    said = rf"(?:{choice(datelines().words.clock)})\b\.?\s*"
    zones = choice(datelines().words.zones)
    hour = rf"{said}\d{{1,2}}(?:[.:]\d\d){{0,2}}|\d{{1,2}}(?:[.:]\d\d){{1,2}}|\d{{4}}(?=\s{zones}\b)"
    zone = rf"(?:\s*[ap]\.?m\b\.?)?(?:\s*{zones}\b(?:[+-]\d{{1,2}})?)?(?:\s\(\d{{4}}\s\w+\))?"
    return rf"(?:\s*[,|·•–-]?\s*\(?(?:{hour})(?!\d)\)?{zone})?"


def _since(labels: str) -> str:
    """Return the pattern of how long ago a page was changed, or nothing."""
    return rf"(?:[\s/|·•,]*(?:{labels}\s+)?(?:an?|\d+)\s+\w+\s+{choice(datelines().words.ago)})?"


def _agency() -> str:
    return rf"(?:{choice(datelines().words.agencies)})(?:\s?[/–-]\s?[A-Z]\w+)*"
