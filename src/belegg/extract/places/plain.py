"""Make sentences of plain text without a parse, for checking the examples in the language data."""

import re

from belegg.model.sentence import Sentence, Token

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-ZÆØÅ–«])|$)", re.DOTALL)
_TOKEN = re.compile(r"(?:St|dr|Dr)\.|[^\W_]+(?:[-.,'’`][^\W_]+)*|\S")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, unparsed."""
    return tuple(
        _sentence(match[0], index=index, start=match.start()) for index, match in enumerate(_SENTENCE.finditer(text))
    )


def _sentence(text: str, *, index: int, start: int) -> Sentence:
    tokens = tuple(
        Token(
            index=number,
            text=match[0],
            start=start + match.start(),
            end=start + match.end(),
            lemma=match[0].lower(),
            upos="X",
            feats="",
            dep="dep",
            head=0,
        )
        for number, match in enumerate(_TOKEN.finditer(text))
    )
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
