"""Match expected claims to given ones: as many pairs as can be, and among those the best ones."""

from collections.abc import Sequence

from belegg.model.claim import Claim
from belegg.model.count import Count, Number
from belegg.model.parts import Quantity
from belegg.model.span import Span, overlaps
from belegg.score.gold import GoldClaim

SOFT = ("about", "nearly", "vague")


def meets(gold: GoldClaim, quote: Span, claim: Claim) -> bool:
    """Return whether `claim` says what `gold` expects at `quote`: kind, mode where both are told, words, bounds."""
    modes = gold.mode is None or claim.mode is None or gold.mode == claim.mode
    return (
        gold.kind == claim.kind
        and modes
        and any(overlaps(quote, span) for span in claim.evidence)
        and bounds_agree(gold, claim.count)
    )


def bounds_agree(gold: GoldClaim, count: Count | Quantity | None) -> bool:
    """Return whether a count has the bounds that `gold` expects; words such as "some" leave a fifth of room."""
    if gold.low is None and gold.high is None:
        return True
    if count is None:
        return False
    if gold.quantifier is None and gold.imputed is None:
        soft = count.quantifier in SOFT or count.imputed
    else:
        soft = gold.quantifier in SOFT or bool(gold.imputed)
    return _agrees(gold.low, count.low, soft=soft) and _agrees(gold.high, count.high, soft=soft)


def _agrees(stated: Number | None, given: Number | None, *, soft: bool) -> bool:
    if stated is None:
        return True
    if given is None:
        return False
    return abs(given - stated) <= (stated / 5 if soft else 1e-9)


def best_pairs(worth: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of largest total worth, each row and column used once at most.

    A worth of 0 is no pair. The Hungarian method, on the table or its transpose."""
    rows = len(worth)
    columns = len(worth[0]) if rows else 0
    if rows > columns:
        turned = [[worth[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in best_pairs(turned))
    row_of = _assign(worth, rows, columns)
    pairs = ((row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column])
    return sorted(pair for pair in pairs if worth[pair[0]][pair[1]] > 0)


def _assign(worth: Sequence[Sequence[int]], rows: int, columns: int) -> list[int]:
    """Return for each column (from 1) the row (from 1) that it goes to in the cheapest assignment, 0 for none."""
    row_price = [0.0] * (rows + 1)
    column_price = [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        way = _shortest_way(worth, row_price, column_price, row_of, columns)
        column = way[0]
        while column:
            before = way[column]
            row_of[column] = row_of[before]
            column = before
    return row_of


def _shortest_way(
    worth: Sequence[Sequence[int]],
    row_price: list[float],
    column_price: list[float],
    row_of: list[int],
    columns: int,
) -> list[int]:
    """Grow the tree of cheapest ways from the new row at column 0 until a free column is met; mend the prices.

    Returns for each column the one before it on its way, and in place 0 the free column that was met."""
    way = [0] * (columns + 1)
    least = [float("inf")] * (columns + 1)
    done = [False] * (columns + 1)
    at = 0
    while row_of[at]:
        done[at] = True
        row, step, following = row_of[at], float("inf"), 0
        for column in range(1, columns + 1):
            if done[column]:
                continue
            cost = -worth[row - 1][column - 1] - row_price[row] - column_price[column]
            if cost < least[column]:
                least[column], way[column] = cost, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(columns + 1):
            if done[column]:
                row_price[row_of[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        at = following
    way[0] = at
    return way
