"""Make templates of what the reader found in a report, by what is fitted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.muc4.corpus import Fill, Message, Template
from benchmarks.muc4.entities import ROLES, Entity
from benchmarks.muc4.fitting import KINDS, TYPES, Case, Fitted, days_of, places_of, seen
from benchmarks.muc4.instances import ANCHORS, grouped, nearest, spoken
from benchmarks.muc4.learner import Floats, Model
from benchmarks.muc4.reading import Spot
from benchmarks.muc4.score import head, plain, span
from benchmarks.muc4.spots import day

MOST = {"organisation": 1, "individual": 2}
"""How many of a role an incident has as a rule: the keys seldom name more."""
EAGER = 0.5
"""The share of the least chance of a type from which on an incident is proposed; it is judged after."""
ELSEWHERE = 0.3
"""What a place or day is worth that stands where another incident of the report is told."""
AUTHORITIES = frozenset({"s:state_forces", "s:police", "s:government"})

Cast = Mapping[str, Sequence[Entity]]


class Proposal(NamedTuple):
    """A template that may be given, with what tells whether it should."""

    template: Template
    features: frozenset[str]


def proposals(one: Case, message: Message, models: Fitted) -> list[Proposal]:
    """Return a template for each incident that a report may tell of."""
    chances = {kind: float(models.types[kind]([one.facts.features])[0]) for kind in TYPES}
    kinds = [kind for kind in TYPES if chances[kind] > models.least[kind] * EAGER]
    if not kinds:
        return []
    one = seen(one, models.sentences)
    near = {kind: models.sentences[kind](one.facts.sentences) for kind in kinds}
    cast, sure = _cast(one, models)
    made = []
    for kind in kinds:
        mine = {
            role: [entity for entity in found if kind == _nearest(entity.sentences, near)]
            for role, found in cast.items()
        }
        groups = _parted(one, mine, models)
        for at, group in enumerate(groups):
            told = {f"groups:{min(len(groups), 5)}", f"group:{min(at, 3)}", f"type:{kind}"}
            told |= set(_steps("chance", chances[kind])) | {
                f"{kind}.{step}" for step in _steps("chance", chances[kind])
            }
            told |= set(_steps("rival", max((chances[other] for other in kinds if other != kind), default=0.0)))
            told |= {f for f in one.facts.features if f.startswith(("weight:", "length:", "head:", "home:"))}
            template = Template(_fills(one, message, models, kind, groups, at))
            made.append(
                Proposal(template, frozenset(told | set(_told_by(group, sure)) | set(_dated(template, message))))
            )
    return made


def _steps(name: str, chance: float) -> Iterator[str]:
    return (f"{name}>{step / 10}" for step in range(1, 10) if chance > step / 10)


def _told_by(group: Cast, sure: Mapping[tuple[str, str], float]) -> Iterator[str]:
    """Yield what those in an incident tell of whether it belongs in a template."""
    for role, found in group.items():
        yield f"{role}s:{min(len(found), 3)}"
        yield from _steps(role, max((sure.get((role, entity.text), 0.0) for entity in found), default=0.0))
        for entity in found:
            yield from (f"{role}.{f}" for f in entity.features if f.startswith(("s:", "h:", "c:", "sure:", "rank:")))
    firsts = [entity.sentences[0] for role in ANCHORS for entity in group[role]]
    yield f"at:{min(min(firsts, default=9), 9)}"


def _dated(template: Template, message: Message) -> Iterator[str]:
    """Yield how long ago the incident is, and whether a place narrower than a country is told."""
    days = span(template.of(2)[0].values[0]) if template.of(2) else None
    if days is not None and message.published is not None:
        ago = (message.published - days[1]).days
        yield f"ago:{'ahead' if ago < 0 else next((most for most in (0, 1, 7, 30, 60, 400) if ago <= most), 'old')}"
    yield f"narrow:{bool(template.of(3)) and ':' in template.of(3)[0].values[0]}"
    yield from (f"in:{fill.values[0].split(':')[0]}" for fill in template.of(3))


def _cast(one: Case, models: Fitted) -> tuple[dict[str, list[Entity]], dict[tuple[str, str], float]]:
    """Return who plays which role, each in the one that is likeliest for him, the likeliest first; and how likely."""
    features = [entity.features for entity in one.entities]
    chances = {role: models.roles[role](features) for role in ROLES}
    cast: dict[str, list[tuple[float, int]]] = {role: [] for role in ROLES}
    for at in range(len(one.entities)):
        likely = [role for role in ROLES if chances[role][at] > models.least[role]]
        if likely:
            role = max(likely, key=lambda role: chances[role][at])
            cast[role].append((-float(chances[role][at]), at))
    if not any(cast[role] for role in ANCHORS):
        best = max(((chances[role][at], role, at) for role in ANCHORS for at in range(len(one.entities))), default=None)
        if best is not None:
            cast[best[1]].append((0.0, best[2]))
    sure = {(role, one.entities[at].text): -less for role, found in cast.items() for less, at in found}
    return {role: [one.entities[at] for _, at in sorted(found)] for role, found in cast.items()}, sure


def _nearest(sentences: Sequence[int], near: Mapping[str, Floats]) -> str:
    return max(near, key=lambda kind: float(sum(near[kind][at] for at in sentences)))


def _parted(one: Case, cast: Cast, models: Fitted) -> list[Cast]:
    """Return the cast of each incident of a type; who did it is taken to have done all."""
    groups = grouped(one.facts, [entity for role in ANCHORS for entity in cast[role]], models.pairs)
    told = [entity for found in cast.values() for entity in found]
    if len(groups) < 2:
        return [_plain(cast)] if told else []
    parted: list[dict[str, list[Entity]]] = [{role: [] for role in ROLES} for _ in groups]
    for role, found in cast.items():
        for entity in found:
            at = nearest(groups, entity.sentences)
            for number, mine in enumerate(parted):
                shared = role in MOST or entity in groups[number]
                if shared or (role not in ANCHORS and number == at):
                    mine[role].append(entity)
    return [_plain(mine) for mine in parted]


def _plain(cast: Cast) -> Cast:
    """Return a cast without those told twice: "the mayor" beside a mayor by his name, "a priest" beside "priests"."""
    plain_cast: dict[str, Sequence[Entity]] = {}
    for role, found in cast.items():
        kept: list[Entity] = []
        called = {head(plain(one.title)).removesuffix("S") for one in found if one.name and one.title}
        for one in found:
            word = head(plain(one.text)).removesuffix("S")
            if one.name or word not in called:
                kept.append(one)
                called |= set() if one.name else {word}
        plain_cast[role] = kept[: MOST.get(role)]
    return plain_cast


def _fills(
    one: Case, message: Message, models: Fitted, kind: str, groups: Sequence[Cast], at: int
) -> dict[int, tuple[Fill, ...]]:
    cast = groups[at]
    fills: dict[int, tuple[Fill, ...]] = {4: (Fill((kind,)),), 5: (Fill(("ACCOMPLISHED",)),)}
    others = [
        entity for number, group in enumerate(groups) if number != at for role in ANCHORS for entity in group[role]
    ]
    own = {sentence for role in ANCHORS for sentence in spoken(cast[role])}
    away = set(spoken(others)) - own
    fills[2] = _likeliest(days_of(one.facts), one.facts.days, models.day, away) or _before(message)
    fills[3] = _likeliest(places_of(one.facts), one.facts.places, models.place, away)
    perps = [*cast["individual"], *cast["organisation"]]
    state = bool(perps) and all(AUTHORITIES & entity.features for entity in perps)
    fills[8] = (Fill(("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT",)),)
    fills[9] = tuple(Fill((entity.text,)) for entity in cast["individual"])
    fills[10] = tuple(Fill((entity.name or entity.text,)) for entity in cast["organisation"])
    fills[11] = _told(cast["organisation"], models, 11, kind)
    if kind not in ("KIDNAPPING", "ARSON"):
        fills[6] = tuple(Fill((entity.text,)) for entity in cast["instrument"])
        fills[7] = _told(cast["instrument"], models, 7, kind)
    if kind != "KIDNAPPING":
        fills[12] = tuple(Fill((entity.text,)) for entity in cast["target"])
        fills[14] = tuple(Fill((entity.number,), (entity.text,)) for entity in cast["target"])
        fills |= {slot: _told(cast["target"], models, slot, kind) for slot in KINDS["target"]}
    victims = cast["victim"]
    fills[18] = tuple(Fill((entity.name,)) for entity in victims if entity.name)
    fills[19] = tuple(_described(entity) for entity in victims if entity.title or not entity.name)
    fills[21] = tuple(Fill((entity.number,), (entity.name or entity.text,)) for entity in victims)
    return fills | {slot: _told(victims, models, slot, kind) for slot in KINDS["victim"]}


def _described(entity: Entity) -> Fill:
    return Fill((entity.title,), (entity.name,)) if entity.name else Fill((entity.text,))


def _before(message: Message) -> tuple[Fill, ...]:
    return (Fill((f"- {day(message.published)}",)),) if message.published else ()


def _likeliest(
    spots: Mapping[str, frozenset[str]], named: Sequence[Spot], model: Model, away: set[int]
) -> tuple[Fill, ...]:
    if not spots:
        return ()
    worth = dict(zip(spots, map(float, model(list(spots.values()))), strict=True))
    for written in worth:
        stands = {spot.sentence for spot in named if spot.written == written}
        if stands and stands <= away:
            worth[written] *= ELSEWHERE
    return (Fill((max(worth, key=lambda written: (worth[written], written)),)),)


def _told(found: Iterable[Entity], models: Fitted, slot: int, kind: str) -> tuple[Fill, ...]:
    fills = []
    for entity in found:
        features = entity.features | {f"type:{kind}"}
        item = max(models.kinds[slot], key=lambda item: models.kinds[slot][item]([features])[0])
        if item:
            fills.append(Fill((item,), (entity.name or entity.text,)))
    return tuple(fills)
