"""Fit together what several words tell of one blow: fire that answers fire, and the thing in which people were hit."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Draft

FIRE = ("shelling", "shooting", "clash", "missile")
ARMED = ("state_forces", "rebels", "militia", "government")


def with_blows(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, fire without a named weapon read as the shelling that it answers, and without the one thing
    that an attack told by the same verb hits where the harm to people in it is told ("to døde da en drone traff en
    buss")."""
    harmed = {draft.sentence for draft in drafts if draft.kind == "casualties"}
    ordered = sorted(drafts, key=lambda draft: (draft.sentence, draft.anchor))
    told = {
        (draft.sentence, draft.frame.trigger)
        for draft in drafts
        if draft.kind == "attack" and draft.frame is not None and draft.frame.voice == "active"
    }
    kept: list[Draft] = []
    for draft in ordered:
        if draft.kind == "materiel" and draft.sentence in harmed and _is_told_by_attack(draft, told):
            continue
        kept.append(_answered(kept, draft) if draft.kind == "attack" else draft)
    return kept


def _is_told_by_attack(draft: Draft, told: set[tuple[int, int]]) -> bool:
    if draft.mode != "hit" or draft.count is None or draft.count.high != 1 or draft.frame is None:
        return False
    return (draft.frame.sentence, draft.frame.trigger) in told


def _answered(before: Sequence[Draft], draft: Draft) -> Draft:
    """Return an attack with unnamed firearms as shelling where the fire told before it was shelling."""
    frame = draft.frame
    if draft.mode != "shooting" or frame is None or frame.voice == "noun" or "weapon" in frame.needs:
        return draft
    if draft.target is not None and draft.target.actor.sector not in ARMED:
        return draft
    fire = next((each.mode for each in reversed(before) if each.kind == "attack" and each.mode in FIRE), None)
    if fire != "shelling" or any(each.role == "target" and each.slot == "object" for each in frame.fillers):
        return draft
    return replace(draft, mode=fire, rule=(*draft.rule, "fire of the kind told before it"))
