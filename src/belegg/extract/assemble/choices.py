"""Ask the networks who, whom, where and when: fill what the rules left open, and correct what they held too lightly.

The rules read a sentence and the few before it; an article often names the attacker once, and tells of the dead ten
sentences later. The networks have seen which of all those named a careful reader takes. What they choose is always
something that the article names, with its words; their name and sureness stand in the claim's rule."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from belegg.extract.assemble.blames import is_mutual
from belegg.extract.assemble.circumstances import measure_of
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.known import SORT, Known, Part, Sort, chosen, known
from belegg.extract.assemble.parties import SIDES, in_arms, may_blame
from belegg.extract.assemble.signs import OPPOSITE, Signs, claim_signs, nothing_signs, pair_signs, signs, step_signs
from belegg.extract.assemble.standing import speaking
from belegg.extract.learned.chooser import ROLES, Role, choosers
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import CHOSEN
from belegg.model.parts import Location, Moment, Party

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIKELY: dict[Role, float] = {"actor": 0.5, "target": 0.45, "place": 0.5, "time": 0.5}
"""How likely one must be among all that are named, to stand where the rules have nobody."""
SILENT: dict[Role, float] = {"actor": 0.9, "target": 0.6, "place": 0.9, "time": 0.75}
"""How likely it may be at most that none of them is meant."""
SURE, SURER = 0.2, 0.1
"""How likely another must be, and how much likelier than the rules' own choice, to stand in its stead."""
HARM = ("attack", "casualties", "materiel")
NEAR = 4
"""Within how many sentences a quarrel is about the harm told."""


def with_choices(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with actor, target, place and time as the networks choose them, in order."""
    if not drafts:
        return []
    asked = {sort: known(context, drafts, sort) for sort in ("party", "place", "time")}
    claims = claim_signs(context, drafts)
    told: list[Draft] = list(drafts)
    disputed = disputes(context, drafts)
    seen: dict[Sort, Signs] = {}
    for role in ROLES:
        sort = SORT[role]
        if not asked[sort].parts:
            continue
        if sort not in seen:
            seen[sort] = signs(context, drafts, asked[sort])
        likely = _likely(drafts, claims, asked[sort], seen[sort], role)
        told = [
            draft
            if role in OPPOSITE and disputed[number]
            else _chosen(context, draft, asked[sort], seen[sort].nearest[number], role, likely[number])
            for number, draft in enumerate(told)
        ]
    return [in_arms(draft) for draft in told]


def disputes(context: Context, drafts: Sequence[Draft]) -> list[bool]:
    """Return for each draft whether the article leaves open who did it: two sides blame each other, or a party to the
    fight lays what was done near by at another's door. Then nobody but the rules says who it was."""
    quarrels = [frame.sentence for frame in context.all_frames("attack") if is_mutual(frame)]
    for draft in drafts:
        if draft.kind != "attack" or draft.actor is None:
            continue
        scope = speaking(context, draft)
        speaker = scope.speaker if scope is not None else None
        if speaker is not None and speaker.sector in SIDES and not _is_same(speaker, draft.actor.actor):
            quarrels.append(draft.sentence)
    return [
        draft.kind in HARM and draft.actor is None and any(0 <= at - draft.sentence <= NEAR for at in quarrels)
        for draft in drafts
    ]


def _is_same(speaker: Speaker, actor: Actor) -> bool:
    """Return whether a speaker speaks of his own side."""
    return (speaker.country, speaker.sector, speaker.name) == (actor.country, actor.sector, actor.name)


def _likely(
    drafts: Sequence[Draft], claims: "NDArray[np.float32]", named: Known, seen: Signs, role: Role
) -> "NDArray[np.float32]":
    """Return for each draft how likely each candidate is meant for a role, and last that none is."""
    told = np.concatenate([claims, step_signs(drafts, role)], axis=1)
    pairs, nothing = pair_signs(drafts, named, seen, role), nothing_signs(drafts, named, seen, role)
    return choosers()[role](pairs, seen.parts, seen.nearest, told, nothing)


def _chosen(
    context: Context,
    draft: Draft,
    named: Known,
    nearest: "NDArray[np.int64]",
    role: Role,
    likely: "NDArray[np.float32]",
) -> Draft:
    """Return the draft with the candidate that the network chooses for a role, if it chooses another than the rules;
    those who are counted stay whom the count names."""
    own, best = named.number(chosen(draft, role)), int(likely[:-1].argmax())
    counted = role == "target" and own is not None and draft.quantity is not None
    if counted or best == own or not _stands(likely, best, own, role):
        return draft
    part = named.parts[int(nearest[best])]
    if role == "target" and draft.quantity is not None and isinstance(part, Party) and _tells(context, part):
        return draft
    told = _with(context, draft, role, part)
    if role in OPPOSITE and told.kind in HARM and told.actor is not None and not may_blame(told.actor, told.target):
        return draft
    share = likely[best] / likely[:-1].sum()
    return replace(told, rule=(*draft.rule, f"{CHOSEN}: {role} at {share:.2f} among those named"))


def _tells(context: Context, party: Party) -> bool:
    """Return whether a party that bears no arms is one of those who speak in the article: the dead are others."""
    if party.actor.sector in SIDES and party.actor.sector != "government":
        return False
    return any(
        scope.speaker is not None
        and (_is_same(scope.speaker, party.actor) if party.actor.name is not None else scope.sentence == party.sentence)
        and (party.actor.name is not None or scope.cue_start <= party.start < scope.cue_end)
        for scope in context.scopes
    )


def _stands(likely: "NDArray[np.float32]", best: int, own: int | None, role: Role) -> bool:
    """Return whether the likeliest candidate is likely enough to stand, in the stead of the rules' `own` if any."""
    if own is not None:
        return bool(likely[best] >= max(SURE, likely[own] + SURER))
    silent = float(likely[-1])
    return silent <= SILENT[role] and bool(likely[best] >= LIKELY[role] * (1 - silent))


def _with(context: Context, draft: Draft, role: Role, part: Part) -> Draft:
    if role == "actor" and isinstance(part, Party):
        return replace(draft, actor=part, more_actors=())
    if role == "target" and isinstance(part, Party):
        return replace(draft, target=part, more_targets=())
    if role == "place" and isinstance(part, Location):
        return replace(draft, place=part, more_places=())
    if not isinstance(part, Moment):
        return draft
    dated = replace(draft, moment=part)
    return replace(dated, measure=measure_of(context, dated)) if draft.measure == measure_of(context, draft) else dated
