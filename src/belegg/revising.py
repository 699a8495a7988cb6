"""Compare a ledger with itself at an earlier moment: which events are new, revised or withdrawn, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

import msgspec

from belegg.ledger import changes, events
from belegg.ledger.changes import Change
from belegg.ledger.connect import Connection
from belegg.ledger.events import Held
from belegg.ledger.filters import EVERYTHING, Filter
from belegg.model.event import Event

What = Literal["new", "revised", "withdrawn"]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an event between two moments. `old` is None for a new one, `new` for one that is gone; `into`
    names the event that took over the claims of one that is gone, None where they went too. `why` is what was done to
    the ledger that brought it about, in order."""

    what: What
    old: Event | None
    new: Event | None
    into: str | None
    why: tuple[Change, ...]


def differences(
    connection: Connection, since: datetime, *, until: datetime | None = None, wanted: Filter = EVERYTHING
) -> tuple[Difference, ...]:
    """Return what is different at `until` (None: now) from what it was at `since`: the new, the revised, the gone.

    Of an event that went through several versions the first and the last are compared. `wanted` asks for events that
    were, or are, so."""
    start = changes.last_before(connection, since) or 0
    found = events.versions(connection, after=start, until=changes.last_before(connection, until))
    kept = None if wanted == EVERYTHING else events.numbers(connection, wanted)
    old = {held.number: held for held in found if held.since <= start}
    new = {held.number: held for held in found if held.since > start and held.until is None}
    pairs = _paired(old, new)
    causes = changes.numbered(connection, {number for held in found for number in (held.since, held.until) if number})
    numbers, home = _changes_of(found, start), {claim: held for held in new.values() for claim in held.event.claims}
    result = []
    for before, after in pairs:
        if kept is None or any(held is not None and held.number in kept for held in (before, after)):
            ids = {held.event.id for held in (before, after) if held is not None}
            why = sorted({number for name in ids for number in numbers[name]})
            result.append(_difference(before, after, home, tuple(causes[number] for number in why)))
    order = {"new": 0, "revised": 1, "withdrawn": 2}
    return tuple(sorted(result, key=lambda one: order[one.what]))


def _paired(old: Mapping[int, Held], new: Mapping[int, Held]) -> list[tuple[Held | None, Held | None]]:
    """Return which old event became which new one: that of its id, else that which took over most of its claims."""
    by_id = {held.event.id: held for held in new.values()}
    pairs: list[tuple[Held | None, Held | None]] = []
    waiting, free = [], dict(new)
    for held in old.values():
        after = by_id.get(held.event.id)
        if after is not None:
            pairs.append((held, free.pop(after.number)))
        else:
            waiting.append(held)
    home = {claim: held for held in free.values() for claim in held.event.claims}
    shared = Counter(
        (held.number, home[claim].number) for held in waiting for claim in held.event.claims if claim in home
    )
    left = {held.number: held for held in waiting}
    for (before, heir), _ in shared.most_common():
        if before in left and heir in free:
            pairs.append((left.pop(before), free.pop(heir)))
    pairs += [(held, None) for held in left.values()]
    return pairs + [(None, held) for held in free.values()]


def _changes_of(found: Iterable[Held], start: int) -> Mapping[str, set[int]]:
    """Return the changes after `start` that brought or ended a version of each event, by the events' ids."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for held in found:
        numbers[held.event.id].update(number for number in (held.since, held.until) if number and number > start)
    return numbers


def _difference(
    before: Held | None, after: Held | None, home: Mapping[str, Held], why: tuple[Change, ...]
) -> Difference:
    into = None
    if before is not None and after is None:
        into = next((home[claim].event.id for claim in before.event.claims if claim in home), None)
    what: What = "new" if before is None else "withdrawn" if after is None else "revised"
    return Difference(
        what=what,
        old=before.event if before is not None else None,
        new=after.event if after is not None else None,
        into=into,
        why=why,
    )
