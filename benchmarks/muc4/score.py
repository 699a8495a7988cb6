"""Score templates against the keys, slot by slot, as the task's rules have it (Chinchor 1992; NRaD's guidelines).

- A template is held against that key of its report with which it shares most; to be held against a key at all it must
  share the type of the incident (ATTACK is the general type, and half right for the others and they for it) and at
  least half of one fill among perpetrators, physical targets and their types, human targets, descriptions and types.
- What is right counts 1, what is half right .5, and what is not right, missing or too much 0. Recall is over what the
  key asks, precision over what was given. Templates without a key count as too much in each slot that they fill, keys
  without a template as missing; keys and fills marked as optional are not missing where they are left out.
- A set fill is half right where one is a kind of the other. With a cross-reference it is right only where what it is
  said of is right too, and else half right at most.
- A string is right where it is one of the key's alternatives but for articles, counts and the like, also with further
  modifiers; half right where it shares a word that carries meaning.
- A day is half right where the two spans of days meet. A place is right where country and narrowest place agree, and
  half right where the countries agree."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from benchmarks.muc4.corpus import MONTHS, Fill, Template
from benchmarks.parts.tallies import Tally, credited, total

SLOTS = {
    2: "incident: date", 3: "incident: location", 4: "incident: type", 5: "incident: stage of execution",
    6: "incident: instrument id", 7: "incident: instrument type", 8: "perp: incident category",
    9: "perp: individual id", 10: "perp: organization id", 11: "perp: organization confidence",
    12: "phys tgt: id", 13: "phys tgt: type", 14: "phys tgt: number", 15: "phys tgt: foreign nation",
    16: "phys tgt: effect of incident", 17: "phys tgt: total number",
    18: "hum tgt: name", 19: "hum tgt: description", 20: "hum tgt: type", 21: "hum tgt: number",
    22: "hum tgt: foreign nation", 23: "hum tgt: effect of incident", 24: "hum tgt: total number",
}  # fmt: skip
STRINGS = (6, 9, 10, 12, 18, 19)
NUMBERS = (14, 17, 21, 24)
HELD_BY = (9, 10, 12, 13, 18, 19, 20)
"""Slots of which one must be half right at least for a template to be held against a key."""

ABOVE = {
    **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
    **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
    **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
    **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
    **dict.fromkeys(("BOMBING", "ARSON", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"), "ATTACK"),
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED",
    **dict.fromkeys(("NO INJURY", "NO DEATH"), "NO INJURY OR DEATH"),
}
RIGHT, HALF, WRONG = 1.0, 0.5, 0.0

_EMPTY = frozenset(
    [
        "A",
        "AN",
        "THE",
        "OF",
        "IN",
        "ON",
        "AT",
        "BY",
        "TO",
        "FOR",
        "FROM",
        "WITH",
        "AND",
        "OR",
        "ANOTHER",
        "OTHER",
        "SOME",
        "SEVERAL",
        "HIS",
        "HER",
        "THEIR",
        "ITS",
        "OUR",
        "THIS",
        "THAT",
        "THESE",
        "THOSE",
        "WHO",
        "WHICH",
        "ONE",
        "TWO",
        "THREE",
        "FOUR",
        "FIVE",
        "SIX",
        "SEVEN",
        "EIGHT",
        "NINE",
        "TEN",
        "MR",
        "MRS",
        "DR",
    ]
)
_OPENING = re.compile(r"^(?:(?:A|AN|THE|SOME|SEVERAL|ANOTHER|OTHER|ABOUT|AT LEAST|MORE THAN|\d[\d,]*) )+")


Counts = Mapping[int, Tally]
"""What was right, what was given and what the key asks, by slot."""


def added(all_: Sequence[Counts]) -> dict[int, Tally]:
    """Return the sum of counts, slot by slot."""
    return {slot: total(counts[slot] for counts in all_ if slot in counts) for slot in SLOTS}


def together(counts: Counts, slots: Sequence[int] = tuple(SLOTS)) -> Tally:
    """Return the sum over `slots`."""
    return total(counts[slot] for slot in slots if slot in counts)


def score(given: Sequence[Template], wanted: Sequence[Template]) -> dict[int, Tally]:
    """Return the counts of one report, by slot."""
    pairs = aligned(given, wanted)
    counts = [compared(given[one], wanted[other]) for one, other in pairs]
    free, left = {one for one, _ in pairs}, {other for _, other in pairs}
    counts += [compared(template, None) for at, template in enumerate(given) if at not in free]
    counts += [
        compared(None, template) for at, template in enumerate(wanted) if at not in left and not template.optional
    ]
    return added(counts)


def aligned(given: Sequence[Template], wanted: Sequence[Template]) -> list[tuple[int, int]]:
    """Return which template is held against which key, one to one, those that share most first."""
    shared = sorted(
        (-together(compared(one, other)).right, at, against)
        for at, one in enumerate(given)
        for against, other in enumerate(wanted)
        if may_be_held(one, other)
    )
    pairs: list[tuple[int, int]] = []
    for _, at, against in shared:
        if all(at != one and against != other for one, other in pairs):
            pairs.append((at, against))
    return sorted(pairs)


def may_be_held(given: Template, wanted: Template) -> bool:
    """Return whether type and one more fill are half right at least."""
    return bool(best(4, given.of(4), wanted.of(4))) and any(
        best(slot, given.of(slot), wanted.of(slot)) for slot in HELD_BY
    )


def compared(given: Template | None, wanted: Template | None) -> dict[int, Tally]:
    """Return the counts of a template held against a key; None on either side: there is none."""
    counts = {}
    for slot in SLOTS:
        some = given.of(slot) if given is not None else ()
        others = wanted.of(slot) if wanted is not None else ()
        pairs = best(slot, some, others)
        met = {other for _, other, _ in pairs}
        asked = sum(not fill.optional or at in met for at, fill in enumerate(others))
        counts[slot] = credited(sum(credit for *_, credit in pairs), len(some), asked)
    return counts


def best(slot: int, given: Sequence[Fill], wanted: Sequence[Fill]) -> list[tuple[int, int, float]]:
    """Return which fill meets which of the key with how much credit, one to one, the best first."""
    shared = sorted(
        (-credit, at, against)
        for at, one in enumerate(given)
        for against, other in enumerate(wanted)
        if (credit := credit_of(slot, one, other)) > WRONG
    )
    pairs: list[tuple[int, int, float]] = []
    for less, at, against in shared:
        if all(at != one and against != other for one, other, _ in pairs):
            pairs.append((at, against, -less))
    return pairs


def credit_of(slot: int, given: Fill, wanted: Fill) -> float:
    """Return how right one fill is."""
    value = max(alike(slot, one, other) for one in given.values for other in wanted.values)
    if value == RIGHT and wanted.about and any(word != "-" for word in wanted.about):
        about = max((string(one, other) for one in given.about for other in wanted.about), default=WRONG)
        return RIGHT if about else HALF
    return value


def alike(slot: int, given: str, wanted: str) -> float:
    """Return how right one value is."""
    kinds: dict[int, Callable[[str, str], float]] = {2: day, 3: place, **dict.fromkeys(STRINGS, string)}
    return kinds.get(slot, number if slot in NUMBERS else set_fill)(given, wanted)


def set_fill(given: str, wanted: str) -> float:
    """Return RIGHT for the same item, HALF where one is a kind of the other."""
    if given == wanted:
        return RIGHT
    return HALF if given in _kinds(wanted) or wanted in _kinds(given) else WRONG


def _kinds(item: str) -> Iterator[str]:
    while item in ABOVE:
        item = ABOVE[item]
        yield item


def number(given: str, wanted: str) -> float:
    """Return RIGHT for the same number, HALF where only the sign for "about" or "at least" differs."""
    if given == wanted:
        return RIGHT
    same = given.strip("~-") == wanted.strip("~-")
    return HALF if same and given.strip("~-").isdigit() else WRONG


@cache
def day(given: str, wanted: str) -> float:
    """Return RIGHT for the same days, HALF where the spans meet."""
    if given == wanted:
        return RIGHT
    one, other = span(given), span(wanted)
    if one is None or other is None:
        return WRONG
    if one == other:
        return RIGHT
    return HALF if max(one[0], other[0]) <= min(one[1], other[1]) else WRONG


def span(written: str) -> tuple[date, date] | None:
    """Return the first and last of the days that a date stands for, None where it cannot be read."""
    found = re.findall(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)", written)
    try:
        days = [date(1900 + int(year), MONTHS.index(month) + 1, int(number)) for number, month, year in found]
    except ValueError:
        return None
    if not days:
        return None
    return (date.min if written.strip().startswith("-") else days[0]), days[-1]


@cache
def place(given: str, wanted: str) -> float:
    """Return RIGHT where country and narrowest place agree, HALF where the country does."""
    one, other = names(given), names(wanted)
    if one[-1] == other[-1] and one[0] == other[0]:
        return RIGHT
    return HALF if one[0] == other[0] else WRONG


def names(written: str) -> tuple[frozenset[str], ...]:
    """Return the places of a location, widest first, each with its names (two where it lies between two)."""
    bare = re.sub(r"\([^)]*\)", "", written)
    return tuple(frozenset(name.strip() for name in part.split(" - ")) for part in bare.split(":"))


@cache
def string(given: str, wanted: str) -> float:
    """Return RIGHT for the same words but for articles, counts and further modifiers, HALF for a shared word."""
    one, other = plain(given), plain(wanted)
    if one == other:
        return RIGHT
    some, others = words(one), words(other)
    if not some & others:
        return WRONG
    return RIGHT if others <= some and head(one) == head(other) else HALF


def plain(written: str) -> str:
    """Return a string without brackets, marks and what opens it."""
    bare = " ".join(re.sub(r"[\[\]()\",.]", " ", written.upper().replace("-", " ")).split())
    return _OPENING.sub("", bare)


def words(written: str) -> frozenset[str]:
    """Return the words that carry meaning, without the -S of many."""
    return frozenset(word.removesuffix("'S").removesuffix("S") for word in written.split() if word not in _EMPTY)


def head(written: str) -> str:
    """Return the last word before what is hung on with a preposition or a clause."""
    first = re.split(r" (?:OF|IN|ON|AT|BY|FROM|WITH|WHO|WHICH|THAT|FOR|NEAR) ", written)[0]
    return first.split()[-1] if first.split() else ""
