"""Complete who did it and whom it befell from what stands beside: lists, the attack told, the place struck.

Only what the same sentence or the one before tells is taken over, and never against what the words say:
nobody is blamed for the losses of his own side.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.roles import state
from belegg.model.parts import Party

HARM = ("casualties", "materiel")
SIDES = ("state_forces", "government", "rebels", "militia")


def with_parties(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with actor and target completed, in order."""
    listed: list[Draft] = []
    for draft in drafts:
        listed.append(_listed(listed, draft))
    blamed = [_blamed(context, listed, number) for number in range(len(listed))]
    return [_struck(context, blamed, draft) for draft in blamed]


def _listed(before: Sequence[Draft], draft: Draft) -> Draft:
    """Return a count that names no victims with those of the count before it in its sentence ("og 37 såret")."""
    if draft.kind != "casualties" or draft.quantity is None or draft.whole is not None:
        return draft
    earlier = next(
        (
            other
            for other in reversed(before)
            if other.kind == "casualties" and other.sentence == draft.sentence and other.target is not None
        ),
        None,
    )
    if earlier is None or earlier.target is None:
        return draft
    if draft.target is None and (draft.quantity.unit is None or draft.quantity.form == "repeat"):
        return replace(draft, target=earlier.target, rule=(*draft.rule, "victims of the count before"))
    return _of_one_side(draft, earlier.target)


def _of_one_side(draft: Draft, neighbour: Party) -> Draft:
    """Return a draft whose soldiers name no side with the side of those told beside them."""
    target = draft.target
    if target is None or target.actor.country is not None or target.actor.sector not in SIDES:
        return draft
    if neighbour.actor.country is None or target.form != "group":
        return draft
    told = replace(target, actor=replace(target.actor, country=neighbour.actor.country))
    return replace(draft, target=told, rule=(*draft.rule, "side of those told beside them"))


def _blamed(context: Context, drafts: Sequence[Draft], number: int) -> Draft:
    """Return harm without a doer with the doer of the attack told with it, and an attack with that of its harm."""
    draft = drafts[number]
    if draft.kind not in (*HARM, "attack") or draft.planned:
        return draft
    if draft.kind == "attack" and draft.actor is None:
        other = _beside(context, drafts, draft, HARM, back=0)
        if other is not None and other.actor is not None and _may_blame(other.actor, draft.target):
            return replace(draft, actor=other.actor, rule=(*draft.rule, "doer of the harm told with it"))
    if draft.kind in HARM and draft.actor is None:
        other = _beside(context, drafts, draft, ("attack",), back=1)
        if other is not None and other.actor is not None and _may_blame(other.actor, draft.target):
            return replace(
                draft,
                actor=other.actor,
                more_actors=other.more_actors,
                rule=(*draft.rule, "doer of the attack told with it"),
            )
    return draft


def _beside(
    context: Context, drafts: Sequence[Draft], draft: Draft, kinds: tuple[str, ...], *, back: int
) -> Draft | None:
    """Return the nearest draft of `kinds` with an actor in the same sentence, or up to `back` sentences before."""
    near = [
        other
        for other in drafts
        if other.kind in kinds
        and other.actor is not None
        and 0 <= draft.sentence - other.sentence <= back
        and context.sentences[other.sentence].paragraph == context.sentences[draft.sentence].paragraph
    ]
    return min(
        near,
        key=lambda other: (draft.sentence - other.sentence, abs(other.anchor - draft.anchor)),
        default=None,
    )


def _may_blame(actor: Party, target: Party | None) -> bool:
    if target is None:
        return True
    if actor.head == target.head and actor.sentence == target.sentence:
        return False
    one, other = actor.actor, target.actor
    if one.id is not None and one.id == other.id:
        return False
    same_side = one.country is not None and one.country == other.country
    return not (
        same_side
        and (one.sector == other.sector or (other.sector in SIDES and one.sector in ("state_forces", "government")))
    )


def _struck(context: Context, drafts: Sequence[Draft], draft: Draft) -> Draft:
    """Return an attack without a target with the victims told with it, else the land that it strikes."""
    if draft.kind != "attack" or draft.target is not None:
        return draft
    harmed = [
        other.target
        for other in drafts
        if other.kind == "casualties" and other.sentence == draft.sentence and other.target is not None
    ]
    fitting = [party for party in harmed if draft.actor is None or _may_blame(draft.actor, party)]
    if fitting:
        return replace(draft, target=fitting[0], rule=(*draft.rule, "victims told with it"))
    land = _land(context, draft) or _struck_land(context, draft)
    if land is not None and (draft.actor is None or draft.actor.actor.country != land.actor.country):
        return replace(draft, target=land, rule=(*draft.rule, "land of the place struck"))
    return draft


def _struck_land(context: Context, draft: Draft) -> Party | None:
    """Return the country that an attack is carried into, where its doer is of another."""
    if draft.place is None or draft.actor is None or draft.place.place.country is None:
        return None
    home = draft.actor.actor.country
    abroad = home is not None and draft.place.place.country != home and draft.actor.actor.sector in SIDES
    return state(context, draft.place, draft.place.place.country) if abroad else None


def _land(context: Context, draft: Draft) -> Party | None:
    """Return the country of the place that fills the target's role ("angrep på Kharkiv"), as a party."""
    setting = context.settings[draft.sentence]
    if setting is None or draft.frame is None or draft.frame.sentence != draft.sentence:
        return None
    for filler in draft.frame.fillers:
        if filler.role != "target":
            continue
        for location in setting.locations:
            if location.first <= filler.head <= location.last and location.place.country is not None:
                return state(context, location, location.place.country)
    return None
