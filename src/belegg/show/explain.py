"""Explain a claim: its words in their context, marked, and the chain of rules that set each value."""

from typing import TYPE_CHECKING

from belegg.model.claim import Claim
from belegg.model.document import Document
from belegg.model.span import Span
from belegg.show import phrases
from belegg.show.table import block, heading
from belegg.workflow import Reading

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

AROUND = 90
GAP = 60


def show(reading: Reading, console: "Console") -> None:
    """Print the claims of `reading`, under each its words in context and the rules that found it."""
    from rich.padding import Padding

    console.print(heading(reading))
    if not reading.claims:
        console.print("  no claims", style="dim")
    for claim in reading.claims:
        console.print(block(claim, console.width))
        for passage in passages(reading.document, claim):
            console.print(Padding(passage, (0, 0, 0, 4)))
        for step in chain(claim, reading.claims):
            console.print(Padding(step, (0, 0, 0, 4)), style="dim")
        console.print()


def passages(document: Document, claim: Claim) -> "list[Text]":
    """Return the stretches of the original around the claim's evidence, the evidence itself marked; spans
    that stand close together share one stretch."""
    from rich.text import Text

    result: list[Text] = []
    for group in _groups(claim.evidence):
        start = max(0, group[0].start - AROUND)
        end = min(len(document.original), group[-1].end + AROUND)
        text = Text("…" if start else "")
        at = start
        for span in group:
            text.append(_flat(document.original[at : max(at, span.start)]))
            text.append(
                "[" + _flat(document.original[max(at, span.start) : span.end]).strip() + "]", style="bold reverse"
            )
            at = max(at, span.end)
        text.append(_flat(document.original[at:end]))
        result.append(text.append("…" if end < len(document.original) else ""))
    return result


def chain(claim: Claim, claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Return the steps that made the claim, each a line, and what it is part of where it is."""
    steps = [f"← {phrases.plain(step)}" for step in claim.rule]
    whole = next((other for other in claims if other.id == claim.part_of), None)
    if whole is not None:
        steps.append(f"⊂ part of {phrases.what(whole)} {phrases.words(whole, 80)}, never added to it (R8)")
    return tuple(steps)


def _groups(evidence: tuple[Span, ...]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    end = 0
    for span in sorted(evidence, key=lambda span: (span.start, -span.end)):
        if groups and span.end <= end:
            continue
        if groups and span.start - end <= GAP + AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
        end = max(end, span.end)
    return groups


def _flat(text: str) -> str:
    clean = phrases.CONTROLS.sub(" ", text)
    return " ".join(clean.split(" ")) if clean.strip() else " " * bool(clean)
