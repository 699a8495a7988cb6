"""Tell the mode of an attack from the weapon: what struck, what it was done with, or what killed."""

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import weapon_mode
from belegg.extract.frames.phrases import Phrase
from belegg.model.parts import Frame

REACH = 10
MEANS = ("med", "av", "frå", "fra")
DOING = ("subject", "av", "before")
STRUCK = 1.5


def weapons_of(context: Context, frame: Frame) -> dict[str, int]:
    """Return the modes that the weapons of `frame` make, in order, each with the weapon's token: what was sent off,
    what struck, or what stands after "med" in the same stretch; empty where none is named."""
    found: dict[str, int] = {}
    if frame.voice == "noun":
        return found
    doing = {
        filler.head
        for filler in frame.fillers
        if filler.role == "actor" and filler.slot in DOING and filler.score >= STRUCK
    }
    for token in context.sentences[frame.sentence].tokens:
        if token.upos not in ("NOUN", "PROPN", "X"):
            continue
        mode = weapon_mode(context.language, token.text)
        if mode is not None and mode not in found and (token.index in doing or _is_means(context, frame, token.index)):
            found[mode] = token.index
    return found


def _is_means(context: Context, frame: Frame, head: int) -> bool:
    phrase = context.phrase(frame.sentence, head)
    near = abs(head - frame.trigger) <= REACH
    if (
        phrase is None
        or not near
        or context.segment(frame.sentence, head) != context.segment(frame.sentence, frame.trigger)
    ):
        return False
    return phrase.preposition in MEANS or (not phrase.preposition and _may_be_meant(frame, phrase))


def _may_be_meant(frame: Frame, phrase: Phrase) -> bool:
    """Return whether a bare weapon is the means: always of a launch, else only before the verb that it does."""
    if "weapons" in frame.needs:
        return True
    return frame.voice == "active" and phrase.head < frame.trigger


def weapon_that_harms(context: Context, frame: Frame) -> tuple[int, str] | None:
    """Return the token of the weapon that does what `frame` tells ("en veibombe drepte fire") and the mode of attack
    that it makes; None where no weapon does it."""
    slot = {"active": "subject", "passive": "av"}.get(frame.voice)
    for filler in frame.fillers:
        if filler.role != "actor" or filler.slot != slot or filler.score < STRUCK:
            continue
        token = context.sentences[frame.sentence].tokens[filler.head]
        mode = weapon_mode(context.language, token.text) if token.upos in ("NOUN", "PROPN") else None
        if mode is not None:
            return token.index, mode
    return None
