"""Judge which of the templates that may be given should be: fitted on what models of one half propose for the other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.muc4.corpus import Message, Template
from benchmarks.muc4.fitting import Case, Fitted, fitted
from benchmarks.muc4.learner import Floats, Model, fit
from benchmarks.muc4.making import Proposal, proposals
from benchmarks.muc4.score import aligned

LEAST = tuple(at / 50 for at in range(4, 40))


class Maker(NamedTuple):
    """All that is fitted: what proposes templates, what judges them, and the least chance of one that is given."""

    models: Fitted
    judge: Model
    least: float


def made(one: Case, message: Message, maker: Maker) -> list[Template]:
    """Return the templates that are given for a report."""
    found = proposals(one, message, maker.models)
    chances = maker.judge([proposal.features for proposal in found]) if found else ()
    return [proposal.template for proposal, chance in zip(found, chances, strict=True) if chance > maker.least]


def maker(cases: Sequence[Case], messages: Mapping[int, Message]) -> Maker:
    """Return what is fitted to `cases`."""
    halves = (cases[::2], cases[1::2])
    asked = sum(not key.optional for one in cases for key in one.keys)
    models = fitted(cases)
    judged: list[list[tuple[Proposal, bool]]] = []
    for at, half in enumerate(halves):
        others = fitted(halves[1 - at], models.least)
        judged.append([pair for one in half for pair in _held(one, messages[one.facts.number], others)])
    chances = [_judge(judged[1 - at])([proposal.features for proposal, _ in judged[at]]) for at in (0, 1)]
    answers = [[yes for _, yes in half] for half in judged]
    return Maker(models, _judge([*judged[0], *judged[1]]), _least(chances, answers, asked))


def _held(one: Case, message: Message, models: Fitted) -> list[tuple[Proposal, bool]]:
    found = proposals(one, message, models)
    met = {at for at, _ in aligned([proposal.template for proposal in found], one.keys)}
    return [(proposal, at in met) for at, proposal in enumerate(found)]


def _judge(pairs: Sequence[tuple[Proposal, bool]]) -> Model:
    return fit([proposal.features for proposal, _ in pairs], [yes for _, yes in pairs], ridge=4.0)


def _least(chances: Sequence[Floats], answers: Sequence[Sequence[bool]], asked: int) -> float:
    """Return the least chance that gives the best F over templates."""

    def worth(least: float) -> float:
        given = [
            yes
            for half, told in zip(chances, answers, strict=True)
            for chance, yes in zip(half, told, strict=True)
            if chance > least
        ]
        return 2 * sum(given) / max(len(given) + asked, 1)

    return max(LEAST, key=worth)
