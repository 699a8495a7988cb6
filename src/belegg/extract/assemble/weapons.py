"""Tell the mode of an attack from the weapon: what struck, what it was done with, or what killed."""

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import weapon_mode
from belegg.model.parts import Frame

REACH = 7
MEANS = ("med", "av", "frå", "fra")
DOING = ("subject", "av", "before")
STRUCK = 1.5


def weapons_of(context: Context, frame: Frame) -> tuple[str, ...]:
    """Return the modes that the weapons of `frame` make, in order: its subject, its object, or what stands after
    "med" in the same stretch; () where none is named."""
    if frame.voice == "noun":
        return ()
    sentence = context.sentences[frame.sentence]
    own = context.segment(frame.sentence, frame.trigger)
    found: list[str] = []
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN", "X") or context.segment(frame.sentence, token.index) != own:
            continue
        if abs(token.index - frame.trigger) > REACH:
            continue
        mode = weapon_mode(context.language, token.text)
        if mode is not None and mode not in found and _is_means(context, frame, token.index):
            found.append(mode)
    return tuple(found)


def _is_means(context: Context, frame: Frame, head: int) -> bool:
    phrase = context.phrase(frame.sentence, head)
    if phrase is None:
        return False
    return phrase.preposition in MEANS or not phrase.preposition


def weapon_that_harms(context: Context, frame: Frame) -> tuple[int, str] | None:
    """Return the token of the weapon that does what `frame` tells ("en veibombe drepte fire") and the mode of attack
    that it makes; None where no weapon does it."""
    for filler in frame.fillers:
        if filler.role != "actor" or filler.slot not in DOING or filler.score < STRUCK:
            continue
        token = context.sentences[frame.sentence].tokens[filler.head]
        mode = weapon_mode(context.language, token.text) if token.upos in ("NOUN", "PROPN") else None
        if mode is not None:
            return token.index, mode
    return None
