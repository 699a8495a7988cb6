"""Ask the network how sure a claim stands, once the rules have said what the words alone give (rules R1 to R3).

Whether a claim is disputed is seldom said of it: another party gives another figure two sentences on, "innrømmer" less,
or calls it bluff. Here stands what the rules made of it, who else speaks near by, and in which words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import log1p
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.measures import count_signs
from belegg.extract.assemble.signs import SECTORS, claim_signs, meaning
from belegg.extract.assemble.standing import ORDER, reaches, rivals
from belegg.extract.learned.network import STANDINGS, network
from belegg.model.claim import STOOD, Standing
from belegg.model.parts import Party, Scope
from belegg.model.sentence import Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

AROUND = 2
"""How many sentences off another figure may stand."""
LIKENESSES = 14
DENIAL = ("statement", "denial")
SMALL = ("ADP", "ADV", "AUX", "DET", "PRON", "SCONJ", "PART", "CCONJ")
NEAR_WORDS, NEXT_WORDS, CUE_WORDS = 128, 128, 48
"""Into how many classes the words of the clause, those of the sentence behind, and those of the cue are told apart by
their letters."""


def with_standings(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, which have their standing by the rules, with the one that the network makes of all that is
    told; in order. A claim that somebody makes is never the article's own word, nor the other way about."""
    if not drafts:
        return []
    likely = network(STANDINGS)(standing_signs(context, drafts))
    told = []
    for draft, row in zip(drafts, likely, strict=True):
        allowed = np.array([_may_be(draft, each) for each in ORDER], np.float32)
        best = int((row * allowed).argmax())
        told.append(_stood(draft, ORDER[best], f"{STOOD}: {ORDER[best]} at {row[best]:.2f}"))
    return told


def _may_be(draft: Draft, standing: Standing) -> bool:
    """Return whether a draft may have a standing at all: what the words mark as hearsay is nobody's plain word."""
    spoken = draft.kind == "statement" or (draft.scope is not None and draft.scope.speaker is not None)
    if standing in ("confirmed", draft.standing):
        return standing == draft.standing
    if standing == "reported":
        return not spoken and draft.standing != "hearsay"
    return spoken or standing != "attributed"


def _stood(draft: Draft, standing: Standing, step: str) -> Draft:
    return draft if standing == draft.standing else replace(draft, standing=standing, rule=(*draft.rule, step))


def standing_signs(context: Context, drafts: Sequence[Draft]) -> "Table":
    """Return what is told of each draft, a row each."""
    back = [scope for scope in context.scopes if scope.reaches_back]
    own = [[*_own(draft), *_back(context, back, draft), *_rivals(drafts, draft)] for draft in drafts]
    about = {draft.sentence + step for draft in drafts for step in (-1, 0, 1)}
    means = {
        number: (_mean(tokens), _mean(_verbs(tokens))) for number in about for tokens in [_tokens(context, number)]
    }
    words = np.stack([_words(context, draft, means) for draft in drafts])
    counts = np.array([count_signs(draft) for draft in drafts], np.float32)
    return np.hstack([claim_signs(context, drafts), counts, np.array(own, np.float32), words]).astype(np.float32)


def _own(draft: Draft) -> list[float]:
    """Return what the rules made of the draft, and who speaks it."""
    scope = draft.scope
    speaker = scope.speaker if scope is not None else None
    country = speaker.country if speaker is not None else None
    found = [float(draft.standing == each) for each in ORDER]
    found += [float(scope is not None and scope.standing == each) for each in ORDER]
    found += [float(speaker is not None and speaker.sector == each) for each in SECTORS]
    found += [
        float(scope is None), float(speaker is None), float(country is None), float(draft.voiced),
        float(draft.planned), float(scope is not None and scope.sentence == draft.sentence),
        float(country is not None and draft.actor is not None and draft.actor.actor.country == country),
        float(country is not None and draft.target is not None and draft.target.actor.country == country),
        float(draft.actor is None), float(draft.target is None), float("standing of the whole" in draft.rule),
        float(any(step.startswith("network of roles: speaker") for step in draft.rule)),
    ]  # fmt: skip
    return found


def _back(context: Context, back: Sequence[Scope], draft: Draft) -> list[float]:
    """Return where a disclaimer or denial of each standing stands: in the draft's sentence behind it or before, in the
    next, the one after, farther on, or earlier; and whether the rules tie one to the draft, and by its words."""
    found = [[0.0] * 8 for _ in ORDER]
    for scope in back:
        row = found[ORDER.index(scope.standing)]
        gap = scope.sentence - draft.sentence
        if gap == 0:
            row[0 if scope.start > draft.evidence[0][0] else 1] = 1.0
        else:
            row[5 if gap < 0 else min(gap, 3) + 1] = 1.0
        if reaches(context, scope, draft, draft.scope):
            row[6:] = [1.0, float(bool(scope.about))]
    return [sign for row in found for sign in row]


def _rivals(drafts: Sequence[Draft], draft: Draft) -> list[float]:
    """Return how like the draft the likest of those near by is: of its mode and of others, before it and behind it,
    that another speaks and that its own speaker does; and where somebody denies something."""
    found: list[float] = []
    near = [
        other
        for other in drafts
        if other is not draft and other.kind == draft.kind and abs(other.sentence - draft.sentence) <= AROUND
    ]
    for same_mode, before, by_another in product((True, False), repeat=3):
        found += _likest(draft, [
            other
            for other in near
            if (other.mode == draft.mode) == same_mode
            and (other.evidence[0] < draft.evidence[0]) == before
            and (_speaker(other) != _speaker(draft)) == by_another
        ])  # fmt: skip
    denials = {other.sentence - draft.sentence for other in drafts if (other.kind, other.mode) == DENIAL}
    return found + [float(gap in denials) for gap in (-1, 0, 1, 2)]


def _likest(draft: Draft, others: Sequence[Draft]) -> list[float]:
    """Return in what any of `others` is like the draft: nought for none."""
    rows = [_likeness(draft, other) for other in others]
    return [max(column) for column in zip(*rows, strict=True)] if rows else [0.0] * LIKENESSES


def _likeness(draft: Draft, other: Draft) -> list[float]:
    gap = abs(other.sentence - draft.sentence)
    low, high = sorted((_best(draft), _best(other)))
    counted = draft.count is not None and other.count is not None
    return [
        *(float(gap == each) for each in range(AROUND + 1)),
        float(counted and low != high), float(counted and low == high), float(counted and low > 0 and high / low <= 3),
        float(counted and _best(draft) > _best(other)), float(rivals(draft, other)),
        float(other.place == draft.place), float(other.moment == draft.moment),
        float(_side(other.target) == _side(draft.target)), float(_side(other.actor) == _side(draft.actor)),
        float(draft.scope is not None and other.scope is not None), float(draft.whole is None and other.whole is None),
    ]  # fmt: skip


def _best(draft: Draft) -> float:
    return float(draft.count.best or draft.count.low or 0) if draft.count is not None else 0.0


def _side(party: Party | None) -> tuple[str | None, str | None] | None:
    return (party.actor.sector, party.actor.country) if party is not None else None


def _speaker(draft: Draft) -> str | None:
    return draft.scope.speaker.as_written if draft.scope is not None and draft.scope.speaker is not None else None


def _words(context: Context, draft: Draft, means: Mapping[int, tuple["Table", "Table"]]) -> "Table":
    """Return the words of the clause, of the cue, and of the sentences about, and what they mean; `means` has it for
    each sentence and for its verbs."""
    tokens = context.sentences[draft.sentence].tokens
    own = context.segment(draft.sentence, draft.anchor)
    small = [token for token in tokens if token.upos in SMALL and context.segment(draft.sentence, token.index) == own]
    behind = [token for token in tokens if token.start >= draft.evidence[0][1]]
    cue = _cue(context, draft)
    after = _tokens(context, draft.sentence + 1)
    sentence, verbs = means[draft.sentence]
    next_sentence, next_verbs = means[draft.sentence + 1]
    return np.concatenate(
        [
            _hashed((token.text for token in small), NEAR_WORDS),
            _hashed((token.lemma for token in (*behind, *after)), NEXT_WORDS),
            _hashed((token.lemma for token in cue), CUE_WORDS),
            *(_mean(cue), sentence, _mean(behind), next_sentence, means[draft.sentence - 1][0], next_verbs, verbs),
            np.array([log1p(len(after)) / 3, log1p(len(behind)) / 3, min(draft.sentence, 20) / 10], np.float32),
        ]
    )


def _cue(context: Context, draft: Draft) -> list[Token]:
    """Return the words that open what the draft's speaker says."""
    scope = draft.scope
    if scope is None:
        return []
    return [
        token for token in context.sentences[scope.sentence].tokens if scope.cue_start <= token.start < scope.cue_end
    ]


def _verbs(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.upos == "VERB"]


def _tokens(context: Context, number: int) -> Sequence[Token]:
    """Return the words of a sentence, none where there is no such."""
    return context.sentences[number].tokens if 0 <= number < len(context.sentences) else ()


def _hashed(words: Iterable[str], classes: int) -> "Table":
    found = np.zeros(classes, np.float32)
    for word in words:
        found[crc32(word.lower().encode()) % classes] = 1
    return found


def _mean(tokens: Sequence[Token]) -> "Table":
    found = [meaning(token.lemma) for token in tokens if token.upos in ("NOUN", "VERB", "ADJ")]
    return np.mean(found, axis=0) if found else meaning("")
