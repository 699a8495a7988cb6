"""What a single word tells about parties, whatever stands around it: looked up once per word and language."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from belegg.extract.actors.tables import ActorsTable, Link, Noun, Prefix, StandIn, actors_table
from belegg.world.actors import ActorEntry, all_actors, names_in
from belegg.world.countries import countries, country_names, country_of_demonym

_RUN = re.compile(r"\w+")
_GENITIVES = ("'s", "’s", "'", "’", "s")


class NounForm(msgspec.Struct, frozen=True, kw_only=True):
    """A noun of the table in one of its forms; `prefix` is what stands before it in a compound, a name where
    `named` ("Karenni-styrker")."""

    noun: Noun
    prefix: str
    stem: str
    plural: bool | None
    definite: bool
    genitive: bool
    named: bool = False


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A modifier such as "Iran-støttede": the relation and the words of the side it names."""

    link: Link
    side: str


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """All that one word may be. `demonyms` are the sides of an adjective ("russisk-syriske" has two; a side without
    a state is None), `in_two` tells that the next word belongs to it ("South African"), `people` its side as a
    people's name; `keys` the beginnings of names it may open."""

    lower: str
    noun: NounForm | None = None
    demonyms: tuple[str | None, ...] = ()
    in_two: bool = False
    people: tuple[str | None, bool | None] | None = None
    genitive: bool = False
    tie: Tie | None = None
    stand_in: tuple[StandIn, ...] = ()
    keys: tuple[str, ...] = ()

    def plain(self) -> bool:
        """Return whether the word tells nothing at all."""
        return not (self.noun or self.demonyms or self.people or self.tie or self.stand_in or self.keys)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the list, a country or a seat of government: `text` as listed, and the actors or the country that
    bear it; `seat` tells a capital and a house ("Kreml") from a country."""

    text: str
    lower: str
    actors: tuple[ActorEntry, ...] = ()
    country: str | None = None
    seat: Literal["capital", "house"] | None = None


@cache
def known_names(language: str) -> dict[str, tuple[Known, ...]]:
    """Return all names by their first word in lower case, the longest first."""
    bearers: dict[str, list[ActorEntry]] = {}
    for entry in all_actors():
        told = names_in(language).get(entry.id, ())
        for text in dict.fromkeys((*told, entry.name, *((entry.nn,) if entry.nn else ()), *entry.aliases)):
            bearers.setdefault(text, []).append(entry)
    names = [
        Known(text=text, lower=text.lower(), actors=tuple(sorted(found, key=lambda one: -one.rank)))
        for text, found in bearers.items()
    ]
    names += [
        Known(text=text, lower=text.lower(), country=alpha3)
        for text, alpha3 in country_names(language).items()
        if alpha3 not in ("XAA", "XBB") and text not in bearers
    ]
    taken = {known.text for known in names}
    seats = {text: (alpha3, "house") for text, alpha3 in actors_table(language).seats.items()}
    for country in countries():
        for text in (country.capital, *country.capital_also):
            if text:
                seats.setdefault(text, (country.alpha3, "capital"))
    names += [
        Known(text=text, lower=text.lower(), country=alpha3, seat="house" if kind == "house" else "capital")
        for text, (alpha3, kind) in seats.items()
        if text not in taken
    ]
    index: dict[str, list[Known]] = {}
    for known in names:
        run = _RUN.search(known.lower)
        if run:
            index.setdefault(run.group(), []).append(known)
    return {key: tuple(sorted(found, key=lambda one: -len(one.text))) for key, found in index.items()}


@cache
def one_word_countries(language: str) -> dict[str, str]:
    """Return the countries whose name, or whose capital's, is a single word, by that word in lower case."""
    return {
        known.lower: known.country
        for key, names in known_names(language).items()
        for known in names
        if known.country is not None and known.lower == key
    }


@cache
def noun_forms(language: str) -> dict[str, tuple[Noun, str, str]]:
    """Return every form of every noun: its entry, its stem and its number and definiteness ("pd")."""
    table = actors_table(language)
    forms: dict[str, tuple[Noun, str, str]] = {}
    for noun in table.noun:
        for stem in noun.words:
            for ending, code in table.inflections[noun.inflection].items():
                forms.setdefault(stem + ending, (noun, stem, code))
    return forms


@cache
def prefixes(language: str) -> dict[str, Prefix]:
    """Return the first parts of compounds that the table knows."""
    return {word: prefix for prefix in reversed(actors_table(language).prefix) for word in prefix.words}


@cache
def _suffixes(language: str) -> tuple[tuple[str, Link], ...]:
    pairs = [(word, suffix.link) for suffix in actors_table(language).suffix for word in suffix.words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _stand_ins(language: str) -> dict[str, tuple[StandIn, ...]]:
    found: dict[str, tuple[StandIn, ...]] = {}
    for entry in actors_table(language).stand_in:
        for word in entry.words:
            found[word] = (*found.get(word, ()), entry)
    return found


@lru_cache(maxsize=100_000)
def word(text: str, language: str) -> Word:
    """Return what the word `text` may be in `language`."""
    lower = text.lower()
    if not lower[:1].isalnum():
        return Word(lower=lower)
    table = actors_table(language)
    noun = noun_form(lower, language)
    if noun is not None and noun.prefix and "-" in text and text[0].isupper() and noun.prefix not in prefixes(language):
        noun = msgspec.structs.replace(noun, named=not is_side(noun.prefix, language))
    demonyms = demonyms_of(lower, language)
    people = None if demonyms else _people(lower, language)
    return Word(
        lower=lower,
        noun=noun,
        demonyms=demonyms,
        people=people,
        genitive=(noun is not None and noun.genitive) or (people is not None and lower.endswith("s")),
        tie=tie_of(lower, table, language),
        stand_in=_stands(lower, language),
        keys=_keys(text, lower, table, language),
    )


def _stands(lower: str, language: str) -> tuple[StandIn, ...]:
    known = _stand_ins(language)
    if lower in known:
        return known[lower]
    owner = known.get(lower.removesuffix("s"), ())
    return tuple(entry for entry in owner if not entry.pronoun)


def noun_form(lower: str, language: str) -> NounForm | None:
    """Return the noun that the lower-case word is a form of, alone or as the last part of a compound."""
    found = _plain_form(lower, language, genitive=False)
    if found is None and lower.endswith(("s", "'", "’")):
        found = _plain_form(lower.rstrip("'’").removesuffix("s"), language, genitive=True)
    return found


def _plain_form(lower: str, language: str, *, genitive: bool) -> NounForm | None:
    forms = noun_forms(language)
    for start in range(max(0, len(lower) - 26), len(lower) - 2):
        entry = forms.get(lower[start:])
        if entry is None:
            continue
        noun, stem, code = entry
        prefix = lower[:start].rstrip("-")
        if prefix and not _compounds(noun, prefix, language, hyphen=lower[start - 1] == "-"):
            continue
        if any(word in lower for word in noun.except_words):
            return None
        return NounForm(
            noun=noun,
            prefix=prefix,
            stem=stem,
            plural={"s": False, "p": True, "u": None}[code[0]],
            definite=code[1] == "d",
            genitive=genitive,
        )
    return None


def _compounds(noun: Noun, prefix: str, language: str, *, hyphen: bool) -> bool:
    return hyphen or (noun.compounds and len(prefix) > 1) or prefix in prefixes(language) or _is_name(prefix, language)


def _is_name(prefix: str, language: str) -> bool:
    return any(known.lower == prefix for known in known_names(language).get(prefix, ()))


def demonyms_of(lower: str, language: str) -> tuple[str | None, ...]:
    """Return the sides of an adjective of nation, one for each part of "russisk-syriske"; () where it is none."""
    demonym = country_of_demonym(lower, language)
    if demonym is not None:
        return (demonym.alpha3,) if demonym.form == "adjective" else ()
    parts = lower.split("-")
    if len(parts) < 2:
        return ()
    found = [country_of_demonym(part, language) for part in parts]
    if any(part is None or part.form != "adjective" for part in found):
        return ()
    return tuple(part.alpha3 for part in found if part is not None)


def joined(words: tuple[Word, ...], language: str) -> tuple[Word, ...]:
    """Return the words of a sentence, adjectives of nation that are written in two put to the first of the two."""
    found = list(words)
    for at, (one, other) in enumerate(pairwise(words)):
        sides = demonyms_of(f"{one.lower}-{other.lower}", language) if one.lower.isalpha() else ()
        if len(sides) == 1 and country_of_demonym(one.lower, language) is None:
            found[at] = Word(lower=one.lower, demonyms=sides, in_two=True)
            found[at + 1] = Word(lower=other.lower)
    return tuple(found)


def _people(lower: str, language: str) -> tuple[str | None, bool | None] | None:
    demonym = country_of_demonym(lower, language)
    if demonym is None or demonym.form != "people":
        return None
    return demonym.alpha3, demonym.plural


def tie_of(lower: str, table: ActorsTable, language: str) -> Tie | None:
    """Return the tie that a modifier such as "iran-støttede" or "prorussiske" makes, or None."""
    for suffix, link in _suffixes(language):
        if lower.endswith(suffix) and len(lower) > len(suffix) + 1:
            side = lower[: -len(suffix)].rstrip("-–")
            if side and is_side(side, language):
                return Tie(link=link, side=side)
    for pro in table.sides.pro if table.sides else ():
        rest = lower.removeprefix(pro).lstrip("-")
        if rest != lower and (country_of_demonym(rest, language) or _is_name(rest, language)):
            return Tie(link="allied", side=rest)
    return None


def is_side(text: str, language: str) -> bool:
    """Return whether the lower-case `text` names a state, a nation or an actor of the list."""
    prefix = prefixes(language).get(text)
    return bool(
        country_of_demonym(text, language)
        or (prefix and prefix.regime)
        or any(known.lower == text for known in known_names(language).get(_first_run(text), ()))
    )


def _first_run(text: str) -> str:
    run = _RUN.search(text)
    return run.group() if run else ""


def _keys(text: str, lower: str, table: ActorsTable, language: str) -> tuple[str, ...]:
    run = _first_run(lower)
    names = known_names(language)
    keys = [run] if run in names else []
    bare = [run[: -len(ending)] for ending in ("s", *table.name_endings) if run.endswith(ending)]
    keys += [stem for stem in bare if len(stem) > 1 and stem in names and stem not in keys]
    if not text[0].isupper():
        keys = [key for key in keys if any(not known.text[0].isupper() for known in names[key])]
    return tuple(keys)
