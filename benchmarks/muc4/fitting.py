"""Fit, on reports with keys, what the reader's features are worth: which report has which incident, who plays what."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.muc4.corpus import Template
from benchmarks.muc4.entities import ROLES, Entity, entities, plays
from benchmarks.muc4.instances import ANCHORS, fitted_pairs
from benchmarks.muc4.learner import Features, Floats, Model, fit_rows, numbered
from benchmarks.muc4.reading import Facts, Spot
from benchmarks.muc4.score import RIGHT, day, place, string

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
KINDS = {"victim": (20, 23), "target": (13, 16), "instrument": (7,), "organisation": (11,)}
"""The set fills that are told of those in a role: their kind, what became of them, how sure it is."""
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
    told = _crossed([one for one in cases if one.keys])
    rows = numbered([entity.features for one in told for entity in one.entities], least=3)
    played = [each for one in told for each in one.played]
    roles = {role: fit_rows(rows, [bool(each[role]) for each in played], ridge=4.0) for role in ROLES}
    documents = numbered([one.facts.features for one in cases], least=3)
    types = {kind: fit_rows(documents, [_has(one, kind) for one in cases], ridge=20.0) for kind in TYPES}
    kinds = {slot: _kinds(told, role, slot) for role in KINDS for slot in KINDS[role]}
    places = _spots(told, lambda one: places_of(one.facts), 3, place)
    days = _spots(told, lambda one: days_of(one.facts), 2, day)
    belong = fitted_pairs([(one.facts, one.entities, [_harmed(each) for each in one.played], one.keys) for one in told])
    return Fitted(types, _sentences(told), roles, kinds, places, days, belong, least)


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
    chances = sum((model(one.facts.sentences) for model in sentences.values()), np.zeros(len(one.facts.sentences)))
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
    facts = one.facts._replace(places=placed(one.facts.places), days=placed(one.facts.days))
    found = tuple(each._replace(features=each.features | surest(each.sentences)) for each in one.entities)
    return Case(facts, found, one.keys, one.played)


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


def places_of(facts: Facts) -> dict[str, frozenset[str]]:
    """Return the places that an incident of the report may have, each with all that tells of it."""
    return _joined([*facts.places, *(_widened(one) for one in facts.places)])


def days_of(facts: Facts) -> dict[str, frozenset[str]]:
    """Return the days that an incident of the report may have, each with all that tells of it."""
    return _joined(facts.days)


def _widened(one: Spot) -> Spot:
    country = one.written.split(":")[0]
    return Spot(
        one.sentence, country, frozenset({"widened"} | {f for f in one.features if f.startswith(("home", "of"))})
    )


def _joined(spots: Sequence[Spot]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    seen: Counter[str] = Counter()
    for one in spots:
        found[one.written] = found.get(one.written, frozenset()) | one.features
        seen[one.written] += 1
    alone = {"alone"} if len(found) < 3 else set()
    return {written: told | alone | {f"seen:{min(seen[written], 4)}"} for written, told in found.items()}


def _spots(
    cases: Sequence[Case],
    of: Callable[[Case], Mapping[str, Features]],
    slot: int,
    alike: Callable[[str, str], float],
) -> Model:
    features, answers = [], []
    for one in cases:
        wanted = [value for key in one.keys for fill in key.of(slot) for value in fill.values]
        for written, told in of(one).items():
            features.append(told)
            answers.append(any(alike(written, value) == RIGHT for value in wanted))
    return fit_rows(numbered(features, least=3), answers, ridge=2.0)


def _least(models: Fitted, cases: Sequence[Case]) -> dict[str, float]:
    """Return the least chances that give the best F on `cases`, by type and role."""
    least = {}
    for kind, model in models.types.items():
        least[kind] = _best(model([one.facts.features for one in cases]), [_has(one, kind) for one in cases])
    read = [seen(one, models.sentences) for one in cases if one.keys]
    features = [entity.features for one in read for entity in one.entities]
    for role, model in models.roles.items():
        least[role] = _best(model(features), [bool(played[role]) for one in read for played in one.played])
    return least


def _best(chances: Floats, yes: Sequence[bool]) -> float:
    wanted = np.array(yes)
    worth = [2 * (wanted & (chances > one)).sum() / max((chances > one).sum() + wanted.sum(), 1) for one in GRID]
    return GRID[int(np.argmax(worth))]
