"""The picture laid out for looking up: which claim stands where, in which event, from which origin."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Literal

import msgspec

from belegg.merge.facts import Fact, fact_of
from belegg.merge.figures import stake_of
from belegg.merge.origins import Origins, agencies
from belegg.merge.parties import independent, side
from belegg.merge.rows import sides_of, struck_in
from belegg.merge.voices import heard
from belegg.model.claim import Claim
from belegg.model.event import Event, Toll
from belegg.model.picture import Picture
from belegg.model.report import Report
from belegg.show.report.names import clean, speaker_words
from belegg.show.report.naming import alike
from belegg.show.report.words import OWN, Words

LONG, ENOUGH = re.compile("[0-9a-f]{24,}"), 12
Stake = Literal["self", "none", "enemy", "attacker"]
GROUPS = {
    "attack": "force", "materiel": "force", "casualties": "harm", "displacement": "people", "population": "people",
    "deployment": "forces", "strength": "forces", "control": "control", "agreement": "words", "talks": "words",
    "relation": "words", "statement": "words",
}  # fmt: skip
SHAPES = {"force": "▲", "harm": "●", "people": "►", "forces": "■", "control": "◆", "words": "○"}
"""A mark for each group of kinds, so that colour never tells alone."""


class Ref(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim stands: `label` is the number of its report and its own ("3.2"), `anchor` the id of its words in
    the page,
    `back` the id of the row or event that it holds up (None: of no event)."""

    claim: Claim
    label: str
    report: int
    number: int
    anchor: str
    back: str | None
    group: str
    shape: str


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim of an event comes from: the origin's key and what it is called; its stake in what it says; whether
    it is
    a party to the conflict."""

    key: str
    name: str
    stake: Stake
    party: bool


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """The picture with its look-ups. `voices` are by event id and claim id; `outlets` what each report's outlet is
    called."""

    picture: Picture
    words: Words
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    events: Mapping[str, Event]
    home: Mapping[str, str]
    refs: Mapping[str, Ref]
    voices: Mapping[tuple[str, str], Voice]
    origins: int

    def refs_of(self, ids: Sequence[str]) -> tuple[Ref, ...]:
        """Return where the claims with these ids stand, in the order of the reports; unknown ids are left out."""
        found = {name: self.refs[name] for name in ids if name in self.refs}
        return tuple(sorted(found.values(), key=lambda ref: (ref.report, ref.number)))

    def outlet(self, document: str) -> str:
        """Return what published a report is called."""
        report = self.reports.get(document)
        named = clean(report.outlet) if report is not None and report.outlet else ""
        if named or report is None or not report.name:
            return named or self.words("reader.unnamed")
        return self.words("reader.unnamed_file", name=clean(report.name))

    def day(self, document: str) -> date | None:
        """Return the last day that a report can be of, None where it is undated."""
        report = self.reports.get(document)
        period = report.published if report is not None else None
        return (period.end or period.start) if period is not None else None


def anchor(kind: str, *parts: str) -> str:
    """Return an id for the page made of `parts`, which may be any text; of a long number the beginning is enough."""
    told = "-".join(part[:ENOUGH] if LONG.fullmatch(part) else part for part in parts)
    plain = all(char.isascii() and (char.isalnum() or char == "-") for char in told) and told
    return f"{kind}-{told if plain else sha256(told.encode('utf-8', 'replace')).hexdigest()[:24]}"


def row_anchor(event: Event, toll: Toll) -> str:
    """Return the id of a row of an event's figures in the page."""
    return anchor("t", event.id, str(event.tolls.index(toll) + 1))


def laid_out(picture: Picture, words: Words) -> Sources:
    """Return `picture` with its look-ups, its places each called by one name."""
    picture = alike(picture, words.language)
    claims = {claim.id: claim for claim in picture.claims}
    reports = {report.document: report for report in picture.reports}
    home = {name: event.id for event in picture.events for name in event.claims}
    voices: dict[tuple[str, str], Voice] = {}
    keys: set[str] = set()
    for event in picture.events:
        for name, voice in _voices(event, claims, reports, words).items():
            voices[event.id, name] = voice
            keys.add(voice.key)
    return Sources(
        picture=picture,
        words=words,
        claims=claims,
        reports=reports,
        events={event.id: event for event in picture.events},
        home=home,
        refs=_refs(picture),
        voices=voices,
        origins=len(keys),
    )


def _refs(picture: Picture) -> dict[str, Ref]:
    numbers = {report.document: at for at, report in enumerate(picture.reports, start=1)}
    rows = {name: row_anchor(event, toll) for event in picture.events for toll in event.tolls for name in toll.claims}
    held = {name for event in picture.events for name in event.claims}
    inside: dict[str, list[Claim]] = defaultdict(list)
    for claim in picture.claims:
        inside[claim.document].append(claim)
    refs = {}
    for document, told in inside.items():
        report = numbers.get(document, 0)
        for number, claim in enumerate(sorted(told, key=_stands), start=1):
            group, place = GROUPS[claim.kind], f"{report}-{number}"
            back = rows.get(claim.id) or (f"k-{place}" if claim.id in held else None)
            refs[claim.id] = Ref(
                claim=claim, label=f"{report}.{number}", report=report, number=number, anchor=f"c-{place}",
                back=back, group=group, shape=SHAPES[group],
            )  # fmt: skip
    return refs


def _stands(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.evidence[0].end, claim.id


def _voices(event: Event, claims: Mapping[str, Claim], reports: Mapping[str, Report], words: Words) -> dict[str, Voice]:
    facts = heard(
        [fact_of(claims[name], reports.get(claims[name].document)) for name in event.claims if name in claims]
    )
    origins = Origins(facts, reports)
    attackers, struck = sides_of(facts), struck_in(facts)
    keys = {fact.id: origins.of(fact) for fact in facts}
    names = _names(facts, keys, reports, words)
    stakes = {fact.id: stake_of(fact, attackers, struck) for fact in facts}
    parties = {one.key for fact in facts for one in (*fact.actors, *fact.targets) if one.combatant}
    return {
        fact.id: Voice(
            key=keys[fact.id],
            name=names[keys[fact.id]],
            stake=stakes[fact.id],
            party=stakes[fact.id] != "none" or _is_party(fact, parties),
        )
        for fact in facts
    }


def _is_party(fact: Fact, parties: Collection[str | None]) -> bool:
    """Return whether the one who speaks is of a side that fights in the event."""
    speaker = fact.claim.said_by
    if speaker is None or independent(speaker):
        return False
    key = side(speaker).key
    return key is not None and key in parties


def _names(
    facts: Sequence[Fact], keys: Mapping[str, str], reports: Mapping[str, Report], words: Words
) -> dict[str, str]:
    """Return what each origin is called: as its claims' speaker is, in articles in the report's language first, else by
    its agency, else by its outlets."""
    spoken: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    carried: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        key, said_by = keys[fact.id], fact.claim.said_by
        report = reports.get(fact.claim.document)
        if said_by is not None:
            language = report.language if report is not None else None
            spoken[key][language in OWN[words.language], speaker_words(said_by, language, words)] += 1
        outlet = clean(report.outlet) if report is not None and report.outlet else words("sentence.unnamed")
        if outlet not in carried[key]:
            carried[key].append(outlet)
    agency = {f"body:{one.id}": one.names[0] for one in agencies()}
    return {
        key: _most(spoken[key]) if spoken[key] else agency.get(key) or ", ".join(outlets[:3])
        for key, outlets in carried.items()
    }


def _most(spoken: Counter[tuple[bool, str]]) -> str:
    """Return the name used most often, of those in the report's language where there are any."""
    return min(spoken, key=lambda one: (not one[0], -spoken[one]))[1]
