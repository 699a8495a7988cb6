"""Lay claims, events and documents of a ledger out as rows, for people and as CSV."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from belegg.ledger.claims import Found
from belegg.ledger.documents import Kept
from belegg.model.actor import Actor
from belegg.model.count import Count, Number
from belegg.model.document import Document
from belegg.model.event import Event, Toll
from belegg.show import phrases, spreadsheet
from belegg.show.listing import text
from belegg.show.table import STANDING_STYLES
from belegg.workflow import Reading

if TYPE_CHECKING:
    from rich.text import Text

SHORT = 12
"""How many signs of an id are shown; any beginning that is not ambiguous is taken."""
GRADE_STYLES = {"confirmed": "green", "fair": "green", "weak": "yellow", "contested": "red", "discounted": "red"}

CLAIM_COLUMNS = ("what\nhow many", "whom\nby whom", "where\nwhen", "said by\nstanding", "words\nsource", "id")
EVENT_COLUMNS = ("what\nwhere", "figures", "whom\nby whom", "when", "grade, last word\nrests on", "id")
DOCUMENT_COLUMNS = ("name", "outlet", "published", "language", "claims", "read", "withdrawn", "id")

EVENT_CSV = (
    "id", "kind", "mode", "grade", "standing", "origins", "claims", "documents", "part_of",
    "place", "place_country", "place_admin1", "place_id", "latitude", "longitude", "place_precision",
    "time_start", "time_end", "time_precision", "actor", "actor_country", "actor_sector",
    "target", "target_country", "target_sector", "row", "who", "who_country", "who_sector", "effect", "item", "measure",
    "toll_start", "toll_end", "unit", "low", "best", "high", "imputed", "toll_part_of", "versions", "toll_claims",
    "why",
)  # fmt: skip
DOCUMENT_CSV = (
    "id", "name", "outlet", "published_start", "published_end", "language", "encoding", "media_type", "size", "version",
    "added", "read_at", "claims", "withdrawn", "withdrawn_at",
)  # fmt: skip


def claim_row(found: Found) -> "list[Text]":
    """Return the cells of CLAIM_COLUMNS."""
    claim = found.claim
    source = phrases.plain(found.outlet or PurePath(found.name).name)
    return [
        _both((phrases.what(claim), "bold"), (phrases.how_many(claim), "bold cyan")),
        _both((phrases.party(claim.target, claim.also.target), ""), (_by(claim.actor, claim.also.actor), "")),
        _both((phrases.where(claim), ""), (phrases.when(claim.time), "")),
        _both((phrases.says_who(claim.said_by), ""), (claim.standing, STANDING_STYLES.get(claim.standing, "dim"))),
        _both(
            (phrases.words(claim, 90), "italic"),
            (" ".join(part for part in (source, phrases.when(found.published)) if part), "dim"),
        ),
        text(claim.id[:SHORT], "dim"),
    ]


def event_row(event: Event) -> "list[Text]":
    """Return the cells of EVENT_COLUMNS."""
    reports = f"{len(event.documents)} report{'' if len(event.documents) == 1 else 's'}"
    origins = f"{event.origins} origin{'' if event.origins == 1 else 's'}, " if len(event.documents) > 1 else ""
    graded = text(event.grade, GRADE_STYLES.get(event.grade, ""))
    graded.append(", ", style="dim").append(event.standing, style=STANDING_STYLES.get(event.standing, "dim"))
    return [
        _both((f"{event.kind} {words_of(event.mode)}".strip(), "bold"), (place_words(event), "")),
        text("\n".join(toll_words(toll) for toll in event.tolls), "cyan"),
        _both((phrases.party(event.target), ""), (_by(event.actor), "")),
        text(phrases.when(event.time)),
        graded.append(f"\n{origins}{reports}", style="dim"),
        text(event.id[:SHORT], "dim"),
    ]


def _by(actor: Actor | None, more: Sequence[Actor] = ()) -> str:
    party = phrases.party(actor, more)
    return f"by {party}" if party else ""


def _both(*parts: tuple[str, str]) -> "Text":
    """Return the parts that are not empty, one under the other, each in its style."""
    told = [(words, style) for words, style in parts if words]
    cell = text("")
    for at, (words, style) in enumerate(told):
        cell.append("\n" if at else "").append(words, style=style)
    return cell


def document_row(kept: Kept) -> "list[Text]":
    """Return the cells of DOCUMENT_COLUMNS."""
    return [
        text(phrases.plain(kept.name), "bold"),
        text(phrases.plain(kept.outlet or "")),
        text(phrases.when(kept.published)),
        text(kept.language),
        text(str(kept.claims), "cyan"),
        text(kept.read_at.strftime("%Y-%m-%d %H:%M"), "dim"),
        text(phrases.plain(kept.withdrawn or ""), "red"),
        text(kept.id[:SHORT], "dim"),
    ]


def toll_words(toll: Toll) -> str:
    """Return a row of figures in words: "killed 5–12 (best 7), civilians"; "~" marks words without a number."""
    parts = [f"{words_of(toll.effect)} {bounds(toll)}".strip()]
    if toll.item is not None:
        parts[0] += f" {words_of(toll.item)}"
    elif toll.unit not in ("person", "share", "item"):
        parts[0] += f" {toll.unit}"
    if toll.measure in ("cumulative", "stock"):
        parts.append(toll.measure)
    who = phrases.party(toll.who)
    if who:
        parts.append(who)
    return ("of them " if toll.part_of is not None else "") + ", ".join(parts)


def bounds(toll: Toll) -> str:
    """Return low to high, and the best where it is neither."""
    known = [bound for bound in (toll.low, toll.high) if bound is not None]
    if not known:
        return f"best {_number(toll)}" if toll.best is not None else "?"
    told = phrases.bounds(
        Count(
            low=toll.low, best=None, high=toll.high, unit=toll.unit, as_written="", quantifier="between",
            imputed=toll.imputed,
        )
    )  # fmt: skip
    if toll.best is None:
        return f"{told} (no best)" if toll.low != toll.high else told
    return told if toll.low == toll.best == toll.high else f"{told} (best {_number(toll)})"


def _number(toll: Toll) -> str:
    best: Number = toll.best if toll.best is not None else 0
    return f"{100 * best:.3g} %" if toll.unit == "share" else f"{best:,}"


def place_words(event: Event) -> str:
    """Return where: "Taftanaz (SYR)"; "" where that is unknown."""
    place = event.place
    if place is None:
        return ""
    name = phrases.plain(place.name)
    return name if place.country is None or place.precision == 6 else f"{name} ({place.country})"


def words_of(code: str | None) -> str:
    """Return a code in words: "drone strike"; "" for None."""
    return (code or "").replace("_", " ").replace("broken:", "broken ")


def claim_csv(found: Found) -> str:
    """Return a line of CSV, with the columns of `belegg read`."""
    source = Document(
        id=found.claim.document, name=found.name, original="", text="", encoding="", media_type="text/plain",
        published=found.published, published_from=None, outlet=found.outlet, language=None, zones=(),
    )  # fmt: skip
    return spreadsheet.rows(Reading(document=source, language=found.language, claims=(found.claim,)))


def event_csv(event: Event) -> str:
    """Return a line of CSV for every row of the event's figures, one for an event without any."""
    place, time, parties = event.place, event.time, (event.actor, event.target)
    first: list[object] = [
        event.id, event.kind, event.mode, event.grade, event.standing, event.origins, len(event.claims),
        len(event.documents), event.part_of,
    ]  # fmt: skip
    point = (place.latitude, place.longitude, place.precision) if place is not None else (None,) * 3
    first += [place.name, place.country, place.admin1, place.id] if place is not None else [None] * 4
    first += point
    first += [time.start, time.end, time.precision] if time is not None else [None] * 3
    for party in parties:
        first += [party.name or party.as_written, party.country, party.sector] if party is not None else [None] * 3
    rows: Sequence[Toll | None] = event.tolls or (None,)
    lines = (
        spreadsheet.line([*first, *_toll_cells(row, toll), " | ".join(event.why)]) for row, toll in enumerate(rows, 1)
    )
    return "".join(lines)


def document_csv(kept: Kept) -> str:
    """Return a line of CSV."""
    period = kept.published
    days = (period.start, period.end) if period is not None else (None, None)
    stamps = [
        moment.isoformat() if moment is not None else None for moment in (kept.added, kept.read_at, kept.withdrawn_at)
    ]
    return spreadsheet.line([
        kept.id, kept.name, kept.outlet, *days, kept.language, kept.encoding, kept.media_type, kept.size, kept.version,
        *stamps[:2], kept.claims, kept.withdrawn, stamps[2],
    ])  # fmt: skip


def _toll_cells(row: int, toll: Toll | None) -> list[object]:
    if toll is None:
        return [None] * 17
    who = toll.who
    cells: list[object] = [row]
    cells += [who.name or who.as_written, who.country, who.sector] if who is not None else [None] * 3
    cells += [toll.effect, toll.item, toll.measure]
    cells += [toll.time.start, toll.time.end] if toll.time is not None else [None] * 2
    cells += [toll.unit, toll.low, toll.best, toll.high, toll.imputed, toll.part_of]
    return [*cells, len(toll.versions), " | ".join(toll.claims)]
