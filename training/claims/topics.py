"""Fit what tells a report on a war from any other: logistic regression on what open articles are about."""

from collections.abc import Sequence

import numpy as np

from belegg.extract.assemble.relevance import share_of_needed
from belegg.extract.learned.topic import Topic, about
from training.claims.texts import Labelled, survey

STEPS = 1500
RATE = 1.0
DECAY = 3e-3
NO_WAR = 3.0
"""What an article on something else weighs against one on a war, of which there are many more."""


def rows(texts: Sequence[Labelled]) -> tuple[np.ndarray, np.ndarray]:
    """Return what each text is about, and whether a careful reader takes any claim from it."""
    surveyed = [survey(text) for text in texts]
    told = [about(context.sentences, share_of_needed(context)) for context in surveyed]
    return np.array(told), np.array([any(not claim.optional for claim in text.claims) for text in texts], np.float64)


def fitted(told: np.ndarray, wars: np.ndarray) -> Topic:
    """Return the regression fitted to texts, and to which of them are on wars."""
    middle, spread = told.mean(axis=0), told.std(axis=0) + 1e-9
    signs = np.hstack([(told - middle) / spread, np.ones((len(told), 1))])
    weight = np.where(wars > 0, 1, NO_WAR) / len(wars)
    weights = np.zeros(signs.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        weights += RATE * (signs.T @ (weight * (wars - likely)) - DECAY * weights)
    slopes = weights[:-1] / spread
    return Topic(weights=slopes.astype(np.float32), bias=float(weights[-1] - slopes @ middle))
