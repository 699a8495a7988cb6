"""What the ledger asks of a merger, which it is handed: any module or object that offers these functions."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.judgement import Judgement
from belegg.model.report import Report

Neighbours = Callable[[Collection[str]], Sequence[Claim]]


class Merger(Protocol):
    """Makes events of claims; a module with these functions is one."""

    def gather(
        self, claims: Sequence[Claim], reports: Mapping[str, Report], judgements: Sequence[Judgement] = ...
    ) -> tuple[Event, ...]:
        """Return the events that `claims` make, each by itself, the same in whatever order the claims come."""

    def block_keys(self, claim: Claim, report: Report) -> tuple[str, ...]:
        """Return the keys of `claim`: claims that may be of one event share at least one."""

    def affected(
        self,
        seeds: Sequence[Claim],
        neighbours: Neighbours,
        reports: Mapping[str, Report],
        judgements: Sequence[Judgement] = ...,
    ) -> tuple[Claim, ...]:
        """Return the claims, the seeds too, whose events can change when the seeds arrive or leave; `neighbours` gives
        all claims that are kept, the seeds included, under one of the keys."""
