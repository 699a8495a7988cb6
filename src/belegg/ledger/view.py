"""Rebuild events where claims came or went: no others are touched, and the result is that of merging everything."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection

from belegg.ledger import claims as kept_claims
from belegg.ledger import events, judgements
from belegg.ledger.merging import Merger
from belegg.ledger.reports import Reports
from belegg.model.claim import Claim
from belegg.model.event import Event


def touched(connection: Connection, merger: Merger, seeds: Sequence[Claim]) -> dict[str, Claim]:
    """Return the claims, by id, whose events can change when `seeds`, which are in the ledger now, came or will go."""
    if not seeds:
        return {}
    reports = Reports(connection)

    def neighbours(keys: Collection[str]) -> tuple[Claim, ...]:
        found = kept_claims.neighbours(connection, tuple(keys))
        reports.fetch(claim.document for claim in found)
        return found

    reports.fetch(claim.document for claim in seeds)
    found = merger.affected(seeds, neighbours, reports, judgements.standing(judgements.listed(connection)))
    return {claim.id: claim for claim in found}


def update(
    connection: Connection, merger: Merger, claims: Mapping[str, Claim], *, gone: frozenset[str], change: int
) -> tuple[Event, ...]:
    """Rebuild the events of `claims`, which are all that can have changed, and return those that are new; the claims
    with the ids `gone` hold no longer."""
    old = events.holding_claims(connection, [*claims, *gone])
    rest = {name for held in old for name in held.event.claims} - claims.keys()
    there = dict(claims) | {claim.id: claim for claim in kept_claims.alive(connection, sorted(rest))}
    alive = {name: claim for name, claim in there.items() if name not in gone}
    return events.replace(connection, old, _gathered(connection, merger, alive), claims=alive, change=change)


def rebuild(connection: Connection, merger: Merger, *, change: int) -> tuple[Event, ...]:
    """Merge all claims that hold, put the result in the place of all events, and return those that are new."""
    alive = {claim.id: claim for claim in kept_claims.everything(connection)}
    old = events.holding_all(connection)
    return events.replace(connection, old, _gathered(connection, merger, alive), claims=alive, change=change)


def _gathered(connection: Connection, merger: Merger, claims: Mapping[str, Claim]) -> tuple[Event, ...]:
    if not claims:
        return ()
    holds = judgements.standing(judgements.listed(connection))
    reports = Reports(connection)
    reports.fetch(claim.document for claim in claims.values())
    return merger.gather(tuple(claims.values()), reports, holds)
