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
ROOMY = 172
COLUMNS = ("what", "how many", "whom", "by whom", "where", "when", "said by", "standing", "words")
BY, STANDING, WORDS = (COLUMNS.index(name) for name in ("by whom", "standing", "words"))
ROOMY_WIDTHS = ((16, 1), (19, 0), (16, 3), (16, 3), (14, 2), (21, 0), (14, 3), (11, 0), (26, 8))
PAIRED_WIDTHS = ((19, 1), (19, 4), (21, 2), (13, 3), (20, 6))
"""Of each column the least width and its share of what is left over."""

STANDING_STYLES = {
    "denied": "red",
    "disputed": "red",
    "unconfirmed": "yellow",
    "hearsay": "yellow",
    "confirmed": "green",
}


def show(reading: Reading, console: "Console") -> None:
    """Print the claims of `reading` with a heading that names the document."""
    console.print(heading(reading))
    if not reading.claims:
        console.print("  no claims", style="dim")
    elif console.width >= WIDE:
        console.print(_table(reading.claims, console.width))
    else:
        for claim in reading.claims:
            console.print(block(claim, console.width))
    console.print()


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


def cells(claim: Claim, longest: int) -> tuple[str, ...]:
    """Return what stands in each of COLUMNS for `claim`, its quotation cut to `longest` characters."""
    return (
        phrases.what(claim),
        phrases.how_many(claim),
        phrases.party(claim.target, claim.also.target),
        phrases.party(claim.actor, claim.also.actor),
        phrases.where(claim),
        phrases.when(claim.time),
        phrases.says_who(claim.said_by),
        claim.standing,
        phrases.words(claim, longest),
    )


def _table(claims: Sequence[Claim], width: int) -> object:
    """Return a table with a column for each of COLUMNS where there is room, else two of them in each column."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    roomy = width >= ROOMY
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    names = COLUMNS if roomy else tuple("\n".join(COLUMNS[at : at + 2]) for at in range(0, len(COLUMNS), 2))
    for name, column in zip(names, _widths(ROOMY_WIDTHS if roomy else PAIRED_WIDTHS, width), strict=True):
        table.add_column(name, width=column, overflow="fold")
    for claim in claims:
        row = [Text(cell) for cell in cells(claim, 2 * width)]
        row[0].stylize("bold")
        row[1].stylize("cyan")
        row[STANDING].stylize(STANDING_STYLES.get(claim.standing, ""))
        row[WORDS].stylize("italic")
        if not roomy and row[BY]:
            row[BY] = Text("by ", style="dim").append_text(row[BY])
        table.add_row(*(row if roomy else (_pair(row[at : at + 2]) for at in range(0, len(row), 2))))
    return table


def _widths(columns: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Return how wide each column is in a table of `width`, two blanks being lost to each."""
    left = width - sum(least + 2 for least, _ in columns)
    shares = sum(share for _, share in columns)
    return [least + max(0, left) * share // shares for least, share in columns]


def _pair(two: "Sequence[Text]") -> "Text":
    from rich.text import Text

    return Text("\n").join(text for text in two if text)


def block(claim: Claim, width: int) -> "Text":
    """Return a claim in a few lines: what and how many, the circumstances, the words."""
    from rich.text import Text

    told = dict(zip(COLUMNS, cells(claim, 2 * width), strict=True))
    head = Text(told["what"], style="bold")
    if told["how many"]:
        head.append("  " + told["how many"], style="cyan")
    head.append("  " + claim.standing, style=f"not bold {STANDING_STYLES.get(claim.standing, 'dim')}")
    labels = {"whom": "whom", "by": "by whom", "in": "where", "on": "when", "says": "said by"}
    circumstances = Text()
    for label, column in labels.items():
        if told[column]:
            circumstances.append(" · " if circumstances else "").append(f"{label} ", style="dim").append(told[column])
    lines = [*_folded(head, "  ", width), *_folded(circumstances, "    ", width)]
    lines += _folded(Text(told["words"], style="italic"), "    ", width)
    return Text("\n").join(lines)


def _folded(text: "Text", indent: str, width: int) -> "Iterator[Text]":
    """Yield the lines of `text`, folded so that each fits `width` after `indent`."""
    from rich.console import Console
    from rich.text import Text

    for line in text.wrap(Console(width=width), max(20, width - len(indent) - 1)) if text else ():
        line.rstrip()
        yield Text(indent).append_text(line)
