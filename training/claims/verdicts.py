"""Fit the network that says which claims to keep, on readings of texts that the others were not taught."""

from collections.abc import Iterator, Sequence

import numpy as np

from belegg.extract.assemble.claims import by_rules, records, settled
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.verdicts import verdict_signs
from belegg.extract.learned.find import Guess, guesses
from belegg.extract.learned.network import Network
from belegg.model.claim import Claim
from belegg.score.gold import Expected, GoldArticle
from belegg.score.tally import score
from training.claims.fit import Plan, fit
from training.claims.labels import Marked
from training.claims.texts import Labelled

PLAN = Plan(hidden=192, rounds=16, frames=0, carries=1.0)
CLASSES = 2


def rows(texts: Sequence[Labelled], marked: Sequence[Marked], told: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a row for each draft that the texts give, and 1 where the reader of the text makes that claim too, else 0;
    `told` is what networks that were not taught a text make of its candidates."""
    ends = np.cumsum([len(each.labels) for each in marked])
    signs, labels = [], []
    for text, each, end in zip(texts, marked, ends, strict=True):
        every = [candidate for _, found in each.asked for candidate in found]
        found = of_text(text, each.context, guesses(every, told[end - len(every) : end])) if every else None
        if found is not None:
            signs.append(found[0])
            labels.append(found[1])
    return np.vstack(signs), np.concatenate(labels)


def of_text(text: Labelled, context: Context, told: Sequence[Guess]) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the rows and labels of one text, None where it gives no draft."""
    drafts = by_rules(context, told)
    labels = dict(_labels(text, context, drafts))
    taught = [number for number in sorted(labels) if text.kinds is None or drafts[number].kind in text.kinds]
    if not taught:
        return None
    return verdict_signs(context, drafts, told)[taught], np.array([labels[number] for number in taught], np.int64)


def _labels(text: Labelled, context: Context, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Yield the number of each draft that becomes a claim, with 1 where the reader of the text makes it too, else 0.

    One that is told again and joined to another teaches nothing."""
    expected = Expected(published=text.published, claim=text.claims)
    article = GoldArticle(name=text.name, language=text.language, article=text.article, expected=expected)
    claims: list[Claim] = list(records(context, settled(context, drafts)))
    outcome = score(article, context.document, claims, ungrounded=())
    right = {hit.claim.id for hit in outcome.hits}
    taken = set()
    for claim in claims:
        words = claim.evidence[0]
        for number, draft in enumerate(drafts):
            same = (draft.kind, draft.mode, draft.evidence[0]) == (claim.kind, claim.mode, (words.start, words.end))
            if same and number not in taken:
                taken.add(number)
                yield number, int(claim.id in right)
                break


def fitted(signs: np.ndarray, labels: np.ndarray) -> Network:
    """Return the network that these teach."""
    return fit(signs, labels, classes=CLASSES, plan=PLAN)
