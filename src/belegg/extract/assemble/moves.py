"""Make drafts of forces that move and of ground that is held, taken or lost."""

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make, place_of
from belegg.extract.assemble.roles import Cast, cast, is_force, is_side
from belegg.model.parts import Frame


def deployment(context: Context, frame: Frame) -> Draft | None:
    actor = cast(context, frame, "actor", fits=is_side)
    if actor.first is None or (frame.weak and place_of(context, frame) is None):
        return None
    if frame.mode == "reinforced" and frame.voice != "noun" and not _moves_forces(context, frame):
        return None
    return make(context, frame, actor, Cast(), mode=frame.mode)


def _moves_forces(context: Context, frame: Frame) -> bool:
    """Return whether what is sent is troops or weapons."""
    for filler in frame.fillers:
        if filler.role != "counted":
            continue
        phrase = context.phrase(filler.sentence, filler.head)
        if phrase is None:
            continue
        token = context.sentences[filler.sentence].tokens[filler.head]
        if (phrase.party is not None and is_force(phrase.party)) or (
            phrase.quantity is not None and phrase.quantity.unit in ("vehicle", "item")
        ):
            return True
        if any(
            part in token.text.lower()
            for part in ("styrke", "tropp", "soldat", "forsterkning", "kjøretøy", "stridsvogn")
        ):
            return True
    return False


def control(context: Context, frame: Frame) -> Draft | None:
    place = place_of(context, frame)
    actor = cast(context, frame, "actor", fits=is_side)
    if place is None and not (actor.parties and not frame.weak):
        return None
    if actor.first is None and frame.weak and frame.mode not in ("lost", "contested"):
        return None
    return make(context, frame, actor, cast(context, frame, "target", fits=is_side), mode=frame.mode)
