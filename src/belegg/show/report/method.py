"""The method: rules by number, what was read from words without numbers, limits, versions, and the licences of data."""

import re
from collections import Counter

import msgspec

from belegg.languages.load import language
from belegg.model.errors import LanguageDataError
from belegg.show.report.days import period_words
from belegg.show.report.figures import Row, event_anchor, row, scale
from belegg.show.report.names import clean, headline, place_words
from belegg.show.report.sources import Sources, anchor

RULE = re.compile(r"\bR\d{1,2}\b")
LICENCES = ("reports", "geonames", "natural_earth", "cldr", "treebank", "actors")
LIMITS = ("limit_1", "limit_2", "limit_3", "limit_4")
HOW = ("how_1", "how_2", "how_3", "how_4")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule by number, and how often it was named as a reason here."""

    anchor: str
    name: str
    text: str
    used: int
    used_words: str


class Imputed(msgspec.Struct, frozen=True, kw_only=True):
    """A figure read from words without a number."""

    row: Row
    event: str
    title: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A report that went into this one."""

    number: int
    anchor: str
    outlet: str
    published: str
    language: str
    document: str


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """What the method tells."""

    how: tuple[str, ...]
    rules: tuple[Rule, ...]
    imputed: tuple[Imputed, ...]
    limits: tuple[str, ...]
    languages: tuple[str, ...]
    licences: tuple[str, ...]
    reports: tuple[Listed, ...]
    grades: tuple[tuple[str, str], ...]


def method(sources: Sources) -> Method:
    """Return what there is to tell about how the report was made."""
    words = sources.words
    return Method(
        how=tuple(words(f"method.{name}") for name in HOW),
        rules=_rules(sources),
        imputed=_imputed(sources),
        limits=tuple(words(f"method.{name}") for name in LIMITS),
        languages=tuple(
            dict.fromkeys(_language(report.language) for report in sources.picture.reports if report.language)
        ),
        licences=tuple(words(f"licences.{name}") for name in LICENCES),
        reports=_listed(sources),
        grades=tuple((words(f"grades.{name}"), words(f"grades_long.{name}")) for name in words.tables["grades"]),
    )


def _rules(sources: Sources) -> tuple[Rule, ...]:
    words = sources.words
    used = Counter(name for event in sources.picture.events for line in event.why for name in RULE.findall(line))
    return tuple(
        Rule(
            anchor=anchor("rule", name),
            name=name,
            text=words(f"rules.{name}"),
            used=used[name],
            used_words=words("method.used", times=words.count("times", used[name])) if used[name] else "",
        )
        for name in words.tables["rules"]
    )


def _imputed(sources: Sources) -> tuple[Imputed, ...]:
    found = []
    for event in sources.picture.events:
        for toll in event.tolls:
            if toll.imputed:
                told = (headline(event, sources.words), place_words(event.place, sources.words))
                shown = row(event, toll, sources, top=scale((toll,)))
                found.append(Imputed(row=shown, event=event_anchor(event), title=", ".join(t for t in told if t)))
    return tuple(found)


def _language(code: str | None) -> str:
    try:
        return f"{language(code or '').name} ({code})"
    except LanguageDataError:
        return clean(code or "")


def _listed(sources: Sources) -> tuple[Listed, ...]:
    words = sources.words
    return tuple(
        Listed(
            number=number,
            anchor=f"r-{number}",
            outlet=sources.outlet(report.document),
            published=period_words(report.published, words) or words("reader.undated"),
            language=clean(report.language or ""),
            document=clean(report.document),
        )
        for number, report in enumerate(sources.picture.reports, start=1)
    )
