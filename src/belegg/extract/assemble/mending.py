"""Mend what a tagger gets wrong of the words that this trade cannot do without: a weapon that is taken for no noun."""

from msgspec.structs import replace

from belegg.extract.frames.lexicon import weapon_mode
from belegg.model.sentence import Sentence, Token

LOOSE = ("ADV", "ADJ", "X", "INTJ", "ADP", "SCONJ", "DET")
LEADING = ("advmod", "amod", "mark", "dep", "case", "det")
SHORTEST = 4


def with_weapons(sentences: tuple[Sentence, ...], *, language: str) -> tuple[Sentence, ...]:
    """Return the sentences, words for weapons that were tagged as describing words made nouns ("da en granat traff"),
    and before the verb that they hang on its subject."""
    return tuple(_told(sentence, language) if sentence.parsed else sentence for sentence in sentences)


def _told(sentence: Sentence, language: str) -> Sentence:
    loose = [token for token in sentence.tokens if token.upos in LOOSE and len(token.text) >= SHORTEST]
    found = {token.index for token in loose if weapon_mode(language, token.text) is not None}
    if not found:
        return sentence
    return replace(
        sentence,
        tokens=tuple(_noun(sentence, token) if token.index in found else token for token in sentence.tokens),
    )


def _noun(sentence: Sentence, token: Token) -> Token:
    governor = sentence.tokens[token.head]
    leads = governor.upos == "VERB" and governor.index > token.index and token.dep in LEADING
    return replace(token, upos="NOUN", feats="", dep="nsubj" if leads else token.dep)
