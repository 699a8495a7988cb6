"""Find the office holders whom a text names, and how far a day is from their times of office."""

import re
from datetime import date
from functools import cache

import msgspec

from belegg.world.actors import ActorEntry, all_actors, holds, names_in

WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONGEST_NAME = 5
LANGUAGES = ("en", "sv", "da")


class OfficeHolder(msgspec.Struct, frozen=True, kw_only=True):
    """A person by the words of the text, with all of the list who go by that name."""

    words: str
    entries: tuple[ActorEntry, ...]


def office_holders(text: str) -> tuple[OfficeHolder, ...]:
    """Return the persons whom `text` names in full and of whom the list has the times of office, each once."""
    words = list(WORD.finditer(text))
    found: dict[tuple[ActorEntry, ...], OfficeHolder] = {}
    for index, word in enumerate(words):
        if not word[0][0].isupper() and "-" not in word[0]:
            continue
        for last in range(min(index + LONGEST_NAME, len(words)) - 1, index, -1):
            name = text[word.start() : words[last].end()]
            entries = _by_name().get(" ".join(name.split()))
            if entries is not None:
                found.setdefault(entries, OfficeHolder(words=name, entries=entries))
                break
    return tuple(found.values())


def years_out(holder: OfficeHolder, day: date) -> int:
    """Return how many years `day` lies outside the times of office of all who go by the name: 0 within them, below
    nought before the nearest, above after it."""
    if any(holds(entry, day.isoformat()) for entry in holder.entries):
        return 0
    gone = [_years_from(term, day.year) for entry in holder.entries for term in entry.terms]
    return min(gone, key=abs)


def _years_from(term: str, year: int) -> int:
    since, _, until = term.partition("/")
    first, last = int(since[:4]), int(until[:4]) if until else year
    return min(year - first, -1) if year <= first else max(year - last, 1)


@cache
def last_known_year() -> int:
    """Return the last year in which the list knows someone to have come into office."""
    return max(int(term[:4]) for entry in all_actors() for term in entry.terms)


@cache
def _by_name() -> dict[str, tuple[ActorEntry, ...]]:
    """Return the persons of the list by every name of two words or more, where all of that name have times."""
    named: dict[str, list[ActorEntry]] = {}
    others = [names_in(language) for language in LANGUAGES]
    for entry in all_actors():
        if entry.kind != "person":
            continue
        names = {entry.name, entry.nn, *entry.aliases, *(name for told in others for name in told.get(entry.id, ()))}
        for name in names - {None}:
            if name is not None and " " in name:
                named.setdefault(name, []).append(entry)
    return {name: tuple(entries) for name, entries in named.items() if all(entry.terms for entry in entries)}
