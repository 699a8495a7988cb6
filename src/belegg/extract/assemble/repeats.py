"""Find what an article says more than once: one fact is one claim with several places of evidence."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.blames import is_mutual
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.frames.words import clause_words
from belegg.model.actor import Actor
from belegg.model.parts import Location, Moment, Party

COUNT_KINDS = ("casualties", "materiel", "displacement", "strength", "population")
RETOLD_KINDS = ("attack", "control", "deployment")
TITLES = ("title", "subhead")
BLOWS = ("attack", "casualties", "materiel")
HEADS = ("title", "lead", "subhead", "caption", "factbox")


def merged(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with repetitions joined to the fullest telling, in order of first mention."""
    kept: list[Draft] = []
    for draft in drafts:
        index = next((number for number, other in enumerate(kept) if _same(context, other, draft)), None)
        if index is None:
            kept.append(draft)
        else:
            kept[index] = _joined(context, kept[index], draft)
    told = {draft.kind for draft in kept if context.sentences[draft.sentence].zone not in TITLES}
    return [draft for draft in kept if not (draft.kind in told and _is_retold(context, draft))]


def _is_retold(context: Context, draft: Draft) -> bool:
    """Return whether a headline alone tells the act so, and names no doer: the text below tells it in other words."""
    titled = context.sentences[draft.sentence].zone in TITLES
    return titled and draft.kind in RETOLD_KINDS and draft.count is None and draft.actor is None


def _same(context: Context, one: Draft, other: Draft) -> bool:
    if one.kind != other.kind or one.planned != other.planned:
        return False
    if one.mode != other.mode and not (one.kind == "attack" and _one_is_open(context, one, other)):
        return False
    if not (_agree_place(one.place, other.place) and _agree_time(one.moment, other.moment)):
        return False
    if one.kind in BLOWS and _is_another(context, one, other):
        return False
    if one.count is not None or other.count is not None:
        return _same_count(context, one, other)
    if one.kind == "attack":
        return _same_attack(context, one, other)
    if one.kind in ("statement",):
        return _agree_party(one.actor, other.actor) and _headline(context, one, other)
    return _agree_party(one.actor, other.actor) and _agree_party(one.target, other.target)


def _is_another(context: Context, one: Draft, other: Draft) -> bool:
    """Return whether the later of two, in another sentence, is told to be of a second attack, and the first is not."""
    if one.sentence == other.sentence or context.sentences[one.sentence].zone in TITLES:
        return False
    words = clause_words(context.language).another
    told = [
        any(
            token.text.lower() in words
            for token in context.sentences[draft.sentence].tokens
            if context.segment(draft.sentence, token.index) == context.segment(draft.sentence, draft.anchor)
        )
        for draft in (one, other)
    ]
    return told[1] and not told[0]


def _one_is_open(context: Context, one: Draft, other: Draft) -> bool:
    """Return whether one of two attacks leaves open how it was done, and takes up the other ("angrepet skjedde …")."""
    if one.mode is not None and other.mode is not None:
        return False
    if one.sentence == other.sentence:
        return context.segment(one.sentence, one.anchor) == context.segment(other.sentence, other.anchor)
    return _is_taken_up(other) or _headline(context, one, other)


def _is_taken_up(draft: Draft) -> bool:
    """Return whether a noun speaks of the attack as one already told of."""
    return draft.frame is not None and draft.frame.voice == "noun" and draft.frame.definite


def _same_count(context: Context, one: Draft, other: Draft) -> bool:
    if one.count is None or other.count is None:
        return False
    if (one.whole is None) != (other.whole is None) and one.sentence == other.sentence:
        return False
    bounds = (one.count.low, one.count.high, one.count.unit) == (other.count.low, other.count.high, other.count.unit)
    if not bounds and _rounded(context, one, other):
        return _agree_party(one.target, other.target)
    if not bounds or one.item != other.item or not _agree_party(one.target, other.target):
        return False
    if one.sentence == other.sentence:
        return one.quantity is other.quantity
    if _counts_too(context, other) and not _headline(context, one, other):
        return False
    small = one.count.best is not None and one.count.best <= 3
    return not small or _headline(context, one, other)


def _counts_too(context: Context, draft: Draft) -> bool:
    """Return whether the words say that somebody else comes to the same figure ("FN kommer også til 15 drepte")."""
    if draft.quantity is None:
        return False
    before = context.sentences[draft.sentence].tokens[max(draft.quantity.first - 3, 0) : draft.quantity.first]
    return any(token.text.lower() in clause_words(context.language).likewise for token in before)


def _rounded(context: Context, one: Draft, other: Draft) -> bool:
    """Return whether a headline gives bare the figure that the body gives with "about", "nearly" or "at least"."""
    if one.count is None or other.count is None or one.count.best is None:
        return False
    titled = any(context.sentences[draft.sentence].zone in ("title", "subhead") for draft in (one, other))
    return titled and one.count.best == other.count.best and one.item == other.item


def _same_attack(context: Context, one: Draft, other: Draft) -> bool:
    if not (_agree_party(one.actor, other.actor) and _agree_party(one.target, other.target)):
        return False
    if None in (one.actor, other.actor) and _answers(one) != _answers(other):
        return False
    if one.sentence == other.sentence:
        return True
    verbal = other.frame is None or other.frame.voice != "noun"
    bare = verbal and other.actor is None and other.target is None and (other.place is None or other.place == one.place)
    return _is_taken_up(other) or bare or _headline(context, one, other)


def _answers(draft: Draft) -> bool:
    """Return whether the draft is one of two blames that answer each other: neither is the attack itself."""
    return draft.frame is not None and is_mutual(draft.frame)


def _headline(context: Context, one: Draft, other: Draft) -> bool:
    """Return whether one of the two stands in a headline or lead, which tell again what the body tells."""
    return any(context.sentences[draft.sentence].zone in HEADS for draft in (one, other))


def _agree_party(one: Party | None, other: Party | None) -> bool:
    return one is None or other is None or _alike(one.actor, other.actor)


def _alike(one: Actor, other: Actor) -> bool:
    if one.id and other.id:
        return one.id == other.id
    if one.country and other.country and one.country != other.country:
        return False
    return one.sector == other.sector or (
        one.name is None and other.name is None and None in (one.sector, other.sector)
    )


def _agree_place(one: Location | None, other: Location | None) -> bool:
    if one is None or other is None:
        return True
    first, second = one.place, other.place
    if (first.id and first.id == second.id) or first.name == second.name:
        return True
    if first.country and second.country and first.country != second.country:
        return False
    return 6 in (first.precision, second.precision) or first.name == second.admin1 or second.name == first.admin1


def _agree_time(one: Moment | None, other: Moment | None) -> bool:
    if one is None or other is None or one.period is None or other.period is None:
        return True
    first, second = one.period, other.period
    starts_before = first.start is None or second.end is None or first.start <= second.end
    return starts_before and (second.start is None or first.end is None or second.start <= first.end)


def _joined(context: Context, one: Draft, other: Draft) -> Draft:
    """Return the fuller of two tellings with what the thinner adds; a title is always the thinner."""
    titled = context.sentences[one.sentence].zone in ("title", "subhead")
    fuller, thinner = (other, one) if titled or _fullness(other) > _fullness(one) else (one, other)
    return replace(
        fuller,
        mode=fuller.mode or thinner.mode,
        evidence=(*fuller.evidence, *(each for each in thinner.evidence if each not in fuller.evidence)),
        actor=fuller.actor or thinner.actor,
        target=fuller.target or thinner.target,
        place=fuller.place or thinner.place,
        moment=fuller.moment or thinner.moment,
        rule=(*fuller.rule, "told again elsewhere in the article"),
    )


def _fullness(draft: Draft) -> int:
    known = (draft.actor, draft.target, draft.place, draft.moment, draft.quantity)
    return sum(part is not None for part in known)
