"""Make drafts of how strong a side is: counted fighters of whom nothing is said to have befallen."""

from collections.abc import Sequence

from belegg.extract.assemble.counted import count_of, evidence
from belegg.extract.assemble.draft import Context, Draft
from belegg.extract.assemble.needs import names
from belegg.extract.frames.phrases import Phrase
from belegg.model.parts import Party, Quantity

FORCES = ("state_forces", "rebels", "militia", "peacekeepers")
FEWEST = 20
EVENTFUL = ("casualties", "deployment", "displacement", "attack", "control", "population")
NEAR = 6


def strengths(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts for counts of fighters that no other claim uses and no event stands beside."""
    used = {(draft.quantity.sentence, draft.quantity.first) for draft in drafts if draft.quantity is not None}
    found = []
    for setting in context.settings:
        if setting is None:
            continue
        for phrase in setting.phrases:
            quantity = phrase.quantity
            if quantity is None or (quantity.sentence, quantity.first) in used:
                continue
            if _is_strength(context, phrase, quantity):
                found.append(_draft(context, phrase, quantity))
    return found


def _is_strength(context: Context, phrase: Phrase, quantity: Quantity) -> bool:
    if quantity.form != "number" or quantity.unit != "person" or quantity.of_previous:
        return False
    side = _side(context, phrase, quantity)
    if side is None or side.actor.sector not in FORCES or (quantity.best or quantity.low or 0) < FEWEST:
        return False
    return not any(
        frame.kind in EVENTFUL
        and not (frame.kind == "attack" and frame.voice == "noun")
        and context.segment(frame.sentence, frame.trigger) == context.segment(quantity.sentence, phrase.head)
        and abs(frame.trigger - phrase.head) <= NEAR
        for frame in context.frames[quantity.sentence]
    )


def _draft(context: Context, phrase: Phrase, quantity: Quantity) -> Draft:
    return Draft(
        kind="strength",
        mode="fighters",
        sentence=quantity.sentence,
        anchor=phrase.head,
        evidence=evidence(context, phrase, quantity, None),
        rule=("fighters of whom nothing is said to have befallen", *quantity.rule),
        quantity=quantity,
        count=count_of(quantity, "strength"),
        actor=_side(context, phrase, quantity),
    )


def _side(context: Context, phrase: Phrase, quantity: Quantity) -> Party | None:
    """Return whose fighters they are: the group that the noun names, or the force set before them with a colon
    ("Wagner: rundt 1.000 mann i Mali")."""
    setting, tokens = context.settings[quantity.sentence], context.sentences[quantity.sentence].tokens
    if setting is None or tokens[max(quantity.first - 1, 0)].text != ":":
        return phrase.party
    before = [each.party for each in setting.phrases if each.party is not None and each.last == quantity.first - 2]
    return before[0] if before and names(context, phrase, "fighter", quantity.sentence) else phrase.party
