"""Sift who is named in a template, so that what is likelier wrong than it is worth is left out.

It is fitted on what models of one half propose for the other, with all that may go wrong before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.muc4.corpus import Template
from benchmarks.muc4.entities import ROLES, Entity
from benchmarks.muc4.instances import ANCHORS, spoken
from benchmarks.muc4.learner import Floats, Model, fit, steps
from benchmarks.muc4.making import MOST, Cast, Proposal

FILLS = {"victim": 20, "target": 13, "instrument": 6, "individual": 9, "organisation": 10}
"""The slot whose fills tell how many of a role a key asks."""
GRID = tuple(at / 50 for at in range(2, 36))
FAR = (0, 1, 2, 4, 8)


class Held(NamedTuple):
    """A proposal with how likely it is judged, and for each role whether those proposed for it play it in the key that
    it is held against."""

    proposal: Proposal
    chance: float
    right: Mapping[str, Sequence[bool]]


class Sieve(NamedTuple):
    """For each role what tells who is named, and the least chance of one that is."""

    models: Mapping[str, Model]
    least: Mapping[str, float]


def sifted(proposal: Proposal, chance: float, sieve: Sieve) -> Cast:
    """Return who is left of those proposed; of those who were harmed, one at least."""
    chances = {
        role: sieve.models[role](list(_told(proposal, role, chance))) for role, found in proposal.cast.items() if found
    }
    kept = {
        role: _kept(role, found, chances[role], sieve.least[role]) if found else []
        for role, found in proposal.cast.items()
    }
    if not any(kept[role] for role in ANCHORS):
        best = max(((chances[role].max(), role) for role in ANCHORS if role in chances), default=None)
        if best is not None:
            kept[best[1]] = [proposal.cast[best[1]][int(chances[best[1]].argmax())]]
    return kept


def _kept(role: str, found: Sequence[Entity], chances: Floats, least: float) -> list[Entity]:
    order = np.argsort(-chances, kind="stable")[: MOST.get(role)]
    return [one for at, one in enumerate(found) if at in order and chances[at] > least]


def _told(proposal: Proposal, role: str, chance: float) -> Iterator[frozenset[str]]:
    """Yield what tells of each of those proposed for a role whether he plays it."""
    found = proposal.cast[role]
    own = sorted({at for one in ANCHORS for at in spoken(proposal.cast[one][:2])})
    for at, entity in enumerate(found):
        sure = proposal.sure.get((role, entity.text), 0.0)
        told = {f"rank:{min(at, 4)}", f"of:{min(len(found), 5)}.{min(at, 2)}", f"named:{bool(entity.name)}"}
        told |= {*steps("sure", sure), *steps("judged", chance), *steps("both", sure * chance)}
        told |= {f for f in proposal.features if f.startswith(("type:", "groups:", "group:"))}
        told |= {f for f in entity.features if f.startswith(("h:", "s:", "i:", "c:", "mentions:", "p:", "at:"))}
        others = [abs(one - other) for one in entity.sentences for other in own if role not in ANCHORS]
        told.add(f"far:{next((most for most in FAR if min(others, default=0) <= most), 99)}")
        yield frozenset(told)


def fitted_sieve(halves: Sequence[Sequence[Held]], keys: Sequence[Template], least: float) -> Sieve:
    """Return the sieve fitted to held proposals; the least chances by what each half's model tells of the other, among
    proposals likelier than `least`."""
    models = {role: _fitted([*halves[0], *halves[1]], role) for role in ROLES}
    chances = {}
    for role in ROLES:
        asked = sum(not fill.optional for key in keys if not key.optional for fill in key.of(FILLS[role]))
        pairs = [pair for at in (0, 1) for pair in _read(halves[at], _fitted(halves[1 - at], role), role, least)]
        chances[role] = _best(pairs, asked)
    return Sieve(models, chances)


def _fitted(held: Sequence[Held], role: str) -> Model:
    features = [told for one in held for told in _told(one.proposal, role, one.chance)]
    return fit(features, [yes for one in held for yes in one.right[role]], ridge=8.0)


def _read(held: Sequence[Held], model: Model, role: str, least: float) -> Iterator[tuple[float, bool]]:
    """Yield how likely each of those named is, and whether he plays the role."""
    for one in held:
        if one.chance > least and one.proposal.cast[role]:
            chances = model(list(_told(one.proposal, role, one.chance)))
            for at in np.argsort(-chances, kind="stable")[: MOST.get(role)]:
                yield float(chances[at]), one.right[role][at]


def _best(pairs: Sequence[tuple[float, bool]], asked: int) -> float:
    def worth(least: float) -> float:
        given = [yes for chance, yes in pairs if chance > least]
        return 2 * sum(given) / max(len(given) + asked, 1)

    return max(map(worth, GRID)) / 2
