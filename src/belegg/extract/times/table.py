"""What times.toml holds: the words, patterns and connectors with which a language tells time."""

from typing import Literal

import msgspec

Unit = Literal["hour", "day", "week", "month", "quarter", "half_year", "year", "decade", "century"]
Base = Literal["article", "event", "day", "event_day", "quarter"]
Resolver = Literal[
    "date", "numeric", "month", "season", "year", "stretch", "decade", "feast", "easter", "weekday", "weekend", "shift",
    "tonight", "later", "ago", "lately", "lasting", "coming", "length", "unknown", "until_now",
    "since_then", "nothing",
]  # fmt: skip
Effect = Literal[
    "plain", "ahead", "since", "from", "by", "until", "through", "after", "window", "so_far", "earlier", "rest",
    "early", "middle", "late", "first_half", "second_half", "night", "night_after", "night_either", "day_after",
    "day_before", "no_later",
]  # fmt: skip
Pick = Literal["plain", "last", "previous", "next", "coming", "same", "past"]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The slots of the patterns: surface form to value. Lengths and numbers are low and high."""

    month: dict[str, int]
    month_short: dict[str, int]
    weekday: dict[str, int]
    weekday_genitive: dict[str, int]
    season: dict[str, int]
    season_plain: dict[str, int]
    season_definite: dict[str, int]
    part: dict[str, Literal["day", "night", "night_after"]]
    number: dict[str, tuple[float, float]]
    length: dict[str, tuple[float, float]]
    unit: dict[str, Unit]
    unit_genitive: dict[str, Unit]
    the_unit: dict[str, Unit]
    the_units: dict[str, Unit]
    several: dict[Unit, float]
    rel_year: dict[str, tuple[Base, int]]
    rel_week: dict[str, int]
    decade_word: dict[str, int]
    stretch: dict[str, tuple[int, int]]
    quarter: dict[str, tuple[int, int]] = {}
    year_word: dict[str, int] = {}
    feast: dict[str, tuple[int, int, int]]
    easter: dict[str, tuple[int, int]]


class Lists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that decide: what blocks an expression, what closes a stretch, what says that a time runs on."""

    counted: tuple[str, ...]
    blocked: tuple[str, ...]
    event_tails: tuple[str, ...]
    followers: tuple[str, ...]
    coordinators: tuple[str, ...]
    breaks: tuple[str, ...]
    ongoing: tuple[str, ...]
    closed: tuple[str, ...]
    not_now: tuple[str, ...]
    aged: tuple[str, ...]
    barred: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    past: tuple[str, ...] = ()


class Shapes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slots written with digits, as regular expressions."""

    day: str
    day_range: str
    day_alone: str = "(?!)"
    year: str
    year_range: str
    year_slash: str
    iso: str
    iso_month: str
    dotted: str
    dotted_short: str
    slash_year: str
    slash: str
    slash_late: str
    decade: str
    decade_short: str
    number: str
    preterite: str
    clock: str


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One expression. `form` is its elements, `to` its resolver; the rest are that resolver's settings.

    `needs` asks for a word before it ("part": one that does
    more than "in"; "edge": one that cuts a part off); `lower` refuses a capital inside a
    sentence, `never_capital` any capital; `tail` allows a hyphen and an event ("7. oktober-angrepet");
    `counted` refuses a counted noun after it; `follows` asks that a verb or the end follows; `ends` that
    punctuation does; `now` that no infinitive goes before; `aged` that no person
    does ("a man in his forties"); `barred` that none of lists.barred does in the same clause. `whole` widens to the
    calendar's unit; a `genitive` belongs to the event after it, so that "after" before it opens no window ("etter
    gårsdagens angrep"); a `named` one only tells which thing of that name is meant ("its 1990 invasion of Kuwait") and
    dates nothing else."""

    form: str
    to: Resolver
    example: str
    never: tuple[str, ...] = ()
    unit: Unit = "day"
    low: float = 0
    high: float = 0
    by: int = 0
    sign: int = 1
    base: Base = "article"
    pick: Pick = "plain"
    edge: Literal["", "first_week", "last_week"] = ""
    numbers: str = ""
    genitive: bool = False
    window: bool = False
    whole: bool = False
    needs: bool | Literal["part", "edge"] = False
    lower: bool = False
    never_capital: bool = False
    tail: bool = False
    counted: bool = False
    follows: bool = False
    ends: bool = False
    now: bool = False
    aged: bool = False
    barred: bool = False
    named: bool = False


class Before(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that may stand before an expression, and what they make of it."""

    words: tuple[str, ...]
    effect: Effect
    example: str


class After(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may follow an expression and belongs to it; CLOCK stands for a time of day in digits."""

    form: str
    example: str


class Join(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that make one stretch of two expressions; without `first` words only days and dates are joined."""

    first: tuple[str, ...]
    between: tuple[str, ...]
    example: str


class Future(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A regular expression that turns a date without a year to the time ahead."""

    form: str
    example: str
    never: tuple[str, ...] = ()


class Famous(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day known by its date alone, as in "11. september-angrepene"."""

    day: int
    month: int
    year: int
    example: str


class TimesTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of times.toml. `order` is how a numeric date is written: "dmy", "mdy", or "either", where only a date
    that has but one reading is read. `capitals` names the slots whose words are names and have a capital."""

    order: Literal["dmy", "mdy", "either"]
    capitals: tuple[str, ...] = ()
    words: Words
    lists: Lists
    shapes: Shapes
    pattern: tuple[Pattern, ...]
    before: tuple[Before, ...]
    after: tuple[After, ...]
    join: tuple[Join, ...]
    future: tuple[Future, ...]
    famous: tuple[Famous, ...] = ()


class OwnTimes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one language's own times.toml says, without its parent: any part may be missing."""

    order: str = ""
    capitals: tuple[str, ...] = ()
    words: dict[str, dict[str, object]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    shapes: dict[str, str] = {}
    pattern: tuple[Pattern, ...] = ()
    before: tuple[Before, ...] = ()
    after: tuple[After, ...] = ()
    join: tuple[Join, ...] = ()
    future: tuple[Future, ...] = ()
    famous: tuple[Famous, ...] = ()
