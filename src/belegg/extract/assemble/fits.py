"""How each candidate for a role fits a claim: who says it, whose country it is, and what the rules have chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.known import Known
from belegg.model.actor import Actor, Speaker
from belegg.model.parts import Location, Moment, Party
from belegg.model.place import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

SIGNS = 5


def fits(context: Context, drafts: Sequence[Draft], named: Known) -> "Table":
    """Return which candidates say it themselves, belong to the country it is about, or agree with the rules' choice."""
    firsts = [named.parts[start] for start in named.starts]
    if isinstance(firsts[0], Party):
        return _parties_fit(context, drafts, [part.actor for part in firsts if isinstance(part, Party)])
    if isinstance(firsts[0], Location):
        return _places_fit(context, drafts, [part.place for part in firsts if isinstance(part, Location)])
    table = np.zeros((len(drafts), len(firsts), SIGNS), np.float32)
    table[..., 0] = [[_meet(part, draft.moment) for part in firsts if isinstance(part, Moment)] for draft in drafts]
    return table


def _parties_fit(context: Context, drafts: Sequence[Draft], actors: Sequence[Actor]) -> "Table":
    """Return which actors say it, and which are of the country where the article is at home, of actor and target as
    the rules have them, and of the place."""
    table = np.zeros((len(drafts), len(actors), SIGNS), np.float32)
    countries = np.array([actor.country for actor in actors], object)
    for row, draft in enumerate(drafts):
        speakers = _speakers(context, draft)
        if speakers:
            names = {speaker.name for speaker in speakers} - {None}
            homes = {speaker.country for speaker in speakers} - {None}
            table[row, :, 0] = [actor.name in names or actor.country in homes for actor in actors]
        sides = [each.actor.country if each is not None else None for each in (draft.actor, draft.target)]
        place = draft.place.place.country if draft.place is not None else None
        for at, country in enumerate((context.home, *sides, place), start=1):
            if country is not None:
                table[row, :, at] = countries == country
    return table


def _speakers(context: Context, draft: Draft) -> list[Speaker]:
    """Return who says the words that a claim rests on."""
    return [
        scope.speaker
        for scope in context.scopes
        if scope.sentence == draft.sentence
        and scope.speaker is not None
        and scope.start <= draft.evidence[0][0] < scope.end
    ]


def _places_fit(context: Context, drafts: Sequence[Draft], places: Sequence[Place]) -> "Table":
    """Return which places are of the country where the article is at home, which of that of the rules' place, and
    whether each is finer or less fine than that one."""
    table = np.zeros((len(drafts), len(places), SIGNS), np.float32)
    countries = np.array([place.country for place in places], object)
    precisions = np.array([place.precision for place in places])
    table[..., 0] = countries == context.home
    for row, draft in enumerate(drafts):
        if draft.place is not None:
            own = draft.place.place
            table[row, :, 1] = own.country is not None and countries == own.country
            table[row, :, 2] = np.sign(own.precision - precisions) / 2
    return table


def _meet(one: Moment, other: Moment | None) -> bool:
    if one.period is None or other is None or other.period is None:
        return False
    days = (one.period.start, one.period.end, other.period.start, other.period.end)
    return None not in days and days[0] <= days[3] and days[2] <= days[1]  # type: ignore[operator]
