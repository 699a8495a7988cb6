"""Say of people who moved where they came to and what they left; who left for another country crossed its border."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.limits import destination
from belegg.model.parts import Location

LEFT = ("displaced", "sheltered")


def with_journeys(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those of people who went abroad with the country they came to and the place they left."""
    return [_told(context, draft) for draft in drafts]


def _told(context: Context, draft: Draft) -> Draft:
    frame = draft.frame
    if draft.kind != "displacement" or frame is None or frame.sentence != draft.sentence or frame.voice == "phrase":
        return draft
    if draft.mode not in (*LEFT, "crossed_border") or (frame.lasting and draft.mode == "displaced"):
        return draft
    reached = destination(context, frame)
    if reached is None:
        return draft
    left = _left(context, draft)
    return replace(
        draft,
        mode="crossed_border",
        place=reached,
        more_places=(left,) if left is not None else (),
        rule=(*draft.rule, "went to another country"),
    )


def _left(context: Context, draft: Draft) -> Location | None:
    setting = context.settings[draft.sentence]
    if setting is None or draft.frame is None:
        return None
    segment = setting.segments.of[draft.frame.trigger]
    return next(
        (
            location
            for location in setting.locations
            if location.role == "from" and setting.segments.of[location.first] == segment
        ),
        None,
    )
