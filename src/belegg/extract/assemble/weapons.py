"""Tell the mode of an attack from the weapon: what struck, or what it was done with."""

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import weapon_mode
from belegg.model.parts import Frame

REACH = 7


def weapon_of(context: Context, frame: Frame) -> str | None:
    """Return the mode that the weapon of `frame` makes: its subject's, or that after "med" in the same stretch."""
    if frame.voice == "noun":
        return None
    sentence = context.sentences[frame.sentence]
    own = context.segment(frame.sentence, frame.trigger)
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN") or context.segment(frame.sentence, token.index) != own:
            continue
        if abs(token.index - frame.trigger) > REACH:
            continue
        mode = weapon_mode(context.language, token.text)
        if mode is not None and (token.index < frame.trigger or _is_means(context, frame, token.index)):
            return mode
    return None


def _is_means(context: Context, frame: Frame, head: int) -> bool:
    phrase = context.phrase(frame.sentence, head)
    if phrase is None:
        return False
    return phrase.preposition in ("med", "av", "fra") or not phrase.preposition
