"""Make drafts of an attack for which two sides blame each other, in words that only point at the attack."""

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.roles import Cast, cast, is_side
from belegg.extract.assemble.weapons import weapons_of
from belegg.model.parts import Frame, Party

MUTUAL = "mutual"
LOOK_BACK = 4


def is_mutual(frame: Frame) -> bool:
    """Return whether two sides lay the attack at each other's door."""
    return MUTUAL in frame.needs


def blamed(context: Context, frame: Frame) -> tuple[Draft, ...]:
    """Return the attack that `frame` points at twice, each time by the other of its two sides, in the way of the one
    told before; none where no attack is told before."""
    told = _told(context, frame)
    actor = cast(context, frame, "actor", fits=_may_be_blamed)
    if told is None or len(actor.parties) != 2:
        return ()
    mode = told.mode or next(iter(weapons_of(context, told)), None)
    return tuple(_draft(context, frame, mode, doer, rule=actor.rule) for doer in actor.parties)


def _draft(context: Context, frame: Frame, mode: str | None, doer: Party, *, rule: tuple[str, ...]) -> Draft:
    draft = make(context, frame, Cast(parties=(doer,), rule=rule), Cast(), mode=mode)
    return replace(draft, rule=(*draft.rule, "attack of the words before"))


def _may_be_blamed(party: Party) -> bool:
    return is_side(party) or party.form == "group"


def _told(context: Context, frame: Frame) -> Frame | None:
    """Return the last attack before the frame, in its sentence or few before, of which it is told how it was done."""
    known = [
        other
        for sentence in range(frame.sentence, max(frame.sentence - 1 - LOOK_BACK, -1), -1)
        for other in reversed(context.frames[sentence])
        if other.kind == "attack" and other.start < frame.start and not other.negated and not is_mutual(other)
    ]
    return next((other for other in known if other.mode is not None or weapons_of(context, other)), None)
