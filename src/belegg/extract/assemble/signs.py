"""What the networks of roles are told of a claim and of each candidate.

Where its words stand, what they are, what the rules made of it here and elsewhere in the document. All is worked out
for a document at once: rows are claims, columns are candidates, the last axis are signs."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from math import log1p
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
import numpy as np

from belegg.extract.assemble.circumstances import distance
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.fits import fits
from belegg.extract.assemble.known import Known, Part, chosen, head
from belegg.extract.learned.candidates import LABELS
from belegg.extract.learned.chooser import Role
from belegg.extract.learned.words import words
from belegg.model.parts import Filler, Location, Moment, Party
from belegg.model.sentence import Sentence, Token

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

KINDS = tuple(dict.fromkeys(kind for kind, _ in LABELS))
FORMS = ("name", "person", "group", "demonym", "office", "stand_in")
SECTORS = (
    "state_forces", "government", "rebels", "militia", "civilians", "children", "women", "medical", "journalists",
    "aid_workers", "peacekeepers", "intergovernmental", "ngo", "media", "monitor", "police", "refugees", "other", None,
)  # fmt: skip
PLACES = ("at", "near", "from", "to", "against", "via", "modifier", "subject", "other")
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "appos", "root", "amod", "compound", "iobj", "nmod:poss",
    "flat", "dep",
)  # fmt: skip
VOICES = ("active", "passive", "noun", "phrase")
MEASURES = ("new", "cumulative", "stock", None)
FILLERS = ("actor", "target", "counted", "place", "topic")
ZONES = ("title", "lead")
STEPS: dict[Role, tuple[str, ...]] = {
    "actor": ("actor ",),
    "target": ("target ", "group ", "side ", "victims"),
    "place": ("place ", "country "),
    "time": ("time ", "day "),
    "speaker": (),
}
HARM = ("casualties", "attack", "materiel", "displacement")
OPPOSITE: dict[Role, Role] = {"actor": "target", "target": "actor"}
PREPOSITIONS, RULES = 24, 16
"""Into how many classes prepositions and the steps of rules are told apart by their letters."""
LENGTHS, AGES = (0, 1, 7, 39, 399), (-2, 0, 1, 3, 8, 39, 399)
"""Days up to which periods, and their distance before the article, are of one class."""
FAR, ABSENT = 5, 99
BEHIND = 1.6
GOVERNED = 6
_LABEL = {label: number for number, label in enumerate(LABELS)}


class Signs(msgspec.Struct, frozen=True, kw_only=True):
    """What does not depend on the role: `pairs` (claims x candidates x signs); `parts` (words x signs); `nearest`
    (claims x candidates): the words of each candidate that stand nearest to the claim; `counts`: how many candidates
    each claim's sentence names, and with the one before."""

    pairs: "Table"
    parts: "Table"
    nearest: "NDArray[np.int64]"
    counts: "Table"


def signs(context: Context, drafts: Sequence[Draft], named: Known) -> Signs:
    """Return what is told of the drafts and of all candidates."""
    anchors = [_anchor(draft) for draft in drafts]
    sentences = np.array([draft.sentence for draft in drafts])
    gaps = sentences[:, None] - np.array([part.sentence for part in named.parts])
    tokens = np.array(anchors)[:, None] - np.array([head(part) for part in named.parts])
    aside = np.abs(tokens) * 0.01 + (tokens < 0) * 0.05
    costs = np.where(gaps == 0, aside, np.where(gaps > 0, gaps, BEHIND - gaps))
    nearest = _first_least(costs, named.starts)
    before = np.minimum.reduceat(np.where(gaps >= 0, gaps, ABSENT), named.starts, axis=1)
    after = np.minimum.reduceat(np.where(gaps < 0, -gaps, ABSENT), named.starts, axis=1)
    cost, near_gap, near_tokens = (np.take_along_axis(each, nearest, axis=1) for each in (costs, gaps, tokens))
    pairs: list[Table] = [
        _reach(before, after, cost, near_gap == 0, near_tokens),
        np.broadcast_to(_presence(context, named), (*nearest.shape, 5)),
        _bound(context, drafts, anchors, named, nearest),
        fits(context, drafts, named),
    ]
    counts = np.stack([(before == 0).sum(axis=1), (before <= 1).sum(axis=1)], axis=1) / 3
    return Signs(
        pairs=np.concatenate(pairs, axis=2),
        parts=_part_signs(context, named.parts),
        nearest=nearest,
        counts=counts.astype(np.float32),
    )


def _first_least(costs: "NDArray[np.float64]", starts: Sequence[int]) -> "NDArray[np.int64]":
    """Return for each row the column of the first least cost among those from each start to the next."""
    width = costs.shape[1]
    least = np.minimum.reduceat(costs, starts, axis=1)
    is_least = costs == np.repeat(least, np.diff([*starts, width]), axis=1)
    first: NDArray[np.int64] = np.minimum.reduceat(np.where(is_least, np.arange(width), width), starts, axis=1)
    return first


def claim_signs(context: Context, drafts: Sequence[Draft]) -> "Table":
    """Return what is told of each claim, whatever the role and the candidate."""
    anchors = [_anchor(draft) for draft in drafts]
    lemmas = [_token(context, draft.sentence, anchor).lemma for draft, anchor in zip(drafts, anchors, strict=True)]
    return np.hstack([np.array([_claim_signs(context, draft) for draft in drafts], np.float32), _meanings(lemmas)])


def pair_signs(context: Context, drafts: Sequence[Draft], named: Known, seen: Signs, role: Role) -> "Table":
    """Return what is told of each claim with each candidate in a role."""
    own = _held(context, drafts, named, role)
    other = _held(context, drafts, named, OPPOSITE[role]) if role in OPPOSITE else None
    elsewhere = _elsewhere(drafts, own, other)
    opposite = other if other is not None else np.zeros_like(own)
    return np.concatenate([seen.pairs, own[..., None], opposite[..., None], elsewhere], axis=2)


def step_signs(drafts: Sequence[Draft], role: Role) -> "Table":
    """Return by which steps the rules filled a role of each claim."""
    steps = np.zeros((len(drafts), RULES), np.float32)
    for number, draft in enumerate(drafts):
        for step in draft.rule:
            if step.startswith(STEPS[role]):
                steps[number, crc32(step.encode()) % RULES] = 1
    return steps


def nothing_signs(context: Context, drafts: Sequence[Draft], named: Known, seen: Signs, role: Role) -> "Table":
    """Return what is told of the answer that none of the candidates is meant, for each claim."""
    own = _held(context, drafts, named, role).sum(axis=1)
    many = np.full(len(drafts), min(len(named.starts), 20) / 10)
    told = np.column_stack([1 - own, many, seen.counts, np.ones(len(drafts))])
    return told.astype(np.float32)


def _anchor(draft: Draft) -> int:
    return draft.frame.trigger if draft.frame is not None and draft.frame.sentence == draft.sentence else draft.anchor


def _token(context: Context, sentence: int, at: int) -> Token:
    """Return the token at `at` of a sentence, or the last or first one where there is none."""
    tokens = context.sentences[sentence].tokens
    return tokens[min(max(at, 0), len(tokens) - 1)]


def _filled(shape: tuple[int, ...], signs: Sequence["NDArray[np.generic]"]) -> "Table":
    """Return a table of rows by columns by signs, filled sign by sign."""
    table = np.empty((*shape, len(signs)), np.float32)
    for number, sign in enumerate(signs):
        table[..., number] = sign
    return table


@lru_cache(maxsize=2048)
def _one_of(values: tuple[object, ...] | range, value: object) -> tuple[float, ...]:
    return tuple(float(value == each) for each in values)


def _reach(before: "Table", after: "Table", cost: "Table", same: "Table", tokens: "Table") -> "Table":
    """Return how near the words of each candidate stand, and in which order the candidates come."""
    away, rank = np.abs(tokens), cost.argsort(axis=1).argsort(axis=1)
    found: list[NDArray[np.generic]] = [before == gap for gap in range(FAR)]
    found += [(before >= FAR) & (before < ABSENT), before == ABSENT, after == 1, (after > 1) & (after < ABSENT)]
    found += [same * np.sign(tokens), same * np.minimum(away, 30) / 10, same * (away <= 2), same * (away <= 5)]
    found += [rank == 0, rank == 1, rank == 2, 1 / (1 + rank)]
    return _filled(cost.shape, found)


def _presence(context: Context, named: Known) -> "Table":
    """Return how often each candidate is named in the document, and whether in its title or its first sentences."""
    told = [[part.sentence for part in named.words_of(number)] for number in range(len(named.starts))]
    titles = {number for number, sentence in enumerate(context.sentences) if sentence.zone == "title"}
    most = max(map(len, told))
    rows = [
        [
            log1p(len(sentences)),
            len(sentences) / len(named.parts),
            not titles.isdisjoint(sentences),
            min(sentences) <= 1,
            len(sentences) == most,
        ]
        for sentences in told
    ]
    return np.array(rows, np.float32)


def _part_signs(context: Context, parts: Sequence[Part]) -> "Table":
    """Return what the words for each candidate are, and what they hang on."""
    tokens = [_token(context, part.sentence, head(part)) for part in parts]
    verbs = [_verb_above(context.sentences[part.sentence], token) for part, token in zip(parts, tokens, strict=True)]
    told = [_told_of(context, *each) for each in zip(parts, tokens, verbs, strict=True)]
    lemmas = [verb.lemma if verb is not None else "" for verb in verbs]
    return np.hstack([np.array(told, np.float32), _meanings(lemmas)])


def _told_of(context: Context, part: Part, token: Token, verb: Token | None) -> list[float]:
    """Return what the words for a candidate are, before and under which words they stand."""
    before = context.sentences[part.sentence].tokens[max(part.first - 3, 0) : part.first]
    small = next((each.lemma for each in before if each.upos == "ADP"), "")
    preposition = crc32(small.lower().encode()) % PREPOSITIONS if small else None
    found = [*_one_of(RELATIONS, token.dep), *_one_of(range(PREPOSITIONS), preposition)]
    found.append(verb is not None and verb.dep == "root")
    if isinstance(part, Party):
        actor = part.actor
        found += [*_one_of(FORMS, part.form), *_one_of(SECTORS, actor.sector)]
        found += [actor.name is not None, actor.country is not None, part.plural is True, part.backer is not None]
    elif isinstance(part, Location):
        place = part.place
        found += [*_one_of(PLACES, part.role), *_one_of(range(8), place.precision)]
        found += [place.latitude is not None, part.resolved_from is not None]
    else:
        found += time_signs(context, part)
    return found


def time_signs(context: Context, moment: Moment | None) -> list[float]:
    """Return how long a time is, and how long before the article."""
    period = moment.period if moment is not None else None
    start, end = (period.start, period.end) if period is not None else (None, None)
    day = context.document.published.start if context.document.published is not None else None
    long = sum((end - start).days > each for each in LENGTHS) + 1 if start is not None and end is not None else 0
    ago = sum((day - end).days > each for each in AGES) + 1 if day is not None and end is not None else 0
    open_ends = [float(moment is not None and moment.window), float(start is None), float(end is None)]
    return [*open_ends, *_one_of(range(len(LENGTHS) + 2), long), *_one_of(range(len(AGES) + 2), ago)]


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    above = islice(sentence.ancestors(token.index), GOVERNED)
    return next((each for each in above if each.upos in ("VERB", "AUX")), None)


@lru_cache(maxsize=4096)
def meaning(lemma: str) -> "Table":
    """Return what a word means, nought for none."""
    told: Table = _meanings([lemma])[0]
    return told


def _meanings(lemmas: Sequence[str]) -> "Table":
    """Return the meaning of each lemma, nought for an empty one."""
    table = words()
    told: Table = table.rows[table.ids(lemmas)]
    return told


def _bound(
    context: Context, drafts: Sequence[Draft], anchors: Sequence[int], named: Known, nearest: "NDArray[np.int64]"
) -> "Table":
    """Return which candidates fill a role of the claim's frame, and how far off in the sentence each stands."""
    table = np.zeros((*nearest.shape, len(FILLERS) + 3), np.float32)
    for row, (draft, anchor) in enumerate(zip(drafts, anchors, strict=True)):
        fillers: dict[tuple[int, int], list[Filler]] = defaultdict(list)
        for filler in draft.frame.fillers if draft.frame is not None else ():
            fillers[filler.sentence, filler.head].append(filler)
        sentences = {draft.sentence, *(sentence for sentence, _ in fillers)}
        for column, number in enumerate(nearest[row].tolist()):
            part = named.parts[number]
            if part.sentence not in sentences:
                continue
            for filler in fillers.get((part.sentence, head(part)), ()):
                at = FILLERS.index(filler.role)
                table[row, column, at] = max(table[row, column, at], min(max(filler.score, 0.2) / 4, 1.5))
            if part.sentence == draft.sentence:
                far = distance(context, draft.sentence, anchor, part.first, part.last)
                table[row, column, len(FILLERS) :] = min(far, 10) / 5, far < 1, far >= 4
    return table


def _held(context: Context, drafts: Sequence[Draft], named: Known, role: Role) -> "Table":
    """Return what the rules chose: one for the claim's candidate, nought for the others."""
    table = np.zeros((len(drafts), len(named.starts)), np.float32)
    for row, draft in enumerate(drafts):
        number = named.number(chosen(context, draft, role))
        if number is not None:
            table[row, number] = 1
    return table


def _elsewhere(drafts: Sequence[Draft], own: "Table", other: "Table | None") -> "Table":
    """Return what the rules chose for the other claims: of the sentence, near by, of the document, the ones before."""
    sentences = np.array([draft.sentence for draft in drafts])
    kinds = np.array([KINDS.index(draft.kind) for draft in drafts])
    harm = np.array([draft.kind in HARM for draft in drafts])
    size = len(drafts)
    apart = ~np.eye(size, dtype=bool)
    same = (sentences[:, None] == sentences) & apart
    near = (np.abs(sentences[:, None] - sentences) <= 2) & apart
    harmed = apart & harm
    earlier = np.tri(size, k=-1, dtype=bool) & own.any(axis=1)
    last = [_last(mask) @ own for mask in (earlier, earlier & (kinds[:, None] == kinds), earlier & harm)]
    told = [same @ own > 0, _share(near, own), _share(apart, own), *last, _share(harmed, own)]
    if other is None:
        told += [np.zeros_like(own)] * 4
    else:
        told += [same @ other > 0, _share(near, other), _share(apart, other), _share(harmed, other)]
    return _filled(own.shape, told)


def _last(mask: "NDArray[np.bool_]") -> "Table":
    """Return the last one of each row of a mask alone."""
    size = mask.shape[1]
    at = np.where(mask.any(axis=1), size - 1 - mask[:, ::-1].argmax(axis=1), -1)
    found: Table = (np.arange(size)[None] == at[:, None]).astype(np.float32)
    return found


def _share(mask: "NDArray[np.bool_]", held: "Table") -> "Table":
    total = mask @ held
    share: Table = total / np.maximum(total.sum(axis=1, keepdims=True), 1)
    return share


def _claim_signs(context: Context, draft: Draft) -> list[float]:
    """Return what is told of a claim, whatever the candidate, but for the meaning of its word."""
    frame = draft.frame
    label = _LABEL.get((draft.kind, draft.mode))
    found = [*_one_of(KINDS, draft.kind), *_one_of(range(len(LABELS)), label)]
    found += [*_one_of(VOICES, frame.voice if frame is not None else None), *_one_of(MEASURES, draft.measure)]
    return [
        *found,
        frame is None,
        frame is not None and frame.sentence != draft.sentence,
        draft.rule[0].startswith("network"),
        draft.whole is not None,
        draft.planned,
        draft.count is not None,
        draft.sentence < 3,
        *_one_of(ZONES, context.sentences[draft.sentence].zone),
    ]
