"""Make drafts of attacks that one side lays at another's door, in words that only point at the attack."""

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.roles import Cast, cast, is_side
from belegg.model.parts import Frame, Party

BLAME, MUTUAL = "blame", "mutual"
LOOK_BACK = 4


def is_blame(frame: Frame) -> bool:
    """Return whether the frame's words lay an attack at somebody's door ("skylder på RSF for angrepet")."""
    return BLAME in frame.needs or MUTUAL in frame.needs


def is_mutual(frame: Frame) -> bool:
    """Return whether two sides lay the attack at each other's door."""
    return MUTUAL in frame.needs


def blamed(context: Context, frame: Frame) -> tuple[Draft, ...]:
    """Return the attack of which `frame` tells who is blamed for it, in the way of the one told before; two where
    two sides blame each other; none where no attack is told before."""
    told = _told(context, frame)
    if told is None:
        return ()
    actor = cast(context, frame, "actor", fits=_may_be_blamed)
    if MUTUAL in frame.needs:
        if len(actor.parties) != 2:
            return ()
        one, other = actor.parties
        return tuple(_draft(context, frame, told, doer, rule=actor.rule) for doer in (one, other))
    if actor.first is None:
        return ()
    return (_draft(context, frame, told, actor.first, rule=actor.rule),)


def _draft(context: Context, frame: Frame, told: Frame, doer: Party, *, rule: tuple[str, ...]) -> Draft:
    draft = make(context, frame, Cast(parties=(doer,), rule=rule), Cast(), mode=told.mode)
    return replace(draft, rule=(*draft.rule, "attack of the words before"))


def _may_be_blamed(party: Party) -> bool:
    return is_side(party) or party.form == "group"


def _told(context: Context, frame: Frame) -> Frame | None:
    """Return the attack that stands last before the frame, in its sentence or few before, one with a mode first."""
    known = [
        other
        for sentence in range(frame.sentence, max(frame.sentence - 1 - LOOK_BACK, -1), -1)
        for other in reversed(context.frames[sentence])
        if other.kind == "attack" and other.start < frame.start and not other.negated and not is_blame(other)
    ]
    return next((other for other in known if other.mode is not None and not other.weak), known[0] if known else None)
