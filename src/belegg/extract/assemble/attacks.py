"""Make drafts of attacks: force was used, by whom, against whom, with what."""

from msgspec.structs import replace

from belegg.extract.assemble.counted import join
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make, place_of
from belegg.extract.assemble.needs import is_barred
from belegg.extract.assemble.roles import Cast, cast, is_side
from belegg.extract.assemble.weapons import weapon_that_harms, weapons_of
from belegg.model.parts import Frame, Party

STRUCK = 1.5
OPEN_MODES = (None, "shooting")
HARMS = ("casualties", "materiel")
DOERS = ("subject", "av", "before")


def attacks(context: Context, frame: Frame) -> tuple[Draft, ...]:
    """Return the attack that `frame` tells; one for each kind of weapon where several were sent off at once."""
    if is_barred(context, frame) or _is_name(context, frame) or _event_does_it(context, frame):
        return ()
    actor = cast(context, frame, "actor", fits=_may_attack)
    target = cast(context, frame, "target")
    if frame.mode == "clash" and len(actor.parties) > 1:
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    weapons = weapons_of(context, frame)
    if not _is_told(context, frame, actor, target, weapons):
        return ()
    if "weapons" in frame.needs:
        return tuple(make(context, frame, actor, target, mode=mode) for mode in weapons)
    mode = weapons[0] if frame.mode in OPEN_MODES and weapons else frame.mode
    return (make(context, frame, actor, target, mode=mode),)


def harmful(context: Context, frame: Frame) -> Draft | None:
    """Return the attack that a frame of another kind tells by the weapon that did it ("en veibombe drepte fire")."""
    if frame.kind not in HARMS or frame.negated or frame.modality != "fact" or is_barred(context, frame):
        return None
    weapon = weapon_that_harms(context, frame)
    if weapon is None:
        return None
    index, mode = weapon
    token = context.sentences[frame.sentence].tokens[index]
    draft = make(
        context, frame, cast(context, frame, "actor", fits=_may_attack), cast(context, frame, "target"), mode=mode
    )
    words = join(((token.start, token.end), (frame.start, frame.end)), gap=40)
    return replace(draft, kind="attack", anchor=index, evidence=words, item=None)


def _may_attack(party: Party) -> bool:
    return is_side(party) or party.form == "group"


def _is_name(context: Context, frame: Frame) -> bool:
    """Return whether the noun is part of somebody's name ("Aksjon mot sult")."""
    setting = context.settings[frame.sentence]
    parties = [phrase.party for phrase in setting.phrases if phrase.party is not None] if setting is not None else []
    return frame.voice == "noun" and any(
        party.form == "name" and party.first <= frame.trigger <= party.last for party in parties
    )


def _event_does_it(context: Context, frame: Frame) -> bool:
    """Return whether the verb only says what an attack told by a noun did ("luftangrepet rammet en skole")."""
    if frame.voice not in ("active", "passive"):
        return False
    best = next((filler for filler in frame.fillers if filler.role == "actor"), None)
    if best is None or best.slot not in DOERS:
        return False
    event = context.frame_at(frame.sentence, best.head, "attack")
    return event is not None and event.voice == "noun" and not event.weak


def _is_told(context: Context, frame: Frame, actor: Cast, target: Cast, weapons: tuple[str, ...]) -> bool:
    """Return whether enough is said of the blow for a claim of its own."""
    named = bool(actor.parties or target.parties or place_of(context, frame))
    if frame.voice in ("noun", "phrase"):
        return named or _stands_in_time(context, frame) or (not frame.definite and _is_counted(context, frame))
    if not weapons and ("weapon" in frame.needs or "weapons" in frame.needs):
        return False
    if "side" in frame.needs:
        return bool(weapons) or any(is_side(party) or party.form == "group" for party in actor.parties)
    if frame.weak:
        return named or bool(weapons)
    return named or _strikes_thing(frame)


def _stands_in_time(context: Context, frame: Frame) -> bool:
    """Return whether a time or a place stands in the noun's own stretch of words."""
    setting = context.settings[frame.sentence]
    if setting is None:
        return False
    own = setting.segments.of[frame.trigger]
    dated = any(
        moment.period is not None and not moment.age and setting.segments.of[moment.first] == own
        for moment in setting.moments
    )
    return dated or any(
        location.role in ("at", "near")
        and location.resolved_from is None
        and setting.segments.of[location.first] == own
        for location in setting.locations
    )


def _is_counted(context: Context, frame: Frame) -> bool:
    """Return whether the attacks are counted, or somebody was harmed in the same breath."""
    phrase = context.phrase(frame.sentence, frame.trigger)
    counted = phrase is not None and phrase.quantity is not None and phrase.quantity.form == "number"
    return counted or any(other.kind in HARMS and other.modality == "fact" for other in context.frames[frame.sentence])


def _strikes_thing(frame: Frame) -> bool:
    """Return whether the blow falls on something, be it no party and no known place ("et kjøretøy")."""
    return any(filler.role in ("target", "place") and filler.score >= STRUCK for filler in frame.fillers)
