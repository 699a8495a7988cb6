"""Accounts: what one report tells of one event, made of its claims; the unit that is compared across reports."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from belegg.merge.facts import AGE, NO_NAMES, TOWN, Fact, bled, strikers
from belegg.merge.parties import Side
from belegg.merge.spells import LONG, Spell
from belegg.merge.spots import Spot
from belegg.merge.tallies import Tally

Value = TypeVar("Value")
TAKEN = ("abduction", "captured")
KIDNAPPED = (None, "other", "abduction")


class lazy(Generic[Value]):  # noqa: N801 - used as a decorator
    """A property that is worked out once and then kept in the object; no lock is taken, for nothing is ever changed."""

    def __init__(self, work: "Callable[[Account], Value]") -> None:
        self.work, self.name, self.__doc__ = work, work.__name__, work.__doc__

    def __get__(self, account: "Account", kind: type) -> Value:
        value = self.work(account)
        account.__dict__[self.name] = value
        return value


class Account:
    """What the claims `facts`, all of one report and one family, tell together; it never changes once made."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = tuple(sorted(facts, key=_id) if len(facts) > 1 else facts)
        self.id = self.facts[0].id
        self.family = self.facts[0].family
        self.document = self.facts[0].claim.document
        self.documents = frozenset({self.document})

    @lazy
    def outline(self) -> tuple[object, ...]:
        """All that is compared of it, but for the report, its time and its figures."""
        return (
            self.family, self.spots, self.around, self.mentions, self.kinds, self.modes, self.actors, self.targets,
            self.sites, self.hints, self.named, self.anew, self.hours, self.topics, self.voices, len(self.facts),
        )  # fmt: skip

    @lazy
    def figures(self) -> frozenset[object]:
        """What its claims say each by itself; accounts with one outline and the same figures need not be told apart."""
        told = [_figure(fact) for fact in self.facts]
        return frozenset((figure, told.count(figure)) for figure in told)

    @lazy
    def counted(self) -> tuple[Fact, ...]:
        """Those of its facts that give a figure."""
        return tuple(fact for fact in self.facts if fact.claim.count is not None)

    @lazy
    def tallies(self) -> tuple[Tally, ...]:
        """What is compared of its figures, in the order of `counted`."""
        return tuple(fact.tally for fact in self.facts if fact.tally is not None)

    @lazy
    def spot(self) -> Spot | None:
        """The narrowest place that is told, the one told most often; None where none is."""
        spots = [fact.spots[0] for fact in self.facts if fact.spots]
        if len(spots) < 2:
            return spots[0] if spots else None
        return min(spots, key=lambda spot: (spot.breadth, -spots.count(spot), spot.name), default=None)

    @lazy
    def mentions(self) -> frozenset[str]:
        """The names in its words, where it tells no town of its own."""
        if any(not fact.mentions and fact.spots and fact.spots[0].breadth <= TOWN for fact in self.facts):
            return NO_NAMES
        return NO_NAMES.union(*(fact.mentions for fact in self.facts))

    @lazy
    def spots(self) -> tuple[Spot, ...]:
        """All places that are told."""
        spots = {spot for fact in self.facts for spot in fact.spots}
        return tuple(sorted(spots, key=lambda s: (s.breadth, s.name)) if len(spots) > 1 else spots)

    @lazy
    def around(self) -> tuple[Spot, ...]:
        """Where it is as far as that is but guessed; nothing where a place is told."""
        return () if self.spots else tuple(dict.fromkeys(spot for fact in self.facts for spot in fact.around))

    @lazy
    def time(self) -> Spell | None:
        """The narrowest time that is told; else the days up to the report's own date, marked as not told; else None."""
        told = [fact.time for fact in self.facts if fact.time is not None and fact.claim.mode != "released"]
        told = told or [fact.time for fact in self.facts if fact.time is not None]
        if told:
            return min(told, key=lambda time: (not time.firm, time.width or 10**6, time.start or 0, time.end or 0))
        published = self.facts[0].published
        if published is None or published.end is None:
            return None
        start = published.start if published.start is not None else published.end
        return Spell(start=start - AGE, end=published.end, told=False)

    @lazy
    def known_time(self) -> Spell | None:
        """The narrowest time that the claims tell, None where they tell none."""
        return self.time if self.time is not None and self.time.told else None

    @lazy
    def kinds(self) -> frozenset[str]:
        """The kinds of the claims."""
        return frozenset(fact.claim.kind for fact in self.facts)

    @lazy
    def modes(self) -> frozenset[str]:
        """How it was done: the modes of attacks, or of the claims where the kind stands alone."""
        kinds = {"attack"} if self.family == "incident" else self.kinds
        return frozenset(
            fact.claim.mode
            for fact in self.facts
            if fact.claim.kind in kinds and fact.claim.mode not in (None, "other")
        )

    @lazy
    def actors(self) -> tuple[Side, ...]:
        """The sides that did it."""
        return _all(self.facts, lambda fact: fact.actors)

    @lazy
    def targets(self) -> tuple[Side, ...]:
        """The sides that it was done to."""
        return _all(self.facts, lambda fact: fact.targets)

    @lazy
    def sided(self) -> tuple[Side, ...]:
        """Those struck, where what side they are of tells events apart: not civilians of unknown country."""
        return tuple(side for side in self.targets if side.key is not None)

    @lazy
    def parties(self) -> frozenset[str]:
        """The keys of all sides named, whatever their part."""
        return frozenset(side.key for side in (*self.actors, *self.targets) if side.key is not None)

    @lazy
    def frees(self) -> bool:
        """Whether it tells that people were freed, and nothing else that was done to anyone."""
        harmed = {fact.claim.mode for fact in self.facts if fact.claim.kind == "casualties"}
        return harmed == {"released"} and not any(fact.claim.kind == "attack" for fact in self.facts)

    @lazy
    def frees_fighters(self) -> bool:
        """Whether it tells that fighters were freed, and nothing else that was done to anyone."""
        return self.frees and any(side.combatant for side in self.targets)

    @lazy
    def takes(self) -> bool:
        """Whether it tells that people were taken for their own sake: not as prisoners of a fight."""
        fought = any(fact.claim.kind == "attack" and fact.claim.mode not in KIDNAPPED for fact in self.facts)
        return any(fact.claim.mode in TAKEN for fact in self.facts) and not fought

    @lazy
    def struck(self) -> frozenset[str]:
        """Whom attacks were made on: "civilians", "fighters", both, or neither where it is not told."""
        struck = {side.combatant for fact in self.facts if fact.claim.kind == "attack" for side in fact.targets}
        return frozenset("fighters" if combatant else "civilians" for combatant in struck)

    @lazy
    def strikers(self) -> frozenset[str]:
        """The sides that struck, where all its attacks are strikes from afar, on civilians where it tells more."""
        attacks = [strikers(fact) for fact in self.facts if fact.claim.kind == "attack"]
        harmed = [one for fact in self.facts for one in fact.targets if fact.claim.kind == "casualties"]
        fought = len(self.facts) > 1 and (not harmed or any(one.combatant for one in harmed))
        return NO_NAMES.union(*attacks) if all(attacks) and not fought else NO_NAMES

    @lazy
    def bled(self) -> frozenset[str]:
        """The sides that lost people at another side's hands."""
        return NO_NAMES.union(*(bled(fact) for fact in self.facts))

    @lazy
    def people(self) -> frozenset[str]:
        """The kinds of people that its figures count, and their countries."""
        sides = {side for fact in self.facts if fact.claim.count is not None for side in fact.targets}
        return frozenset(f"{side.key or ''}{side.sector}" for side in sides)

    @lazy
    def items(self) -> frozenset[str]:
        """The kinds of things lost."""
        return frozenset(fact.claim.item for fact in self.facts if fact.claim.item is not None)

    @lazy
    def sites(self) -> frozenset[str]:
        """What was struck, in kinds of sites, by what is said of attacks."""
        return frozenset(site for fact in self.facts if fact.claim.kind == "attack" for site in fact.sites)

    @lazy
    def hints(self) -> frozenset[str]:
        """What kinds of sites all its sentences name."""
        return frozenset(site for fact in self.facts for site in fact.sites)

    @lazy
    def named(self) -> frozenset[tuple[str, str]]:
        """The sites that have a name of their own, with their kinds."""
        return frozenset(site for fact in self.facts for site in fact.named)

    @lazy
    def anew(self) -> bool:
        """Whether it tells of a new deal or attack, or of a place that changed hands anew."""
        return any(fact.anew for fact in self.facts)

    @lazy
    def hours(self) -> frozenset[str]:
        """The parts of the day that are told."""
        return frozenset(hour for fact in self.facts for hour in fact.hours)

    @lazy
    def order(self) -> frozenset[str]:
        """Which of several attacks of its report it is told to be."""
        return frozenset(which for fact in self.facts for which in fact.order)

    @lazy
    def topics(self) -> frozenset[str]:
        """What a statement is about."""
        return frozenset(topic for fact in self.facts for topic in fact.topics)

    @lazy
    def voices(self) -> frozenset[str]:
        """Who speaks."""
        return frozenset(fact.voice for fact in self.facts if fact.voice is not None)

    @lazy
    def country(self) -> str | None:
        """The country it is in, as far as it can be told: of the place, else of those struck, else of those who did
        it."""
        for spot in self.spots or self.around:
            if spot.country is not None:
                return spot.country
        for side in (*self.targets, *self.actors):
            if side.country is not None:
                return side.country
        return None


def _id(fact: Fact) -> str:
    return fact.claim.id


def width_of(time: Spell | None) -> int:
    """Return how many days a time spans, LONG where an end is open or none is told."""
    return (time.width or LONG) if time is not None else LONG


def _all(facts: Sequence[Fact], of: Callable[[Fact], tuple[Side, ...]]) -> tuple[Side, ...]:
    sides = {side for fact in facts for side in of(fact)}
    return tuple(sorted(sides, key=lambda side: (side.key or "", side.name)) if len(sides) > 1 else sides)


def _figure(fact: Fact) -> tuple[object, ...]:
    claim, count = fact.claim, fact.claim.count
    bounds = (count.low, count.high, count.unit, count.imputed) if count is not None else ()
    part = claim.part_of is not None
    return claim.kind, claim.mode, claim.item, claim.measure, claim.standing, part, fact.targets, bounds, fact.time
