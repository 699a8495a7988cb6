"""What a reader finds in a decoded original, before it is a Document."""

import msgspec

from belegg.model.document import Piece, Zone
from belegg.model.period import Period


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The article text with its zones and pieces, and what it tells of itself; None is untold."""

    text: str
    zones: tuple[Zone, ...]
    pieces: tuple[Piece, ...] = ()
    published: Period | None = None
    published_from: str | None = None
    outlet: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
