"""The language's words for saying, compiled once: forms to verbs, openers to sources, lists to sets."""

import re
from functools import cache

import msgspec

from belegg.extract.attribution.tables import (
    AttributionTable,
    HearsayEntry,
    SourceEntry,
    StandingEntry,
    StandingTable,
    VerbEntry,
    Words,
    attribution_table,
    standing_table,
)

FORMS = ("infinitive", "present", "past", "participle", "passive", "gerund")


class VerbForm(msgspec.Struct, frozen=True, gc=False):
    """A form of a verb of saying: of which entry, in which tense, with which particle after it."""

    entry: VerbEntry
    form: str
    particle: tuple[str, ...]


class Opener(msgspec.Struct, frozen=True, gc=False):
    """The words that open a source."""

    entry: SourceEntry
    words: tuple[str, ...]


class Pattern(msgspec.Struct, frozen=True, gc=False):
    """A compiled entry of standing.toml."""

    entry: HearsayEntry | StandingEntry
    expression: re.Pattern[str]


class Lexicon(msgspec.Struct, frozen=True):
    """What a language says of speaking, ready for look-up. `sets` are the lists of `words` by name."""

    verbs: dict[str, tuple[VerbForm, ...]]
    openers: dict[str, tuple[Opener, ...]]
    sets: dict[str, frozenset[str]]
    own_side: dict[str, tuple[tuple[str, ...], ...]]
    source_ending: re.Pattern[str]
    finite: frozenset[str]
    hearsay: tuple[Pattern, ...]
    standing: tuple[Pattern, ...]
    keys: re.Pattern[str]
    claim_nouns: frozenset[str]
    topic_openers: frozenset[str]
    plain: frozenset[str]
    false_words: frozenset[str]
    exaggerated: frozenset[str]


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of the language `code`, with what it inherits."""
    table, standing = attribution_table(code), standing_table(code)
    verbs, sets = _verbs(table), _sets(table.words)
    speaking = {form for form, known in verbs.items() if any(one.form in ("present", "past") for one in known)}
    return Lexicon(
        verbs=verbs,
        openers=_openers(table),
        sets=sets,
        own_side=_phrases(table.words.own_side),
        source_ending=re.compile(rf"(?:\w*[^\W\d_]{{3}}-?)?(?:{_either(table.words.source_nouns)})$"),
        finite=frozenset(speaking | sets["finite"]),
        hearsay=_patterns(standing.hearsay, standing),
        standing=_patterns(standing.standing, standing),
        keys=re.compile("|".join(map(re.escape, standing.keys)) or "(?!)"),
        claim_nouns=frozenset(standing.claim_nouns),
        topic_openers=frozenset(standing.topic_openers),
        plain=frozenset(standing.plain),
        false_words=frozenset(standing.false_words),
        exaggerated=frozenset(standing.exaggerated),
    )


def _verbs(table: AttributionTable) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    for entry in table.verb:
        for paradigm in entry.verbs:
            forms, _, particle = paradigm.partition("|")
            for name, choices in zip(FORMS, forms.split(), strict=False):
                for form in choices.split("/"):
                    if form != "-":
                        found.setdefault(form, []).append(VerbForm(entry, name, tuple(particle.split())))
    return {form: tuple(sorted(known, key=lambda one: -len(one.particle))) for form, known in found.items()}


def _openers(table: AttributionTable) -> dict[str, tuple[Opener, ...]]:
    found: dict[str, list[Opener]] = {}
    for entry in table.source:
        for words in entry.openers:
            split = tuple(words.split())
            found.setdefault(split[0], []).append(Opener(entry, split))
    return {first: tuple(sorted(known, key=lambda one: -len(one.words))) for first, known in found.items()}


def _phrases(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(known, key=len, reverse=True)) for first, known in found.items()}


def _sets(words: Words) -> dict[str, frozenset[str]]:
    return {name.rstrip("_"): frozenset(getattr(words, name)) for name in Words.__struct_fields__}


def _patterns(
    entries: tuple[HearsayEntry, ...] | tuple[StandingEntry, ...], table: StandingTable
) -> tuple[Pattern, ...]:
    return tuple(Pattern(entry, re.compile(_with_lists(entry.form, table))) for entry in entries)


def _with_lists(form: str, table: StandingTable) -> str:
    return re.sub(r"~(\w+)~", lambda slot: "|".join(table.lists[slot[1]]), form)


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
