"""Swap names in training sentences for names of the wars, so that the network meets them."""

import random
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from training.corpus import Row, Tree

SHARE = 0.2
"""How many of the names that could be swapped are."""

Names = dict[str, list[str]]


@cache
def names(path: Path) -> Names:
    """Return the names of the TOML file at `path` by kind."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {kind: words.split() for kind, words in table.items()}


def words(known: Names) -> list[str]:
    """Return every name once."""
    return list(dict.fromkeys(word for kind in known.values() for word in kind))


def swapped(tree: Tree, known: Names, chance: random.Random) -> Tree:
    """Return `tree` with some of its names swapped for `known` ones of their kind and as many words."""
    rows = list(tree.rows)
    at = 0
    while at < len(rows):
        last = at
        while last + 1 < len(rows) and rows[at].name != "O" and rows[last + 1].name.startswith("I-"):
            last += 1
        if rows[at].name.startswith("B-") and chance.random() < SHARE:
            rows[at : last + 1] = _other(rows[at : last + 1], known, chance)
        at = last + 1
    return Tree(rows, tree.opens)


def _other(rows: list[Row], known: Names, chance: random.Random) -> list[Row]:
    kind = rows[0].name[2:]
    if any(row.upos != "PROPN" or (row.form.isupper() and kind == "PER") for row in rows) or len(rows) > 2:
        return rows
    if kind == "PER":
        kinds = ["PER_last"] if len(rows) == 1 else ["PER_first", "PER_last"]
    elif len(rows) == 1 and kind in known:
        kinds = [kind]
    else:
        return rows
    return [_named(row, chance.choice(known[of])) for row, of in zip(rows, kinds, strict=True)]


def _named(row: Row, name: str) -> Row:
    genitive = "s" if "Case=Gen" in row.feats else ""
    return msgspec.structs.replace(row, form=name + genitive, lemma=name)
