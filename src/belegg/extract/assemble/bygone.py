"""Tell which counts state nothing anew: figures taken back, and what befell people before what is told of them now."""

from collections.abc import Sequence

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Filler, Frame, Quantity

PASSING = ("captured", "missing")
ENDINGS = {"captured": ("released", "killed"), "missing": ("killed", "released", "captured"), "wounded": ("killed",)}
LINKED = 1.0
SURE = 4.0
SELF = ("self", "inside")


def is_withdrawn(context: Context, quantity: Quantity) -> bool:
    """Return whether the figure is the one that no longer holds ("18 ble drept, ikke 19"), or only how far two are
    apart ("tre færre enn meldt")."""
    if quantity.form != "number" or quantity.first == 0:
        return False
    words, tokens = clause_words(context.language), context.sentences[quantity.sentence].tokens
    after = tokens[quantity.last + 1 : quantity.last + 2]
    if any(token.text.lower() in words.compared for token in after):
        return True
    return tokens[quantity.first - 1].text.lower() in words.negators and quantity.quantifier == "exact"


def is_over(context: Context, frame: Frame, head: int) -> bool:
    """Return whether a relative clause tells of the counted what has ended by the main one ("de åtte som ble tatt i
    mai, er satt fri")."""
    setting = context.settings[frame.sentence]
    if setting is None or frame.mode not in ENDINGS or frame.kind != "casualties":
        return False
    own = setting.segments.of[frame.trigger]
    segment = setting.segments.segments[own]
    if segment.opening != "rel":
        return False
    return any(
        other.kind == "casualties"
        and other.mode in ENDINGS[frame.mode]
        and other.modality == "fact"
        and not other.negated
        and other.voice in ("active", "passive")
        and setting.segments.of[other.trigger] == segment.parent
        and any(each.role == "counted" and each.head == head and each.score >= LINKED for each in other.fillers)
        for other in context.frames[frame.sentence]
    )


def is_told_beside(context: Context, used: Frame, frame: Frame, filler: Filler) -> bool:
    """Return whether `frame` says another thing of those whom `used` counts, one of the two in a relative clause."""
    setting = context.settings[frame.sentence]
    if setting is None or {used.kind, frame.kind} != {"casualties"} or used.mode == frame.mode:
        return False
    if filler.slot not in ("subject", "object") or filler.score < SURE or "noun" in (used.voice, frame.voice):
        return False
    one, other = setting.segments.of[used.trigger], setting.segments.of[frame.trigger]
    openings = {setting.segments.segments[number].opening for number in (one, other)}
    return one != other and len(openings) == 2 and "rel" in openings


def with_news(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without parts of the harmed that only name some of them ("levninger fra to av ofrene")."""
    return [draft for draft in drafts if not _names_some(context, draft)]


def _names_some(context: Context, draft: Draft) -> bool:
    quantity, frame = draft.quantity, draft.frame
    if quantity is None or frame is None or draft.whole is None or not quantity.of_previous:
        return False
    if quantity.form == "none":
        return frame.sentence != quantity.sentence or draft.kind == "displacement"
    if draft.kind != "casualties" or quantity.form != "number":
        return False
    phrase = context.phrase(quantity.sentence, quantity.noun if quantity.noun is not None else quantity.last)
    told = frame.sentence == quantity.sentence and frame.trigger != quantity.noun
    whole = clause_words(context.language).part_of
    return phrase is not None and phrase.preposition not in ("", *whole) and not told
