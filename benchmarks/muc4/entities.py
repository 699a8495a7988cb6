"""Join what a report calls by several words into one: a person by his names, others by the same words."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.muc4.corpus import Template
from benchmarks.muc4.reading import Facts, Mention
from benchmarks.muc4.score import HALF, RIGHT, head, plain, string

ROLES = {"victim": (18, 19), "target": (12,), "instrument": (6,), "individual": (9,), "organisation": (10,)}
"""What someone or something may be in an incident, and the slots that name it."""

MOST = 4
"""Features that are told of more mentions than this say no more."""


class Entity(NamedTuple):
    """Someone or something that a report speaks of: the fullest `text`, its own `name` ("" where it has none), what it
    is called by (`title`), how many, the sentences it stands in, and what tells of it."""

    text: str
    name: str
    title: str
    number: str
    sentences: tuple[int, ...]
    features: frozenset[str]


def entities(facts: Facts) -> tuple[Entity, ...]:
    """Return those that a report speaks of, in order of where they are first named."""
    groups: list[list[Mention]] = []
    keys: list[tuple[str, ...]] = []
    for mention in sorted(facts.mentions, key=lambda one: (-len(one.name.split()), one.sentence)):
        key = ("id", mention.id) if mention.id else tuple(plain(mention.name or mention.text).split())
        if not key:
            continue
        named = bool(mention.name)
        at = next(
            (at for at, other in enumerate(keys) if bool(groups[at][0].name) == named and _same(key, other, named)),
            None,
        )
        if at is None:
            groups.append([mention])
            keys.append(key)
        else:
            groups[at].append(mention)
    return tuple(sorted(map(_entity, groups), key=lambda one: one.sentences[0]))


def _same(key: Sequence[str], other: Sequence[str], named: bool) -> bool:
    if key == other or not named:
        return key == other
    return len(other) > 1 and any(other[at : at + len(key)] == key for at in range(len(other)))


def _entity(group: Sequence[Mention]) -> Entity:
    told = {feature for one in group for feature in one.features}
    titles = [one.title for one in group if one.title]
    title = max(titles, key=len, default="")
    told |= {f"ti:{word}" for one in titles for word in plain(one).split()}
    told.add(f"mentions:{min(len(group), MOST)}")
    numbers = [one.number for one in group]
    number = next((one for one in numbers if one not in ("1", "PLURAL")), max(set(numbers), key=numbers.count))
    first = max(group, key=lambda one: (len(one.name), len(one.text) if one.name else 0))
    sentences = tuple(sorted(one.sentence for one in group))
    return Entity(first.text, first.name, title, "1" if first.name else number, sentences, frozenset(told))


def plays(entity: Entity, role: str, template: Template) -> bool:
    """Return whether an entity is what a key names in `role`."""
    if role == "victim" and entity.name:
        return any(string(entity.name, value) for fill in template.of(18) for value in fill.values)
    fills = [fill for fill in template.of(ROLES[role][-1]) if role != "victim" or not fill.about]
    return any(named_by(entity, value) for fill in fills for value in fill.values)


def named_by(entity: Entity, value: str) -> bool:
    """Return whether a key's string is the entity's: the same words, or the same head with a word more or less."""
    for text in {entity.text, entity.name or entity.text}:
        credit = string(text, value)
        if credit == RIGHT or (credit == HALF and head(plain(text)) == head(plain(value))):
            return True
    return False
