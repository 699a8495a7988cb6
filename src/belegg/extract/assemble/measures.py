"""Ask the network whether a count is of one incident, of a longer time, or of how many there are (rule R12)."""

from collections.abc import Sequence
from math import log1p
from typing import TYPE_CHECKING, get_args
from zlib import crc32

import numpy as np
from msgspec.structs import replace

from belegg.extract.assemble.circumstances import adds_up
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.signs import claim_signs, meaning, time_signs
from belegg.extract.learned.network import MEASURES, network
from belegg.model.claim import CHOSEN, MEASURED, Measure
from belegg.model.count import Quantifier
from belegg.model.sentence import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

LABELS: tuple[Measure, ...] = get_args(Measure)
COUNTED = ("casualties", "materiel", "displacement")
QUANTIFIERS: tuple[Quantifier, ...] = get_args(Quantifier)
SIZES = (2, 5, 10, 20, 50, 100, 300, 1000, 5000, 20_000, 100_000)
UNITS = ("person", "household", "vehicle", "item", None)
SMALL = ("ADP", "ADV", "AUX", "DET", "PRON", "SCONJ", "PART", "CCONJ", "ADJ")
NEAR_WORDS, FAR_WORDS, FORMS, ITEMS = 160, 96, 24, 12
"""Into how many classes the words of the clause, those of the sentence, the forms of verbs, and things are told apart
by their letters."""


def with_measures(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with what their counts measure, in order; a part measures as its whole does."""
    numbers = [number for number, draft in enumerate(drafts) if is_measured(draft)]
    if not numbers:
        return list(drafts)
    likely = network(MEASURES)(measure_signs(context, drafts, numbers))
    told = list(drafts)
    for number, row in zip(numbers, likely, strict=True):
        best = int(row.argmax())
        if LABELS[best] == "new" and _has_window(told[number]):
            continue
        told[number] = _measured(told[number], LABELS[best], f"{MEASURED}: {LABELS[best]} at {row[best]:.2f}")
    wholes = {id(draft.quantity): draft.measure for draft in told if draft.quantity is not None}
    return [
        _measured(draft, wholes[id(draft.whole.quantity)], "measure of the whole")
        if is_measured(draft) and draft.whole is not None and id(draft.whole.quantity) in wholes
        else draft
        for draft in told
    ]


def is_measured(draft: Draft) -> bool:
    """Return whether the network decides what a draft measures: a count of people harmed or moved, or of losses."""
    return draft.kind in COUNTED and draft.measure is not None and draft.count is not None


def _has_window(draft: Draft) -> bool:
    """Return whether the words state the longer time that a count covers (rule R12)."""
    moment = draft.moment
    return draft.measure == "cumulative" and moment is not None and moment.window and moment.sentence == draft.sentence


def _measured(draft: Draft, measure: Measure | None, step: str) -> Draft:
    if measure is None or measure == draft.measure:
        return draft
    return replace(draft, measure=measure, rule=(*draft.rule, step))


def measure_signs(context: Context, drafts: Sequence[Draft], numbers: Sequence[int]) -> "Table":
    """Return what is told of the drafts with these numbers, each a row."""
    claims = claim_signs(context, [drafts[number] for number in numbers])
    own = [_signs(context, drafts, number) for number in numbers]
    return np.concatenate([claims, np.stack(own)], axis=1)


def _signs(context: Context, drafts: Sequence[Draft], number: int) -> "Table":
    draft = drafts[number]
    told = [*count_signs(draft), *_when(context, draft), *_where(draft), *_around(context, drafts, number)]
    return np.concatenate([np.array(told, np.float32), *_words(context, draft)])


def count_signs(draft: Draft) -> list[float]:
    """Return what is told of a draft's count: its size, its quantifier, its unit, and what is counted."""
    count = draft.count
    low = float((count.low or count.high or 0) if count is not None else 0)
    found = [log1p(low) / 8, *(float(low >= size) for size in SIZES)]
    found += [float(count is not None and count.quantifier == each) for each in QUANTIFIERS]
    found += [float(count is not None and count.unit == each) for each in UNITS]
    found += [float(count is not None and count.imputed), float(draft.whole is not None)]
    items = [0.0] * ITEMS
    if draft.item is not None:
        items[crc32(draft.item.encode()) % ITEMS] = 1.0
    return found + items


def _when(context: Context, draft: Draft) -> list[float]:
    moment = draft.moment
    if moment is None:
        none = time_signs(context, None)
        return [1.0, 0.0, 0.0, *none]
    carried = any(step.startswith(("time ", "day ", f"{CHOSEN}: time")) for step in draft.rule)
    return [0.0, float(moment.sentence == draft.sentence), float(carried), *time_signs(context, moment)]


def _where(draft: Draft) -> list[float]:
    breadth = draft.place.place.precision if draft.place is not None else 0
    return [*(float(breadth == each) for each in range(8)), float(bool(draft.more_places))]


def _around(context: Context, drafts: Sequence[Draft], number: int) -> list[float]:
    """Return what other claims stand near: the attack that did it, other counts of the same, and where it stands."""
    draft = drafts[number]
    attacks = [other for other in drafts if other.kind == "attack"]
    gaps = [draft.sentence - other.sentence for other in attacks]
    same = [
        other
        for at, other in enumerate(drafts)
        if at != number and other.kind == draft.kind and other.mode == draft.mode and other.count is not None
    ]
    own = _low(draft)
    higher = [other for other in same if _low(other) > own]
    days = {other.moment.period for other in attacks if other.moment is not None}
    frame = draft.frame
    return [
        float(0 in gaps), float(1 in gaps), float(-1 in gaps), float(2 in gaps), float(not attacks),
        min(len(attacks), 8) / 4, min(len(days), 5) / 3, min(len(same), 8) / 4, min(len(higher), 5) / 3,
        float(any(other.moment == draft.moment for other in attacks if other.sentence == draft.sentence)),
        min(draft.sentence, 20) / 10, draft.sentence / max(len(context.sentences), 1),
        float(len(context.sentences) < 8),
        float(adds_up(context, draft)), float(frame is not None and frame.lasting), float("stock" in draft.marks),
        float(draft.actor is not None), float(draft.target is not None),
    ]  # fmt: skip


def _low(draft: Draft) -> float:
    return float(draft.count.low or 0) if draft.count is not None else 0.0


def _words(context: Context, draft: Draft) -> list["Table"]:
    """Return the small words and verb forms of the clause, the words of the sentence, and what they mean."""
    sentence = context.sentences[draft.sentence]
    own = context.segment(draft.sentence, draft.anchor)
    clause = [token for token in sentence.tokens if context.segment(draft.sentence, token.index) == own]
    near, far, forms = np.zeros(NEAR_WORDS, np.float32), np.zeros(FAR_WORDS, np.float32), np.zeros(FORMS, np.float32)
    for token in clause:
        if token.upos in SMALL:
            near[crc32(token.text.lower().encode()) % NEAR_WORDS] = 1
        if token.upos in ("VERB", "AUX"):
            forms[crc32(token.feats.encode()) % FORMS] = 1
    for token in sentence.tokens:
        far[crc32(token.lemma.lower().encode()) % FAR_WORDS] = 1
    return [near, far, forms, _mean(clause), _mean(sentence.tokens)]


def _mean(tokens: Sequence[Token]) -> "Table":
    found = [meaning(token.lemma) for token in tokens if token.upos in ("NOUN", "VERB", "ADJ", "PROPN")]
    return np.mean(found, axis=0) if found else meaning("")
