"""The signs that two accounts are, or are not, of one event: each has a name that weights.toml gives its worth."""

from collections.abc import Iterator

from belegg.merge import spells
from belegg.merge.accounts import Account, width_of
from belegg.merge.facts import AGE
from belegg.merge.guessed import guessed
from belegg.merge.parties import Side, apart
from belegg.merge.sites import told_apart
from belegg.merge.tallies import GROUPS, told_by
from belegg.merge.whereabouts import Sign, place_sign

FREED = 500
"""So many days after an abduction a release may still be of those who were taken then."""

ALIKE = (
    frozenset({"air_strike", "bombing", "missile", "drone_strike"}),
    frozenset({"shelling", "missile"}),
    frozenset({"bombing", "suicide_bombing"}),
    frozenset({"shooting", "ambush", "clash", "ground_assault"}),
    frozenset({"abduction", "ground_assault", "shooting", "ambush"}),
    frozenset({"ground_assault", "offensive", "clash", "shelling"}),
    frozenset({"shelling", "offensive"}),
    frozenset({"air_strike", "shelling"}),
    frozenset({"negotiation", "meeting", "mediation"}),
    frozenset({"air_strike", "offensive"}),
)
OPPOSITE = (
    frozenset({"advanced", "withdrew"}), frozenset({"reinforced", "withdrew"}), frozenset({"entered", "withdrew"}),
    frozenset({"displaced", "returned"}), frozenset({"evacuated", "returned"}),
    frozenset({"crossed_border", "returned"}),
)  # fmt: skip
ORDER = ("night", "morning", "midday", "evening")
MEASURED = ("total", "stock", "displacement")
"""The families whose accounts are figures with a window or a date."""


def signs(one: Account, other: Account) -> Iterator[Sign]:
    """Yield the signs for and against the two accounts being of one event."""
    yield from where(one, other)
    yield from when(one, other)
    yield from how(one, other)
    yield from who(one, other)
    yield from numbers(one, other)
    yield from traits(one, other)
    yield from measured(one, other)
    yield from of_one_report(one, other)


def of_one_report(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what it says that a report tells of both."""
    if not one.documents.isdisjoint(other.documents):
        yield "same_document", "one report, which tells them apart"
        if one.order and other.order and not one.order & other.order:
            yield "order_other", "one is told as the first, the other as the second"


def where(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what their places say; it rests on their families, places, kinds, and whether they tell of people taken or
    freed."""
    yield place_sign(one, other)


def when(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what their times say; it rests on the days between them, on how their times lie to their reports', on what
    `where` rests on but for places, and on whether they are of one report."""
    if (time := _time(one, other)) is not None:
        yield time
    if one.family == "agreement" and one.anew != other.anew:
        new, old = (one, other) if one.anew else (other, one)
        if new.known_time and old.known_time and (new.known_time.start or 0) > (old.known_time.start or 10**9):
            yield "deal_anew", "a new deal, and an earlier one"


def how(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what their modes say; it rests on these and their families."""
    if one.modes and other.modes:
        yield from _modes(one, other)


def who(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what their sides say; it rests on these, their families, voices and topics, for control on their claims."""
    yield from _sides(one, other)


def traits(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what sites, hours, things lost and voices say."""
    if one.family == "incident":
        yield from _site_and_hour(one, other)
        yield from _people_and_items(one, other)
    if not one.voices.isdisjoint(other.voices):
        yield "voice_same", "the same speaker"


def measured(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what the measures and windows of figures say."""
    if one.family in MEASURED:
        yield from _measured(one, other)


def _time(one: Account, other: Account) -> Sign | None:
    first, second = one.time, other.time
    if first is None or second is None:
        return None
    gap = spells.gap_between(first, second)
    told = first.told and second.told
    if one.family == "incident" and told and (freed := _freed(one, other)) is not None:
        return ("released", "taken, and freed later") if freed else ("released_before", "freed before they were taken")
    if one.family == "incident" and told and gap and (_freed_after(one, other) or _freed_after(other, one)):
        return "freed_after", "prisoners of the fight, freed later"
    if one.family == "incident" and gap and _beside_freeing(one, other):
        return None
    if not told:
        return ("time_guess_near", "days that may agree") if gap <= 1 else ("time_guess_far", "reports of other days")
    lie = spells.relation(first, second)
    if lie != "apart":
        return f"time_{lie}", LIE.get(lie, lie)
    if one.family == "incident" and gap <= AGE and _dated_by_word(one, other):
        return "time_guessed", "one has but the day of the word"
    if one.family == "incident" and gap <= AGE and _dated_by_report(one, other):
        return "time_reported", "one is dated as its report is"
    name = "time_apart_2" if gap == 2 else "time_apart"
    if one.family == "control" and gap > 45:
        name = "time_long_apart"
    return name, f"{gap} days between them"


LIE = {
    "same": "same day", "overlap": "days in common", "inside": "one day inside the other's span",
    "next": "the day after",
}  # fmt: skip


def _dated_by_word(one: Account, other: Account) -> bool:
    """Return whether the later of two times rests on no words of its account's own."""
    times = [account.time for account in (one, other) if account.time is not None]
    later = max(times, key=lambda time: time.start if time.start is not None else time.end or 0)
    return not later.firm


def _dated_by_report(one: Account, other: Account) -> bool:
    """Return whether the later account tells of harm alone, on the very day of its report: that may be the day of the
    word."""
    ends = [account.time.end or 0 if account.time is not None else 0 for account in (one, other)]
    later = one if ends[0] > ends[1] else other
    published, time = later.facts[0].published, later.time
    if published is None or time is None or "attack" in later.kinds or (time.width or AGE) > 2:
        return False
    return published.start is not None and time.end is not None and 0 <= (published.end or 0) - time.end <= 1


def _freed(one: Account, other: Account) -> bool | None:
    """Return whether one account tells of the freeing of those whom the other saw taken; None where neither is of that
    kind."""
    for free, taken in ((one, other), (other, one)):
        if free.frees and taken.takes and not taken.frees:
            start, end = taken.time.start if taken.time else None, free.time.end if free.time else None
            return None if start is None or end is None else 0 <= end - start <= FREED
    return None


def _freed_after(free: Account, fight: Account) -> bool:
    """Return whether the first tells of fighters freed after the day of what the second tells, which is no
    kidnapping."""
    if not free.frees_fighters or fight.frees or fight.takes or free.time is None or fight.time is None:
        return False
    return (free.time.start or 0) > (fight.time.end or 10**9)


def _beside_freeing(one: Account, other: Account) -> bool:
    """Return whether one tells of people freed and the other, in the same report, of harm that was done to them
    before."""
    return one.document == other.document and one.frees != other.frees


def _modes(one: Account, other: Account) -> Iterator[Sign]:
    first, second = one.modes, other.modes
    shown = "/".join(sorted(first | second))
    if one.family == "agreement":
        plain = [{mode.removeprefix("broken:") for mode in modes} - {"other"} for modes in (first, second)]
        if any(mode.startswith("broken:") for mode in first ^ second):
            yield "breach", "a deal and its breach"
        if plain[0] & plain[1]:
            yield "mode_same", f"both {'/'.join(sorted(plain[0] & plain[1]))}"
        elif plain[0] and plain[1]:
            yield "mode_other", shown
        return
    if first & second:
        yield "mode_same", f"both {'/'.join(sorted(first & second))}"
    elif any({a, b} == pair for pair in OPPOSITE for a in first for b in second):
        yield "mode_opposite", f"opposite moves ({shown})"
    elif _alike(first, second):
        yield "mode_alike", f"alike ({shown})"
    else:
        yield "mode_other", f"different ({shown})"


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first & second) or any({a, b} <= group for group in ALIKE for a in first for b in second)


def _sides(one: Account, other: Account) -> Iterator[Sign]:
    if one.family in ("agreement", "talks", "relation"):
        yield from _parties(one, other)
    elif one.family == "control":
        from belegg.merge.control import signs as control_signs

        yield from control_signs(one, other)
    elif one.family == "statement":
        yield from _speakers(one, other)
        yield from _role("target", one.targets, other.targets)
    else:
        if one.family == "total":
            yield from _total_sides(one, other)
            return
        if one.actors and other.actors:
            crossed = _shared(one.actors, other.targets) or _shared(other.actors, one.targets)
            if not (crossed and _told_apart(one.actors, other.actors)):
                yield from _role("actor", one.actors, other.actors)
            elif one.modes and other.modes and not _alike(one.modes, other.modes):
                yield "attack_back", "each side struck in its own way"
        if one.sided and other.sided:
            yield from _role("target", one.sided, other.sided)


def _total_sides(one: Account, other: Account) -> Iterator[Sign]:
    """Losses of both sides in one fight are one total; those of civilians are another, and so are those of other
    parties."""
    kinds = [{side.combatant for side in account.targets} for account in (one, other)]
    if all(kinds) and not kinds[0] & kinds[1]:
        lands = [{side.country for side in account.targets} - {None} for account in (one, other)]
        abroad = all(lands) and not lands[0] & lands[1]
        yield "target_apart" if abroad else "target_kinds", "fighters and others"
    elif _shared(one.targets, other.targets):
        yield "target_same", "the same losses"
    elif len(one.parties) > 1 and one.parties == other.parties:
        yield "parties_same", "the losses of both sides"
    elif _told_apart(one.targets, other.targets):
        yield "losers_both" if one.modes & other.modes else "losers_other", "losses of different sides"
    elif False in kinds[0] & kinds[1]:
        yield "target_same", "the same losses"


def _role(name: str, first: tuple[Side, ...], second: tuple[Side, ...]) -> Iterator[Sign]:
    if shared := _shared(first, second):
        yield f"{name}_same", f"same {'attacker' if name == 'actor' else 'victims'} ({shared})"
    elif _told_apart(first, second):
        shown = f"{first[0].name} and {second[0].name}"
        yield f"{name}_apart", f"different {'attackers' if name == 'actor' else 'victims'} ({shown})"


def _shared(first: tuple[Side, ...], second: tuple[Side, ...]) -> str | None:
    for side in first:
        if side.key is not None and any(side.key == other.key for other in second):
            return side.name
    return None


def _told_apart(first: tuple[Side, ...], second: tuple[Side, ...]) -> bool:
    return bool(first and second) and all(apart(a, b) for a in first for b in second)


def _parties(one: Account, other: Account) -> Iterator[Sign]:
    if not one.parties or not other.parties:
        return
    shared = one.parties & other.parties
    if one.parties <= other.parties or other.parties <= one.parties:
        few = min(len(one.parties), len(other.parties))
        yield "parties_same" if few > 1 or one.parties == other.parties else "parties_some", "same parties"
    elif shared:
        yield "parties_some", "a party in common"
    else:
        yield "parties_other", "different parties"


def _speakers(one: Account, other: Account) -> Iterator[Sign]:
    first = {side.key or side.name for side in one.actors} | one.voices
    second = {side.key or side.name for side in other.actors} | other.voices
    if first and second:
        yield ("speaker_same", "same speaker") if first & second else ("speaker_other", "different speakers")
    if one.topics and other.topics:
        yield ("topic_same", "same matter") if one.topics & other.topics else ("topic_other", "different matters")


def _site_and_hour(one: Account, other: Account) -> Iterator[Sign]:
    if shared := one.hints & other.hints:
        yield "site_same", f"same kind of target ({'/'.join(sorted(shared))})"
    elif one.hints and other.hints:
        shown = f"{'/'.join(sorted(one.hints))} and {'/'.join(sorted(other.hints))}"
        yield "site_other" if one.sites and other.sites else "site_unlike", f"different targets ({shown})"
    if (different := told_apart(one.named, other.named)) is not None:
        shown = ", ".join(sorted({name for _, name in one.named | other.named}))
        yield ("site_named_other" if different else "site_named_same"), f"sites by their names ({shown})"
    if one.hours and other.hours:
        if one.hours & other.hours:
            yield "hour_same", "same part of the day"
        elif min(abs(ORDER.index(a) - ORDER.index(b)) for a in one.hours for b in other.hours) > 1:
            yield "hour_other", f"different hours ({'/'.join(sorted(one.hours | other.hours))})"


def _people_and_items(one: Account, other: Account) -> Iterator[Sign]:
    if one.struck and other.struck and not one.struck & other.struck:
        yield "struck_other", "attacks on civilians and on fighters"
    if one.strikers & other.bled or other.strikers & one.bled:
        yield "harm_by_other", "a strike from afar, and losses of the side that made it"
    if one.items and one.items & other.items:
        yield "item_same", f"the same kind of thing lost ({'/'.join(sorted(one.items & other.items))})"
    if one.frees != other.frees and (one.frees or other.frees):
        first, second = one.people, other.people
        if first and second:
            yield ("people_same", "the same kind of people") if first & second else ("people_other", "different people")


def _measured(one: Account, other: Account) -> Iterator[Sign]:
    if one.kinds != other.kinds:
        yield "kind_other", "different kinds of harm"
    measures = [
        {fact.claim.measure for fact in account.facts if "measure" not in guessed(fact.claim)} - {None}
        for account in (one, other)
    ]
    if all(measures) and not measures[0] & measures[1]:
        stock = "stock" in measures[0] | measures[1]
        yield "measure_other" if stock else "measure_unlike", "a stock and a flow" if stock else "new and cumulative"
    items = [{fact.claim.item for fact in account.facts} - {None} for account in (one, other)]
    if all(items) and not items[0] & items[1]:
        yield "item_other", "different things lost"
    if one.family == "stock" or any(fact.claim.measure == "stock" for fact in (*one.facts, *other.facts)):
        return
    first, second = one.known_time, other.known_time
    if first is None or second is None or first.start is None or second.start is None:
        return
    gap = abs(first.start - second.start)
    narrow, wide = sorted((width_of(first), width_of(second)))
    if narrow <= 2 and wide > 3 and (narrow < 2 or gap or not _runs_on(one, other)):
        yield "day_and_longer", "a day's total and a longer one"
    if gap == 0:
        yield "start_same", "windows with the same start"
        if narrow < wide and _grows(one, other) != _grows(other, one):
            yield "window_grows", "a figure that grew with its window"
    elif gap == 1:
        yield "start_near", "windows that start about the same day"
    elif gap <= max(3, min(width_of(first), width_of(second)) // 10):
        yield "start_alike", "windows that may start together"
    else:
        yield "start_other", "windows with different starts"


def _runs_on(one: Account, other: Account) -> bool:
    """Return whether the later of two figures of people harmed can be the earlier one, some days on: not many times as
    high."""
    names = {name for name, _, _ in told_by(one.tallies, other.tallies)}
    return bool(names) and "number_clashes" not in names and one.kinds == other.kinds == {"casualties"}


def _grows(one: Account, other: Account) -> bool:
    """Return whether the window of `other` reaches further, and its figures are higher."""
    first, second = one.known_time, other.known_time
    if first is None or second is None or first.end is None or second.end is None or first.end >= second.end:
        return False
    alike = [(a, b) for a in one.tallies for b in other.tallies if a.thing == b.thing]
    return bool(alike) and all(a.low is not None and b.low is not None and a.low < b.low for a, b in alike)


def numbers(one: Account, other: Account) -> Iterator[Sign]:
    """Yield what their figures say: the strongest agreement and the strongest contradiction."""
    for name, a, b in told_by(one.tallies, other.tallies):
        first, second = one.counted[a].claim, other.counted[b].claim
        shown = f"{first.count.as_written if first.count else ''} / {second.count.as_written if second.count else ''}"
        yield name, NUMBERS[name].format(mode=first.mode, shown=shown)


NUMBERS = {
    **dict.fromkeys(
        ("number_equal_large", "number_equal", "number_equal_small"), "the same figure of {mode} ({shown})"
    ),
    "number_near": "high figures of {mode} that are nearly the same ({shown})",
    "number_fits": "figures of {mode} that can both hold ({shown})",
    **dict.fromkeys(GROUPS[1], "figures of {mode} that differ ({shown})"),
}
