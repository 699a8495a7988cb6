"""A document: the decoded original, the article text found in it, and how the two map."""

from bisect import bisect_right
from typing import Literal

import msgspec

from belegg.model.errors import InvalidValueError
from belegg.model.period import Period
from belegg.model.span import Span

ZoneKind = Literal["title", "lead", "body", "subhead", "caption", "byline", "dateline", "factbox", "teaser", "listing"]


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """One block of the article text, `text[start:end]`, and the part it plays in the article."""

    kind: ZoneKind
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the article text, starting at `text`, that stands at `original` in the original.

    `verbatim` runs map character for character. The others stand for original characters that
    were decoded or left out (an entity, a tag): all of the run maps to `original`..`original_end`."""

    text: int
    text_end: int
    original: int
    original_end: int
    verbatim: bool


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What was read. `id` is the SHA-256 of the original bytes in hex; `original` the decoded
    original that evidence offsets point into; `text` the article text that is analysed, whose offsets
    `pieces` maps back (no pieces: text is original). `published` is None where the article does not
    tell its date, and `published_from` says what told it."""

    id: str
    name: str
    original: str
    text: str
    encoding: str
    media_type: Literal["text/plain", "text/html"]
    published: Period | None
    published_from: str | None
    outlet: str | None
    language: str | None
    zones: tuple[Zone, ...]
    pieces: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()


YEAR_INFERRED = "{}; its year, {}, is worked out from {}"
"""How `published_from` reads where the article does not tell its year: what tells the day, the year, the words."""


def year_is_inferred(document: Document) -> bool:
    """Return whether the year of the document's date is not told but worked out from other words of its text."""
    return document.published_from is not None and "; its year, " in document.published_from


def locate(document: Document, start: int, end: int) -> Span:
    """Return the span of the original that `document.text[start:end]` stands for."""
    if not 0 <= start < end <= len(document.text):
        raise InvalidValueError(f"characters {start}-{end} are outside the text ({len(document.text)} characters)")
    if document.pieces:
        first, last = _piece_at(document, start), _piece_at(document, end - 1)
        start = first.original + (start - first.text if first.verbatim else 0)
        end = last.original + (end - last.text) if last.verbatim else last.original_end
    return Span(start=start, end=end, quote=document.original[start:end])


def _piece_at(document: Document, offset: int) -> Piece:
    return document.pieces[bisect_right(document.pieces, offset, key=lambda piece: piece.text) - 1]
