"""Write training sentences as other papers do: other dashes and quotation marks, headlines, capitals throughout."""

import random

import msgspec

from training.corpus import Row, Tree

DASHES = ({"—": "–", "–": "—", "--": "—"}, {"—": "--", "–": "--"}, {"—": "-", "–": "-"})
PLAIN_QUOTES = {"“": '"', "”": '"'}
SHARE = 0.35
CASED = 0.08
SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as"]
)
"""Words that a headline's title case leaves small."""


def varied(trees: list[Tree], chance: random.Random) -> list[Tree]:
    """Return `trees` with other marks now and then, and now and then in a headline's capitals or without any."""
    dashes = chance.choice(DASHES) if chance.random() < SHARE else {}
    curly, plain, bent = (chance.random() < SHARE for _ in range(3))
    cased = chance.random()
    changed = []
    for tree in trees:
        rows = [_marked(row, dashes, bent=bent) for row in tree.rows]
        rows = _quoted(rows) if curly else [_swapped(row, PLAIN_QUOTES) for row in rows] if plain else rows
        if cased < CASED:
            rows = [_headed(row) for row in rows]
        elif cased < 1.5 * CASED:
            rows = [msgspec.structs.replace(row, form=row.form.lower()) for row in rows]
        changed.append(Tree(rows, tree.opens))
    return changed


def _marked(row: Row, dashes: dict[str, str], *, bent: bool) -> Row:
    if row.form in dashes and row.upos == "PUNCT":
        return _swapped(row, dashes)
    return msgspec.structs.replace(row, form=row.form.replace("'", "’")) if bent and "'" in row.form else row


def _swapped(row: Row, change: dict[str, str]) -> Row:
    form = change.get(row.form, row.form)
    return msgspec.structs.replace(row, form=form, lemma=form) if form != row.form and row.upos == "PUNCT" else row


def _quoted(rows: list[Row]) -> list[Row]:
    """Return `rows` with straight quotation marks bent, by turns open and closed."""
    opened = False
    bent = []
    for row in rows:
        if row.form == '"':
            opened = not opened
            row = _swapped(row, {'"': "“" if opened else "”"})
        bent.append(row)
    return bent


def _headed(row: Row) -> Row:
    form = row.form
    if form.lower() in SMALL or not form[:1].isalpha():
        return row
    return msgspec.structs.replace(row, form=form[0].upper() + form[1:])


def shouted(tree: Tree) -> Tree:
    """Return `tree` in capitals throughout, as wire copy once was; words that grow by it stay as they are."""
    return Tree(
        [
            msgspec.structs.replace(row, form=row.form.upper()) if len(row.form.upper()) == len(row.form) else row
            for row in tree.rows
        ],
        tree.opens,
    )
