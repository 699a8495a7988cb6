"""The data files that a language consists of: their names, what each is for, and the type that each must fit."""

from functools import cache
from importlib import import_module

import msgspec

from belegg.model.claim import MODES

PARTS = ("quantities", "times", "places", "actors", "attribution", "assemble")
"""The parts of the extractor that check a language's examples, each in a module of its own; so do the frames
and the clauses, which need a parse to do it."""


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """A data file: `name` without its ending, `purpose` in a line, and where its type stands."""

    name: str
    purpose: str
    module: str
    type_name: str


FILES = (
    DataFile(
        name="language",
        purpose="the language itself: its code and names, its parent, and the pipeline that parses it",
        module="belegg.languages.load",
        type_name="Language",
    ),
    DataFile(
        name="borrowed",
        purpose="how words are shown to a pipeline that is borrowed from another language",
        module="belegg.analyse.borrow",
        type_name="BorrowedTable",
    ),
    DataFile(
        name="sentences",
        purpose="where sentences end: abbreviations, ordinals, months and the like",
        module="belegg.analyse.split",
        type_name="SentencesTable",
    ),
    DataFile(
        name="numerals",
        purpose="how numbers are written",
        module="belegg.extract.quantities.tables",
        type_name="NumeralsTable",
    ),
    DataFile(
        name="quantifiers",
        purpose="at least, nearly, about, hundreds, half of: what is said about a number",
        module="belegg.extract.quantities.tables",
        type_name="QuantifiersTable",
    ),
    DataFile(
        name="units",
        purpose="what numbers count: persons, households, vehicles, items of materiel, places",
        module="belegg.extract.quantities.tables",
        type_name="UnitsTable",
    ),
    DataFile(
        name="times",
        purpose="how times are told, and how they are resolved against the article's date",
        module="belegg.extract.times.table",
        type_name="TimesTable",
    ),
    DataFile(
        name="places",
        purpose="the words around place names: prepositions, nouns, directions",
        module="belegg.extract.places.table",
        type_name="PlacesTable",
    ),
    DataFile(
        name="actors",
        purpose="who can act and suffer: groups, offices, sectors, the words that tie one side to another",
        module="belegg.extract.actors.tables",
        type_name="ActorsTable",
    ),
    DataFile(
        name="clauses",
        purpose="the small words that part clauses and tell fact from condition, aim and question",
        module="belegg.extract.frames.words",
        type_name="ClauseWords",
    ),
    *(
        DataFile(
            name=f"frames/{kind}",
            purpose=f"the words that make a claim of kind {kind}",
            module="belegg.extract.frames.lexicon",
            type_name="Frames",
        )
        for kind in MODES
    ),
    DataFile(
        name="spelling",
        purpose="how a language that inherits another's frames spells their words",
        module="belegg.extract.frames.spelling",
        type_name="Spelling",
    ),
    DataFile(
        name="relevance",
        purpose="words that tell a report on an armed conflict from sport, crime, business and metaphor",
        module="belegg.extract.assemble.relevance",
        type_name="Relevance",
    ),
    DataFile(
        name="attribution",
        purpose="who says so: verbs of speech, sources, and what opens and closes their scope",
        module="belegg.extract.attribution.tables",
        type_name="AttributionTable",
    ),
    DataFile(
        name="standing",
        purpose="hearsay, denials, disclaimers and confirmations, and how far they reach",
        module="belegg.extract.attribution.tables",
        type_name="StandingTable",
    ),
    DataFile(
        name="merging",
        purpose="words that tell events and sources apart when reports are merged",
        module="belegg.merge.words",
        type_name="MergingTable",
    ),
)


@cache
def type_of(file: DataFile) -> type:
    """Return the msgspec type that `file` must fit."""
    found: type = getattr(import_module(file.module), file.type_name)
    return found
