"""Explain a claim: its words in their context, marked, and for each value its own words and the steps that set it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belegg.model.claim import Claim
from belegg.model.document import Document
from belegg.model.span import Span
from belegg.show import phrases
from belegg.show.table import block, folded, heading, in_order, nothing
from belegg.workflow import Reading

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

AROUND = 90
GAP = 60
INDENT = "    "
LABEL = 10
STEPS = {
    "what": ("frames/", "tie:"),
    "how many": (
        "numerals/",
        "quantifiers/",
        "units/",
        "count ",
        "subset:",
        "part of ",
        "as many ",
        "share",
        "percent",
    ),
    "whom": ("target ", "group ", "victims "),
    "by whom": ("actor ", "doer "),
    "where": ("place ", "country in "),
    "when": ("time ",),
    "standing": ("standing:",),
}
"""Which value a step of the rule chain is about, told by how it begins; other steps are about the claim as a whole."""


def show(reading: Reading, console: "Console") -> None:
    """Print the claims of `reading`, under each its words in context and the rules that found it."""
    console.print(heading(reading))
    if not reading.claims:
        console.print(nothing(console.width))
    for claim, _ in in_order(reading.claims):
        console.print(block(claim, console.width, quoted=False))
        for passage in passages(reading.document, claim):
            console.print(_lines(passage, console.width))
        for line in chain(claim, reading.claims):
            console.print(_lines(line, console.width, hanging=LABEL))
        console.print()


def passages(document: Document, claim: Claim) -> "list[Text]":
    """Return the stretches of the article's text around the claim's evidence, the evidence itself marked, the
    words that carry the value in reverse; spans that stand close together share one stretch."""
    from rich.text import Text

    first = _in_text(document, claim.evidence[0])
    result: list[Text] = []
    for group in _groups([_in_text(document, span) for span in claim.evidence]):
        start, end = _surroundings(document, group[0][0], group[-1][1])
        text = Text("… " if start else "", style="dim")
        at = start
        for span in group:
            text.append(_flat(document.text[at : max(at, span[0])]), style="not dim")
            marked = _flat(document.text[max(at, span[0]) : span[1]]).strip()
            text.append(f"[{marked}]", style="not dim bold reverse" if span == first else "not dim bold")
            at = max(at, span[1])
        text.append(_flat(document.text[at:end]), style="not dim")
        result.append(text.append(" …" if end < len(document.text) else ""))
    return result


def chain(claim: Claim, claims: tuple[Claim, ...]) -> "list[Text]":
    """Return a line for each value that has words or steps of its own: its name, its words as the article has
    them, the steps that set it; then the claim that it is part of, where it is."""
    from rich.text import Text

    written = as_written(claim)
    steps: dict[str, list[str]] = {}
    for step in claim.rule:
        steps.setdefault(_about(step), []).append(f"← {phrases.plain(step.removeprefix('standing: '))}")
    lines = []
    for name in dict.fromkeys((*STEPS, "said by", *steps)):
        if name in steps or name in written:
            line = Text(f"{name:<{LABEL}}", style="dim")
            if name in written:
                line.append(f"“{phrases.shorten(written[name], 80)}” ", style="not dim italic")
            lines.append(line.append(" ".join(steps.get(name, ()))))
    whole = next((other for other in claims if other.id == claim.part_of), None)
    if whole is not None:
        told = f"{phrases.what(whole)} {phrases.words(whole, 80)}, never added to it (R8)"
        lines.append(Text(f"{'whole':<{LABEL}}⊂ part of {told}", style="dim"))
    return lines


def as_written(claim: Claim) -> dict[str, str]:
    """Return the article's own words for each value of `claim` that keeps them."""
    values = {
        "how many": claim.count,
        "whom": claim.target,
        "by whom": claim.actor,
        "where": claim.place,
        "when": claim.time,
        "said by": claim.said_by,
    }
    return {name: phrases.plain(value.as_written) for name, value in values.items() if value and value.as_written}


def _about(step: str) -> str:
    return next((name for name, starts in STEPS.items() if step.startswith(starts)), "further")


def _in_text(document: Document, span: Span) -> tuple[int, int]:
    """Return where `span`, which counts in the original, stands in the article's text: without the markup."""
    if not document.pieces:
        return span.start, span.end
    over = [piece for piece in document.pieces if piece.original < span.end and piece.original_end > span.start]
    if not over:
        return 0, 0
    first, last = over[0], over[-1]
    start = first.text + (max(0, span.start - first.original) if first.verbatim else 0)
    end = last.text + (span.end - last.original) if last.verbatim else last.text_end
    return start, min(end, last.text_end)


def _groups(spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if groups and span[1] <= end:
            continue
        if groups and span[0] - end <= GAP + AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
        end = max(end, span[1])
    return groups


def _surroundings(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the stretch to show around `start` to `end`: whole words of the blocks that these stand in."""
    text = document.text
    blocks = [zone for zone in document.zones if zone.start < end and zone.end > start]
    least = min((zone.start for zone in blocks), default=0)
    most = max((zone.end for zone in blocks), default=len(text))
    first, last = max(least, start - AROUND), min(most, end + AROUND)
    if first > least:
        first = min((at + 1 for at in (text.find(" ", first, start),) if at >= 0), default=start)
    if last < most:
        last = max((at for at in (text.rfind(" ", end, last),) if at >= 0), default=end)
    return min(first, start), max(last, end)


def _flat(text: str) -> str:
    clean = phrases.CONTROLS.sub(" ", text)
    return " ".join(clean.split(" ")) if clean.strip() else " " * bool(clean)


def _lines(text: "Text", width: int, *, hanging: int = 0) -> "Text":
    return _joined(folded(text, INDENT, width, hanging=hanging))


def _joined(lines: "Iterator[Text]") -> "Text":
    from rich.text import Text

    return Text("\n").join(lines)
