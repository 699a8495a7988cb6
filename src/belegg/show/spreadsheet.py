"""Flatten claims to rows of CSV, one claim a row, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Sequence

from belegg.model.actor import Actor, Speaker
from belegg.model.claim import Claim
from belegg.model.place import Place
from belegg.workflow import Reading

COLUMNS = {
    "name": "file or address of the article",
    "outlet": "who published it",
    "published_start": "first day on which it can have been published",
    "published_end": "last such day",
    "language": "language it was read as",
    "id": "the claim's id",
    "document": "SHA-256 of the article's bytes",
    "kind": "one of the twelve kinds",
    "mode": "sub-type inside the kind",
    "low": "least number that the words allow, empty: unknown",
    "best": "best number",
    "high": "greatest number that the words allow, empty: open",
    "unit": "what the number counts",
    "count_as_written": "the number's own words",
    "quantifier": "exact, about, nearly, at_least, …",
    "imputed": "true where the words give no numeral",
    "measure": "new, cumulative or stock",
    "item": "what was lost, moved or held",
    "actor": "who did it",
    "actor_as_written": "in the article's words",
    "actor_country": "alpha-3 code of the side",
    "actor_sector": "state_forces, rebels, civilians, …",
    "actor_also": "further parties, parted by ' | '",
    "target": "whom it was done to",
    "target_as_written": "in the article's words",
    "target_country": "alpha-3 code of the side",
    "target_sector": "state_forces, rebels, civilians, …",
    "target_also": "further parties, parted by ' | '",
    "place": "where",
    "place_as_written": "in the article's words",
    "place_country": "alpha-3 code",
    "place_admin1": "province",
    "place_id": "the gazetteer's id",
    "latitude": "degrees",
    "longitude": "degrees",
    "place_precision": "UCDP's class, 1 exact to 7 sea or air",
    "place_also": "further places, parted by ' | '",
    "time_start": "first day of the time it happened",
    "time_end": "last day",
    "time_as_written": "in the article's words",
    "time_precision": "day, week, month, season, year or longer",
    "said_by": "who says so",
    "said_by_as_written": "in the article's words",
    "said_by_country": "alpha-3 code of the side",
    "said_by_sector": "government, media, …",
    "via": "who passed it on",
    "standing": "reported, attributed, hearsay, …",
    "part_of": "id of the claim that includes this one",
    "quote": "the words that carry the value",
    "quote_start": "where they stand in the original, in characters",
    "quote_end": "where they end, exclusive",
    "quotes_also": "further words it rests on, parted by ' | '",
    "rule": "what found it, step by step, parted by ' | '",
}

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that a cell cannot hold, or that steer a terminal or turn its line around."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def header() -> str:
    """Return the first line of the CSV: the names of its columns."""
    return line(tuple(COLUMNS))


def rows(reading: Reading) -> str:
    """Return a line of CSV for each claim of `reading`, "" where it has none."""
    return "".join(line(row(reading, claim)) for claim in reading.claims)


def row(reading: Reading, claim: Claim) -> tuple[object, ...]:
    """Return the values of COLUMNS for `claim`, as they are before they are made safe."""
    values = (
        *_document(reading),
        claim.id,
        claim.document,
        claim.kind,
        claim.mode,
        *_count(claim),
        claim.measure,
        claim.item,
        *_party(claim.actor, claim.also.actor),
        *_party(claim.target, claim.also.target),
        *_place(claim.place, claim.also.place),
        *_time(claim),
        *_speaker(claim.said_by),
        claim.standing,
        claim.part_of,
        claim.evidence[0].quote,
        claim.evidence[0].start,
        claim.evidence[0].end,
        " | ".join(span.quote for span in claim.evidence[1:]),
        " | ".join(claim.rule),
    )
    return tuple(value for _, value in zip(COLUMNS, values, strict=True))


def _document(reading: Reading) -> tuple[object, ...]:
    document = reading.document
    period = document.published
    days = (period.start, period.end) if period is not None else (None, None)
    return document.name, document.outlet, *days, reading.language


def _count(claim: Claim) -> tuple[object, ...]:
    count = claim.count
    if count is None:
        return (None,) * 7
    return count.low, count.best, count.high, count.unit, count.as_written, count.quantifier, count.imputed


def _party(actor: Actor | None, more: Sequence[Actor]) -> tuple[object, ...]:
    first = (actor.name, actor.as_written, actor.country, actor.sector) if actor is not None else (None,) * 4
    return *first, " | ".join(other.name or other.as_written for other in more)


def _place(place: Place | None, more: Sequence[Place]) -> tuple[object, ...]:
    first: tuple[object, ...] = (None,) * 8
    if place is not None:
        point = place.latitude, place.longitude
        first = (place.name, place.as_written, place.country, place.admin1, place.id, *point, place.precision)
    return *first, " | ".join(other.name for other in more)


def _time(claim: Claim) -> tuple[object, ...]:
    period = claim.time
    return (None,) * 4 if period is None else (period.start, period.end, period.as_written, period.precision)


def _speaker(speaker: Speaker | None) -> tuple[object, ...]:
    if speaker is None:
        return (None,) * 5
    return speaker.name, speaker.as_written, speaker.country, speaker.sector, speaker.via


def line(values: Sequence[object]) -> str:
    """Return a line of CSV, its cells safe to open in a spreadsheet."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([_safe(value) for value in values])
    return buffer.getvalue()


def _safe(value: object) -> object:
    """Return the cell for `value`: text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = STEERING.sub("\ufffd", value)
        return f"'{text}" if text.lstrip(" \n").startswith(FORMULA) else text
    return value
