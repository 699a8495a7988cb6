"""The text of a report that is shown, the article alone where it is HTML, and where spans stand in it."""

from functools import cache

from belegg.model.claim import Claim
from belegg.model.document import Piece
from belegg.model.errors import UnreadableError
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.read.html import is_html, read_html
from belegg.show.report.names import clean


@cache
def shown_text(original: str) -> tuple[str, tuple[Piece, ...]]:
    """Return the text to show of an original: the article in it with its map where it is HTML, else the original."""
    if is_html(original):
        try:
            article = read_html(original, name="report")
        except UnreadableError:
            return original, ()
        return article.text, tuple(article.pieces)
    return original, ()


def in_text(span: Span, original: str) -> tuple[int, int] | None:
    """Return where the words of `span` stand in the text that is shown of `original`, None where they do not."""
    if original[span.start : span.end] != span.quote:
        return None
    text, pieces = shown_text(original)
    if not pieces:
        return span.start, span.end
    over = [piece for piece in pieces if piece.original < span.end and piece.original_end > span.start]
    if not over:
        return None
    first, last = over[0], over[-1]
    start = first.text + (max(0, span.start - first.original) if first.verbatim else 0)
    end = last.text + (span.end - last.original) if last.verbatim else last.text_end
    return (start, min(end, last.text_end)) if start < min(end, last.text_end, len(text)) else None


def quoted(claim: Claim, report: Report | None) -> str:
    """Return the words that carry a claim's value as a reader sees them, without markup."""
    span = claim.evidence[0]
    place = in_text(span, report.text) if report is not None and report.text is not None else None
    if report is None or report.text is None or place is None:
        return clean(span.quote)
    return clean(shown_text(report.text)[0][place[0] : place[1]])
