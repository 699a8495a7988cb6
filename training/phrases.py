"""Put made-up training sentences together from phrases: lists of rows whose heads count from the phrase's start.

The head of a phrase has the head -1 until the phrase is hung onto another or made a sentence."""

import msgspec

from training.corpus import Row, Tree

Phrase = list[Row]
_OPENING = '–“"'
_TIGHT = (".", ",", "”", "'s", "’s")


def word(form: str, lemma: str, upos: str, feats: str = "", name: str = "O") -> Phrase:
    """Return one word as a phrase."""
    return [Row(form, lemma, upos, feats, -1, "", name, space=True)]


def join(root: int, *parts: tuple[Phrase, str, int]) -> Phrase:
    """Return the parts in order as one phrase headed by part `root`.

    A part is a phrase, its label and the number of the part it hangs on."""
    starts, heads, at = [], [], 0
    for phrase, _, _ in parts:
        starts.append(at)
        heads.append(at + next(index for index, row in enumerate(phrase) if row.head == -1))
        at += len(phrase)
    rows: Phrase = []
    for number, (phrase, label, on) in enumerate(parts):
        for row in phrase:
            if row.head != -1:
                rows.append(msgspec.structs.replace(row, head=(row.head or 0) + starts[number]))
            elif number == root:
                rows.append(row)
            else:
                rows.append(msgspec.structs.replace(row, head=heads[on], dep=label))
    return rows


def sentence(clause: Phrase) -> Tree:
    """Return the clause as a sentence: its root set, its first letter large, no space before its marks."""
    rows = [
        msgspec.structs.replace(
            row, head=index if row.head == -1 else row.head, dep="ROOT" if row.head == -1 else row.dep
        )
        for index, row in enumerate(clause)
    ]
    first = 1 if rows[0].form in _OPENING else 0
    form = rows[first].form
    rows[first] = msgspec.structs.replace(rows[first], form=form[0].upper() + form[1:])
    rows = [
        msgspec.structs.replace(row, space=index + 1 < len(rows) and rows[index + 1].form not in _TIGHT)
        for index, row in enumerate(rows)
    ]
    return Tree(rows, opens=False)
