"""Whom, what places, times and speakers a document names: each once, with all the words that name it."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.enemies import as_party
from belegg.extract.learned.chooser import Role
from belegg.model.parts import Location, Moment, Party, Scope

Sort = Literal["party", "place", "time", "speaker"]
Part = Party | Location | Moment
SORT: dict[Role, Sort] = {"actor": "party", "target": "party", "place": "place", "time": "time", "speaker": "speaker"}
SILENT = ("teaser", "byline")
SINCE = "from then to the article's date"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a document names of one sort. `parts` are the words, those of one and the same beside each other;
    `starts` where each one's words begin among them; `numbers` finds one by what it is."""

    parts: tuple[Part, ...]
    starts: tuple[int, ...]
    numbers: dict[Hashable, int]

    def words_of(self, number: int) -> tuple[Part, ...]:
        """Return the words that name the one with this number."""
        ends = (*self.starts[1:], len(self.parts))
        return self.parts[self.starts[number] : ends[number]]

    def number(self, part: Part | None) -> int | None:
        """Return the number of what these words name, None where it is not known."""
        if part is None:
            return None
        at = self.numbers.get(_where(part)) if isinstance(part, Party) else None
        return at if at is not None else self.numbers.get(_what(part))


def known(context: Context, drafts: Sequence[Draft], sort: Sort) -> Known:
    """Return all of one sort that the document names, and what the drafts have besides."""
    found: dict[Hashable, list[Part]] = defaultdict(list)
    where: dict[Hashable, Hashable] = {}
    for part in _named(context, sort):
        found[_what(part)].append(part)
        where.setdefault(_where(part), _what(part))
    for draft in drafts:
        for role, of in SORT.items():
            held = chosen(context, draft, role) if of == sort else None
            if held is not None and (sort != "party" or _where(held) not in where) and _what(held) not in found:
                found[_what(held)].append(held)
    numbers: dict[Hashable, int] = {what: number for number, what in enumerate(found)}
    numbers.update({there: numbers[what] for there, what in where.items()})
    starts, at = [], 0
    for parts in found.values():
        starts.append(at)
        at += len(parts)
    every = tuple(part for parts in found.values() for part in parts)
    return Known(parts=every, starts=tuple(starts), numbers=numbers)


def chosen(context: Context, draft: Draft, role: Role) -> Part | None:
    """Return what a draft has in a role, None where it has nothing, or a time without a period."""
    if role == "speaker":
        return _speaker(context, draft.scope) if draft.scope is not None else None
    if role == "time":
        return draft.moment if draft.moment is not None and draft.moment.period is not None else None
    return draft.place if role == "place" else draft.actor if role == "actor" else draft.target


def head(part: Part) -> int:
    """Return the token that stands for the words."""
    return part.head if isinstance(part, Party) else part.last


def _named(context: Context, sort: Sort) -> Iterator[Part]:
    if sort == "speaker":
        yield from (party for scope in context.scopes if (party := _speaker(context, scope)) is not None)
        return
    for number, setting in enumerate(context.settings):
        if setting is None or context.sentences[number].zone in SILENT:
            continue
        if sort == "party":
            yield from (phrase.party for phrase in setting.phrases if phrase.party is not None)
            yield from setting.demonyms
        elif sort == "place":
            yield from setting.locations
        else:
            dated = [moment for moment in setting.moments if moment.period is not None and not moment.age]
            yield from dated
            yield from (window for moment in dated if (window := _since(context, moment)) is not None)


def _speaker(context: Context, scope: Scope) -> Party | None:
    """Return who speaks in a scope, at the words that say so; None where nobody is named."""
    if scope.speaker is None:
        return None
    return as_party(context, scope.cue_start, scope.cue_end, scope.sentence, scope.speaker)


def _since(context: Context, moment: Moment) -> Moment | None:
    """Return the time from the start of `moment` to the article's own date, over which the dead of a war begun then add
    up; None where it is no longer than the moment itself."""
    period, published = moment.period, context.document.published
    if period is None or period.start is None or published is None or published.end is None:
        return None
    if moment.window or period.start >= published.end or (period.end is not None and period.end >= published.end):
        return None
    window = replace(period, end=published.end, precision="longer")
    return replace(moment, period=window, window=True, rule=(*moment.rule, SINCE))


def _where(part: Part) -> Hashable:
    return ("at", part.sentence, part.first, part.last)


def _what(part: Part) -> Hashable:
    """Return what makes two words for a thing words for one and the same thing."""
    if isinstance(part, Party):
        actor = part.actor
        name = actor.id or actor.name
        if name is None and actor.country is None:
            return ("words", actor.as_written.lower(), actor.sector)
        return ("party", name, actor.country, actor.sector)
    if isinstance(part, Location):
        return ("place", part.place.name, part.place.country)
    return ("time", part.period.start, part.period.end) if part.period is not None else ("time", None, None)
