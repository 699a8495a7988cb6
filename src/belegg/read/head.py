"""Find the article's own date in its head: labels, date lines, agency datelines and bylines.

Its sentences tell it only where an agency's dateline leaves it out and they give the day in full ("said Wednesday, May
15, 2024")."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from belegg.model.document import YEAR_INFERRED
from belegg.model.period import Period
from belegg.read.dates import Found, datelines, full_year, in_year, read_date
from belegg.read.head_patterns import Patterns, patterns
from belegg.read.header_lines import date_of_header
from belegg.read.layout import layout
from belegg.read.year_of_dateline import year_of

HEAD_BLOCKS, HEAD_CHARACTERS, LINE_CHARACTERS = 6, 600, 240
PUBLISHED, LINE, DATELINE, BYLINE, UPDATED, PLACED = range(6)
MOST_WORDS_BEFORE = {"day": 6, "month": 2}
MOST_WORDS_AFTER = 5
RANKED = (
    "the label '{}'",
    "a line with the date",
    "the dateline",
    "the byline",
    "the label '{}'",
    "a line that ends in the date",
)
TOLD = "the day told in full under the dateline"

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


CUT = re.compile(r"\s*[|·•]\s*|\s+[–—]\s+")
MARKED = re.compile(r"[*_]{1,2}[^*_]+[*_]{1,2}\s*")
LONGEST_CUT_LINE = 90
MOST_WORDS_BESIDE = 4
MOST_NAME_WORDS = 3
SHORT_WORD = 2


def read_head(text: str, blocks: list[Part]) -> Head:
    """Return what the first blocks of `text` tell of its date."""
    tellings: list[Telling] = []
    for index, (start, end) in enumerate(blocks[:HEAD_BLOCKS]):
        if start - blocks[0][0] > HEAD_CHARACTERS:
            break
        tellings.extend(_tellings(text, start, min(end, start + LINE_CHARACTERS), whole_end=end, first=index == 0))
    if not any(one.found and one.found.period for one in tellings):
        tellings.extend(_closing(text, blocks[HEAD_BLOCKS:]))
    if not any(one.found for one in tellings):
        tellings.extend(_in_sentences(text, blocks, tellings))
    if not any(one.found and one.found.period and one.found.period.precision != "year" for one in tellings):
        header = date_of_header(text, blocks)
        if header is not None:
            tellings.append(Telling(rank=LINE, found=header.found, by=RANKED[LINE], start=header.start, end=header.end))
    dated = sorted((one for one in tellings if one.found and one.found.period), key=lambda one: one.rank)
    best = dated[0] if dated else _with_year(text, tellings)
    notes = [one.found.trouble for one in tellings if one.found and one.found.trouble]
    if best is not None:
        notes = [note for note in notes if "has no year" not in note and "tells no date" not in note]
    return Head(
        published=best.found.period if best and best.found else None,
        published_from=best.by if best else None,
        datelines=_joined([(one.start, one.end) for one in tellings]),
        notes=tuple(dict.fromkeys(notes)),
    )


def _with_year(text: str, tellings: list[Telling]) -> Telling | None:
    """Return the best date without a year in the year that the rest of the text settles; None where it does not."""
    for one in sorted(tellings, key=lambda one: one.rank):
        if one.found is None or one.found.yearless is None:
            continue
        month, day = one.found.yearless
        dateline = text[one.start : one.end]
        year = year_of(month, day, dateline=dateline, before=text[: one.start], after=text[one.end :])
        if year is None:
            return None
        by = YEAR_INFERRED.format(one.by, year.year, ", ".join(f"'{words}'" for words in year.words))
        return msgspec.structs.replace(one, found=in_year(one.found, year.year), by=by)
    return None


def _in_sentences(text: str, blocks: list[Part], tellings: list[Telling]) -> list[Telling]:
    """Return the first full date in the sentences under an agency's dateline that has no date, where its day of the
    week stands before it, or is the first that the report names."""
    dateline = next((one for one in tellings if one.rank == DATELINE), None)
    if dateline is None:
        return []
    end = max((stop for _, stop in blocks[:HEAD_BLOCKS]), default=0)
    first = patterns().weekday.search(text, dateline.end, end)
    for match in patterns().told.finditer(text, dateline.end, end):
        found = _date_in(match)
        period = found.period
        if period is None or period.start is None or period.precision != "day":
            continue
        named = match["before"] or (first[0] if first is not None else "")
        if _weekday_number(named.strip(" ,").lower()) == period.start.weekday():
            return [Telling(rank=BYLINE, found=found, by=TOLD, start=match.start(), end=match.start())]
    return []


def _weekday_number(word: str) -> int | None:
    """Return the number of the day of the week, Monday 0, None where the word names none."""
    return next((number for number, forms in enumerate(datelines().days) if word in forms), None)


def _closing(text: str, blocks: list[Part]) -> list[Telling]:
    """Return what the last block tells, where it is nothing but a date, with a label or without."""
    if not blocks or blocks[-1][1] - blocks[-1][0] > LONGEST_CUT_LINE:
        return []
    start, end = blocks[-1]
    told = _tellings(text, start, end, whole_end=end, first=False)
    around = [text[start : one.start] + text[one.end : end] for one in told]
    return [one for one, rest in zip(told, around, strict=True) if one.found and not rest.strip(" .()[]\n")]


def _tellings(text: str, start: int, end: int, *, whole_end: int, first: bool) -> list[Telling]:
    """Return what one block tells: by its labels, else as a dateline, else as a line of its own."""
    found = patterns()
    dated = list(_labelled(found, text, start, end))
    taken = {telling.start for telling in dated}
    labelled = [*dated, *(one for one in _undated(found, text, start, end) if one.start not in taken)]
    if labelled:
        opening = found.leading.match(text, start, end)
        if opening and opening.end() <= min(telling.start for telling in labelled):
            labelled.append(msgspec.structs.replace(_telling(opening, LINE), rank=PUBLISHED))
        beside = _own_line(found, text, start, end) if all(_tells_no_date(one) for one in labelled) else None
        return [*labelled, beside] if beside is not None else labelled
    if end == whole_end and found.hour.fullmatch(text, start, end):
        return [Telling(rank=LINE, found=None, by=RANKED[LINE], start=start, end=end)]
    own = _own_line(found, text, start, end) if end == whole_end else None
    if own and own.rank == LINE:
        return [own]
    agency = found.agency.match(text, start, end)
    if agency and _is_dateline(agency):
        return [_telling(agency, DATELINE)]
    parted = found.parted.match(text, start, end)
    if parted and (whole := _year_apart(parted)) is not None:
        return [whole]
    only = found.agency_only.match(text, start, end)
    if only:
        return [Telling(rank=DATELINE, found=None, by=RANKED[DATELINE], start=only.start(), end=only.end())]
    opening = found.opening.match(text, start, end) or found.bracketed.match(text, start, end)
    if opening and (period := _date_in(opening).period) and period.precision != "year":
        return [_telling(opening, DATELINE)]
    sentence = found.sentence.match(text, start, end) if first else None
    if sentence and (period := _date_in(sentence).period) and period.precision in ("day", "month"):
        return [_telling(sentence, LINE)]
    leading = found.leading.match(text, start, end)
    if leading and (leading["after"] is None or _few_words(leading["after"], MOST_WORDS_AFTER)):
        return [_telling(leading, LINE)]
    glued = found.glued.match(text, start, end) if first else None
    if glued:
        return [_telling(glued, LINE)]
    return [own] if own else []


def _year_apart(match: re.Match[str]) -> Telling | None:
    """Return the dateline whose year stands apart from its day ("SUKHUMI, Sept 27 (Reuter), 1993 -")."""
    one = _telling(match, DATELINE)
    if one.found is None or one.found.yearless is None:
        return None
    part = next(part for part in ("apart", "apart2", "apart3") if match[part])
    written = match.string[match.start("date") : match.end(part) + (part == "apart")]
    found = msgspec.structs.replace(one.found, words=written)
    return msgspec.structs.replace(one, found=in_year(found, full_year(match[part])))


def _tells_no_date(telling: Telling) -> bool:
    return telling.found is None or telling.found.period is None


def _own_line(found: Patterns, text: str, start: int, end: int) -> Telling | None:
    """Return what a whole short block tells, or one of the parts that bars and dashes cut it in."""
    whole = _own_part(found, text, start, end)
    if whole is not None or end - start > LONGEST_CUT_LINE:
        return whole
    edges = [start, *(edge for cut in CUT.finditer(text, start, end) for edge in cut.span()), end]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if len(parts) == 1 and not MARKED.fullmatch(text, start, end):
        return None
    told = [(part, _own_part(found, text, *_unmarked(text, *part))) for part in parts]
    dated = next(((part, one) for part, one in told if one is not None), None)
    if dated is None or any(len(text[slice(*part)].split()) > MOST_WORDS_BESIDE for part in parts if part != dated[0]):
        return None
    return dated[1]


def _unmarked(text: str, start: int, end: int) -> Part:
    """Return the stretch without the marks of emphasis around it."""
    while start < end and text[start] in "*_# ":
        start += 1
    while start < end and text[end - 1] in "*_ ":
        end -= 1
    return start, end


def _own_part(found: Patterns, text: str, start: int, end: int) -> Telling | None:
    """Return what a whole block tells that is a date, a byline with a date, or ends in one."""
    if line := found.line.fullmatch(text, start, end):
        return _telling(line, LINE)
    if byline := found.byline.fullmatch(text, start, end):
        return _telling(byline, BYLINE, zone=False)
    outlet = found.outlet.fullmatch(text, start, end)
    if outlet and _is_name(outlet["before"]) and _date_in(outlet).period is not None:
        return _telling(outlet, PLACED)
    placed = found.placed.fullmatch(text, start, end) or found.weekday_placed.fullmatch(text, start, end)
    if placed is None or (period := _date_in(placed).period) is None:
        return None
    few = _few_words(placed["before"], MOST_WORDS_BEFORE.get(period.precision, 0))
    named = period.precision == "month" and _is_place(placed["before"])
    return _telling(placed, PLACED) if few or named else None


def _is_place(words: str) -> bool:
    """Return whether the words are a place and what it lies in: "BANGUI, Central African Republic"."""
    parts = words.replace(",", " ").split()
    return "," in words and len(parts) <= MOST_WORDS_AFTER and all(part[0].isupper() for part in parts)


def _is_name(words: str) -> bool:
    """Return whether the words are an outlet or place and no headline: few, each of any length with a capital."""
    parts = [part.strip("().,") for part in words.replace("|", " ").replace("/", " ").split()]
    names = [part for part in parts if len(part) > SHORT_WORD]
    return 0 < len(parts) <= MOST_NAME_WORDS and all(part[0].isupper() for part in names)


def _few_words(words: str, most: int) -> bool:
    """Return whether there are at most so many words and no finite verb, so that they are no sentence."""
    parts = words.lower().split()
    return len(parts) <= most and not any(part in layout().headline.finite for part in parts)


def _labelled(found: Patterns, text: str, start: int, end: int) -> Iterator[Telling]:
    for match in found.label.finditer(text, start, end):
        at_start = not text[start : match.start("label")].strip(" \t\xa0(•·|*–—-")
        mark = text[start : match.start("label")].rstrip()[-1:]
        if not at_start and not (match["label"][0].isupper() or mark in "|·•–—"):
            continue
        rest = text[match.end() : end].lstrip(" \t\xa0.,;:|·•–—-/)(")
        if rest[:1].islower() and not found.announced.match(rest) and not _is_tag(rest):
            continue
        known = match["label"].lower() in _updated_forms()
        rank = UPDATED if known else PUBLISHED
        date = _date_in(match)
        by = RANKED[rank].format(match["label"])
        yield Telling(rank=rank, found=date, by=by, start=match.start("label"), end=match.end())


def _is_tag(rest: str) -> bool:
    """Return whether the words after a date are a remark on it ("norsk tid"), not the rest of a sentence."""
    return _few_words(rest, MOST_WORDS_AFTER - 1) and not rest.rstrip().endswith((".", "!", "?"))


def _undated(found: Patterns, text: str, start: int, end: int) -> Iterator[Telling]:
    """Yield the labels that tell no more than an hour or a day counted from the reading."""
    for match in found.undated.finditer(text[start:end]):
        trouble = f"'{match[0].strip()}' tells no date" if match["relative"] else None
        first, last = start + match.start("label"), start + match.end()
        nothing = Found(start=first, end=last, period=None, trouble=trouble)
        rank = UPDATED if match["label"].lower() in _updated_forms() else PUBLISHED
        yield Telling(rank=rank, found=nothing, by="", start=first, end=last)


def _date_in(match: re.Match[str]) -> Found:
    return read_date(match, text=match["date"])


def _telling(match: re.Match[str], rank: int, *, zone: bool = True) -> Telling:
    end = match.end() if zone else match.start()
    return Telling(rank=rank, found=_date_in(match), by=RANKED[rank], start=match.start(), end=end)


def _is_dateline(match: re.Match[str]) -> bool:
    """Return whether a place and a date are a dateline: by an agency, by capitals, or by the comma between a place
    of one or two words and a full date."""
    if match["sign"]:
        return True
    shouted = _is_shouted(match["place"]) or _is_shouted(match["place"].split(",")[0])
    if match["agency"] or match["agency2"] or shouted:
        return True
    date = _date_in(match)
    period = date.period
    short = len(match["place"].split()) <= 2 and "," in match["between"]
    if short and date.yearless is not None:
        return match[0][-1] in "–—-"
    if not short or period is None:
        return False
    return match[0][-1] in (":.–—-" if period.precision == "day" else "–—" if period.precision == "month" else "")


def _is_shouted(words: str) -> bool:
    letters = [character for character in words if character.isalpha()]
    return len(letters) > 2 and all(letter.isupper() for letter in letters)


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """Return the stretches in order, of those that overlap the first and longest."""
    apart: list[Part] = []
    for start, end in sorted(parts, key=lambda part: (part[0], -part[1])):
        if start < end and (not apart or start >= apart[-1][1]):
            apart.append((start, end))
    return tuple(apart)


@cache
def _updated_forms() -> frozenset[str]:
    return frozenset(form for label in datelines().label if label.tells == "updated" for form in label.forms)
