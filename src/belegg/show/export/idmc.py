"""Write displacement as figures of IDMC's Helix; docs/exports/idmc.md tells field by field how."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, TextIO

import msgspec

from belegg.model.claim import Claim
from belegg.model.count import Number
from belegg.model.event import Event, Toll
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.show import phrases
from belegg.show.export.batches import Batch, Material
from belegg.show.export.codes import english, number_of, place_name
from belegg.show.export.losses import Losses
from belegg.show.export.registry import How
from belegg.show.spreadsheet import line

COLUMNS = (
    "id", "event_id", "event_name", "iso3", "country", "figure_cause", "role", "category", "category_type", "term",
    "displacement_occurred", "quantifier", "reported", "unit", "household_size", "total_figures", "start_date",
    "start_date_accuracy", "end_date", "end_date_accuracy", "stock_date", "stock_date_accuracy", "stock_reporting_date",
    "year", "location", "location_identifier", "location_accuracy", "latitude", "longitude", "sources", "publishers",
    "source_excerpt", "calculation_logic", "include_idu", "review_status",
)  # fmt: skip
NEVER = {
    "violence, violence_sub_type, context_of_violence, osv_sub_type": "IDMC's typology is a coder's judgement",
    "sources reliability": "Helix reckons it from its own list of organisations",
    "sex, age, urban or rural, camp": "not read from the reports",
    "event (crisis)": "Helix's crises are not at hand; event_id is a number made from our id",
}
CATEGORIES = {
    ("displaced", "flow"): "Internal Displacements",
    ("evacuated", "flow"): "Internal Displacements",
    ("sheltered", "flow"): "Internal Displacements",
    ("returned", "flow"): "Return",
    ("crossed_border", "flow"): "Cross-border Flight",
    ("displaced", "stock"): "IDPs",
    ("evacuated", "stock"): "IDPs",
    ("sheltered", "stock"): "IDPs",
    ("returned", "stock"): "Returnees",
    ("crossed_border", "stock"): "People displaced across borders",
}
"""Helix's category (its label) for our effect, as a flow or a stock."""
TERMS = {
    "displaced": "Displaced", "evacuated": "Evacuated", "sheltered": "Sheltered", "returned": "Returns",
    "crossed_border": "Forced to flee",
}  # fmt: skip
ACCURACY = {"day": "Day", "week": "Week", "month": "Month", "season": "Year", "year": "Year", "longer": "Year"}
PLACES = {1: "Point", 2: "Point", 3: "ADM2", 4: "ADM1", 6: "ADM0"}
RECOMMENDED, TRIANGULATION = "Recommended figure", "Triangulation"
Sort = Literal["flow", "stock"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure to write: its bounds and claims, its role, and in words how it came about."""

    low: Number | None
    best: Number | None
    high: Number | None
    imputed: bool
    claims: tuple[str, ...]
    role: str
    logic: str


def write(material: Material, out: TextIO, _how: How) -> Losses:
    """Write a row for every figure of displaced people, and one (triangulation) for each earlier figure."""
    losses = Losses()
    out.write(line(COLUMNS))
    for batch in material.batches():
        for event in batch.events:
            losses.events += 1
            if event.kind != "displacement":
                losses.add("event", f"{event.kind}: Helix has displacement alone")
                continue
            if not event.tolls:
                losses.add("event", "displacement without a number; a figure wants one")
            for row in _rows(event, batch, losses):
                losses.written += 1
                out.write(line([row.get(column) for column in COLUMNS]))
    for field, why in NEVER.items():
        losses.always(field, why)
    return losses


def _rows(event: Event, batch: Batch, losses: Losses) -> Iterator[dict[str, object]]:
    place, chosen = event.place, _recommended(event)
    for toll in event.tolls:
        what = _sort(event, toll, losses)
        if what is None:
            continue
        if place is None or place.country is None:
            losses.add("figure", "the reports do not tell the country; Helix has no figure without one")
            continue
        dates = _dates(toll.time or event.time, what, event, batch)
        if dates is None:
            losses.add("figure", "no report tells when; Helix has no figure without a date")
            continue
        for number, figure in enumerate(_figures(event, toll, first=any(toll is one for one in chosen))):
            found = _figure(figure, toll, batch, losses)
            if found is not None:
                at = number_of(f"{event.id}/{event.tolls.index(toll)}/{number}")
                yield {"id": at, **_event(event, place, batch), **_category(toll, what), **dates, **found}


def _recommended(event: Event) -> tuple[Toll, ...]:
    """Return the one figure of each category to be added up: of people rather than households, then the first."""
    best: dict[str, Toll] = {}
    for toll in sorted(event.tolls, key=lambda toll: (toll.part_of is not None, toll.unit != "person")):
        category = CATEGORIES.get((toll.effect or "", "stock" if toll.measure == "stock" else "flow"))
        if category is not None:
            best.setdefault(category, toll)
    return tuple(best.values())


def _sort(event: Event, toll: Toll, losses: Losses) -> Sort | None:
    if toll.unit not in ("person", "household"):
        losses.add("figure", f"counts {toll.unit}; Helix counts people and households")
        return None
    if event.standing == "planned":
        losses.add("figure", "announced, not done")
        return None
    sort: Sort = "stock" if toll.measure == "stock" else "flow"
    if toll.measure is None or (toll.effect, sort) not in CATEGORIES:
        losses.add("figure", "the reports do not tell what kind of movement, or whether it is a flow or a stock")
        return None
    return sort


def _figures(event: Event, toll: Toll, *, first: bool) -> Iterator[Figure]:
    """Yield the last figure, recommended where it is the `first` of its category and no part of another, then the
    earlier ones."""
    part = toll.part_of is not None or event.part_of is not None
    role = RECOMMENDED if first and not part else TRIANGULATION
    logic = "Part of another figure: not to be added to it." if part else "The last figure that the reports give."
    yield Figure(
        low=toll.low, best=toll.best, high=toll.high, imputed=toll.imputed, claims=toll.claims, role=role, logic=logic
    )
    for version in toll.versions:
        day = f" of {version.date.isoformat()}" if version.date is not None else ""
        yield Figure(
            low=version.low, best=version.best, high=version.high, imputed=toll.imputed, claims=version.claims,
            role=TRIANGULATION, logic=f"Earlier figure{day}, replaced by a later one of the same origin (R14).",
        )  # fmt: skip


def _figure(figure: Figure, toll: Toll, batch: Batch, losses: Losses) -> dict[str, object] | None:
    told = quantified(figure.low, figure.best, figure.high)
    if told is None:
        losses.add("figure", "no number is told")
        return None
    quantifier, reported = told
    if figure.low != figure.high and None not in (figure.low, figure.high):
        losses.add("reported", "a range in the reports; Helix has one number: calculation_logic has the range")
    if figure.imputed:
        losses.add("reported", "read from words without a number (R7): calculation_logic says so")
    household = toll.unit == "household"
    if household:
        losses.add(
            "household_size, total_figures",
            "no size of households is told: households stay households (R11); left empty",
        )
    claims = [batch.claims[name] for name in figure.claims if name in batch.claims]
    return {
        "role": figure.role,
        "quantifier": quantifier,
        "reported": round(reported),
        "unit": "Household" if household else "Person",
        "total_figures": None if household else round(reported),
        "sources": "; ".join(_speakers(claims)) or None,
        "source_excerpt": " | ".join(phrases.plain(claim.evidence[0].quote) for claim in claims[:3]) or None,
        "calculation_logic": _logic(figure),
    }


def quantified(low: Number | None, best: Number | None, high: Number | None) -> tuple[str, Number] | None:
    """Return Helix's quantifier and the number that goes with it, None where no number is told."""
    if low is not None and low == high:
        return "Exact", low
    if high is None:
        floor = low if low is not None else best
        return ("More than", floor) if floor is not None else None
    if low is None or (best is None and low == 0):
        return "Less than", high
    return ("Approximately", best) if best is not None else ("More than", low)


def _logic(figure: Figure) -> str:
    low = "?" if figure.low is None else f"{figure.low:,}"
    high = "open" if figure.high is None else f"{figure.high:,}"
    imputed = " Read from words without a number." if figure.imputed else ""
    return f"{figure.logic} Range of reports: {low} to {high}.{imputed}"


def _speakers(claims: Sequence[Claim]) -> list[str]:
    named = (claim.said_by for claim in claims)
    return list(dict.fromkeys(one.name or one.as_written for one in named if one is not None))


def _event(event: Event, place: Place, batch: Batch) -> dict[str, object]:
    outlets = (batch.report(document).outlet for document in event.documents)
    point = (place.latitude, place.longitude) if place.precision in (1, 2) else (None, None)
    where, country = place_name(place), english(place.country)
    return {
        "event_id": number_of(event.id),
        "event_name": f"Displacement: {', '.join(dict.fromkeys(name for name in (where, country) if name))}",
        "iso3": place.country,
        "country": country,
        "figure_cause": "Conflict",
        "displacement_occurred": "Unknown",
        "location": where,
        "location_identifier": _identifier(event),
        "location_accuracy": PLACES.get(place.precision),
        "latitude": point[0],
        "longitude": point[1],
        "publishers": "; ".join(dict.fromkeys(name for name in outlets if name)) or None,
        "include_idu": False,
        "review_status": "Review not started",
    }


def _identifier(event: Event) -> str | None:
    """Return Helix's word for what the place is: where people came to, where that is sure, else None."""
    return "Destination" if event.mode in ("returned", "crossed_border", "sheltered") else None


def _category(toll: Toll, sort: Sort) -> dict[str, object]:
    effect = toll.effect or ""
    return {"category": CATEGORIES[effect, sort], "category_type": sort.capitalize(), "term": TERMS[effect]}


def _dates(time: Period | None, sort: Sort, event: Event, batch: Batch) -> dict[str, object] | None:
    """Return the dates of a flow (its window) or a stock (its day, and the last day it was reported); None where the
    reports do not tell them."""
    if time is None:
        return None
    start, end, accuracy = time.start, time.end, ACCURACY[time.precision]
    if sort == "stock":
        day = end or start
        if day is None:
            return None
        reported = _reported(event, batch)
        return {"stock_date": day, "stock_date_accuracy": accuracy, "stock_reporting_date": reported, "year": day.year}
    if start is None:
        return None
    return {
        "start_date": start,
        "start_date_accuracy": accuracy,
        "end_date": end,
        "end_date_accuracy": accuracy if end is not None else None,
        "year": (end or start).year,
    }


def _reported(event: Event, batch: Batch) -> date | None:
    published = (batch.report(document).published for document in event.documents)
    return max((period.end for period in published if period is not None and period.end is not None), default=None)
