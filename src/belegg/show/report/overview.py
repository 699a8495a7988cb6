"""The overview: what happened, the figures that matter, what is new or revised, and what is only claimed."""

from collections.abc import Sequence
from datetime import date
from math import log1p

import msgspec

from belegg.model.event import Event, Toll, Version
from belegg.show.report.days import day_words, period_words
from belegg.show.report.figures import Row, event_anchor, hostile, row, scale, size, span, written
from belegg.show.report.names import headline, place_words
from belegg.show.report.sentences import Part, first_sentence
from belegg.show.report.sources import Ref, Sources
from belegg.show.report.words import Words

LEADS, FIGURES, LISTED, A_GROUP, GROUPS = 6, 18, 8, 4, 6
GRAVITY = {
    "killed": 4.0, "killed_or_wounded": 3.0, "wounded": 2.0, "missing": 2.0, "captured": 1.5, "displaced": 1.2,
    "evacuated": 1.0, "crossed_border": 1.0, "neutralised": 1.0, "destroyed": 0.8,
}  # fmt: skip
TRUST = {"confirmed": 1.2, "fair": 1.1, "weak": 0.8, "contested": 1.0, "discounted": 0.3}
KINDS = {"attack": 1.0, "agreement": 2.0, "control": 1.6, "displacement": 1.0, "talks": 0.8, "statement": 0.4}
MEASURES = ("new", "stock", "cumulative")
CLAIMED = 4
"""How much less weighs what only an enemy says, which has no best and may be nought (rule R4)."""
DOUBTFUL = ("unconfirmed", "hearsay", "disputed", "denied")


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a line or two. `refs` are the words behind it; `note` says what is to be told beside it."""

    anchor: str
    title: str
    place: str
    time: str
    grade: str
    grade_words: str
    parts: tuple[Part, ...]
    refs: tuple[Ref, ...]
    note: str = ""


class FigureGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one effect, whose bars share a scale."""

    title: str
    rows: tuple[tuple[Row, Lead], ...]


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that its origin changed: what it counts, from and to, and which way it went."""

    lead: Lead
    row: Row
    old: str
    new: str
    way: str
    refs: tuple[Ref, ...]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What the overview shows. `newest` is the day that counts as new, None where reports are undated."""

    happened: tuple[Lead, ...]
    figures: tuple[FigureGroup, ...]
    new: tuple[Lead, ...]
    newest: str
    revised: tuple[Revision, ...]
    claimed: tuple[Lead, ...]


def overview(sources: Sources) -> Overview:
    """Return the overview of a picture."""
    ranked = by_weight(sources.picture.events)
    newest = newest_day(sources)
    fresh = [event for event in ranked if newest is not None and _only_from(event, newest, sources)]
    doubtful = [event for event in ranked if _only_claimed(event, sources)]
    return Overview(
        happened=tuple(lead(event, sources) for event in ranked[:LEADS] if weight(event) > 0),
        figures=_figures(ranked, sources),
        new=tuple(lead(event, sources) for event in fresh[:LISTED]),
        newest=day_words(newest, sources.words) if newest is not None else "",
        revised=tuple(_revisions(ranked, sources))[:LISTED],
        claimed=tuple(lead(event, sources, note=_doubt(event, sources)) for event in doubtful[:LISTED]),
    )


def weight(event: Event) -> float:
    """Return how much an event matters to a reader: what it cost, how well it is founded, how many tell of it."""
    harm = max((_harm(toll) for toll in event.tolls), default=0.0)
    total = 0.4 if any(toll.measure in ("cumulative", "stock") for toll in event.tolls) else 1.0
    return (harm * total + KINDS.get(event.kind, 0.5)) * TRUST[event.grade] + 0.3 * log1p(event.origins)


def _harm(toll: Toll) -> float:
    """Return how much a row weighs; what only an enemy or no number tells of weighs little."""
    told = toll.best if toll.best is not None else toll.low
    sure = float(told) if told else float(size(toll) or 0)
    less = (1 if told else CLAIMED) * (4 if toll.unit == "item" else 1) * (2 if toll.imputed else 1)
    return GRAVITY.get(toll.effect or "", 0.3) * log1p(sure) / less


def by_weight(events: Sequence[Event]) -> list[Event]:
    """Return events, the weightiest first."""
    return sorted(events, key=lambda event: (-weight(event), event.id))


def newest_day(sources: Sources) -> date | None:
    """Return the day of the newest report, None where none is dated or all are of one day."""
    days = {day for report in sources.picture.reports if (day := sources.day(report.document)) is not None}
    return max(days) if len(days) > 1 else None


def lead(event: Event, sources: Sources, *, note: str = "") -> Lead:
    """Return an event in a line or two."""
    words = sources.words
    return Lead(
        anchor=event_anchor(event),
        title=headline(event, words),
        place=place_words(event.place, words),
        time=period_words(event.time, words),
        grade=event.grade,
        grade_words=words(f"grades.{event.grade}"),
        parts=first_sentence(event, sources),
        refs=sources.refs_of(event.claims),
        note=note,
    )


def _figures(ranked: Sequence[Event], sources: Sources) -> tuple[FigureGroup, ...]:
    """Return the weightiest figures, those of one effect, measure and unit together."""
    chosen = [(event, toll) for event in ranked for toll in event.tolls if _matters(event, toll)]
    chosen = sorted(chosen, key=lambda pair: -_harm(pair[1]) * TRUST[pair[0].grade])[:FIGURES]
    groups: dict[tuple[str, str, str], list[tuple[Event, Toll]]] = {}
    for event, toll in chosen:
        groups.setdefault((_title(event, toll, sources.words), toll.unit, toll.measure or "new"), []).append(
            (event, toll)
        )
    ordered = sorted(groups.items(), key=lambda group: MEASURES.index(group[0][2]))
    return tuple(_group(title, pairs, sources) for (title, _, _), pairs in ordered)[:GROUPS]


def _matters(event: Event, toll: Toll) -> bool:
    return (toll.part_of is None or toll.part_of not in event.claims) and bool(size(toll)) and toll.unit != "share"


def _title(event: Event, toll: Toll, words: Words) -> str:
    key = toll.effect
    named = words(f"modes.{key}") if key is not None and words.has(f"modes.{key}") else words(f"kinds.{event.kind}")
    if toll.measure in ("cumulative", "stock"):
        named += f", {words(f'measures.{toll.measure}')}"
    return named[:1].upper() + named[1:]


def _group(title: str, pairs: Sequence[tuple[Event, Toll]], sources: Sources) -> FigureGroup:
    pairs = sorted(pairs[:A_GROUP], key=lambda pair: (hostile(pair[0], pair[1], sources), -(size(pair[1]) or 0)))
    top = scale(toll for _, toll in pairs)
    rows = tuple((row(event, toll, sources, top=top), lead(event, sources)) for event, toll in pairs)
    return FigureGroup(title=title, rows=rows)


def _only_from(event: Event, newest: date, sources: Sources) -> bool:
    return all(sources.day(document) == newest for document in event.documents)


def _revisions(ranked: Sequence[Event], sources: Sources) -> list[Revision]:
    return [_revision(event, toll, sources) for event in ranked for toll in event.tolls if toll.versions]


def _revision(event: Event, toll: Toll, sources: Sources) -> Revision:
    words, last = sources.words, toll.versions[-1]
    old, new = (value for value in (last.best if last.best is not None else last.low, size(toll)))
    way = "" if old is None or new is None or old == new else "up" if new > old else "down"
    return Revision(
        lead=lead(event, sources),
        row=row(event, toll, sources, top=scale((toll,))),
        old=_short(last, toll.unit, words),
        new=_short(toll, toll.unit, words),
        way=way,
        refs=sources.refs_of((*last.claims, *toll.claims)),
    )


def _short(figure: Toll | Version, unit: str, words: Words) -> str:
    if figure.best is not None:
        return written(figure.best, unit, words)
    return span(figure.low, figure.high, unit, words)


def _only_claimed(event: Event, sources: Sources) -> bool:
    """Return whether an event rests on a party's word alone, or is doubted, denied or not confirmed."""
    if event.kind in ("statement", "talks"):
        return False
    if event.standing in DOUBTFUL or event.grade in ("contested", "discounted"):
        return True
    voices = [sources.voices[event.id, name] for name in event.claims if (event.id, name) in sources.voices]
    return event.grade == "weak" and bool(voices) and all(voice.party for voice in voices)


def _doubt(event: Event, sources: Sources) -> str:
    words = sources.words
    if event.standing in DOUBTFUL:
        return words(f"standings.{event.standing}")
    if event.grade in ("contested", "discounted"):
        return words(f"grades.{event.grade}")
    names = {sources.voices[event.id, name].name for name in event.claims if (event.id, name) in sources.voices}
    return words("sentence.party", speaker=words.listed(sorted(names)))
