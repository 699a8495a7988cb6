"""Fit, on reports with keys, what the reader's features are worth: which report has which incident, who plays what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.muc4.choosing import Asked, fitted_choice, options
from benchmarks.muc4.corpus import Template
from benchmarks.muc4.entities import ROLES, Entity, entities, plays
from benchmarks.muc4.instances import ANCHORS, fitted_pairs
from benchmarks.muc4.learner import Features, Floats, Model, fit_rows, numbered
from benchmarks.muc4.reading import Facts
from benchmarks.muc4.score import day, place, string
from benchmarks.muc4.spots import DERIVED, Spot

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
KINDS = {"victim": (20, 23), "target": (13, 16), "instrument": (7,), "organisation": (11,)}
"""The set fills that are told of those in a role: their kind, what became of them, how sure it is."""
RANKS, START = (0, 1, 2, 4, 8), 3
STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
GRID = tuple(at / 40 for at in range(4, 30))


class Case(NamedTuple):
    """A report as the program reads it, with its keys, and for each entity the keys in which it plays each role."""

    facts: Facts
    entities: tuple[Entity, ...]
    keys: tuple[Template, ...]
    played: tuple[Mapping[str, frozenset[int]], ...]


class Fitted(NamedTuple):
    """What is fitted: models by what they answer, and from which chance on an answer is yes."""

    types: Mapping[str, Model]
    sentences: Mapping[str, Model]
    roles: Mapping[str, Model]
    kinds: Mapping[int, Mapping[str, Model]]
    place: Model
    day: Model
    pairs: Model
    least: Mapping[str, float]


def case(facts: Facts, keys: Sequence[Template]) -> Case:
    """Return a report with its keys, its entities joined."""
    found = entities(facts)
    return Case(facts, found, tuple(keys), tuple(_played(entity, keys) for entity in found))


def _played(entity: Entity, keys: Sequence[Template]) -> dict[str, frozenset[int]]:
    return {role: frozenset(at for at, key in enumerate(keys) if plays(entity, role, key)) for role in ROLES}


def fitted(cases: Sequence[Case], least: Mapping[str, float] | None = None) -> Fitted:
    """Return what is fitted to `cases`; the least chances, where not given, on a quarter of them by what the others
    give."""
    if least is None:
        some = [one for at, one in enumerate(cases) if at % 4]
        least = _least(_fitted(some, {}), [one for at, one in enumerate(cases) if not at % 4])
    return _fitted(cases, least)


def _fitted(cases: Sequence[Case], least: Mapping[str, float]) -> Fitted:
    cases = _crossed(cases)
    told = [one for one in cases if one.keys]
    rows = numbered([entity.features for one in told for entity in one.entities], least=3)
    played = [each for one in told for each in one.played]
    roles = {role: fit_rows(rows, [bool(each[role]) for each in played], ridge=4.0) for role in ROLES}
    documents = numbered([one.facts.features for one in cases], least=3)
    types = {kind: fit_rows(documents, [_has(one, kind) for one in cases], ridge=40.0) for kind in TYPES}
    kinds = {slot: _kinds(told, role, slot) for role in KINDS for slot in KINDS[role]}
    places = fitted_choice([each for one in told for each in _asked(one, one_place, 3)], place, ridge=20.0)
    days = fitted_choice([each for one in told for each in _asked(one, one_day, 2)], day)
    belong = fitted_pairs([(one.facts, one.entities, [_harmed(each) for each in one.played], one.keys) for one in told])
    return Fitted(types, _sentences(cases), roles, kinds, places, days, belong, least)


def _harmed(played: Mapping[str, frozenset[int]]) -> frozenset[int]:
    return frozenset(at for role in ANCHORS for at in played[role])


def _crossed(cases: Sequence[Case]) -> list[Case]:
    """Return the reports with what is told of their sentences by the others: one half's models read the other half."""
    halves = [[one for one in cases if one.facts.number % 2 == part] for part in (0, 1)]
    models = [_sentences(half) for half in halves]
    read = [seen(one, models[1 - part]) for part in (0, 1) for one in halves[part]]
    return sorted(read, key=lambda one: one.facts.number)


def seen(one: Case, sentences: Mapping[str, Model]) -> Case:
    """Return the report with what its sentences tell of an incident beside all that is named in them."""
    by_type = {kind: model(one.facts.sentences) for kind, model in sentences.items()}
    chances = sum(by_type.values(), np.zeros(len(one.facts.sentences)))
    ranks = {int(at): rank for rank, at in enumerate(np.argsort(-chances, kind="stable"))}

    def told(at: int) -> set[str]:
        return {f"sure:{min(int(chances[at] * 8), 8)}", f"rank:{min(ranks[at], 4)}"}

    def surest(sentences: Sequence[int]) -> set[str]:
        best = max(sentences, key=lambda at: chances[at])
        return told(best) | {f"first {feature}" for feature in told(sentences[0])}

    def placed(spots: Sequence[Spot]) -> tuple[Spot, ...]:
        return tuple(spot._replace(features=spot.features | told(spot.sentence)) for spot in spots)

    if not ranks:
        return one
    whole = one.facts.features | set(_surest({**by_type, "any": chances}))
    facts = one.facts._replace(features=whole, places=placed(one.facts.places), days=placed(one.facts.days))
    found = tuple(each._replace(features=each.features | surest(each.sentences)) for each in one.entities)
    return Case(facts, found, one.keys, one.played)


def _surest(chances: Mapping[str, Floats]) -> Iterator[str]:
    """Yield how sure the surest sentences of a report are, those further down the list, and the surest of its start."""
    for kind, each in chances.items():
        order = np.sort(each)[::-1]
        for rank in RANKS:
            if rank < len(order):
                yield from (f"{kind} {rank}>{step}" for step in STEPS if order[rank] > step)
    yield from (f"start>{step}" for step in STEPS if chances["any"][:START].max() > step)


def _has(one: Case, kind: str) -> bool:
    return any(kind in fill.values for key in one.keys for fill in key.of(4))


def _sentences(cases: Sequence[Case]) -> dict[str, Model]:
    """Return, by type, how likely a sentence speaks of an incident of that type: one that names who plays in it."""
    features, answers = [], []
    for one in cases:
        spoken: dict[int, set[str]] = {}
        for entity, played in zip(one.entities, one.played, strict=True):
            numbers = {at for keys in played.values() for at in keys}
            of = {value for at in numbers for fill in one.keys[at].of(4) for value in fill.values}
            for at in entity.sentences if of else ():
                spoken.setdefault(at, set()).update(of)
        for at, told in enumerate(one.facts.sentences):
            features.append(told)
            answers.append(spoken.get(at, set()))
    rows = numbered(features, least=3)
    return {kind: fit_rows(rows, [kind in answer for answer in answers], ridge=2.0) for kind in TYPES}


def _kinds(cases: Sequence[Case], role: str, slot: int) -> dict[str, Model]:
    """Return the models of a set fill, by item; "" stands for none."""
    features, answers = [], []
    for one in cases:
        for entity, played in zip(one.entities, one.played, strict=True):
            for key in (one.keys[at] for at in sorted(played[role])):
                features.append(entity.features | {f"type:{value}" for fill in key.of(4) for value in fill.values})
                answers.append(_said(entity, key, slot))
    rows = numbered(features, least=2)
    return {item: fit_rows(rows, [answer == item for answer in answers], ridge=1.0) for item in sorted(set(answers))}


def _said(entity: Entity, key: Template, slot: int) -> str:
    for fill in key.of(slot):
        if any(string(text, about) for about in fill.about for text in (entity.name, entity.text) if text):
            return fill.values[0]
    return ""


def one_place(facts: Facts, own: Iterable[int], away: Iterable[int]) -> dict[str, frozenset[str]]:
    """Return the places that an incident may have, each with all that tells of it; see `options`."""
    spots = [*facts.places, *(_widened(one) for one in facts.places)]
    return options(spots, own, away, len(facts.sentences))


def one_day(facts: Facts, own: Iterable[int], away: Iterable[int]) -> dict[str, frozenset[str]]:
    """Return the days that an incident may have, each with all that tells of it; see `options`."""
    return options(facts.days, own, away, len(facts.sentences))


def _widened(one: Spot) -> Spot:
    told = {feature for feature in one.features if feature.startswith(("home", "of", "lead"))}
    return Spot(one.sentence, one.written.split(":")[0], frozenset({DERIVED, "widened"} | told))


def _asked(one: Case, of: Callable[..., Mapping[str, Features]], slot: int) -> Iterator[Asked]:
    """Yield the incidents of a report that have a place or day, with what these may be."""
    harmed = [_named(one, at) for at in range(len(one.keys))]
    for at, key in enumerate(one.keys):
        wanted = tuple(value for fill in key.of(slot) for value in fill.values)
        if wanted:
            away = {sentence for other, named in enumerate(harmed) if other != at for sentence in named}
            yield Asked(of(one.facts, harmed[at], away), wanted)


def _named(one: Case, key: int) -> set[int]:
    """Return the sentences that name those harmed in a key."""
    return {
        sentence
        for entity, played in zip(one.entities, one.played, strict=True)
        if key in _harmed(played)
        for sentence in entity.sentences
    }


def _least(models: Fitted, cases: Sequence[Case]) -> dict[str, float]:
    """Return the least chances that give the best F on `cases`, by type and role."""
    least = {}
    read = [seen(one, models.sentences) for one in cases]
    for kind, model in models.types.items():
        least[kind] = _best(model([one.facts.features for one in read]), [_has(one, kind) for one in read])
    read = [one for one in read if one.keys]
    features = [entity.features for one in read for entity in one.entities]
    for role, model in models.roles.items():
        least[role] = _best(model(features), [bool(played[role]) for one in read for played in one.played])
    return least


def _best(chances: Floats, yes: Sequence[bool]) -> float:
    wanted = np.array(yes)
    worth = [2 * (wanted & (chances > one)).sum() / max((chances > one).sum() + wanted.sum(), 1) for one in GRID]
    return GRID[int(np.argmax(worth))]
