"""Tell whether a text speaks of an armed conflict at all; sport, crime, business and metaphor borrow its words."""

from functools import cache

import msgspec

from belegg.extract.assemble.draft import Context
from belegg.languages.load import table

FORCES = ("state_forces", "rebels", "militia", "peacekeepers")
WORDS_PER_SIGN = 70
MOST_NEEDED = 5.0
WORDS_PER_SIGN_ABROAD = 90
MOST_ABROAD = 4.0


class RelevanceExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text and whether it speaks of an armed conflict."""

    text: str
    relevant: bool


class Relevance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """relevance.toml: stems of war reports; `borrowed` ones, which others use too, count for half;
    `home` are the countries (alpha-3) whose own news is told in the language."""

    stems: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    example: tuple[RelevanceExample, ...] = ()


@cache
def relevance(code: str) -> Relevance:
    """Return the relevance words of the language `code`, with its parent's."""
    return table(code, "relevance", Relevance)


def is_relevant(context: Context) -> bool:
    """Return whether the document has enough signs of an armed conflict; a short text needs fewer, and so does one
    that plays in a country other than the readers' own, where crime, fires and politics are told most."""
    words = sum(len(sentence.tokens) for sentence in context.sentences)
    abroad = context.home is not None and context.home not in relevance(context.language).home
    per_sign, most = (WORDS_PER_SIGN_ABROAD, MOST_ABROAD) if abroad else (WORDS_PER_SIGN, MOST_NEEDED)
    return weigh(context) >= min(max(words / per_sign, 1.0), most)


def weigh(context: Context) -> float:
    """Return how many different signs of an armed conflict the document shows; borrowed words count for half, and so
    do forces of nobody named ("styrkene", which firefighters have too)."""
    known = relevance(context.language)
    texts = {token.text.lower() for sentence in context.sentences for token in sentence.tokens if len(token.text) > 3}
    found = {stem for text in texts for stem in known.stems if stem in text}
    parties = {
        phrase.party.actor.id or phrase.party.actor.as_written.lower(): phrase.party.actor
        for setting in context.settings
        if setting is not None
        for phrase in setting.phrases
        if phrase.party is not None and phrase.party.actor.sector in FORCES
    }
    named = sum(1.0 if actor.name or actor.country else 0.5 for actor in parties.values())
    return sum(0.5 if stem in known.borrowed else 1.0 for stem in found) + named
