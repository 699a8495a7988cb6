"""Fit the networks that choose who, whom, where, when and whose word: softmax over the candidates of a claim, AdamW."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

import msgspec
import numpy as np

from belegg.extract.assemble.claims import guesses_of, judged, records, settled
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.known import Known
from belegg.extract.assemble.parties import in_arms
from belegg.extract.assemble.questions import Question, asked_again, questions
from belegg.extract.learned.chooser import ROLES, Chooser, Role
from belegg.model.claim import Claim
from belegg.model.parts import Location, Moment, Party
from belegg.score.gold import Expected, GoldArticle, GoldClaim
from belegg.score.keys import is_named, is_party, is_place
from belegg.score.tally import score
from training.claims.fit import spared
from training.claims.texts import Labelled

ROUNDS = 9
BATCH = 64
RATE = 2e-3
DECAY = 0.05
LEFT_OUT = 0.1
UNITS_LEFT_OUT = 0.2
UNSAID = 0.4
"""What a claim of which the reader settled nothing weighs against one of which he did."""
FOLDS = 3
AT_ONCE = 2
"""How many roles are fitted side by side."""


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How many networks, how many units in the hidden layer of each, and how many times they see all claims."""

    networks: int
    hidden: int
    rounds: int = ROUNDS


FIRST = Size(networks=1, hidden=96, rounds=7)
SECOND = Size(networks=2, hidden=128)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its candidates for a role: the signs of both together, of the candidates' words, of the claim, and
    those of none being meant; `right` for each candidate, and last for none; `said`: the reader settled it."""

    pairs: np.ndarray
    parts: np.ndarray
    claim: np.ndarray
    nothing: np.ndarray
    right: np.ndarray
    said: bool


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """A text's drafts with what is asked about them, and for each role the answers of the reader: the draft's number,
    which candidates are right (none of them last), and whether the reader settled it."""

    drafts: Sequence[Draft]
    asked: dict[Role, Question]
    right: dict[Role, tuple[tuple[int, np.ndarray, bool], ...]]


def taught(text: Labelled, context: Context) -> Taught | None:
    """Return what a text teaches, None where the reader and the rules found nothing both."""
    drafts = judged(context, guesses_of(context))
    matched = list(met(text, context, drafts))
    if not matched:
        return None
    asked = {role: _small(question) for role, question in questions(context, drafts).items()}
    right = {
        role: tuple(
            (number, right, _stated(role, gold) is not None or (role == "speaker" and gold.standing == "reported"))
            for number, gold in matched
            if (right := _right(role, question.named, drafts[number], gold)) is not None
        )
        for role, question in asked.items()
    }
    return Taught(drafts=drafts, asked=asked, right=right)


def _small(question: Question) -> Question:
    """Return a question whose tables take half the room."""
    tables = {name: getattr(question, name).astype(np.float16) for name in ("pairs", "parts", "claims", "nothing")}
    return msgspec.structs.replace(question, **tables)


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
    count, stated = len(named.starts), _stated(role, gold)
    right = np.zeros(count + 1, np.float32)
    if stated is None:
        right[count] = 1
        return right
    for number in range(count):
        right[number] = any(_is(role, part, draft, stated) for part in named.words_of(number))
    return right if right.any() else None


def _stated(role: Role, gold: GoldClaim) -> object:
    return gold.said_by if role == "speaker" else getattr(gold, role)


def _is(role: Role, part: Party | Location | Moment, draft: Draft, stated: object) -> bool:
    if role == "speaker" and isinstance(part, Party):
        return is_named(str(stated), part.actor)
    if isinstance(part, Party):
        armed = in_arms(msgspec.structs.replace(draft, **{role: part}))
        parties = (part, armed.actor if role == "actor" else armed.target)
        return any(is_party(party.actor, str(stated)) for party in parties if party is not None)
    if isinstance(part, Location):
        return is_place(part.place, str(stated))
    period = part.period
    return period is not None and (str(period.start or ""), str(period.end or "")) == stated


def fit(texts: Sequence[Taught]) -> tuple[dict[Role, Chooser], dict[Role, Chooser]]:
    """Return the networks that choose first, by role, and those that know what the first chose.

    The second ones are taught with what the first make of texts that they were not taught."""
    told: list[dict[Role, np.ndarray]] = [{} for _ in texts]
    for fold in range(FOLDS):
        chooser = _of_roles([text for number, text in enumerate(texts) if number % FOLDS != fold], FIRST)
        for number in range(fold, len(texts), FOLDS):
            asked = texts[number].asked
            told[number] = {role: question.answered_by(chooser[role]) for role, question in asked.items()}
    again = [
        msgspec.structs.replace(text, asked=asked_again(text.drafts, text.asked, answers))
        for text, answers in zip(texts, told, strict=True)
    ]
    return _of_roles(texts, FIRST), _of_roles(again, SECOND)


def _of_roles(texts: Sequence[Taught], size: Size) -> dict[Role, Chooser]:
    every = ([each for text in texts for each in _claims(text, role)] for role in ROLES)
    with ProcessPoolExecutor(AT_ONCE) as pool:
        return dict(zip(ROLES, pool.map(_of_role, every, repeat(size)), strict=True))


def _claims(text: Taught, role: Role) -> Iterator[Asked]:
    """Yield each claim of a text that the reader answered, with its candidates for a role."""
    question = text.asked.get(role)
    if question is None:
        return
    for number, right, said in text.right[role]:
        yield Asked(
            pairs=question.pairs[number],
            parts=question.parts[question.nearest[number]],
            claim=question.claims[number],
            nothing=question.nothing[number],
            right=right,
            said=said,
        )


def _of_role(every: Sequence[Asked], size: Size) -> Chooser:
    layers = [_fit(every, seed, size) for seed in range(size.networks)]
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


def _fit(every: Sequence[Asked], seed: int, size: Size) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    features = _rows(every[:1])[0].shape[1]
    layers = [
        (random.standard_normal((features, size.hidden)) * 2.4 / np.sqrt(features)).astype(np.float32),
        np.zeros(size.hidden, np.float32),
        (random.standard_normal(size.hidden) / np.sqrt(size.hidden)).astype(np.float32),
    ]
    first, second = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    step = 0
    for round_number in range(size.rounds):
        rate = RATE * (1 - round_number / size.rounds) + 1e-5
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
    rows *= spared(random, rows.shape, LEFT_OUT)
    inside = rows @ into + bias
    kept = spared(random, inside.shape, UNITS_LEFT_OUT) / np.float32(1 - UNITS_LEFT_OUT)
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
