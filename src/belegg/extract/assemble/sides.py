"""Give victims the side that the words beside them tell: an adjective, an owner, the one who lost them, the speaker.

"Sør-Afrika mistet 13 mann", "37 ukrainske droner", "av bevegelsens krigere", "våre soldater".
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.slots import Setting
from belegg.model.actor import Actor
from belegg.model.parts import Party

FORCES = ("state_forces", "police")
ARMED = (*FORCES, "rebels", "militia", "peacekeepers", "government")
HARM = ("casualties", "materiel", "strength")
SHARE = 0.8


def with_sides(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of harm whose victims name no side with the side that the words beside them tell."""
    home = _only_army(context)
    return [_sided(context, draft, home) for draft in drafts]


def _sided(context: Context, draft: Draft, home: str | None) -> Draft:
    setting = context.settings[draft.sentence]
    if draft.kind not in HARM or draft.quantity is None or setting is None:
        return draft
    draft = _inside(setting, draft)
    target = draft.actor if draft.kind == "strength" else draft.target
    if target is not None and (target.actor.country is not None or target.actor.id is not None):
        return draft
    if target is not None and target.actor.sector not in (None, *ARMED):
        return draft
    owner = _owner(setting, draft) or _loser(context, draft)
    if owner is not None:
        return _owned(draft, target, owner)
    if target is not None and target.actor.sector in FORCES and home is not None and target.form == "group":
        return _put(draft, replace(target, actor=replace(target.actor, country=home)), "the only army of the article")
    return draft


def _put(draft: Draft, party: Party, step: str) -> Draft:
    rule = (*draft.rule, f"side from {step}")
    return (
        replace(draft, actor=party, rule=rule) if draft.kind == "strength" else replace(draft, target=party, rule=rule)
    )


def _inside(setting: Setting, draft: Draft) -> Draft:
    """Return a draft without victims with the party or the adjective inside the counted phrase ("37 ukrainske droner")."""
    quantity = draft.quantity
    if draft.target is not None or quantity is None or draft.kind == "strength":
        return draft
    for phrase in setting.phrases:
        near = phrase.party is not None and quantity.last < phrase.head <= max(draft.anchor, quantity.last + 1)
        if near and draft.kind == "casualties":
            return _put(draft, phrase.party, "the group inside the count") if phrase.party is not None else draft
    for party in setting.demonyms:
        if quantity.last < party.head < draft.anchor:
            return _put(draft, party, "the adjective of what was counted")
    return draft


def _owner(setting: Setting, draft: Draft) -> Party | None:
    """Return the party in the genitive just before the counted noun ("bevegelsens krigere")."""
    for phrase in setting.phrases:
        before = 0 < draft.anchor - phrase.last <= 2
        if before and phrase.party is not None and phrase.genitive and phrase.head != draft.anchor:
            return phrase.party
    return None


def _loser(context: Context, draft: Draft) -> Party | None:
    """Return the side that is said to have lost what was counted, where the frame's subject lost it."""
    frame = draft.frame
    if frame is None or frame.sentence != draft.sentence or "subject" not in _losing_slots(draft):
        return None
    for filler in frame.fillers:
        if filler.role != "target" or filler.slot != "subject" or filler.head == draft.anchor:
            continue
        phrase = context.phrase(filler.sentence, filler.head)
        if phrase is not None and phrase.party is not None and phrase.party.actor.sector in (None, *ARMED):
            return phrase.party
    return None


def _losing_slots(draft: Draft) -> tuple[str, ...]:
    return tuple(filler.slot for filler in draft.frame.fillers if filler.role == "target") if draft.frame else ()


def _owned(draft: Draft, target: Party | None, owner: Party) -> Draft:
    """Return the draft with victims of the owner's side; the owner's forces where the noun says no more."""
    sector = target.actor.sector if target is not None else None
    if sector is None and draft.kind != "materiel":
        sector = "state_forces" if owner.actor.sector in (None, "government", "state_forces") else owner.actor.sector
    own = owner.actor
    actor = Actor(name=own.name, as_written=own.as_written, country=own.country, sector=sector or own.sector, id=own.id)
    return _put(draft, replace(owner, actor=actor), "the one whose they are")


def _only_army(context: Context) -> str | None:
    """Return the country of nearly all armies that the article names, None where there are two sides."""
    named: Counter[str] = Counter()
    for setting in context.settings:
        for phrase in setting.phrases if setting is not None else ():
            if phrase.party is not None and phrase.party.actor.sector in FORCES and phrase.party.actor.country:
                named[phrase.party.actor.country] += 1
    if not named:
        return None
    (country, votes), total = named.most_common(1)[0], named.total()
    return country if votes >= SHARE * total else None
