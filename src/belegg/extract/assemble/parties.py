"""Complete who did it and whom it befell from what stands beside: lists, the attack told, the place struck.

Only what the same sentence or the one before tells is taken over, and never against what the words say:
nobody is blamed for the losses of his own side.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.enemies import with_enemies
from belegg.extract.assemble.roles import state
from belegg.extract.assemble.standing import speaking
from belegg.model.actor import Actor
from belegg.model.parts import Frame, Party

HARM = ("casualties", "materiel")
DEEDS = (*HARM, "attack", "control", "deployment")
SENT = ("drone", "missile", "munition", "aircraft")
TOLD_BACK = 2
SIDES = ("state_forces", "government", "rebels", "militia")


def with_parties(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with actor and target completed, in order."""
    listed: list[Draft] = []
    for draft in drafts:
        listed.append(_listed(listed, draft))
    owned = [_own_deed(context, draft) for draft in listed]
    blamed = [_blamed(context, owned, number) for number in range(len(owned))]
    known = [_told_before(blamed, number) for number in range(len(blamed))]
    struck = with_enemies(context, [_struck(context, known, draft) for draft in known])
    return [in_arms(_lost(context, struck, draft)) for draft in struck]


def _lost(context: Context, drafts: Sequence[Draft], draft: Draft) -> Draft:
    """Return materiel without a loser with the side of the dead told with it, or of those who sent it."""
    if draft.kind != "materiel" or draft.target is not None:
        return draft
    dead = next(
        (
            other.target
            for other in drafts
            if other.kind == "casualties"
            and other.sentence == draft.sentence
            and other.target is not None
            and other.target.actor.sector in SIDES
        ),
        None,
    )
    if dead is not None and (draft.actor is None or may_blame(draft.actor, dead)):
        return replace(draft, target=dead, rule=(*draft.rule, "side of the dead told with it"))
    if draft.item not in SENT or draft.mode != "destroyed":
        return draft
    sent = _beside(context, drafts, draft, ("attack",), back=2)
    if sent is None or sent.actor is None or (draft.actor is not None and not may_blame(draft.actor, sent.actor)):
        return draft
    return replace(draft, target=sent.actor, rule=(*draft.rule, "side that sent what was shot down"))


def in_arms(draft: Draft) -> Draft:
    """Return a draft of force with a state that acts or suffers in it as its armed forces."""
    if draft.kind not in ("attack", "casualties", "materiel", "deployment", "strength", "control"):
        return draft
    actor = _forces(draft.actor) if draft.kind != "control" else draft.actor
    ruling = draft.target is not None and draft.target.actor.sector == "government"
    target = _forces(draft.target) if draft.kind in HARM and ruling else draft.target
    return draft if actor is draft.actor and target is draft.target else replace(draft, actor=actor, target=target)


def _forces(party: Party | None) -> Party | None:
    if party is None or party.actor.country is None:
        return party
    nation = party.actor.sector is None and party.form in ("group", "stand_in") and party.plural is not False
    if party.actor.sector != "government" and not (nation and party.actor.name is None):
        return party
    return replace(party, actor=replace(party.actor, sector="state_forces"))


def _listed(before: Sequence[Draft], draft: Draft) -> Draft:
    """Return a count that names no victims with those of the count before it in its sentence ("og 37 såret")."""
    if draft.kind != "casualties" or draft.quantity is None or draft.whole is not None:
        return draft
    earlier = next(
        (
            other
            for other in reversed(before)
            if other.kind == "casualties"
            and other.sentence == draft.sentence
            and other.target is not None
            and other.whole is None
        ),
        None,
    )
    if earlier is None or earlier.target is None:
        return draft
    bare = draft.quantity.unit is None or draft.quantity.form == "repeat"
    if draft.target is None and (bare or draft.quantity.noun == draft.anchor):
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


def _own_deed(context: Context, draft: Draft) -> Draft:
    """Return a deed whose doer is a pronoun in somebody's own words with him as its doer ("at den tok byen")."""
    frame = draft.frame
    if draft.actor is not None or draft.kind not in DEEDS or frame is None or frame.voice != "active":
        return draft
    if frame.sentence != draft.sentence or not _acts_by_pronoun(context, frame):
        return draft
    scope = speaking(context, draft)
    speaker = scope.speaker if scope is not None else None
    if scope is None or speaker is None or speaker.sector not in (*SIDES, None):
        return draft
    if speaker.sector is None and (speaker.name is None or speaker.country is not None):
        return draft
    tokens = context.sentences[scope.sentence].tokens
    head = next((token.index for token in tokens if token.start >= scope.cue_start), 0)
    party = Party(
        sentence=scope.sentence,
        first=head,
        last=head,
        start=scope.cue_start,
        end=scope.cue_end,
        head=head,
        actor=Actor(
            name=speaker.name,
            as_written=speaker.as_written,
            country=speaker.country,
            sector=speaker.sector,
            id=speaker.id,
        ),
        form="stand_in",
    )
    return replace(draft, actor=party, rule=(*draft.rule, "doer is the one who speaks"))


def _acts_by_pronoun(context: Context, frame: Frame) -> bool:
    own = context.segment(frame.sentence, frame.trigger)
    return any(
        token.upos == "PRON" and token.dep == "nsubj" and "PronType=Prs" in token.feats
        for token in context.sentences[frame.sentence].tokens
        if context.segment(frame.sentence, token.index) == own and token.index < frame.trigger
    )


def _blamed(context: Context, drafts: Sequence[Draft], number: int) -> Draft:
    """Return harm without a doer with the doer of the attack told with it, and an attack with that of its harm."""
    draft = drafts[number]
    if draft.kind not in (*HARM, "attack") or draft.planned:
        return draft
    if draft.kind == "attack" and draft.actor is None:
        other = _beside(context, drafts, draft, HARM, back=0)
        if other is not None and other.actor is not None and may_blame(other.actor, draft.target):
            return replace(draft, actor=other.actor, rule=(*draft.rule, "doer of the harm told with it"))
        other = _beside(context, drafts[:number], draft, ("attack",), back=TOLD_BACK)
        if other is not None and other.actor is not None and _goes_on(drafts, draft, other):
            return replace(draft, actor=other.actor, rule=(*draft.rule, "doer of the attack told before it"))
    shot_down = draft.kind == "materiel" and draft.item in SENT and draft.mode == "destroyed"
    if draft.kind in HARM and draft.actor is None and not shot_down:
        other = _beside(context, drafts, draft, ("attack",), back=1)
        if other is not None and other.actor is not None and may_blame(other.actor, draft.target):
            return replace(
                draft,
                actor=other.actor,
                more_actors=other.more_actors,
                rule=(*draft.rule, "doer of the attack told with it"),
            )
    return draft


def _goes_on(drafts: Sequence[Draft], draft: Draft, other: Draft) -> bool:
    """Return whether an attack without a doer may be of the one who did the attack told before it: no place that is his
    own, no victims of his, and no other land than the one struck then."""
    if other.actor is None or not may_blame(other.actor, draft.target) or draft.mode == "clash":
        return False
    if any(
        each.kind == "casualties"
        and each.sentence == draft.sentence
        and each.target is not None
        and each.target.actor.sector in SIDES
        and each.target.actor.country in (None, other.actor.actor.country)
        for each in drafts
    ):
        return False
    here = draft.place.place.country if draft.place is not None else None
    there = other.place.place.country if other.place is not None else None
    home = other.actor.actor.country
    return here is not None and there in (None, here) and (here != home or there == home)


def _told_before(drafts: Sequence[Draft], number: int) -> Draft:
    """Return an offensive or a deal that is taken up again without its parties with those told before."""
    draft = drafts[number]
    frame = draft.frame
    taken_up = draft.kind in ("agreement", "talks") or draft.mode in ("offensive", "clash")
    if not taken_up or draft.actor is not None or frame is None or not (frame.definite or frame.voice != "noun"):
        return draft
    for other in reversed(drafts[:number]):
        alike = other.kind == draft.kind and (draft.kind == "agreement" or other.mode == draft.mode)
        if alike and other.actor is not None and other.anchor != draft.anchor:
            return replace(
                draft,
                actor=other.actor,
                more_actors=other.more_actors,
                target=draft.target or other.target,
                rule=(*draft.rule, "parties told before"),
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


def may_blame(actor: Party, target: Party | None) -> bool:
    """Return whether one may have done it to the other: nobody strikes himself or his own side."""
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
    fitting = [party for party in harmed if draft.actor is None or may_blame(draft.actor, party)]
    if fitting:
        return replace(draft, target=fitting[0], rule=(*draft.rule, "victims told with it"))
    land = _land(context, draft) or _struck_land(context, draft)
    abroad = draft.actor is None or draft.actor.actor.country != (land.actor.country if land is not None else None)
    inner = draft.actor is None and land is not None and land.actor.country == context.home
    if land is not None and abroad and not inner:
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
