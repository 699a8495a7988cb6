"""Grades: how well founded an event is, from who admits, who agrees and who denies (rule R2)."""

from collections.abc import Sequence

from belegg.merge.facts import Fact
from belegg.merge.origins import Origins
from belegg.merge.parties import UNARMED, apart, independent, side
from belegg.merge.voices import speaking
from belegg.model.claim import Standing
from belegg.model.event import Grade

ORDER: tuple[Standing, ...] = (
    "denied", "disputed", "unconfirmed", "confirmed", "planned", "hearsay", "attributed", "reported",
)  # fmt: skip


def grade_of(facts: Sequence[Fact], origins: Origins) -> tuple[Grade, str]:
    """Return the grade of an event and the reason for it."""
    if why := _admitted(facts, origins):
        return "confirmed", f"R2: confirmed, {why}"
    if any(fact.claim.standing == "confirmed" for fact in facts):
        return "confirmed", "R2: confirmed, a report says that it is independently confirmed"
    if why := _contested(facts):
        return "contested", f"R2: contested, {why}"
    if len(origins) > 1:
        return "fair", f"R2: fair, {len(origins)} independent origins"
    return "weak", "R2: weak, one origin"


def _admitted(facts: Sequence[Fact], origins: Origins) -> str | None:
    kind = facts[0].family
    for fact in facts:
        if fact.claim.standing in ("denied", "unconfirmed") and kind != "statement":
            continue
        if kind in ("statement", "deployment") and _speaks_of_itself(fact):
            return "those who did it say so"
        if kind == "control" and fact.claim.mode == "lost" and _speaks_of_itself(fact):
            return "the side that lost it says so"
        if kind in ("incident", "total", "stock") and _own_losses(fact):
            return "a party admits its own losses"
    attackers = [fact for fact in facts if fact.family == "incident" and _speaks_of_itself(fact)]
    others = {origins.of(fact) for fact in facts} - {origins.of(fact) for fact in attackers}
    denied = any(fact.claim.kind == "attack" and fact.claim.standing == "denied" for fact in facts)
    return "the attacker admits what others report" if attackers and others and not denied else None


def _speaks_of_itself(fact: Fact) -> bool:
    speaker = fact.claim.said_by
    if speaker is None:
        return fact.family == "statement"
    voice = speaking(fact) or side(speaker)
    return any(apart(voice, actor) is False for actor in fact.actors)


def _own_losses(fact: Fact) -> bool:
    speaker = fact.claim.said_by
    if speaker is None or independent(speaker) or fact.claim.kind not in ("casualties", "materiel"):
        return False
    voice = speaking(fact) or side(speaker)
    return any(target.sector not in UNARMED and apart(voice, target) is False for target in fact.targets)


def _contested(facts: Sequence[Fact]) -> str | None:
    if any(
        fact.claim.kind in ("attack", "control", "agreement", "relation")
        and fact.claim.standing in ("denied", "disputed")
        for fact in facts
    ):
        return "a party denies it or gives another version"
    blamed = {
        actor.key for fact in facts if fact.claim.kind == "attack" for actor in fact.actors if actor.key is not None
    }
    modes = {fact.claim.mode for fact in facts if fact.claim.kind == "attack"}
    if len(blamed) > 1 and not modes & {"clash"}:
        return "who did it is told in two ways"
    return None


def standing_of(facts: Sequence[Fact]) -> Standing:
    """Return the last word on an event: the standing in the latest report, the first of the record's order among
    several."""
    carrying = [fact for fact in facts if fact.claim.kind == facts[0].claim.kind] or list(facts)
    last = max((fact.published.end or 0) if fact.published else 0 for fact in carrying)
    latest = [fact for fact in carrying if ((fact.published.end or 0) if fact.published else 0) == last]
    return min((fact.claim.standing for fact in latest), key=ORDER.index)
