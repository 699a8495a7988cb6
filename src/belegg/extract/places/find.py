"""Find the places that a document names, with role, precision and namesakes not chosen."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from belegg.extract.places.choose import ENOUGH, Background, Weighed, background, weigh
from belegg.extract.places.holders import held
from belegg.extract.places.lands import land_of
from belegg.extract.places.make import location, near_side, role_of
from belegg.extract.places.mentions import Mention, mentions_in
from belegg.extract.places.stand_ins import stand_ins
from belegg.extract.places.strangers import repeated, stranger, strangers
from belegg.extract.places.surroundings import Surroundings, surroundings
from belegg.extract.places.table import Lexicon, Role, lexicon
from belegg.model.parts import Location
from belegg.model.sentence import Sentence
from belegg.world.spelling import light

JOINED = 2.0
NAMED = 0.5
"""What a place weighs for its country, beside the countries that are named themselves."""
ELSEWHERE = ("dateline", "byline", "teaser")
"""Zones whose places nothing in the article points back to."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """The places that a document names, by sentence, with what the whole of it tells: `spread` is how often each
    capitalised word follows a preposition of place."""

    language: str
    groups: tuple[tuple[Location, ...], ...]
    document: Background
    spread: Mapping[str, int]


def find(sentences: Sequence[Sentence], *, language: str, about: Sequence[str] = ()) -> tuple[Location, ...]:
    """Return the places named in the sentences of one document, and what points back to them, in order.

    `about` are alpha-3 codes of countries that the document is known to be about: they count among
    namesakes. The sentences need not be parsed. Raises LanguageDataError for a wrong places.toml."""
    return pointed(sentences, named_in(sentences, language=language, about=about))


def named_in(sentences: Sequence[Sentence], *, language: str, about: Sequence[str] = ()) -> Named:
    """Return the places that the document names, with role, precision and namesakes not chosen."""
    words = lexicon(language)
    mentions = [list(mentions_in(sentence, words)) for sentence in sentences]
    document = background(sentences, (one for group in mentions for one in group), words, about)
    document = _settled(sentences, mentions, document, words)
    spread = repeated(sentences, words)
    found: list[Location] = []
    groups = []
    for sentence, group in zip(sentences, mentions, strict=True):
        told = [*_named(sentence, group, document, words, found)]
        told += strangers(sentence, told, document, words, spread)
        groups.append(tuple(sorted(told, key=lambda one: one.first)))
        found += groups[-1]
    return Named(language=language, groups=tuple(groups), document=document, spread=spread)


def with_more(named: Named, sentence: Sentence, first: int, last: int) -> Named:
    """Return the places with one more, which tokens `first` to `last` of a sentence name."""
    group = named.groups[sentence.index]
    land = land_of(named.groups, named.document, sentence.index)
    told = stranger(sentence, first, last, group, named.document, lexicon(named.language), named.spread, land)
    grown = tuple(sorted((*group, told), key=lambda one: one.first))
    groups = (*named.groups[: sentence.index], grown, *named.groups[sentence.index + 1 :])
    return replace(named, groups=groups)


def pointed(sentences: Sequence[Sentence], named: Named) -> tuple[Location, ...]:
    """Return the places named with the words that point back to them ("byen", "der"), in order."""
    words = lexicon(named.language)
    found: list[Location] = []
    for sentence, group in zip(sentences, named.groups, strict=True):
        told = [one for one in found if sentences[one.sentence].zone not in ELSEWHERE]
        pointing = list(stand_ins(sentence, list(group), told, named.document, words))
        found += sorted([*group, *pointing], key=lambda one: one.first)
    return tuple(held(found, sentences, words))


def _settled(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], document: Background, words: Lexicon
) -> Background:
    """Return what the document tells once its surest names are known: a name that stands once where only a place can
    stand is a place, and the same place, wherever it stands."""
    countries, holding = dict(document.countries), dict(document.held)
    told: set[str] = set()
    inside: set[tuple[str, str]] = set()
    points: set[tuple[float, float]] = set()
    for sentence, group in zip(sentences, mentions, strict=True):
        before: Mention | None = None
        for mention in group:
            around = surroundings(sentence, mention, before, words)
            before = mention
            weighed = weigh(mention, around, sentence, document, words)
            placed = _inside(weighed, sentence, group, words)
            if mention.country is not None or placed.score < ENOUGH or not placed.known or around.runs_on:
                continue
            name, best = light(mention.name), placed.known[0]
            if name not in told and best.country and not best.curated:
                countries[best.country] = countries.get(best.country, 0.0) + NAMED
            told.add(name)
            if len({one.id for one in placed.known}) == 1 and best.latitude is not None and best.longitude is not None:
                points.add((best.latitude, best.longitude))
            if best.kind == "admin1" and best.country and best.admin1:
                inside.add((best.country, best.admin1))
            if not placed.tied and (placed.known[0] != weighed.known[0] or placed.score > weighed.score):
                holding.setdefault(name, best.id)
    return replace(
        document,
        countries=countries,
        told=frozenset(told),
        inside=frozenset(inside),
        held=holding,
        points=tuple(sorted(points)),
    )


def _named(
    sentence: Sentence, mentions: Sequence[Mention], document: Background, words: Lexicon, earlier: list[Location]
) -> Iterator[Location]:
    before: Mention | None = None
    role: Role | None = None
    accepted: Location | None = None
    said: list[Location] = []
    around_before: Surroundings | None = None
    for mention in mentions:
        around = surroundings(sentence, mention, before, words)
        listed = around.joined and accepted is not None
        if listed and around_before is not None and around.noun is None:
            around = replace(around, noun=around_before.noun)
        weighed = _inside(weigh(mention, around, sentence, document, words), sentence, mentions, words)
        weighed = replace(weighed, score=weighed.score + (JOINED if listed else 0.0))
        before, around_before = mention, around
        if weighed.score < ENOUGH:
            accepted, role = None, None
            continue
        role = role_of(weighed, sentence, words, role)
        accepted = location(weighed, sentence, words, role=role)
        if around.border:
            accepted = near_side(accepted, document, [*earlier, *said])
        said.append(accepted)
        yield accepted


def _inside(weighed: Weighed, sentence: Sentence, mentions: Sequence[Mention], words: Lexicon) -> Weighed:
    """Return the weighed name with its namesakes ordered by the place said to hold it: "Donetsk i Ukraina"."""
    after = weighed.mention.last + 1
    tokens = sentence.tokens
    if after + 1 >= len(tokens) or tokens[after].text not in words.grammar.holding:
        return weighed
    holder = next((one for one in mentions if after < one.first <= after + 4), None)
    if holder is None or (tokens[after].text == "," and holder.first != after + 1):
        return weighed
    lands = {holder.country} if holder.country else {place.country for place in holder.known[:2]}
    divisions = {place.name for place in holder.known if place.kind == "admin1"}
    ranked = sorted(
        weighed.known, key=lambda place: (place.country in lands) + (place.admin1 in divisions), reverse=True
    )
    lies = bool(ranked) and ranked[0].country in lands
    lies = lies and (tokens[after].text != "," or ranked[0].admin1 in divisions or words.joint == " ")
    score = weighed.score + (1.5 if lies and holder.sure else 0.0)
    tied = weighed.tied and not divisions & {place.admin1 for place in ranked[:1]}
    return replace(weighed, known=tuple(ranked), score=score, tied=tied)
