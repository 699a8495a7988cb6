"""Lay claims out for a terminal: a table where it is wide enough, else a short block for each claim."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from belegg.model.claim import Claim
from belegg.show import phrases
from belegg.workflow import Reading

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDE = 104
ROOMY = 164
COLUMNS = ("what", "how many", "whom", "by whom", "where", "when", "said by", "standing", "words")
WHAT, HOW_MANY, BY, STANDING, WORDS = (
    COLUMNS.index(name) for name in ("what", "how many", "by whom", "standing", "words")
)
ROOMY_LEAST = (14, 12, 13, 13, 13, 10, 13, 11, 30)
PAIRED_LEAST = (18, 16, 18, 13, 20)
"""The least width of each column; what is left over goes to those that have more to tell."""
LONGEST_WORD = 22
"""A word up to so long is not broken, where there is room for it."""

STANDING_STYLES = {
    "denied": "red",
    "disputed": "red",
    "unconfirmed": "yellow",
    "hearsay": "yellow",
    "confirmed": "green",
    "planned": "blue",
}


def show(reading: Reading, console: "Console") -> None:
    """Print the claims of `reading` with a heading that names the document."""
    console.print(heading(reading))
    if not reading.claims:
        console.print(nothing(console.width))
    elif console.width >= WIDE:
        console.print(_table(in_order(reading.claims), console.width))
    else:
        for claim, is_part in in_order(reading.claims):
            console.print(block(claim, console.width, is_part=is_part))
    console.print()


def in_order(claims: Sequence[Claim]) -> list[tuple[Claim, bool]]:
    """Return the claims in the order of their words, those that are part of another right after it; with each
    whether it stands so."""
    known = {claim.id for claim in claims}
    parts: dict[str | None, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end)):
        parts.setdefault(claim.part_of if claim.part_of in known else None, []).append(claim)
    waiting = [(claim, False) for claim in reversed(parts.pop(None, []))]
    ordered = []
    while waiting:
        claim, is_part = waiting.pop()
        ordered.append((claim, is_part))
        waiting.extend((part, True) for part in reversed(parts.pop(claim.id, [])))
    return ordered


def heading(reading: Reading) -> "Text":
    """Return the lines above a document's claims: name, date, outlet, language, number of claims."""
    from rich.text import Text

    document = reading.document
    number = len(reading.claims)
    told = [
        phrases.when(document.published) or "no date",
        phrases.plain(document.outlet or ""),
        reading.language,
        f"{number} claim{'' if number == 1 else 's'}",
    ]
    name = Text(phrases.plain(document.name), style="bold")
    return name.append("\n" + " · ".join(part for part in told if part), style="not bold dim")


def nothing(width: int) -> "Text":
    """Return what is told of a document without claims."""
    from rich.text import Text

    words = "no claims: it says nothing, of the kinds that are looked for, about an armed conflict"
    return Text("\n").join(folded(Text(words, style="dim"), "  ", width))


def cells(claim: Claim, longest: int, *, is_part: bool = False) -> tuple[str, ...]:
    """Return what stands in each of COLUMNS for `claim`, its quotation cut to `longest` characters."""
    number = phrases.how_many(claim)
    return (
        f"{'└ ' if is_part else ''}{phrases.what(claim)}",
        f"of them {number}" if is_part and number else number,
        phrases.party(claim.target, claim.also.target),
        phrases.party(claim.actor, claim.also.actor),
        phrases.where(claim),
        phrases.when(claim.time),
        phrases.says_who(claim.said_by),
        claim.standing,
        phrases.words(claim, longest),
    )


def _table(claims: Sequence[tuple[Claim, bool]], width: int) -> object:
    """Return a table with a column for each of COLUMNS where there is room, else two of them in each column."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    roomy = width >= ROOMY
    rows = [_row(claim, 2 * width, is_part=is_part) for claim, is_part in claims]
    if not roomy:
        rows = [_paired(row) for row in rows]
    names = COLUMNS if roomy else tuple("\n".join(COLUMNS[at : at + 2]) for at in range(0, len(COLUMNS), 2))
    least = ROOMY_LEAST if roomy else PAIRED_LEAST
    table = Table(
        box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="bold", leading=0 if roomy else 1
    )
    for name, column in zip(names, _widths(rows, least, width), strict=True):
        table.add_column(name, width=column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _row(claim: Claim, longest: int, *, is_part: bool) -> "list[Text]":
    from rich.text import Text

    row = [Text(cell) for cell in cells(claim, longest, is_part=is_part)]
    row[WHAT].stylize("bold", 0 if claim.mode is None else len(row[WHAT]) - len(phrases.mode(claim)))
    row[HOW_MANY].stylize("bold cyan")
    row[STANDING].stylize(STANDING_STYLES.get(claim.standing, "dim"))
    row[WORDS].stylize("italic")
    return row


def _paired(row: "list[Text]") -> "list[Text]":
    """Return the cells two and two, one under the other."""
    from rich.text import Text

    row = [Text("by ", style="dim").append_text(cell) if at == BY and cell else cell for at, cell in enumerate(row)]
    pairs = (row[at : at + 2] for at in range(0, len(row), 2))
    return [Text("\n").join(text for text in pair if text) for pair in pairs]


def _widths(rows: "Sequence[Sequence[Text]]", least: Sequence[int], width: int) -> list[int]:
    """Return how wide each column is in a table of `width`: no wider than its longest cell, and what is left
    shared out evenly among those that need more. Two blanks are lost to each column."""
    texts = [[row[at] for row in rows] for at in range(len(least))]
    needs = [max((line.cell_len for text in column for line in text.split()), default=0) for column in texts]
    sizes = [[len(word) for text in column for word in text.plain.split()] for column in texts]
    words = [max((size for size in column if size <= LONGEST_WORD), default=0) for column in sizes]
    floors = [max(floor, word) for floor, word in zip(least, words, strict=True)]
    if sum(floors) + 2 * len(floors) > width:
        floors = list(least)
    widths = [min(need, floor) if need >= len("standing") else floor for need, floor in zip(needs, floors, strict=True)]
    left = width - sum(widths) - 2 * len(widths)
    while left > 0:
        short = [at for at, need in enumerate(needs) if widths[at] < need]
        if not short:
            break
        for at in short[:left]:
            widths[at] += 1
        left -= len(short[:left])
    return widths


def block(claim: Claim, width: int, *, is_part: bool = False, quoted: bool = True) -> "Text":
    """Return a claim in a few lines: what and how many, the circumstances, and where `quoted` the words."""
    from rich.text import Text

    told = dict(zip(COLUMNS, cells(claim, 2 * width, is_part=is_part), strict=True))
    head = Text(told["what"], style="bold")
    if told["how many"]:
        head.append("  " + told["how many"], style="cyan")
    head.append("  " + claim.standing, style=f"not bold {STANDING_STYLES.get(claim.standing, 'dim')}")
    labels = {"whom": "whom", "by": "by whom", "in": "where", "on": "when", "according to": "said by"}
    circumstances = Text()
    for label, column in labels.items():
        if told[column]:
            circumstances.append(" · " if circumstances else "").append(f"{label} ", style="dim").append(told[column])
    lines = [*folded(head, "  ", width), *folded(circumstances, "    ", width)]
    if quoted:
        lines += folded(Text(told["words"], style="italic"), "    ", width)
    return Text("\n").join(lines)


def folded(text: "Text", indent: str, width: int, *, hanging: int = 0) -> "Iterator[Text]":
    """Yield the lines of `text`, folded so that each fits `width` after `indent`; all but the first stand
    `hanging` blanks further in."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=width)
    room = max(20, width - len(indent) - 1)
    if not text:
        return
    lines = text.wrap(console, room)
    if hanging and len(lines) > 1:
        first = lines[0]
        rest = text[len(first.plain.rstrip()) :]
        rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
        lines = type(lines)([first, *rest.wrap(console, max(10, room - hanging))])
    for number, line in enumerate(lines):
        line.rstrip()
        yield Text(indent + " " * (hanging if number else 0)).append_text(line)
