"""Make drafts of one thing lost that is named, not counted ("broen ble ødelagt", "kapringen av skipet")."""

from collections.abc import Sequence

from belegg.extract.assemble.counted import doers, evidence_of
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.limits import BUILT, NEVER_HIT
from belegg.extract.assemble.needs import is_barred, is_met
from belegg.extract.frames.phrases import Phrase
from belegg.extract.quantities.lexicon import lexicon
from belegg.model.count import Count
from belegg.model.parts import Frame

DEFINITE = ("en", "a", "et")
"""How a noun in the definite singular ends, where it opens a sentence and the tagger takes it for a name."""
SURE = 2.0
SURE_OF_NOUN = 1.5
THINGS = ("item", "vehicle")
ONE = "one thing, named in the singular"


def wrecks(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts for the frames of loss that no count fills and where one thing, the one known, was lost."""
    losses = [draft for draft in drafts if draft.kind == "materiel"]
    taken = {(draft.sentence, draft.frame.trigger) for draft in losses if draft.frame is not None}
    told = {draft.item for draft in losses if draft.count is not None and draft.count.best == 1}
    counted = {(draft.sentence, draft.anchor) for draft in drafts}
    found: list[Draft] = []
    for frame in context.all_frames("materiel"):
        if frame.modality != "fact" or frame.negated or (frame.sentence, frame.trigger) in taken:
            continue
        if frame.mode is None and frame.voice == "active" and any(each.role == "target" for each in frame.fillers):
            continue
        for phrase in _lost(context, frame):
            item = _item(context, frame, phrase)
            if item is None or item in told or (frame.sentence, phrase.head) in counted or is_barred(context, frame):
                continue
            told.add(item)
            found.append(_draft(context, frame, phrase, item))
            break
    return found


def _lost(context: Context, frame: Frame) -> list[Phrase]:
    """Return the phrase that fits the frame best, where no count and no person fills it."""
    for filler in frame.fillers:
        if filler.role == "counted":
            phrase = context.phrase(frame.sentence, filler.head)
            sure = (
                filler.score >= (SURE_OF_NOUN if frame.voice == "noun" else SURE)
                and phrase is not None
                and phrase.quantity is None
                and not phrase.genitive
            )
            if not sure or phrase is None or not is_met(context, frame, phrase):
                return []
            return [phrase, *_named(context, frame, phrase)]
    return []


def _named(context: Context, frame: Frame, name: Phrase) -> list[Phrase]:
    """Return the phrase of the thing that bears the name just after it ("lasteskipet «Magic Seas»")."""
    setting = context.settings[frame.sentence]
    tokens = context.sentences[frame.sentence].tokens
    if setting is None or tokens[name.head].upos != "PROPN":
        return []
    return [
        phrase
        for phrase in setting.phrases
        if phrase.quantity is None
        and 0 < name.first - phrase.last <= 2
        and all(token.upos == "PUNCT" for token in tokens[phrase.last + 1 : name.first])
    ]


def _item(context: Context, frame: Frame, phrase: Phrase) -> str | None:
    """Return the item that the noun of `phrase` names, None where it is not one thing that is known already."""
    token = context.sentences[frame.sentence].tokens[phrase.head]
    common = token.upos == "NOUN" and "Definite=Def" in token.feats and "Number=Sing" in token.feats
    if not common and not (token.upos == "PROPN" and token.index == 0 and token.text.lower().endswith(DEFINITE)):
        return None
    noun = lexicon(context.language).noun(token.text.lower(), tagged=True)
    if noun is None or noun.unit not in THINGS or noun.item == "missile":
        return None
    if (noun.item in NEVER_HIT and frame.mode != "destroyed") or (noun.item in BUILT and frame.mode == "captured"):
        return None
    return noun.item


def _draft(context: Context, frame: Frame, phrase: Phrase, item: str) -> Draft:
    tokens = context.sentences[frame.sentence].tokens
    start, end = tokens[phrase.head].start, tokens[phrase.head].end
    actor = doers(context, frame, phrase)
    return Draft(
        kind="materiel",
        mode=frame.mode,
        sentence=frame.sentence,
        anchor=phrase.head,
        evidence=evidence_of((start, end), frame),
        rule=(frame.entry, ONE, *actor.rule),
        frame=frame,
        count=Count(
            low=1, best=1, high=1, unit="item", as_written=context.document.text[start:end], quantifier="exact"
        ),
        actor=actor.first,
        more_actors=actor.parties[1:],
        item=item,
    )
