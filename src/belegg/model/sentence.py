"""Sentences and tokens: the text with its syntax, in Universal Dependencies, as frozen values."""

from collections.abc import Iterator

import msgspec

from belegg.model.document import ZoneKind


class Token(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One word, in the case of running text where the document has capitals throughout. `start` and `end` are
    offsets into the document's text; `index` and `head` count from 0 within the sentence, and the root is its own
    head. `feats` is UD's string, as in "Definite=Def|Number=Plur", "" where there are none; `dep` is UD's relation in
    lower case, "root" for the root. `name` is the recogniser's guess ("PER", "ORG", "LOC", "GPE", "EVT", …) or ""."""

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    feats: str
    dep: str
    head: int
    name: str = ""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence. `index` counts through the document, `paragraph` counts its zones.
    `parsed` is False for a sentence that the first sifting found could hold no claim: its tokens
    then have text, offsets and lower-cased lemma alone (upos "X", dep "dep", head 0)."""

    index: int
    paragraph: int
    zone: ZoneKind
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    parsed: bool = True

    def children(self, head: int) -> Iterator[Token]:
        """Yield the tokens whose head is the token at `head`, in order."""
        return (token for token in self.tokens if token.head == head and token.index != head)

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the heads above the token at `index`, nearest first, ending with the root."""
        seen = {index}
        while (head := self.tokens[index].head) not in seen:
            seen.add(head)
            index = head
            yield self.tokens[index]

    def subtree(self, head: int) -> tuple[int, ...]:
        """Return the indices of the token at `head` and all below it, in order."""
        below = {head}
        grown = True
        while grown:
            more = {token.index for token in self.tokens if token.head in below} - below
            grown = bool(more)
            below |= more
        return tuple(sorted(below))
