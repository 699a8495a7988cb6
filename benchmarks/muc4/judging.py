"""Judge which of the templates that may be given should be: fitted on what models of one half propose for the other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.muc4.corpus import Message, Template
from benchmarks.muc4.fitting import Case, Fitted, fitted
from benchmarks.muc4.learner import Floats, Model, fit
from benchmarks.muc4.making import Proposal, filled, proposals
from benchmarks.muc4.score import aligned
from benchmarks.muc4.sifting import Held, Sieve, fitted_sieve, sifted

Answered = tuple[Proposal, bool, Mapping[str, Sequence[bool]]]
"""A proposal, whether a key answers to it, and for each role who of those proposed plays it there."""
SHARE = 0.425
"""The share of the best F from which on a template is given: half of it by rule, and somewhat less because what is
fitted to all finds more than the halves' models do on which it is worked out."""
LEAST = tuple(at / 50 for at in range(4, 40))


class Maker(NamedTuple):
    """All that is fitted: what proposes templates, what judges them, the least chance of one that is given, and what
    tells who is named in it."""

    models: Fitted
    judge: Model
    least: float
    sieve: Sieve


def made(one: Case, message: Message, maker: Maker) -> list[Template]:
    """Return the templates that are given for a report."""
    found = proposals(one, message, maker.models)
    chances = maker.judge([proposal.features for proposal in found]) if found else ()
    return [
        Template({**each.template.fills, **filled(sifted(each, chance, maker.sieve), maker.models, each.kind)})
        for each, chance in zip(found, map(float, chances), strict=True)
        if chance > maker.least
    ]


class Fits(NamedTuple):
    """What is fitted to all, and to each half for the other."""

    whole: Fitted
    halves: tuple[Fitted, Fitted]


def fits(cases: Sequence[Case]) -> Fits:
    """Return what proposes templates."""
    whole = fitted(cases)
    return Fits(whole, (fitted(cases[1::2], whole.least), fitted(cases[::2], whole.least)))


def maker(cases: Sequence[Case], messages: Mapping[int, Message]) -> Maker:
    """Return what is fitted to `cases`."""
    return judged(cases, messages, fits(cases))


def judged(cases: Sequence[Case], messages: Mapping[int, Message], found: Fits) -> Maker:
    """Return what proposes templates with what judges them, fitted on what the models of one half propose for the
    other."""
    keys = [key for one in cases for key in one.keys]
    held = [
        [pair for one in cases[at::2] for pair in _held(one, messages[one.facts.number], found.halves[at])]
        for at in (0, 1)
    ]
    chances = [_judge(held[1 - at])([proposal.features for proposal, *_ in held[at]]) for at in (0, 1)]
    answers = [[yes for _, yes, _ in half] for half in held]
    least = _least(chances, answers, sum(not key.optional for key in keys))
    told = [
        [Held(each, float(chance), right) for (each, _, right), chance in zip(held[at], chances[at], strict=True)]
        for at in (0, 1)
    ]
    return Maker(found.whole, _judge([*held[0], *held[1]]), least, fitted_sieve(told, keys, least))


def _held(one: Case, message: Message, models: Fitted) -> list[Answered]:
    found = proposals(one, message, models)
    met = dict(aligned([proposal.template for proposal in found], one.keys))
    return [(proposal, at in met, _right(one, proposal, met.get(at))) for at, proposal in enumerate(found)]


def _right(one: Case, proposal: Proposal, key: int | None) -> dict[str, list[bool]]:
    """Return for each role whether those proposed play it in the key that a proposal is held against."""
    played = {entity.text: roles for entity, roles in zip(one.entities, one.played, strict=True)}
    return {role: [key in played[entity.text][role] for entity in found] for role, found in proposal.cast.items()}


def _judge(pairs: Sequence[Answered]) -> Model:
    return fit([proposal.features for proposal, *_ in pairs], [yes for _, yes, _ in pairs], ridge=12.0)


def _least(chances: Sequence[Floats], answers: Sequence[Sequence[bool]], asked: int) -> float:
    """Return the least chance of a template that is given: a share of the best F that can be reached over
    templates. One that is likelier than half of it makes F greater."""

    def worth(least: float) -> float:
        given = [
            yes
            for half, told in zip(chances, answers, strict=True)
            for chance, yes in zip(half, told, strict=True)
            if chance > least
        ]
        return 2 * sum(given) / max(len(given) + asked, 1)

    return SHARE * max(map(worth, LEAST))
