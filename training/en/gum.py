"""Read GUM as training trees: hyphened words in one piece, our labels, and names where its entities are names."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from training.corpus import Row, Tree

_HYPHENS = ("-", "–", "‐", "‑")
_BRACKETS = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d*)\)")
_SPLIT = re.compile(r"\*\s+(\S+)")
Columns = list[str]


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What labels.toml holds; see the comments there."""

    relations: dict[str, str]
    names: dict[str, str]
    land: dict[str, str]


@cache
def labels() -> Labels:
    """Return the table of labels.toml."""
    path = Path(__file__).with_name("labels.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Labels)


def paths(data: Path, part: str) -> list[Path]:
    """Return the files of `data`/dep that GUM's own splits.md puts into `part`: train (all that stand in no other),
    dev or test."""
    named: dict[str, str] = {}
    current = ""
    for line in (data / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        elif found := _SPLIT.search(line):
            named[found[1]] = current
    return [path for path in sorted((data / "dep").glob("*.conllu")) if named.get(path.stem, "train") == part]


def read(files: list[Path]) -> Iterator[Tree]:
    """Yield the sentences of the CoNLL-U files in order."""
    for path in files:
        columns: list[Columns] = []
        joined: dict[int, bool] = {}
        opens = True
        with path.open(encoding="utf-8") as lines:
            for line in [*lines, "\n"]:
                fields = line.rstrip("\n").split("\t")
                if len(fields) == 10 and fields[0].isdigit():
                    columns.append(fields)
                elif len(fields) == 10 and "-" in fields[0]:
                    first, last = map(int, fields[0].split("-"))
                    joined |= dict.fromkeys(range(first, last), False)
                    joined[last] = "SpaceAfter=No" not in fields[9]
                elif not line.strip() and columns:
                    yield Tree(_rows(columns, joined), opens)
                    columns, joined, opens = [], {}, False


def _rows(columns: list[Columns], joined: dict[int, bool]) -> list[Row]:
    names = _names(columns)
    relations = labels().relations
    rows = [
        Row(
            form=fields[1],
            lemma=fields[1] if fields[3] == "PUNCT" else fields[2],
            upos=fields[3],
            feats="" if fields[5] == "_" else fields[5],
            head=index if fields[6] == "0" else int(fields[6]) - 1,
            dep="ROOT" if fields[6] == "0" else _relation(fields, relations),
            name=name,
            space=index == len(columns) - 1 or joined.get(index + 1, "SpaceAfter=No" not in fields[9]),
        )
        for index, (fields, name) in enumerate(zip(columns, names, strict=True))
    ]
    return _named_apart(merged(rows))


def _named_apart(rows: list[Row]) -> list[Row]:
    """Return `rows` with every name opened by a B, also one whose first word was merged away."""
    before = "O"
    apart = []
    for row in rows:
        if row.name.startswith("I-") and before[2:] != row.name[2:]:
            row = msgspec.structs.replace(row, name="B-" + row.name[2:])
        before = row.name
        apart.append(row)
    return apart


def _relation(fields: Columns, relations: dict[str, str]) -> str:
    label = relations.get(fields[7], fields[7])
    return "flat:name" if label == "flat" and fields[3] == "PROPN" else label


def _names(columns: list[Columns]) -> list[str]:
    """Return the name tag of each word: what GUM's entities say where a proper noun is at the head."""
    table = labels()
    spans: list[tuple[int, int, str]] = []
    waiting: list[tuple[str, str, int]] = []
    for index, fields in enumerate(columns):
        entity = next((part[7:] for part in fields[9].split("|") if part.startswith("Entity=")), "")
        for found in _BRACKETS.finditer(entity):
            if found[1]:
                waiting.append((found[1], found[2], index))
            elif waiting:
                at = next((i for i in range(len(waiting) - 1, -1, -1) if waiting[i][0] == found[3]), len(waiting) - 1)
                _, kind, first = waiting.pop(at)
                if kind in table.names:
                    spans.append((first, index, table.names[kind]))
    tags = ["O"] * len(columns)
    for first, last, kind in sorted(spans, key=lambda span: span[1] - span[0]):
        _tag(tags, columns, first, last, kind)
    return tags


def _tag(tags: list[str], columns: list[Columns], first: int, last: int, kind: str) -> None:
    inside = range(first, last + 1)
    head = next((at for at in inside if not first <= int(columns[at][6]) - 1 <= last), first)
    if columns[head][3] != "PROPN":
        return
    begin = end = head
    while begin > first and columns[begin - 1][3] in ("PROPN", "NUM") and columns[begin - 1][6] != "0":
        begin -= 1
    while end < last and (columns[end + 1][3] in ("PROPN", "NUM") or _runs_on(columns, end + 1, last)):
        end += 1
    if any(tags[at] != "O" for at in range(begin, end + 1)):
        return
    words = {columns[at][1].lower() for at in range(begin, end + 1)}
    if kind == "GPE" and words & set(labels().land["words"].split()):
        kind = "LOC"
    tags[begin : end + 1] = [f"B-{kind}", *[f"I-{kind}"] * (end - begin)]


def _runs_on(columns: list[Columns], at: int, last: int) -> bool:
    """Return whether a small word inside a name stands at `at`: "University of Oslo", "Médecins Sans Frontières"."""
    return at < last and columns[at][1] in ("of", "the", "and", "&", "-", "de", "al") and columns[at + 1][3] == "PROPN"


def merged(rows: list[Row]) -> list[Row]:
    """Return `rows` with hyphened words in one piece, as our own cutting of words has them."""
    group_of = list(range(len(rows)))
    for at in range(1, len(rows) - 1):
        glued = not rows[at - 1].space and not rows[at].space
        if rows[at].form in _HYPHENS and glued and rows[at - 1].form[-1].isalnum() and rows[at + 1].form[0].isalnum():
            group_of[at] = group_of[at + 1] = group_of[at - 1]
    groups: dict[int, list[int]] = {}
    for at, group in enumerate(group_of):
        groups.setdefault(group, []).append(at)
    if len(groups) == len(rows):
        return rows
    place = {group: number for number, group in enumerate(groups)}
    return [_one(rows, members, group_of, place) for members in groups.values()]


def _one(rows: list[Row], members: list[int], group_of: list[int], place: dict[int, int]) -> Row:
    lead = rows[min(members, key=lambda at: (_depth(rows, at), -at))]  # so that no ring of heads can come about
    head = lead.head or 0
    last = rows[members[-1]]
    parts = [at for at in members if rows[at].form not in _HYPHENS]
    named = [rows[at].name for at in parts if rows[at].name != "O"]
    return msgspec.structs.replace(
        lead,
        form="".join(rows[at].form for at in members),
        lemma="".join(rows[at].form for at in members[:-1]) + last.lemma if len(members) > 1 else lead.lemma,
        head=place[group_of[head]],
        name=named[0] if len(named) == len(parts) > 0 else "O",
        space=last.space,
    )


def _depth(rows: list[Row], at: int) -> int:
    depth = 0
    while (head := rows[at].head or 0) != at:
        at, depth = head, depth + 1
    return depth
