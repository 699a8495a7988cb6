"""The events: each with its sentence, figures, claims by origin, versions, reasons, and what it is part of."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from belegg.model.claim import Claim
from belegg.model.event import Event
from belegg.model.report import Report
from belegg.show import phrases
from belegg.show.report.days import period_words
from belegg.show.report.figures import Row, event_anchor, rows, span
from belegg.show.report.names import claim_words, clean, country_words, headline, party_words, place_words, side_words
from belegg.show.report.overview import by_weight
from belegg.show.report.reasons import reworded
from belegg.show.report.sentences import Quotable, quotable
from belegg.show.report.sources import GROUPS, SHAPES, Ref, Sources, Voice, anchor
from belegg.show.report.texts import quoted
from belegg.show.report.words import Words

GRADES = ("confirmed", "fair", "contested", "weak", "discounted")
CODE = re.compile(r"[\w/-]{2,}")
QUOTE, SUMS = 220, 2


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it is listed under its origin."""

    anchor: str
    ref: Ref
    what: str
    figure: str
    said_by: str
    standing: str
    standing_words: str
    quote: str
    outlet: str
    day: str
    language: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One origin and what it says of an event."""

    name: str
    party: bool
    claims: tuple[Said, ...]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a reason: text, with the id it leads to, where it names a rule, a claim or an event."""

    text: str
    anchor: str | None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is shown."""

    anchor: str
    title: str
    place: str
    country: str
    time: str
    first: str
    last: str
    kind: str
    kind_words: str
    actor: str
    target: str
    parties: tuple[str, ...]
    grade: str
    grade_words: str
    grade_long: str
    standing_words: str
    origins: str
    quotable: Quotable
    rows: tuple[Row, ...]
    sums: tuple[Row, ...]
    voices: tuple[Origin, ...]
    enemies: tuple[Origin, ...]
    why: tuple[tuple[Reason, ...], ...]
    inside: tuple[str, str] | None
    contains: tuple[tuple[str, str], ...]
    shape: str
    group: str


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the filters offer: values with their words."""

    places: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    actors: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]


def shown(sources: Sources) -> tuple[Shown, ...]:
    """Return all events, the weightiest first."""
    held: dict[str, list[Event]] = {}
    for event in sources.picture.events:
        if event.part_of is not None:
            held.setdefault(event.part_of, []).append(event)
    ranked = by_weight(sources.picture.events)
    return tuple(_shown(event, held.get(event.id, []), sources) for event in ranked)


def choices(events: Sequence[Shown], words: Words) -> Choices:
    """Return what there is to choose from among `events`."""
    countries = {event.country for event in events if event.country}
    places = {event.place for event in events if event.place}
    kinds = {(event.kind, event.kind_words) for event in events}
    grades = {event.grade for event in events}
    return Choices(
        places=tuple(sorted(countries, key=str.casefold)) + tuple(sorted(places - countries, key=str.casefold)),
        kinds=tuple(sorted(kinds, key=lambda kind: kind[1])),
        actors=tuple(sorted({party for event in events for party in event.parties}, key=str.casefold)),
        grades=tuple((grade, words(f"grades.{grade}")) for grade in GRADES if grade in grades),
    )


def _shown(event: Event, held: Sequence[Event], sources: Sources) -> Shown:
    words = sources.words
    origins = _origins(event, sources, enemies=False)
    whole = sources.events.get(event.part_of or "")
    start, end = (event.time.start, event.time.end) if event.time is not None else (None, None)
    place, told = event.place, rows(event, sources)
    return Shown(
        anchor=event_anchor(event),
        title=headline(event, words),
        place=place_words(place, words),
        country=country_words(place.country, words) if place is not None and place.country else "",
        time=period_words(event.time, words),
        first=_day(start or end),
        last=_day(end or start),
        kind=event.kind,
        kind_words=words(f"kinds.{event.kind}"),
        actor=side_words(event.actor, words),
        target=side_words(event.target, words),
        parties=_parties(event, words),
        grade=event.grade,
        grade_words=words(f"grades.{event.grade}"),
        grade_long=words(f"grades_long.{event.grade}"),
        standing_words=words(f"standings.{event.standing}"),
        origins=words.count("origins_small", event.origins),
        quotable=quotable(event, sources),
        rows=told,
        sums=_sums(told),
        voices=origins,
        enemies=_origins(event, sources, enemies=True),
        why=tuple(_reason(line, sources) for line in event.why),
        inside=(event_anchor(whole), _named(whole, words)) if whole is not None else None,
        contains=tuple((event_anchor(one), _named(one, words)) for one in held),
        shape=SHAPES[GROUPS[event.kind]],
        group=GROUPS[event.kind],
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _sums(told: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows that stand beside the heading: the first whole of an effect, what only an enemy says last."""
    first: dict[str, Row] = {}
    for row in sorted(told, key=lambda row: row.hostile):
        if row.depth == 0 and row.main.text != "0":
            first.setdefault(row.effect, row)
    return tuple(first.values())[:SUMS]


def _named(event: Event, words: Words) -> str:
    told = (headline(event, words), place_words(event.place, words), period_words(event.time, words))
    return " · ".join(part for part in told if part)


def _parties(event: Event, words: Words) -> tuple[str, ...]:
    """Return the parties of an event that have a name or a country."""
    parties = [event.actor, event.target]
    named = [party_words(party, words) for party in parties if party is not None and (party.name or party.country)]
    return tuple(dict.fromkeys(name for name in named if name))


def _origins(event: Event, sources: Sources, *, enemies: bool) -> tuple[Origin, ...]:
    """Return the origins with what they say; `enemies` picks what a party says of its enemy's losses, else all the
    rest."""
    found: dict[str, tuple[Voice, list[Said]]] = {}
    for ref in sources.refs_of(event.claims):
        voice = sources.voices[event.id, ref.claim.id]
        if (voice.stake == "enemy") == enemies:
            found.setdefault(voice.key, (voice, []))[1].append(said(ref, sources))
    return tuple(Origin(name=voice.name, party=voice.party, claims=tuple(told)) for voice, told in found.values())


def said(ref: Ref, sources: Sources) -> Said:
    """Return a claim as it is listed."""
    words, claim = sources.words, ref.claim
    report = sources.reports.get(claim.document)
    return Said(
        anchor=f"k-{ref.report}-{ref.number}",
        ref=ref,
        what=claim_words(claim, words),
        figure=figure_words(claim, words),
        said_by=_speaker(claim, words),
        standing=claim.standing,
        standing_words=words(f"standings.{claim.standing}"),
        quote=phrases.shorten(quoted(claim, report), QUOTE),
        outlet=sources.outlet(claim.document),
        day=(period_words(report.published, words) if report is not None else "") or words("reader.undated"),
        language=language_of(report),
    )


def language_of(report: Report | None) -> str:
    """Return the code of a report's language, "" where it is not known or is no code."""
    code = report.language if report is not None else None
    return code if code is not None and code.isascii() and code.isalpha() else ""


def figure_words(claim: Claim, words: Words) -> str:
    """Return the count of a claim in short, "" where it counts nothing."""
    count = claim.count
    if count is None:
        return ""
    shown = span(count.low, count.high, count.unit or "person", words)
    return f"~{shown}" if count.imputed else shown


def _speaker(claim: Claim, words: Words) -> str:
    speaker = claim.said_by
    if speaker is None:
        return ""
    named = party_words(speaker, words)
    return words("sentence.via", speaker=named, via=clean(speaker.via)) if speaker.via else named


def _reason(line: str, sources: Sources) -> tuple[Reason, ...]:
    """Return a line of reasons in pieces: rules, claims and events lead to where they stand."""
    line, _ = reworded(line, sources.words)
    pieces: list[Reason] = []
    at = 0
    for match in CODE.finditer(line):
        piece = _linked(match[0], sources)
        if piece is None:
            continue
        pieces.append(Reason(text=_flat(line[at : match.start()]), anchor=None))
        pieces.append(piece)
        at = match.end()
    pieces.append(Reason(text=_flat(line[at:]), anchor=None))
    return tuple(piece for piece in pieces if piece.text)


def _flat(text: str) -> str:
    return phrases.SURROGATES.sub("\ufffd", phrases.CONTROLS.sub(" ", text))


def _linked(code: str, sources: Sources) -> Reason | None:
    if code in sources.refs:
        return Reason(text=sources.refs[code].label, anchor=sources.refs[code].anchor)
    if code in sources.events:
        event = sources.events[code]
        return Reason(text=_named(event, sources.words), anchor=event_anchor(event))
    if sources.words.has(f"rules.{code}"):
        return Reason(text=code, anchor=anchor("rule", code))
    return None
