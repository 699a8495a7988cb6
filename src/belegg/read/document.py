"""Read bytes or a file into a Document: the reading stage's front door."""

import os
import re
import stat
from datetime import date
from hashlib import sha256
from pathlib import Path

from belegg.model.document import Document
from belegg.model.errors import UnreadableError
from belegg.model.period import Period
from belegg.read.article import Article
from belegg.read.dates import given_period
from belegg.read.encoding import Decoded, decode
from belegg.read.html import is_html, read_html
from belegg.read.plain import read_plain

WORD = re.compile(r"[^\W_]")
LARGEST = 20 * 1024 * 1024
HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_bytes(
    data: bytes,
    *,
    name: str,
    published: str | date | None = None,
    outlet: str | None = None,
    media_type: str | None = None,
) -> Document:
    """Return the document in `data`, called `name` in messages. `published` ("2020-02-10", "2020-02", "2020")
    and `outlet` overrule what the article says; `media_type` None is found out.

    Raises UnreadableError for what is empty, binary, too large, in no known encoding, or HTML without an article."""
    if len(data) > LARGEST:
        raise _too_large(name, len(data))
    given = _given(published, name)
    if not data:
        raise UnreadableError(f"{name}: empty, there is no text in it; give a file with an article in it")
    decoded = decode(data, name=name)
    html = is_html(decoded.text) if media_type is None else media_type in HTML_TYPES and "<" in decoded.text
    article = read_html(decoded.text, name=name) if html else read_plain(decoded.text)
    if not WORD.search(article.text):
        raise UnreadableError(f"{name}: has no words in it; give a file with an article in it")
    return _document(data, decoded, article, name=name, given=given, outlet=outlet, html=html)


def read_path(path: Path, *, published: str | date | None = None, outlet: str | None = None) -> Document:
    """Return the document in the file at `path`; see read_bytes. A file that is too large is refused unread."""
    media_type = "text/html" if path.suffix.lower() in (".html", ".htm", ".xhtml") else None
    data = _bytes_of(path)
    return read_bytes(data, name=str(path), published=published, outlet=outlet, media_type=media_type)


def _bytes_of(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(
                f"{path}: is a folder; give the files in it, or the folder to a command that reads many"
            )
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(f"{path}: not a regular file; give a text or HTML file, or '-' for a pipe")
        if status.st_size > LARGEST:
            raise _too_large(str(path), status.st_size)
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
        raise UnreadableError(f"{path}: cannot be opened ({why}); check that it exists and may be read") from error


def _too_large(name: str, size: int) -> UnreadableError:
    return UnreadableError(
        f"{name}: too large, {size / 1048576:.0f} MB and more than {LARGEST // 1048576} MB is no article; split it up"
    )


def _given(published: str | date | None, name: str) -> Period | None:
    if published is None:
        return None
    period = given_period(published)
    if period is None:
        raise UnreadableError(
            f"{name}: the given date '{published}' is no date; write it as 2020-02-10, 2020-02 or 2020"
        )
    return period


def _document(
    data: bytes, decoded: Decoded, article: Article, *, name: str, given: Period | None, outlet: str | None, html: bool
) -> Document:
    return Document(
        id=sha256(data).hexdigest(),
        name=name,
        original=decoded.text,
        text=article.text,
        encoding=decoded.encoding,
        media_type="text/html" if html else "text/plain",
        published=given or article.published,
        published_from="given" if given else article.published_from,
        outlet=outlet or article.outlet,
        language=article.language,
        zones=article.zones,
        pieces=article.pieces,
        notes=decoded.notes + article.notes,
    )
