"""Which words and counts of a sentence may carry a claim, so that the network is asked about them."""

from collections.abc import Iterator, Sequence

import msgspec

from belegg.extract.frames.slots import Setting
from belegg.model.claim import MODES
from belegg.model.parts import Frame, Quantity

COUNTED = ("casualties", "materiel", "displacement", "strength", "population", "deployment")
DONE = ("attack", "deployment", "control", "agreement", "talks", "relation", "statement")
LABELS: tuple[tuple[str, str | None], ...] = tuple(
    (kind, mode) for kind, modes in MODES.items() for mode in (None, *modes)
)
"""What a word or count may carry: each kind in each of its modes, and with the mode untold."""

CONTENT = ("VERB", "NOUN", "ADJ")


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word of a sentence that may carry a claim of what is done or said, or the head of a `quantity` that may."""

    sentence: int
    token: int
    start: int
    end: int
    quantity: Quantity | None = None


def candidates(setting: Setting, frames: Sequence[Frame]) -> Iterator[Candidate]:
    """Yield the words of one sentence that may carry a claim, then its counts."""
    sentence = setting.sentence
    openers = {frame.trigger for frame in frames if frame.kind in DONE}
    named = set(_named(setting))
    for token in sentence.tokens:
        if token.index in openers or (token.upos in CONTENT and token.index not in named):
            yield Candidate(sentence=sentence.index, token=token.index, start=token.start, end=token.end)
    for quantity in setting.quantities:
        head = sentence.tokens[quantity.noun if quantity.noun is not None else quantity.last]
        yield Candidate(
            sentence=sentence.index,
            token=head.index,
            start=min(quantity.start, head.start),
            end=max(quantity.end, head.end),
            quantity=quantity,
        )


def _named(setting: Setting) -> Iterator[int]:
    """Yield the tokens of parties, places, times and counts."""
    for phrase in setting.phrases:
        if phrase.party is not None:
            yield from range(phrase.party.first, phrase.party.last + 1)
    for location in setting.locations:
        yield from range(location.first, location.last + 1)
    for moment in setting.moments:
        yield from range(moment.first, moment.last + 1)
    for quantity in setting.quantities:
        yield from range(quantity.first, quantity.last + 1)
