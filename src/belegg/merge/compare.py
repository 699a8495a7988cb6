"""The verdict on a pair: the points of its signs, added up, less what must be outweighed, with the reasons."""

from collections.abc import Iterable, Iterator

import msgspec

from belegg.merge import weights
from belegg.merge.accounts import Account
from belegg.merge.cluster import HARD
from belegg.merge.facts import Fact
from belegg.merge.signs import signs
from belegg.merge.whereabouts import Sign
from belegg.model.claim import Claim

NEVER = -1000
ALWAYS = 5000
TWO_ATTACKS = 3
"""So much more weighs what tells two attacks apart than what ties the harm done in one to the other."""
IN_ONE_REPORT = ("same_document", "order_other")
REFUSED = ("denied", "disputed")


class Verdict(msgspec.Struct, frozen=True):
    """`score` above nought: of one event; at or below HARD: never. `reasons` are (words, points)."""

    score: int
    reasons: tuple[tuple[str, int], ...]

    def ordered(self) -> list[tuple[str, int]]:
        """Return the reasons, the strongest first."""
        return sorted(self.reasons, key=lambda reason: (-reason[1], reason[0]))


def compare(one: Account, other: Account) -> Verdict:
    """Return whether two accounts, by whichever reports, tell of one event."""
    if other.id < one.id:
        one, other = other, one
    if one.family != other.family:
        return Verdict(score=HARD, reasons=(("different kinds", NEVER),))
    return _across(one, other, weights.across(one.family))


def possible(one: Account, other: Account) -> bool:
    """Return whether the two could be joined directly, whatever other reports say; True more often than they are."""
    if other.id < one.id:
        one, other = other, one
    if one.family != other.family:
        return False
    points = weights.across(one.family)
    found = [points.get(name, 0) for name, _ in signs(one, other) if name not in IN_ONE_REPORT]
    return min(found, default=0) > NEVER and sum(found) > points["need"]


def compare_within(one: Account, other: Account) -> Verdict:
    """Return whether two claims of one report, each an account by itself, belong together in it."""
    if other.id < one.id:
        one, other = other, one
    if one.family != other.family:
        return Verdict(score=HARD, reasons=(("different kinds", NEVER),))
    found = _verdict(_local(one, other), weights.within(one.family))
    return Verdict(score=weighed(found.score, one.facts[0], other.facts[0]), reasons=found.reasons)


def weighed(score: int, a: Fact, b: Fact) -> int:
    """Return the score of two claims of one report, weightier where it tells two attacks apart."""
    if HARD < score < 0 and a.claim.kind == b.claim.kind == "attack":
        return max(score * TWO_ATTACKS, HARD + 1)
    return score


def _verdict(found: Iterable[Sign], points: dict[str, int]) -> Verdict:
    total, never = -points["need"], False
    reasons = []
    for name, words in found:
        value = points.get(name, 0)
        if value:
            reasons.append((words, value))
            total += value
            if value >= ALWAYS:
                return Verdict(score=value, reasons=tuple(reasons))
            never = never or value <= NEVER
    return Verdict(score=HARD if never else max(total, HARD + 1), reasons=tuple(reasons))


def _across(one: Account, other: Account, points: dict[str, int]) -> Verdict:
    """Return the verdict, at once where a sign rules the join out."""
    total, reasons = -points["need"], []
    for name, words in signs(one, other):
        value = points.get(name, 0)
        if value <= NEVER:
            return Verdict(score=HARD, reasons=((words, value),))
        if value:
            reasons.append((words, value))
            total += value
    return Verdict(score=max(total, HARD + 1), reasons=tuple(reasons))


def _local(one: Account, other: Account) -> Iterator[Sign]:
    a, b = one.facts[0], other.facts[0]
    if part_told(a, b):
        yield "part_told", "one figure includes the other"
    yield from signs(one, other)
    yield from beside(a, b)


def part_told(a: Fact, b: Fact) -> bool:
    """Return whether one claim of a figure that stands alone is told to be part of the other, or both of a third."""
    if a.family == "incident":
        return False
    if a.family == "total" and None not in (a.time, b.time) and a.time != b.time:
        return False  # rule R22: a day's total and that of a longer window stand side by side
    return a.claim.part_of == b.claim.part_of is not None or b.id == a.claim.part_of or a.id == b.claim.part_of


def beside(a: Fact, b: Fact) -> Iterator[Sign]:
    """Yield the signs that only claims of one report give: how near they stand, and what one is to the other."""
    yield from _nearness(a, b)
    if a.id == b.claim.part_of or b.id == a.claim.part_of:
        yield "part_of", "one figure includes the other"
    elif a.claim.part_of is not None and a.claim.part_of == b.claim.part_of:
        yield "siblings", "parts of one figure"
    elif _differs(a, b):
        yield "same_voice_differs", "two figures by one voice"
    if a.claim.kind == b.claim.kind == "attack" and (a.claim.standing in REFUSED) != (b.claim.standing in REFUSED):
        yield "denial_other", "one is denied, the other not"
    if a.family == "incident" and _goes_on_to(a, b):
        yield "attack_anew", "another attack, told after it"
    if a.sentence == b.sentence and _other_day(a, b):
        yield "days_told_apart", "one sentence tells of two days"
    if abs(a.sentence - b.sentence) > 1 and _two_ways(a.claim, b.claim):
        yield "attacks_apart", "two attacks told of in different sentences"


def _goes_on_to(a: Fact, b: Fact) -> bool:
    """Return whether the one told later is told to be of another attack."""
    first, later = (a, b) if a.start < b.start else (b, a)
    return first.sentence != later.sentence and later.anew and not first.anew


def _other_day(a: Fact, b: Fact) -> bool:
    """Return whether each of two claims is of one day, and not of the same."""
    return a.time is not None and b.time is not None and a.time.width == b.time.width == 1 and a.time != b.time


def _two_ways(one: Claim, other: Claim) -> bool:
    """Return whether both tell of attacks, in different ways."""
    modes = one.mode, other.mode
    return one.kind == other.kind == "attack" and modes[0] != modes[1] and not {None, "other"} & set(modes)


def _nearness(a: Fact, b: Fact) -> Iterator[Sign]:
    if a.time is None and b.time is None:
        yield "time_untold", "neither is dated by itself"
    elif a.time is None or b.time is None:
        yield "time_half_told", "one is dated, the other not"
    if a.sentence == b.sentence:
        yield "sentence_same", "in one sentence"
    elif abs(a.sentence - b.sentence) == 1:
        yield "sentence_next", "in sentences side by side"
    if a.paragraph == b.paragraph:
        yield "paragraph_same", "in one paragraph"
    else:
        yield "paragraph_other", "in different paragraphs"
    if abs(a.sentence - b.sentence) <= 1 and not (a.spots and b.spots):
        yield "unplaced_near", "one is told where the other is"


def _differs(a: Fact, b: Fact) -> bool:
    """Return whether one voice gives two figures for the same effect on the same people, neither a part of the
    other."""
    one, other = a.claim, b.claim
    if (
        one.kind != other.kind
        or one.mode != other.mode
        or one.item != other.item
        or one.count is None
        or other.count is None
    ):
        return False
    if one.part_of is not None or other.part_of is not None or a.voice != b.voice:
        return False
    first, second = one.target, other.target
    same = (first.sector, first.country) == (second.sector, second.country) if first and second else first is second
    return same and (one.count.low, one.count.high) != (other.count.low, other.count.high)
