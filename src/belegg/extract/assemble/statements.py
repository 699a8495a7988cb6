"""Make drafts of what parties threaten, promise, warn of, demand, deny or own up to."""

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.needs import is_barred
from belegg.extract.assemble.roles import Cast, is_side
from belegg.extract.assemble.speech import NO_SIDE, content, parties_of, quoted, speaker_of
from belegg.model.parts import Frame, Party

BY_SIDES = ("threat", "promise", "responsibility")
NOT_SIDES = (*NO_SIDE, "monitor", "ngo", "medical", "aid_workers", "journalists")


def statement(context: Context, frame: Frame) -> Draft | None:
    if (frame.modality in ("aim", "possible") and frame.voice != "noun") or is_barred(context, frame):
        return None
    actor = _actor(context, frame)
    if frame.voice == "noun" and _inside_another(context, frame):
        return None
    if actor.first is None or (_needs_speech(frame) and _told_otherwise(context, frame)):
        return None
    target = parties_of(context, frame, "target", fits=lambda party: not _same(party, actor))
    if frame.weak and frame.voice == "active" and target.first is None:
        return None
    draft = make(context, frame, actor, target, mode=frame.mode)
    return replace(draft, evidence=(*draft.evidence, *content(context, frame)))


def _needs_speech(frame: Frame) -> bool:
    return "speaker" in frame.needs


def _same(party: Party, cast: Cast) -> bool:
    return any(party.head == other.head and party.sentence == other.sentence for other in cast.parties)


def _actor(context: Context, frame: Frame) -> Cast:
    """Return who says it: its subject, or the speaker; words that anybody may say need one who is a side."""
    if _needs_speech(frame):
        spoken = quoted(context, frame, fits=lambda party: _may_say(frame, party))
        if spoken.first is not None:
            return spoken
        if "open" not in frame.needs:
            return Cast()
        return parties_of(context, frame, "actor", fits=lambda party: is_side(party) and _may_say(frame, party))
    found = parties_of(context, frame, "actor", fits=lambda party: _may_say(frame, party))
    if found.first is not None or frame.voice == "noun":
        return found
    return speaker_of(context, frame, fits=lambda party: _may_say(frame, party))


def _may_say(frame: Frame, party: Party) -> bool:
    return party.actor.sector not in (NOT_SIDES if frame.mode in BY_SIDES else NO_SIDE)


def _inside_another(context: Context, frame: Frame) -> bool:
    """Return whether the noun is one of the words of a verb of stating ("stilte et ultimatum")."""
    return any(
        other.kind == "statement" and other.voice != "noun" and other.start <= frame.start and frame.end <= other.end
        for other in context.frames[frame.sentence]
    )


def _told_otherwise(context: Context, frame: Frame) -> bool:
    """Return whether another word of the sentence says already what is stated ("krever at Israel må trekke seg ut")."""
    return any(
        other is not frame
        and other.kind == "statement"
        and not other.negated
        and (not _needs_speech(other) or (other.mode == frame.mode and other.start < frame.start))
        and statement(context, other) is not None
        for other in context.frames[frame.sentence]
    )
