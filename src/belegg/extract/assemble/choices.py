"""Ask the networks who, whom, where, when and whose word: fill what the rules left open, mend what they held lightly.

The rules read a sentence and the few before it; an article often names the attacker once, and tells of the dead ten
sentences later. The networks have seen which of all those named a careful reader takes. What they choose is always
something that the article names, with its words; their name and sureness stand in the claim's rule."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from belegg.extract.assemble.blames import is_mutual
from belegg.extract.assemble.circumstances import measure_of
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.known import SINCE, Known, Part, chosen, head
from belegg.extract.assemble.parties import SIDES, in_arms, may_blame
from belegg.extract.assemble.questions import Question, asked_again, questions
from belegg.extract.assemble.sides import FORCES, IRREGULAR
from belegg.extract.assemble.signs import OPPOSITE
from belegg.extract.assemble.standing import speaking
from belegg.extract.learned.chooser import AGAIN, Role, choosers
from belegg.model.actor import Actor, Speaker
from belegg.model.claim import CHOSEN
from belegg.model.parts import Location, Moment, Party

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LIKELY: dict[Role, float] = {"actor": 0.5, "target": 0.45, "place": 0.5, "time": 0.5, "speaker": 0.5}
"""How likely one must be among all that are named, to stand where the rules have nobody."""
SILENT: dict[Role, float] = {"actor": 0.9, "target": 0.6, "place": 0.9, "time": 0.75, "speaker": 0.5}
"""How likely it may be at most that none of them is meant."""
SURE, SURER = 0.2, 0.1
"""How likely another must be, and how much likelier than the rules' own choice, to stand in its stead."""
HARM = ("attack", "casualties", "materiel")
NEAR = 4
"""Within how many sentences a quarrel is about the harm told."""
OWN_VOICE = 0.6
"""How likely it must be that nobody who is named speaks, to take a claim for the article's own."""
SIDED = 0.3
"""How likely a side must be, among all answers, for fighters whom the count names without one."""


def with_choices(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with actor, target, place, time and speaker as the networks choose them, in order."""
    if not drafts:
        return []
    disputed = disputes(context, drafts)
    asked = questions(context, drafts)
    told: list[Draft] = list(drafts)
    for role, likely in answers(drafts, asked).items():
        question = asked[role]
        told = [
            draft
            if role in OPPOSITE and disputed[number]
            else _chosen(context, draft, question.named, question.nearest[number], role, likely[number])
            for number, draft in enumerate(told)
        ]
    return [in_arms(draft) for draft in told]


def answers(drafts: Sequence[Draft], asked: Mapping[Role, Question]) -> dict[Role, "NDArray[np.float32]"]:
    """Return for each role how likely each candidate is meant for each draft, and last that none is: as the networks
    say that choose again, who know what the first ones chose for all drafts."""
    first = {role: question.answered_by(choosers()[role]) for role, question in asked.items()}
    again = asked_again(drafts, asked, first)
    return {role: question.answered_by(choosers(AGAIN)[role]) for role, question in again.items()}


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
    if role == "speaker":
        return _voiced(context, draft, named, nearest, likely)
    own, best = named.number(chosen(context, draft, role)), int(likely[:-1].argmax())
    if role == "target" and own is not None and draft.quantity is not None:
        return _sided(draft, named, nearest, likely)
    if best == own or not _stands(likely, best, own, role):
        return draft
    part = named.parts[int(nearest[best])]
    if role == "target" and draft.quantity is not None and isinstance(part, Party) and _tells(context, part):
        return draft
    told = _with(context, draft, role, part)
    if role in OPPOSITE and told.kind in HARM and told.actor is not None and not may_blame(told.actor, told.target):
        return draft
    since = f", {SINCE}" if isinstance(part, Moment) and SINCE in part.rule else ""
    return replace(told, rule=(*draft.rule, f"{CHOSEN}: {role} at {_share(likely, best):.2f} among those named{since}"))


def _voiced(
    context: Context, draft: Draft, named: Known, nearest: "NDArray[np.int64]", likely: "NDArray[np.float32]"
) -> Draft:
    """Return the draft with the speaker whose word the network takes it for, or as the article's own word."""
    if draft.kind == "statement":
        return draft
    own, best = named.number(chosen(context, draft, "speaker")), int(likely[:-1].argmax())
    if own is not None and likely[-1] >= OWN_VOICE:
        return replace(
            draft,
            scope=None,
            voiced=True,
            rule=(*draft.rule, f"{CHOSEN}: speaker at {likely[-1]:.2f} none, the article itself"),
        )
    if best == own or not _stands(likely, best, own, "speaker"):
        return draft
    part = named.parts[int(nearest[best])]
    scope = next(
        scope
        for scope in context.scopes
        if scope.speaker is not None and (scope.sentence, scope.cue_start) == (part.sentence, part.start)
    )
    step = f"{CHOSEN}: speaker at {_share(likely, best):.2f} among those named"
    return replace(draft, scope=scope, voiced=True, rule=(*draft.rule, step))


def _share(likely: "NDArray[np.float32]", best: int) -> float:
    """Return how likely the candidate `best` is among all, were one of them meant."""
    return float(likely[best] / likely[:-1].sum())


def _sided(draft: Draft, named: Known, nearest: "NDArray[np.int64]", likely: "NDArray[np.float32]") -> Draft:
    """Return the draft with the side that the network chooses for fighters whom the count names without one ("fire
    soldater"): the likeliest of those that they may belong to."""
    own = draft.target
    if own is None or own.actor.country is not None or own.actor.name is not None:
        return draft
    for best in likely[:-1].argsort()[::-1]:
        side = named.parts[int(nearest[best])]
        if not isinstance(side, Party) or not _may_be_of(own, side.actor):
            continue
        if likely[best] < SIDED or (draft.actor is not None and not may_blame(draft.actor, side)):
            return draft
        name, group = (side.actor.name, side.actor.id) if own.actor.sector in IRREGULAR else (None, None)
        actor = replace(own.actor, country=side.actor.country, name=name, id=group)
        told = replace(own, actor=actor, resolved_from=(side.sentence, head(side)))
        return replace(
            draft,
            target=told,
            rule=(*draft.rule, f"{CHOSEN}: target of a side at {_share(likely, int(best)):.2f} among those named"),
        )
    return draft


def _may_be_of(party: Party, side: Actor) -> bool:
    """Return whether fighters without a side may be of this one: an army of a state, rebels of a named group."""
    if party.form != "group":
        return False
    if party.actor.sector in FORCES:
        return side.country is not None and side.sector in (*FORCES, "government", None)
    return party.actor.sector in IRREGULAR and side.sector in IRREGULAR and side.name is not None


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
