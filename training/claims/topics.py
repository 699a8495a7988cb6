"""Fit what tells a report on a war from any other: logistic regression on what open articles are about."""

from collections.abc import Sequence

import numpy as np

from belegg.extract.assemble.relevance import share_of_needed
from belegg.extract.learned.topic import Topic, about, meanings
from training.claims.texts import Labelled, survey

STEPS = 1500
RATE = 1.0
DECAY = 3e-3
NO_WAR = 3.0
"""What an article on something else weighs against one on a war, of which there are many more."""

Told = tuple[np.ndarray, float]
"""The meanings of the words of a text, and its signs of a war as a share of those needed."""


def rows(texts: Sequence[Labelled]) -> tuple[list[Told], np.ndarray]:
    """Return the meanings of the words of each text with its signs of a war, and whether a careful reader takes any
    claim from it."""
    surveyed = [survey(text) for text in texts]
    told = [(meanings(context.sentences), share_of_needed(context)) for context in surveyed]
    return told, np.array([any(not claim.optional for claim in text.claims) for text in texts], np.float64)


def fitted(texts: Sequence[Told], wars: np.ndarray) -> Topic:
    """Return the regression fitted to texts, and to which of them are on wars."""
    usual = np.mean([words.mean(axis=0) for words, _ in texts if len(words)], axis=0).astype(np.float32)
    told = np.array([about(words, signs, usual) for words, signs in texts])
    middle, spread = told.mean(axis=0), told.std(axis=0) + 1e-9
    signs = np.hstack([(told - middle) / spread, np.ones((len(told), 1))])
    weight = np.where(wars > 0, 1, NO_WAR) / len(wars)
    weights = np.zeros(signs.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        weights += RATE * (signs.T @ (weight * (wars - likely)) - DECAY * weights)
    slopes = weights[:-1] / spread
    return Topic(weights=slopes.astype(np.float32), bias=float(weights[-1] - slopes @ middle), usual=usual)
