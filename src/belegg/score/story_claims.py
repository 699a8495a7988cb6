"""Turn the claims of a story's reports into claims as an extractor would give them, to feed the merger with."""

import re
from datetime import date
from typing import get_args

from belegg.merge.parties import by_name
from belegg.merge.spots import country_called, country_place, find
from belegg.model.actor import Actor, Sector, Speaker
from belegg.model.claim import Also, Claim
from belegg.model.count import Count, Quantifier
from belegg.model.period import Period, TimePrecision
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.score.gold import GoldClaim, quote_span
from belegg.score.keys import SECTORS
from belegg.score.stories import GoldReport, Story, codes, side_of

SECTOR_OF: dict[str, Sector] = {sector: sector for sector in get_args(Sector)}


def document_of(story: Story, number: int) -> str:
    """Return the id that the story's report `number` goes under."""
    return f"{story.name}/{number}"


def id_of(story: Story, member: tuple[int, int]) -> str:
    """Return the id that the claim `member` (report number, index) goes under."""
    return f"{story.name}/{member[0]}-{member[1]:03d}"


def reports_of(story: Story) -> dict[str, Report]:
    """Return the story's reports by the ids of their documents."""
    return {document_of(story, report.number): _report(story, report) for report in story.reports}


def _report(story: Story, report: GoldReport) -> Report:
    return Report(
        document=document_of(story, report.number),
        language=report.language,
        outlet=report.told.outlet,
        published=_published(report.told.published),
        text=report.text,
    )


def _published(text: str | None) -> Period | None:
    if text is None:
        return None
    year, month, day = (int(part) for part in [*text.split("-"), *"00"][:3])
    precision: TimePrecision = "day" if day else "month" if month else "year"
    start = date(year, month or 1, day or 1)
    if day:
        return Period(start=start, end=start, as_written=text, precision=precision)
    after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return Period(start=start, end=date.fromordinal(after.toordinal() - 1), as_written=text, precision=precision)


def claims_of(story: Story) -> tuple[Claim, ...]:
    """Return the claims of all reports of the story, as their files tell them."""
    return tuple(_claim(story, report, index) for report in story.reports for index in range(len(report.told.claim)))


def _claim(story: Story, report: GoldReport, index: int) -> Claim:
    gold = report.told.claim[index]
    whole = _whole(report, index)
    return Claim(
        id=id_of(story, (report.number, index)),
        document=document_of(story, report.number),
        kind=gold.kind,
        mode=gold.mode,
        count=count_of(gold),
        actor=actor_of(gold.actor),
        target=actor_of(gold.target),
        item=gold.item,
        place=place_of(gold.place, gold.country),
        time=_period(gold.time),
        measure=gold.measure,
        part_of=id_of(story, (report.number, whole)) if whole is not None else None,
        said_by=_speaker(gold),
        standing=gold.standing or "reported",
        evidence=(quote_span(report.text, gold, name=story.name),),
        also=Also(),
        rule=(),
    )


def _whole(report: GoldReport, index: int) -> int | None:
    """Return the index of the claim that claim `index` is part of: of those with the quote, a counted one of its kind
    first."""
    gold = report.told.claim[index]
    if gold.part_of is None:
        return None
    found = [at for at, other in enumerate(report.told.claim) if other.quote == gold.part_of and at != index]
    return min(
        found,
        key=lambda at: (
            report.told.claim[at].kind != gold.kind,
            report.told.claim[at].mode != gold.mode,
            report.told.claim[at].low is None and report.told.claim[at].high is None,
            at,
        ),
        default=None,
    )


def count_of(gold: GoldClaim) -> Count | None:
    """Return the count that a gold claim states, None where it states no bound."""
    low, high = gold.low, gold.high
    if low is None and high is None:
        return None
    quantifier: Quantifier = gold.quantifier or _quantifier(gold)
    best = None
    if (low is not None and low == high and not gold.imputed) or quantifier in ("at_least", "more_than"):
        best = low
    elif quantifier == "nearly":
        best = high
    elif quantifier == "about" and low is not None and high is not None:
        middle = (low + high) / 2
        best = round(middle) if float(middle).is_integer() or gold.unit != "share" else middle
    return Count(
        low=low,
        best=best,
        high=high,
        unit=gold.unit or ("person" if gold.kind in ("casualties", "displacement", "population") else None),
        as_written=gold.quote,
        quantifier=quantifier,
        imputed=bool(gold.imputed),
    )


def _quantifier(gold: GoldClaim) -> Quantifier:
    if gold.imputed:
        return "vague"
    if gold.high is None:
        return "at_least"
    if gold.low is None:
        return "at_most"
    return "exact" if gold.low == gold.high else "between"


def actor_of(stated: str | None) -> Actor | None:
    """Return the actor that gold means by "TUR", "TUR/state_forces", "civilians" or a name."""
    if stated is None:
        return None
    country = side_of(stated)
    if country is not None:
        sector = stated.partition("/")[2]
        return Actor(name=None, as_written=stated, country=country, sector=SECTOR_OF.get(sector, "government"), id=None)
    if stated in SECTORS:
        return Actor(name=None, as_written=stated, country=None, sector=SECTOR_OF[stated], id=None)
    if (known := by_name(stated)) is not None:
        return Actor(name=known.name, as_written=stated, country=known.country, sector=known.sector, id=known.id)
    return Actor(name=stated, as_written=stated, country=None, sector=None, id=None)


def _speaker(gold: GoldClaim) -> Speaker | None:
    if gold.said_by is None and gold.said_by_country is None and gold.via is None:
        return None
    name = gold.said_by or (gold.via if gold.said_by_country is None else None)
    known = actor_of(name) if name is not None else None
    if known is not None and gold.said_by_country and known.country not in (None, gold.said_by_country):
        known = None
    country = gold.said_by_country or (known.country if known else None)
    state = name in codes() or name is None
    return Speaker(
        name=known.name if known else None,
        as_written=name or country or "",
        country=country,
        sector="government" if state and country else known.sector if known else None,
        id=known.id if known else None,
        via=gold.via if gold.said_by is not None else None,
    )


def place_of(name: str | None, country: str | None) -> Place | None:
    """Return the place that gold names, as the gazetteer knows it; a country alone is a place too."""
    if name is None:
        return country_place(country) if country is not None else None
    whole = country_called(name)
    if whole is not None and country in (None, whole):
        return country_place(whole)
    known = find(name, country)
    if known is None:
        return Place(
            name=name,
            as_written=name,
            country=country,
            admin1=None,
            id=None,
            latitude=None,
            longitude=None,
            precision=2,
        )
    return Place(
        name=known.name,
        as_written=name,
        country=known.country or country,
        admin1=known.admin1,
        id=known.id,
        latitude=known.latitude,
        longitude=known.longitude,
        precision=known.precision,
    )


def _period(time: tuple[str, str] | None) -> Period | None:
    if time is None or not any(time):
        return None
    start, end = (date.fromisoformat(day) if day else None for day in time)
    days = (end - start).days + 1 if start and end else 10_000
    precision: TimePrecision = (
        "day" if days <= 2 else "week" if days <= 8 else "month" if days <= 31 else "year" if days <= 366 else "longer"
    )
    return Period(start=start, end=end, as_written=re.sub(r"^ \.\. $", "", " .. ".join(time)), precision=precision)
