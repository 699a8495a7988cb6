"""Fit, on marked texts, which words are cues, who speaks by them and what; read other texts by what is fitted.

Source and content are each chosen among what may be one: fitted so that the right ones take all the chance. How sure
the source is by itself counts in whether a word is a cue at all.

What is marked is nearly never two attributions in the same words, so a cue right above another with the same source
gives way to the likelier of the two."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from belegg.model.document import Document, locate
from belegg.model.sentence import Sentence, Token
from benchmarks.muc4.learner import Features, Model, chances_among, fit, fit_choice
from benchmarks.parts.tallies import Stretch, overlap
from benchmarks.polnear.candidates import Role, Tree, contents, cues, sources, trees
from benchmarks.polnear.features import of_cue, of_role, said_forms

FOLDS = 5
LEAST = 0.35
"""How likely a word must be a cue to be taken for one; this, RIDGE and SURE did best in folds of the half looked at."""
RIDGE = 3.0
SURE = 0.3
"""The power with which the sureness of its source counts in how likely a cue is."""
CHAINED = ("xcomp", "obj", "acl", "obl", "nmod")
NEAR = 4

Marked = tuple[tuple[Stretch, ...], tuple[Stretch, ...], tuple[Stretch, ...]]
"""The stretches of source, cue and content."""


class Choice(NamedTuple):
    """Words that may be a source or content, with what is told of them."""

    stretches: tuple[Stretch, ...]
    features: Features


class Candidate(NamedTuple):
    """A word that may be a cue, with what is told of it, and its sources and contents; `above` is the word over it."""

    sentence: int
    token: Token
    stretch: Stretch
    features: Features
    sources: tuple[Choice, ...]
    contents: tuple[Choice, ...]


class Fitted(NamedTuple):
    """What is fitted: is a word a cue, which may be its source and which its content; `sure`: is this its source."""

    cue: Model
    source: Model
    content: Model
    sure: Model


def fold(name: str) -> int:
    """Return the fold that the text called `name` belongs to, the same on every machine."""
    return sha256(f"fold {name}".encode()).digest()[0] % FOLDS


def candidates(document: Document, sentences: Sequence[Sentence], read: Sequence[Marked]) -> tuple[Candidate, ...]:
    """Return the words of a text that may be cues; `read` is what the reader itself found in it."""
    read_cues = [stretch for _, cue, _ in read for stretch in cue]
    grown = trees(sentences)
    places = [[_place(document, token) for token in sentence.tokens] for sentence in sentences]
    found: list[Candidate] = []
    for number, one in enumerate(grown):
        spots = frozenset(_read_at(one, places[number], read_cues))
        found += [_candidate(grown, number, cue, spots, places) for cue in cues(one)]
    return tuple(found)


def _place(document: Document, token: Token) -> Stretch:
    span = locate(document, token.start, token.end)
    return span.start, span.end


def _read_at(one: Tree, places: Sequence[Stretch], read: Sequence[Stretch]) -> Iterator[int]:
    """Yield the tokens that carry the cues that the reader found."""
    for cue in read:
        inside = [token for token in one.sentence.tokens if overlap(places[token.index], cue)]
        verbs = [token for token in inside if token.text.lower() in said_forms() and token.upos != "PROPN"]
        verbs = verbs or [token for token in inside if token.upos == "VERB" or token.text.lower() == "according"]
        if verbs:
            yield (verbs[-1] if verbs[-1] is inside[-1] else verbs[0]).index


def _candidate(
    grown: Sequence[Tree], number: int, cue: Token, read: Collection[int], places: Sequence[Sequence[Stretch]]
) -> Candidate:
    one = grown[number]

    def choice(role: Role, which: str) -> Choice:
        return Choice(
            tuple((places[at][first][0], places[at][last][1]) for at, first, last in role.parts),
            of_role(one, cue, role, which),
        )

    return Candidate(
        number,
        cue,
        places[number][cue.index],
        of_cue(one, cue, read),
        tuple(choice(role, "source") for role in sources(grown, number, cue)),
        tuple(choice(role, "content") for role in contents(grown, number, cue)),
    )


def fitted(texts: Sequence[tuple[Sequence[Candidate], Sequence[Marked]]]) -> Fitted:
    """Return what is fitted to the words of `texts` and what is marked in them."""
    told, answers = [], []
    asked: dict[int, _Asked] = {0: _Asked([], [], []), 2: _Asked([], [], [])}
    for found, marked in texts:
        for one in found:
            whole = next((each for each in marked if any(overlap(one.stretch, part) for part in each[1])), None)
            if whole is None or _carries(one, found, whole):
                told.append(one.features)
                answers.append(whole is not None)
            if whole is not None:
                asked[0].add(one.sources, whole[0])
                asked[2].add(one.contents, whole[2])
    sure = fit(asked[0].features, asked[0].right, ridge=RIDGE)
    return Fitted(fit(told, answers, ridge=RIDGE), asked[0].choice(), asked[2].choice(), sure)


class _Asked(NamedTuple):
    """What may be the source (or content) of marked cues: features, the cue's number, and whether it is right."""

    features: list[Features]
    groups: list[int]
    right: list[bool]

    def add(self, choices: Sequence[Choice], marked: Sequence[Stretch]) -> None:
        """Take in what one cue may have."""
        group = self.groups[-1] + 1 if self.groups else 0
        for choice in choices:
            self.features.append(choice.features)
            self.groups.append(group)
            self.right.append(_shares(choice.stretches, marked))

    def choice(self) -> Model:
        """Return the model of which is right, fitted to the cues of which one is."""
        met = {group for group, right in zip(self.groups, self.right, strict=True) if right}
        kept = [at for at, group in enumerate(self.groups) if group in met]
        features, groups = [self.features[at] for at in kept], [self.groups[at] for at in kept]
        return fit_choice(features, groups, [self.right[at] for at in kept], ridge=RIDGE)


def _shares(some: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    return any(overlap(one, other) for one in some for other in others)


def _carries(one: Candidate, found: Sequence[Candidate], marked: Marked) -> bool:
    """Return whether the word heads its marked cue, or is a verb that goes on from its head."""
    if one.token.head == one.token.index or (one.token.upos == "VERB" and one.token.dep == "xcomp"):
        return True
    above = next((each for each in found if each.sentence == one.sentence and each.token.index == one.token.head), None)
    return above is None or not any(overlap(above.stretch, part) for part in marked[1])


def attributed(found: Sequence[Candidate], by: Fitted) -> list[Marked]:
    """Return who says what in a text, as the fitted models have it."""
    chances = by.cue([one.features for one in found])
    kept: dict[tuple[int, int], tuple[float, Candidate, Marked]] = {}
    for one, chance in zip(found, chances, strict=True):
        read = _whole(one, by) if chance >= LEAST else None
        likely = float(chance) * read[0] ** SURE if read is not None else 0.0
        if read is not None and likely >= LEAST:
            kept[(one.sentence, one.token.index)] = (likely, one, read[1])
    lost = set()
    for spot, (chance, one, whole) in kept.items():
        over = kept.get((spot[0], one.token.head))
        linked = one.token.dep in CHAINED and 0 < abs(one.token.head - spot[1]) <= NEAR
        if over is not None and linked and over[2][0] == whole[0]:
            lost.add(spot if chance < over[0] else (spot[0], one.token.head))
    return [whole for spot, (_, _, whole) in kept.items() if spot not in lost]


def _whole(one: Candidate, by: Fitted) -> tuple[float, Marked] | None:
    """Return a cue with its likeliest source and content, and how sure the source is; None where it has none."""
    if not one.sources or not one.contents:
        return None
    told = [each.features for each in one.sources]
    at = int(np.argmax(chances_among(by.source, told)))
    source, sure = one.sources[at].stretches, float(by.sure([told[at]])[0])
    order = np.argsort(-chances_among(by.content, [each.features for each in one.contents]), kind="stable")
    for other in order.tolist():
        content = _without(one.contents[other].stretches, (one.stretch, *source))
        if content:
            return sure, (source, (one.stretch,), content)
    return None


def _without(stretches: Sequence[Stretch], holes: Sequence[Stretch]) -> tuple[Stretch, ...]:
    left = list(stretches)
    for first, last in holes:
        parts = [part for start, end in left for part in _cut(start, end, first, last)]
        left = [part for part in parts if part[1] - part[0] > 1]
    return tuple(left)


def _cut(start: int, end: int, first: int, last: int) -> tuple[Stretch, ...]:
    if not overlap((start, end), (first, last)):
        return ((start, end),)
    return (start, min(first, end)), (max(last, start), end)
