"""Check that the texts beside the relevance words of a language weigh as they say."""

import re
from collections.abc import Iterator

from belegg.extract.assemble.draft import Context
from belegg.extract.assemble.relevance import Relevance, is_relevant
from belegg.languages.load import own_table
from belegg.model.document import Document
from belegg.model.sentence import Sentence, Token

WORD = re.compile(r"\w+(?:[-–]\w+)*|[^\w\s]")


def check(code: str) -> tuple[str, ...]:
    """Return one line for each example of relevance.toml whose words do not weigh as it says, and for each
    borrowed stem that is none of the stems; the language's own entries alone, () when all is well."""
    return tuple(_problems(code, own_table(code, "relevance", Relevance)))


def _problems(code: str, own: Relevance) -> Iterator[str]:
    where = f"languages/{code}/relevance.toml"
    for stem in own.borrowed:
        if stem not in own.stems:
            yield f"{where}: '{stem}' is borrowed but no stem; add it to the stems, or take it out"
    for example in own.example:
        if is_relevant(_context(example.text, code)) != example.relevant:
            yield f"{where}: '{example.text}' should {'' if example.relevant else 'not '}be of an armed conflict"


def _context(text: str, code: str) -> Context:
    """Return what is known of `text` cut into words and no more: one sentence without a tree and without parties."""
    tokens = tuple(
        Token(
            index=index, text=word[0], start=word.start(), end=word.end(), lemma=word[0].lower(), upos="X", feats="",
            dep="dep", head=0,
        )
        for index, word in enumerate(WORD.finditer(text))
    )  # fmt: skip
    sentence = Sentence(
        index=0, paragraph=0, zone="body", start=0, end=len(text), text=text, tokens=tokens, parsed=False
    )
    document = Document(
        id="", name="an example", original=text, text=text, encoding="utf-8", media_type="text/plain", published=None,
        published_from=None, outlet=None, language=code, zones=(),
    )  # fmt: skip
    return Context(document=document, language=code, sentences=(sentence,), settings=(None,), frames=((),), scopes=())
