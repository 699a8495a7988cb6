"""Chain the stages: from the bytes or the text of one article to its claims."""

from datetime import date
from pathlib import Path

import msgspec

from belegg.languages import load
from belegg.model.claim import Claim
from belegg.model.document import Document
from belegg.model.errors import UnreadableError, UnsupportedLanguageError

MOST_WORDS = 30_000
"""The most words that one document may have: a longer one is a book or an archive, not an article."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document, the code of the language it was read as, and the claims found in it."""

    document: Document
    language: str
    claims: tuple[Claim, ...]


def read(
    article: str | bytes,
    *,
    date: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    name: str = "text",
) -> Reading:
    """Return what `article` (its text, or the bytes of a text or HTML file) says, claim by claim.

    `date` ("2020-02-10", "2020-02", "2020" or a date) and `outlet` overrule what the article tells of
    itself; `language` is found out where it is None; `name` stands in error messages.
    Raises UnreadableError for what is empty, binary or too long, UnsupportedLanguageError for an article in a
    language that belegg does not read, and other BeleggErrors; see belegg.model.errors."""
    from belegg.read.document import read_bytes

    document = read_bytes(_bytes(article, name), name=name, published=date, outlet=outlet)
    return read_document(document, language=language)


def read_claims(
    article: str | bytes,
    *,
    date: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that `article` makes: its text, or the bytes of a text or HTML file.

    `date` ("2020-02-10", "2020-02", "2020" or a datetime.date) is the day it was published and `outlet` who
    published it; both overrule what the article tells of itself, and where neither tells the date, relative
    times ("i går") stay open. `language` is a code such as "nb"; it is found out where it is None.

    No claim rests on anything but the words in its `evidence`; what the words do not settle is None. An
    article that makes no claim gives (). Raises BeleggError, see there."""
    return read(article, date=date, outlet=outlet, language=language).claims


def read_path(
    path: Path, *, date: str | date | None = None, outlet: str | None = None, language: str | None = None
) -> Reading:
    """Return what the article in the file at `path` says; see read."""
    from belegg.read import document

    return read_document(document.read_path(path, published=date, outlet=outlet), language=language)


def read_document(document: Document, *, language: str | None = None) -> Reading:
    """Return what `document` says; `language` is found out where it is None. See read for the errors."""
    _bound(document)
    code = _supported(document, language)

    from belegg.analyse.sentences import analyse
    from belegg.extract.assemble.claims import claims

    sentences = analyse(document, code)
    return Reading(document=document, language=code, claims=claims(document, sentences, language=code))


def ungrounded(reading: Reading) -> tuple[str, ...]:
    """Return a line for each value of the claims that cannot be derived again from its own words (rule R24)."""
    from belegg.extract.assemble.ground import complaints

    return complaints(reading.document, reading.claims, language=reading.language)


def _bytes(article: str | bytes, name: str) -> bytes:
    if isinstance(article, bytes):
        return article
    try:
        return article.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableError(
            f"{name}: character {error.start} is half a surrogate pair and no text; decode the bytes as UTF-8 or UTF-16"
        ) from error


def _bound(document: Document) -> None:
    words = len(document.text.split())
    if words > MOST_WORDS:
        raise UnreadableError(
            f"{document.name}: {words:,} words are more than the {MOST_WORDS:,} that one article may have; split it up"
        )


def _supported(document: Document, language: str | None) -> str:
    from belegg.analyse.identify import language_of

    supported = load.supported()
    if language is None:
        guess = language_of(document.text)
        told = guess.code != "und"
        code, found = guess.code, f"written in {guess.name}" if told else "in a language that cannot be told"
    else:
        code, found = language, f"to be read as '{language}'"
    if code not in supported:
        known = ", ".join(f"{load.language(code).english_name} ({code})" for code in supported)
        raise UnsupportedLanguageError(
            f"{document.name}: {found}; belegg reads {known}; say which if it is one of these (--language)"
        )
    return code
