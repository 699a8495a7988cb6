"""Rows of figures for reading: numbers as written, the claims behind each bound, bars, parts under wholes."""

from collections.abc import Iterable, Sequence

import msgspec

from belegg.model.count import Number
from belegg.model.event import Event, Toll, Version
from belegg.show.report.days import day_words, iso, period_words
from belegg.show.report.names import clean, group_words, mode_words
from belegg.show.report.sources import Ref, Sources, anchor, row_anchor
from belegg.show.report.words import Words

WIDTH = 100.0
OPEN = 0.12
"""How far a bar without an upper end reaches beyond its lower one, as a share of the scale."""
ORDER = ("killed", "wounded", "killed_or_wounded", "missing", "captured", "neutralised", "released")


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A bar from low to high on a scale of 0 to WIDTH. `best` is None where there is none; an open end is
    drawn a little way, with an arrow."""

    low: float
    best: float | None
    high: float
    open_low: bool
    open_high: bool


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """One number as it is written, and the id of the words that carry it (None where no claim does)."""

    text: str
    anchor: str | None


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier figure of a row."""

    text: str
    origin: str
    day: str
    refs: tuple[Ref, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of figures. `main` is what is shown large; a bound is None where it is unknown or open; `hostile` says
    that only an enemy of those counted tells of it. `depth` is 1 for a part."""

    anchor: str
    toll: Toll
    group: str
    effect: str
    main: Bound
    span: str
    low: Bound | None
    best: Bound | None
    high: Bound | None
    measure: str
    time: str
    imputed: str | None
    hostile: bool
    refs: tuple[Ref, ...]
    versions: tuple[Earlier, ...]
    bar: Bar | None
    depth: int


def rows(event: Event, sources: Sources) -> tuple[Row, ...]:
    """Return the figures of an event, the gravest first, each whole followed by its parts, all on one scale a unit."""
    tops = {unit: scale(t for t in event.tolls if t.unit == unit) for unit in {toll.unit for toll in event.tolls}}
    return tuple(row(event, toll, sources, top=tops[toll.unit], depth=depth) for toll, depth in nested(event.tolls))


def nested(tolls: Sequence[Toll]) -> tuple[tuple[Toll, int], ...]:
    """Return the rows in reading order with their depth: 0 for a whole, 1 for its part, 2 for a part of that."""
    holder = {claim: toll for toll in tolls for claim in toll.claims}
    inside: dict[int, list[Toll]] = {}
    wholes = []
    for toll in sorted(tolls, key=_gravity):
        whole = holder.get(toll.part_of or "")
        if whole is None or whole is toll:
            wholes.append(toll)
        else:
            inside.setdefault(id(whole), []).append(toll)
    result: list[tuple[Toll, int]] = []

    def add(toll: Toll, depth: int) -> None:
        if all(other is not toll for other, _ in result):
            result.append((toll, depth))
            for part in inside.get(id(toll), ()):
                add(part, min(depth + 1, 2))

    for toll in wholes:
        add(toll, 0)
    for toll in tolls:
        add(toll, 1)
    return tuple(result)


def _gravity(toll: Toll) -> tuple[int, bool, float]:
    effect = toll.effect or ""
    rank = ORDER.index(effect) if effect in ORDER and toll.item is None else len(ORDER)
    return rank, toll.who is not None, -(size(toll) or 0)


def size(toll: Toll) -> Number | None:
    """Return the number that stands for a row where one has to: best, else low, else high."""
    return next((bound for bound in (toll.best, toll.low or None, toll.high, toll.low) if bound is not None), None)


def scale(tolls: Iterable[Toll]) -> float:
    """Return the largest number of the rows, 1 where there is none: what the right edge of their bars stands for."""
    return max([float(b) for toll in tolls for b in (toll.low, toll.best, toll.high) if b is not None] or [1.0]) or 1.0


def row(event: Event, toll: Toll, sources: Sources, *, top: float, depth: int = 0) -> Row:
    """Return one row for reading, its bar on a scale to `top`."""
    words = sources.words
    low, best, high = (_bound(value, toll, sources) for value in (toll.low, toll.best, toll.high))
    return Row(
        anchor=row_anchor(event, toll),
        toll=toll,
        group=group_words(toll, words),
        effect=mode_words(event.kind, toll.effect, words),
        main=_main(toll, sources),
        span=span(toll.low, toll.high, toll.unit, words),
        low=low,
        best=best,
        high=high,
        measure=words(f"measures.{toll.measure}") if toll.measure not in (None, "new") else "",
        time=period_words(toll.time, words) if iso(toll.time) != iso(event.time) else "",
        imputed=_imputed(toll, sources),
        hostile=hostile(event, toll, sources),
        refs=sources.refs_of(toll.claims),
        versions=tuple(_earlier(event, version, toll, sources) for version in toll.versions),
        bar=bar(toll.low, toll.best, toll.high, top),
        depth=depth,
    )


def bar(low: Number | None, best: Number | None, high: Number | None, top: float) -> Bar | None:
    """Return the bar of three bounds on a scale to `top`; None where all are unknown."""
    if low is None and best is None and high is None:
        return None
    first = low if low is not None else 0
    last = high if high is not None else min(first + OPEN * top, top)
    return Bar(
        low=_at(first, top),
        best=_at(best, top) if best is not None else None,
        high=_at(max(last, first), top),
        open_low=low is None,
        open_high=high is None,
    )


def _at(value: float, top: float) -> float:
    return round(WIDTH * min(max(value / top, 0.0), 1.0), 2)


def written(value: Number, unit: str, words: Words) -> str:
    """Return a number as the language writes it, a share in percent."""
    return f"{words.number(round(100 * value, 1))} %" if unit == "share" else words.number(value)


def span(low: Number | None, high: Number | None, unit: str, words: Words) -> str:
    """Return a range in short: "18–23", "≥ 18", "≤ 23", "26", "?"."""
    if low is None and high is None:
        return "?"
    if high is None:
        return f"≥ {written(low or 0, unit, words)}"
    if low is None:
        return f"≤ {written(high, unit, words)}"
    first, last = written(low, unit, words), written(high, unit, words)
    return first if low == high else f"{first}–{last}"


def carrier(value: Number | None, claims: Sequence[str], sources: Sources) -> str | None:
    """Return the id of the words that carry `value`: of the last report's claim that has it as a bound, else of the
    last claim."""
    known = list(sources.refs_of(claims))
    exact = [ref for ref in known if value is not None and value in _bounds(ref)]
    best = [ref for ref in exact if ref.claim.count is not None and ref.claim.count.best == value] or exact or known
    return best[-1].anchor if best else None


def _bounds(ref: Ref) -> tuple[Number | None, ...]:
    count = ref.claim.count
    return (count.low, count.best, count.high) if count is not None else ()


def _bound(value: Number | None, toll: Toll, sources: Sources) -> Bound | None:
    if value is None:
        return None
    return Bound(text=written(value, toll.unit, sources.words), anchor=carrier(value, toll.claims, sources))


def _main(toll: Toll, sources: Sources) -> Bound:
    if toll.best is not None:
        return Bound(text=written(toll.best, toll.unit, sources.words), anchor=carrier(toll.best, toll.claims, sources))
    low = toll.low or None if toll.high is not None else toll.low
    value = toll.high if toll.high is not None else toll.low
    return Bound(text=span(low, toll.high, toll.unit, sources.words), anchor=carrier(value, toll.claims, sources))


def hostile(event: Event, toll: Toll, sources: Sources) -> bool:
    """Return whether only an enemy of those counted tells of a row (rule R4)."""
    voices = [sources.voices[event.id, name] for name in toll.claims if (event.id, name) in sources.voices]
    return bool(voices) and all(voice.stake == "enemy" for voice in voices)


def _imputed(toll: Toll, sources: Sources) -> str | None:
    """Return the words that an imputed row was read from, None for a row with numbers."""
    if not toll.imputed:
        return None
    told = [ref.claim.count.as_written for ref in sources.refs_of(toll.claims) if ref.claim.count is not None]
    return clean(told[0]) if told else ""


def _earlier(event: Event, version: Version, toll: Toll, sources: Sources) -> Earlier:
    words = sources.words
    refs = sources.refs_of(version.claims)
    voice = next((sources.voices[event.id, r.claim.id] for r in refs if (event.id, r.claim.id) in sources.voices), None)
    best = version.best
    shown = span(version.low, version.high, toll.unit, words)
    if best is not None and version.low != version.high:
        shown = f"{written(best, toll.unit, words)} ({shown})"
    return Earlier(
        text=shown,
        origin=voice.name if voice is not None else clean(version.origin),
        day=day_words(version.date, words) if version.date is not None else words("page.unknown"),
        refs=refs,
    )


def event_anchor(event: Event) -> str:
    """Return the id of an event in the page."""
    return anchor("e", event.id)


def event_day(event: Event) -> str:
    """Return an event's time as ISO 8601, for sorting; "" where it is unknown."""
    return iso(event.time)
