"""Attacks on MUC-4's development reports: `python -m benchmarks.parts.attacks [FOLDER]`.

FOLDER holds CORPORA/dev (1,300 reports in capitals, with the templates that people filled) as MUC-4 gave it out. The
English reader reads each report; benchmarks/muc4 makes templates of what it found, and scores them by the task's rules
(benchmarks/muc4/score.py tells them). The rule of the run:

- Five folds of 260 reports that follow on one another. Which report has an incident, who plays what in it, where and
  when it was, which of its templates is given and who is named in it are fitted, on the reader's features, on the
  other four folds and scored on the fifth.
- F is over all templates: what is given beyond the keys counts against precision, and what is missed against recall.
- The goal is over type, date, place, organisation and the number and effect of victims together (GOAL).
- "claims alone" fits nothing: a template for each kind of attack that the reader's claims tell of.

Beside it stand published figures. They were measured on the task's test sets of 100 reports each (TST3, TST4), not on
these: the best of 1992, GE's NLToolset, about 56 to 57 over all slots (Krupka and others 1992; Sundheim 1992); neural
systems of 2021 about 50 on the string slots alone, each incident with its strings (Du, Rush and Cardie 2021)."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.muc4.claims import plain_templates
from benchmarks.muc4.corpus import FOLDS, Message, keys, messages
from benchmarks.muc4.fitting import Case, case
from benchmarks.muc4.judging import made, maker
from benchmarks.muc4.reading import facts
from benchmarks.muc4.score import SLOTS, STRINGS, Counts, added, score, together
from benchmarks.parts import results

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "muc4"
GOAL = (4, 2, 3, 10, 21, 23)
LEAST = 0.50
PUBLISHED = (
    ("GE NLToolset 1992 (TST3), published", "0.56 to 0.57", "", ""),
    ("neural systems 2021 (TST3 and TST4), published", "", "", "about 0.50"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the section; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts.attacks", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    options = parser.parse_args(arguments)
    if not (options.folder / "CORPORA" / "dev").is_dir():
        return results.missing(options.folder, "reports of MUC-4")
    corpus = {message.number: message for message in messages(options.folder)}
    wanted = keys(options.folder)
    cases = [case(facts(message), wanted.get(number, ())) for number, message in corpus.items()]
    folds = [_fold(cases, corpus, fold) for fold in range(1, FOLDS + 1)]
    alone = added([score(plain_templates(corpus[one.facts.number], one.facts.claims), one.keys) for one in cases])
    results.write("Attacks (MUC-4)", _told(added(folds), alone, folds))
    return 0


def _fold(cases: Sequence[Case], corpus: dict[int, Message], fold: int) -> Counts:
    others = [one for one in cases if corpus[one.facts.number].fold != fold]
    fitted = maker(others, corpus)
    own = [one for one in cases if corpus[one.facts.number].fold == fold]
    return added([score(made(one, corpus[one.facts.number], fitted), one.keys) for one in own])


def _told(counts: Counts, alone: Counts, folds: Sequence[Counts]) -> str:
    rows = [
        (name, together(each).shown(), together(each, GOAL).shown(), together(each, STRINGS).shown())
        for name, each in (("Belegg, five folds", counts), ("Belegg, claims alone", alone))
    ]
    head = ("", "all slots F", "type, date, place, organisation, number, effect F", "string slots F")
    slots = [(SLOTS[slot], counts[slot].shown(), alone[slot].shown(), str(counts[slot].wanted)) for slot in SLOTS]
    figures = ", ".join(f"{together(each, GOAL).f1:.3f}" for each in folds)
    return (
        f"{results.table(head, (*rows, *PUBLISHED))}\n"
        f"{results.table(('slot', 'five folds F', 'claims alone F', 'asked'), slots)}\n"
        f"The six slots of the goal, fold by fold: {figures}.\n\n"
        f"Goal, on the six slots: {results.goal(together(counts, GOAL).f1, LEAST)}."
    )


if __name__ == "__main__":
    sys.exit(main())
