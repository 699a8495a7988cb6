"""What an expression is counted from, and what it comes to mean."""

from datetime import date
from re import findall
from typing import NamedTuple

from belegg.extract.times.lexicon import Lexicon
from belegg.extract.times.match import Atom
from belegg.extract.times.resolve import Days
from belegg.model.errors import BeleggError


class UncountableError(BeleggError):
    """An expression counts from something that is not known; it is caught inside this part."""


class Context(NamedTuple):
    """What an expression is counted from.

    `published` is the article's date; `today` the days that may be its news day, narrower where the text
    tells a weekday; `event` what was told last, `event_day` what was told last to the day, `quarter` the
    quarter that the text speaks of and the sentence that last did, `sentence` the one that is read; `future` that the
    verb looks ahead, `past` that it looks back, `closest` that of two
    years the nearer day is meant; `runs` that a length still runs on."""

    published: Days | None
    today: Days | None
    event: Days | None = None
    event_day: Days | None = None
    quarter: tuple[int, Days] | None = None
    sentence: int = 0
    future: bool = False
    closest: bool = False
    past: bool = False
    runs: bool = False


class Reading(NamedTuple):
    """What an expression means: `days` None where it cannot be resolved, an end of them None where it is open."""

    days: tuple[date | None, date | None] | None
    window: bool = False
    age: bool = False


UNKNOWN = Reading(None)


def value(atom: Atom, slot: str, lexicon: Lexicon) -> int:
    """Return the value of the word that fills `slot`, 0 where the expression has none."""
    word = atom.groups.get(slot)
    return getattr(lexicon.table.words, slot)[word] if word else 0


def size(atom: Atom, lexicon: Lexicon) -> tuple[float, float]:
    """Return low and high of the expression's number with its quantifier, in its unit."""
    words = lexicon.table.words
    number = atom.groups.get("number", "")
    digits = sorted(float(part) for part in findall(r"\d+(?:\.\d+)?", number.replace(",", ".")))
    low, high = (digits[0], digits[-1]) if digits else words.number.get(number, (1.0, 1.0))
    for slot in ("length", "length2"):
        if slot in atom.groups:
            less, more = words.length[atom.groups[slot]]
            return max(0.0, low + less * max(1, low / 10)), high + more * max(1, high / 10)
    return low, high
