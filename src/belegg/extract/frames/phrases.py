"""The phrases of a sentence: what may fill a role, with its preposition and its neighbours in a list."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from belegg.extract.frames.segments import Segments
from belegg.extract.frames.words import ClauseWords
from belegg.model.parts import Location, Moment, Parts, Party, Quantity
from belegg.model.sentence import Sentence, Token

MODIFIERS = ("ADJ", "DET", "NUM")


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words `first`..`last` around the token `head`. `preposition` is the lower-cased preposition in
    front, "" for none; `leader` the head of the first phrase of the list it stands in ("fem
    soldater og to sivile"), its own head when it stands alone. What the parts know of it stands beside."""

    head: int
    first: int
    last: int
    preposition: str
    leader: int
    genitive: bool = False
    quantity: Quantity | None = None
    party: Party | None = None
    location: Location | None = None
    moment: Moment | None = None


class SentenceParts(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of one sentence."""

    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    locations: tuple[Location, ...] = ()
    parties: tuple[Party, ...] = ()


def by_sentence(parts: Parts, count: int) -> list[SentenceParts]:
    """Return the parts of each of `count` sentences."""
    found: list[dict[str, list[object]]] = [defaultdict(list) for _ in range(count)]
    for name in ("quantities", "moments", "locations", "parties"):
        for part in getattr(parts, name):
            found[part.sentence][name].append(part)
    return [SentenceParts(**{name: tuple(values) for name, values in each.items()}) for each in found]  # type: ignore[arg-type]


def phrases(sentence: Sentence, parts: SentenceParts, segments: Segments, words: ClauseWords) -> tuple[Phrase, ...]:
    """Return the phrases of `sentence`, in order of their heads."""
    heads: dict[int, dict[str, object]] = {}
    for party in parts.parties:
        if party.form != "demonym":
            heads.setdefault(party.head, {})["party"] = party
    for location in parts.locations:
        heads.setdefault(_location_head(sentence, location), {})["location"] = location
    for moment in parts.moments:
        heads.setdefault(moment.last, {})["moment"] = moment
    for quantity in parts.quantities:
        head = quantity.noun if quantity.noun is not None else quantity.last
        if head < quantity.first and "quantity" in heads.get(head, {}):
            head = quantity.last  # the noun is counted whole before: "of the 400 soldiers, 50 were killed"
        heads.setdefault(head, {}).setdefault("quantity", quantity)
    inside = {index for quantity in parts.quantities for index in range(quantity.first, quantity.last + 1)}
    inside |= {index for location in parts.locations for index in range(location.first, location.last)}
    inside |= {index for moment in parts.moments for index in range(moment.first, moment.last + 1)}
    inside |= {
        index for party in parts.parties if party.form != "demonym" for index in range(party.first, party.last + 1)
    }
    for token in sentence.tokens:
        if token.upos in ("NOUN", "PROPN") and token.index not in inside and not _is_first_part(token):
            heads.setdefault(token.index, {})
    found: list[Phrase] = []
    for head in sorted(heads):
        found.append(_phrase(sentence, head, heads[head], found, segments, words))
    return tuple(found)


def _location_head(sentence: Sentence, location: Location) -> int:
    return min(location.last, len(sentence.tokens) - 1)


def _phrase(
    sentence: Sentence,
    head: int,
    known: dict[str, object],
    before: Sequence[Phrase],
    segments: Segments,
    words: ClauseWords,
) -> Phrase:
    first, last = head, head
    for part in known.values():
        first, last = min(first, part.first), max(last, part.last)  # type: ignore[attr-defined]
    floor = before[-1].last if before else -1
    counted = known.get("quantity")
    start = counted.first if isinstance(counted, Quantity) else -1
    while first - 1 > floor and (
        sentence.tokens[first - 1].upos in MODIFIERS or (first != start and _is_first_part(sentence.tokens[first - 1]))
    ):
        first -= 1
    preposition = _preposition(sentence, first, segments)
    alone = bool(preposition) or not before or segments.of[before[-1].head] != segments.of[head]
    leader = head if alone else _leader(sentence, first, before, words, counted="quantity" in known)
    if leader not in (-1, head):
        preposition = next(phrase.preposition for phrase in before if phrase.head == leader)
    token = sentence.tokens[head]
    return Phrase(
        head=head,
        first=first,
        last=last,
        preposition=preposition,
        leader=leader if leader >= 0 else head,
        genitive=_is_genitive(token) or (last != head and _is_genitive(sentence.tokens[last])),
        **known,  # type: ignore[arg-type]
    )


def _is_first_part(token: Token) -> bool:
    """Return whether a noun is the first part of a compound written apart ("drone" in "drone attack")."""
    return token.dep == "compound" and token.upos == "NOUN" and token.head > token.index


def _is_genitive(token: Token) -> bool:
    return "Case=Gen" in token.feats or (
        token.upos == "PROPN" and token.text.endswith(("s", "'", "’")) and token.dep == "nmod"
    )


def _preposition(sentence: Sentence, first: int, segments: Segments) -> str:
    for index in range(first - 1, max(first - 4, -1), -1):
        token = sentence.tokens[index]
        if token.upos == "ADP":
            own = segments.segments[segments.of[index]]
            opens = own.opening == "sub" and own.opener == index
            return "" if opens or token.dep in ("compound:prt", "mark") else token.text.lower()
        if token.upos not in ("ADV", "ADJ", "DET", "NUM") and not _is_first_part(token):
            return ""
    return ""


def _opens_clause(sentence: Sentence, comma: int) -> bool:
    """Return whether no verb stands before the comma: what does opens the clause ("In Gaza, three men were …")."""
    return not any(token.upos in ("VERB", "AUX") and token.dep != "case" for token in sentence.tokens[:comma])


def _leader(sentence: Sentence, first: int, before: Sequence[Phrase], words: ClauseWords, *, counted: bool) -> int:
    """Return the head of the list that the phrase starting at `first` goes on, -1 where it starts its own.

    A counted phrase goes on the list of the last counted one ("fem soldater fra hæren og to sivile")."""
    if first < 2:
        return -1
    joint = sentence.tokens[first - 1].text.lower()
    if joint not in words.list_coordinators and joint != ",":
        return -1
    previous = before[-1]
    if joint == "," and not words.verb_second and previous.preposition and _opens_clause(sentence, first - 1):
        return -1
    if counted and previous.location is not None and previous.quantity is None and previous.party is None:
        return -1
    between = sentence.tokens[previous.last + 1 : first]
    if not between or any(token.upos in ("VERB", "AUX", "SCONJ") for token in between):
        return -1
    earlier = next((phrase for phrase in reversed(before[-4:]) if phrase.quantity is not None), None)
    if counted and earlier is not None and previous is not earlier and len(between) == 1:
        stretch = sentence.tokens[earlier.last + 1 : first]
        if not any(token.upos in ("VERB", "AUX", "SCONJ") or token.text == "," for token in stretch):
            return earlier.leader
    if len(between) == 1:
        return previous.leader
    if between[0].upos == "ADP" and len(before) > 1:
        return -1
    if between[0].text == "," and joint != ",":
        return -1
    return previous.leader if len(between) <= 2 else -1
