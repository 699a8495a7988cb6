"""Fit the networks that choose who, whom, where and when: softmax over the candidates of a claim, AdamW."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from belegg.extract.assemble.claims import by_rules, guesses_of, records, settled
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.known import SORT, Known, known
from belegg.extract.assemble.parties import in_arms
from belegg.extract.assemble.signs import claim_signs, nothing_signs, pair_signs, signs, step_signs
from belegg.extract.learned.chooser import ROLES, Chooser, Role
from belegg.model.claim import Claim
from belegg.model.parts import Location, Moment, Party
from belegg.score.gold import Expected, GoldArticle, GoldClaim
from belegg.score.keys import is_party, is_place
from belegg.score.tally import score
from training.claims.texts import Labelled

HIDDEN = 64
NETWORKS = 2
ROUNDS = 9
BATCH = 64
RATE = 2e-3
DECAY = 0.05
LEFT_OUT = 0.1
UNITS_LEFT_OUT = 0.2
UNSAID = 0.4
"""What a claim of which the reader settled nothing weighs against one of which he did."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its candidates for a role: the signs of both together, of the candidates' words, of the claim, and
    those of none being meant; `right` for each candidate, and last for none; `said`: the reader settled it."""

    role: Role
    pairs: np.ndarray
    parts: np.ndarray
    claim: np.ndarray
    nothing: np.ndarray
    right: np.ndarray
    said: bool


def asked(text: Labelled, context: Context) -> Iterator[Asked]:
    """Yield each claim of a text that the reader and the rules both found, with its candidates, once a role."""
    drafts = by_rules(context, guesses_of(context))
    matched = list(met(text, context, drafts))
    for role in ROLES:
        named = known(context, drafts, SORT[role])
        if not named.parts or not matched:
            continue
        seen = signs(context, drafts, named)
        pairs = pair_signs(drafts, named, seen, role)
        claims = np.concatenate([claim_signs(context, drafts), step_signs(drafts, role)], axis=1)
        nothing = nothing_signs(drafts, named, seen, role)
        for number, gold in matched:
            right = _right(role, named, drafts[number], gold)
            if right is None:
                continue
            yield Asked(
                role=role,
                pairs=pairs[number].astype(np.float16),
                parts=seen.parts[seen.nearest[number]].astype(np.float16),
                claim=claims[number].astype(np.float16),
                nothing=nothing[number].astype(np.float16),
                right=right,
                said=getattr(gold, role) is not None,
            )


def met(text: Labelled, context: Context, drafts: Sequence[Draft]) -> Iterator[tuple[int, GoldClaim]]:
    """Yield the number of each draft that meets a claim of the reader's, with that claim."""
    expected = Expected(published=text.published, claim=text.claims)
    article = GoldArticle(name=text.name, language=text.language, article=text.article, expected=expected)
    claims: list[Claim] = list(records(context, settled(context, drafts)))
    taken = set()
    for hit in score(article, context.document, claims, ungrounded=()).hits:
        words = hit.claim.evidence[0]
        for number, draft in enumerate(drafts):
            same = (draft.kind, draft.mode) == (hit.claim.kind, hit.claim.mode)
            if same and draft.evidence[0] == (words.start, words.end) and number not in taken:
                taken.add(number)
                yield number, hit.gold
                break


def _right(role: Role, named: Known, draft: Draft, gold: GoldClaim) -> np.ndarray | None:
    """Return which candidates the reader means, none of them last; None where he means one that is not there."""
    count, stated = len(named.starts), getattr(gold, role)
    right = np.zeros(count + 1, np.float32)
    if stated is None:
        right[count] = 1
        return right
    for number in range(count):
        right[number] = any(_is(role, part, draft, stated) for part in named.words_of(number))
    return right if right.any() else None


def _is(role: Role, part: Party | Location | Moment, draft: Draft, stated: object) -> bool:
    if isinstance(part, Party):
        armed = in_arms(msgspec.structs.replace(draft, **{role: part}))
        parties = (part, armed.actor if role == "actor" else armed.target)
        return any(is_party(party.actor, str(stated)) for party in parties if party is not None)
    if isinstance(part, Location):
        return is_place(part.place, str(stated))
    period = part.period
    return period is not None and (str(period.start or ""), str(period.end or "")) == stated


def fit(every: Sequence[Asked]) -> dict[Role, Chooser]:
    """Return networks fitted to claims with their candidates, by role."""
    return {role: _of_role([each for each in every if each.role == role]) for role in ROLES}


def _of_role(every: Sequence[Asked]) -> Chooser:
    layers = [_fit(every, seed) for seed in range(NETWORKS)]
    into, bias, out = zip(*layers, strict=True)
    pair, part, claim, nothing = np.split(np.concatenate(into, axis=1) * np.float32(1 - LEFT_OUT), _ends(every[0]))
    return Chooser(
        pair=pair,
        part=part,
        claim=claim,
        nothing=nothing,
        bias=np.concatenate(bias),
        out=np.array(out),
    )


def _ends(one: Asked) -> tuple[int, int, int]:
    """Return where in a row the signs of a claim with a candidate end, of the candidate's words, and of the claim."""
    pairs = one.pairs.shape[1]
    return pairs, pairs + one.parts.shape[1], pairs + one.parts.shape[1] + len(one.claim)


def _rows(every: Sequence[Asked]) -> tuple[np.ndarray, np.ndarray]:
    """Return a row for each candidate of each claim and one for none, and where each claim's begin, and the end."""
    pairs, parts, claim = _ends(every[0])
    sizes = [len(each.right) for each in every]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    rows = np.zeros((starts[-1], claim + len(every[0].nothing)), np.float32)
    for each, start, size in zip(every, starts, sizes, strict=False):
        rows[start : start + size - 1, :pairs] = each.pairs
        rows[start : start + size - 1, pairs:parts] = each.parts
        rows[start : start + size, parts:claim] = each.claim
        rows[start + size - 1, claim:] = each.nothing
    return rows, starts


def _fit(every: Sequence[Asked], seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    features = _rows(every[:1])[0].shape[1]
    layers = [
        (random.standard_normal((features, HIDDEN)) * 2.4 / np.sqrt(features)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (random.standard_normal(HIDDEN) / np.sqrt(HIDDEN)).astype(np.float32),
    ]
    first, second = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    step = 0
    for round_number in range(ROUNDS):
        rate = RATE * (1 - round_number / ROUNDS) + 1e-5
        order = random.permutation(len(every))
        for start in range(0, len(every), BATCH):
            step += 1
            slopes = _slopes(layers, [every[number] for number in order[start : start + BATCH]], random)
            for number, (layer, slope) in enumerate(zip(layers, slopes, strict=True)):
                first[number] += 0.1 * (slope - first[number])
                second[number] += 0.01 * (slope * slope - second[number])
                move = first[number] / (1 - 0.9**step) / (np.sqrt(second[number] / (1 - 0.99**step)) + 1e-8)
                layer -= rate * (move + (DECAY * layer if number != 1 else 0))
    return layers[0], layers[1], layers[2]


def _slopes(layers: list[np.ndarray], batch: Sequence[Asked], random: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Return the slope of the loss by each layer, for one batch."""
    into, bias, out = layers
    rows, starts = _rows(batch)
    rows *= random.random(rows.shape, dtype=np.float32) > LEFT_OUT
    inside = rows @ into + bias
    kept = (random.random(inside.shape, dtype=np.float32) > UNITS_LEFT_OUT) / np.float32(1 - UNITS_LEFT_OUT)
    hidden = np.maximum(inside, 0) * kept
    scores = hidden @ out
    of = np.repeat(np.arange(len(batch)), np.diff(starts))
    likely = np.exp(scores - np.maximum.reduceat(scores, starts[:-1])[of])
    likely /= np.add.reduceat(likely, starts[:-1])[of]
    right = np.concatenate([each.right for each in batch])
    weight = np.array([1.0 if each.said else UNSAID for each in batch], np.float32)[of] / len(batch)
    together = np.add.reduceat(likely * right, starts[:-1])[of]
    slope = (likely - likely * right / np.maximum(together, 1e-6)) * weight
    back = np.outer(slope, out) * kept * (inside > 0)
    return rows.T @ back, back.sum(axis=0), hidden.T @ slope
