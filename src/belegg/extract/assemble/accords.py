"""Make drafts of deals that are made or broken and of parties that meet."""

from collections.abc import Iterator

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.needs import has_word, is_barred, stands_before
from belegg.extract.assemble.roles import Cast, is_armed, is_side
from belegg.extract.assemble.speech import parties_of
from belegg.model.parts import Frame, Party

BROKEN = "broken"
RANKS = ("call", "negotiation", "meeting")
GROUP_FORMS = ("group", "stand_in")


def agreement(context: Context, frame: Frame) -> Draft | None:
    """Return the deal of `frame`: one that was made or holds, or one that failed, with the words that name it."""
    if is_barred(context, frame):
        return None
    if frame.mode == BROKEN:
        return _broken(context, frame)
    if frame.voice == "noun":
        made = has_word(context, frame, "made")
        if stands_before(context, frame, "wished") or (frame.modality in ("possible", "aim") and not made):
            return None
        if _is_broken(context, frame) and not (made and _relative_follows(context, frame)):
            return None
        if frame.weak and not made:
            return _between(context, frame, needs=2)
    elif frame.modality in ("possible", "aim") or stands_before(context, frame, "wished"):
        return None
    if "deal" in frame.needs and not has_word(context, frame, "deal"):
        return None
    return _between(context, frame, needs=1 if frame.weak else 0)


def talks(context: Context, frame: Frame) -> Draft | None:
    """Return the meeting of `frame`, the most telling of those that its sentence has ("på telefon" before "drøftet")."""
    draft = _met(context, frame)
    if draft is None or frame.mode not in RANKS:
        return draft
    for other in context.frames[frame.sentence]:
        if other.kind == "talks" and other.mode in RANKS and not other.negated and other is not frame:
            better = (RANKS.index(other.mode), other.weak, other.start) < (
                RANKS.index(frame.mode),
                frame.weak,
                frame.start,
            )
            if better and other.modality not in ("condition", "question") and _met(context, other) is not None:
                return None
    return draft


def _met(context: Context, frame: Frame) -> Draft | None:
    if is_barred(context, frame) or frame.modality == "possible" or stands_before(context, frame, "wished"):
        return None
    if "travel" in frame.needs and not has_word(context, frame, "travel"):
        return None
    gathered = has_word(context, frame, "meeters")
    if "both" in frame.needs:
        draft = _between(context, frame, needs=1 if gathered else 2)
        return None if draft is None or _fight(draft) else draft
    return _between(context, frame, needs=0 if gathered or not frame.weak else 1)


def _fight(draft: Draft) -> bool:
    """Return whether those who "meet" are forces: they fight then."""
    return any(
        party is not None and party.form in GROUP_FORMS and is_armed(party) and party.actor.sector != "government"
        for party in (draft.actor, draft.target)
    )


def _relative_follows(context: Context, frame: Frame) -> bool:
    setting = context.settings[frame.sentence]
    if setting is None:
        return False
    return any(
        segment.opening == "rel" and 0 < segment.opener - frame.last <= 3 for segment in setting.segments.segments
    )


def _deals(context: Context, sentence: int) -> Iterator[Frame]:
    for frame in context.frames[sentence]:
        if frame.kind == "agreement" and frame.voice == "noun" and frame.mode != BROKEN:
            yield frame


def _is_broken(context: Context, deal: Frame) -> bool:
    """Return whether another word of the sentence says that the deal failed."""
    return any(
        frame.kind == "agreement" and frame.mode == BROKEN and not frame.negated and _deal_of(context, frame) is deal
        for frame in context.frames[deal.sentence]
    )


def _deal_of(context: Context, frame: Frame) -> Frame | None:
    """Return the deal that the word of breaking speaks of: one of its own words, its topic, or none."""
    topics = [filler.head for filler in frame.fillers if filler.role == "topic"]
    deals = [deal for deal in _deals(context, frame.sentence) if deal.trigger in topics or _within(deal, frame)]
    return min(deals, key=lambda deal: abs(deal.trigger - frame.trigger), default=None)


def _within(deal: Frame, frame: Frame) -> bool:
    return frame.start <= deal.start and deal.end <= frame.end


def _broken(context: Context, frame: Frame) -> Draft | None:
    deal = _deal_of(context, frame)
    if deal is None:
        return None
    draft = _between(context, frame, needs=0)
    if draft is None:
        return None
    start, end = min(frame.start, deal.start), max(frame.end, deal.end)
    return replace(draft, mode=f"{BROKEN}:{deal.mode}", evidence=((start, end),))


def _between(context: Context, frame: Frame, *, needs: int) -> Draft | None:
    actor = parties_of(context, frame, "actor", fits=is_side)
    target = parties_of(context, frame, "target", fits=is_side)
    if len(actor.parties) > 1 and (target.first is None or _shared(actor.first, target.first)):
        actor, target = Cast(parties=actor.parties[:1], rule=actor.rule), Cast(parties=actor.parties[1:])
    elif _shared(actor.first, target.first):
        target = Cast(parties=target.parties[1:], rule=target.rule)
    if len(actor.parties) + len(target.parties) < needs:
        return None
    return make(context, frame, actor, target, mode=frame.mode)


def _shared(one: Party | None, other: Party | None) -> bool:
    return one is not None and other is not None and one.head == other.head
