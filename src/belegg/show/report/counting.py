"""Phrases for what was counted: figures with nouns and bounds, each number marked with the words that carry it."""

from collections.abc import Sequence
from itertools import groupby

from belegg.model.count import Number
from belegg.model.event import Event, Toll
from belegg.show import phrases
from belegg.show.report.figures import carrier, nested, written
from belegg.show.report.names import clean, noun
from belegg.show.report.sources import Sources
from belegg.show.report.words import Words

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
"""A number stands as OPEN, the id of its words, MIDDLE, the number, CLOSE; texts from articles lose these signs."""
MARKS = str.maketrans(dict.fromkeys((OPEN, MIDDLE, CLOSE)))
FIGURES = 3


def bare(text: str) -> str:
    """Return `text` without the signs that mark numbers, and set apart where it runs from right to left."""
    plain = text.translate(MARKS)
    return f"{phrases.ISOLATE}{plain}{phrases.POP}" if phrases.RIGHT_TO_LEFT.search(plain) else plain


def counted(event: Event, tolls: Sequence[Toll], sources: Sources, *, how: bool = True) -> str:
    """Return what was counted: figures of one effect together, and, where `how`, what it came of."""
    words = sources.words
    clauses: list[str] = []
    before = ""
    for effect, together in groupby(tolls, key=lambda toll: _effect(event, toll, words)):
        figures = []
        for toll in together:
            named = bare(noun(toll, None, words))
            figures.append(_whole(event, toll, sources, short=named == before))
            before = named
        clauses.append(f"{words.listed(figures)} {effect}")
    said = words.listed(clauses)
    if tolls[0].measure == "cumulative":
        said = words("sentence.cumulative", figure=said)
    if how and event.kind == "attack" and event.mode is not None:
        said += f" {words(f'circumstances.{event.mode}')}"
    return said


def _whole(event: Event, toll: Toll, sources: Sources, *, short: bool) -> str:
    """Return a row's figure with its parts in brackets."""
    figure, parts = _figure(toll, sources, short=short), _of_whom(event, toll, sources)
    if not parts:
        return figure
    return f"{figure[:-1]}; {parts})" if figure.endswith(")") else f"{figure} ({parts})"


def counts(toll: Toll) -> bool:
    """Return whether any bound of a row is known."""
    return any(bound is not None for bound in (toll.low, toll.best, toll.high))


def _effect(event: Event, toll: Toll, words: Words) -> str:
    key = toll.effect
    if key is None:
        key = "lost" if event.kind == "materiel" or toll.item is not None else "harmed"
    if toll.item is not None and key == "captured":
        key = "taken"
    if toll.measure == "stock" and words.has(f"effects.{key}_stock"):
        key = f"{key}_stock"
    one = toll.low == toll.best == toll.high == 1
    return words.many(f"effects.{key}", 1 if one else None) if words.has(f"effects.{key}") else ""


def _figure(toll: Toll, sources: Sources, *, short: bool = False, brief: bool = False) -> str:
    """Return a row's figure with its noun; `short` leaves the noun out, `brief` the range beside a best."""
    words = sources.words
    low, best, high = toll.low, toll.best, toll.high

    def mark(value: Number | None) -> str:
        text = written(value, toll.unit, words) if value is not None else "?"
        return f"{OPEN}{carrier(value, toll.claims, sources) or ''}{MIDDLE}{text}{CLOSE}"

    form = _form(toll, sources)
    if brief and form.startswith("best_"):
        form = "exact"
    named = "" if short else bare(noun(toll, next((b for b in (best, high, low) if b is not None), None), words))
    shown = {"low": mark(low), "best": mark(best), "high": mark(high), "n": mark(best), "noun": named}
    return " ".join(words(f"sentence.{form}", words=_written_as(toll, sources), **shown).split())


def _form(toll: Toll, sources: Sources) -> str:
    """Return which phrase fits a row's bounds."""
    low, best, high = toll.low, toll.best, toll.high
    if toll.imputed and low is not None:
        return "imputed" if high is not None else "imputed_open"
    if best is None:
        if high is not None:
            return "between" if low else "up_to"
        return "at_least" if low else "unknown"
    if low == best == high:
        return "exact" if best else "none_of"
    if (rough := _rough(toll, sources)) is not None:
        return rough
    if high is None:
        return "at_least" if low in (best, None) else "best_at_least"
    if low in (best, None):
        return "best_up_to"
    return "best_at_least" if best == high else "best_between"


def _rough(toll: Toll, sources: Sources) -> str | None:
    """Return the quantifier of the one figure that a row has just the bounds of, where it is "about" or "nearly"."""
    for ref in sources.refs_of(toll.claims):
        count = ref.claim.count
        if count is not None and (count.low, count.best, count.high) == (toll.low, toll.best, toll.high):
            return count.quantifier if count.quantifier in ("about", "nearly") else None
    return None


def _written_as(toll: Toll, sources: Sources) -> str:
    told = [ref.claim.count.as_written for ref in sources.refs_of(toll.claims) if ref.claim.count is not None]
    return bare(clean(told[0])) if told else ""


def _of_whom(event: Event, whole: Toll, sources: Sources) -> str:
    same = noun(whole, None, sources.words)
    parts = [
        toll for toll, depth in nested(event.tolls)
        if depth and toll.part_of in whole.claims and toll.effect == whole.effect
        and (toll.best or toll.low or toll.high) and noun(toll, None, sources.words) != same
    ]  # fmt: skip
    figures = [_figure(toll, sources, brief=True) for toll in parts[:FIGURES]]
    return sources.words("sentence.of_whom", parts=sources.words.listed(figures)) if figures else ""
