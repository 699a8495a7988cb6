"""Ask the network which claims to keep, once each is put together.

The networks of claims judge a word, the rules a clause. Here stands what both made of it, what fills it, and what the
rest of the article makes of the same: so an unsure reading may stand, and a sure one that nothing bears out fall."""

from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.guesses import guess_of
from belegg.extract.assemble.measures import count_signs
from belegg.extract.assemble.signs import claim_signs, meaning
from belegg.extract.learned.candidates import LABELS
from belegg.extract.learned.find import Guess
from belegg.extract.learned.network import VERDICTS, network
from belegg.model.parts import Party

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

VERDICT = "network of verdicts"
KEPT = 0.45
"""How likely a claim must be right to be kept: on texts that no network was taught, F1 is nearly the same from 0.38 to
0.46, and the higher the line, the fewer claims are invented."""
SURER = 0.05
"""How much likelier another reading must be than the first one, to stand in its stead."""
CLASSES = ("VERB", "NOUN", "ADJ", "PROPN", "NUM", "PRON")
RELATIONS = (
    "root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "acl", "acl:relcl", "advcl", "ccomp", "xcomp",
    "parataxis", "appos", "amod", "nummod", "compound",
)  # fmt: skip
MODALITIES = ("fact", "future", "possible", "condition", "question", "aim")
FORMS = ("number", "share", "repeat", "all", "none")
ZONES = ("title", "lead", "body", "subhead", "caption", "factbox")
SECTORS = ("state_forces", "government", "rebels", "militia", "civilians", "media", "police", "other", None)
SURENESS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_AT = {label: number for number, label in enumerate(LABELS, start=1)}
_UNTOLD = np.zeros(len(LABELS) + 1, np.float32)


def kept(context: Context, drafts: Sequence[Draft], guesses: Sequence[Guess]) -> list[Draft]:
    """Return the drafts that are likely enough to be what a careful reader takes from the article, in order; the rule
    of each says how likely."""
    if not drafts:
        return []
    likely = network(VERDICTS)(verdict_signs(context, drafts, guesses))[:, 1].tolist()
    beaten = _beaten(drafts, likely)
    return [
        replace(draft, rule=(*draft.rule, f"{VERDICT}: right at {sure:.2f}"))
        for number, (draft, sure) in enumerate(zip(drafts, likely, strict=True))
        if sure >= KEPT and number not in beaten
    ]


def _beaten(drafts: Sequence[Draft], likely: Sequence[float]) -> set[int]:
    """Return the numbers of the drafts that lose to another reading of the same words; a tie is the first reading's."""
    beaten: set[int] = set()
    for number, draft in enumerate(drafts):
        rivals = [at for at, other in enumerate(drafts) if _stands_for(draft, other)] if draft.instead else []
        if rivals:
            best = max(likely[at] for at in rivals)
            beaten.update(rivals if likely[number] > best + SURER else [number])
    return beaten


def _stands_for(draft: Draft, other: Draft) -> bool:
    """Return whether `draft` is another reading of what `other` reads."""
    if other.instead is not None or draft.sentence != other.sentence or (other.kind, other.mode) != draft.instead:
        return False
    if draft.quantity is not None and other.quantity is not None:
        return draft.quantity.first == other.quantity.first
    return draft.evidence[0] == other.evidence[0]


def verdict_signs(context: Context, drafts: Sequence[Draft], guesses: Sequence[Guess]) -> "Table":
    """Return what is told of each draft, a row each, where all that the networks of claims say is `guesses`."""
    by_sentence: dict[int, list[Guess]] = {}
    for guess in guesses:
        by_sentence.setdefault(guess.candidate.sentence, []).append(guess)
    told = [guess_of(draft, by_sentence.get(draft.sentence, [])) for draft in drafts]
    own = [
        [*_sureness(draft, guess, by_sentence.get(draft.sentence, [])), *_make(context, draft), *count_signs(draft)]
        for draft, guess in zip(drafts, told, strict=True)
    ]
    rows = [guess.told if guess is not None else _UNTOLD for guess in told]
    words = [meaning(_word(context, draft)) for draft in drafts]
    return np.hstack(
        [claim_signs(context, drafts), np.array(own, np.float32), rows, np.array(_beside(drafts)), words]
    ).astype(np.float32)


def _sureness(draft: Draft, guess: Guess | None, near: Sequence[Guess]) -> list[float]:
    """Return how sure the networks of claims are of the draft, of its mode, of another reading, and of its sentence."""
    likely = guess.likely if guess is not None else {}
    own = likely.get(draft.kind, 0.0)
    other = max((value for kind, value in likely.items() if kind != draft.kind), default=0.0)
    told = guess.told if guess is not None else _UNTOLD
    mode = float(told[_AT[draft.kind, draft.mode]])
    kinds = [each.likely.get(draft.kind, 0.0) for each in near]
    return [
        float(guess is None), own, other, own - other, mode, float(own >= other),
        *(float(own >= step) for step in SURENESS),
        log1p(sum(kinds)), max(kinds, default=0.0), log1p(sum(max(each.likely.values()) for each in near)),
        float(draft.frame is not None and draft.rule[0].startswith("frames/")), float(draft.instead is not None),
    ]  # fmt: skip


def _make(context: Context, draft: Draft) -> list[float]:
    """Return what the draft is made of: its sentence, its words, its frame, and what fills it."""
    sentence = context.sentences[draft.sentence]
    token, frame = sentence.tokens[draft.anchor], draft.frame
    start, end = draft.evidence[0]
    found: list[float] = [
        *(float(sentence.zone == each) for each in ZONES), *(float(token.upos == each) for each in CLASSES),
        *(float(token.dep == each) for each in RELATIONS),
        min(draft.sentence, 30) / 15, draft.sentence / max(len(context.sentences), 1), len(sentence.tokens) / 30,
        draft.anchor / len(sentence.tokens), min(end - start, 150) / 50, float(draft.scope is not None),
        float(draft.place is not None), float(draft.moment is not None), float(draft.item is not None),
        float(len(draft.evidence) > 1), len(draft.rule) / 4,
    ]  # fmt: skip
    found += [float(draft.quantity is not None and draft.quantity.form == each) for each in FORMS]
    found += [float(frame is not None and frame.modality == each) for each in MODALITIES]
    found += [float(getattr(frame, sign, False)) for sign in ("negated", "weak", "lasting", "definite")]
    return found + _party(draft.actor) + _party(draft.target)


def _party(party: Party | None) -> list[float]:
    if party is None:
        return [0.0] * (len(SECTORS) + 3)
    actor = party.actor
    told = [1.0, float(actor.country is not None), float(actor.name is not None)]
    return [*told, *(float(actor.sector == each) for each in SECTORS)]


def _beside(drafts: Sequence[Draft]) -> list[list[float]]:
    """Return for each draft what else is told: in its sentence, of its kind, and the same figure again."""
    kinds = Counter(draft.kind for draft in drafts)
    seen: Counter[object] = Counter()
    same = Counter(map(_value, drafts))
    found = []
    for draft in drafts:
        start, end = draft.evidence[0]
        near = [other for other in drafts if other.sentence == draft.sentence and other is not draft]
        over = [other for other in near if other.evidence[0][0] < end and start < other.evidence[0][1]]
        alike = [other for other in near if other.kind == draft.kind]
        value = _value(draft)
        found.append(
            [
                min(len(near), 6) / 3, min(len(alike), 4) / 2, min(len(over), 3) / 2,
                float(any(other.kind == draft.kind for other in over)),
                log1p(kinds[draft.kind]) / 2, log1p(seen[draft.kind]) / 2,
                min(same[value] - 1, 4) / 2, min(seen[value], 4) / 2,
            ]
        )  # fmt: skip
        seen[draft.kind] += 1
        seen[value] += 1
    return found


def _value(draft: Draft) -> tuple[str, str | None, object]:
    return draft.kind, draft.mode, draft.count.low if draft.count is not None else None


def _word(context: Context, draft: Draft) -> str:
    """Return the word that the draft's own stands under: the verb of a counted noun, the noun of an attribute."""
    sentence = context.sentences[draft.sentence]
    token = sentence.tokens[draft.anchor]
    above = sentence.tokens[token.head]
    return "" if above.upos == "PROPN" or above.index == token.index else above.lemma
