"""Write a brief of one page for an editor: what happened, figures with sources, what is contested, what is unknown."""

import heapq
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TextIO

from belegg.model.claim import Claim
from belegg.model.event import Event, Toll
from belegg.model.picture import Picture
from belegg.model.report import Report
from belegg.picturing import picture_of
from belegg.show import phrases
from belegg.show.export.batches import Material
from belegg.show.export.losses import Losses
from belegg.show.export.registry import ExportError, How
from belegg.show.export.tables import headline as first_line
from belegg.show.report.days import moment_words, period_words
from belegg.show.report.figures import nested, span, written
from belegg.show.report.names import clean, group_words, headline, mode_words, place_words
from belegg.show.report.overview import weight
from belegg.show.report.sentences import quotable
from belegg.show.report.sources import Ref, Sources, laid_out
from belegg.show.report.words import words_of

EVENTS, HAPPENED, FIGURES, LISTED, SOURCES = 12, 5, 10, 6, 12
"""How many events are looked at, told, figures and points listed, and reports named: what a page holds."""
SPEAKERS, QUOTED = 3, 70
DOUBTFUL = frozenset({"unconfirmed", "hearsay", "disputed", "denied"})
ACTS = frozenset({"attack", "casualties", "displacement", "materiel", "control", "agreement"})
SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
Tell = Callable[..., str]


class Counted:
    """What went by while the weightiest events were picked: events, claims, reports and outlets."""

    def __init__(self) -> None:
        self.events = 0
        self.claims = 0
        self.reports: set[str] = set()
        self.outlets: set[str] = set()


def write(material: Material, out: TextIO, how: How) -> Losses:
    """Write the brief in Markdown, in the language that `how` asks for."""
    losses = Losses()
    counted = Counted()
    picture = _weightiest(material, counted)
    losses.events = counted.events
    losses.written = len(picture.events)
    if counted.events > len(picture.events):
        losses.add("event", "a page holds only the most important", counted.events - len(picture.events))
    out.write("\n".join(_lines(picture, counted, how)) + "\n")
    return losses


@cache
def own_words(language: str) -> dict[str, str]:
    """Return the brief's own words in `language`; raises ExportError where their file is missing or wrong."""
    path = files("belegg") / "show" / "export" / "words" / f"{language}.toml"
    try:
        return {str(key): str(value) for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ExportError(f"export/words/{language}.toml: {error}") from error


def _weightiest(material: Material, counted: Counted) -> Picture:
    """Return the weightiest events with what they rest on, whatever the number of events that go by."""
    kept: list[tuple[float, str, Event, tuple[Claim, ...], tuple[Report, ...]]] = []
    for batch in material.batches():
        for event in batch.events:
            claims, reports = batch.claims_of(event), tuple(batch.report(name) for name in event.documents)
            counted.events += 1
            counted.claims += len(claims)
            counted.reports.update(event.documents)
            counted.outlets.update(report.outlet for report in reports if report.outlet)
            entry = (weight(event), event.id, event, claims, reports)
            if len(kept) < EVENTS:
                heapq.heappush(kept, entry)
            elif entry[:2] > kept[0][:2]:
                heapq.heapreplace(kept, entry)
    ranked = sorted(kept, key=lambda entry: (-entry[0], entry[1]))
    known = {report.document: report for entry in ranked for report in entry[4]}
    return picture_of([entry[2] for entry in ranked], [claim for entry in ranked for claim in entry[3]], known)


def _lines(picture: Picture, counted: Counted, how: How) -> Iterator[str]:
    words = words_of(how.language)
    sources = laid_out(picture, words)
    own = own_words(how.language)

    def tell(key: str, **values: object) -> str:
        return own[key].format(**values) if values else own[key]

    where = place_words(next((event.place for event in picture.events if event.place is not None), None), words)
    yield f"# {tell('title', what=escaped(where)) if where else tell('title_plain')}"
    yield ""
    made = tell(
        "made" if counted.outlets else "made_plain",
        reports=words.count("reports", len(counted.reports)),
        claims=words.count("claims", counted.claims),
        outlets=words.count("outlets", len(counted.outlets)),
        moment=moment_words(how.made, words),
        version=how.version,
    )
    yield f"*{made}*"
    if counted.events > len(picture.events):
        yield f"*{tell('of_all', shown=len(picture.events), all=words.number(counted.events))}*"
    yield from _section(tell("happened"), _happened(sources), tell("nothing"))
    yield from _section(tell("figures"), _figures(sources, tell), tell("no_figures"))
    yield from _section(tell("contested"), _contested(sources, tell), tell("contested_none"))
    yield from _section(tell("unknown"), _unknown(sources, tell), tell("unknown_none"))
    yield from _section(tell("sources"), _reports(sources, tell), tell("nothing"))


def _section(title: str, lines: Iterable[str], none: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    told = list(lines)
    yield from told or [none]


def escaped(text: str) -> str:
    """Return words from a report so that Markdown takes none of their signs for its own."""
    return SPECIAL.sub(r"\\\1", clean(text))


def _happened(sources: Sources) -> Iterator[str]:
    told = [event for event in sources.picture.events if event.kind in ACTS and weight(event) > 0][:HAPPENED]
    for event in told:
        numbers = " ".join(f"[{ref}]" for ref in _numbers(sources.refs_of(event.claims)))
        yield f"- {escaped(quotable(event, sources).text)} {numbers}".rstrip()


def _numbers(refs: Sequence[Ref]) -> list[int]:
    return list(dict.fromkeys(ref.report for ref in refs))


def _figures(sources: Sources, tell: Tell) -> Iterator[str]:
    rows = [(event, toll, depth) for event in sources.picture.events for toll, depth in nested(event.tolls)]
    rows = [row for row in rows if any(bound is not None for bound in (row[1].low, row[1].best, row[1].high))]
    if not rows:
        return
    yield f"| {tell('what')} | {tell('low')} | {tell('best')} | {tell('high')} | {tell('says')} | {tell('words')} |"
    yield "|---|--:|--:|--:|---|---|"
    for event, toll, depth in rows[:FIGURES]:
        cells = (
            _named(event, toll, depth, sources, tell),
            *_bounds(toll, sources, tell),
            *_said(event, toll, sources, tell),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield tell("figures_note")


def _named(event: Event, toll: Toll, depth: int, sources: Sources, tell: Tell) -> str:
    words = sources.words
    row = _row_words(event, toll, sources)
    where = ", ".join(
        part for part in (place_words(event.place, words), period_words(toll.time or event.time, words)) if part
    )
    return f"– {tell('part')}: {escaped(row)}" if depth else f"{escaped(row)}{f' ({escaped(where)})' if where else ''}"


def _row_words(event: Event, toll: Toll, sources: Sources) -> str:
    words = sources.words
    measure = f", {words(f'measures.{toll.measure}')}" if toll.measure in ("cumulative", "stock") else ""
    return f"{group_words(toll, words)}, {mode_words(event.kind, toll.effect, words)}{measure}"


def _bounds(toll: Toll, sources: Sources, tell: Tell) -> tuple[str, str, str]:
    named = ((toll.low, "unknown_cell"), (toll.best, "no_best"), (toll.high, "open"))
    low, best, high = (tell(key) if value is None else written(value, toll.unit, sources.words) for value, key in named)
    return low, best, high


def _said(event: Event, toll: Toll, sources: Sources, tell: Tell) -> tuple[str, str]:
    refs = sources.refs_of(toll.claims)
    names = dict.fromkeys(_voice(event, ref, sources, tell) for ref in reversed(refs))
    said = ", ".join(escaped(name) for name in list(names)[:SPEAKERS])
    numbers = " ".join(f"[{number}]" for number in _numbers(refs))
    quote = phrases.shorten(clean(refs[-1].claim.evidence[0].quote), QUOTED) if refs else ""
    return f"{said} {numbers}".strip(), tell("quote", words=escaped(quote)) if quote else ""


def _voice(event: Event, ref: Ref, sources: Sources, tell: Tell) -> str:
    voice = sources.voices.get((event.id, ref.claim.id))
    return voice.name if voice is not None and voice.name else tell("own_voice")


def _contested(sources: Sources, tell: Tell) -> Iterator[str]:
    words, shown = sources.words, 0
    for event in sources.picture.events:
        claimed = [toll for toll in event.tolls if toll.best is None and toll.low == 0 and toll.high]
        doubted = event.grade == "contested" or event.standing in DOUBTFUL
        if shown >= LISTED or not (doubted or claimed):
            continue
        shown += 1
        grade, standing = words(f"grades.{event.grade}"), words(f"standings.{event.standing}")
        told = [grade if event.grade == "contested" else "", standing if event.standing in DOUBTFUL else ""]
        told += [
            f"{_row_words(event, t, sources)} {span(t.low, t.high, t.unit, words)}: {tell('only_claimed')}"
            for t in claimed[:2]
        ]
        yield f"- {escaped(_called(event, sources))}: {escaped('; '.join(part for part in told if part))}."
        for ref in _rivals(event, claimed, sources):
            quote = phrases.shorten(clean(ref.claim.evidence[0].quote), QUOTED)
            quoted = tell("quote", words=escaped(quote))
            yield f"  - {escaped(_voice(event, ref, sources, tell))}: {quoted} [{ref.report}]"


def _rivals(event: Event, claimed: Sequence[Toll], sources: Sources) -> list[Ref]:
    """Return a claim of each of the voices that differ: of the rows only claimed, else those doubted, else all."""
    ids = [name for toll in claimed for name in toll.claims]
    refs = sources.refs_of(ids or event.claims)
    doubted = [ref for ref in refs if ref.claim.standing in DOUBTFUL]
    first: dict[str, Ref] = {}
    for ref in [*doubted, *(() if ids else refs)] or refs:
        voice = sources.voices.get((event.id, ref.claim.id))
        first.setdefault(voice.key if voice is not None else "", ref)
    return list(first.values())[:SPEAKERS]


def _called(event: Event, sources: Sources) -> str:
    words = sources.words
    parts = (headline(event, words), place_words(event.place, words), period_words(event.time, words))
    return ", ".join(part for part in parts if part)


def _unknown(sources: Sources, tell: Tell) -> Iterator[str]:
    points = [point for event in sources.picture.events if event.kind in ACTS for point in _gaps(event, sources, tell)]
    yield from (f"- {point}" for point in list(dict.fromkeys(points))[:LISTED])


def _gaps(event: Event, sources: Sources, tell: Tell) -> Iterator[str]:
    named = escaped(_called(event, sources))
    if event.kind == "attack" and event.actor is None:
        yield tell("who_did", event=named)
    if event.time is None:
        yield tell("no_day", event=named)
    if event.place is None and event.kind != "agreement":
        yield tell("no_place", event=named)
    if event.kind == "attack" and not any(toll.effect in ("killed", "killed_or_wounded") for toll in event.tolls):
        yield tell("any_dead", event=named)
    for toll in event.tolls:
        row = escaped(_row_words(event, toll, sources))
        wide = span(toll.low, toll.high, toll.unit, sources.words)
        if toll.effect == "missing" and (toll.high is None or toll.high > 0):
            yield tell("missing", row=row, span=wide, event=named)
        elif toll.best is None and toll.low != toll.high and toll.high is not None:
            yield tell("how_many", row=row, span=wide, event=named)
        elif toll.high is None and toll.low:
            yield tell("no_limit", row=row, low=written(toll.low, toll.unit, sources.words), event=named)


def _reports(sources: Sources, tell: Tell) -> Iterator[str]:
    reports = sources.picture.reports
    for number, report in enumerate(reports[:SOURCES], start=1):
        day = period_words(report.published, sources.words) or tell("undated")
        title = first_line(report)
        named = f": {escaped(phrases.shorten(title, 90))}" if title else ""
        yield f"{number}. {escaped(sources.outlet(report.document))}, {day}{named}"
    if len(reports) > SOURCES:
        yield ""
        yield tell("more", n=len(reports) - SOURCES)
