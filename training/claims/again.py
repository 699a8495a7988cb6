"""Fit the two networks that find claims: one that reads each candidate by itself, and one that reads again.

The second is taught with what the first makes of texts that it was not taught, a third of them at a time: of its own
texts it is surer than of any that it will read. What both make of texts so left out teaches the network of verdicts."""

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
LEFT_OUT = Plan(networks=1, rounds=8)
"""The second reading of texts that are left out: one network of three, to save time."""
CLASSES = len(LABELS) + 1


def fitted(marked: Sequence[Marked], rows: np.ndarray, labels: np.ndarray) -> tuple[Network, Network, np.ndarray]:
    """Return the first network and the second, fitted to the `rows` and `labels` of all candidates of all texts; and
    what two such networks make of each candidate where neither was taught its text: (candidates, labels)."""
    taught = labels != IGNORED
    again = np.hstack([_around(marked, _of_left_out(marked, rows, labels, FIRST)), rows])
    first = fit(rows[taught], labels[taught], classes=CLASSES, plan=FIRST)
    second = fit(again[taught], labels[taught], classes=CLASSES, plan=SECOND)
    return first, second, _of_left_out(marked, again, labels, LEFT_OUT)


def _of_left_out(marked: Sequence[Marked], rows: np.ndarray, labels: np.ndarray, plan: Plan) -> np.ndarray:
    """Return what networks make of texts that they were not taught, a third of all at a time."""
    fold = np.repeat(np.arange(len(marked)) % FOLDS, [len(each.labels) for each in marked])
    told = np.zeros((len(labels), CLASSES), np.float32)
    for number in range(FOLDS):
        taught, left_out = (labels != IGNORED) & (fold != number), fold == number
        told[left_out] = fit(rows[taught], labels[taught], classes=CLASSES, plan=plan)(rows[left_out])
    return told


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
