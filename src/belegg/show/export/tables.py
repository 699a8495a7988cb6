"""The four tables that every tabular export is made of: events, figures, claims and sources, column by column."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Generic, Literal, TypeVar

import msgspec

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Claim
from belegg.model.event import Event, Toll, Version
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.report import Report
from belegg.show.export.batches import Batch

T = TypeVar("T")
Type = Literal["text", "whole", "number", "day", "truth", "texts"]
TableName = Literal["events", "figures", "claims", "sources"]
BETWEEN = " | "
"""What parts the members of a list where a cell can hold no list."""


class Column(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One column: its name, its type, what it means, and how its value is found (None: unknown, or open upwards)."""

    name: str
    type: Type
    about: str
    of: Callable[[T], object]


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of an event's figures; `number` counts from 1 within the event."""

    event: Event
    number: int
    toll: Toll


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and the event that it stands in."""

    event: Event
    claim: Claim


def _text(name: str, about: str, of: Callable[[T], object]) -> Column[T]:
    return Column(name=name, type="text", about=about, of=of)


def _day(name: str, about: str, of: Callable[[T], date | None]) -> Column[T]:
    return Column(name=name, type="day", about=about, of=of)


def _place(of: Callable[[T], Place | None]) -> tuple[Column[T], ...]:
    def part(name: str) -> Callable[[T], object]:
        return lambda row: getattr(of(row), name, None)

    return (
        _text("place", "where", part("name")),
        _text("place_as_written", "in the report's words", part("as_written")),
        _text("place_country", "ISO 3166-1 alpha-3", part("country")),
        _text("place_admin1", "province", part("admin1")),
        _text("place_id", "the gazetteer's id", part("id")),
        Column(name="latitude", type="number", about="degrees; of an area: a point in it", of=part("latitude")),
        Column(name="longitude", type="number", about="degrees; of an area: a point in it", of=part("longitude")),
        Column(
            name="place_precision", type="whole", about="UCDP's class, 1 exact to 7 sea or air", of=part("precision")
        ),
    )


def _time(of: Callable[[T], Period | None], name: str = "time") -> tuple[Column[T], ...]:
    def part(key: str) -> Callable[[T], object]:
        return lambda row: getattr(of(row), key, None)

    return (
        Column(name=f"{name}_start", type="day", about="first day; empty: open", of=part("start")),
        Column(name=f"{name}_end", type="day", about="last day; empty: open", of=part("end")),
        _text(f"{name}_precision", "day, week, month, season, year or longer", part("precision")),
    )


def _party(name: str, about: str, of: Callable[[T], Actor | Speaker | None]) -> tuple[Column[T], ...]:
    def part(key: str) -> Callable[[T], object]:
        return lambda row: getattr(of(row), key, None)

    return (
        _text(name, about, part("name")),
        _text(f"{name}_as_written", "in the report's words", part("as_written")),
        _text(f"{name}_country", "alpha-3 code of the side", part("country")),
        _text(f"{name}_sector", "state_forces, rebels, civilians, …", part("sector")),
        _text(f"{name}_id", "the actor list's id", part("id")),
    )


EVENTS: tuple[Column[Event], ...] = (
    _text("id", "the event's id", lambda event: event.id),
    _text("kind", "attack, casualties, displacement, …", lambda event: event.kind),
    _text("mode", "sub-type inside the kind", lambda event: event.mode),
    _text("grade", "how well founded: confirmed, fair, weak, contested, discounted", lambda event: event.grade),
    _text("standing", "the last word on it", lambda event: event.standing),
    Column(name="origins", type="whole", about="how many independent sources", of=lambda event: event.origins),
    Column(name="reports", type="whole", about="how many reports", of=lambda event: len(event.documents)),
    *_place(lambda event: event.place),
    *_time(lambda event: event.time),
    *_party("actor", "who did it", lambda event: event.actor),
    *_party("target", "whom it was done to", lambda event: event.target),
    _text("part_of", "id of the figure that contains it", lambda event: event.part_of),
    Column(name="claims", type="texts", about="ids of its claims", of=lambda event: event.claims),
    Column(name="documents", type="texts", about="ids of its reports", of=lambda event: event.documents),
    Column(
        name="why", type="texts", about="why the claims were joined, each naming its rule", of=lambda event: event.why
    ),
)

FIGURES: tuple[Column[FigureRow], ...] = (
    _text("event", "id of the event", lambda row: row.event.id),
    Column(name="row", type="whole", about="number of the row in its event, from 1", of=lambda row: row.number),
    *_party("who", "whom it struck", lambda row: row.toll.who),
    _text("effect", "killed, wounded, displaced, destroyed, …", lambda row: row.toll.effect),
    _text("item", "what was lost", lambda row: row.toll.item),
    _text("measure", "new, cumulative or stock: never added together", lambda row: row.toll.measure),
    *_time(lambda row: row.toll.time),
    _text("unit", "what is counted", lambda row: row.toll.unit),
    Column(name="low", type="number", about="least; empty: unknown", of=lambda row: row.toll.low),
    Column(name="best", type="number", about="best figure; empty: no honest best", of=lambda row: row.toll.best),
    Column(name="high", type="number", about="most; empty: open upwards", of=lambda row: row.toll.high),
    Column(name="imputed", type="truth", about="read from words without a number", of=lambda row: row.toll.imputed),
    _text("part_of", "id of a claim of the row that includes this one: never add both", lambda row: row.toll.part_of),
    Column(name="claims", type="texts", about="ids of the claims behind it", of=lambda row: row.toll.claims),
    Column(
        name="versions",
        type="texts",
        about="earlier figures, oldest first: low best high, origin, day",
        of=lambda row: tuple(map(version_words, row.toll.versions)),
    ),
)

CLAIMS: tuple[Column[ClaimRow], ...] = (
    _text("id", "the claim's id", lambda row: row.claim.id),
    _text("event", "id of the event that it stands in", lambda row: row.event.id),
    _text("document", "id of the report that it stands in", lambda row: row.claim.document),
    _text("kind", "one of the twelve kinds", lambda row: row.claim.kind),
    _text("mode", "sub-type inside the kind", lambda row: row.claim.mode),
    Column(
        name="low", type="number", about="least; empty: unknown", of=lambda row: getattr(row.claim.count, "low", None)
    ),
    Column(name="best", type="number", about="best number", of=lambda row: getattr(row.claim.count, "best", None)),
    Column(
        name="high", type="number", about="most; empty: open", of=lambda row: getattr(row.claim.count, "high", None)
    ),
    _text("unit", "what the number counts", lambda row: getattr(row.claim.count, "unit", None)),
    _text("count_as_written", "the number's own words", lambda row: getattr(row.claim.count, "as_written", None)),
    _text("quantifier", "exact, about, at_least, …", lambda row: getattr(row.claim.count, "quantifier", None)),
    Column(
        name="imputed",
        type="truth",
        about="the words give no numeral",
        of=lambda row: row.claim.count.imputed if row.claim.count is not None else None,
    ),
    _text("measure", "new, cumulative or stock", lambda row: row.claim.measure),
    _text("item", "what was lost, moved or held", lambda row: row.claim.item),
    *_party("actor", "who did it", lambda row: row.claim.actor),
    *_party("target", "whom it was done to", lambda row: row.claim.target),
    *_place(lambda row: row.claim.place),
    *_time(lambda row: row.claim.time),
    *_party("said_by", "who says so; empty: the report itself", lambda row: row.claim.said_by),
    _text("via", "who passed it on", lambda row: getattr(row.claim.said_by, "via", None)),
    _text("standing", "reported, attributed, hearsay, …", lambda row: row.claim.standing),
    _text("part_of", "id of the claim that includes this one", lambda row: row.claim.part_of),
    _text("quote", "the words that carry the value", lambda row: row.claim.evidence[0].quote),
    Column(name="quote_start", type="whole", about="where they start", of=lambda row: row.claim.evidence[0].start),
    Column(name="quote_end", type="whole", about="where they end, exclusive", of=lambda row: row.claim.evidence[0].end),
    Column(
        name="quotes_also",
        type="texts",
        about="further words it rests on",
        of=lambda row: tuple(span.quote for span in row.claim.evidence[1:]),
    ),
    Column(name="rule", type="texts", about="what found it, step by step", of=lambda row: row.claim.rule),
)

SOURCES: tuple[Column[Report], ...] = (
    _text("document", "SHA-256 of the report's bytes", lambda report: report.document),
    _text("outlet", "who published it", lambda report: report.outlet),
    *_time(lambda report: report.published, "published"),
    _text("language", "language it was read as", lambda report: report.language),
    _text("headline", "its first line", lambda report: headline(report)),
)


TABLES: dict[TableName, tuple[Column[Any], ...]] = {
    "events": EVENTS, "figures": FIGURES, "claims": CLAIMS, "sources": SOURCES,
}  # fmt: skip


def version_words(version: Version) -> str:
    """Return an earlier figure in a line: "6 6 … (state:SOM, 2023-06-10)"; "?" is unknown, "…" open upwards."""
    bounds = (
        "?" if version.low is None else f"{version.low:g}",
        "?" if version.best is None else f"{version.best:g}",
        "…" if version.high is None else f"{version.high:g}",
    )
    day = version.date.isoformat() if version.date is not None else "?"
    return f"{' '.join(bounds)} ({version.origin}, {day})"


def headline(report: Report) -> str | None:
    """Return the first line of a report that has words in it, None where its text is not known or is HTML."""
    if report.text is None:
        return None
    first = next((" ".join(line.split()) for line in report.text[:5000].splitlines() if line.strip()), None)
    return None if first is None or first.startswith("<") else first


def figure_rows(event: Event) -> Iterator[FigureRow]:
    """Yield the rows of an event's figures."""
    return (FigureRow(event=event, number=number, toll=toll) for number, toll in enumerate(event.tolls, start=1))


def claim_rows(batch: Batch) -> Iterator[ClaimRow]:
    """Yield the claims of a batch with their events."""
    return (ClaimRow(event=event, claim=claim) for event in batch.events for claim in batch.claims_of(event))


def source_rows(batch: Batch, seen: set[bytes]) -> Iterator[Report]:
    """Yield each report of a batch that is not among `seen`, and put it there."""
    for event in batch.events:
        for document in event.documents:
            mark = document.encode()[:16]
            mark = document.encode() if len(document) != 64 else mark
            if mark not in seen:
                seen.add(mark)
                yield batch.report(document)


def cells(columns: Iterable[Column[T]], row: T) -> tuple[object, ...]:
    """Return the values of a row."""
    return tuple(column.of(row) for column in columns)


def flat(value: object) -> object:
    """Return a value as one cell: a list as text, its members parted by BETWEEN, an empty one as None."""
    if isinstance(value, tuple):
        return BETWEEN.join(str(member) for member in value) or None
    return value


def rows(batch: Batch, table: TableName, seen: set[bytes]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of one table."""
    if table == "events":
        return (cells(EVENTS, event) for event in batch.events)
    if table == "figures":
        return (cells(FIGURES, row) for event in batch.events for row in figure_rows(event))
    if table == "claims":
        return (cells(CLAIMS, row) for row in claim_rows(batch))
    return (cells(SOURCES, report) for report in source_rows(batch, seen))
