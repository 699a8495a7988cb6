"""Say of each candidate of a labelled text which claim it carries, if any."""

from collections.abc import Sequence

import msgspec

from belegg.extract.assemble.claims import SILENT_ZONES
from belegg.extract.assemble.draft import Context
from belegg.extract.learned.candidates import COUNTED, LABELS, Candidate, candidates
from belegg.model.parts import Frame, Quantity
from belegg.model.sentence import Token
from belegg.score.gold import GoldClaim
from belegg.score.match import bounds_agree

IGNORED = -1
NONE = 0
LEANING = ("share", "repeat")
_NUMBER = {label: number + 1 for number, label in enumerate(LABELS)}


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A document's candidates by sentence, in order, and for each its label: 0 for none, n + 1 for LABELS[n], -1 where
    it is neither here nor there and should teach nothing."""

    context: Context
    asked: tuple[tuple[int, tuple[Candidate, ...]], ...]
    labels: tuple[int, ...]


def mark(context: Context, claims: Sequence[tuple[GoldClaim, int, int]], kinds: frozenset[str] | None = None) -> Marked:
    """Return a document's candidates with their labels; `claims` are those expected, with where their quotes stand,
    `kinds` the kinds that were looked for."""
    asked = tuple(
        (number, tuple(candidates(setting, context.frames[number])))
        for number, setting in enumerate(context.settings)
        if setting is not None and context.sentences[number].zone not in SILENT_ZONES
    )
    every = [candidate for _, found in asked for candidate in found]
    labels: dict[int, int] = {}
    for claim, start, end in sorted(claims, key=lambda told: told[0].optional):
        met = [number for number, each in enumerate(every) if each.start < end and start < each.end]
        counted = claim.kind in COUNTED and (claim.low is not None or claim.high is not None)
        met = [number for number in met if (every[number].quantity is not None) == counted]
        chosen = _counted(every, met, labels, claim) if counted else _done(context, every, met, labels, claim)
        if chosen is not None and not claim.optional:
            labels[chosen] = _NUMBER[(claim.kind, claim.mode)]
        for number in met:
            labels.setdefault(number, IGNORED)
    for number, each in enumerate(every):
        if kinds is not None and number not in labels and _of_other_kind(context, each, kinds):
            labels[number] = IGNORED
    return Marked(context=context, asked=asked, labels=tuple(labels.get(number, NONE) for number in range(len(every))))


def _counted(every: Sequence[Candidate], met: list[int], labels: dict[int, int], claim: GoldClaim) -> int | None:
    """Return the count among `met` that states the claim's bounds; else a share or "as many", whose bounds come of
    another count; None where there is neither."""
    free = [number for number in met if labels.get(number, IGNORED) == IGNORED]
    stating = [number for number in free if _states(every[number].quantity, claim)]
    leaning = [number for number in free if _leans(every[number].quantity)]
    return (*stating, *leaning, None)[0]


def _leans(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.form in LEANING


def _states(quantity: Quantity | None, claim: GoldClaim) -> bool:
    if quantity is None or quantity.form == "share":
        return False
    return bounds_agree(claim, quantity)


def _done(
    context: Context, every: Sequence[Candidate], met: list[int], labels: dict[int, int], claim: GoldClaim
) -> int | None:
    """Return the word among `met` that carries the claim: one that opens such a frame, else the verb highest in the
    tree."""
    free = [number for number in met if labels.get(number, IGNORED) == IGNORED]

    def order(number: int) -> tuple[bool, bool, bool, int]:
        candidate = every[number]
        tokens = context.sentences[candidate.sentence].tokens
        frames = [frame for frame in _opened(context, candidate) if frame.kind == claim.kind]
        fits = any(frame.mode == claim.mode for frame in frames)
        return not fits, not frames, tokens[candidate.token].upos != "VERB", _depth(tokens, candidate.token)

    return min(free, key=order, default=None)


def _opened(context: Context, candidate: Candidate) -> list[Frame]:
    return [frame for frame in context.frames[candidate.sentence] if frame.first <= candidate.token <= frame.last]


def _depth(tokens: Sequence[Token], at: int) -> int:
    depth = 0
    while tokens[at].head != at and depth < len(tokens):
        at, depth = tokens[at].head, depth + 1
    return depth


def _of_other_kind(context: Context, candidate: Candidate, kinds: frozenset[str]) -> bool:
    """Return whether the lexicon has a reading of the candidate of a kind that nobody looked for."""
    quantity = candidate.quantity
    if quantity is None:
        return any(frame.kind not in kinds for frame in _opened(context, candidate))
    return any(
        frame.kind not in kinds
        and any(each.role == "counted" and quantity.first <= each.head <= candidate.token for each in frame.fillers)
        for frame in context.frames[candidate.sentence]
    )
