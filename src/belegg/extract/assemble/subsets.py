"""Counts that rest on other counts: parts and shares of a whole, and "as many" (rules R8, R9)."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor

from msgspec.structs import replace

from belegg.extract.assemble.counted import evidence
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.guesses import NETWORK
from belegg.model.count import Count, Number
from belegg.model.parts import Party, Quantity

LOOK_BACK = 2
NEAR = 3
OPENING = 4
FEWEST_WHOLE = 4
ADDED = ("casualties", "displacement")
STATED = ("exact", "at_least", "more_than")
STANDING = ("population", "strength", "deployment")


def with_subsets(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those added that state a part of another, and repeats given their numbers."""
    kept: list[Draft] = list(drafts)
    for setting in context.settings:
        if setting is None:
            continue
        for quantity in setting.quantities:
            kept = _resolve(context, kept, quantity)
    return _added_up(_gone_on(context, sorted(kept, key=lambda draft: (draft.sentence, draft.anchor))))


def _gone_on(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, those that a part is joined to with "and" as parts too ("47 dead, 24 of them fighters and 13
    soldiers"; a comma before it would close what is said of the part), and those that say what some are ("25 av de
    døde er barn, og 20 er kvinner")."""
    told = list(drafts)
    for at, (one, other) in enumerate(pairwise(drafts), start=1):
        before, whole = told[at - 1], told[at - 1].whole
        part = _exact(other)
        if whole is None or other.whole is not None or part is None or _exact(before) is None:
            continue
        if not (_is_joined(context, one, other) or _says_what_some_are(context, one, other)):
            continue
        held = _total(whole)
        rest = held - sum(_exact(each) or 0 for each in told if each.whole is whole) if held is not None else 0
        if (other.kind, other.mode) == (whole.kind, whole.mode) and part <= rest:
            rule = (*other.rule, "goes on the parts of the count before (R8)")
            told[at] = replace(other, whole=whole, rule=rule)
    return told


def _is_joined(context: Context, part: Draft, other: Draft) -> bool:
    """Return whether nothing but "and" stands between what a part counts and the other count."""
    if part.sentence != other.sentence or part.quantity is None or other.quantity is None:
        return False
    tokens = context.sentences[part.sentence].tokens
    end = max(part.quantity.last, part.anchor)
    between = tokens[end + 1 : other.quantity.first]
    words = [token for token in between if token.upos not in ("ADJ", "NOUN", "PROPN", "AUX")]
    return bool(between) and len(between) <= OPENING and [token.upos for token in words] == ["CCONJ"]


def _added_up(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, those that come right after a count of people harmed or moved and add up to it as its parts
    ("37 dead: 27 soldiers and ten civilians")."""
    told = list(drafts)
    for at, whole in enumerate(drafts):
        total = _total(whole)
        if total is None or total < FEWEST_WHOLE or whole.whole is not None:
            continue
        parts: list[int] = []
        left = total
        for later in range(at + 1, len(drafts)):
            part = told[later]
            number = _exact(part)
            alike = (part.kind, part.mode) == (whole.kind, whole.mode) and part.whole is None
            if part.sentence - whole.sentence > 1 or not alike or not number:
                break
            parts.append(later)
            left -= number
            if left <= 0:
                break
        if left == 0 and len(parts) > 1:
            for number in parts:
                rule = (*told[number].rule, "adds up to the count before (R8)")
                told[number] = replace(told[number], whole=whole, rule=rule)
    return told


def _says_what_some_are(context: Context, part: Draft, other: Draft) -> bool:
    """Return whether a number without a noun is said to be something, in the same sentence as a part or the next."""
    quantity = other.quantity
    if quantity is None or quantity.noun is not None or other.sentence - part.sentence > 1:
        return False
    tokens = context.sentences[other.sentence].tokens
    if other.sentence > part.sentence and quantity.first > 0:
        return False
    following = tokens[quantity.last + 1] if quantity.last + 1 < len(tokens) else None
    return following is not None and (following.upos, following.dep) == ("AUX", "cop")


def _total(draft: Draft) -> Number | None:
    """Return how many people were harmed or moved at the least, where parts may add up to them; else None."""
    count = draft.count
    if draft.kind not in ADDED or draft.quantity is None or count is None or count.imputed:
        return None
    return count.low if count.unit in ("person", None) and count.quantifier in STATED else None


def _exact(draft: Draft) -> Number | None:
    """Return how many people were harmed or moved, where that is told by an exact number; else None."""
    count = draft.count
    return _total(draft) if count is not None and count.quantifier == "exact" and count.low == count.high else None


def _resolve(context: Context, drafts: list[Draft], quantity: Quantity) -> list[Draft]:
    own = next((draft for draft in drafts if draft.quantity is quantity), None)
    if quantity.form == "repeat":
        return _repeat(drafts, own, quantity)
    if quantity.form == "all" and own is None:
        return drafts
    if not quantity.of_previous and not _is_understood(context, own, quantity):
        return drafts
    things = _things(drafts, quantity) if quantity.unit is None else None
    whole = (
        things or _following(drafts, quantity) or _whole(context, drafts, quantity, own, _named_mode(context, quantity))
    )
    if whole is None or whole.count is None:
        return drafts if own is None or quantity.form != "share" else [draft for draft in drafts if draft is not own]
    count = part_count(quantity, whole.count)
    if count is None:
        return drafts
    if own is not None:
        rule = (*own.rule, "part of the count before (R8)")
        part = replace(own, mode=_mode_of_part(context, own, whole), count=count, whole=whole, rule=rule)
        return [part if draft is own else draft for draft in drafts]
    return [*drafts, _part(context, quantity, whole, count)]


def _mode_of_part(context: Context, own: Draft, whole: Draft) -> str | None:
    """Return the mode of a part: its own, but that of its whole where the network alone has it from no word of a frame
    ("700.000 på flukt, 100.000 av dem siste uke"), or where its words are another count's ("197 er drept, 58 av dem
    barn, og over 1230 såret")."""
    if own.kind == whole.kind == "casualties" and _is_of_another(context, own):
        return whole.mode
    frames = context.frames[own.sentence]
    told = any(frame.kind == own.kind and frame.mode == own.mode for frame in frames)
    return own.mode if told or own.kind != whole.kind or not own.rule[0].startswith(NETWORK) else whole.mode


def _is_of_another(context: Context, own: Draft) -> bool:
    """Return whether "and" and another count stand between a part and the words that say what befell it."""
    quantity, frame, setting = own.quantity, own.frame, context.settings[own.sentence]
    if quantity is None or frame is None or setting is None or own.rule[0].startswith(NETWORK):
        return False
    joined = any(token.upos == "CCONJ" for token in setting.sentence.tokens[quantity.last + 1 : frame.trigger])
    return joined and any(quantity.last < other.first <= frame.trigger + 1 for other in setting.quantities)


def _is_understood(context: Context, own: Draft | None, quantity: Quantity) -> bool:
    """Return whether a share is of the count before without saying so ("48.500 flyktet, over halvparten barn")."""
    if quantity.form != "share":
        return False
    if own is not None:
        return own.kind == "displacement"
    tokens = context.sentences[quantity.sentence].tokens
    end = quantity.noun if quantity.noun is not None else quantity.last
    closed = end + 1 >= len(tokens) or tokens[end + 1].upos == "PUNCT"
    phrase = context.phrase(quantity.sentence, end)
    grouped = quantity.noun is not None and phrase is not None and phrase.party is not None
    return grouped and closed and quantity.first > 0 and tokens[quantity.first - 1].text == ","


def _things(drafts: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """Return the count just before a bare part where it is one of things ("192 hus er skadd, seksti av dem …")."""
    before = [draft for draft in drafts if draft.quantity is not quantity and _before(draft, quantity)]
    last = before[-1] if before else None
    return last if last is not None and last.kind == "materiel" and last.sentence == quantity.sentence else None


def _repeat(drafts: list[Draft], own: Draft | None, quantity: Quantity) -> list[Draft]:
    """Give "like mange" the last count of the same unit; without one it says nothing."""
    if own is None:
        return drafts
    earlier = [
        draft
        for draft in drafts
        if draft is not own and draft.count is not None and draft.kind == own.kind and _before(draft, quantity)
    ]
    if not earlier or earlier[-1].count is None:
        return [draft for draft in drafts if draft is not own]
    source = earlier[-1]
    count = replace(earlier[-1].count, as_written=quantity.as_written)
    if quantity.quantifier == "nearly" and isinstance(count.best, int):
        count = replace(count, low=count.best - count.best // 10, high=count.best, quantifier="nearly")
    taken = replace(
        own,
        count=count,
        target=own.target or source.target,
        evidence=(*own.evidence, source.evidence[0]),
        rule=(*own.rule, "as many as the count before (R9)"),
    )
    return [taken if draft is own else draft for draft in drafts]


def _before(draft: Draft, quantity: Quantity) -> bool:
    if draft.quantity is None:
        return False
    return (draft.sentence, draft.quantity.first) < (quantity.sentence, quantity.first) and (
        quantity.sentence - draft.sentence <= LOOK_BACK
    )


def _following(drafts: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """Return the count that a share names as its whole right after it ("halvparten av de 9.000 som flyktet")."""
    if quantity.form != "share":
        return None
    for draft in drafts:
        whole = draft.quantity
        if whole is not None and draft.sentence == quantity.sentence and 0 < whole.first - quantity.last <= NEAR:
            return draft if draft.kind == "displacement" and whole.form == "number" else None
    return None


def _named_mode(context: Context, quantity: Quantity) -> str | None:
    """Return the harm that the words before a part name as its whole ("blant de døde er to søsken")."""
    modes = [
        frame.mode
        for frame in context.frames[quantity.sentence]
        if frame.kind == "casualties" and frame.trigger < quantity.first and quantity.first - frame.trigger <= NEAR
    ]
    return modes[-1] if modes else None


def _whole(
    context: Context, drafts: Sequence[Draft], quantity: Quantity, own: Draft | None, mode: str | None
) -> Draft | None:
    """Return the last counted draft before a part that is large enough to hold it."""
    for draft in sorted(drafts, key=lambda each: (-each.sentence, -each.anchor)):
        if draft is own or draft.count is None or draft.whole is not None or draft.kind == "materiel":
            continue
        if own is None and (draft.kind in STANDING or not _may_be_of(context, draft, quantity)):
            continue
        if mode is not None and draft.mode != mode:
            continue
        if _before(draft, quantity) and _holds(draft.count, quantity):
            return draft
    return None


def _may_be_of(context: Context, whole: Draft, quantity: Quantity) -> bool:
    """Return whether a part without words of its own can be of people who moved: it follows at once, and nothing
    else is said to have befallen it ("én av dem ble henrettet")."""
    if whole.kind != "displacement":
        return True
    if quantity.sentence != whole.sentence and quantity.first > OPENING:
        return False
    return not any(
        frame.kind in ("casualties", "materiel", "deployment") and frame.trigger > quantity.last
        for frame in context.frames[quantity.sentence]
        if not frame.weak
        and context.segment(frame.sentence, frame.trigger) >= context.segment(quantity.sentence, quantity.first)
    )


def _holds(whole: Count, quantity: Quantity) -> bool:
    if quantity.form == "share" or quantity.low is None:
        return True
    ceiling = whole.high if whole.high is not None else None
    return ceiling is None or quantity.low <= ceiling


def part_count(quantity: Quantity, whole: Count) -> Count | None:
    """Return the count that a part or share of `whole` states; a share carries the vagueness of its whole."""
    if quantity.form != "share":
        return Count(
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            unit=whole.unit,
            as_written=quantity.as_written,
            quantifier=quantity.quantifier,
            imputed=quantity.imputed,
        )
    if quantity.quantifier in ("about", "nearly") and whole.quantifier in ("about", "more_than", "at_least"):
        return _vaguely(quantity, whole)
    rough = quantity.quantifier == "about" and whole.quantifier != "exact"
    low = _times(whole.low, quantity.best if rough else quantity.low, down=True)
    ceiling = quantity.best if rough else quantity.high
    high = _times(whole.high, ceiling if ceiling is not None else 1, down=False)
    best = _times(whole.best, quantity.best, down=None)
    if low is not None and best is not None:
        best = max(low, best)
    if high is not None and best is not None:
        best = min(high, best)
    exact = quantity.quantifier == "exact"
    return Count(
        low=low,
        best=best,
        high=high,
        unit=whole.unit,
        as_written=quantity.as_written,
        quantifier=("exact" if low == high else "about")
        if exact and whole.quantifier == "exact"
        else (whole.quantifier if exact else quantity.quantifier),
        imputed=whole.imputed,
    )


def _vaguely(quantity: Quantity, whole: Count) -> Count:
    """Return a vague share of a whole that is vague itself: the share's own bounds, of the figure that is named."""
    return Count(
        low=_times(whole.best, quantity.low, down=True),
        best=_times(whole.best, quantity.best, down=None),
        high=_times(whole.best, quantity.high, down=False),
        unit=whole.unit,
        as_written=quantity.as_written,
        quantifier=quantity.quantifier,
        imputed=whole.imputed,
    )


def _times(number: Number | None, share: Number | None, *, down: bool | None) -> int | None:
    if number is None or share is None:
        return None
    product = number * share
    if down is None:
        return round(product)
    return floor(product + 1e-9) if down else ceil(product - 1e-9)


def _part(context: Context, quantity: Quantity, whole: Draft, count: Count) -> Draft:
    setting = context.settings[quantity.sentence]
    head = quantity.noun if quantity.noun is not None else quantity.last
    phrase = setting.phrase_at(head) if setting is not None else None
    words = evidence(context, phrase, quantity, None) if phrase is not None else ((quantity.start, quantity.end),)
    target = _group_after(context, quantity) or (phrase.party if phrase is not None else None)
    return replace(
        whole,
        sentence=quantity.sentence,
        anchor=head,
        quantity=quantity,
        count=count,
        whole=whole,
        target=target or whole.target,
        evidence=(*words, whole.evidence[0]),
        rule=(*whole.rule, *quantity.rule, "part of the count before (R8)"),
    )


def _group_after(context: Context, quantity: Quantity) -> Party | None:
    """Return the group that a share is said to be ("en tredel av dem barn")."""
    setting = context.settings[quantity.sentence]
    if setting is None:
        return None
    following = [
        party
        for party in setting.phrases
        if party.party is not None and quantity.last < party.head <= quantity.last + 4
    ]
    named = [phrase.party for phrase in following if phrase.party is not None and phrase.party.form == "group"]
    return named[0] if named else None
