"""Doubts: what merging could not settle and a person should look at, each with its reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from belegg.merge.accounts import Account
from belegg.merge.compare import compare
from belegg.merge.gather import facts_of, strands_of
from belegg.merge.judged import bonds, settled
from belegg.merge.keys import pairs
from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.judgement import Judgement
from belegg.model.report import Report

Question = Literal["joined", "apart", "sum", "toll"]
JOINED, APART = 80, -80
"""A join whose points are at most JOINED above its need, and two events at least APART below it, are doubtful."""


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """`about`: "joined", claims that were joined with little to spare; "apart", two events that may be one; "sum", a
    figure that its parts exceed; "toll", a row whose bounds lie far apart or whose party contradicts itself. `claims`
    are those that a judgement would name; `events` the ids of those concerned; `score` how near the decision was, 0
    nearest."""

    about: Question
    events: tuple[str, ...]
    claims: tuple[str, ...]
    score: int
    why: tuple[str, ...]


def doubts(
    events: Iterable[Event],
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement] = (),
) -> tuple[Doubt, ...]:
    """Return the doubts about `events`, which `claims` make, the gravest first; what a judgement settles is left
    out."""
    given = list(judgements)
    known = {event.id: event for event in events}
    home = {claim: event.id for event in known.values() for claim in event.claims}
    accounts = [account for strand in strands_of(facts_of(claims, reports), bonds(given)) for account in strand]
    found = [*_pairs(accounts, home, settled(given)), *_impossible(known.values())]
    return tuple(sorted(found, key=lambda doubt: (doubt.about not in ("sum", "toll"), doubt.score, doubt.claims)))


def _pairs(
    accounts: Sequence[Account], home: Mapping[str, str], decided: frozenset[tuple[str, str]]
) -> Iterator[Doubt]:
    by_id = {account.id: account for account in accounts}
    best: dict[tuple[str, str], tuple[int, str, str, tuple[str, ...]]] = {}
    inside: dict[str, list[tuple[int, str, str, tuple[str, ...]]]] = defaultdict(list)
    for one, other in pairs(accounts):
        first, second = home.get(one), home.get(other)
        if first is None or second is None or _is_decided(by_id[one], by_id[other], decided):
            continue
        verdict = compare(by_id[one], by_id[other])
        told = tuple(f"R19: {'for' if points > 0 else 'against'} it: {words}" for words, points in verdict.ordered())
        if first == second:
            inside[other].append((verdict.score, one, other, told))
        elif verdict.score >= APART:
            key = (min(first, second), max(first, second))
            best[key] = max(best.get(key, (verdict.score, one, other, told)), (verdict.score, one, other, told))
    for links in inside.values():
        score, one, other, told = max(links)
        if score <= JOINED:
            yield Doubt(about="joined", events=(home[one],), claims=(one, other), score=max(score, 0), why=told)
    for pair, (score, one, other, told) in best.items():
        yield Doubt(about="apart", events=pair, claims=(one, other), score=abs(min(score, 0)), why=told)


def _is_decided(one: Account, other: Account, decided: frozenset[tuple[str, str]]) -> bool:
    if not decided:
        return False
    return any((min(a.id, b.id), max(a.id, b.id)) in decided for a in one.facts for b in other.facts)


def _impossible(events: Iterable[Event]) -> Iterator[Doubt]:
    for event in events:
        lines = tuple(line for line in event.why if line.startswith("R22: its"))
        if lines:
            yield Doubt(about="sum", events=(event.id,), claims=event.claims[:2], score=0, why=lines)
        for toll in event.tolls:
            if lines := tuple(_oddities(event, toll.claims)):
                yield Doubt(about="toll", events=(event.id,), claims=toll.claims, score=0, why=lines)


def _oddities(event: Event, claims: tuple[str, ...]) -> Iterator[str]:
    toll = next(toll for toll in event.tolls if toll.claims == claims)
    if (
        toll.low is not None
        and toll.high is not None
        and toll.best is not None
        and toll.low > 0
        and toll.high > 3 * toll.low
        and toll.high >= 10
    ):
        yield f"R21: {toll.effect} from {toll.low} to {toll.high}: are these figures of one thing?"
    if toll.part_of is not None and toll.low is not None:
        whole = next((other for other in event.tolls if toll.part_of in other.claims), None)
        if (
            whole is not None
            and whole is not toll
            and whole.high is not None
            and whole.unit == toll.unit
            and toll.low > whole.high
        ):
            yield f"R8: a part of {toll.low} is more than its whole, {whole.high}"
