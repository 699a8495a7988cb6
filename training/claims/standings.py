"""Fit the network of standings: how sure a claim stands, as the readers of the texts have it."""

from collections.abc import Iterable

import numpy as np

from belegg.extract.assemble.claims import guesses_of, measured
from belegg.extract.assemble.standing import ORDER
from belegg.extract.assemble.standings import standing_signs
from belegg.extract.learned.network import Network
from training.claims.fit import Plan, fit
from training.claims.roles import met
from training.claims.texts import Labelled, survey

PLAN = Plan(networks=1, hidden=96, rounds=8, frames=0, carries=1.0)


def rows(texts: Iterable[Labelled]) -> tuple[np.ndarray, np.ndarray]:
    """Return a row for each claim that the reader and the rules both found, and the standing that he gave it."""
    signs, labels = [], []
    for text in texts:
        if not any(claim.standing for claim in text.claims):
            continue
        context = survey(text)
        drafts = measured(context, guesses_of(context))
        found = [(number, gold) for number, gold in met(text, context, drafts) if gold.standing is not None]
        if found:
            signs.append(standing_signs(context, drafts)[[number for number, _ in found]])
            labels += [ORDER.index(gold.standing) for _, gold in found if gold.standing is not None]
    return np.vstack(signs), np.array(labels)


def fitted(signs: np.ndarray, labels: np.ndarray) -> Network:
    """Return the network that these teach."""
    return fit(signs, labels, classes=len(ORDER), plan=PLAN)
