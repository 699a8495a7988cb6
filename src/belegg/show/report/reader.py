"""The evidence reader: each article whole, its claims marked where they stand, and what no claim took up marked too."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from belegg.model.report import Report
from belegg.show import phrases
from belegg.show.report.days import period_words
from belegg.show.report.events import Said, language_of, said
from belegg.show.report.names import clean
from belegg.show.report.sources import GROUPS, Ref, Sources
from belegg.show.report.texts import in_text, shown_text
from belegg.show.report.words import LANGUAGES, words_of

NUMBER = re.compile(r"(?<!\w)\d+(?:[.,  \u202f]\d{3})*(?:,\d+)?")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LINE = re.compile(r"[^\n\r]+")
TITLE = 160
SHORT = 110


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the article's text. `group` is what marks it (None: no claim), `aside` says
    that the words do not carry the value but the place, the time or the speaker; `ids` are the anchors of the claims
    that it
    belongs to; `ends` the claims whose first words end here; `unread` marks a number without a claim; `control` is the
    code
    of a character that is named instead of shown."""

    text: str
    group: str | None
    aside: bool
    ids: str
    ends: tuple[Ref, ...]
    unread: bool
    control: str | None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph; `title` for the first, where it reads like a heading."""

    passages: tuple[Passage, ...]
    title: bool


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the list under its report: where its event's row stands ("" for none), and whether its words are
    marked."""

    said: Said
    back: str
    here: bool


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is read. `paragraphs` is empty where its text is not at hand; `lost` tells that the words of some
    claims do
    not stand where they should."""

    number: int
    anchor: str
    title: str
    outlet: str
    published: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Entry, ...]
    lost: bool
    unread: str


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """Where a span of a claim stands in the text that is shown; `first` for the one that carries the value."""

    start: int
    end: int
    ref: Ref
    first: bool


def articles(sources: Sources) -> tuple[Article, ...]:
    """Return every report as an article with its claims marked."""
    return tuple(_article(number, report, sources) for number, report in enumerate(sources.picture.reports, start=1))


def _article(number: int, report: Report, sources: Sources) -> Article:
    words = sources.words
    refs = sources.refs_of([claim.id for claim in sources.picture.claims if claim.document == report.document])
    text = shown_text(report.text)[0] if report.text is not None else ""
    paragraphs = tuple(_paragraphs(text, located(refs, report.text))) if report.text is not None else ()
    passages = [passage for paragraph in paragraphs for passage in paragraph.passages]
    here = {ref.anchor for passage in passages for ref in passage.ends}
    unread = sum(passage.unread for passage in passages)
    period = period_words(report.published, words)
    return Article(
        number=number,
        anchor=f"r-{number}",
        title=_title(text) or sources.outlet(report.document),
        outlet=sources.outlet(report.document),
        published=words("reader.published", day=period) if period else words("reader.undated"),
        language=language_of(report),
        paragraphs=paragraphs,
        claims=tuple(Entry(said=said(ref, sources), back=ref.back or "", here=ref.anchor in here) for ref in refs),
        lost=report.text is not None and any(ref.anchor not in here for ref in refs),
        unread=words.count("unread", unread) if unread else "",
    )


def located(refs: Sequence[Ref], original: str) -> list[Located]:
    """Return where the claims' words stand in the text that is shown; words that do not stand there are left out."""
    found = []
    for ref in refs:
        for at, span in enumerate(ref.claim.evidence):
            place = in_text(span, original)
            if place is not None:
                found.append(Located(start=place[0], end=place[1], ref=ref, first=at == 0))
    return found


def _title(text: str) -> str:
    first = LINE.search(text.strip())
    return phrases.shorten(clean(first[0]), SHORT) if first else ""


def _paragraphs(text: str, spans: Sequence[Located]) -> Iterator[Paragraph]:
    unread = [found for found in _numbers(text) if not any(s.start < found[1] and found[0] < s.end for s in spans)]
    first = True
    for match in LINE.finditer(text):
        if not match[0].strip():
            continue
        passages = tuple(_passages(text, match.start(), match.end(), spans, unread))
        yield Paragraph(passages=passages, title=first and _is_title(match[0]))
        first = False


def _is_title(line: str) -> bool:
    return len(line) <= TITLE and not line.rstrip().endswith(".")


def _passages(
    text: str, start: int, end: int, spans: Sequence[Located], unread: Sequence[tuple[int, int]]
) -> Iterator[Passage]:
    inside = [span for span in spans if span.start < end and span.end > start]
    numbers = [found for found in unread if start <= found[0] < end]
    controls = [match.start() for match in CONTROL.finditer(text, start, end)]
    cuts = {start, end, *controls, *(at + 1 for at in controls)}
    cuts.update(at for span in inside for at in (span.start, span.end) if start < at < end)
    cuts.update(at for found in numbers for at in found)
    ordered = sorted(cut for cut in cuts if start <= cut <= end)
    for first, last in pairwise(ordered):
        over = sorted((span for span in inside if span.start < last and span.end > first), key=_rank)
        ending = [span.ref for span in inside if span.first and (span.end == last or (last == end and span.end > end))]
        yield Passage(
            text=text[first:last],
            group=GROUPS[over[0].ref.claim.kind] if over else None,
            aside=bool(over) and not over[0].first,
            ids=" ".join(dict.fromkeys(span.ref.anchor for span in over)),
            ends=tuple(sorted(_once(ending, end, spans, text), key=lambda ref: ref.number)),
            unread=(first, last) in numbers,
            control=f"{ord(text[first]):04X}" if first in controls else None,
        )


def _rank(span: Located) -> tuple[bool, int, int]:
    return not span.first, span.end - span.start, span.start


def _once(ending: Sequence[Ref], end: int, spans: Sequence[Located], text: str) -> list[Ref]:
    """Return the claims to be named here: each only once, in the paragraph where its words begin."""
    begins = {span.ref.anchor: span.start for span in spans if span.first}
    line = text.rfind("\n", 0, end) + 1
    return [ref for ref in {ref.anchor: ref for ref in ending}.values() if begins[ref.anchor] >= line]


def _numbers(text: str) -> list[tuple[int, int]]:
    """Return where numbers stand that are no years, days of months or hours."""
    skipped = [match.span() for match in _dates().finditer(text)]
    return [
        match.span()
        for match in NUMBER.finditer(text)
        if not YEAR.fullmatch(match[0]) and not any(start <= match.start() < end for start, end in skipped)
    ]


@cache
def _dates() -> re.Pattern[str]:
    """Return the pattern of days, hours and addresses, whose numbers count nothing."""
    months = {name for code in LANGUAGES for month in words_of(code).months for name in (month, month[:3])}
    month = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    return re.compile(
        rf"\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:{month})\b|\b(?:{month})\.?\s+\d{{1,2}}\b"
        r"|\d{1,2}[.:]\d\d(?:[.:]\d\d(?:\d\d)?)?\b|\d{4}-\d\d(?:-\d\d)?|https?://\S+",
        re.IGNORECASE,
    )
