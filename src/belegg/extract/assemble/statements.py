"""Make drafts of what parties threaten, promise, warn of, demand, deny or own up to."""

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.roles import cast
from belegg.model.parts import Frame


def statement(context: Context, frame: Frame) -> Draft | None:
    actor = cast(context, frame, "actor", fits=lambda party: party.actor.sector != "civilians")
    if actor.first is None or (frame.modality in ("aim", "possible") and frame.voice != "noun"):
        return None
    target = cast(context, frame, "target", fits=lambda party: party.head != (actor.first.head if actor.first else -1))
    return make(context, frame, actor, target, mode=frame.mode)
