"""Who holds a place by what claims say, and whether two of them tell of one change of hands (rule R18)."""

from collections.abc import Iterator

from belegg.merge.accounts import Account
from belegg.merge.facts import Fact

SETTLED = ("holds", "captured")
DAYS = 3
LONG = 14
"""So many days after a place was taken, that it is held is a state of its own."""


def holders(fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
    """Return the sides that hold the place by this claim, and those that do not: lost it, or lost it to another."""
    actors = frozenset(side.key for side in fact.actors if side.key is not None)
    targets = frozenset(side.key for side in fact.targets if side.key is not None)
    mode = fact.claim.mode
    if mode in SETTLED:
        return actors, targets - actors
    return (targets, actors) if mode == "lost" else (frozenset(), frozenset())


def signs(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    """Yield the signs that two accounts of control are, or are not, of one change of hands."""
    first, second = one.modes, other.modes
    if ("besieged" in first) != ("besieged" in second):
        yield "siege", "a siege and a change of hands"
        return
    if _taken_anew(one, other) or _taken_anew(other, one):
        yield "retaken", "taken anew, days later"
        return
    if _held_later(one, other) or _held_later(other, one):
        yield "held_later", "a change of hands, and who holds it long after"
        return
    held = [frozenset().union(*(holders(fact)[0] for fact in account.facts)) for account in (one, other)]
    lost = [frozenset().union(*(holders(fact)[1] for fact in account.facts)) for account in (one, other)]
    if ("contested" in first) != ("contested" in second):
        yield "state_other", "contested, and held"
    elif any(_retook(a, b) or _retook(b, a) for a in one.facts for b in other.facts):
        yield "retaken", "taken by one side and days later by the other"
    elif any(_agree(a, b) for a in one.facts for b in other.facts) or any(not held[at] | lost[at] for at in (0, 1)):
        yield "holder_same", "the same side has it"
    elif held[0] & lost[1] or held[1] & lost[0]:
        yield from _opposed(one, other, "by one word it is held, by the other lost")
    elif held[0] and held[1]:
        yield from _opposed(one, other, "each side is said to hold it")
    elif held[0] or held[1]:
        yield "holder_same", "one side's gain is the other's loss"


def _taken_anew(one: Account, other: Account) -> bool:
    """Return whether the first tells that the place was taken anew, days after it was taken by the second."""
    gap = _later(one, other)
    if not one.anew or "captured" not in one.modes & other.modes or gap is None or gap <= DAYS:
        return False
    return one.known_time.start > other.known_time.start  # type: ignore[union-attr,operator]


def _held_later(one: Account, other: Account) -> bool:
    """Return whether the first tells merely who holds the place, more than LONG days after it changed hands by the
    second."""
    first, second = one.known_time, other.known_time
    if one.modes != {"holds"} or not other.modes & {"captured", "lost"} or first is None or second is None:
        return False
    return first.start is not None and second.end is not None and first.start - second.end > LONG


def _retook(a: Fact, b: Fact) -> bool:
    """Return whether the second claim tells of a capture from the side that took the place by the first, days
    later."""
    if a.claim.mode != "captured" or b.claim.mode != "captured" or a.time is None or b.time is None:
        return False
    end, start = a.time.end, b.time.start
    (held, _), (held_too, _) = holders(a), holders(b)
    return (
        bool(held and held_too and not held & held_too)
        and None not in (end, start)
        and (start or 0) - (end or 0) > DAYS
    )


def _agree(a: Fact, b: Fact) -> bool:
    """Return whether two claims give the place to the same side, or one the gain and the other the loss of it."""
    (held, lost), (held_too, lost_too) = holders(a), holders(b)
    if held & held_too or lost & lost_too:
        return True
    if held and held_too:
        return False
    return bool(held and lost_too and not held & lost_too) or bool(held_too and lost and not held_too & lost)


def _opposed(one: Account, other: Account, words: str) -> Iterator[tuple[str, str]]:
    """Two sides cannot both hold it: a claim and its denial where they are of the same days, else it was retaken."""
    gap = _later(one, other)
    denied = any(fact.claim.standing in ("denied", "disputed") for fact in (*one.facts, *other.facts))
    if (one.anew or other.anew) and not denied:
        yield "retaken", "taken back by the other side"
        return
    took = "captured" in one.modes and "captured" in other.modes
    if took and (gap or 0) > 0:
        yield "retaken", "taken by one side and later by the other"
    elif gap is None or gap <= DAYS:
        yield (
            ("holder_denied", "a claim and its denial")
            if denied or "holds" in one.modes | other.modes
            else ("holder_other", words)
        )
    else:
        yield "retaken" if gap > LONG else "holder_other", words


def _later(one: Account, other: Account) -> int | None:
    first, second = one.known_time, other.known_time
    if first is None or second is None or first.start is None or second.start is None:
        return None
    ends = (first.end or first.start, second.end or second.start)
    return max(second.start - ends[0], first.start - ends[1], 0)
