"""Find the article's own date in its head: labels, date lines, agency datelines and bylines; never in its sentences."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from belegg.model.period import Period
from belegg.read.dates import Found, choice, date_pattern, datelines, read_date

HEAD_BLOCKS, HEAD_CHARACTERS, LINE_CHARACTERS = 6, 600, 240
PUBLISHED, LINE, DATELINE, BYLINE, UPDATED = range(5)
RANKED = ("the label '{}'", "a line with the date", "the dateline", "the byline", "the label '{}'")

Part = tuple[int, int]


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A date that the head tells: how good it is (the lowest rank wins), what told it, and the characters
    `start` to `end` of the text that do nothing else."""

    rank: int
    found: Found | None
    by: str
    start: int
    end: int


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the head tells: the date or None, what told it, the stretches that are datelines, and notes."""

    published: Period | None
    published_from: str | None
    datelines: tuple[Part, ...]
    notes: tuple[str, ...]


class Patterns(msgspec.Struct, frozen=True, kw_only=True):
    """The patterns of a head, made once from datelines.toml."""

    label: re.Pattern[str]
    label_alone: re.Pattern[str]
    line: re.Pattern[str]
    start: re.Pattern[str]
    agency: re.Pattern[str]
    agency_only: re.Pattern[str]
    byline: re.Pattern[str]


def read_head(text: str, blocks: list[Part]) -> Head:
    """Return what the first blocks of `text` tell of its date."""
    tellings: list[Telling] = []
    for index, (start, end) in enumerate(blocks[:HEAD_BLOCKS]):
        if start - blocks[0][0] > HEAD_CHARACTERS:
            break
        tellings.extend(_tellings(text, start, min(end, start + LINE_CHARACTERS), whole_end=end, first=index == 0))
    dated = sorted((one for one in tellings if one.found and one.found.period), key=lambda one: one.rank)
    best = dated[0] if dated else None
    notes = [one.found.trouble for one in tellings if one.found and one.found.trouble]
    if best is not None:
        notes = [note for note in notes if "has no year" not in note]
    return Head(
        published=best.found.period if best and best.found else None,
        published_from=best.by if best else None,
        datelines=_joined([(one.start, one.end) for one in tellings]),
        notes=tuple(dict.fromkeys(notes)),
    )


def _tellings(text: str, start: int, end: int, *, whole_end: int, first: bool) -> Iterator[Telling]:
    patterns = _patterns()
    labelled = list(_labelled(patterns, text, start, end))
    if labelled:
        yield from labelled
        return
    cut = end < whole_end
    line = None if cut else patterns.line.fullmatch(text, start, end)
    if line:
        yield _telling(line, LINE)
        return
    agency = patterns.agency.match(text, start, end)
    if agency and _is_dateline(agency):
        yield _telling(agency, DATELINE)
        return
    only = patterns.agency_only.match(text, start, end)
    if only:
        yield Telling(rank=DATELINE, found=None, by="the dateline", start=only.start(), end=only.end())
        return
    glued = patterns.start.match(text, start, end) if first else None
    if glued:
        yield _telling(glued, LINE)
        return
    byline = None if cut else patterns.byline.fullmatch(text, start, end)
    if byline:
        yield _telling(byline, BYLINE, zone=False)


def _labelled(patterns: Patterns, text: str, start: int, end: int) -> Iterator[Telling]:
    for match in patterns.label.finditer(text, start, end):
        at_start = not text[start : match.start("label")].strip(" \t\xa0(•·|*–—-")
        mark = text[start : match.start("label")].rstrip()[-1:]
        if not at_start and not (match["label"][0].isupper() or mark in "|·•"):
            continue
        rest = text[match.end() : end].lstrip(" \t\xa0.,;:|·•–—-/)(")
        if rest[:1].islower() and not patterns.label_alone.match(rest):
            continue
        known = match["label"].lower() in _updated_forms()
        rank = UPDATED if known else PUBLISHED
        found = _date_in(match)
        by = RANKED[rank].format(match["label"])
        yield Telling(rank=rank, found=found, by=by, start=match.start("label"), end=match.end())


def _date_in(match: re.Match[str]) -> Found:
    return read_date(match, text=match["date"])


def _telling(match: re.Match[str], rank: int, *, zone: bool = True) -> Telling:
    end = match.end() if zone else match.start()
    return Telling(rank=rank, found=_date_in(match), by=RANKED[rank], start=match.start(), end=end)


def _is_dateline(match: re.Match[str]) -> bool:
    letters = [character for character in match["place"] if character.isalpha()]
    shouted = len(letters) > 2 and all(letter.isupper() for letter in letters)
    return bool(match["agency"] or match["agency2"] or shouted)


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(sorted(part for part in parts if part[1] > part[0]))


@cache
def _updated_forms() -> frozenset[str]:
    return frozenset(form for label in datelines().label if label.tells == "updated" for form in label.forms)


@cache
def _patterns() -> Patterns:
    table = datelines()
    labels = choice([form for label in table.label for form in label.forms])
    weekday = rf"(?:{choice(table.words.weekdays)}\b\.?,?\s+)?"
    before = rf"(?:(?:{choice(table.words.before_date)})\b\.?:?\s+)*"
    clock = (
        rf"(?:\s*[,|·•–-]?\s*(?:\(?(?:{choice(table.words.clock)})\b\.?\s*)?\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?\)?"
        r"(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|CET|CEST|EST|EDT)(?:[+-]\d{1,2})?)?)?"
    )
    day = rf"{before}{weekday}{before}(?P<date>{date_pattern().pattern})"
    agency = rf"(?:{choice(table.words.agencies)})(?:\s?[/–-]\s?[A-Z]\w+)*"
    place = r"[A-ZÆØÅ][\w.'’/-]*(?:[ ,/]{1,2}[A-ZÆØÅ][\w.'’/-]*){0,4}?"
    person = r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}"
    stop = r"(?:\s*[:.]?\s*[–—-](?=\s)|\s*:|\s*\.(?=\s|$)|\s*$)"
    ignore = re.IGNORECASE
    return Patterns(
        label=re.compile(rf"(?<![\wæøå])(?P<label>{labels})\s*[:–-]?\s*(?:{labels}\s*:?\s*)?{day}{clock}", ignore),
        label_alone=re.compile(rf"(?:{labels}|av|by|og|and)\b", ignore),
        line=re.compile(rf"[\s(•|·-]*{day}{clock}[\s).|·]*", ignore),
        start=re.compile(
            r"(?P<date>(?P<iy>\d{4})(?P<is>[-/.])(?P<im>\d\d)(?P=is)(?P<id>\d\d)|(?P<jy>\d{4})-(?P<jm>\d\d))"
            r"(?:T[\d:.]+Z?)?(?=\s+[^\W\da-zæøå])"
        ),
        agency=re.compile(
            rf"(?P<place>{place})[\s,]*(?P<agency>\(\s*(?:{agency}|[A-ZÆØÅ][\w ]{{1,14}})\s*\))?[\s,:–-]*"
            rf"(?i:{day})[\s,]*(?P<agency2>\(\s*(?:{agency}|[A-ZÆØÅ][\w ]{{1,14}})\s*\)|{agency}\b)?{stop}"
        ),
        agency_only=re.compile(rf"{place}\s*\(\s*{agency}\s*\)\s*(?:[:–—-]+)?"),
        byline=re.compile(
            rf"(?:(?:Av|By|Tekst:?|{agency})\b[^.!?]{{0,80}}?|{person}\s*[|·•,])\s*[,|·•–-]?\s*(?i:{day}{clock})\s*"
        ),
    )
