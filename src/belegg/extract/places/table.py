"""What places.toml may say, and that table made ready for looking up."""

from functools import cache
from typing import Literal

import msgspec

from belegg.languages.load import table
from belegg.world import gazetteer
from belegg.world.actors import all_actors
from belegg.world.countries import country_names
from belegg.world.spelling import light

Role = Literal["at", "near", "from", "to", "against", "via", "modifier", "subject", "other"]
Sort = Literal[
    "city", "village", "part", "admin1", "admin2", "area", "sea", "camp", "base", "site", "country", "capital", "any"
]
TailSort = Literal["city", "part", "admin1", "admin2", "area", "camp", "site", "modifier"]


class Preposition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Prepositions of one role. `strong` ones are followed by hardly anything but a place."""

    words: tuple[str, ...]
    role: Role
    example: str
    strong: bool = False
    never: tuple[str, ...] = ()


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that tell what sort of place a name beside them is, or that point back to one."""

    words: tuple[str, ...]
    kind: Sort
    example: str
    never: tuple[str, ...] = ()


class Tail(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Last parts of compounds with a place, and what the whole is."""

    words: tuple[str, ...]
    kind: TailSort
    example: str
    never: tuple[str, ...] = ()


class RefusedTail(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Last parts that make the compound an actor's attribute."""

    words: tuple[str, ...]
    example: str
    never: tuple[str, ...] = ()


class Direction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point of the compass: the prefix that names the part, and the words that tell it."""

    prefix: str
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str
    never: tuple[str, ...] = ()


class Border(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a country that make it the far side of a border."""

    words: tuple[str, ...]
    example: str
    never: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list of words that share an example."""

    words: tuple[str, ...] = ()
    example: str = ""
    never: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that hold a place and are none."""

    names: tuple[str, ...] = ()
    example: str = ""
    never: tuple[str, ...] = ()


class Short(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What divisions are called in short after a town and a comma ("Paris, Ky."), without the stop, and in full."""

    names: dict[str, str] = {}
    example: str = ""
    never: tuple[str, ...] = ()


class Grammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Small words: what joins a list, takes a part, gives an instance, opens a relative clause, points to a place, and
    what stands between a place and the one that holds it."""

    joining: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    such_as: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    thither: tuple[str, ...] = ()
    apposing: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()


class PlacesTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """languages/<code>/places.toml. `joint` stands between a name and what makes a compound of it: a blank where a
    language writes "Idlib province"; a genitive's s is a word of its own there."""

    joint: str = "-"

    preposition: tuple[Preposition, ...] = ()
    noun: tuple[Noun, ...] = ()
    stand_in: tuple[Noun, ...] = ()
    tail: tuple[Tail, ...] = ()
    refused_tail: tuple[RefusedTail, ...] = ()
    direction: tuple[Direction, ...] = ()
    border: tuple[Border, ...] = ()
    between: Words = Words()
    prefixes: Words = Words()
    after: Words = Words()
    parts: Words = Words()
    endings: Words = Words()
    titles: Words = Words()
    bodies: Words = Words()
    speakers: Words = Words()
    clause: Words = Words()
    opening: Words = Words()
    refused: Refused = Refused()
    grammar: Grammar = Grammar()
    short: Short = Short()


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The table of one language, ready for looking up: words lower-cased, phrases as tuples."""

    language: str
    joint: str
    prepositions: dict[tuple[str, ...], tuple[Role, bool]]
    nouns: dict[str, Sort]
    stand_ins: dict[str, Sort]
    tails: dict[str, TailSort]
    refused_tails: frozenset[str]
    prefixes: dict[str, str]
    adjectives: dict[str, str]
    compass: dict[tuple[str, ...], str]
    compass_prefixes: tuple[str, ...]
    borders: frozenset[tuple[str, ...]]
    between: frozenset[str]
    after: frozenset[str]
    parts: frozenset[str]
    endings: tuple[str, ...]
    titles: frozenset[str]
    bodies: frozenset[str]
    speakers: frozenset[str]
    clause: frozenset[str]
    opening: frozenset[str]
    refused: dict[str, tuple[tuple[str, ...], ...]]
    openers: frozenset[str]
    actors: frozenset[str]
    grammar: Grammar
    short: dict[str, str]
    countries: dict[str, str]


ABBREVIATION = 3


@cache
def lexicon(language: str) -> Lexicon:
    """Return what `language` knows of places, made ready."""
    raw = table(language, "places", PlacesTable)
    own = country_names(language)
    other = country_names("nn" if language == "nb" else "nb")
    return Lexicon(
        language=language,
        joint=raw.joint,
        prepositions={
            tuple(words.split()): (entry.role, entry.strong)
            for entry in reversed(raw.preposition)
            for words in entry.words
        },
        nouns={word: entry.kind for entry in reversed(raw.noun) for word in entry.words},
        stand_ins={word: entry.kind for entry in reversed(raw.stand_in) for word in entry.words},
        tails={word: entry.kind for entry in reversed(raw.tail) for word in entry.words},
        refused_tails=frozenset(word for entry in raw.refused_tail for word in entry.words),
        prefixes=_prefixes(raw),
        adjectives={word: entry.prefix for entry in reversed(raw.direction) for word in entry.adjectives},
        compass={tuple(words.split()): entry.prefix for entry in reversed(raw.direction) for words in entry.nouns},
        compass_prefixes=tuple(
            sorted((direction.prefix.lower() for direction in raw.direction), key=len, reverse=True)
        ),
        borders=frozenset(tuple(words.split()) for entry in raw.border for words in entry.words),
        between=frozenset(raw.between.words),
        after=frozenset(raw.after.words),
        parts=frozenset(raw.parts.words),
        endings=raw.endings.words,
        titles=frozenset(raw.titles.words),
        bodies=frozenset(raw.bodies.words),
        speakers=frozenset(raw.speakers.words),
        clause=frozenset(raw.clause.words),
        opening=frozenset(raw.opening.words),
        refused=_by_first_word(raw.refused.names),
        openers=_openers([*own, *other]),
        actors=_actors(),
        grammar=raw.grammar,
        short=raw.short.names,
        countries=_countries(own, other),
    )


def _prefixes(raw: PlacesTable) -> dict[str, str]:
    words = [*(direction.prefix for direction in raw.direction), *raw.prefixes.words]
    return {word: word for word in words}


def _countries(own: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """Return countries by name: lightly folded, but for abbreviations ("USA")."""
    table = {light(name): code for name, code in [*other.items(), *own.items()] if len(name) > ABBREVIATION}
    return table | {name: code for name, code in own.items() if len(name) <= ABBREVIATION}


def _by_first_word(names: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.split())
        grouped.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(group, key=len, reverse=True)) for word, group in grouped.items()}


def _openers(countries: list[str]) -> frozenset[str]:
    """Return the first words, lightly folded, of names whose later words need not be capitalised."""
    return gazetteer.openers() | {light(name).split()[0] for name in countries if " " in name}


@cache
def _actors() -> frozenset[str]:
    """Return the words, lightly folded, of the actor list's names."""
    names = [name for entry in all_actors() for name in (entry.name, entry.nn or "", *entry.aliases)]
    return frozenset(light(word) for name in names for word in name.split() if word[:1].isupper())
