"""Check what the words of a frame ask of the sentence and of what is counted: a captive, a sign that it lasts."""

from belegg.extract.assemble.draft import Context
from belegg.extract.frames.lexicon import Group, lexicon
from belegg.extract.frames.phrases import Phrase
from belegg.model.parts import Frame


def is_met(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """Return whether all that the frame `needs` is there, as far as groups of words tell it."""
    quantity = phrase.quantity
    if "person" in frame.needs and (quantity is None or quantity.unit != "person" or quantity.noun is None):
        return False
    groups = lexicon(context.language).groups
    return all(
        any(_stands(context, frame, phrase, group) for group in groups[name]) for name in frame.needs if name in groups
    )


def is_barred(context: Context, frame: Frame) -> bool:
    """Return whether the sentence speaks of something that is no act of war ("bilulykke")."""
    bars = lexicon(context.language).bars[frame.kind]
    if not bars:
        return False
    text = context.sentences[frame.sentence].text.lower()
    return any(any(stem in text for stem in bar.stems) and not any(stem in text for stem in bar.unless) for bar in bars)


def _stands(context: Context, frame: Frame, phrase: Phrase, group: Group) -> bool:
    tokens = context.sentences[frame.sentence].tokens
    if group.where == "sentence":
        return any(token.text.lower() in group.words for token in tokens)
    noun = " ".join(token.text.lower() for token in tokens[phrase.first : phrase.last + 1])
    return any(stem in noun for stem in group.words)
