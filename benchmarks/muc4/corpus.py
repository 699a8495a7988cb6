"""Read the corpus of MUC-4: the reports, and the templates that people filled for them.

FOLDER holds CORPORA/dev/dev-muc3-* (the reports) and key-dev-*.muc4 (the keys), as the task gave them out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

FOLDS, PER_FOLD = 5, 260
"""Reports that follow on one another are one fold: what tells of the same incident is seldom parted. What is fitted for
a fold is fitted on the four others; texts of folds 4 and 5 are never looked at."""

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATELINE = re.compile(
    r"\s*(?P<place>[^\n]*?),\s+(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3})[A-Z]*\.?\s+(?P<year>\d\d)\b(?P<source>.*?)--",
    re.DOTALL,
)
_HEADS = re.compile(r"\[(?:TEXT|SUMMARY|EXCERPTS?)\]")
_SLOT = re.compile(r"(\d+)\. {1,2}([A-Z: ]+?) {2,}(.*)")
_STRING = re.compile(r'"(.*?)"')


class Message(NamedTuple):
    """One report: its number, the day and place of its dateline where it has one, and its words without the line
    that names it."""

    number: int
    text: str
    published: date | None
    place: str | None

    @property
    def fold(self) -> int:
        """The fold that the report belongs to, 1 to FOLDS."""
        return min((self.number - 1) // PER_FOLD, FOLDS - 1) + 1

    @property
    def body(self) -> str:
        """The report without its dateline and what stands in brackets behind it, a paragraph a line."""
        head = _HEADS.search(self.text[:600])
        body = self.text[head.end() :] if head else self.text
        return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n|\n {3}", body) if part.strip())


class Fill(NamedTuple):
    """What one line of a slot says: `values` that are each right, the strings of which it speaks (`about`, each
    naming the same thing), and whether it may be left out."""

    values: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


class Template(NamedTuple):
    """One incident: the fills by number of the slot (see SLOTS), and whether it may be left out."""

    fills: Mapping[int, tuple[Fill, ...]]
    optional: bool = False

    def of(self, slot: int) -> tuple[Fill, ...]:
        """Return the fills of a slot, () where it has none."""
        return self.fills.get(slot, ())


def messages(folder: Path) -> list[Message]:
    """Return the reports, in order of their numbers."""
    found = []
    for path in sorted((folder / "CORPORA" / "dev").glob("dev-muc3-*")):
        for part in re.split(r"(?m)^(?=DEV-MUC3-\d{4} )", path.read_text(encoding="latin-1")):
            if part.strip():
                head, _, text = part.partition("\n")
                found.append(message(int(head[9:13]), text))
    return found


def message(number: int, text: str) -> Message:
    """Return the report `number` with what its dateline tells."""
    line = _DATELINE.match(text)
    if line is None or line["month"] not in MONTHS:
        return Message(number, text, None, None)
    day = date(1900 + int(line["year"]), MONTHS.index(line["month"]) + 1, int(line["day"]))
    return Message(number, text, day, line["place"].strip())


def keys(folder: Path) -> dict[int, tuple[Template, ...]]:
    """Return the templates of each report by its number, () for those that tell of no incident."""
    found: dict[int, tuple[Template, ...]] = {}
    for path in sorted((folder / "CORPORA" / "dev").glob("key-dev-*")):
        for number, template in templates(path.read_text(encoding="latin-1")):
            found[number] = found.get(number, ()) + ((template,) if template is not None else ())
    return found


def templates(text: str) -> Iterator[tuple[int, Template | None]]:
    """Yield the templates that a file of keys holds, each with the number of its report; None: no incident."""
    for block in re.split(r"(?m)^(?=0\.  MESSAGE: ID)", text):
        number = re.search(r"DEV-MUC3-(\d{4})", block)
        if not block.startswith("0.") or number is None:
            continue
        lines: dict[int, list[str]] = {}
        slot = 0
        for line in block.splitlines():
            told = _SLOT.match(line)
            if told:
                slot = int(told[1])
                lines[slot] = [told[3]]
            elif line.startswith("     ") and line.strip():
                lines[slot].append(line)
        head = lines.get(1, ["*"])[0]
        if head.strip() == "*":
            yield int(number[1]), None
        else:
            fills = {slot: tuple(_fills(told)) for slot, told in lines.items() if slot > 1}
            yield int(number[1]), Template(fills, "OPTIONAL" in head)


def _fills(lines: list[str]) -> Iterator[Fill]:
    joined: list[str] = []
    for line in map(str.strip, lines):
        if joined and (joined[-1].endswith(("/", ":")) or line.startswith(("/", ":"))):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    for line in joined:
        fill = parsed(line)
        if fill is not None:
            yield fill


def parsed(line: str) -> Fill | None:
    """Return what one line of a slot says, None where it says nothing (`-`, `*`)."""
    optional = line.startswith(("?", "("))
    line = line.lstrip("?( ").rstrip()
    if not line.startswith('"'):
        values, _, about = line.partition('"')
        told, strings = _parts(values.rstrip(": -") if about else values), _STRING.findall(f'"{about}')
    elif re.search(r'"\s*:\s*\??\s*"', line):
        values, about = re.split(r'(?<=")\s*:\s*\??\s*(?=")', line, maxsplit=1)
        told, strings = tuple(_STRING.findall(values)), _STRING.findall(about)
    else:
        told, strings = tuple(_STRING.findall(line)), []
    return Fill(told, tuple(strings), optional) if told else None


def _parts(words: str) -> tuple[str, ...]:
    """Return the alternatives of a set fill, a day or a place; none for a dash or a star."""
    return tuple(
        part.strip(" ?:()") if "(" not in part else part.strip(" ?:")
        for part in words.removesuffix(": -").split(" / ")
        if part.strip(" ?:-*")
    )
