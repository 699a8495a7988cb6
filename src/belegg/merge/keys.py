"""Blocking: keys under which claims that may be of one event find each other, so that cost grows with the news."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from belegg.merge.accounts import Account
from belegg.merge.facts import AGE, Fact
from belegg.merge.spells import Spell
from belegg.merge.spots import Spot, bones

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
    ordered = sorted(accounts, key=lambda account: account.id)
    return ((ordered[one].id, ordered[other].id) for one, other in meetings(ordered))


def meetings(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Yield which of `accounts` share a key, by their places, each pair once and in order. One that seeks another is
    sought by it too, so that looking back at those before it is enough."""
    shelves: dict[str, list[int]] = {}
    for at, account in enumerate(accounts):
        found: set[int] = set()
        for fact in account.facts:
            for key in MAKERS.get(fact.family, _alone)(fact):
                own = key if isinstance(key, str) else key[0]
                shelf = shelves.get(own)
                if shelf is None:
                    shelves[own] = [at]
                elif shelf[-1] != at:
                    if isinstance(key, str):
                        found.update(shelf)
                    shelf.append(at)
                if not isinstance(key, str):
                    for wanted in key[1]:
                        found.update(shelves.get(wanted, ()))
        if found:
            found.discard(at)
            yield from [(before, at) for before in sorted(found)]


def _keys(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (key to be found under, keys to seek)."""
    for key in MAKERS.get(fact.family, _alone)(fact):
        yield key if isinstance(key, tuple) else (key, (key,))


def _incident(fact: Fact) -> list[str | tuple[str, tuple[str, ...]]]:
    days = list(_buckets(fact.time or _about(fact.published), SHORT, margin=2))
    if fact.time is not None and not fact.time.firm:
        days = list(dict.fromkeys([*days, *_buckets(_about(fact.published), SHORT, margin=2)]))
    narrow = [spot for spot in fact.spots or fact.around if spot.breadth < 6]
    undated = days == [UNDATED] or _is_wide(fact.time)
    traits, countries = _traits(fact), _countries(fact)
    found: list[str | tuple[str, tuple[str, ...]]] = []
    for spot in narrow:
        found += [(f"i:{bare}:{at}", (f"i:{bare}:{at}", f"in:{bare}:{at}")) for bare in _bare(spot) for at in days]
        for trait in traits:
            always, never = f"ia:{spot.bones}:{trait}", f"iu:{spot.bones}:{trait}"
            found.append((never, (always, never)) if undated else (always, (never,)))
    if fact.claim.mode in ("abduction", "captured", "released"):
        found += [f"ab:{spot.bones}" for spot in narrow]
        if fact.claim.count is not None and fact.claim.count.low:
            found += [f"ab:{country}:{fact.claim.count.low}" for country in countries]
    for bare in {bones(name) for name in fact.mentions}:
        found += [(f"in:{bare}:{at}", (f"i:{bare}:{at}",)) for at in days]
    towns = any(spot.breadth <= 2 for spot in fact.spots)
    for tail in [f"{country}:{trait}:{at}" for country in countries for trait in traits for at in days]:
        wide = f"iw:{tail}"
        found.append((f"it:{tail}", (wide,)) if towns else (wide, (wide, f"it:{tail}")))
    return found


def _bare(spot: Spot) -> Iterable[str]:
    """Return the bones of a place's name; for one that the gazetteer lacks, those of its single words too."""
    if spot.id is not None or spot.site is not None or spot.breadth != 2 or " " not in spot.name:
        return (spot.bones,)
    return {spot.bones, *(bones(word) for word in spot.name.split() if len(word) > 3)}


def _traits(fact: Fact) -> list[str]:
    """Return what a place that is told only roughly must share besides: the way of the attack, or the very figure."""
    claim, found = fact.claim, []
    if claim.kind == "attack" and claim.mode not in (None, "other"):
        found.append(str(claim.mode))
    if claim.count is not None and claim.count.low is not None and not claim.count.imputed:
        found.append(f"{claim.mode}{claim.count.low}")
    return found


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
    found = {spot.country for spot in fact.spots or fact.around if spot.country is not None}
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


def _is_wide(time: Spell | None) -> bool:
    """Return whether a time is told so roughly that it is entered only into the buckets of its ends."""
    return time is not None and (time.width is None or time.width // SHORT >= WIDEST - 1)


MAKERS: dict[str, Callable[[Fact], Iterable[str | tuple[str, tuple[str, ...]]]]] = {
    "incident": _incident, "total": _total, "stock": _total, "displacement": _moved,
}  # fmt: skip
