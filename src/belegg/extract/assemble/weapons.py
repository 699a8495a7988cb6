"""Tell the mode of an attack from the weapon: what struck, what it was done with, or what killed."""

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import is_one_of, weapon_mode
from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Frame

REACH = 10
DOING = ("subject", "before")
STRUCK = 1.5


def weapons_of(context: Context, frame: Frame) -> dict[str, int]:
    """Return the modes that the weapons of `frame` make, in order, each with the weapon's token: what was sent off,
    what struck, or what stands after "med" in the same stretch; empty where none is named."""
    found: dict[str, int] = {}
    if frame.voice == "noun":
        return found
    by = clause_words(context.language).by
    doing = {
        filler.head
        for filler in frame.fillers
        if filler.role == "actor" and (filler.slot in DOING or filler.slot in by) and filler.score >= STRUCK
    }
    for token in context.sentences[frame.sentence].tokens:
        if token.upos not in ("NOUN", "PROPN", "X"):
            continue
        mode = weapon_mode(context.language, token.text)
        if mode is not None and mode not in found and (token.index in doing or _is_means(context, frame, token.index)):
            found[mode] = token.index
    return found


def _is_means(context: Context, frame: Frame, head: int) -> bool:
    phrase = context.phrase(frame.sentence, head) or _around(context, frame, head)
    near = abs(head - frame.trigger) <= REACH
    if (
        phrase is None
        or not near
        or context.segment(frame.sentence, head) != context.segment(frame.sentence, frame.trigger)
    ):
        return False
    return phrase.preposition in clause_words(context.language).means or (
        not phrase.preposition and _may_be_meant(frame, phrase)
    )


def _around(context: Context, frame: Frame, index: int) -> Phrase | None:
    """Return the phrase that a weapon is the first part of ("mortar" in "mortar rounds"), None for another."""
    setting = context.settings[frame.sentence]
    phrases = setting.phrases if setting is not None else ()
    around = next((phrase for phrase in phrases if phrase.first <= index < phrase.head), None)
    head = context.sentences[frame.sentence].tokens[around.head].text if around is not None else ""
    return around if is_one_of(context.language, "rounds", head) else None


def _may_be_meant(frame: Frame, phrase: Phrase) -> bool:
    """Return whether a bare weapon is the means: always of a launch, else only before the verb that it does."""
    if "weapons" in frame.needs:
        return True
    return frame.voice == "active" and phrase.head < frame.trigger


def weapon_that_harms(context: Context, frame: Frame) -> tuple[int, str] | None:
    """Return the token of the weapon that does what `frame` tells ("en veibombe drepte fire") and the mode of attack
    that it makes; None where no weapon does it."""
    slots = {"active": frozenset({"subject"}), "passive": clause_words(context.language).by}.get(
        frame.voice, frozenset()
    )
    for filler in frame.fillers:
        if filler.role != "actor" or filler.slot not in slots or filler.score < STRUCK:
            continue
        token = context.sentences[frame.sentence].tokens[filler.head]
        mode = weapon_mode(context.language, token.text) if token.upos in ("NOUN", "PROPN") else None
        if mode is not None:
            return token.index, mode
    return None
