"""Fit the two networks that find claims: one that reads each candidate by itself, and one that reads again.

The second is taught with what the first makes of texts that it was not taught, a third of them at a time: of its own
texts it is surer than of any that it will read."""

from collections.abc import Sequence

import numpy as np

from belegg.extract.learned.around import around
from belegg.extract.learned.candidates import LABELS
from belegg.extract.learned.network import Network
from training.claims.fit import Plan, fit
from training.claims.labels import IGNORED, Marked

FOLDS = 3
FIRST = Plan(networks=1, rounds=8)
SECOND = Plan(rounds=8)
CLASSES = len(LABELS) + 1


def fitted(marked: Sequence[Marked], rows: np.ndarray, labels: np.ndarray) -> tuple[Network, Network]:
    """Return the first network and the second, fitted to the `rows` and `labels` of all candidates of all texts."""
    texts = np.repeat(np.arange(len(marked)), [len(each.labels) for each in marked])
    told = np.zeros((len(labels), CLASSES), np.float32)
    taught = labels != IGNORED
    for fold in range(FOLDS):
        left_out = texts % FOLDS == fold
        network = fit(rows[taught & ~left_out], labels[taught & ~left_out], classes=CLASSES, plan=FIRST)
        told[left_out] = network(rows[left_out])
    first = fit(rows[taught], labels[taught], classes=CLASSES, plan=FIRST)
    again = np.hstack([_around(marked, told), rows])
    return first, fit(again[taught], labels[taught], classes=CLASSES, plan=SECOND)


def _around(marked: Sequence[Marked], told: np.ndarray) -> np.ndarray:
    """Return for all candidates of all texts what the first reading, `told`, made of those about them."""
    tables = []
    at = 0
    for each in marked:
        asked = [
            (setting, found)
            for number, found in each.asked
            if found and (setting := each.context.settings[number]) is not None
        ]
        count = len(each.labels)
        if count:
            tables.append(around(asked, told[at : at + count]))
        at += count
    return np.vstack(tables)
