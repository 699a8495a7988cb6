"""Who is behind a claim (rule R1): the speaker, else the agency that a report credits, else its outlet."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from belegg.merge import words
from belegg.merge.facts import Fact
from belegg.merge.parties import entry_of
from belegg.model.errors import WorldDataError
from belegg.model.report import Report
from belegg.world.spelling import light

HEAD, FOOT = 400, 200
NAME = 3
"""So many letters a name has at least."""
SHINGLE, COPIED = 4, 0.6
"""Reports whose sentences share that much of their runs of four words are copies of one text."""


class Agency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An agency and the names it is credited under; a `relay` passes on others' reports."""

    id: str
    names: tuple[str, ...]
    relay: bool = False


class Credits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What agencies.toml says: the agencies, words that stand before a credit (`marks`) and between names in one
    (`joins`)."""

    marks: tuple[str, ...]
    joins: tuple[str, ...]
    agencies: tuple[Agency, ...]


@cache
def _table() -> Credits:
    path = files("belegg") / "merge" / "agencies.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Credits)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise WorldDataError(f"merge/agencies.toml: {error}") from error


def agencies() -> tuple[Agency, ...]:
    """Return the agencies that credits may name."""
    return _table().agencies


@cache
def _named() -> dict[str, Agency]:
    return {name.casefold(): agency for agency in agencies() for name in agency.names}


@cache
def _credit() -> re.Pattern[str]:
    either = "|".join(sorted((re.escape(name) for name in _named()), key=len, reverse=True))
    mark = rf"[(/©–—-]\s?|(?:{'|'.join(_table().marks)}):\s*|^\s*"
    return re.compile(rf"(?:{mark})(?:©\s?)?({either})(?=[\s)/.,:;–—-]|$)", re.IGNORECASE | re.MULTILINE)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"[-/,&+()]|\s(?:{'|'.join(_table().joins)})\s")


def credited_by(report: Report | None) -> frozenset[str]:
    """Return the ids of the agencies that `report` says its words come from."""
    if report is None:
        return frozenset()
    return _credits(report.outlet, report.text)


@lru_cache(maxsize=4096)
def _credits(outlet: str | None, text: str | None) -> frozenset[str]:
    by_name = _named()
    named = [outlet or "", *_between().split(outlet or "")]
    found = [by_name[name.strip().casefold()] for name in named if name.strip().casefold() in by_name]
    for piece in (text[:HEAD], text[-FOOT:]) if text is not None else ():
        folded = piece.casefold()
        if not any(name in folded for name in by_name):
            continue
        found.extend(by_name[match.casefold()] for match in _credit().findall(piece))
    return frozenset(agency.id for agency in found)


class Origins:
    """Which origin each claim of an event has: claims that go back to one voice or one text share one name."""

    def __init__(self, facts: Iterable[Fact], reports: Mapping[str, Report]) -> None:
        self.parent: dict[str, str] = {}
        self.names: dict[str, tuple[str, ...]] = {}
        for fact in facts:
            self.names[fact.id] = _names(fact, reports.get(fact.claim.document))
            for name in self.names[fact.id]:
                self.parent.setdefault(name, name)
                self._unite(self.names[fact.id][0], name)
        self._unite_aliases(facts)
        self._unite_copies([fact for fact in facts if fact.claim.said_by is None])

    def of(self, fact: Fact) -> str:
        """Return the name of the origin of one of the claims."""
        return self._root(self.names[fact.id][0])

    def __len__(self) -> int:
        return len({self._root(names[0]) for names in self.names.values()})

    def _root(self, name: str) -> str:
        while self.parent[name] != name:
            name = self.parent[name]
        return name

    def _unite(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self.parent[second] = first

    def _unite_aliases(self, facts: Iterable[Fact]) -> None:
        told = [fact for fact in facts if fact.claim.said_by is not None]
        speakers = sorted({(fact.voice or "", _spoken(fact)) for fact in told})
        healers = sorted({fact.voice or "" for fact in told if _nameless_healer(fact)})
        for other in healers[1:]:
            self._unite(healers[0], other)
        people: dict[tuple[str, ...], str] = {}
        for fact in told:
            if (person := _person(fact)) is not None:
                self._unite(people.setdefault(person, self.names[fact.id][0]), self.names[fact.id][0])
        for at, (one, called) in enumerate(speakers):
            for other, also in speakers[at + 1 :]:
                if one != other and _alias(one, called, other, also):
                    self._unite(one, other)

    def _unite_copies(self, facts: list[Fact]) -> None:
        if len({fact.claim.document for fact in facts}) < 2:
            return
        shingled = [(fact, _shingles(fact.about)) for fact in facts if len(fact.about) > 40]
        for at, (fact, first) in enumerate(shingled[:COMPARED]):
            for other, second in shingled[at + 1 : COMPARED]:
                if fact.claim.document != other.claim.document and len(first & second) > COPIED * min(
                    len(first), len(second)
                ):
                    self._unite(self.names[fact.id][0], self.names[other.id][0])


COMPARED = 60
"""So many sentences of one event are held against each other for copying."""


def _names(fact: Fact, report: Report | None) -> tuple[str, ...]:
    agency = agency_of(fact)
    if fact.voice is not None and agency is None:
        return (fact.voice,)
    credited = sorted(credited_by(report) | ({agency} if agency is not None else set()))
    if credited:
        return tuple(f"body:{agency}" for agency in credited)
    if report is not None and report.outlet:
        return (f"outlet:{light(report.outlet)}",)
    return (f"document:{fact.claim.document}",)


def agency_of(fact: Fact) -> str | None:
    """Return the agency that a claim is put down to and nobody else: it speaks as the report's own voice does."""
    if fact.claim.said_by is None:
        return None
    entry = entry_of(fact.claim.said_by)
    return entry.id if entry is not None and entry.id in {agency.id for agency in agencies()} else None


def _spoken(fact: Fact) -> str:
    speaker = fact.claim.said_by
    return light(speaker.name or speaker.as_written) if speaker is not None else ""


def _person(fact: Fact) -> tuple[str, ...] | None:
    """Return the name that a person who speaks for no side goes by, whatever title stands before it."""
    speaker = fact.claim.said_by
    if speaker is None or speaker.id is not None or (fact.voice or "").startswith(("state:", "group:")):
        return None
    parts = (speaker.name or speaker.as_written).split()[-2:]
    named = len(parts) == 2 and all(part.istitle() and len(part) >= NAME for part in parts)
    return tuple(light(part) for part in parts) if named and not words.named("speaker", " ".join(parts)) else None


def _nameless_healer(fact: Fact) -> bool:
    """Return whether the speaker is a hospital or a doctor of no name: of one event, they count the same beds."""
    speaker = fact.claim.said_by
    if speaker is None or speaker.id is not None or fact.voice is None or not fact.voice.startswith("medical:"):
        return False
    first, *rest = (speaker.name or speaker.as_written).split()
    plain = first.islower() or bool(words.named("speaker", first)) or bool(words.named("small", first))
    return plain and all(word.islower() for word in rest)


def _alias(one: str, called: str, other: str, also: str) -> bool:
    """Return whether two voices that are not authorities are one body under names of two languages or two lengths."""
    if one.split(":")[0] in ("state", "group") or other.split(":")[0] in ("state", "group"):
        return False
    kinds, others = words.named("speaker", called), words.named("speaker", also)
    if kinds != others or not kinds:
        return False
    if "world" in kinds and len(kinds) > 1:
        return True
    first, second = called.split(), also.split()
    return any(len(a) >= 5 and len(b) >= 5 and a[:5] == b[:5] for a in first for b in second)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    tokens = light(text).split()
    return frozenset(tuple(tokens[at : at + SHINGLE]) for at in range(max(len(tokens) - SHINGLE + 1, 1)))
