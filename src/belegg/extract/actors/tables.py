"""What languages/<code>/actors.toml may say, as types."""

from typing import Literal

import msgspec

from belegg.languages.load import table
from belegg.model.actor import Sector

NounKind = Literal["forces", "fighters", "people", "members", "body", "title", "collective"]
Link = Literal["supports", "part_of", "allied", "opposes"]


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that stand for people or bodies. `words` are stems that take the endings of `inflection`.

    `sector` is None where the noun takes that of its side ("talsmann for X", "Hamas-medlemmer").
    `foreign` is the sector it has with a state as its side, where that differs. `compounds`: it may be the last part of
    any compound; `alone`: it may stand without side or prefix; `side_in`: "i X" names its side."""

    kind: NounKind
    inflection: str
    words: tuple[str, ...]
    sector: Sector | None = None
    foreign: Sector | None = None
    compounds: bool = True
    alone: bool = True
    side_in: bool = False
    except_words: tuple[str, ...] = ()
    example: str
    never: tuple[str, ...] = ()


class Prefix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first part of a compound, and what it says: a sector, or that the side is the government
    of the country spoken of (`regime`)."""

    words: tuple[str, ...]
    sector: Sector | None = None
    regime: bool = False
    example: str
    never: tuple[str, ...] = ()


class Suffix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Endings that tie a party to a backer ("-støttede"), and the relation's mode."""

    words: tuple[str, ...]
    link: Link
    example: str
    never: tuple[str, ...] = ()


class StandIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pronouns and definite nouns that stand for a party named before, and which parties fit:
    `fits` person, group or state; `sectors` limits them, () is any."""

    words: tuple[str, ...]
    fits: tuple[Literal["person", "group", "state", "people"], ...]
    plural: bool | None = None
    sectors: tuple[Sector, ...] = ()
    pronoun: bool = False
    example: str
    never: tuple[str, ...] = ()


class Sides(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Small words that syntax hangs on: which prepositions name a side, and which make a place.

    `owning` ones tie forces to their side, `on` opens what a blow falls on, `from` and `to` tie what is said to a
    state, `telling` stand before a source; `sent` before a capital that deals with another. `specified` words after a
    noun say which one is meant, `links` stand before "backed by". Where definiteness is a word, `articles` are its
    forms.
    `capitals`: nouns and titles may be written large ("Defence Minister")."""

    of: tuple[str, ...]
    in_: tuple[str, ...] = msgspec.field(name="in")
    by: tuple[str, ...]
    place: tuple[str, ...]
    party: tuple[str, ...]
    between: tuple[str, ...]
    and_: tuple[str, ...] = msgspec.field(name="and")
    pro: tuple[str, ...]
    particles: tuple[str, ...]
    owning: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    from_: tuple[str, ...] = msgspec.field(name="from", default=())
    to: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    specified: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    partitive: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    capitals: bool = False
    so_called: tuple[str, ...]
    supported_by: dict[str, Link]


class ActorsTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of actors.toml.

    `inflections`: ending -> two letters, number (s, p, or u where it may be either) and definiteness (i, d).
    `seats` are houses that stand for a government. `weapons` are ends of nouns for what an armed force does or has,
    `deeds` for what a state does or says; an adjective on one of `not_sides` says nothing of who acts. The object of
    a verb of `motion` is a place; a capital that is the subject of a verb of `saying`, or that one of `statements`
    comes from, is a government. `government` are the first letters of words for a state's rulers, `bodies` ends of
    words for parts of it, `attacking` the verbs of a blow, `making` the first letters of those by which things are
    made. `not_names` never begin a name, `clubs` stand beside names of clubs and firms,
    `media_cues` before outlets whose name is an ordinary word."""

    inflections: dict[str, dict[str, str]] = {}
    name_endings: tuple[str, ...] = ()
    noun: tuple[Noun, ...] = ()
    prefix: tuple[Prefix, ...] = ()
    suffix: tuple[Suffix, ...] = ()
    stand_in: tuple[StandIn, ...] = ()
    sides: Sides | None = None
    seats: dict[str, str] = {}
    weapons: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    not_sides: tuple[str, ...] = ()
    motion: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    attacking: tuple[str, ...] = ()
    making: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    clubs: tuple[str, ...] = ()
    media_cues: tuple[str, ...] = ()


def actors_table(code: str) -> ActorsTable:
    """Return the table of the language `code` with its parent's entries."""
    return table(code, "actors", ActorsTable)
