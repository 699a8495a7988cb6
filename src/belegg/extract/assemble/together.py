"""One fact told of some and one more of the same group is one claim: "elleve personer og en lærer" are twelve (R8)."""

from collections.abc import Sequence

from msgspec.structs import replace

from belegg.extract.assemble.draft import Context, Draft

TOGETHER = "some and one more of one group, together (R8)"


def together(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those joined that count some and one more through one frame and one list."""
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
    if (one.whole is None) != (other.whole is None) or not _are_some_and_one(one, other):
        return False
    first, second = context.phrase(one.sentence, one.anchor), context.phrase(other.sentence, other.anchor)
    if first is None or second is None or first.leader != second.leader:
        return False
    return _sector(one) == _sector(other)


def _are_some_and_one(one: Draft, other: Draft) -> bool:
    exact = all(
        each.quantity is not None and each.quantity.form == "number" and each.quantity.low == each.quantity.high
        for each in (one, other)
    )
    if one.whole is not None:
        return exact and all(each.quantity is not None and each.quantity.low == 1 for each in (one, other))
    return exact and any(each.quantity is not None and each.quantity.low == 1 for each in (one, other))


def _sector(draft: Draft) -> str | None:
    return draft.target.actor.sector if draft.target is not None else None


def _joined(one: Draft, other: Draft) -> Draft:
    if one.count is None or other.count is None:
        return one
    total = (one.count.best or 0) + (other.count.best or 0)
    count = replace(one.count, low=total, best=total, high=total)
    return replace(
        one,
        count=count,
        evidence=(*one.evidence, *other.evidence),
        more_targets=(*one.more_targets, *((other.target,) if other.target is not None else ())),
        rule=(*one.rule, TOGETHER),
    )
