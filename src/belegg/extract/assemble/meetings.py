"""Make drafts of parties that meet, negotiate, call each other or mediate."""

from msgspec.structs import replace

from belegg.extract.assemble.accords import between, brokered
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.make import place_of
from belegg.extract.assemble.needs import has_word, is_barred, stands_before
from belegg.extract.assemble.roles import is_armed, is_side
from belegg.extract.assemble.speech import parties_of
from belegg.extract.frames.lexicon import lexicon
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Frame, Party

RANKS = ("call", "negotiation", "meeting")
GROUP_FORMS = ("group", "stand_in")


def talks(context: Context, frame: Frame) -> Draft | None:
    """Return the meeting of `frame`: of several that its sentence tells only the most telling, with the words of the
    others as evidence ("møttes til forhandlinger", "drøftet krigen på telefon")."""
    if brokered(context, frame) is not None:
        return None
    draft = _met(context, frame)
    if draft is None or frame.mode not in RANKS:
        return draft
    if frame.mode == "meeting" and frame.voice == "active" and _gathers(context, frame, "bargainers"):
        draft = replace(draft, mode="negotiation")
    evidence = draft.evidence
    for other in context.frames[frame.sentence]:
        if other is frame or not _is_other(frame, other) or _met(context, other) is None:
            continue
        if _rank(other) < _rank(frame):
            return None
        evidence += ((other.start, other.end),)
    return replace(draft, evidence=evidence)


def _is_other(frame: Frame, other: Frame) -> bool:
    open_ones = other.kind == "talks" and other.mode in RANKS and not other.negated
    return open_ones and other.modality not in ("condition", "question") and abs(other.trigger - frame.trigger) <= 12


def _rank(frame: Frame) -> tuple[bool, int, bool, int, int]:
    return (frame.weak, RANKS.index(frame.mode or ""), frame.voice != "noun", frame.start, -frame.end)


def _met(context: Context, frame: Frame) -> Draft | None:
    if is_barred(context, frame) or stands_before(context, frame, "wished"):
        return None
    if frame.modality == "possible" and not _is_to_come(context, frame):
        return None
    if "travel" in frame.needs and not has_word(context, frame, "travel"):
        return None
    gathered = _gathers(context, frame, "meeters")
    if "both" in frame.needs:
        known = gathered or _meets_ruler(context, frame) or _meets_stranger(context, frame)
        draft = between(context, frame, needs=1 if known else 2)
        return None if draft is None or _fight(draft) else draft
    needs = 0 if gathered or not frame.weak or _is_set(context, frame) else 1
    draft = between(context, frame, needs=needs) or _those_two(context, frame)
    return None if draft is not None and frame.voice == "active" and _fight(draft) else draft


def _is_set(context: Context, frame: Frame) -> bool:
    """Return whether talks whose sides are not named are told with their course and place ("Samtalene fortsetter i
    Doha", "etter sju dagers samtaler ledet av FN")."""
    if frame.mode != "negotiation" or frame.negated or not has_word(context, frame, "course"):
        return False
    return place_of(context, frame) is not None or has_word(context, frame, "led")


def _gathers(context: Context, frame: Frame, group: str) -> bool:
    """Return whether a word for those who meet stands in the sentence ("utenriksministrene")."""
    endings = tuple(word for each in lexicon(context.language).groups.get(group, ()) for word in each.words)
    return any(token.text.lower().endswith(endings) for token in context.sentences[frame.sentence].tokens)


def _is_to_come(context: Context, frame: Frame) -> bool:
    """Return whether the verb is announced, in words that pass the announcement on ("varsler at de skal møtes")."""
    tokens = context.sentences[frame.sentence].tokens[max(frame.first - 3, 0) : frame.first]
    future = clause_words(context.language).future_auxiliaries
    return frame.voice == "active" and any(token.text.lower() in future for token in tokens)


def _meets_ruler(context: Context, frame: Frame) -> bool:
    """Return whether a pronoun meets somebody in office ("… der han møtte president Sisi")."""
    tokens = context.sentences[frame.sentence].tokens
    met = parties_of(context, frame, "target", fits=lambda party: party.form in ("person", "office")).first
    ruler = met is not None and met.actor.sector in ("government", "intergovernmental")
    return ruler and any(token.upos == "PRON" for token in tokens[max(frame.first - 2, 0) : frame.first])


def _meets_stranger(context: Context, frame: Frame) -> bool:
    """Return whether one of the two is a leader or a side, the other a person whom no list knows ("Solheim møtte
    Prabhakaran")."""
    tokens = context.sentences[frame.sentence].tokens
    for role, other in (("actor", "target"), ("target", "actor")):
        heads = [filler.head for filler in frame.fillers if filler.role == role][:1]
        stranger = any(tokens[head].name == "PER" and tokens[head].upos == "PROPN" for head in heads)
        if stranger and parties_of(context, frame, other, fits=_leads).first is not None:
            return True
    return False


def _leads(party: Party) -> bool:
    return (
        is_side(party) and party.form in ("person", "office", "name") and party.actor.sector not in ("other", "police")
    )


def _those_two(context: Context, frame: Frame) -> Draft | None:
    """Return a meeting of the two sides that the sentence named before ("… og de to skal møtes i Sotsji")."""
    setting = context.settings[frame.sentence]
    if setting is None or frame.mode != "meeting" or frame.voice != "active" or "both" in frame.needs:
        return None
    sides: list[Party] = [
        phrase.party
        for phrase in setting.phrases
        if phrase.party is not None and phrase.last < frame.first and is_side(phrase.party)
    ]
    draft = between(context, frame, needs=0)
    if len(sides) != 2 or draft is None:
        return None
    return replace(draft, actor=sides[0], target=sides[1], rule=(*draft.rule, "the two named before"))


def _fight(draft: Draft) -> bool:
    """Return whether those who "meet" are forces: they fight then."""
    parties = [party for party in (draft.actor, draft.target) if party is not None]
    return bool(parties) and all(
        party.form in GROUP_FORMS and is_armed(party) and party.actor.sector != "government" for party in parties
    )
