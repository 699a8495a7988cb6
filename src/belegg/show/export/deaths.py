"""The dead of an event: of its rows of figures, which may be added and which may not (rules R4, R8, R9 and R12)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from belegg.merge.parties import UNARMED, side
from belegg.model.actor import Actor
from belegg.model.event import Event, Toll

CIVILIANS = "civilians"
ALL_CIVILIANS = frozenset({"civilians", None})
Value = Callable[[Toll], float]


class Deaths(msgspec.Struct, frozen=True, kw_only=True):
    """The dead of one event. `best` is made up of the four groups; `open` says that a report puts no upper bound,
    `claimed` that some are claimed by an enemy alone, `parts` that the groups told were more than the whole, and were
    left out. `groups` has the best figure by side (see group_of), without those of unknown group."""

    low: int
    best: int
    high: int
    groups: dict[str, int]
    unknown: int
    open: bool
    claimed: bool
    imputed: bool
    parts: bool


def killed(event: Event) -> tuple[Toll, ...]:
    """Return the rows that count the dead of the event itself; stocks and other units are none."""
    return tuple(t for t in event.tolls if t.effect == "killed" and t.unit == "person" and t.measure != "stock")


def is_total(event: Event) -> bool:
    """Return whether the event is a total over a window or an area, not one incident."""
    counted = killed(event) or event.tolls
    return bool(counted) and all(toll.measure == "cumulative" for toll in counted)


def wholes(rows: Sequence[Toll]) -> tuple[Toll, ...]:
    """Return the rows that are no part of another of them."""
    return tuple(
        row
        for row in rows
        if row.part_of is None or not any(row.part_of in other.claims for other in rows if other is not row)
    )


def group_of(who: Actor | None) -> str | None:
    """Return which of the groups of the dead `who` is: "civilians", the key of a side, or None where not known."""
    if who is None:
        return None
    stands = side(who)
    if stands.sector in UNARMED:
        return CIVILIANS
    return stands.key if stands.combatant and stands.key is not None else None


def added(rows: Iterable[Toll], value: Value) -> float:
    """Return what the rows come to: groups are added; a figure for "people" is taken to hold the groups, for nothing
    says that it leaves them out; of two figures for one group the greater counts."""
    unnamed = [value(row) for row in rows if group_of(row.who) is None]
    return max([sum(by_group(rows, value).values()), *unnamed])


def by_group(rows: Iterable[Toll], value: Value) -> dict[str, float]:
    """Return the value of each known group; children, women and the like are held by a figure for civilians."""
    found: dict[str, list[float]] = defaultdict(list)
    kinds: dict[str, float] = {}
    for row in rows:
        group = group_of(row.who)
        if group == CIVILIANS and row.who is not None and row.who.sector not in ALL_CIVILIANS:
            name = str(row.who.sector)
            kinds[name] = max(kinds.get(name, 0), value(row))
        elif group is not None:
            found[group].append(value(row))
    if kinds:
        found[CIVILIANS].append(sum(kinds.values()))
    return {group: max(values) for group, values in found.items()}


def deaths(event: Event) -> Deaths | None:
    """Return the dead of `event`, None where no report gives a number of them."""
    rows = [row for row in killed(event) if any(bound is not None for bound in (row.low, row.best, row.high))]
    named = {group_of(row.who) for row in rows}
    vague = [row for row in event.tolls if row.effect == "neutralised" and group_of(row.who) not in named]
    if not rows and not vague:
        return None
    top = wholes(rows)
    low, best = added(top, _low), added(top, _best)
    low = min(low, best)
    high = max(added([*top, *vague], _high), best)
    groups = by_group(rows, _best)
    too_many = sum(groups.values()) > best
    if too_many:
        groups = by_group(top, _best)
    known = {group: round(value) for group, value in groups.items() if round(value)}
    return Deaths(
        low=round(low),
        best=round(best),
        high=round(high),
        groups=known,
        unknown=max(round(best) - sum(known.values()), 0),
        open=any(row.high is None for row in (*top, *vague)),
        claimed=any(row.best is None and row.low == 0 for row in (*top, *vague)),
        imputed=any(row.imputed for row in top),
        parts=too_many,
    )


def _low(row: Toll) -> float:
    return row.low or 0


def _best(row: Toll) -> float:
    """Return the best figure; the low one where there is no honest best: nought where an enemy alone speaks."""
    if row.effect == "neutralised":
        return 0
    return row.best if row.best is not None else row.low or 0


def _high(row: Toll) -> float:
    return row.high if row.high is not None else max(_low(row), _best(row))
