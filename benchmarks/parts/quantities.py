"""Counts worked out by hand, and numbers that count nothing: `python -m benchmarks.parts.quantities`.

The sentences stand in tests/quantities (the rules were made to meet those) and in quantities_fresh.tsv beside this
module (written before they were run, and no rule was changed for them). The rule of the score:

- Each count of a sentence, in order, is right where its bounds and its quantifier are those worked out. Where more are
  found than there are, each one too many is wrong as well ("value and quantifier" is the share of the larger number).
- A trap is a sentence whose numbers count nothing (ages, years, calibres, money); it is refused where nothing is found.
- The peer is text2num, which writes number words as figures in English (it has no Norwegian), and a regular expression:
  every figure is a count, and the words just before it give its quantifier. It gives no bounds; its value is right
  where it is any bound worked out."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from belegg.extract.quantities.find import find
from belegg.extract.quantities.plain import sentence
from belegg.model.parts import Quantity
from benchmarks.parts import results
from benchmarks.parts.tallies import rate

HERE = Path(__file__).resolve().parent
ROWS = HERE.parents[1] / "tests" / "quantities"
TABLES = {"nb": ("cases_nb",), "nn": ("cases_nn",), "en": ("cases_en", "fresh_en")}
FIGURE = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
BEFORE = (
    ("at_least", r"(?:at least|no fewer than|no less than|minst)"),
    ("more_than", r"(?:more than|over|mer enn|flere enn|meir enn|fleire enn)"),
    ("nearly", r"(?:nearly|almost|close to|nesten|nær|nærmere|nærare)"),
    ("at_most", r"(?:at most|up to|as many as|opptil|opp til|høyst|inntil)"),
    ("less_than", r"(?:less than|fewer than|under|færre enn|mindre enn)"),
    ("about", r"(?:about|around|some|roughly|approximately|an estimated|rundt|omtrent|om lag|cirka|omkring|ca\.)"),
)


class Told(NamedTuple):
    """A count in short: its value as the tables write it, and its quantifier."""

    value: str
    quantifier: str


class Row(NamedTuple):
    """A sentence and the counts in it, () for a trap."""

    text: str
    counts: tuple[Told, ...]


def rows(language: str) -> list[Row]:
    """Return the sentences of tests/quantities in a language."""
    cases = [line.partition("\t") for name in TABLES[language] for line in _lines(ROWS / f"{name}.tsv")]
    traps = [Row(line, ()) for line in _lines(ROWS / f"traps_{language}.tsv")]
    return [*(Row(text, told(wanted)) for text, _, wanted in cases), *traps]


def fresh(language: str) -> list[Row]:
    """Return the fresh sentences in a language."""
    cells = [line.split("\t") for line in _lines(HERE / "quantities_fresh.tsv")[1:]]
    return [Row(text, told(wanted)) for code, wanted, text in cells if code == language]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def told(cell: str) -> tuple[Told, ...]:
    """Return the counts that a cell of a table tells; "none" alone tells none."""
    if cell in ("", "none"):
        return ()
    return tuple(_told(part.split()) for part in cell.split("; "))


def _told(words: Sequence[str]) -> Told:
    return Told(words[0].rstrip("~^"), words[1])


def ours(text: str, language: str) -> tuple[Told, ...]:
    """Return the counts that the program finds."""
    return tuple(Told(value(one), one.quantifier) for one in find([sentence(text)], language=language))


def value(one: Quantity) -> str:
    """Return the bounds of a count as the tables write them."""
    forms = {"number": "", "share": "share=", "repeat": "repeat", "all": "all=", "none": "none"}
    if one.form in ("repeat", "none"):
        return forms[one.form]
    if one.low is None and one.high is None:
        return forms[one.form] + "-"
    low, high = (None if bound is None else f"{round(bound, 3)}" for bound in (one.low, one.high))
    return forms[one.form] + (f"{low}" if low == high else f"{low or ''}..{high or ''}")


def writer() -> Callable[[str], str] | None:
    """Return text2num's rewriting of English number words as figures, None where it is not installed."""
    try:
        rewrite: Any = import_module("text_to_num").alpha2digit
    except ImportError:
        return None
    return lambda text: str(rewrite(text, "en"))


def peer(text: str, rewrite: Callable[[str], str] | None) -> tuple[Told, ...]:
    """Return what the peer finds: every figure, with the quantifier that the words before it give."""
    written = rewrite(text) if rewrite is not None else text
    return tuple(_figure(written, match) for match in FIGURE.finditer(written))


def _figure(text: str, match: re.Match[str]) -> Told:
    before = text[: match.start()]
    named = (name for name, words in BEFORE if re.search(rf"\b{words} $", before, re.IGNORECASE))
    number = re.sub(r"[,\u00a0 ]", "", match[0])
    return Told(number, next(named, "exact"))


def score(found: Sequence[Told], wanted: Sequence[Told], *, loose: bool = False) -> tuple[int, int]:
    """Return how many counts are right, in order, and of how many: those wanted, and those found beyond them."""
    right = sum(
        one == other or (loose and one.quantifier == other.quantifier and one.value in other.value.split(".."))
        for one, other in zip(found, wanted, strict=False)
    )
    return right, max(len(found), len(wanted))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the section; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts.quantities", description=__doc__)
    parser.parse_args(arguments)
    rewrite, lines, goals = writer(), [], []
    for language in TABLES:
        for name, table in (("tests/quantities", rows(language)), ("fresh", fresh(language))):
            if not table:
                continue
            found = [ours(row.text, language) for row in table]
            given = [peer(row.text, rewrite if language == "en" else None) for row in table]
            right, traps, figures = _counted(table, found, loose=False)
            lines.append((language, name, right, traps, *_counted(table, given, loose=True)[:2]))
            goals.append(
                f"{language} {name} counts {results.goal(figures[0], 0.96)}, traps {results.goal(figures[1], 0.97)}"
            )
    head = ("language", "rows of", "value and quantifier", "traps refused", "peer: value and quantifier", "peer: traps")
    body = results.table(head, lines)
    silent = sum(not row.counts for language in TABLES for row in (*rows(language), *fresh(language)))
    every = sum(len(rows(language)) + len(fresh(language)) for language in TABLES)
    note = f"{every} sentences, {silent} of them traps."
    if rewrite is None:
        note += " text2num is not installed; its peer is the regular expression alone."
    results.write("Quantities (by hand)", f"{body}\n{note}\n\nGoals: {'; '.join(goals)}.", packages=("text2num",))
    sys.stdout.writelines(_errors())
    return 0


def _counted(
    table: Sequence[Row], found: Sequence[Sequence[Told]], *, loose: bool
) -> tuple[str, str, tuple[float, float]]:
    both = list(zip(table, found, strict=True))
    scores = [score(one, row.counts, loose=loose) for row, one in both if row.counts]
    right, of = sum(right for right, _ in scores), sum(of for _, of in scores)
    silent = [not one for row, one in both if not row.counts]
    figures = right / of if of else 0.0, sum(silent) / len(silent) if silent else 0.0
    return rate(right, of), rate(sum(silent), len(silent)), figures


def _errors() -> Iterator[str]:
    for language in TABLES:
        for row in fresh(language):
            found = ours(row.text, language)
            if found != row.counts:
                yield f"{language}: {row.text} wanted {row.counts} found {found}\n"


if __name__ == "__main__":
    sys.exit(main())
