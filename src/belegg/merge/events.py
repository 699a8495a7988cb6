"""Make events of groups of accounts: what happened, where, when, who, its figures, its grade, and why it was joined."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256

from belegg.merge.accounts import Account
from belegg.merge.compare import compare
from belegg.merge.contain import contain
from belegg.merge.facts import INCIDENT, Fact
from belegg.merge.figures import figure_of
from belegg.merge.gather import facts_of, groups_of, strands_of
from belegg.merge.grades import grade_of, standing_of
from belegg.merge.judged import bonds
from belegg.merge.origins import Origins
from belegg.merge.rows import Row, main_row, rows_of, sides_of, struck_in
from belegg.merge.scoring import Scorer
from belegg.merge.spots import spot
from belegg.merge.tolls import grown, missing_left, sum_up, toll_of, within_whole
from belegg.merge.voices import heard
from belegg.model.actor import Actor
from belegg.model.claim import Claim, Kind, Measure
from belegg.model.event import Event, Toll
from belegg.model.judgement import Judgement
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.report import Report

MEASURES: dict[str, Measure] = {
    "incident": "new",
    "deployment": "new",
    "displacement": "new",
    "strength": "stock",
    "population": "stock",
}
"""What a figure measures where no report tells."""
REASONS = 4
"""So many of the strongest reasons of a join are told."""


def merge(
    claims: Iterable[Claim], reports: Mapping[str, Report], judgements: Iterable[Judgement] = ()
) -> tuple[Event, ...]:
    """Return all events and figures that `claims` make, in order of time and id; the order of `claims` does not matter.

    `reports` tells of each document when and by whom it was published, and its text; one that it does not know is
    compared by its claims alone."""
    return contain(gather(claims, reports, judgements))


def gather(
    claims: Iterable[Claim], reports: Mapping[str, Report], judgements: Iterable[Judgement] = ()
) -> tuple[Event, ...]:
    """Return the events that `claims` make, not yet linked to the figures that contain them."""
    with uncollected():
        return in_order(event_of(group, reports) for group in grouped(claims, reports, judgements))


def grouped(
    claims: Iterable[Claim], reports: Mapping[str, Report], judgements: Iterable[Judgement] = ()
) -> list[list[Account]]:
    """Return which claims are of one event: its accounts, event by event."""
    tied = bonds(judgements)
    scorer = Scorer()
    accounts = [account for strand in strands_of(facts_of(claims, reports), tied, scorer) for account in strand]
    return groups_of(accounts, tied, scorer)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for unreachable cycles meanwhile: merging makes none, and among so many small values the
    search takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events by time, those without one last, then by id."""
    return tuple(sorted(events, key=lambda event: (_first_day(event), event.id)))


def _first_day(event: Event) -> str:
    day = event.time and (event.time.start or event.time.end)
    return day.isoformat() if day else "9999"


def event_of(group: Sequence[Account], reports: Mapping[str, Report]) -> Event:
    """Return the event that the accounts of `group` tell of."""
    facts = heard(sorted((fact for account in group for fact in account.facts), key=lambda fact: fact.id))
    origins = Origins(facts, reports)
    kind = _kind(facts)
    mode = _mode(facts, kind)
    deciding = _deciding(facts, kind, mode)
    tolls, flags = _tolls(facts, origins)
    grade, reason = grade_of(facts, origins)
    return Event(
        id=sha256(f"event:{facts[0].id}".encode()).hexdigest()[:24],
        kind=kind,
        mode=mode,
        place=_place(facts),
        time=_time(facts),
        actor=_usual(fact.claim.actor for fact in deciding),
        target=_usual(fact.claim.target for fact in deciding if fact.claim.part_of is None),
        grade=grade,
        standing=standing_of([fact for fact in facts if fact.claim.kind == kind]),
        claims=tuple(fact.id for fact in facts),
        documents=tuple(sorted({fact.claim.document for fact in facts})),
        origins=len(origins),
        tolls=tolls,
        part_of=None,
        why=(*_joins(group), *flags, reason),
    )


def _kind(facts: Sequence[Fact]) -> Kind:
    kinds = {fact.claim.kind for fact in facts}
    return next((kind for kind in INCIDENT if kind in kinds), facts[0].claim.kind)


def _mode(facts: Sequence[Fact], kind: Kind) -> str | None:
    told = [fact.claim.mode for fact in facts if fact.claim.kind == kind and fact.claim.mode is not None]
    counted = Counter(told)
    return min(counted, key=lambda mode: (mode == "other", -counted[mode], mode), default=None)


def _deciding(facts: Sequence[Fact], kind: Kind, mode: str | None) -> Sequence[Fact]:
    """Return the claims that tell who did it: who took a place is told by those that say so, not by its loss."""
    return [fact for fact in facts if fact.claim.mode == mode] or facts if kind == "control" else facts


def _place(facts: Sequence[Fact]) -> Place | None:
    """Return the narrowest place that is told, the one told most often."""
    places = [fact.claim.place for fact in facts if fact.claim.place is not None]
    counted = Counter(spot(place).name for place in places)
    return min(
        places,
        key=lambda p: (spot(p).breadth, -counted[spot(p).name], p.id is None, p.name, p.as_written, p.admin1 or ""),
        default=None,
    )


def _time(facts: Sequence[Fact]) -> Period | None:
    """Return the narrowest time that is told, the one told most often; for a total, the one that reaches furthest."""
    times = [fact.claim.time for fact in facts if fact.claim.time is not None]
    counted = Counter((time.start, time.end) for time in times)
    wide = facts[0].family in ("total", "stock")

    def worth(time: Period) -> tuple[object, ...]:
        days = (time.end - time.start).days if time.start and time.end else 10**6
        last = -(time.end.toordinal() if time.end else 0)
        order = (last, days) if wide else (days, -counted[time.start, time.end])
        return (*order, str(time.start), str(time.end), time.as_written)

    return min(times, key=worth, default=None)


def _usual(actors: Iterable[Actor | None]) -> Actor | None:
    counted = Counter(actor for actor in actors if actor is not None)
    return min(
        counted,
        key=lambda a: (-counted[a], a.id is None, a.country is None, a.sector or "~", a.name or "", a.as_written),
        default=None,
    )


def _tolls(facts: Sequence[Fact], origins: Origins) -> tuple[tuple[Toll, ...], list[str]]:
    attackers, struck = sides_of(facts), struck_in(facts)
    figures = [figure_of(fact, origins, attackers, struck) for fact in facts if _counts(fact.claim)]
    rows = rows_of(figures, facts)
    tolls: list[Toll] = []
    flags: list[str] = []
    measure = _measure(facts)
    inside = {fact.id for fact in facts}
    for row in [row for row in rows if not all(figure.withdrawn for figure in row.figures)]:
        summing = sum_up(within_whole(row, rows))
        if row.key.effect == "missing" and not row.key.subset:
            summing = missing_left(row.figures, rows, summing)
        if row.key.effect == "killed" and not row.key.subset:
            summing = grown(row, rows, summing)
        main = main_row(row, rows)
        part = _whole_of(row, inside) or (main.figures[0].fact.id if main is not None else None)
        tolls.append(toll_of(row, summing, measure=measure, part_of=part))
        flags.extend(f"{note} ({row.key.effect or row.key.item or 'counted'})" for note in summing.notes)
    return tuple(tolls), list(dict.fromkeys(flags))


def _whole_of(row: Row, inside: set[str]) -> str | None:
    """Return the first claim that includes one of the row's: one of this event where the row is a part, else one
    elsewhere."""
    wholes = sorted(f.fact.claim.part_of for f in row.figures if f.fact.claim.part_of is not None)
    return next((whole for whole in wholes if (whole in inside) == row.part), None)


def _counts(claim: Claim) -> bool:
    count = claim.count
    return count is not None and any(bound is not None for bound in (count.low, count.best, count.high))


def _measure(facts: Sequence[Fact]) -> Measure | None:
    counted = Counter(fact.claim.measure for fact in facts if fact.claim.measure is not None)
    told = min(counted, key=lambda measure: (-counted[measure], measure), default=None)
    if facts[0].family == "deployment":
        return "new"
    return told or MEASURES.get(facts[0].family)


def _joins(group: Sequence[Account]) -> list[str]:
    """Return a line for each account after the first: which other one it was joined to, and why."""
    lines = []
    for at, account in enumerate(group[1:], start=1):
        lines.append(_join(account, group[:at]))
    return lines


def _join(account: Account, before: Sequence[Account]) -> str:
    best = None
    for other in before:
        verdict = compare(other, account)
        if best is None or verdict.score > best[0]:
            best = (verdict.score, other, verdict.ordered())
        if verdict.score > 200:
            break
    if best is None:
        return f"R19: {account.id}"
    told = ", ".join(words for words, points in best[2][:REASONS] if points > 0) or "a person joined them"
    against = [words for words, points in best[2] if points < 0]
    return f"R19: {account.id} with {best[1].id}: {told}" + (f"; against it: {', '.join(against)}" if against else "")
