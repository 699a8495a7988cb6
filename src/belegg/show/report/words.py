"""The words of the report in the languages that it is written in, loaded from words/<code>.toml."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from belegg.model.errors import BeleggError

Language = Literal["nb", "en"]
LANGUAGES: tuple[Language, ...] = ("nb", "en")
OWN: dict[Language, tuple[str, ...]] = {"nb": ("nb", "nn"), "en": ("en",)}
"""The languages of articles whose words a report in each language can use as they stand."""
Entry = str | tuple[str, str]
FORMS = (
    "page", "nav", "count", "overview", "events", "reader", "timeline", "displacement", "actors", "map", "method",
    "kinds", "groups", "modes", "grades", "grades_long", "grades_sentence", "standings", "measures", "precisions",
    "sectors", "parties", "items", "sentence", "circumstances", "happened", "effects", "says", "rules", "licences",
)  # fmt: skip


class ReportWordsError(BeleggError):
    """A file of the report's words is missing, wrong, or lacks an entry."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language. `groups` holds the tables of the file; a pair is the form for one and for many.

    `place_on` are places, and `place_on_endings` ends of names, that take "on" where others take "in";
    `pronouns` are words of any language that are no name of one who speaks."""

    language: Language
    name: str
    thousands: str
    decimal: str
    of_day: str
    of_day_short: str
    of_month: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    place_on: tuple[str, ...]
    place_on_endings: tuple[str, ...]
    pronouns: tuple[str, ...]
    tables: dict[str, dict[str, Entry]]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words called `key` ("events.title") with `values` filled in."""
        found = self.entry(key)
        text = found if isinstance(found, str) else found[1]
        return text.format(**values) if values else text

    def entry(self, key: str) -> Entry:
        """Return what stands under `key`; raises ReportWordsError where nothing does."""
        table, _, name = key.partition(".")
        try:
            return self.tables[table][name]
        except KeyError:
            raise ReportWordsError(f"words/{self.language}.toml has no entry {key}") from None

    def has(self, key: str) -> bool:
        """Return whether there are words called `key`."""
        table, _, name = key.partition(".")
        return name in self.tables.get(table, {})

    def many(self, key: str, number: float | None, /, **values: object) -> str:
        """Return the form of `key` that goes with `number` (None: many)."""
        found = self.entry(key)
        text = found if isinstance(found, str) else found[0 if number == 1 else 1]
        return text.format(**values) if values else text

    def count(self, name: str, number: int) -> str:
        """Return `number` of what [count] calls `name`: "one report", "12 reports"."""
        return self.many(f"count.{name}", number, n=self.number(number))

    def number(self, value: float) -> str:
        """Return a number as the language writes it; a fraction has at most two decimals."""
        if isinstance(value, float) and not value.is_integer():
            return (
                f"{value:,.2f}".rstrip("0").replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)
            )
        whole = f"{int(value):,}"
        return whole.replace(",", self.thousands) if abs(value) >= 10_000 or self.language == "en" else f"{int(value)}"

    def listed(self, parts: Sequence[str]) -> str:
        """Return `parts` as a list in running text: "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self('sentence.and')} {parts[-1]}"


@cache
def words_of(language: Language) -> Words:
    """Return the words of `language`; raises ReportWordsError where its file is missing or wrong."""
    path = files("belegg") / "show" / "report" / "words" / f"{language}.toml"
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        tables = {name: told.pop(name) for name in FORMS}
        return msgspec.convert({**told, "tables": tables}, Words)
    except (OSError, KeyError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ReportWordsError(f"words/{language}.toml: {error}") from error
