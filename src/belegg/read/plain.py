"""Read plain text: its front matter, paragraphs, date and zones."""

import re

import msgspec

from belegg.model.document import Zone
from belegg.read.article import Article
from belegg.read.dates import Found, date_pattern, datelines, read_date
from belegg.read.head import read_head
from belegg.read.lines import paragraphs
from belegg.read.runs import Draft, copy, stand_in, text_of
from belegg.read.zones import Block, classify

FRONT = re.compile(
    r"\s*+(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.{0,8000}?\n)??(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
ENTRY = re.compile(
    r"^[ \t]*[\"']?(?P<key>[\w.-]{2,40})[\"']?[ \t]*[:=][ \t]*(?P<value>\S[^\r\n]{0,400}?)[ \t]*\r?$", re.MULTILINE
)
INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]+")


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """What a front matter tells; `end` is where the article starts, `title` the characters of its title."""

    end: int = 0
    title: tuple[int, int] | None = None
    found: Found | None = None
    outlet: str | None = None


def read_plain(original: str) -> Article:
    """Return the article in `original`: lines of one paragraph are joined by a space, invisible characters left out."""
    front = _front(original)
    text, draft, blocks = _joined(original, front.end)
    head = read_head(text, [(block.start, block.end) for block in blocks])
    zones = classify(text, blocks, head.datelines)
    if front.title is not None and not draft.pieces:
        zones = (*_title(original, front.title, zones), *zones)
    published = front.found.period if front.found else None
    trouble = (front.found.trouble,) if front.found and front.found.trouble else ()
    return Article(
        text=text,
        zones=zones,
        pieces=tuple(draft.pieces),
        published=published or head.published,
        published_from="front matter" if published else head.published_from,
        outlet=front.outlet,
        notes=(*trouble, *(() if published else head.notes)),
    )


def _front(original: str) -> Front:
    match = FRONT.match(original)
    if match is None or not match["body"]:
        return Front()
    keys = datelines().front_matter
    entries = {
        entry["key"].lower(): (entry.start("value"), entry.end("value"))
        for entry in ENTRY.finditer(original, match.start("body"), match.end("body"))
    }
    values = {key: original[start:end].strip("\"' ") for key, (start, end) in entries.items()}
    if not values:
        return Front()
    found = next((_date(values[key]) for key in (*keys.published, *keys.updated) if key in values), None)
    return Front(
        end=match.end(),
        title=next((_unquoted(original, *entries[key]) for key in keys.title if key in entries), None),
        found=found,
        outlet=next((values[key] for key in keys.outlet if key in values), None),
    )


def _date(value: str) -> Found | None:
    match = date_pattern().match(value)
    return read_date(match) if match else None


def _unquoted(original: str, start: int, end: int) -> tuple[int, int]:
    value = original[start:end]
    if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'":
        return start + 1, end - 1
    return start, end


def _title(original: str, title: tuple[int, int], zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Return the title of the front matter as a zone, where the article does not open with the same words."""
    words = original[title[0] : title[1]]
    opening = {original[zone.start : zone.end] for zone in zones[:3]}
    return () if words in opening or not words.strip() else (Zone(kind="title", start=title[0], end=title[1]),)


def _joined(original: str, start: int) -> tuple[str, Draft, list[Block]]:
    """Return the text, the draft that maps it (without pieces where it is the original) and its blocks."""
    body = original[start:]
    found = paragraphs(body)
    if all(len(one.lines) == 1 for one in found) and not INVISIBLE.search(body):
        blocks = [
            Block(start=first + start, end=last + start, group=one.group) for one in found for first, last in one.lines
        ]
        return original, Draft(), blocks
    draft, blocks, gap = Draft(), [], start
    for one in found:
        if blocks:
            stand_in(draft, "\n\n", gap, start + one.lines[0][0])
        opened = draft.length
        gap = _paragraph(draft, original, [(start + first, start + last) for first, last in one.lines])
        if draft.length > opened:
            blocks.append(Block(start=opened, end=draft.length, group=one.group))
    return text_of(draft), draft, blocks


def _paragraph(draft: Draft, original: str, lines: list[tuple[int, int]]) -> int:
    """Add the lines, joined by spaces, and return where the last of them ends."""
    previous: int | None = None
    for first, last in lines:
        if previous is not None:
            stand_in(draft, " ", previous, first)
        _visible(draft, original, first, last)
        previous = last
    return lines[-1][1]


def _visible(draft: Draft, original: str, start: int, end: int) -> None:
    for match in INVISIBLE.finditer(original, start, end):
        copy(draft, original, start, match.start())
        start = match.end()
    copy(draft, original, start, end)
