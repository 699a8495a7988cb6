"""Check the examples in a language's own numerals.toml, quantifiers.toml and units.toml against what is found."""

from collections.abc import Callable, Iterator

from belegg.extract.quantities.find import find
from belegg.extract.quantities.plain import sentence
from belegg.extract.quantities.tables import (
    Imputed,
    NumeralsTable,
    Phrase,
    QuantifiersTable,
    UnitGroup,
    UnitsTable,
    Words,
    own,
)
from belegg.model.parts import Quantity

Test = Callable[[Quantity], bool]


def check(code: str) -> tuple[str, ...]:
    """Return one line for each of the language's own examples that is not found as the entry says, and for each
    `never` that is; () where all is well. Raises LanguageDataError where a table cannot be read."""
    numerals, quantifiers, units = own(code)
    found = lambda text: find([sentence(text)], language=code)  # noqa: E731
    return (
        *(f"languages/{code}/numerals.toml: {line}" for line in _numerals(numerals, found)),
        *(f"languages/{code}/quantifiers.toml: {line}" for line in _quantifiers(quantifiers, found)),
        *(f"languages/{code}/units.toml: {line}" for line in _units(units, found)),
    )


Found = Callable[[str], tuple[Quantity, ...]]


def _numerals(table: NumeralsTable, found: Found) -> Iterator[str]:
    for example in table.examples:
        quantities = found(example.text)
        bounds = [(quantity.low, quantity.high) for quantity in quantities[:1]]
        wanted = [] if example.low is None and example.high is None else [(example.low, example.high)]
        if bounds != wanted:
            yield f"example '{example.text}' gives {bounds}, not {wanted}"
    for form in table.ranges:
        yield from _one(form.example, None, found, lambda quantity: quantity.quantifier == "between", form.join)


def _quantifiers(table: QuantifiersTable, found: Found) -> Iterator[str]:
    for entry in (*table.before, *table.after):
        yield from _one(entry.example, entry.never, found, _bounded(entry), entry.words[0])
    for vague in table.imputed:
        yield from _one(vague.example, vague.never, found, _without_number(vague), vague.words[0])
    for multiplier in table.multipliers:
        yield from _one(
            multiplier.example, multiplier.never, found, lambda quantity: quantity.imputed, multiplier.words[0]
        )
    for share in table.shares:
        yield from _one(share.example, None, found, lambda quantity: quantity.form == "share", share.words[0])
    for words, test in _word_lists(table):
        for entry_words in words:
            yield from _one(entry_words.example, entry_words.never, found, test, entry_words.words[0])


def _word_lists(table: QuantifiersTable) -> Iterator[tuple[list[Words], Test]]:
    yield table.neutral, lambda quantity: any(step.startswith("quantifiers/") for step in quantity.rule)
    yield table.percent, lambda quantity: quantity.form == "share"
    yield table.every, lambda quantity: quantity.form == "share"
    yield table.subsets, lambda quantity: quantity.of_previous
    yield table.repeats, lambda quantity: quantity.form == "repeat"
    for words in (table.both, table.every_one, table.alls):
        yield words, lambda quantity: quantity.form == "all"
    yield table.none, lambda quantity: quantity.form == "none"


def _units(table: UnitsTable, found: Found) -> Iterator[str]:
    for group in table.groups:
        yield from _one(group.example, group.never, found, _counts(group), group.item or group.unit)
    for words in (*table.measures, *table.labels, *table.rates, *table.idioms, *table.materials):
        yield from _trap(words.example, found)
    for text in table.traps:
        yield from _trap(text, found)


def _trap(text: str, found: Found) -> Iterator[str]:
    if quantities := found(text):
        yield f"'{text}' must give no quantity and gives '{quantities[0].as_written}'"


def _one(example: str, never: str | None, found: Found, test: Test, name: str) -> Iterator[str]:
    if not any(test(quantity) for quantity in found(example)):
        yield f"entry '{name}' does not match its example '{example}'"
    if never is not None and any(test(quantity) for quantity in found(never)):
        yield f"entry '{name}' matches '{never}', which it must not"


def _bounded(entry: Phrase) -> Test:
    return lambda quantity: quantity.quantifier == entry.means


def _without_number(entry: Imputed) -> Test:
    return lambda quantity: quantity.imputed and (quantity.low, quantity.high) == (entry.low, entry.high)


def _counts(group: UnitGroup) -> Test:
    return lambda quantity: (quantity.unit, quantity.item) == (group.unit, group.item)
