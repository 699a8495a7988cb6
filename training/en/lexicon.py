"""Compile the English list of lemmas: the forms of the SPECIALIST lexicon (lemminflect) and the treebank's own."""

import collections
import csv
import gzip
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from training import lexicon
from training.corpus import Tree

_CLASSES = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}


def compile_list(trees: Iterable[Tree], target: Path) -> None:
    """Write `target`/lemmas-en.npz from the dictionary and the usage of `trees`."""
    usage: lexicon.Listed = collections.defaultdict(collections.Counter)
    rows = [row for tree in trees for row in tree.rows]
    lexicon.count(rows, usage)
    # Numbers in words have no lemma of their own; they stand in the list so that it knows them for words.
    numbers = {row.form.lower() for row in rows if row.upos == "NUM" and row.form.isalpha()}
    lemmas = {**{(word, "NUM"): word for word in numbers}, **lexicon.agreed(usage, dictionary())}
    lexicon.write(lemmas, target / "lemmas-en.npz")


def dictionary() -> lexicon.Listed:
    """Return the lower-case forms of the dictionary with the lemmas they can belong to."""
    listed: lexicon.Listed = collections.defaultdict(collections.Counter)
    packed = files("lemminflect") / "resources" / "lemma_lu.csv.gz"
    with packed.open("rb") as stored, gzip.open(stored, "rt", encoding="utf-8") as lines:
        for form, word_class, lemmas in csv.reader(lines):
            if word_class in _CLASSES and form.islower() and lexicon.PLAIN.fullmatch(form):
                for lemma in lemmas.split("/"):
                    listed[form, _CLASSES[word_class]][lemma] += 1
    return listed
