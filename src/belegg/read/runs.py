"""Build the article text from runs of the original, and keep where each run stands."""

import msgspec

from belegg.model.document import Piece


class Draft(msgspec.Struct, kw_only=True):
    """An article text that is being built: its parts, its length so far, and the pieces that map it back."""

    parts: list[str] = msgspec.field(default_factory=list)
    pieces: list[Piece] = msgspec.field(default_factory=list)
    length: int = 0


def copy(draft: Draft, original: str, start: int, end: int) -> None:
    """Add original[start:end] as it is."""
    if start < end:
        _add(draft, original[start:end], start, end, verbatim=True)


def stand_in(draft: Draft, words: str, start: int, end: int) -> None:
    """Add `words` for original[start:end], which says it otherwise (a tag, an entity, a line break)."""
    if words:
        _add(draft, words, start, end, verbatim=False)


def text_of(draft: Draft) -> str:
    """Return the text built so far."""
    return "".join(draft.parts)


def _add(draft: Draft, words: str, start: int, end: int, *, verbatim: bool) -> None:
    last = draft.pieces[-1] if draft.pieces else None
    if verbatim and last is not None and last.verbatim and last.original_end == start:
        draft.pieces[-1] = Piece(
            text=last.text, text_end=last.text_end + len(words), original=last.original, original_end=end, verbatim=True
        )
    else:
        text = draft.length
        piece = Piece(text=text, text_end=text + len(words), original=start, original_end=end, verbatim=verbatim)
        draft.pieces.append(piece)
    draft.parts.append(words)
    draft.length += len(words)
