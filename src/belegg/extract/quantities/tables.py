"""The shape of numerals.toml, quantifiers.toml and units.toml: what a language says about counting."""

from functools import cache

import msgspec

from belegg.languages.load import own_table, table
from belegg.model.count import Quantifier, Unit


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence and the bounds of the first quantity in it; both None: it must hold none."""

    text: str
    low: float | None = None
    high: float | None = None


class Scale(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that multiply what stands before them: `value` each. `bare` ones stand for themselves
    too ("tusen soldater"), the others need a multiplier ("to millioner")."""

    value: int
    words: list[str]
    bare: bool = False


class RangeForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How two numbers make a range: `open` before the first ("" for nothing), `join` between. `change`: after a
    verb of change the same words tell what it was and what it became ("økte fra 10 til 15")."""

    open: str = ""
    join: str
    change: bool = False
    example: str


class NumeralsTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How numbers are written, in words and figures. Keys of the tables are words in lower case. `tens_first`:
    units never stand before tens, so that "five and twenty" is two numbers. `suffixes` are scales written to a figure
    ("1.3m people")."""

    suffixes: dict[str, int] = {}
    units: dict[str, int] = {}
    teens: dict[str, int] = {}
    tens: dict[str, int] = {}
    hundreds: dict[str, int] = {}
    scales: list[Scale] = []
    dozens: dict[str, int] = {}
    imputed_dozens: list[str] = []
    joiners: list[str] = []
    tens_first: bool = False
    articles: list[str] = []
    stressed: list[str] = []
    halves: dict[str, str] = {}
    one_and_a_half: dict[str, str] = {}
    thousands: list[str] = []
    decimal: str = ","
    dashes: list[str] = []
    ranges: list[RangeForm] = []
    changes: list[str] = []
    ordinals: dict[str, int] = {}
    stems: dict[str, int] = {}
    parts: list[str] = []
    examples: list[Example] = []


class Phrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before or after a number that bound it. `literal` names units before which the words,
    with a number up to ten, are a plain preposition ("nær to landsbyer"); after the words `unless_after` they
    always are ("kontrollen over sju byer")."""

    words: list[str]
    means: Quantifier
    example: str
    never: str | None = None
    literal: list[Unit] = []
    unless_after: list[str] = []


class Imputed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that give no number, and the bounds that stand for them (rule R7)."""

    words: list[str]
    low: int
    high: int
    example: str
    never: str | None = None


class Multiplier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a scale that give it no exact number: "flere" hundre. `alone` ones count by
    themselves too ("et par"). `filled`: up to the next number of the scale, less one."""

    words: list[str]
    low: int
    high: int
    example: str
    alone: bool = False
    filled: bool = True
    never: str | None = None


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list of words or phrases with one example for all of them."""

    words: list[str]
    example: str
    never: str | None = None


class FixedShare(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that is a share by itself: "halvparten"; `value` a number or a fraction ("2/3"). `lone` ones are a
    share only where no counted noun follows at once ("a third of them", not "a third soldier")."""

    words: list[str]
    value: float | str
    lone: bool = False
    example: str


class QuantifiersTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words around numbers: bounds, words without a number, shares, subsets, repeats."""

    before: list[Phrase] = []
    after: list[Phrase] = []
    neutral: list[Words] = []
    imputed: list[Imputed] = []
    multipliers: list[Multiplier] = []
    percent: list[Words] = []
    shares: list[FixedShare] = []
    every: list[Words] = []
    of: list[str] = []
    out_of: list[str] = []
    previous: list[str] = []
    bases: list[int] = []
    subsets: list[Words] = []
    subset_fillers: list[str] = []
    coordinators: list[str] = []
    repeats: list[Words] = []
    repeat_breakers: list[str] = []
    both: list[Words] = []
    every_one: list[Words] = []
    alls: list[Words] = []
    none: list[Words] = []
    definite: list[str] = []
    lone_followers: list[str] = []
    increase: list[str] = []


class UnitGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that count one thing. `words` are dictionary forms and irregular forms; the endings of the
    language are taken off before they are looked up. `heads` may also end a compound ("-soldat").
    `adjectival` words count only where no noun follows ("fem sivile", "tolv sårede")."""

    unit: Unit
    item: str | None = None
    words: list[str] = []
    heads: list[str] = []
    adjectival: list[str] = []
    example: str
    never: str | None = None


class UnitsTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the counted nouns count, and what is never counted: measures, labels, idioms. `month_first`: a day may
    follow its month ("March 14"). `modifiers`: nouns stand before nouns as words of their own ("rocket attacks"), so
    that in a run the last is counted, and a singular (not in s, not in `plurals`) after a number counts nothing."""

    groups: list[UnitGroup] = []
    endings: list[str] = []
    not_units: list[str] = []
    agent_endings: list[str] = []
    not_agents: list[str] = []
    measures: list[Words] = []
    measure_symbols: list[str] = []
    currency_symbols: list[str] = []
    age_words: list[str] = []
    age_links: list[str] = []
    months: list[str] = []
    year_words: list[str] = []
    labels: list[Words] = []
    rates: list[Words] = []
    scores: list[str] = []
    score_joins: list[str] = []
    idioms: list[Words] = []
    materials: list[Words] = []
    stops: list[str] = []
    adjective_endings: list[str] = []
    adjectives: list[str] = []
    never_one: list[str] = []
    plurals: list[str] = []
    genitives: list[str] = []
    abbreviations: list[str] = []
    traps: list[str] = []
    month_first: bool = False
    modifiers: bool = False


def numerals(code: str) -> NumeralsTable:
    """Return numerals.toml of the language `code`, with its parent's."""
    return table(code, "numerals", NumeralsTable)


def quantifiers(code: str) -> QuantifiersTable:
    """Return quantifiers.toml of the language `code`, with its parent's."""
    return table(code, "quantifiers", QuantifiersTable)


def units(code: str) -> UnitsTable:
    """Return units.toml of the language `code`, with its parent's."""
    return table(code, "units", UnitsTable)


@cache
def own(code: str) -> tuple[NumeralsTable, QuantifiersTable, UnitsTable]:
    """Return the language's own three tables, without what it inherits."""
    return (
        own_table(code, "numerals", NumeralsTable),
        own_table(code, "quantifiers", QuantifiersTable),
        own_table(code, "units", UnitsTable),
    )
