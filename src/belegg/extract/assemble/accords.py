"""Make drafts of deals that are made or broken and of parties that meet."""

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.roles import Cast, cast, is_side
from belegg.model.parts import Frame


def agreement(context: Context, frame: Frame) -> Draft | None:
    return _between(context, frame, needs=1 if frame.weak else 0)


def talks(context: Context, frame: Frame) -> Draft | None:
    return _between(context, frame, needs=1)


def _between(context: Context, frame: Frame, *, needs: int) -> Draft | None:
    actor = cast(context, frame, "actor", fits=is_side)
    target = cast(context, frame, "target", fits=is_side)
    if len(actor.parties) > 1 and not target.parties:
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    if actor.first is not None and target.first is not None and actor.first.head == target.first.head:
        target = Cast(parties=actor.parties[1:])
    if len(actor.parties) + len(target.parties) < needs:
        return None
    return make(context, frame, actor, target, mode=frame.mode)
