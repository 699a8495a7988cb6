"""Find the places that a document names, with role, precision and namesakes not chosen."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from belegg.extract.places.choose import ENOUGH, Background, Weighed, background, weigh
from belegg.extract.places.make import location, near_side, role_of
from belegg.extract.places.mentions import Mention, mentions_in
from belegg.extract.places.stand_ins import stand_ins
from belegg.extract.places.strangers import repeated, strangers
from belegg.extract.places.surroundings import Surroundings, surroundings
from belegg.extract.places.table import Lexicon, Role, lexicon
from belegg.model.parts import Location
from belegg.model.sentence import Sentence

JOINED = 2.0
ELSEWHERE = ("dateline", "byline", "teaser")
"""Zones whose places nothing in the article points back to."""


def find(sentences: Sequence[Sentence], *, language: str, about: Sequence[str] = ()) -> tuple[Location, ...]:
    """Return the places named in the sentences of one document, in order.

    `about` are alpha-3 codes of countries that the document is known to be about: they count among
    namesakes. The sentences need not be parsed. Raises LanguageDataError for a wrong places.toml."""
    words = lexicon(language)
    mentions = [list(mentions_in(sentence, words)) for sentence in sentences]
    document = background(sentences, (one for group in mentions for one in group), words, about)
    spread = repeated(sentences, words)
    found: list[Location] = []
    for sentence, group in zip(sentences, mentions, strict=True):
        named = [*_named(sentence, group, document, words, found)]
        named += strangers(sentence, named, document, words, spread)
        named.sort(key=lambda one: one.first)
        told = [one for one in found if sentences[one.sentence].zone not in ELSEWHERE]
        pointing = list(stand_ins(sentence, named, told, document, words))
        found += sorted([*named, *pointing], key=lambda one: one.first)
    return tuple(found)


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
    held = bool(ranked) and ranked[0].country in lands and tokens[after].text != ","
    score = weighed.score + (1.5 if held and holder.sure else 0.0)
    return replace(weighed, known=tuple(ranked), score=score)
