"""Make a draft from a frame, its cast and its place: what all kinds without a count share."""

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.roles import Cast
from belegg.model.claim import Kind
from belegg.model.parts import Frame, Location


def place_of(context: Context, frame: Frame) -> Location | None:
    """Return the location that fills the frame's place role best."""
    setting = context.settings[frame.sentence]
    if setting is None:
        return None
    for filler in frame.fillers:
        if filler.role == "place":
            for location in setting.locations:
                if location.first <= filler.head <= location.last:
                    return location
    return None


def make(context: Context, frame: Frame, actor: Cast, target: Cast, *, mode: str | None) -> Draft:
    """Return the draft of a claim of the kind and place in the text that `frame` has, with its parties."""
    kind: Kind = frame.kind  # type: ignore[assignment]
    more_actors = actor.parties[1:]
    return Draft(
        kind=kind,
        mode=mode,
        sentence=frame.sentence,
        anchor=frame.trigger,
        evidence=((frame.start, frame.end),),
        rule=(frame.entry, *actor.rule, *target.rule),
        frame=frame,
        actor=actor.first,
        target=target.first,
        more_actors=more_actors,
        more_targets=target.parties[1:],
        item=frame.item,
        place=place_of(context, frame),
        planned=frame.modality == "future",
    )
