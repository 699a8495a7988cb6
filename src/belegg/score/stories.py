"""Load stories: several reports of the same events, the claims in each, and the events that they make together."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from belegg.model.claim import MODES, Kind, Measure
from belegg.model.count import Number, Unit
from belegg.model.errors import GoldError
from belegg.model.event import Grade
from belegg.score.gold import GoldClaim, quote_span
from belegg.score.keys import SECTORS
from belegg.world.countries import countries

STORY = "story.toml"
REPORT = re.compile(r"(\d+)\.([a-z]{2,3})\.toml")
INCIDENT: tuple[Kind, ...] = get_args(Kind)[:3]
"""Attack, casualties and materiel: the kinds whose claims make up one incident."""
Loaded = TypeVar("Loaded", bound=msgspec.Struct)


class GoldRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of an event's figures as it should come out; a bound of None must come out as None."""

    who: str | None = None
    effect: str | None = None
    measure: Measure | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    unit: Unit = "person"
    item: str | None = None
    part: bool = False
    imputed: bool = False
    time: tuple[str, str] | None = None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event as it should come out: `claims` are "report number:quote", with #2 for the second such claim."""

    key: str
    kind: Kind
    claims: tuple[str, ...]
    mode: str | None = None
    place: str | None = None
    country: str | None = None
    time: tuple[str, str] | None = None
    actor: str | None = None
    target: str | None = None
    grade: Grade | None = None
    standing: str | None = None
    toll: tuple[GoldRow, ...] = ()


class TrapRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Values that no row may have together; those left out do not matter."""

    who: str | None = None
    effect: str | None = None
    measure: Measure | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    unit: Unit | None = None
    item: str | None = None


class Trap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a hasty coder would get wrong: a row that must not come out, or claims that belong to different events."""

    why: str
    toll: TrapRow | None = None
    apart: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What story.toml says."""

    about: str
    event: tuple[GoldEvent, ...] = ()
    trap: tuple[Trap, ...] = ()


class ReportClaims(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file of one report says: its date, its outlet and its claims."""

    published: str | None = None
    outlet: str | None = None
    none: bool = False
    claim: tuple[GoldClaim, ...] = ()


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a story: `number` as the story counts, `text` its words."""

    number: int
    language: str
    text: str
    told: ReportClaims


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A story: `members` gives for each event (report number, index of the claim) pairs; `apart` for each trap."""

    name: str
    reports: tuple[GoldReport, ...]
    told: Told
    members: tuple[tuple[tuple[int, int], ...], ...]
    apart: tuple[tuple[tuple[int, int], ...], ...]


def holds_stories(folder: Path) -> bool:
    """Return whether there is a story in or below `folder`."""
    return next(folder.rglob(STORY), None) is not None


def find(folders: Iterable[Path]) -> tuple[Story, ...]:
    """Return every story in or below `folders`, in order of name, each once.

    Raises GoldError where there is none, or where one is incomplete or contradicts itself."""
    found: dict[Path, Story] = {}
    for folder in folders:
        paths = sorted(folder.rglob(STORY))
        if not paths:
            raise GoldError(f"{folder}: no {STORY} in or below it; give a folder that holds stories")
        for path in paths:
            found.setdefault(path.resolve(), load(path.parent))
    return tuple(found.values())


def load(folder: Path) -> Story:
    """Return the story in `folder`; raises GoldError, naming the file and the entry, where something is wrong."""
    told = _toml(folder / STORY, Told)
    reports = tuple(_report(path) for path in _numbered(folder))
    if not reports:
        raise GoldError(f"{folder}: no reports; a report is N.nb.txt with its claims in N.nb.toml")
    name = f"{folder.resolve().parent.name}/{folder.resolve().name}"
    members = tuple(_members(event.claims, reports, f"{folder}, event '{event.key}'") for event in told.event)
    apart = tuple(_members(trap.apart, reports, f"{folder}, trap '{trap.why}'") for trap in told.trap)
    story = Story(name=name, reports=reports, told=told, members=members, apart=apart)
    for complaint in _complaints(story):
        raise GoldError(f"{folder}: {complaint}")
    return story


def _numbered(folder: Path) -> list[Path]:
    paths = [path for path in folder.glob("*.toml") if REPORT.fullmatch(path.name)]
    return sorted(paths, key=lambda path: int(path.name.split(".")[0]))


def _report(path: Path) -> GoldReport:
    number, language = path.name.split(".")[:2]
    told = _toml(path, ReportClaims)
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path.with_suffix('.txt')}: {error}") from error
    for claim in told.claim:
        quote_span(text, claim, name=str(path))
        if claim.mode is not None and claim.mode not in MODES[claim.kind]:
            raise GoldError(f"{path}: '{claim.mode}' is not a mode of {claim.kind} (claim '{claim.quote}')")
        if claim.part_of is not None and claim.part_of not in {other.quote for other in told.claim}:
            raise GoldError(f"{path}: part_of '{claim.part_of}' is no claim's quote (claim '{claim.quote}')")
        for complaint in _claim_complaints(claim):
            raise GoldError(f"{path}: {complaint} (claim '{claim.quote}')")
    if told.published is not None and not re.fullmatch(r"\d{4}(-\d\d){0,2}", told.published):
        raise GoldError(f"{path}: published '{told.published}' is no date; write 2020-02-10, 2020-02 or 2020")
    return GoldReport(number=int(number), language=language, text=text, told=told)


def _toml(path: Path, kind: type[Loaded]) -> Loaded:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error


def _members(wanted: Iterable[str], reports: tuple[GoldReport, ...], where: str) -> tuple[tuple[int, int], ...]:
    return tuple(_member(text, reports, where) for text in wanted)


def _member(text: str, reports: tuple[GoldReport, ...], where: str) -> tuple[int, int]:
    number, _, quote = text.partition(":")
    report = next((report for report in reports if str(report.number) == number.strip()), None)
    if report is None:
        raise GoldError(f"{where}: '{text}' names no report; write the report's number, a colon and the quote")
    quotes = [claim.quote for claim in report.told.claim]
    wanted, at = quote, 1
    if quote not in quotes and (match := re.fullmatch(r"(.*)#(\d+)", quote, re.DOTALL)):
        wanted, at = match[1].rstrip() if match[1] not in quotes else match[1], int(match[2])
    places = [index for index, other in enumerate(quotes) if other == wanted]
    if not 1 <= at <= len(places):
        raise GoldError(f"{where}: '{text}' is no claim of report {number} ({len(places)} claims have that quote)")
    return report.number, places[at - 1]


def _complaints(story: Story) -> Iterator[str]:
    keys = [event.key for event in story.told.event]
    yield from (f"two events have the key '{key}'" for key in sorted({key for key in keys if keys.count(key) > 1}))
    placed: dict[tuple[int, int], str] = {}
    for event, members in zip(story.told.event, story.members, strict=True):
        if not members:
            yield f"event '{event.key}' has no claims"
        for member in members:
            if member in placed:
                yield f"claim {_quote(story, member)} stands in '{placed[member]}' and in '{event.key}'"
            placed[member] = event.key
        yield from _event_complaints(story, event, members)
    for report in story.reports:
        for index in range(len(report.told.claim)):
            if (report.number, index) not in placed:
                yield f"claim {_quote(story, (report.number, index))} (number {index + 1}) stands in no event"
    yield from _trap_complaints(story)


def _event_complaints(story: Story, event: GoldEvent, members: tuple[tuple[int, int], ...]) -> Iterator[str]:
    kinds: set[Kind] = {claim_of(story, member).kind for member in members}
    if members and event.kind not in kinds:
        yield f"event '{event.key}' is of kind {event.kind}, which none of its claims is"
    allowed = set(INCIDENT) if event.kind in INCIDENT else {event.kind}
    if kinds - allowed:
        strange = ", ".join(sorted(kinds - allowed))
        yield f"event '{event.key}' of kind {event.kind} cannot hold claims of kind {strange}"
    if event.mode is not None and event.mode not in MODES[event.kind]:
        yield f"event '{event.key}': '{event.mode}' is not a mode of {event.kind}"
    for value in (event.country, *(side_of(party) for party in (event.actor, event.target))):
        if value is not None and value not in codes():
            yield f"event '{event.key}': no country '{value}' (ISO 3166-1 alpha-3)"
    if event.time is not None and (bad := _bad_time(event.time)):
        yield f"event '{event.key}': {bad}"
    effects = {mode for kind in allowed for mode in MODES[kind]}
    for row in event.toll:
        bounds = [bound for bound in (row.low, row.best, row.high) if bound is not None]
        if row.effect is not None and row.effect not in effects:
            yield f"event '{event.key}': a row's effect '{row.effect}' is not one of {', '.join(sorted(effects))}"
        if bounds != sorted(bounds):
            yield f"event '{event.key}': a row's bounds are out of order: {row.low}, {row.best}, {row.high}"
        if (side := side_of(row.who)) is not None and side not in codes():
            yield f"event '{event.key}': a row's who '{row.who}' names no country"


def _trap_complaints(story: Story) -> Iterator[str]:
    for trap, members in zip(story.told.trap, story.apart, strict=True):
        if trap.toll is None and len(members) < 2:
            yield f"trap '{trap.why}' has neither a toll nor two claims that are to stay apart"
        for event, inside in zip(story.told.event, story.members, strict=True):
            if len(set(members) & set(inside)) > 1:
                yield f"trap '{trap.why}': two of its claims stand in the event '{event.key}'"


def _claim_complaints(claim: GoldClaim) -> Iterator[str]:
    if claim.country is not None and claim.country not in codes():
        yield f"no country '{claim.country}' (ISO 3166-1 alpha-3)"
    if claim.said_by_country is not None and claim.said_by_country not in codes():
        yield f"no country '{claim.said_by_country}' (ISO 3166-1 alpha-3)"
    for party in (claim.actor, claim.target):
        side, _, sector = (party or "").partition("/")
        if sector and (side not in codes() or sector not in SECTORS):
            yield f"'{party}' is no party; write a name, a country's code, a sector, or code/sector"
    if claim.time is not None and (bad := _bad_time(claim.time)):
        yield bad
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        yield f"low {claim.low} is above high {claim.high}"


def _bad_time(time: tuple[str, str]) -> str | None:
    """Return what is wrong with a period's two days ("" is open), or None."""
    for day in time:
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError:
            return f"'{day}' is no day; write 2020-02-10, or \"\" where it is open"
    return f"the time ends ({time[1]}) before it starts ({time[0]})" if all(time) and time[0] > time[1] else None


def claim_of(story: Story, member: tuple[int, int]) -> GoldClaim:
    """Return the claim that `member` (report number, index) stands for."""
    report = next(report for report in story.reports if report.number == member[0])
    return report.told.claim[member[1]]


def _quote(story: Story, member: tuple[int, int]) -> str:
    return f"'{member[0]}:{claim_of(story, member).quote}'"


def side_of(party: str | None) -> str | None:
    """Return the country's code that `party` ("TUR", "TUR/state_forces") begins with; None for a name or sector."""
    side = (party or "").partition("/")[0]
    return side if re.fullmatch("[A-Z]{3}", side) and ("/" in (party or "") or side in codes()) else None


def codes() -> frozenset[str]:
    """Return the alpha-3 codes of all countries."""
    return frozenset(country.alpha3 for country in countries())
