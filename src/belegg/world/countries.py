"""Countries: their names, capitals, adjectives and peoples in the languages that belegg reads."""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from belegg.model.errors import WorldDataError

FALLBACK = "nb"


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country or territory with an ISO 3166-1 code (and XKX). `names` is by language code, `also` the
    other names, `capital` the seat of government's Norwegian name, None where there is none."""

    alpha3: str
    alpha2: str
    names: dict[str, str]
    also: tuple[tuple[str | None, str], ...]
    capital: str | None
    capital_also: tuple[str, ...]
    neighbours: tuple[str, ...]


class Demonym(msgspec.Struct, frozen=True, kw_only=True):
    """A word for belonging to a country or people. `alpha3` is None for one without a state ("kurdisk").
    `form` is "adjective" ("syriske") or "people" ("syrerne"); `plural` is None for adjectives; `lemma` the
    base form ("syrisk", "syrer")."""

    word: str
    alpha3: str | None
    form: Literal["adjective", "people"]
    plural: bool | None
    lemma: str


def country_by_name(text: str, language: str) -> str | None:
    """Return the alpha-3 code of the country called `text` ("Syria", "DR Kongo"), without genitive s;
    None where there is none. Capitals may all be upper case ("SYRIA")."""
    return country_names(language).get(text) or (_upper(language).get(text) if text.isupper() else None)


def country_of_demonym(word: str, language: str) -> Demonym | None:
    """Return what the adjective or people's name `word` stands for, in any inflection and case, or None."""
    return _demonyms(language).get(word) or _demonyms(language).get(word.lower())


def country_name(alpha3: str, language: str) -> str:
    """Return the name of a country in `language` (Bokmål where the language has none).

    Raises WorldDataError for a code that is not in the table."""
    names = _country(alpha3).names
    told = _told(language).get(alpha3)
    return told[0] if told else names.get(language) or names[FALLBACK]


def capital_of(alpha3: str) -> str | None:
    """Return the Norwegian name of the seat of government of a country, or None where it has none."""
    return _country(alpha3).capital


def country_of_capital(text: str) -> str | None:
    """Return the alpha-3 code of the country whose capital is called `text` ("Ankara", "Kiev"), or None."""
    return _capitals().get(text)


def neighbours_of(alpha3: str) -> frozenset[str]:
    """Return the alpha-3 codes of the countries that share a land border with a country."""
    return frozenset(code for code in map(alpha3_of, _country(alpha3).neighbours) if code)


def country_names(language: str) -> dict[str, str]:
    """Return every name of every country in `language`, with its alpha-3 code."""
    return _names(language)


def countries() -> tuple[Country, ...]:
    """Return all countries of the table, by alpha-2 code."""
    return tuple(_countries().values())


def alpha3_of(alpha2: str) -> str | None:
    """Return the alpha-3 code for an alpha-2 code, or None where it is unknown."""
    return _by_alpha2().get(alpha2)


def _country(alpha3: str) -> Country:
    try:
        return _countries()[alpha3]
    except KeyError:
        raise WorldDataError(
            f"no country '{alpha3}' in world/data/countries.tsv; codes are ISO 3166-1 alpha-3"
        ) from None


@cache
def _countries() -> dict[str, Country]:
    table = {}
    for cells in rows("countries.tsv", columns=9):
        alpha3, alpha2, nb, nn, en, capital, capital_also, also, neighbours = cells
        table[alpha3] = Country(
            alpha3=alpha3,
            alpha2=alpha2,
            names={"nb": nb, "nn": nn, "en": en},
            also=tuple(_name_with_language(name) for name in also.split("|") if name),
            capital=capital or None,
            capital_also=tuple(name for name in capital_also.split("|") if name),
            neighbours=tuple(code for code in neighbours.split("|") if code),
        )
    return table


def _name_with_language(text: str) -> tuple[str | None, str]:
    language, _, name = text.rpartition(":")
    return language or None, name


@cache
def _by_alpha2() -> dict[str, str]:
    return {country.alpha2: country.alpha3 for country in countries()}


@cache
def _names(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries():
        told = _told(language).get(country.alpha3)
        known = [*(told or (country.names.get(language) or country.names[FALLBACK],))]
        known += [name for code, name in country.also if code in (None, language)]
        for name in known:
            table.setdefault(name, country.alpha3)
    return table


@cache
def _told(language: str) -> dict[str, tuple[str, ...]]:
    """Return what a language without a column of its own calls the countries, by alpha-3 code, the name shown first."""
    name = f"country_names_{language}.tsv"
    if not (files("belegg") / "world" / "data" / name).is_file():
        return {}
    return {alpha3: tuple(names.split("|")) for alpha3, names in rows(name, columns=2)}


@cache
def _upper(language: str) -> dict[str, str]:
    return {name.upper(): alpha3 for name, alpha3 in _names(language).items() if len(name) > 3}


@cache
def _capitals() -> dict[str, str]:
    table: dict[str, str] = {}
    for country in countries():
        for name in (country.capital, *country.capital_also):
            if name:
                table.setdefault(name, country.alpha3)
    return table


@cache
def _demonyms(language: str) -> dict[str, Demonym]:
    table: dict[str, Demonym] = {}
    told = [cells for code, *cells in rows("demonyms.tsv", columns=6) if code == language]
    own = f"demonyms_{language}.tsv"
    if (files("belegg") / "world" / "data" / own).is_file():
        told += rows(own, columns=5)
    for word, alpha3, form, number, lemma in told:
        demonym = Demonym(
            word=word,
            alpha3=alpha3 or None,
            form="adjective" if form == "adjective" else "people",
            plural=number == "plural" if number else None,
            lemma=lemma,
        )
        table.setdefault(word, demonym)
    return table


@cache
def conflict_countries() -> frozenset[str]:
    """Return the alpha-3 codes of countries in which an armed conflict has been fought since 2000."""
    return frozenset(code for (code,) in rows("conflict_countries.tsv", columns=1))


def rows(name: str, *, columns: int) -> list[list[str]]:
    """Return the rows of world/data/`name`, a table with tabs and a header line, each of `columns` cells.

    Raises WorldDataError for a missing file or a row with other than that number of cells."""
    path = files("belegg") / "world" / "data" / name
    if not path.is_file():
        raise WorldDataError(f"world/data/{name} is missing; was the package built whole?")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != columns:
            raise WorldDataError(f"world/data/{name}, line {number}: {len(cells)} cells, not {columns}")
        found.append(cells)
    return found
