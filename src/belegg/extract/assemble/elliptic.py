"""Counts whose verb stands only once ("90 soldater falt, på ukrainsk side 35"), and tallies ("SOHR teller 86")."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from belegg.extract.assemble.counted import count_of, evidence
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.phrases import Phrase
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Frame, Party, Quantity
from belegg.model.sentence import Token

KINDS = ("casualties",)
GOING_ON = ("casualties", "displacement", "materiel")
HOMED = ("person", "household")
JOINT_REACH = 5
LOOK_BACK = 2
BREAKING = (":", "–", "—", "-")
LISTED = ("NUM", "NOUN", "ADJ", "PROPN", "DET", "CCONJ", "PUNCT", "ADV", "ADP")
BETWEEN = ("ADP", "ADJ", "DET", "NOUN", "PROPN", "ADV", "NUM", "PRON")
AFTER = ("ADP", "PUNCT", "ADV", "CCONJ", "SCONJ")


def with_elliptic(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those of no mode given the mode of the count before, and bare counts that go on from one."""
    kept: list[Draft] = []
    for draft in drafts:
        told = _tally(context, kept, draft) if draft.kind in KINDS and draft.mode is None else draft
        if told is not None:
            kept.append(told)
    used = {(draft.quantity.sentence, draft.quantity.first) for draft in kept if draft.quantity is not None}
    for setting in context.settings:
        for phrase in setting.phrases if setting is not None else ():
            quantity = phrase.quantity
            if quantity is None or (quantity.sentence, quantity.first) in used:
                continue
            whole = _whole_of(context, kept, phrase, quantity)
            if whole is not None:
                part = _continued(context, whole, phrase, quantity)
                kept.append(replace(part, whole=whole, target=phrase.party or part.target))
                continue
            same = _restated(context, kept, quantity)
            if same is not None:
                kept.append(_continued(context, same, phrase, quantity))
                continue
            if not _is_bare(context, quantity) and not _is_added(context, phrase, quantity):
                continue
            source = _source(context, kept, quantity)
            if source is not None and source.quantity is not None and _goes_on(context, source.quantity, quantity):
                kept.append(_continued(context, source, phrase, quantity))
    return sorted(kept, key=lambda draft: (draft.sentence, draft.anchor))


def _restated(context: Context, kept: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """Return the count of people or households that the one beside it tells in the other ("2,300 families (13,800
    people) were displaced", "460 households, comprising 2,100 people"), None where it tells something else."""
    if quantity.unit not in HOMED or quantity.of_previous or quantity.noun is None:
        return None
    for draft in kept:
        told = draft.quantity
        if draft.kind != "displacement" or told is None or told.sentence != quantity.sentence or told.noun is None:
            continue
        if told.unit in HOMED and told.unit != quantity.unit and _beside(context, told, quantity):
            return draft
    return None


def _beside(context: Context, some: Quantity, other: Quantity) -> bool:
    """Return whether nothing but a bracket, or words that put the same in other units, stands between two counts."""
    first, second = sorted((some, other), key=lambda each: each.first)
    tokens = context.sentences[some.sentence].tokens
    noun = first.noun if first.noun is not None else first.last
    between = [token.text.lower() for token in tokens[noun + 1 : second.first]]
    if between == ["("]:
        end = second.noun if second.noun is not None else second.last
        return end + 1 < len(tokens) and tokens[end + 1].text == ")"
    words = clause_words(context.language).restating
    said = [text for text in between if text not in (",", "(", "–", "—")]
    return bool(said) and len(between) <= JOINT_REACH and all(text in words for text in said)


def _tally(context: Context, kept: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return a count of those that the count before speaks of, None where no count stands before it."""
    earlier = [each for each in kept if each.kind in KINDS and draft.sentence - each.sentence <= LOOK_BACK]
    following = context.sentences[draft.sentence].tokens[draft.anchor + 1 : draft.anchor + 2]
    after = draft.frame is not None and draft.frame.trigger < draft.anchor
    if not earlier or (after and any(token.upos in ("VERB", "AUX", "NOUN") for token in following)):
        return None
    source = earlier[-1]
    return replace(
        draft,
        mode=source.mode,
        target=draft.target or source.target,
        rule=(*draft.rule, "a tally of those counted before"),
    )


def _is_bare(context: Context, quantity: Quantity) -> bool:
    if quantity.form != "number" or quantity.noun is not None or quantity.unit is not None or quantity.of_previous:
        return False
    tokens = context.sentences[quantity.sentence].tokens
    words = clause_words(context.language)
    if quantity.first and tokens[quantity.first - 1].text.lower() in words.onto | words.negators:
        return False
    following = tokens[quantity.last + 1] if quantity.last + 1 < len(tokens) else None
    return following is None or following.upos in AFTER or _is_time(context, quantity)


def _is_added(context: Context, phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether people are counted after all else that the sentence says ("…, og dessuten en soldat.")."""
    tokens = context.sentences[quantity.sentence].tokens
    if quantity.form != "number" or quantity.unit != "person" or quantity.of_previous or phrase.preposition:
        return False
    after = tokens[phrase.last + 1 :]
    told = len(after) > 1 and after[0].upos == "PUNCT" and "VerbForm=Fin" in after[1].feats
    ends = told or all(token.upos == "PUNCT" for token in after)
    before = [token.text.lower() for token in tokens[max(quantity.first - 2, 0) : quantity.first]]
    return ends and any(each in clause_words(context.language).list_coordinators for each in before)


def _whole_of(context: Context, kept: Sequence[Draft], phrase: Phrase, quantity: Quantity) -> Draft | None:
    """Return the count that a list after a colon or dash breaks down ("180 have died: 124 jihadists, 50 guards …")."""
    if not (_is_group(phrase, quantity) or _is_placed(context, quantity)):
        return None
    tokens = context.sentences[quantity.sentence].tokens
    for draft in reversed(kept):
        told = draft.quantity
        if draft.kind not in KINDS or told is None or told.sentence != quantity.sentence or told.last >= quantity.first:
            continue
        if draft.whole is not None or (told.best or told.low or 0) <= (quantity.best or 0):
            continue
        marks = [token.index for token in tokens[told.last : quantity.first] if token.text in BREAKING]
        listed = bool(marks) and all(token.upos in LISTED for token in tokens[marks[-1] + 1 : quantity.first])
        return draft if listed else None
    return None


def _is_group(phrase: Phrase, quantity: Quantity) -> bool:
    people = quantity.form == "number" and quantity.unit == "person" and not quantity.of_previous
    return people and phrase.party is not None


def _is_placed(context: Context, quantity: Quantity) -> bool:
    """Return whether a bare number is told with the place of those it counts ("23 på markedet og åtte i landsbyen")."""
    following = context.sentences[quantity.sentence].tokens[quantity.last + 1 : quantity.last + 2]
    return _is_bare(context, quantity) and any(token.upos == "ADP" for token in following)


def _is_time(context: Context, quantity: Quantity) -> bool:
    setting = context.settings[quantity.sentence]
    moments = setting.moments if setting is not None else ()
    return any(moment.first == quantity.last + 1 for moment in moments)


def _source(context: Context, drafts: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """Return the last count told before a bare one in its sentence, from which it may go on; people who moved and
    things lost only with a place of its own ("120 houses in Kasese and 200 in Bundibugyo")."""
    before = [
        draft
        for draft in drafts
        if draft.sentence == quantity.sentence
        and draft.quantity is not None
        and draft.quantity.last < quantity.first
        and draft.whole is None
    ]
    if not before or before[-1].kind not in GOING_ON:
        return None
    return before[-1] if before[-1].kind in KINDS or _has_place(context, quantity) else None


def _has_place(context: Context, quantity: Quantity) -> bool:
    """Return whether a bare count stands right before or behind a place of its own."""
    setting = context.settings[quantity.sentence]
    if setting is None or not _is_bare(context, quantity):
        return False
    return any(
        each.first - quantity.last == 2 or quantity.first - each.last == 1
        for each in setting.locations
        if each.role != "subject"
    )


def _goes_on(context: Context, source: Quantity, quantity: Quantity) -> bool:
    """Return whether a joint stands before the bare count with nothing but a place or a side between."""
    tokens = context.sentences[quantity.sentence].tokens
    joints = clause_words(context.language).list_coordinators
    for index in range(quantity.first - 1, max(quantity.first - 1 - JOINT_REACH, source.last), -1):
        token = tokens[index]
        if token.text.lower() in joints or token.text in (",", ";"):
            return not any(_opens(each) for each in tokens[index + 1 : quantity.first])
        if token.upos not in BETWEEN:
            return False
    return False


def _opens(token: Token) -> bool:
    return token.upos in ("VERB", "AUX", "SCONJ")


def _continued(context: Context, source: Draft, phrase: Phrase, quantity: Quantity) -> Draft:
    sides = tuple(_sides(context, quantity))
    counted = replace(quantity, unit=source.count.unit) if quantity.unit is None and source.count else quantity
    return replace(
        source,
        anchor=phrase.head,
        evidence=(*evidence(context, phrase, quantity, None), *_words(source.frame)),
        rule=(*source.rule, *quantity.rule, "a count that goes on from the one before"),
        quantity=quantity,
        count=count_of(counted, source.kind),
        target=sides[0] if sides else source.target,
    )


def _words(frame: Frame | None) -> tuple[tuple[int, int], ...]:
    return ((frame.start, frame.end),) if frame is not None else ()


def _sides(context: Context, quantity: Quantity) -> Iterator[Party]:
    """Yield the side named just before the count ("på ukrainsk side 35")."""
    setting = context.settings[quantity.sentence]
    for party in setting.demonyms if setting is not None else ():
        if 0 < quantity.first - party.head <= JOINT_REACH - 2:
            yield party
