"""How an account looks in each kind of sign, as a number: two with the same number are alike in all it rests on."""

import msgspec

from belegg.merge.accounts import TAKEN, Account
from belegg.merge.facts import Fact, bled, strikers
from belegg.merge.guessed import guessed
from belegg.merge.signs import MEASURED
from belegg.merge.spells import Spell
from belegg.merge.tallies import Tally

Sights = tuple[int, int, int, int, int]
Flags = tuple[bool, bool, bool, bool]
"""Whether an account tells of an attack, of people freed alone, of people taken, and of fighters freed alone."""


class Look(msgspec.Struct, frozen=True, gc=False):
    """The numbers of an account's looks in what `signs` calls when, where, how, who and traits. `day` is where its time
    is anchored; `outline` is what it tells but for its time and figures; `tallies` are the numbers of these."""

    day: int
    when: int
    where: int
    how: int
    who: int
    traits: int
    outline: int
    frees: bool
    tallies: tuple[int, ...]


class Looks:
    """The looks of all accounts of one run."""

    def __init__(self) -> None:
        self.numbers: tuple[dict[object, int], ...] = tuple({} for _ in range(7))
        self.known: dict[Account, Look] = {}
        self.alone: dict[object, Sights] = {}
        self.tallies: list[Tally] = []

    def of(self, account: Account) -> Look:
        """Return how `account` looks."""
        look = self.known.get(account)
        if look is None:
            look = self.known[account] = self._look(account)
        return look

    def _look(self, account: Account) -> Look:
        if len(account.facts) > 1:
            flags = ("attack" in account.kinds, account.frees, account.takes, account.frees_fighters)
            sights, time, tallies = self._sights(account, flags), account.time, account.tallies
        else:
            fact = account.facts[0]
            flags = _flags(fact)
            outline = (
                fact.family, fact.claim.kind, fact.claim.mode, fact.claim.item, fact.spots, fact.around, fact.mentions,
                fact.actors, fact.targets, fact.voice, fact.sites, fact.named, fact.anew, fact.hours, fact.topics,
            )  # fmt: skip
            key = (outline, fact.id) if fact.family == "control" else outline
            sights = self.alone.get(key) or self.alone.setdefault(key, self._alone(fact, flags, outline))
            time = fact.time if fact.time is not None else account.time
            tallies = () if fact.tally is None else (fact.tally,)
        day, when = self._when(account, time, flags)
        return Look(day, when, *sights, flags[1], tuple([self._tally(tally) for tally in tallies]))

    def _number(self, kind: int, look: object) -> int:
        numbers = self.numbers[kind]
        return numbers.setdefault(look, len(numbers))

    def _alone(self, fact: Fact, flags: Flags, outline: object) -> Sights:
        """Return the sights of an account of one claim, from the claim itself."""
        family, claim = fact.family, fact.claim
        sides: tuple[object, ...] = (family, fact.actors, fact.targets)
        if family == "statement":
            sides = (*sides, fact.voice, fact.topics)
        elif family == "control":  # who holds a place is compared claim by claim
            sides = (family, fact.id)
        elif family == "total":
            sides = (*sides, claim.mode)
        elif family == "incident":
            sides = (*sides, claim.mode if flags[0] else None)
        told: tuple[object, ...] = (family, fact.voice)
        if family == "incident":
            struck = frozenset(side.combatant for side in fact.targets) if flags[0] else None
            told = (*told, fact.sites, fact.named, flags[0], fact.hours, struck, claim.item, strikers(fact), bled(fact))
        mode = None if family == "incident" and not flags[0] else claim.mode
        return (
            self._number(0, (family, fact.spots, fact.around, fact.mentions, flags)),
            self._number(1, (family, mode)),
            self._number(2, sides),
            self._number(3, told),
            self._number(4, outline),
        )

    def _sights(self, account: Account, flags: Flags) -> Sights:
        family = account.family
        sides: tuple[object, ...] = (family, account.actors, account.targets)
        if family == "statement":
            sides = (*sides, account.voices, account.topics)
        elif family == "control":
            sides = (family, account.id, len(account.facts))
        elif family in ("total", "incident"):
            sides = (*sides, account.modes)
        told: tuple[object, ...] = (family, account.voices)
        if family == "incident":
            told = (
                *told,
                account.hints,
                account.sites,
                account.named,
                account.hours,
                account.struck,
                account.items,
                account.strikers,
                account.bled,
            )
        return (
            self._number(0, (family, account.spots, account.around, account.spot, account.mentions, flags)),
            self._number(1, (family, account.modes)),
            self._number(2, sides),
            self._number(3, told),
            self._number(4, account.outline),
        )

    def _when(self, account: Account, time: Spell | None, flags: Flags) -> tuple[int, int]:
        """Return the day that an account's time is counted from, and the number of how it lies; for figures with a
        window, of what they measure too."""
        figures: tuple[object, ...] = ()
        if account.family in MEASURED:
            told = [
                (fact.claim.kind, (fact.claim.measure, "measure" in guessed(fact.claim)), fact.claim.item)
                for fact in account.facts
            ]
            figures = (*(frozenset(values) for values in zip(*told, strict=True)), account.tallies)
        if time is None:
            return 0, self._number(5, (account.family, figures))
        start, end = time.start, time.end
        reported = False
        if not flags[0] and end is not None:
            published = account.facts[0].published
            reported = published is not None and published.start is not None and -1 <= end - (published.end or 0) <= 0
        width = None if start is None or end is None else end - start
        look = (
            account.family,
            figures,
            start is None,
            width,
            time.told,
            time.firm,
            reported,
            flags,
            account.family == "agreement" and account.anew,
        )
        return start if start is not None else end or 0, self._number(5, look)

    def _tally(self, tally: Tally) -> int:
        number = self._number(6, tally)
        if number == len(self.tallies):
            self.tallies.append(tally)
        return number


def _flags(fact: Fact) -> Flags:
    kind, mode = fact.claim.kind, fact.claim.mode
    frees = kind == "casualties" and mode == "released"
    return kind == "attack", frees, mode in TAKEN, frees and any(side.combatant for side in fact.targets)
