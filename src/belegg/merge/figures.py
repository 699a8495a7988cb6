"""Figures: the counts of an event, each with the origin that gives it, when, and what stake that origin has in it."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from belegg.merge import words
from belegg.merge.facts import CLAUSE, Fact, clause_of
from belegg.merge.origins import Origins, agency_of
from belegg.merge.parties import ARMED, STATE, UNARMED, Side, apart, entry_of, independent, side
from belegg.merge.voices import speaking
from belegg.model.actor import Actor
from belegg.model.claim import Claim
from belegg.model.count import Number
from belegg.model.report import Report
from belegg.world.countries import neighbours_of

Stake = Literal["self", "none", "enemy", "attacker"]
"""What the origin is to those counted: themselves, no party, their enemy, or the attacker speaking of civilians."""
FLOORS = ("at_least", "more_than")
LEAD = 3
"""So many words before a figure may tell that it was given earlier."""
OPENING = 3
"""So many words after a figure may tell that it is some of others."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One claim's count. `day` is the ordinal of the report's date, 0 where unknown; `running` marks a count
    that goes on; `early` marks a figure that the report itself calls an earlier one, `unnamed` one that no speaker is
    named for, `withdrawn` one that its origin no longer stands by."""

    fact: Fact
    origin: str
    stake: Stake
    day: int
    early: bool
    low: Number | None
    best: Number | None
    high: Number | None
    floor: bool
    imputed: bool
    unnamed: bool = False
    running: bool = False
    withdrawn: bool = False

    @property
    def bounds(self) -> tuple[Number | None, Number | None, Number | None]:
        """Low, best and high."""
        return self.low, self.best, self.high


def figure_of(fact: Fact, origins: Origins, attackers: Sequence[Side], struck: Sequence[Side] = ()) -> Figure:
    """Return the figure that a counted claim gives; `attackers` are those that the event's claims name as such,
    `struck` the fighting sides that they attacked."""
    count = fact.claim.count
    assert count is not None
    best = count.best
    if best is None and count.low is not None and count.low == count.high:
        best = count.low
    return Figure(
        fact=fact,
        origin=origins.of(fact),
        stake=stake_of(fact, attackers, struck),
        day=(fact.published.end or 0) if fact.published is not None else 0,
        early=_told_earlier(fact) or _put_aside(fact),
        low=count.low,
        best=best,
        high=count.high,
        floor=count.quantifier in FLOORS,
        running=bool(words.named("sofar", clause_of(fact))),
        imputed=count.imputed,
        unnamed=fact.claim.said_by is None or agency_of(fact) is not None,
        withdrawn=fact.claim.standing == "denied" and "withdrawn" in words.named("earlier", fact.about),
    )


def _told_earlier(fact: Fact) -> bool:
    """Return whether the words of a figure, with those of its clause before it, say that it was given earlier."""
    quote = fact.claim.evidence[0].quote
    before, found, after = fact.about.partition(quote)
    lead = " ".join(CLAUSE.split(before)[-1].split()[-LEAD:]) if found and quote not in after else ""
    return "earlier" in words.named("earlier", quote) or "earlier" in words.named("earlier", f"{lead} {quote}")


def _put_aside(fact: Fact) -> bool:
    """Return whether the word just before a figure says that it holds no more ("24, not 27", "down from 19")."""
    before, found, after = fact.about.partition(fact.claim.evidence[0].quote)
    if not found or fact.claim.evidence[0].quote in after or not before.strip():
        return False
    return "put_aside" in words.named("earlier", before.split()[-1])


TAKEN = frozenset({"taken"})
"""Captives are told of wherever people are taken: only as "some of them" are they those found dead."""


def told_dead(fact: Fact) -> list[str]:
    """Return of whom those dead are said to be some who were something else before ("missing", "wounded"), by the words
    of the figure or, where it is told as some of others, by the rest of its clause."""
    if fact.claim.mode != "killed":
        return []
    quote = fact.claim.evidence[0].quote
    found = words.named("toll", quote) - TAKEN
    if not found and fact.about.count(quote) == 1:
        rest = CLAUSE.split(fact.about[fact.about.index(quote) :], maxsplit=1)[0]
        opening = " ".join(rest[len(quote) :].split()[:OPENING])
        if words.named("partly", f"{quote} {opening}"):
            found = words.named("toll", rest)
    return sorted(found)


def people_of(claim: Claim) -> Actor | None:
    """Return the group that the claim counts: those harmed or moved; for forces sent, held or at hand, those whose
    they are."""
    told = claim.actor or claim.target if claim.kind in ("deployment", "strength", "control") else claim.target
    if told is None or (claim.kind == "displacement" and _only_displaced(told)):
        return None
    return told if tells_who(told) else None


def _only_displaced(actor: Actor) -> bool:
    """Return whether those who fled are told to be just that ("de fordrevne")."""
    return actor.sector == "refugees" and actor.name is None and actor.country is None


def tells_who(actor: Actor) -> bool:
    """Return whether an actor tells whom: not mere "people", of no name, side or kind."""
    known = any(value is not None for value in (actor.name, actor.country, actor.sector, actor.id))
    return known or side(actor).armed


def stake_of(fact: Fact, attackers: Sequence[Side], struck: Sequence[Side] = ()) -> Stake:
    """Return what stake the origin of a figure has in it (rules R4 and R21); only an enemy says "neutralised"."""
    speaker = fact.claim.said_by
    if fact.claim.mode == "neutralised" and (speaker is None or not _is_own(speaking(fact) or side(speaker), fact)):
        return "enemy"
    if speaker is None or independent(speaker):
        return "none"
    voice = speaking(fact) or side(speaker)
    counted = people_of(fact.claim)
    who = side(counted) if counted is not None else None
    if who_is_ours(voice, fact) or (who is not None and who.key is not None and apart(voice, who) is False):
        return "self"
    party = voice.combatant or any(one.key == voice.key for one in (*attackers, *struck))
    if voice.key is None or not (party or voice.key.startswith("state:")) or fact.claim.mode == "released":
        return "none"
    attacks = any(attacker.key == voice.key for attacker in fact.actors or attackers)
    if fact.claim.kind not in ("casualties", "materiel"):
        return "attacker" if fact.claim.kind == "displacement" and who is not None and _foes(voice, who) else "none"
    if who is None and any(one.key == voice.key for one in fact.actors):
        return "enemy"
    if who is None or who.sector in UNARMED:
        return "attacker" if attacks else "none"
    hits_back = any(one.key == voice.key for one in struck) and any(one.key == who.key for one in attackers)
    return "enemy" if attacks or hits_back or _foes(voice, who) else "none"


def _is_own(voice: Side, fact: Fact) -> bool:
    counted = people_of(fact.claim)
    return counted is not None and apart(voice, side(counted)) is False


def who_is_ours(voice: Side, fact: Fact) -> bool:
    """Return whether a state speaks of a militia of its own country that has no name: those that fight on its side."""
    counted = people_of(fact.claim)
    if counted is None or voice.key is None or not voice.key.startswith("state:") or entry_of(counted) is not None:
        return False
    who = side(counted)
    return who.sector == "militia" and who.country == voice.country


def _foes(voice: Side, who: Side) -> bool:
    """Return whether a fighting side speaks of another where nobody is named as attacker: at home, or across a
    border."""
    if not voice.combatant and not (voice.key or "").startswith("state:"):
        return False
    if who.sector not in STATE | ARMED and not (who.key or "").startswith("state:"):
        return False
    if not apart(voice, who):
        return False
    if voice.country is None or who.country is None or voice.country == who.country:
        return True
    return who.country in neighbours_of(voice.country)


def dated(reports: Mapping[str, Report], document: str) -> int:
    """Return the ordinal of a report's date, 0 where it is not known."""
    report = reports.get(document)
    published = report.published if report is not None else None
    return published.end.toordinal() if published is not None and published.end is not None else 0
