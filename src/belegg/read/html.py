"""Read HTML: its article's text, every run of it mapped back to the source, with date and zones."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from belegg.model.errors import UnreadableError
from belegg.read.article import Article
from belegg.read.head import read_head
from belegg.read.main_content import Chosen, choose
from belegg.read.markup import TooMuchMarkupError, walk
from belegg.read.page import read_page
from belegg.read.runs import Draft, copy, stand_in, text_of
from belegg.read.zones import Block, classify

DOCUMENT = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
TAG = re.compile(
    r"<(/?)(?:p|div|span|body|head|article|section|main|h[1-6]|br|a|li|ul|ol|img|meta|script|table|tr|td|figure|strong|em|b|i)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
SPECIAL = re.compile(
    r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
    "|^ | $| {2,}[ \t\r\n\f]*| ?[\t\r\n\f][ \t\r\n\f]*|[\xad\u200b\u2060\ufeff]+"
)
INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]+")
SAMPLE = 65_536

Atom = tuple[int, int, str | None]


def is_html(text: str) -> bool:
    """Return whether `text` is HTML source; a "<" here and there, or a tag spoken of, does not make it that."""
    if DOCUMENT.match(text.lstrip("\ufeff \t\r\n")[:SAMPLE]):
        return True
    sample = text[:SAMPLE]
    tags = TAG.findall(sample)
    closing = sum(1 for slash in tags if slash)
    if sample.lstrip().startswith("<") and TAG.match(sample.lstrip()):
        return closing >= 1
    return closing >= 3 and len(tags) > len(sample) / 1500


def read_html(source: str, *, name: str) -> Article:
    """Return the article in `source`; raises UnreadableError where there is none."""
    try:
        found = walk(source)
    except TooMuchMarkupError as error:
        raise UnreadableError(
            f"{name}: has more tags than any article has; save the article alone, as plain text or HTML"
        ) from error
    chosen = choose(found)
    draft, blocks = _built(source, chosen)
    text = text_of(draft)
    if not blocks:
        raise UnreadableError(f"{name}: HTML without an article; save the page when it is fully loaded, or its text")
    page = read_page(found, article_start=draft.pieces[0].original, article_end=draft.pieces[-1].original_end)
    head = read_head(text, [(block.start, block.end) for block in blocks])
    published = None if page.updated and head.published else page.published
    return Article(
        text=text,
        zones=classify(text, blocks, head.datelines),
        pieces=tuple(draft.pieces),
        published=published or head.published,
        published_from=page.published_from if published else head.published_from,
        outlet=page.outlet,
        notes=(*page.notes, *(() if published else head.notes)),
    )


def _built(source: str, chosen: list[Chosen]) -> tuple[Draft, list[Block]]:
    """Return the draft of the article text and its blocks."""
    draft = Draft()
    blocks: list[Block] = []
    gap = 0
    for one in chosen:
        for runs in _lines(source, one.block.runs):
            atoms = _atoms(source, runs)
            if not atoms:
                continue
            if blocks:
                stand_in(draft, "\n\n", gap, atoms[0][0])
            start = draft.length
            for first, last, words in atoms:
                if words is None:
                    copy(draft, source, first, last)
                else:
                    stand_in(draft, words, first, last)
            gap = atoms[-1][1]
            blocks.append(Block(start=start, end=draft.length, kind=one.kind, heading=one.heading))
    return draft, blocks


def _lines(source: str, runs: list[tuple[int, int, bool]]) -> Iterator[list[tuple[int, int, bool]]]:
    """Yield the runs between line breaks; a break within a sentence, before a small letter, parts nothing."""
    line: list[tuple[int, int, bool]] = []
    for index, run in enumerate(runs):
        if run[2] and not _goes_on(source, runs, index):
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _goes_on(source: str, runs: list[tuple[int, int, bool]], index: int) -> bool:
    if index + 1 >= len(runs) or runs[index + 1][2]:
        return False
    start, end, _ = runs[index + 1]
    return source[start : min(end, start + 200)].lstrip()[:1].islower()


def _atoms(source: str, runs: list[tuple[int, int, bool]]) -> list[Atom]:
    """Return what is to be seen of `runs`: stretches of source as they are (None) or with what they stand for;
    white space is one space, and none at the ends; invisible characters are left out."""
    atoms: list[Atom] = []
    space: Atom | None = None
    for start, end, is_break in runs:
        for first, last, words in [(start, end, " ")] if is_break else _split(source, start, end):
            if words == "":
                continue
            if words is not None and words.isspace() and words != "\xa0":
                space = space or (first, last, None if source[first:last] == " " else " ")
                continue
            if space is not None and atoms:
                atoms.append(space)
            space = None
            atoms.append((first, last, words))
    return atoms


@lru_cache(maxsize=4096)
def _seen(written: str) -> str:
    return INVISIBLE.sub("", unescape(written))


def _split(source: str, start: int, end: int) -> Iterator[Atom]:
    run = source[start:end]
    last = 0
    for match in SPECIAL.finditer(run):
        if last < match.start():
            yield start + last, start + match.start(), None
        last = match.end()
        seen = _seen(match[0])
        yield start + match.start(), start + last, None if seen == match[0] and not seen.isspace() else seen
    if last < len(run):
        yield start + last, end, None
