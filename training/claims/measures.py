"""Fit the network of measures: whether a count is new, cumulative or a stock, as the readers of the texts have it."""

from collections.abc import Iterable

import numpy as np

from belegg.extract.assemble.choices import with_choices
from belegg.extract.assemble.claims import guesses_of, judged
from belegg.extract.assemble.measures import LABELS, is_measured, measure_signs
from belegg.extract.learned.network import Network
from training.claims.fit import Plan, fit
from training.claims.roles import met
from training.claims.texts import Labelled, survey

PLAN = Plan(hidden=64, frames=0, carries=1.0)


def rows(texts: Iterable[Labelled]) -> tuple[np.ndarray, np.ndarray]:
    """Return a row for each count that the reader and the rules both found, and the label that the reader gave it."""
    signs, labels = [], []
    for text in texts:
        if not any(claim.measure for claim in text.claims):
            continue
        context = survey(text)
        drafts = with_choices(context, judged(context, guesses_of(context)))
        found = [
            (number, gold)
            for number, gold in met(text, context, drafts)
            if gold.measure is not None and is_measured(drafts[number])
        ]
        if found:
            signs.append(measure_signs(context, drafts, [number for number, _ in found]))
            labels += [LABELS.index(gold.measure) for _, gold in found if gold.measure is not None]
    return np.vstack(signs), np.array(labels)


def fitted(signs: np.ndarray, labels: np.ndarray) -> Network:
    """Return the network that these teach."""
    return fit(signs, labels, classes=len(LABELS), plan=PLAN)
