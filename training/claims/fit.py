"""Fit the network: one hidden layer, softmax over labels, AdamW; words, units and frames left out at random."""

import math

import msgspec
import numpy as np

from belegg.extract.learned.features import FRAMES
from belegg.extract.learned.network import Network

HIDDEN = 192
NETWORKS = 3
ROUNDS = 12
BATCH = 128
RATE = 2e-3
DECAY = 0.1
LEFT_OUT = 0.1
UNITS_LEFT_OUT = 0.4
FRAMES_LEFT_OUT = 0.15
"""How often a row is told of no frames, so that the network does not lean on the lexicon alone."""
CARRIES = 1.5
"""What a candidate that carries a claim weighs against one that does not."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How networks are fitted: how many, over how many rounds, units of their hidden layer, how many of the last
    features tell of frames, and what a row with a label above nought weighs against one without."""

    networks: int = NETWORKS
    rounds: int = ROUNDS
    hidden: int = HIDDEN
    frames: int = FRAMES
    carries: float = CARRIES


def spared(random: np.random.Generator, shape: tuple[int, ...], share: float) -> np.ndarray:
    """Return which numbers of a table are kept where a share is left out at random, to the nearest 256th."""
    left_out = round(share * 256)
    return np.frombuffer(random.bytes(math.prod(shape)), np.uint8).reshape(shape) >= left_out


def fit(rows: np.ndarray, labels: np.ndarray, *, classes: int, plan: Plan | None = None) -> Network:
    """Return networks fitted to `rows` (candidates x features) and their `labels`."""
    plan = plan or Plan()
    layers = [_fit(rows, labels, classes, plan, seed) for seed in range(plan.networks)]
    into, bias, out, out_bias = zip(*layers, strict=True)
    return Network(
        into=np.concatenate(into, axis=1) * np.float32(1 - LEFT_OUT),
        bias=np.concatenate(bias),
        out=np.array(out),
        out_bias=np.array(out_bias),
    )


def _fit(
    rows: np.ndarray, labels: np.ndarray, classes: int, plan: Plan, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    features = rows.shape[1]
    layers = [
        (random.standard_normal((features, plan.hidden)) * 1.5 / np.sqrt(features)).astype(np.float32),
        np.zeros(plan.hidden, np.float32),
        (random.standard_normal((plan.hidden, classes)) / np.sqrt(plan.hidden)).astype(np.float32),
        np.zeros(classes, np.float32),
    ]
    first = [np.zeros_like(layer) for layer in layers]
    second = [np.zeros_like(layer) for layer in layers]
    step = 0
    for round_number in range(plan.rounds):
        rate = RATE * (1 - round_number / plan.rounds) + 1e-5
        order = random.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            chosen = order[start : start + BATCH]
            seen = rows[chosen] * spared(random, (len(chosen), features), LEFT_OUT)
            if plan.frames:
                seen[random.random(len(chosen)) < FRAMES_LEFT_OUT, -plan.frames :] = 0
            step += 1
            slopes = _slopes(layers, seen, labels[chosen], plan.carries, random)
            for number, (layer, slope) in enumerate(zip(layers, slopes, strict=True)):
                first[number] += 0.1 * (slope - first[number])
                second[number] += 0.01 * (slope * slope - second[number])
                move = first[number] / (1 - 0.9**step) / (np.sqrt(second[number] / (1 - 0.99**step)) + 1e-8)
                layer -= rate * (move + (DECAY * layer if number % 2 == 0 else 0))
    return layers[0], layers[1], layers[2], layers[3]


def _slopes(
    layers: list[np.ndarray], rows: np.ndarray, labels: np.ndarray, carries: float, random: np.random.Generator
) -> tuple[np.ndarray, ...]:
    """Return the slope of the loss by each layer, for one batch."""
    into, bias, out, out_bias = layers
    inside = rows @ into + bias
    kept = spared(random, inside.shape, UNITS_LEFT_OUT) / np.float32(1 - UNITS_LEFT_OUT)
    hidden = np.maximum(inside, 0) * kept
    scores = hidden @ out + out_bias
    scores -= scores.max(1, keepdims=True)
    slope = np.exp(scores)
    slope /= slope.sum(1, keepdims=True)
    slope[np.arange(len(labels)), labels] -= 1
    slope *= (np.where(labels > 0, carries, 1) / len(labels)).astype(np.float32)[:, None]
    back = (slope @ out.T) * kept * (inside > 0)
    return rows.T @ back, back.sum(0), hidden.T @ slope, slope.sum(0)
