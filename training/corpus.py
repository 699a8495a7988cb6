"""Read CoNLL-U files with names in MISC into spaCy training documents of one to eight sentences."""

import random
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.vocab import Vocab

SIZES = (1, 1, 2, 3, 5, 8)
MERGED = {"GPE_LOC": "GPE", "GPE_ORG": "GPE"}
DROPPED = ("MISC",)
DASHES = {"-": "–", "–": "-"}
QUOTES = ({"«": '"', "»": '"'}, {"«": "”", "»": "”"}, {"«": "“", "»": "”"})
ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE")


class Row(msgspec.Struct, frozen=True):
    """A word of a treebank; `head` counts from 0 and is None where the sentence has no tree."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int | None
    dep: str
    name: str
    space: bool


class Tree(msgspec.Struct, frozen=True):
    """A sentence, and whether a new document begins with it."""

    rows: list[Row]
    opens: bool

    @property
    def parsed(self) -> bool:
        return all(row.head is not None for row in self.rows)


def read(path: Path) -> Iterator[Tree]:
    """Yield the sentences of the CoNLL-U file at `path`."""
    columns: list[list[str]] = []
    opens = False
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                opens = True
            elif line and not line.startswith("#"):
                fields = line.split("\t")
                if fields[0].isdigit():
                    columns.append(fields)
            elif not line and columns:
                yield Tree(_rows(columns), opens)
                columns, opens = [], False


def chunks(trees: Iterator[Tree], chance: random.Random | None) -> Iterator[list[Tree]]:
    """Yield neighbouring sentences in lists of `chance`'s length, 8 where it is None; those with trees and those
    without do not mix."""
    for _, run in groupby(trees, key=lambda tree: tree.parsed):
        waiting: list[Tree] = []
        size = chance.choice(SIZES) if chance else 8
        for tree in run:
            if waiting and (tree.opens or len(waiting) >= size):
                yield waiting
                waiting, size = [], chance.choice(SIZES) if chance else 8
            waiting.append(tree)
        if waiting:
            yield waiting


def varied(trees: list[Tree], chance: random.Random) -> list[Tree]:
    """Return `trees` with other dashes and quotation marks now and then, as other papers write them."""
    change = {**(DASHES if chance.random() < 0.4 else {}), **(chance.choice(QUOTES) if chance.random() < 0.4 else {})}
    return [
        Tree(
            [
                msgspec.structs.replace(row, form=change[row.form], lemma=change[row.form])
                if row.form in change and row.upos == "PUNCT"
                else row
                for row in tree.rows
            ],
            tree.opens,
        )
        for tree in trees
    ]


def document(trees: list[Tree], vocab: Vocab) -> Doc:
    """Return the training document that `trees` make."""
    rows = [row for tree in trees for row in tree.rows]
    offsets = [offset for tree, offset in zip(trees, _offsets(trees), strict=True) for _ in tree.rows]
    syntax = (
        {
            "heads": [offset + (row.head or 0) for row, offset in zip(rows, offsets, strict=True)],
            "deps": [row.dep for row in rows],
        }
        if all(tree.parsed for tree in trees)
        else {"sent_starts": [index == offset for index, offset in enumerate(offsets)]}
    )
    doc = Doc(
        vocab,
        words=[row.form for row in rows],
        spaces=[row.space for row in rows],
        lemmas=[row.lemma for row in rows],
        pos=[row.upos for row in rows],
        tags=[row.upos for row in rows],
        morphs=[row.feats for row in rows],
        **syntax,  # type: ignore[arg-type]
    )
    names = biluo_tags_to_spans(doc, iob_to_biluo([row.name for row in rows]))
    doc.set_ents(list(names), default="outside")
    return doc


def bin_of(documents: Iterable[Doc]) -> DocBin:
    """Return `documents` packed for training."""
    packed = DocBin(attrs=ATTRIBUTES, store_user_data=False)
    for doc in documents:
        packed.add(doc)
    return packed


def _offsets(trees: list[Tree]) -> Iterator[int]:
    offset = 0
    for tree in trees:
        yield offset
        offset += len(tree.rows)


def _rows(columns: list[list[str]]) -> list[Row]:
    rows: list[Row] = []
    inside = "O"
    for index, fields in enumerate(columns):
        misc = dict(part.split("=", 1) for part in fields[9].split("|") if "=" in part)
        label = misc.get("name", "O")[2:]
        label = MERGED.get(label, label)
        begins = misc.get("name", "O")[:1] == "B" or label != inside
        inside = "" if label in DROPPED else label
        head = None if fields[6] == "_" else (int(fields[6]) - 1 if fields[6] != "0" else index)
        rows.append(
            Row(
                form=fields[1],
                lemma=fields[1] if fields[3] == "PUNCT" else fields[2],
                upos=fields[3],
                feats="" if fields[5] == "_" else fields[5],
                head=head,
                dep="ROOT" if fields[6] == "0" else fields[7],
                name=("B-" if begins else "I-") + inside if inside else "O",
                space=misc.get("SpaceAfter") != "No" or index == len(columns) - 1,
            )
        )
    return rows
