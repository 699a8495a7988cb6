"""Make drafts of attacks: force was used, by whom, against whom, with what."""

from msgspec.structs import replace

from belegg.extract.assemble.blames import blamed, is_mutual
from belegg.extract.assemble.counted import join
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make, place_of
from belegg.extract.assemble.needs import is_barred
from belegg.extract.assemble.roles import Cast, cast, is_side
from belegg.extract.assemble.weapons import weapon_that_harms, weapons_of
from belegg.extract.frames.lexicon import is_one_of
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Frame, Moment, Party

STRUCK = 1.0
BEHIND = 3
BEHIND_LASTING = 5
LASTING = ("clash", "offensive")
COUNTRY = 6
OPEN_MODES = (None, "shooting", "shelling")
HARMS = ("casualties", "materiel")
DOERS = ("subject", "before")


def attacks(context: Context, frame: Frame) -> tuple[Draft, ...]:
    """Return the attack that `frame` tells; one for each kind of weapon where several were sent off at once."""
    if is_barred(context, frame) or _is_name(context, frame) or _event_does_it(context, frame):
        return ()
    if is_mutual(frame):
        return blamed(context, frame)
    actor = cast(context, frame, "actor", fits=_may_attack)
    target = cast(context, frame, "target")
    strike = _strike(context, frame)
    if strike is not None:
        struck = make(context, strike, actor, cast(context, strike, "target"), mode=frame.mode)
        return (replace(struck, anchor=frame.trigger, frame=frame, evidence=_words_of(frame, strike)),)
    if frame.mode == "clash" and len(actor.parties) > 1:
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    weapons = weapons_of(context, frame)
    if not _is_told(context, frame, actor, target, armed=bool(weapons)):
        return ()
    if "weapons" in frame.needs:
        return tuple(
            _with_weapon(context, make(context, frame, actor, target, mode=mode), index)
            for mode, index in weapons.items()
        )
    draft = make(context, frame, actor, target, mode=_mode(frame, tuple(weapons)))
    return (_with_weapon(context, draft, next(iter(weapons.values()))) if weapons else draft,)


def _strike(context: Context, frame: Frame) -> Frame | None:
    """Return the verb that tells whom or what an attack taken up struck ("angrepet rammet også en moské")."""
    if frame.voice != "noun" or frame.weak or not frame.definite:
        return None
    for other in context.frames[frame.sentence]:
        if other.kind != "attack" or other.voice != "active" or other.negated or other.modality != "fact":
            continue
        doer = next((each for each in other.fillers if each.role == "actor" and each.slot in DOERS), None)
        struck = any(each.slot == "object" and each.score >= STRUCK for each in other.fillers if each.role != "actor")
        if "weapon" in other.needs and doer is not None and doer.head == frame.trigger and struck:
            return other
    return None


def _words_of(frame: Frame, strike: Frame) -> tuple[tuple[int, int], ...]:
    return join(((frame.start, frame.end), (strike.start, strike.end)), gap=40)


def _mode(frame: Frame, weapons: tuple[str, ...]) -> str | None:
    """Return how it was done: by the weapon where the verb leaves it open ("traff", "falt": a bomb that falls, fell
    from the air)."""
    if not weapons:
        return frame.mode
    if frame.mode in OPEN_MODES:
        return weapons[0]
    if frame.mode == "air_strike" and weapons[0] == "drone_strike":
        return weapons[0]
    return weapons[0] if "weapon" in frame.needs and weapons[0] != "bombing" else frame.mode


def _with_weapon(context: Context, draft: Draft, index: int) -> Draft:
    """Return `draft` resting on the words of its weapon too."""
    phrase = context.phrase(draft.sentence, index)
    tokens = context.sentences[draft.sentence].tokens
    words = (tokens[phrase.first if phrase is not None else index].start, tokens[index].end)
    frame = draft.evidence[0]
    if words[0] < frame[1] and frame[0] < words[1]:
        return draft
    return replace(draft, evidence=join((words, frame), gap=25))


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
    if best is None or (best.slot not in DOERS and best.slot not in clause_words(context.language).by):
        return False
    event = context.frame_at(frame.sentence, best.head, "attack")
    return event is not None and event.voice == "noun" and not event.weak


def _is_told(context: Context, frame: Frame, actor: Cast, target: Cast, *, armed: bool) -> bool:
    """Return whether enough is said of the blow for a claim of its own."""
    if frame.voice == "noun":
        return _is_new(context, frame, actor, target)
    struck = bool(target.parties or place_of(context, frame)) or _strikes_thing(frame)
    if frame.voice == "phrase" or frame.mode == "suicide_bombing":
        return struck or frame.voice != "phrase"
    if "weapons" in frame.needs:
        return armed and (struck or bool(actor.parties) or frame.voice == "passive")
    if ("weapon" in frame.needs or "side" in frame.needs) and not _is_borne(context, frame, actor, armed=armed):
        return False
    return struck or (bool(actor.parties) and not frame.weak)


def _is_borne(context: Context, frame: Frame, actor: Cast, *, armed: bool) -> bool:
    """Return whether the weapon or the side that the word asks for is there; a passive may keep silent on the side."""
    if (armed or _strikes_target(context, frame)) and "weapon" in frame.needs:
        return True
    if "side" not in frame.needs:
        return False
    if armed or any(is_side(party) or party.form == "group" for party in actor.parties):
        return True
    if frame.voice == "active" and not frame.weak and _harms_people(context, frame):
        return True
    if frame.voice == "passive":
        return frame.mode is None and any(
            filler.role == "place" and filler.slot == "object" for filler in frame.fillers
        )
    return _strikes_place(context, frame)


def _harms_people(context: Context, frame: Frame) -> bool:
    """Return whether somebody acts and a participle tells whom that killed ("youths attacked three camps, killing
    33"), be the doers no party that is known."""
    tokens = context.sentences[frame.sentence].tokens
    acts = any(filler.role == "actor" and filler.slot == "subject" for filler in frame.fillers)
    return acts and any(
        other.kind == "casualties" and other.modality == "fact" and "VerbForm=Ger" in tokens[other.trigger].feats
        for other in context.frames[frame.sentence]
    )


def _strikes_target(context: Context, frame: Frame) -> bool:
    """Return whether what is struck is called a target ("1600 mål ble rammet")."""
    tokens = context.sentences[frame.sentence].tokens
    return any(
        filler.role == "target"
        and filler.slot == "object"
        and is_one_of(context.language, "aim", tokens[filler.head].text)
        for filler in frame.fillers
    )


def _strikes_place(context: Context, frame: Frame) -> bool:
    """Return whether the blow falls on a named place ("gikk løs på landsbyen Gamboru")."""
    for filler in frame.fillers:
        if (
            filler.role == "place"
            and (filler.slot == "object" or filler.slot in clause_words(context.language).onto)
            and filler.score >= STRUCK
        ):
            phrase = context.phrase(filler.sentence, filler.head)
            if phrase is not None and phrase.location is not None and phrase.location.place.precision < COUNTRY:
                return True
    return False


def _is_new(context: Context, frame: Frame, actor: Cast, target: Cast) -> bool:
    """Return whether a noun tells an attack, and does not only take up one already told ("etter angrepet")."""
    if frame.weak and _is_weapon_of_verb(context, frame):
        return False
    if actor.parties or _stands_in_time(context, frame):
        return True
    if frame.definite:
        return any(
            filler.role in ("place", "target")
            and 0 < _gap(context, frame, filler.head) <= (BEHIND if frame.mode not in LASTING else BEHIND_LASTING)
            for filler in frame.fillers
        )
    if target.parties or place_of(context, frame):
        return True
    return _is_counted(context, frame) and (not frame.weak or frame.mode == "clash")


def _gap(context: Context, frame: Frame, head: int) -> int:
    phrase = context.phrase(frame.sentence, head)
    return phrase.first - frame.last if phrase is not None and phrase.preposition else 0


def _is_weapon_of_verb(context: Context, frame: Frame) -> bool:
    """Return whether a verb beside the noun tells what the weapon did ("en bilbombe gikk av")."""
    return any(
        other.kind == "attack"
        and other.voice in ("active", "passive")
        and {"weapon", "weapons"} & set(other.needs)
        and frame.trigger in weapons_of(context, other).values()
        for other in context.frames[frame.sentence]
    )


def _stands_in_time(context: Context, frame: Frame) -> bool:
    """Return whether a time stands in the noun's own stretch of words, or in one that hangs on it."""
    setting = context.settings[frame.sentence]
    if setting is None:
        return False
    own = setting.segments.of[frame.trigger]
    stretches = {
        own,
        *(
            number
            for number, each in enumerate(setting.segments.segments)
            if each.parent == own and each.opening == "rel"
        ),
    }
    return any(
        not moment.age
        and not (moment.window and frame.definite)
        and not _owns(context, moment)
        and setting.segments.of[moment.first] in stretches
        for moment in setting.moments
    )


def _owns(context: Context, moment: Moment) -> bool:
    """Return whether a time stands in the genitive, and so takes up what is known already ("Monday's attack")."""
    last = context.sentences[moment.sentence].tokens[moment.last]
    return last.text in clause_words(context.language).genitive_marks


def _is_counted(context: Context, frame: Frame) -> bool:
    """Return whether the attacks are counted, or somebody was harmed in the same breath."""
    phrase = context.phrase(frame.sentence, frame.trigger)
    counted = phrase is not None and phrase.quantity is not None and phrase.quantity.form == "number"
    return counted or any(other.kind in HARMS and other.modality == "fact" for other in context.frames[frame.sentence])


def _strikes_thing(frame: Frame) -> bool:
    """Return whether the blow falls on something, be it no party and no known place ("et kjøretøy")."""
    return any(filler.role in ("target", "place") and filler.score >= STRUCK for filler in frame.fillers)
