"""Check the examples in a language's own places.toml against what is found."""

from collections.abc import Callable, Iterator

from belegg.extract.places.find import find
from belegg.extract.places.plain import sentences
from belegg.extract.places.table import PlacesTable
from belegg.languages.load import own_table
from belegg.model.parts import Location

Test = Callable[[Location], bool]


def check(code: str) -> tuple[str, ...]:
    """Return one line for each of the language's own examples that gives no place of the entry's sort, and for
    each `never` that gives one; () where all is well. Raises LanguageDataError for a wrong places.toml."""
    table = own_table(code, "places", PlacesTable)
    return tuple(f"languages/{code}/places.toml: {line}" for line in _lines(table, code))


def _lines(table: PlacesTable, code: str) -> Iterator[str]:
    for preposition in table.preposition:
        role = preposition.role
        yield from _check(preposition.example, preposition.never, code, lambda one, role=role: one.role == role)  # type: ignore[misc]
    for tail in table.tail:
        wanted = tail.kind == "modifier"
        yield from _check(tail.example, tail.never, code, lambda one, wanted=wanted: (one.role == "modifier") == wanted)  # type: ignore[misc]
    for direction in table.direction:
        yield from _check(direction.example, direction.never, code, lambda one: one.place.precision in (2, 5))
    for border in table.border:
        yield from _check(border.example, border.never, code, lambda one: one.place.precision == 5)
    for stand_in in table.stand_in:
        yield from _check(stand_in.example, stand_in.never, code, _points_back)
    for noun in table.noun:
        yield from _check(noun.example, noun.never, code, lambda one: True)  # noqa: ARG005
    for tails in table.refused_tail:
        yield from _check("", tails.never, code, lambda one: True)  # noqa: ARG005
    lists = (table.between, table.prefixes, table.after, table.titles, table.speakers, table.clause, table.opening)
    for words in (*lists, table.endings, table.refused, table.short):
        yield from _check(words.example, words.never, code, lambda one: True)  # noqa: ARG005


def _points_back(one: Location) -> bool:
    return one.resolved_from is not None or any("stand_in" in step for step in one.rule)


def _check(example: str, never: tuple[str, ...], code: str, test: Test) -> Iterator[str]:
    if example and not any(test(one) for one in find(sentences(example), language=code)):
        yield f"example '{example}' gives no such place"
    for text in never:
        found = [one.place.as_written for one in find(sentences(text), language=code)]
        if found:
            yield f"never '{text}' gives {', '.join(found)}"
