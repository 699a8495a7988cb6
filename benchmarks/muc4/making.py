"""Make templates of what the reader found in a report, by what is fitted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.muc4.choosing import chosen
from benchmarks.muc4.corpus import Fill, Message, Template
from benchmarks.muc4.entities import ROLES, Entity
from benchmarks.muc4.fitting import KINDS, TYPES, Case, Fitted, one_day, one_place, seen
from benchmarks.muc4.instances import ANCHORS, grouped, nearest, spoken
from benchmarks.muc4.learner import Floats, steps
from benchmarks.muc4.score import day as day_alike
from benchmarks.muc4.score import head, plain, span
from benchmarks.muc4.score import place as place_alike

MOST = {"organisation": 1, "individual": 2}
"""How many of a role an incident has as a rule: the keys seldom name more."""
WIDE = 4
"""How many of these may be considered."""
LOOSE = 0.5
"""The share of the least chance of a role from which on someone may be named; he is sifted after."""
EAGER = 0.5
"""The share of the least chance of a type from which on an incident is proposed; it is judged after."""
WHOLE = ("weight:", "length:", "head:", "home:", "any ", "start>")
"""How features of a report begin that tell of it as a whole."""
AUTHORITIES = frozenset({"s:state_forces", "s:police", "s:government"})

Cast = Mapping[str, Sequence[Entity]]
Sure = Mapping[tuple[str, str], float]


class Casting(NamedTuple):
    """Who may play which role, the likeliest first, with how likely each is; `firm` are those more likely than not to
    be worth naming."""

    cast: Cast
    sure: Sure
    firm: frozenset[tuple[str, str]]


class Proposal(NamedTuple):
    """A template that may be given, with what tells whether it should; all who may be named in it (`cast`), and how
    likely each of them is."""

    template: Template
    features: frozenset[str]
    kind: str
    cast: Cast
    sure: Sure


def proposals(one: Case, message: Message, models: Fitted) -> list[Proposal]:
    """Return a template for each incident that a report may tell of."""
    one = seen(one, models.sentences)
    chances = {kind: float(models.types[kind]([one.facts.features])[0]) for kind in TYPES}
    kinds = [kind for kind in TYPES if chances[kind] > models.least[kind] * EAGER]
    if not kinds:
        return []
    near = {kind: models.sentences[kind](one.facts.sentences) for kind in kinds}
    casting = _cast(one, models)
    made = []
    for kind in kinds:
        mine = {
            role: [entity for entity in found if kind == _nearest(entity.sentences, near)]
            for role, found in casting.cast.items()
        }
        about = frozenset(_about(one, kind, chances, max((chances[each] for each in kinds if each != kind), default=0)))
        groups = _parted(one, mine, models, casting.firm)
        firm = [_firm(group, casting.firm) for group in groups]
        for at, group in enumerate(firm):
            told = {f"groups:{min(len(groups), 5)}", f"group:{min(at, 3)}", *_told_by(group, casting.sure)}
            fills = {**_setting(one, models, kind, firm, at), **filled(group, models, kind)}
            told |= set(_spoken(group, near[kind]))
            dated = frozenset(_dated(Template(fills), message))
            made.append(Proposal(Template(fills), about | told | dated, kind, _plain(groups[at], WIDE), casting.sure))
    return made


def _about(one: Case, kind: str, chances: Mapping[str, float], rival: float) -> Iterator[str]:
    """Yield what the report as a whole tells of whether it has an incident of a type."""
    yield f"type:{kind}"
    yield from steps("chance", chances[kind])
    yield from (f"{kind}.{step}" for step in steps("chance", chances[kind]))
    yield from steps("rival", rival)
    yield from (
        f for f in one.facts.features if f.startswith(("weight:", "length:", "head:", "home:", "any ", "start>"))
    )


def _firm(group: Cast, firm: frozenset[tuple[str, str]]) -> Cast:
    return _plain({role: [one for one in found if (role, one.text) in firm] for role, found in group.items()})


def _told_by(group: Cast, sure: Sure) -> Iterator[str]:
    """Yield what those in an incident tell of whether it belongs in a template."""
    for role, found in group.items():
        yield f"{role}s:{min(len(found), 3)}"
        yield from steps(role, max((sure.get((role, entity.text), 0.0) for entity in found), default=0.0))
        for entity in found:
            yield from (f"{role}.{f}" for f in entity.features if f.startswith(("s:", "h:", "c:", "sure:", "rank:")))
    firsts = [entity.sentences[0] for role in ANCHORS for entity in group[role]]
    yield f"at:{min(min(firsts, default=9), 9)}"


def _spoken(group: Cast, near: Floats) -> Iterator[str]:
    """Yield how sure those sentences are to speak of an incident of the type that name who was harmed in it."""
    own = sorted({at for role in ANCHORS for at in spoken(group[role])})
    if own:
        yield from steps("surest", max(float(near[at]) for at in own))
        yield from steps("opening", float(near[own[0]]))
        yield from steps("summed", sum(float(near[at]) for at in own) / 2)


def _dated(template: Template, message: Message) -> Iterator[str]:
    """Yield how long ago the incident is, and whether a place narrower than a country is told."""
    days = span(template.of(2)[0].values[0]) if template.of(2) else None
    if days is not None and message.published is not None:
        ago = (message.published - days[1]).days
        yield f"ago:{'ahead' if ago < 0 else next((most for most in (0, 1, 7, 30, 60, 400) if ago <= most), 'old')}"
    yield f"narrow:{bool(template.of(3)) and ':' in template.of(3)[0].values[0]}"
    yield from (f"in:{fill.values[0].split(':')[0]}" for fill in template.of(3))


def _cast(one: Case, models: Fitted) -> Casting:
    """Return who may play which role, each in the one that is likeliest for him."""
    features = [entity.features for entity in one.entities]
    chances = {role: models.roles[role](features) for role in ROLES}
    cast: dict[str, list[tuple[float, int]]] = {role: [] for role in ROLES}
    firm = set()
    for at, entity in enumerate(one.entities):
        worth = {role: float(chances[role][at]) / models.least[role] for role in ROLES}
        likely = [role for role in ROLES if worth[role] > 1.0] or [role for role in ROLES if worth[role] > LOOSE]
        if likely:
            role = max(likely, key=lambda role: chances[role][at])
            cast[role].append((-float(chances[role][at]), at))
            firm |= {(role, entity.text)} if worth[role] > 1.0 else set()
    if not any(role in ANCHORS for role, _ in firm):
        best = max(((chances[role][at], role, at) for role in ANCHORS for at in range(len(one.entities))), default=None)
        if best is not None:
            less, role, at = best
            cast = {each: [pair for pair in found if pair[1] != at] for each, found in cast.items()}
            cast[role].append((-float(less), at))
            firm.add((role, one.entities[at].text))
    sure = {(role, one.entities[at].text): -less for role, found in cast.items() for less, at in found}
    named = {role: [one.entities[at] for _, at in sorted(found)] for role, found in cast.items()}
    return Casting(named, sure, frozenset(firm))


def _nearest(sentences: Sequence[int], near: Mapping[str, Floats]) -> str:
    return max(near, key=lambda kind: float(sum(near[kind][at] for at in sentences)))


def _parted(one: Case, cast: Cast, models: Fitted, firm: frozenset[tuple[str, str]]) -> list[Cast]:
    """Return the cast of each incident of a type; who did it is taken to have done all."""
    anchors = [entity for role in ANCHORS for entity in cast[role] if (role, entity.text) in firm]
    groups = grouped(one.facts, anchors, models.pairs)
    if len(groups) < 2:
        return [cast] if any((role, one.text) in firm for role, found in cast.items() for one in found) else []
    parted: list[dict[str, list[Entity]]] = [{role: [] for role in ROLES} for _ in groups]
    for role, found in cast.items():
        for entity in found:
            own = next((number for number, group in enumerate(groups) if entity in group), None)
            at = nearest(groups, entity.sentences) if own is None else own
            for number, mine in enumerate(parted):
                if role in MOST or number == at:
                    mine[role].append(entity)
    return list(parted)


def _plain(cast: Cast, most: int | None = None) -> Cast:
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
        plain_cast[role] = kept[: (most or MOST[role]) if role in MOST else None]
    return plain_cast


def _setting(one: Case, models: Fitted, kind: str, groups: Sequence[Cast], at: int) -> dict[int, tuple[Fill, ...]]:
    """Return what, when and where an incident is."""
    cast = groups[at]
    others = [
        entity for number, group in enumerate(groups) if number != at for role in ANCHORS for entity in group[role]
    ]
    own = {sentence for role in ANCHORS for sentence in spoken(cast[role])}
    away = set(spoken(others)) - own
    when = chosen(one_day(one.facts, own, away), models.day, day_alike)
    where = chosen(one_place(one.facts, own, away), models.place, place_alike)
    return {
        2: (Fill((when,)),) if when else (),
        3: (Fill((where,)),) if where else (),
        4: (Fill((kind,)),),
        5: (Fill(("ACCOMPLISHED",)),),
    }


def filled(cast: Cast, models: Fitted, kind: str) -> dict[int, tuple[Fill, ...]]:
    """Return what is told of those in an incident."""
    fills: dict[int, tuple[Fill, ...]] = {}
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


def _told(found: Iterable[Entity], models: Fitted, slot: int, kind: str) -> tuple[Fill, ...]:
    fills = []
    for entity in found:
        features = entity.features | {f"type:{kind}"}
        item = max(models.kinds[slot], key=lambda item: models.kinds[slot][item]([features])[0])
        if item:
            fills.append(Fill((item,), (entity.name or entity.text,)))
    return tuple(fills)
