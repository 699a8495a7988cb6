"""Make drafts of deals that are made or broken, with the words that say which."""

from collections.abc import Iterator

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.needs import has_word, is_barred, stands_before
from belegg.extract.assemble.roles import Cast, is_side
from belegg.extract.assemble.speech import parties_of
from belegg.extract.frames.lexicon import lexicon
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Frame, Party

BROKEN = "broken"
OTHER = "other"
VAGUE = (None, OTHER)
NAMED = "proper"
SURE = 2.0


def agreement(context: Context, frame: Frame) -> Draft | None:
    """Return the deal of `frame`: one that was made or holds, or one that failed, with the words that name it."""
    if is_barred(context, frame):
        return None
    if frame.mode == BROKEN:
        return _broken(context, frame)
    made = has_word(context, frame, "made") or any(
        brokered(context, other) is frame for other in context.frames[frame.sentence] if other.kind == "talks"
    )
    unreal = frame.modality in ("possible", "aim") and not made
    wished = stands_before(context, frame, "wished") and not has_word(context, frame, "signed")
    if unreal or wished:
        return None
    if any(group in frame.needs and not has_word(context, frame, group) for group in ("made", "pact", "deal", "safe")):
        return None
    if "dated" in frame.needs and not _is_dated(context, frame):
        return None
    if NAMED in frame.needs and not _is_proper(context, frame):
        return None
    if frame.voice != "noun":
        named = any(not deal.weak for deal in _deals(context, frame.sentence))
        if frame.mode in VAGUE and frame.voice == "phrase" and named:
            return None
        if "both" in frame.needs:
            others = any(each.kind == "agreement" and each is not frame for each in context.frames[frame.sentence])
            return None if others else between(context, frame, needs=2)
        return between(context, frame, needs=1 if frame.weak else 0)
    if _is_broken(context, frame) and not (_is_dated(context, frame) or (made and _relative_follows(context, frame))):
        return None
    vague = frame.mode in VAGUE and frame.weak and not (frame.definite and has_word(context, frame, "signed"))
    draft = between(context, frame, needs=2 if frame.weak and not made else int(vague))
    return None if draft is None else replace(draft, mode=_mode(context, frame))


def brokered(context: Context, frame: Frame) -> Frame | None:
    """Return the deal that a relative clause of `frame` tells who brought about ("en avtale som Kina meklet"): then
    the deal is the news, not the talks; None for others."""
    setting = context.settings[frame.sentence]
    if setting is None or frame.voice not in ("active", "passive") or frame.mode not in ("mediation", "negotiation"):
        return None
    segment = setting.segments.segments[setting.segments.of[frame.trigger]]
    if segment.opening != "rel":
        return None
    return next((deal for deal in _deals(context, frame.sentence) if deal.trigger + 1 == segment.opener), None)


def _relative_follows(context: Context, frame: Frame) -> bool:
    tokens = context.sentences[frame.sentence].tokens[frame.last + 1 : frame.last + 4]
    relatives = clause_words(context.language).relatives
    return any(token.text.lower() in relatives for token in tokens)


def _is_dated(context: Context, frame: Frame) -> bool:
    """Return whether the time from which the deal holds stands right after it ("våpenhvilen fra 2003 er brutt")."""
    setting = context.settings[frame.sentence]
    tokens = context.sentences[frame.sentence].tokens
    words = {word for each in lexicon(context.language).groups.get("deal_from", ()) for word in each.words}
    if setting is None or frame.last + 1 >= len(tokens) or tokens[frame.last + 1].text.lower() not in words:
        return False
    return any(0 < moment.first - frame.last <= 2 for moment in setting.moments)


def _is_proper(context: Context, frame: Frame) -> bool:
    """Return whether the deal bears a name ("Dayton-avtalen", "Daytonavtalen"); at a sentence's start every word is
    written large."""
    token = context.sentences[frame.sentence].tokens[frame.trigger]
    named = token.upos == "PROPN" or "-" in token.text or frame.trigger > 0
    return token.text[:1].isupper() and not token.text[:2].isupper() and named


def _deals(context: Context, sentence: int) -> Iterator[Frame]:
    for frame in context.frames[sentence]:
        stands = frame.kind == "agreement" and frame.voice == "noun" and BROKEN not in (frame.mode or "")
        if stands and (NAMED not in frame.needs or _is_proper(context, frame)):
            yield frame


def _mode(context: Context, deal: Frame) -> str | None:
    """Return the deal's mode; "avtalen" is of the mode of the last deal that the article named before it."""
    if deal.mode not in VAGUE or not deal.definite or NAMED in deal.needs:
        return deal.mode
    for sentence in range(deal.sentence, -1, -1):
        for other in reversed(list(_deals(context, sentence))):
            if other.mode not in VAGUE and (other.sentence, other.start) < (deal.sentence, deal.start):
                return other.mode
    return deal.mode


def _is_broken(context: Context, deal: Frame) -> bool:
    """Return whether another word of the sentence says that the deal failed."""
    return any(
        frame.kind == "agreement" and frame.mode == BROKEN and not frame.negated and _deal_of(context, frame) is deal
        for frame in context.frames[deal.sentence]
    )


def _deal_of(context: Context, frame: Frame) -> Frame | None:
    """Return the deal that the word of breaking speaks of: its own word, its topic, or the one it goes on from."""
    topics = [filler.head for filler in frame.fillers if filler.role == "topic"]
    own = [deal for deal in _deals(context, frame.sentence) if deal.trigger in topics or _within(deal, frame)]
    if own:
        return min(own, key=lambda deal: (abs(deal.trigger - frame.trigger), deal.mode in VAGUE))
    taken = any(filler.slot in ("subject", "object") and filler.score > SURE for filler in frame.fillers)
    meant = _means_it(context, frame)
    if (taken and not meant) or frame.voice == "noun":
        return None
    before = [deal for deal in _deals(context, frame.sentence) if deal.last < frame.first]
    if before:
        return before[-1]
    if not meant and not _speaks_of_it(context, frame):
        return None
    earlier = (list(_deals(context, frame.sentence - back)) for back in (1, 2) if frame.sentence >= back)
    return next((deals[-1] for deals in earlier if deals), None)


def _speaks_of_it(context: Context, frame: Frame) -> bool:
    """Return whether a pronoun for a thing opens the clause of the frame ("Den kollapset …")."""
    tokens = context.sentences[frame.sentence].tokens
    opener = next((token for token in tokens if token.upos != "PUNCT"), None)
    near = opener is not None and frame.first - opener.index <= 3
    return opener is not None and near and opener.upos in ("PRON", "DET") and opener.dep.startswith("nsubj")


def _means_it(context: Context, frame: Frame) -> bool:
    """Return whether a pronoun for a thing stands among the frame's own words ("sa den opp")."""
    tokens = context.sentences[frame.sentence].tokens[frame.first : frame.last + 1]
    return any(token.upos == "PRON" and token.text.lower() in clause_words(context.language).things for token in tokens)


def _within(deal: Frame, frame: Frame) -> bool:
    return frame.start <= deal.start and deal.end <= frame.end


def _broken(context: Context, frame: Frame) -> Draft | None:
    deal = _deal_of(context, frame)
    draft = between(context, frame, needs=0) if deal is not None else None
    if deal is None or draft is None:
        return None
    evidence: tuple[tuple[int, int], ...] = ((frame.start, frame.end), (deal.start, deal.end))
    if deal.sentence == frame.sentence:
        evidence = ((min(frame.start, deal.start), max(frame.end, deal.end)),)
    return replace(draft, mode=f"{BROKEN}:{_mode(context, deal) or OTHER}", evidence=evidence)


def between(context: Context, frame: Frame, *, needs: int) -> Draft | None:
    """Return a draft with the parties of a deal or a meeting, None where fewer than `needs` are told."""
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
