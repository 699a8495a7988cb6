"""Small claims and reports, made by hand, for the tests of merging."""

from datetime import date, timedelta

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count
from belegg.model.period import Period
from belegg.model.report import Report
from belegg.model.span import Span
from belegg.score.story_claims import actor_of, place_of

DAY = date(2024, 5, 11)
SENTENCE = 40
"""Claims stand so many characters apart in their reports: each in a sentence of its own."""


def days(first: date | int, last: date | int | None = None) -> Period:
    """Return the period from a day, or so many days after DAY, to another one."""
    start, end = (
        DAY + timedelta(days=day) if isinstance(day, int) else day for day in (first, first if last is None else last)
    )
    return Period(start=start, end=end, as_written=str(start), precision="day")


def count(low, high="same", *, quantifier=None, unit="person", imputed=False) -> Count:
    """Return a count: exact for one number, open for a high of None."""
    high = low if high == "same" else high
    exact = low == high and low is not None
    told = quantifier or ("exact" if exact else "at_least" if high is None else "at_most" if low is None else "between")
    best = low if exact or told in ("at_least", "more_than") else None
    return Count(low=low, best=best, high=high, unit=unit, as_written=str(low), quantifier=told, imputed=imputed)


def speaker(name, country=None) -> Speaker:
    known = actor_of(name)
    return Speaker(
        name=known.name, as_written=name, country=country or known.country, sector=known.sector, id=known.id, via=None
    )


def claim(
    report="1", number=0, kind="casualties", mode="killed", n=None, *,
    place="El Fasher", country="SDN", time=0, actor=None, target=None, said_by=None, said_by_country=None,
    measure="new", standing=None, item=None, part_of=None, unit=None, quote=None, at=None, rule=(),
) -> Claim:  # fmt: skip
    """Return a claim of report `report` (a short name); its id is "report-number"."""
    if isinstance(n, int):
        n = count(n, unit=unit or ("item" if kind == "materiel" else "person"))
    start = number * SENTENCE if at is None else at
    words = quote or f"words {report} {number}"
    return Claim(
        id=f"{report}-{number:02d}", document=report, kind=kind, mode=mode, count=n,
        actor=_actor(actor), target=_actor(target), item=item,
        place=place_of(place, country) if place or country else None,
        time=days(time) if isinstance(time, int | date) else time,
        measure=measure if kind in ("casualties", "materiel", "displacement") else None,
        part_of=part_of, said_by=speaker(said_by, said_by_country) if said_by else None,
        standing=standing or ("attributed" if said_by else "reported"),
        evidence=(Span(start=start, end=start + len(words), quote=words),), also=Also(), rule=rule,
    )  # fmt: skip


def attack(report="1", number=0, mode="air_strike", **keys) -> Claim:
    return claim(report, number, kind="attack", mode=mode, **keys)


def report(name="1", day=0, *, outlet=None, text=None, language="nb") -> Report:
    published = days(day) if day is not None else None
    return Report(document=name, language=language, outlet=outlet or f"Avis {name}", published=published, text=text)


def reports(*given) -> dict[str, Report]:
    return {one.document: one for one in given}


def _actor(stated) -> Actor | None:
    return actor_of(stated) if isinstance(stated, str) else stated


def event_with(events, name):
    """Return the event that holds the claim."""
    return next(event for event in events if name in event.claims)


def row(event, effect, who=None):
    """Return the event's row of an effect, on people whose sector or name is `who`."""
    found = [
        toll for toll in event.tolls
        if toll.effect == effect and (who is None or (toll.who is not None and who in (toll.who.sector, toll.who.name)))
    ]  # fmt: skip
    assert len(found) == 1, [(toll.effect, toll.who, toll.low, toll.high) for toll in event.tolls]
    return found[0]


def bounds(toll):
    return toll.low, toll.best, toll.high
