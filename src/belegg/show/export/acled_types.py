"""Which of ACLED's types of event an event is."""

from typing import Literal

import msgspec

from belegg.merge.parties import STATE, UNARMED, side
from belegg.model.actor import Actor
from belegg.model.event import Event
from belegg.show.export.deaths import CIVILIANS, group_of
from belegg.show.export.losses import Losses

BATTLES, REMOTE, CIVILIAN = "Battles", "Explosions/Remote violence", "Violence against civilians"
STRATEGIC = "Strategic developments"
Disorder = Literal["Political violence", "Strategic developments"]
REMOTE_MODES = {
    "shelling": "Shelling/artillery/missile attack",
    "missile": "Shelling/artillery/missile attack",
    "air_strike": "Air/drone strike",
    "drone_strike": "Air/drone strike",
    "bombing": "Remote explosive/landmine/IED",
    "suicide_bombing": "Suicide bomb",
}
HARM = ("killed", "wounded", "killed_or_wounded", None)
CLOSE_MODES = frozenset({"shooting", "ambush", "clash", "ground_assault", "offensive", "other"})


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """ACLED's type and sub-type of an event."""

    event: str
    sub_event: str

    @property
    def violent(self) -> bool:
        """Whether it is political violence."""
        return self.event != STRATEGIC

    @property
    def disorder(self) -> Disorder:
        """ACLED's category of disorder."""
        return "Political violence" if self.violent else "Strategic developments"


def sort_of(event: Event, losses: Losses) -> Typed | None:
    """Return the type of `event`, None (noted) where ACLED has none or the reports do not settle it."""
    if event.kind == "control":
        return _control(event, losses)
    if event.kind == "agreement":
        if (event.mode or "").startswith("broken:"):
            losses.add("event", "an agreement broken: ACLED has the battle that follows, not the breach")
            return None
        return Typed(event=STRATEGIC, sub_event="Agreement")
    if event.kind not in ("attack", "casualties"):
        losses.add("event", f"{event.kind}: ACLED has no such event")
        return None
    if event.kind == "casualties" and event.mode not in HARM:
        losses.add("event", f"casualties {event.mode}: ACLED has no such event")
        return None
    if event.mode in REMOTE_MODES and event.kind == "attack":
        return Typed(event=REMOTE, sub_event=REMOTE_MODES[event.mode])
    if event.mode == "abduction":
        if _armed(event.target):
            losses.add("event", "fighters taken: ACLED's abduction is of civilians")
            return None
        return Typed(event=CIVILIAN, sub_event="Abduction/forced disappearance")
    return _fought(event, losses)


def _fought(event: Event, losses: Losses) -> Typed | None:
    """Return a battle where both sides are armed, violence against civilians where those struck are civilians alone."""
    struck = {group_of(actor) for actor in (event.target, *(toll.who for toll in event.tolls))} - {None}
    armed = struck - {CIVILIANS, group_of(event.actor)}
    if event.mode == "clash" or armed or (event.mode in CLOSE_MODES and _armed(event.target)):
        return Typed(event=BATTLES, sub_event="Armed clash")
    if CIVILIANS in struck and (event.kind == "attack" or _armed(event.actor)):
        return Typed(event=CIVILIAN, sub_event="Attack")
    losses.add(
        "event",
        "the reports do not tell whether fighters or civilians were struck, or by what; ACLED's type hangs on it",
    )
    return None


def _control(event: Event, losses: Losses) -> Typed | None:
    """Return a battle that changed who holds a place; ACLED has no row for one who goes on holding it."""
    actor, place = event.actor, event.place
    if event.mode != "captured" or actor is None or place is None:
        losses.add(
            "event", f"control {event.mode or 'unsaid'}: ACLED has only changes of hands, with who took the place"
        )
        return None
    if event.standing in ("denied", "disputed", "unconfirmed"):
        losses.add("event", f"control {event.standing}: ACLED takes a change of hands only when it holds")
        return None
    if side(actor).sector in STATE:
        if (side(actor).country or "") != (place.country or "?"):
            losses.add(
                "event",
                "a place taken by the forces of another state: which of ACLED's sub-types fits is not settled here",
            )
            return None
        return Typed(event=BATTLES, sub_event="Government regains territory")
    return Typed(event=BATTLES, sub_event="Non-state actor overtakes territory")


def _armed(actor: Actor | None) -> bool:
    return actor is not None and side(actor).combatant and side(actor).sector not in UNARMED
