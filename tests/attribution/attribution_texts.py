"""Turn short marked texts into sentences without a parse."""

import re

from belegg.extract.attribution.examples import plain_sentence
from belegg.model.sentence import Sentence


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`; "|" parts sentences, a line break paragraphs, each one character long."""
    found: list[Sentence] = []
    at = 0
    for paragraph, block in enumerate(text.split("\n")):
        for words in block.split("|"):
            found.append(plain_sentence(words, start=at, index=len(found), paragraph=paragraph))
            at += len(words) + 1
    return tuple(found)


def marked(text: str) -> tuple[str, int, int]:
    """Return `text` without its brackets, and where the words between them begin and end."""
    match = re.search(r"\[(.*?)\]", text, re.S)
    assert match, text
    return text[: match.start()] + match[1] + text[match.end() :], match.start(), match.end() - 2
