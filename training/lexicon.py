"""Compile word lists of lemmas: what a treebank says of a form and word class, and what a dictionary does."""

import collections
import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from belegg.analyse.lemmas import form_key
from training.corpus import Row

Listed = dict[tuple[str, str], collections.Counter[str]]
Lemmas = dict[tuple[str, str], str]

PLAIN = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*\.?")
_SURE = 0.85
_SEEN = 3


def count(rows: Iterable[Row], usage: Listed) -> None:
    """Add to `usage` how `rows` lemmatise each form in its word class."""
    for row in rows:
        if row.upos not in ("PROPN", "PUNCT", "SYM", "X", "NUM") and PLAIN.fullmatch(row.form):
            upos = "VERB" if row.upos == "ADJ" and "VerbForm=Part" in row.feats else row.upos
            usage[row.form.lower(), upos][row.lemma.lower()] += 1


def agreed(usage: Listed, dictionary: Listed) -> Lemmas:
    """Return the lemma of each form and class: the dictionary's where it knows one only, the treebank's where it is
    sure; none where the treebank contradicts itself."""
    lemmas = {wanted: next(iter(found)) for wanted, found in dictionary.items() if len(found) == 1}
    for wanted, counts in usage.items():
        lemma, often = counts.most_common(1)[0]
        if often >= _SURE * counts.total() and (often > 1 or wanted not in lemmas):
            lemmas[wanted] = lemma
        elif wanted in lemmas and counts.total() > _SEEN:
            del lemmas[wanted]
    return lemmas


def write(lemmas: Lemmas, path: Path) -> None:
    """Write the compiled list to `path`, as belegg.analyse.lemmas reads it."""
    changes: dict[tuple[int, str], int] = {}
    rows: list[tuple[int, int]] = []
    for (form, upos), lemma in lemmas.items():
        same = 0
        while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
            same += 1
        change = changes.setdefault((len(form) - same, lemma[same:]), len(changes))
        rows.append((int(form_key(form, upos)), change))
    rows.sort()
    np.savez_compressed(
        path,
        keys=np.array([key for key, _ in rows], np.uint64),
        changes=np.array([change for _, change in rows], np.uint16),
        cuts=np.array([cut for cut, _ in changes], np.uint8),
        endings=np.array([ending for _, ending in changes]),
    )
