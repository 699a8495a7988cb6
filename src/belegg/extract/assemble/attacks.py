"""Make drafts of attacks: force was used, by whom, against whom, with what."""

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make, place_of
from belegg.extract.assemble.roles import Cast, cast, is_side
from belegg.extract.assemble.weapons import weapon_of
from belegg.model.parts import Frame

STRUCK = 1.5
OPEN_MODES = ("other", "shooting")


def attack(context: Context, frame: Frame) -> Draft | None:
    actor = cast(context, frame, "actor", fits=lambda party: is_side(party) or party.form == "group")
    target = cast(context, frame, "target")
    place = place_of(context, frame)
    weapon = weapon_of(context, frame)
    if "weapon" in frame.needs and weapon is None:
        return None
    if frame.mode == "clash" and len(actor.parties) > 1:
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    if frame.voice != "noun" and not (actor.parties or target.parties or place or _strikes_thing(frame)):
        return None
    if frame.weak and weapon is None and not (actor.parties or target.parties or place):
        return None
    return make(context, frame, actor, target, mode=weapon if frame.mode in OPEN_MODES and weapon else frame.mode)


def _strikes_thing(frame: Frame) -> bool:
    """Return whether the blow falls on something, be it no party and no known place ("et kjøretøy")."""
    return any(filler.role in ("target", "place") and filler.score >= STRUCK for filler in frame.fillers)
