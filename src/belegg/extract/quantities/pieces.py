"""Cut a sentence into words, figures and marks, whatever its tokens look like, and find the way back."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from belegg.model.sentence import Sentence, Token

PieceKind = Literal["word", "figure", "mixed", "mark"]


class Piece(NamedTuple):
    """A word, a figure, a mixture of both ("T-72", "14.30") or a mark. `text` is lower-cased and
    without an abbreviation's stop; `start` and `end` are offsets into the sentence's text."""

    text: str
    raw: str
    start: int
    end: int
    kind: PieceKind


_CHUNK = re.compile(r"[^\W_](?:[^\W_]|[-‑–—.,:/'’](?=[^\W_]))*|\S")
_DIGIT = re.compile(r"\d")
_SPLIT = re.compile(r"[^,:/—]+|[,:/—]")


class Writing(NamedTuple):
    """How a language writes figures: patterns for a figure and for two with a dash, the spaces that
    group digits, the decimal mark, and the abbreviations that end in a stop."""

    figure: re.Pattern[str]
    pair: re.Pattern[str]
    spaces: frozenset[str]
    decimal: str
    abbreviations: frozenset[str]


def writing(thousands: list[str], decimal: str, dashes: list[str], abbreviations: list[str]) -> Writing:
    """Return how figures are written where `thousands` group digits and `decimal` parts off decimals."""
    spaces = frozenset(mark for mark in thousands if mark.isspace())
    marks = "".join(re.escape(mark) for mark in thousands if mark not in spaces)
    group = rf"\d{{1,3}}(?:[{marks}]\d{{3}})+|" if marks else ""
    figure = rf"(?:{group}\d+)(?:{re.escape(decimal)}\d+)?"
    dash = "".join(re.escape(mark) for mark in dashes)
    pair = re.compile(rf"({figure})([{dash}])({figure})")
    return Writing(re.compile(figure), pair, spaces, decimal, frozenset(abbreviations))


def cut(text: str, how: Writing) -> tuple[Piece, ...]:
    """Return the pieces of `text`, in order; figures grouped by spaces are one piece."""
    return tuple(_grouped(list(_chunks(text, how)), text, how))


def _chunks(text: str, how: Writing) -> Iterator[Piece]:
    skip = -1
    for match in _CHUNK.finditer(text):
        start, end = match.span()
        if start == skip:
            continue
        raw = match[0]
        if raw.isalpha() and text[end : end + 1] != ".":
            yield Piece(raw.lower(), raw, start, end, "word")
        elif _DIGIT.search(raw):
            yield from _numeric(raw, start, how)
        elif not raw[0].isalpha():
            yield Piece(raw, raw, start, end, "mark")
        elif any(mark in raw for mark in ",:/—"):
            yield from _parted(raw, start)
        else:
            lower = raw.lower()
            if text[end : end + 1] == "." and lower in how.abbreviations:
                skip = end
                end += 1
            yield Piece(lower, text[start:end], start, end, "word")


def _parted(raw: str, start: int) -> Iterator[Piece]:
    for part in _SPLIT.finditer(raw):
        kind: PieceKind = "word" if part[0][0].isalpha() else "mark"
        yield Piece(part[0].lower(), part[0], start + part.start(), start + part.end(), kind)


def _numeric(raw: str, start: int, how: Writing) -> Iterator[Piece]:
    if how.figure.fullmatch(raw):
        yield Piece(raw, raw, start, start + len(raw), "figure")
    elif match := how.pair.fullmatch(raw):
        for group in (1, 2, 3):
            part = match[group]
            kind: PieceKind = "mark" if group == 2 else "figure"
            yield Piece(part, part, start + match.start(group), start + match.end(group), kind)
    else:
        yield Piece(raw.lower(), raw, start, start + len(raw), "mixed")


def _grouped(pieces: list[Piece], text: str, how: Writing) -> Iterator[Piece]:
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        end = at
        if piece.kind == "figure" and len(piece.raw) <= 3 and piece.raw.isdigit() and piece.raw[0] != "0":
            while end + 1 < len(pieces) and _continues(pieces[end], pieces[end + 1], text, how):
                end += 1
        if end > at:
            last = pieces[end].end
            raw = text[piece.start : last]
            yield Piece(raw, raw, piece.start, last, "figure")
        else:
            yield piece
        at = end + 1


def _continues(before: Piece, after: Piece, text: str, how: Writing) -> bool:
    if after.kind != "figure" or after.start != before.end + 1 or text[before.end] not in how.spaces:
        return False
    whole, _, decimals = after.raw.partition(how.decimal)
    return len(whole) == 3 and whole.isdigit() and how.decimal not in before.raw and len(decimals) <= 2


class View:
    """A sentence with its pieces: the ways between the two, and what the parse says of a piece."""

    __slots__ = ("_starts", "pieces", "sentence")

    def __init__(self, sentence: Sentence, pieces: tuple[Piece, ...]) -> None:
        self.sentence = sentence
        self.pieces = pieces
        self._starts: list[int] | None = None

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds the character `offset` of the sentence's text."""
        if self._starts is None:
            self._starts = [token.start for token in self.sentence.tokens]
        return max(0, bisect_right(self._starts, self.sentence.start + offset) - 1)

    def token(self, piece: int) -> Token:
        """Return the token in which the piece ends (a piece may hold several: "40 000")."""
        return self.sentence.tokens[self.token_at(self.pieces[piece].end - 1)]

    def upos(self, piece: int) -> str:
        """Return the word class of the piece, "X" where there is no parse."""
        return self.token(piece).upos if self.sentence.parsed else "X"

    def word(self, piece: int) -> str:
        """Return the piece's lower-cased text, "" outside the sentence."""
        return self.pieces[piece].text if 0 <= piece < len(self.pieces) else ""

    def glued(self, piece: int) -> bool:
        """Return whether no space parts the piece from the one before it."""
        return piece > 0 and self.pieces[piece].start == self.pieces[piece - 1].end

    def piece_of(self, token: int) -> int | None:
        """Return the piece in which the token ends, None where the token is nothing but space."""
        offset = self.sentence.tokens[token].end - 1 - self.sentence.start
        for number, piece in enumerate(self.pieces):
            if piece.start <= offset < piece.end:
                return number
        return None
