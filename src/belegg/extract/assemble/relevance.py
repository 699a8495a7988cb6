"""Tell whether a text speaks of an armed conflict at all; sport, crime, business and metaphor borrow its words."""

from collections.abc import Sequence
from functools import cache
from math import log

import msgspec

from belegg.extract.assemble.draft import Context
from belegg.extract.learned.find import Guess
from belegg.extract.learned.topic import topic
from belegg.languages.load import table
from belegg.model.actor import Actor
from belegg.world.countries import conflict_countries

FORCES = ("state_forces", "rebels", "militia", "peacekeepers")
WITNESSES = ("intergovernmental", "monitor", "ngo")
ARMS = ("shelling", "air_strike", "drone_strike", "missile", "suicide_bombing", "ground_assault")
WITNESSED, STRUCK, AT_WAR = 0.5, 0.5, 1.0
MOST_WITNESSED, MOST_STRUCK = 1.0, 1.5
WORDS_PER_SIGN = 70
MOST_NEEDED = 5.0
WORDS_PER_SIGN_ABROAD = 90
MOST_ABROAD = 4.0
TELLING, LEAST_TELLING = 0.13, 0.01
"""How likely the words and counts of a report on a war carry a claim, on average, at the least."""
BORNE_OUT = 4.0
"""What the logarithm of that weighs against the odds that its words tell."""
LEAST = -2.0
"""The odds, with it, at which a document is read; as a logarithm."""


class RelevanceExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text and whether it speaks of an armed conflict."""

    text: str
    relevant: bool


class Relevance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """relevance.toml: stems of war reports; `borrowed` ones, which others use too, count for half;
    `against` are stems of reports on disasters, accidents and games, each of which takes a sign away; `home` are the
    countries (alpha-3) whose own news is told in the language."""

    stems: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
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
    return share_of_needed(context) >= 1


def share_of_needed(context: Context) -> float:
    """Return the document's signs of an armed conflict as a share of those that it must show."""
    return weigh(context) / _needed(context)


def speaks_of_war(context: Context, guesses: Sequence[Guess]) -> bool:
    """Return whether the document speaks of an armed conflict: by what its words are about, by its signs, and by how
    much of it the network takes for claims ("the battle for the title", an exercise, a film)."""
    if not guesses:
        return is_relevant(context)
    mean = sum(guess.likely[guess.best] for guess in guesses) / len(guesses)
    borne_out = BORNE_OUT * log(max(mean, LEAST_TELLING) / TELLING)
    return topic().odds(context.sentences, share_of_needed(context)) + borne_out >= LEAST


def _needed(context: Context) -> float:
    """Return how many signs a document of this length, which plays there, must show."""
    words = sum(len(sentence.tokens) for sentence in context.sentences)
    abroad = context.home is not None and context.home not in relevance(context.language).home
    per_sign, most = (WORDS_PER_SIGN_ABROAD, MOST_ABROAD) if abroad else (WORDS_PER_SIGN, MOST_NEEDED)
    return min(max(words / per_sign, 1.0), most)


def weigh(context: Context) -> float:
    """Return how many different signs of an armed conflict the document shows, less those of something else.

    Borrowed words count for half, and so do forces of nobody named ("styrkene", which firefighters have too), each
    kind of arms that is said to strike, and bodies that watch wars and help; a land that knows war counts for one."""
    known = relevance(context.language)
    texts = {token.text.lower() for sentence in context.sentences for token in sentence.tokens if len(token.text) > 3}
    written = "\n".join(texts)  # one search a stem; no stem reaches over a line's end
    found = {stem for stem in known.stems if stem in written}
    forces = _parties(context, FORCES)
    named = sum(1.0 if actor.name or actor.country else 0.5 for actor in forces)
    signs = sum(0.5 if stem in known.borrowed else 1.0 for stem in found) + named
    if not signs:
        return 0.0
    arms = {frame.mode for frame in context.all_frames("attack") if frame.mode in ARMS and not frame.weak}
    witnesses = len(_parties(context, WITNESSES))
    at_war = AT_WAR if _plays_at_war(context) else 0.0
    other = sum(stem in written for stem in known.against)
    beside = min(len(arms) * STRUCK, MOST_STRUCK) + min(witnesses * WITNESSED, MOST_WITNESSED) + at_war
    return signs + beside - other


def _plays_at_war(context: Context) -> bool:
    """Return whether the document plays in a land that knows war; where none stands out, whether all it names do."""
    if context.home is not None:
        return context.home in conflict_countries()
    named = {
        location.place.country
        for setting in context.settings
        if setting is not None
        for location in setting.locations
        if location.place.country is not None
    }
    return bool(named) and named <= conflict_countries()


def _parties(context: Context, sectors: Sequence[str]) -> tuple[Actor, ...]:
    """Return the different parties of `sectors` that the document speaks of."""
    found = {
        phrase.party.actor.id or phrase.party.actor.as_written.lower(): phrase.party.actor
        for setting in context.settings
        if setting is not None
        for phrase in setting.phrases
        if phrase.party is not None and phrase.party.actor.sector in sectors
    }
    return tuple(found.values())
