"""Sides and parties in the making, before the whole document has been read."""

from typing import Literal

import msgspec

from belegg.model.actor import Actor, Sector
from belegg.model.parts import Party
from belegg.model.sentence import Sentence
from belegg.world.actors import ActorEntry, actor_by_id, names_in

Form = Literal["name", "person", "group", "demonym", "office", "stand_in"]
Kind = Literal["person", "group", "state", "people"]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What a modifier or a name says of whose side it is: a state, an entry of the list, or the
    government of the country spoken of (`regime`)."""

    country: str | None = None
    entry: ActorEntry | None = None
    regime: bool = False
    name: str | None = None
    sector: Sector | None = None
    stateless: bool = False


class Draft(msgspec.Struct, kw_only=True):
    """A party in the making. `soft`: a definite noun that may stand for a party named before.
    `words` is what it is called, for later mentions by the same name."""

    sentence: int
    first: int
    last: int
    head: int
    form: Form
    kind: Kind
    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    id: str | None = None
    plural: bool | None = None
    regime: bool = False
    soft: bool = False
    subject: bool = False
    backer: Side | None = None
    link: str | None = None
    link_first: int | None = None
    link_last: int | None = None
    resolved_from: tuple[int, int] | None = None
    rule: tuple[str, ...] = ()
    noun: str = ""


def entry_name(entry: ActorEntry, language: str) -> str:
    """Return what `entry` is called in `language`."""
    told = names_in(language).get(entry.id)
    return told[0] if told else entry.nn if language == "nn" and entry.nn else entry.name


def led_by(entry: ActorEntry) -> ActorEntry:
    """Return the group that a person of the list leads, or the entry itself."""
    return actor_by_id().get(entry.side, entry) if entry.side else entry


def party(draft: Draft, sentence: Sentence, language: str) -> Party:
    """Return the draft as a finished value."""
    start, end = sentence.tokens[draft.first].start, sentence.tokens[draft.last].end
    written = sentence.text[start - sentence.start : end - sentence.start]
    if written.endswith(".") and len(written) > 2 and not (draft.name or "").endswith("."):
        written, end = written[:-1], end - 1  # the full stop stayed on the last word
    linked = draft.link_first is not None and draft.link_last is not None
    return Party(
        sentence=draft.sentence,
        first=draft.first,
        last=draft.last,
        start=start,
        end=end,
        head=draft.head,
        actor=Actor(name=draft.name, as_written=written, country=draft.country, sector=draft.sector, id=draft.id),
        form=draft.form,
        plural=draft.plural,
        backer=_backer(draft, sentence, language),
        link=draft.link if draft.backer else None,
        link_start=sentence.tokens[draft.link_first].start if linked and draft.link_first is not None else None,
        link_end=sentence.tokens[draft.link_last].end if linked and draft.link_last is not None else None,
        resolved_from=draft.resolved_from,
        rule=draft.rule,
    )


def _backer(draft: Draft, sentence: Sentence, language: str) -> Actor | None:
    side = draft.backer
    if side is None or draft.link_first is None or draft.link_last is None:
        return None
    start, end = sentence.tokens[draft.link_first].start, sentence.tokens[draft.link_last].end
    entry = side.entry
    return Actor(
        name=entry_name(entry, language) if entry else side.name,
        as_written=sentence.text[start - sentence.start : end - sentence.start],
        country=side.country,
        sector=entry.sector if entry else (side.sector or "government"),
        id=entry.id if entry else None,
    )
