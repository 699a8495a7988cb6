"""What the networks of roles are told of a claim and of each candidate.

Where its words stand, what they are, what the rules made of it here and elsewhere in the document. All is worked out
for a document at once: rows are claims, columns are candidates, the last axis are signs."""

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
from belegg.extract.assemble.known import Known, Part, chosen, head
from belegg.extract.learned.candidates import LABELS
from belegg.extract.learned.chooser import Role
from belegg.extract.learned.words import words
from belegg.model.parts import Location, Moment, Party
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
    gaps = sentences[:, None] - np.array([part.sentence for part in named.parts])[None]
    tokens = np.array(anchors)[:, None] - np.array([head(part) for part in named.parts])[None]
    ends = (*named.starts[1:], len(named.parts))
    aside = np.abs(tokens) * 0.01 + (tokens < 0) * 0.05
    costs = np.where(gaps == 0, aside, np.where(gaps > 0, gaps, BEHIND - gaps))
    spans = list(zip(named.starts, ends, strict=True))
    nearest = np.stack([start + costs[:, start:end].argmin(axis=1) for start, end in spans], axis=1)
    before = np.minimum.reduceat(np.where(gaps >= 0, gaps, ABSENT), named.starts, axis=1)
    after = np.minimum.reduceat(np.where(gaps < 0, -gaps, ABSENT), named.starts, axis=1)
    cost = np.take_along_axis(costs, nearest, axis=1)
    near_gap, near_tokens = (np.take_along_axis(each, nearest, axis=1) for each in (gaps, tokens))
    pairs: list[Table] = [
        _reach(before, after, cost, near_gap == 0, near_tokens),
        np.broadcast_to(_presence(context, named), (len(drafts), len(spans), 5)),
        _bound(context, drafts, anchors, named, nearest),
        _fit(context, drafts, named, nearest),
    ]
    counts = np.stack([(before == 0).sum(axis=1), (before <= 1).sum(axis=1)], axis=1) / 3
    return Signs(
        pairs=np.concatenate([each.astype(np.float32) for each in pairs], axis=2),
        parts=np.stack([_part_signs(context, part) for part in named.parts]),
        nearest=nearest,
        counts=counts.astype(np.float32),
    )


def claim_signs(context: Context, drafts: Sequence[Draft]) -> "Table":
    """Return what is told of each claim, whatever the role and the candidate."""
    return np.stack([_claim_signs(context, draft, _anchor(draft)) for draft in drafts])


def pair_signs(drafts: Sequence[Draft], named: Known, seen: Signs, role: Role) -> "Table":
    """Return what is told of each claim with each candidate in a role."""
    own = _held(drafts, named, role)
    other = _held(drafts, named, OPPOSITE[role]) if role in OPPOSITE else np.zeros_like(own)
    elsewhere = _elsewhere(drafts, own, other)
    return np.concatenate([seen.pairs, own[..., None], other[..., None], elsewhere], axis=2)


def step_signs(drafts: Sequence[Draft], role: Role) -> "Table":
    """Return by which steps the rules filled a role of each claim."""
    steps = np.zeros((len(drafts), RULES), np.float32)
    for number, draft in enumerate(drafts):
        for step in draft.rule:
            if step.startswith(STEPS[role]):
                steps[number, crc32(step.encode()) % RULES] = 1
    return steps


def nothing_signs(drafts: Sequence[Draft], named: Known, seen: Signs, role: Role) -> "Table":
    """Return what is told of the answer that none of the candidates is meant, for each claim."""
    own = _held(drafts, named, role).sum(axis=1)
    many = np.full(len(drafts), min(len(named.starts), 20) / 10)
    told = np.column_stack([1 - own, many, seen.counts, np.ones(len(drafts))])
    return told.astype(np.float32)


def _anchor(draft: Draft) -> int:
    return draft.frame.trigger if draft.frame is not None and draft.frame.sentence == draft.sentence else draft.anchor


@lru_cache(maxsize=2048)
def _one_of(values: tuple[object, ...] | range, value: object) -> tuple[float, ...]:
    return tuple(float(value == each) for each in values)


def _reach(before: "Table", after: "Table", cost: "Table", same: "Table", tokens: "Table") -> "Table":
    """Return how near the words of each candidate stand, and in which order the candidates come."""
    gaps = [before == gap for gap in range(FAR)]
    gaps += [(before >= FAR) & (before < ABSENT), before == ABSENT, after == 1, (after > 1) & (after < ABSENT)]
    away = np.abs(tokens)
    inside = [same * np.sign(tokens), same * np.minimum(away, 30) / 10, same * (away <= 2), same * (away <= 5)]
    rank = cost.argsort(axis=1).argsort(axis=1)
    order = [rank == 0, rank == 1, rank == 2, 1 / (1 + rank)]
    return np.stack([np.asarray(each, np.float32) for each in (*gaps, *inside, *order)], axis=2)


def _presence(context: Context, named: Known) -> "Table":
    """Return how often each candidate is named in the document, and whether in its title or its first sentences."""
    rows = []
    counts = [len(named.words_of(number)) for number in range(len(named.starts))]
    for number, count in enumerate(counts):
        told = [part.sentence for part in named.words_of(number)]
        title = any(context.sentences[sentence].zone == "title" for sentence in told)
        most = count == max(counts)
        rows.append([log1p(count), count / len(named.parts), title, min(told) <= 1, most])
    return np.array(rows, np.float32)[None]


def _part_signs(context: Context, part: Part) -> "Table":
    """Return what the words for a candidate are, and what they hang on."""
    sentence = context.sentences[part.sentence]
    token = sentence.tokens[min(head(part), len(sentence.tokens) - 1)]
    found = [*_one_of(RELATIONS, token.dep)]
    before = sentence.tokens[max(part.first - 3, 0) : part.first]
    small = next((each.lemma for each in before if each.upos == "ADP"), "")
    found += _one_of(range(PREPOSITIONS), crc32(small.lower().encode()) % PREPOSITIONS if small else None)
    verb = _verb_above(sentence, token)
    found.append(float(verb is not None and verb.dep == "root"))
    if isinstance(part, Party):
        actor = part.actor
        found += [*_one_of(FORMS, part.form), *_one_of(SECTORS, actor.sector)]
        found += [actor.name is not None, actor.country is not None, part.plural is True, part.backer is not None]
    elif isinstance(part, Location):
        place = part.place
        found += [*_one_of(PLACES, part.role), *_one_of(range(8), place.precision)]
        found += [place.latitude is not None, part.resolved_from is not None]
    else:
        found += _time_signs(context, part)
    return np.concatenate([np.array(found, np.float32), _meaning(verb.lemma if verb is not None else "")])


def _time_signs(context: Context, moment: Moment) -> list[float]:
    """Return how long a time is, and how long before the article."""
    start, end = (moment.period.start, moment.period.end) if moment.period is not None else (None, None)
    day = context.document.published.start if context.document.published is not None else None
    long = sum((end - start).days > each for each in LENGTHS) + 1 if start is not None and end is not None else 0
    ago = sum((day - end).days > each for each in AGES) + 1 if day is not None and end is not None else 0
    open_ends = [float(moment.window), float(start is None), float(end is None)]
    return [*open_ends, *_one_of(range(len(LENGTHS) + 2), long), *_one_of(range(len(AGES) + 2), ago)]


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    above = islice(sentence.ancestors(token.index), GOVERNED)
    return next((each for each in above if each.upos in ("VERB", "AUX")), None)


@lru_cache(maxsize=4096)
def _meaning(lemma: str) -> "Table":
    table = words()
    meaning: Table = table.rows[table.ids([lemma])[0]] if lemma else np.zeros(table.width, np.float32)
    return meaning


def _bound(
    context: Context, drafts: Sequence[Draft], anchors: Sequence[int], named: Known, nearest: "NDArray[np.int64]"
) -> "Table":
    """Return which candidates fill a role of the claim's frame, and how far off in the sentence each stands."""
    table = np.zeros((*nearest.shape, len(FILLERS) + 3), np.float32)
    for row, (draft, anchor) in enumerate(zip(drafts, anchors, strict=True)):
        fillers = draft.frame.fillers if draft.frame is not None else ()
        for column, number in enumerate(nearest[row].tolist()):
            part = named.parts[number]
            for filler in fillers:
                if filler.head == head(part) and filler.sentence == part.sentence:
                    at = FILLERS.index(filler.role)
                    table[row, column, at] = max(table[row, column, at], min(max(filler.score, 0.2) / 4, 1.5))
            if part.sentence == draft.sentence:
                far = distance(context, draft.sentence, anchor, part.first, part.last)
                table[row, column, len(FILLERS) :] = min(far, 10) / 5, far < 1, far >= 4
    return table


def _fit(context: Context, drafts: Sequence[Draft], named: Known, nearest: "NDArray[np.int64]") -> "Table":
    """Return which candidates say it themselves, belong to the country it is about, or agree with the rules' choice."""
    table = np.zeros((*nearest.shape, 5), np.float32)
    firsts = [named.parts[start] for start in named.starts]
    for row, draft in enumerate(drafts):
        speakers = [
            scope.speaker
            for scope in context.scopes
            if scope.sentence == draft.sentence
            and scope.speaker is not None
            and scope.start <= draft.evidence[0][0] < scope.end
        ]
        names = {speaker.name for speaker in speakers} - {None}
        homes = {speaker.country for speaker in speakers} - {None}
        country = draft.place.place.country if draft.place is not None else None
        for column, part in enumerate(firsts):
            if isinstance(part, Party):
                actor = part.actor
                own = actor.country is not None
                sides = [each.actor.country if each is not None else None for each in (draft.actor, draft.target)]
                table[row, column] = (
                    actor.name in names or actor.country in homes,
                    own and actor.country == context.home,
                    own and actor.country == sides[0],
                    own and actor.country == sides[1],
                    own and actor.country == country,
                )
            elif isinstance(part, Location):
                finer = draft.place.place.precision - part.place.precision if draft.place is not None else 0
                same = country is not None and part.place.country == country
                table[row, column, :3] = part.place.country == context.home, same, np.sign(finer) / 2
            else:
                table[row, column, 0] = _meet(part, draft.moment)
    return table


def _meet(one: Moment, other: Moment | None) -> bool:
    if one.period is None or other is None or other.period is None:
        return False
    days = (one.period.start, one.period.end, other.period.start, other.period.end)
    return None not in days and days[0] <= days[3] and days[2] <= days[1]  # type: ignore[operator]


def _held(drafts: Sequence[Draft], named: Known, role: Role) -> "Table":
    """Return what the rules chose: one for the claim's candidate, nought for the others."""
    table = np.zeros((len(drafts), len(named.starts)), np.float32)
    for row, draft in enumerate(drafts):
        number = named.number(chosen(draft, role))
        if number is not None:
            table[row, number] = 1
    return table


def _elsewhere(drafts: Sequence[Draft], own: "Table", other: "Table") -> "Table":
    """Return what the rules chose for the other claims: of the sentence, near by, of the document, the ones before."""
    sentences = np.array([draft.sentence for draft in drafts])
    kinds = np.array([KINDS.index(draft.kind) for draft in drafts])
    harm = np.array([draft.kind in HARM for draft in drafts])
    size = len(drafts)
    apart = ~np.eye(size, dtype=bool)
    same = (sentences[:, None] == sentences[None]) & apart
    near = (np.abs(sentences[:, None] - sentences[None]) <= 2) & apart
    harmed = apart & harm[None]
    earlier = np.tri(size, k=-1, dtype=bool) & (own.sum(axis=1) > 0)[None]
    masks = [earlier, earlier & (kinds[:, None] == kinds[None]), earlier & harm[None]]
    last = [_last(mask) @ own for mask in masks]
    told = [same @ own > 0, _share(near, own), _share(apart, own), *last, _share(harmed, own)]
    told += [same @ other > 0, _share(near, other), _share(apart, other), _share(harmed, other)]
    return np.stack([each.astype(np.float32) for each in told], axis=2)


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


def _claim_signs(context: Context, draft: Draft, anchor: int) -> "Table":
    """Return what is told of a claim, whatever the candidate."""
    sentence, frame = context.sentences[draft.sentence], draft.frame
    label = _LABEL.get((draft.kind, draft.mode))
    found = [*_one_of(KINDS, draft.kind), *_one_of(range(len(LABELS)), label)]
    found += [*_one_of(VOICES, frame.voice if frame is not None else None), *_one_of(MEASURES, draft.measure)]
    found += [
        frame is None,
        frame is not None and frame.sentence != draft.sentence,
        draft.rule[0].startswith("network"),
        draft.whole is not None,
        draft.planned,
        draft.count is not None,
        draft.sentence < 3,
        *_one_of(ZONES, sentence.zone),
    ]
    token = sentence.tokens[min(max(anchor, 0), len(sentence.tokens) - 1)]
    return np.concatenate([np.array(found, np.float32), _meaning(token.lemma)])
