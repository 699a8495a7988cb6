"""Blocking: keys under which claims that may be of one event find each other, so that cost grows with the news."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from belegg.merge.accounts import Account
from belegg.merge.facts import AGE, Fact
from belegg.merge.spells import Spell

SHORT, MIDDLE, LONG = 4, 16, 32
UNDATED = "any"
WIDEST = 14
"""Up to so many buckets a time is entered into; a longer one only into those of its start and end."""


def stored(fact: Fact) -> frozenset[str]:
    """Return the keys that a claim is found under."""
    return frozenset(key for key, _ in _keys(fact))


def sought(fact: Fact) -> frozenset[str]:
    """Return the keys under which what may be of one event with a claim is to be sought."""
    return frozenset(key for _, wanted in _keys(fact) for key in wanted)


def pairs(accounts: Sequence[Account]) -> Iterator[tuple[str, str]]:
    """Yield the ids of all accounts that share a key, each pair once and in order."""
    shelves: dict[str, list[str]] = defaultdict(list)
    looking: list[tuple[str, set[str]]] = []
    for account in sorted(accounts, key=lambda account: account.id):
        own: set[str] = set()
        wanted: set[str] = set()
        for fact in account.facts:
            for key, sought_too in _keys(fact):
                own.add(key)
                wanted.update(sought_too)
        for key in own:
            shelves[key].append(account.id)
        looking.append((account.id, wanted))
    for name, wanted in looking:
        found: set[str] = set()
        for key in wanted:
            found.update(shelves.get(key, ()))
        yield from ((name, other) for other in sorted(found) if other > name)


def _keys(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (key to be found under, keys to seek)."""
    for key in MAKERS.get(fact.family, _alone)(fact):
        yield key if isinstance(key, tuple) else (key, (key,))


def _incident(fact: Fact) -> Iterator[str | tuple[str, tuple[str, ...]]]:
    days = list(_buckets(fact.time or _about(fact.published), SHORT, margin=2))
    narrow = [spot for spot in fact.spots if spot.breadth < 6]
    undated = days == [UNDATED]
    traits, countries = list(_traits(fact)), _countries(fact)
    for spot in narrow:
        yield from (f"i:{spot.bones}:{at}" for at in days)
        for trait in traits:
            always, never = f"ia:{spot.bones}:{trait}", f"iu:{spot.bones}:{trait}"
            yield (never, (always, never)) if undated else (always, (never,))
    if fact.claim.mode in ("abduction", "captured", "released"):
        yield from (f"ab:{spot.bones}" for spot in narrow)
        if fact.claim.count is not None and fact.claim.count.low:
            yield from (f"ab:{country}:{fact.claim.count.low}" for country in countries)
    towns = any(spot.breadth <= 2 for spot in narrow)
    for country in countries:
        for trait in traits:
            for at in days:
                tail = f"{country}:{trait}:{at}"
                yield (f"it:{tail}", (f"iw:{tail}",)) if towns else (f"iw:{tail}", (f"iw:{tail}", f"it:{tail}"))


def _traits(fact: Fact) -> Iterator[str]:
    """Yield what a place that is told only roughly must share besides: the way of the attack, or the very figure."""
    claim = fact.claim
    if claim.kind == "attack" and claim.mode not in (None, "other"):
        yield str(claim.mode)
    if claim.count is not None and claim.count.low is not None and not claim.count.imputed:
        yield f"{claim.mode}{claim.count.low}"


def _total(fact: Fact) -> Iterator[str]:
    claim = fact.claim
    start = fact.time.start if fact.time is not None else None
    at = {"open"} if start is None else {str((start + shift) // MIDDLE) for shift in (-3, 3)}
    for country in _countries(fact):
        yield from (f"t:{claim.kind}:{claim.measure}:{country}:{bucket}" for bucket in at)
        if claim.count is not None and claim.count.low:
            yield f"t:{claim.kind}:{claim.measure}:{country}:n{claim.count.low}"


def _moved(fact: Fact) -> Iterator[str]:
    claim = fact.claim
    for country in _countries(fact):
        yield from (f"d:{country}:{at}" for at in _buckets(fact.time or _about(fact.published), MIDDLE, margin=3))
        if claim.count is not None and claim.count.low:
            yield f"d:{country}:n{claim.count.low}"


def _alone(fact: Fact) -> Iterator[str]:
    claim, head = fact.claim, fact.family[:4]
    if fact.family == "relation":
        yield f"{head}:{claim.mode}:{'+'.join(sorted(_parties(fact)))}"
        return
    grain, margin = {"control": (LONG, 15), "agreement": (2 * LONG, 60)}.get(fact.family, (MIDDLE, 4))
    days = list(_buckets(fact.time or _about(fact.published), grain, margin=margin))
    if fact.family == "control":
        yield from (f"{head}:{spot.bones}:{at}" for spot in fact.spots for at in days)
        return
    handles = {*_parties(fact), *(f"p{spot.bones}" for spot in fact.spots)}
    if fact.family == "statement" and fact.voice is not None:
        handles.add(fact.voice)
    mode = "" if fact.family in ("agreement", "talks") else claim.mode
    for handle in sorted(handles or {"?"}):
        yield from (f"{head}:{mode}:{handle}:{at}" for at in days)
        if claim.count is not None and claim.count.low:
            yield f"{head}:{mode}:{handle}:n{claim.count.low}"


def _parties(fact: Fact) -> set[str]:
    return {side.key for side in (*fact.actors, *fact.targets) if side.key is not None}


def _countries(fact: Fact) -> Iterable[str]:
    found = {spot.country for spot in fact.spots if spot.country is not None}
    found = found or {side.country for side in fact.targets if side.country is not None}
    found = found or {side.country for side in fact.actors if side.country is not None}
    return sorted(found) or ("?",)


def _about(published: Spell | None) -> Spell | None:
    if published is None or published.end is None:
        return None
    start = published.start if published.start is not None else published.end
    return Spell(start=start - AGE, end=published.end, told=False)


def _buckets(time: Spell | None, grain: int, *, margin: int) -> Iterable[int | str]:
    """Return the numbers of the buckets, `grain` days long, that a time touches with `margin` days around it."""
    if time is None:
        return (UNDATED,)
    start = time.start if time.start is not None else time.end
    end = time.end if time.end is not None else time.start
    if start is None or end is None:
        return (UNDATED,)
    first, last = (start - margin) // grain, (end + margin) // grain
    return range(first, last + 1) if last - first < WIDEST else (first, last)


MAKERS: dict[str, Callable[[Fact], Iterator[str | tuple[str, tuple[str, ...]]]]] = {
    "incident": _incident, "total": _total, "stock": _total, "displacement": _moved,
}  # fmt: skip
