"""Make sentences of plain text without a parse, for checking the examples in the language data."""

import re

from belegg.model.sentence import Sentence, Token

_TOKEN = re.compile(r"[^\W_]+(?:[-.,'’][^\W_]+)*|\S")


def sentence(text: str, *, index: int = 0, start: int = 0) -> Sentence:
    """Return `text` as one unparsed sentence that begins at character `start` of its document."""
    tokens = tuple(
        Token(
            index=number, text=match[0], start=start + match.start(), end=start + match.end(), lemma=match[0].lower(),
            upos="X", feats="", dep="dep", head=0,
        )
        for number, match in enumerate(_TOKEN.finditer(text))
    )  # fmt: skip
    return Sentence(
        index=index,
        paragraph=0,
        zone="body",
        start=start,
        end=start + len(text),
        text=text,
        tokens=tokens,
        parsed=False,
    )
