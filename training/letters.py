"""Fit the table that puts the vector of an unknown word together from its groups of letters.

A word's vector is the sum of its groups' rows. They are fitted by Adam to the vectors of the common words, with
half the groups of a word left out at random, so that no group is relied on alone."""

from collections.abc import Sequence

import numpy as np

from belegg.analyse.vectors import letter_groups

ROWS = 1 << 16
_EPOCHS = 8
_BATCH = 256
_RATE = 0.01
_LEFT_OUT = 0.5


def fit(words: Sequence[str], vectors: np.ndarray) -> np.ndarray:
    """Return the table, ROWS by the vectors' width, fitted to `vectors` of `words`; about a minute."""
    chance = np.random.default_rng(1)
    groups = [np.array(letter_groups(word, ROWS)) for word in words]
    table, mean, spread = (np.zeros((ROWS, vectors.shape[1]), np.float32) for _ in range(3))
    steps = _EPOCHS * (len(words) // _BATCH + 1)
    step = 0
    for _ in range(_EPOCHS):
        order = chance.permutation(len(words))
        for first in range(0, len(words), _BATCH):
            step += 1
            chosen = order[first : first + _BATCH]
            used, change = _gradient(table, [groups[index] for index in chosen], vectors[chosen], chance)
            mean[used] = 0.9 * mean[used] + 0.1 * change
            spread[used] = 0.99 * spread[used] + 0.01 * change**2
            table[used] -= (_RATE * (1 - step / steps) + 1e-5) * mean[used] / (np.sqrt(spread[used]) + 1e-6)
    return table


def predict(table: np.ndarray, words: Sequence[str]) -> np.ndarray:
    """Return the vectors that `table` gives `words`, each of length one."""
    sums = np.stack([table[letter_groups(word, len(table))].sum(axis=0) for word in words])
    return sums / np.maximum(1e-6, np.linalg.norm(sums, axis=1, keepdims=True))


def _gradient(
    table: np.ndarray, groups: list[np.ndarray], wanted: np.ndarray, chance: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows used and how the squared error grows with each."""
    kept = []
    for of_word in groups:
        some = of_word[chance.random(len(of_word)) > _LEFT_OUT]
        kept.append(some if len(some) else of_word)
    lengths = np.array([len(of_word) for of_word in kept])
    flat = np.concatenate(kept)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    roots = np.sqrt(lengths)[:, None].astype(np.float32)
    errors = (np.add.reduceat(table[flat], starts, axis=0) / roots - wanted) / roots
    used, places = np.unique(flat, return_inverse=True)
    change = np.zeros((len(used), table.shape[1]), np.float32)
    np.add.at(change, places, np.repeat(errors, lengths, axis=0))
    return used, change
