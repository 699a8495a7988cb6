"""Make drafts of one person harmed who is named, not counted ("sjåføren døde", "lederen ble drept")."""

from collections.abc import Sequence

from belegg.extract.assemble.counted import doers, evidence_of
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.needs import is_barred
from belegg.extract.frames.phrases import Phrase
from belegg.model.actor import Actor
from belegg.model.count import Count
from belegg.model.parts import Frame, Party

SURE = 1.8
PERSON = "PER"
ONE = "one person, named in the singular"
MODES = ("killed", "wounded", "captured", "released", "missing", "neutralised")


def singular(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts for the frames of harm that no count fills and whose victim is one person."""
    taken = {(draft.sentence, draft.frame.trigger) for draft in drafts if draft.frame is not None}
    counted = {(draft.sentence, draft.anchor) for draft in drafts}
    found: dict[tuple[int, int], Draft] = {}
    for frame in context.all_frames("casualties"):
        if frame.weak or frame.voice in ("noun", "phrase") or frame.modality != "fact" or frame.negated:
            continue
        if (frame.sentence, frame.trigger) in taken or frame.needs not in ((), ("person",)) or frame.mode not in MODES:
            continue
        phrase = _victim(context, frame)
        party = _who(context, frame.sentence, phrase) if phrase is not None else None
        if phrase is None or party is None or (frame.sentence, phrase.head) in counted:
            continue
        if is_barred(context, frame):
            continue
        found.setdefault((frame.sentence, phrase.head), _draft(context, frame, phrase, party))
    return list(found.values())


def _victim(context: Context, frame: Frame) -> Phrase | None:
    fillers = [filler for filler in frame.fillers if filler.role == "target"]
    if not fillers or fillers[0].score < SURE:
        return None
    phrase = context.phrase(frame.sentence, fillers[0].head)
    if phrase is None or phrase.quantity is not None:
        return None
    return phrase


def _who(context: Context, sentence: int, phrase: Phrase) -> Party | None:
    """Return the one person that the phrase names, None where it names none, or several."""
    if phrase.party is not None:
        return phrase.party if _is_one(context, phrase, phrase.party) else None
    tokens = context.sentences[sentence].tokens
    if phrase.location is not None or tokens[phrase.head].name != PERSON or tokens[phrase.head].upos != "PROPN":
        return None
    if phrase.head + 1 < len(tokens) and tokens[phrase.head + 1].upos == "CCONJ":
        return None
    last = phrase.head
    while last + 1 < len(tokens) and tokens[last + 1].name == PERSON and tokens[last + 1].dep.startswith("flat"):
        last += 1
    start, end = tokens[phrase.head].start, tokens[last].end
    name = context.document.text[start:end]
    return Party(
        sentence=sentence,
        first=phrase.head,
        last=last,
        start=start,
        end=end,
        head=phrase.head,
        actor=Actor(name=name, as_written=name, country=None, sector=None, id=None),
        form="person",
        rule=("named person without a known side",),
    )


def _is_one(context: Context, phrase: Phrase, party: Party) -> bool:
    if party.plural is True or party.form not in ("person", "group", "stand_in"):
        return False
    token = context.sentences[party.sentence].tokens[phrase.head]
    if party.form == "person":
        return "Number=Plur" not in token.feats
    return "Number=Sing" in token.feats and party.plural is False and party.actor.name is None


def _draft(context: Context, frame: Frame, phrase: Phrase, party: Party) -> Draft:
    words = context.document.text[party.start : party.end]
    actor = doers(context, frame, phrase)
    return Draft(
        kind="casualties",
        mode=frame.mode,
        sentence=frame.sentence,
        anchor=phrase.head,
        evidence=evidence_of((party.start, party.end), frame),
        rule=(frame.entry, ONE, *actor.rule),
        frame=frame,
        count=Count(low=1, best=1, high=1, unit="person", as_written=words, quantifier="exact"),
        actor=actor.first,
        more_actors=actor.parties[1:],
        target=party,
    )
