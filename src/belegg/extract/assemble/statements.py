"""Make drafts of what parties threaten, promise, warn of, demand, deny or own up to."""

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import make
from belegg.extract.assemble.needs import is_barred, stands_before
from belegg.extract.assemble.roles import Cast, is_side
from belegg.extract.assemble.speech import NO_SIDE, content, parties_of, quoted, speaker_of
from belegg.extract.frames.lexicon import lexicon
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Filler, Frame, Party
from belegg.model.sentence import Token

BY_SIDES = ("threat", "promise", "responsibility")
SURE = 2.0
_CLAIMED = "claimed"
VERSION_REACH = 3
NOT_SIDES = (*NO_SIDE, "monitor", "ngo", "medical", "aid_workers", "journalists")


def statement(context: Context, frame: Frame) -> Draft | None:
    """Return what a party states, None where nobody is known to state it or it is not meant as said."""
    if is_barred(context, frame) or not _is_said(context, frame):
        return None
    if frame.voice == "noun" and _inside_another(context, frame):
        return None
    actor = _actor(context, frame)
    if _CLAIMED in frame.needs and not (actor.parties and _speaks_of_self(context, frame)):
        return None
    if frame.mode == "denial" and _tells_other_version(context, frame):
        return None
    if actor.first is None and not _is_voiced(context, frame):
        return None
    if _needs_speech(frame) and _told_otherwise(context, frame):
        return None
    target = parties_of(context, frame, "target", fits=lambda party: not _same(party, actor))
    mode = _mode(context, frame)
    if mode is None or (frame.weak and frame.voice == "active" and target.first is None):
        return None
    draft = make(context, frame, actor, target, mode=mode)
    return replace(draft, evidence=(*draft.evidence, *content(context, frame)))


def _speaks_of_self(context: Context, frame: Frame) -> bool:
    """Return whether the subject is the speaker himself ("RSF sier at gruppa sto bak")."""
    words = {word for each in lexicon(context.language).groups.get("selves", ()) for word in each.words}
    before = context.sentences[frame.sentence].tokens[max(frame.first - 2, 0) : frame.first]
    return any(token.text.lower() in words for token in before)


def _tells_other_version(context: Context, frame: Frame) -> bool:
    """Return whether a bare denial only leads up to the speaker's own version ("avviser dette og sier at …"): what it
    denies is told already, and so is what he says instead."""
    if frame.voice != "active":
        return False
    known = lexicon(context.language).groups
    told = {word for each in known.get("denied", ()) for word in each.words}
    joints = {word for each in known.get("version", ()) for word in each.words}
    tokens = context.sentences[frame.sentence].tokens[frame.last + 1 :]
    rest = [token for token in tokens[:VERSION_REACH] if token.text.lower() not in told]
    following = [token.text.lower() for token in rest[:2]]
    return " ".join(following) in joints or (following[:1] == [":"] and len(tokens) > 2)


def _is_said(context: Context, frame: Frame) -> bool:
    """Return whether the frame is said, not only wished or tried ("brukte talen til å kreve" is said)."""
    if "maybe" in frame.needs and frame.modality not in ("possible", "future"):
        return False
    if frame.modality not in ("aim", "possible") or frame.voice in ("noun", "phrase"):
        return True
    return frame.modality == "aim" and stands_before(context, frame, "doing", reach=2)


def _is_voiced(context: Context, frame: Frame) -> bool:
    """Return whether a pronoun, a number or a word for a leader or a group is the subject, though no party is known."""
    if _needs_speech(frame) or frame.mode in BY_SIDES or frame.voice not in ("active", "passive"):
        return False
    subjects = [filler for filler in frame.fillers if filler.slot in ("subject", "object") and filler.score > SURE]
    wanted = [each for each in subjects if each.role == ("actor" if frame.voice == "active" else "target")]
    tokens = context.sentences[frame.sentence].tokens
    if any(token.upos in ("PRON", "DET", "NUM") and _is_subject(token, frame) for token in tokens):
        return True
    if frame.voice == "passive":
        return any(tokens[each.head].upos == "PRON" or _is_party(context, each) for each in wanted[:1])
    words = lexicon(context.language).groups.get("voices", ())
    return any(
        tokens[each.head].upos in ("PRON", "NUM")
        or any(tokens[each.head].text.lower() in group.words for group in words)
        for each in wanted[:1]
    )


def _is_subject(token: Token, frame: Frame) -> bool:
    return token.head == frame.trigger and token.dep == "nsubj" and token.index != frame.trigger


def _is_party(context: Context, filler: Filler) -> bool:
    phrase = context.phrase(filler.sentence, filler.head)
    return phrase is not None and phrase.party is not None


def _mode(context: Context, frame: Frame) -> str | None:
    """Return the frame's mode; an assurance is a promise only of what is to come, of what is not so a denial."""
    if "future" not in frame.needs:
        return frame.mode
    words = clause_words(context.language)
    said = {
        token.text.lower()
        for start, end in content(context, frame)
        for token in context.sentences[frame.sentence].tokens
        if start <= token.start < end
    }
    if said & (words.future_auxiliaries | words.modal_auxiliaries | words.infinitive_marks):
        return frame.mode
    return "denial" if said & words.negators else None


def _needs_speech(frame: Frame) -> bool:
    return "speaker" in frame.needs


def _same(party: Party, cast: Cast) -> bool:
    return any(party.head == other.head and party.sentence == other.sentence for other in cast.parties)


def _actor(context: Context, frame: Frame) -> Cast:
    """Return who says it: its subject, or the speaker; words that anybody may say need one who is a side."""
    if _needs_speech(frame) or _CLAIMED in frame.needs:
        spoken = quoted(context, frame, fits=lambda party: _may_say(frame, party))
        if spoken.first is not None:
            return spoken
        if "open" not in frame.needs:
            return Cast()
        return parties_of(context, frame, "actor", fits=lambda party: is_side(party) and _may_say(frame, party))
    found = parties_of(context, frame, "actor", fits=lambda party: _may_say(frame, party))
    if found.first is not None or frame.voice == "noun":
        return found
    spoken = speaker_of(context, frame, fits=lambda party: _may_say(frame, party))
    return spoken if spoken.first is not None or frame.voice != "active" else _opening(context, frame)


def _opening(context: Context, frame: Frame) -> Cast:
    """Return the party that opens the sentence, where an aside parts it from its verb ("X, leder for Y, krever")."""
    setting = context.settings[frame.sentence]
    first = setting.phrases[0] if setting is not None and setting.phrases else None
    if first is None or first.party is None or first.first > 1 or first.preposition or not _may_say(frame, first.party):
        return Cast()
    following = context.sentences[frame.sentence].tokens[first.last + 1 : first.last + 2]
    parted = any(token.text == "," for token in following)
    return Cast(parties=(first.party,), rule=("actor opens the sentence",)) if parted else Cast()


def _may_say(frame: Frame, party: Party) -> bool:
    actor = party.actor
    unknown = actor.country is None and actor.sector is None and actor.id is None
    named = party.first > 1 and actor.as_written[:1].isupper()
    if frame.mode in BY_SIDES and unknown and not named:
        return False
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
