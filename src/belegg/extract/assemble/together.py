"""One fact told of two single people of one group is one claim: "en lege og en sykepleier ble skadet" (rule R8)."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft

TOGETHER = "single people of one group, together (R8)"


def together(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those joined that count one person each through one frame and one list."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _belong(context, kept[-1], draft):
            kept[-1] = _joined(kept[-1], draft)
        else:
            kept.append(draft)
    return kept


def _belong(context: Context, one: Draft, other: Draft) -> bool:
    if one.kind != "casualties" or one.kind != other.kind or one.sentence != other.sentence or one.mode != other.mode:
        return False
    if one.frame is None or other.frame is None or one.frame.trigger != other.frame.trigger:
        return False
    if (one.whole is None) != (other.whole is None) or not (_is_one(one) and _is_one(other)):
        return False
    first, second = context.phrase(one.sentence, one.anchor), context.phrase(other.sentence, other.anchor)
    if first is None or second is None or first.leader != second.leader:
        return False
    return _sector(one) == _sector(other)


def _is_one(draft: Draft) -> bool:
    quantity = draft.quantity
    return quantity is not None and quantity.low == quantity.high == 1 and quantity.form == "number"


def _sector(draft: Draft) -> str | None:
    return draft.target.actor.sector if draft.target is not None else None


def _joined(one: Draft, other: Draft) -> Draft:
    if one.count is None or other.count is None:
        return one
    low, high = one.count.low, one.count.high
    count = replace(
        one.count,
        low=(low or 0) + 1,
        best=(one.count.best or 0) + 1,
        high=(high or 0) + 1,
    )
    return replace(
        one,
        count=count,
        evidence=(*one.evidence, *other.evidence),
        more_targets=(*one.more_targets, *((other.target,) if other.target is not None else ())),
        rule=(*one.rule, TOGETHER),
    )
