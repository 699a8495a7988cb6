"""Find the paragraphs of plain text: separated by blank lines, one a line, or broken at a fixed width."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

import msgspec

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
BLANK = re.compile(r"\n[ \t]*+\r?\n\s*+|\r[ \t]*+\r\s*+")
BULLET = re.compile(r"(?:[•●▪■‣◦*·]|[-–—](?=\s)|\d{1,2}(?:\)|\.(?!\s+[a-zæøåäö]))(?=\s))\s*")
"""How an item of a list begins; a number before a small letter is an ordinal ("13. juni", "5. brigade")."""
CLOSED = re.compile(r"[.!?…:;»\"”)]$")
NARROWEST, WIDEST = 45, 110
MANY_LINES = 20_000

Part = tuple[int, int]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """The lines that make up a paragraph, start to end without the white space around them; `group` is the
    same for paragraphs that no blank line parts."""

    lines: tuple[Part, ...]
    group: int


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text` in order."""
    if sum(map(text.count, "\n\r")) > MANY_LINES:
        return _coarse(text)
    groups = _groups(text)
    width = _wrap_width(text, groups)
    return [
        Paragraph(lines=tuple(lines), group=at)
        for at, group in enumerate(groups)
        for lines in _split(text, group, width)
    ]


def _coarse(text: str) -> list[Paragraph]:
    """Return what blank lines part in a text of more lines than any article has; all of it where they are many."""
    gaps = list(islice(BLANK.finditer(text), MANY_LINES))
    if len(gaps) == MANY_LINES:
        gaps = []
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(text)]
    parts = (_stripped(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [Paragraph(lines=(part,), group=at) for at, part in enumerate(parts) if part is not None]


def _groups(text: str) -> list[list[Part]]:
    """Return the runs of lines that no blank line breaks."""
    groups: list[list[Part]] = []
    blank = True
    for part in _lines(text):
        if part is None:
            blank = True
            continue
        if blank:
            groups.append([])
        groups[-1].append(part)
        blank = False
    return groups


def _lines(text: str) -> Iterator[Part | None]:
    start = 0
    for found in BREAK.finditer(text):
        yield _stripped(text, start, found.start())
        start = found.end()
    yield _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Part | None:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    right = len(line.rstrip())
    return (start + left, start + right) if right > left else None


def _wrap_width(text: str, groups: list[list[Part]]) -> int | None:
    """Return the width that lines are broken at, None where a line is a whole paragraph."""
    broken = [
        (before, after) for group in groups for before, after in pairwise(group) if not BULLET.match(text, after[0])
    ]
    if len(broken) < 2:
        return None
    unbroken = sum(end - start > WIDEST for group in groups for start, end in group)
    if unbroken > len(broken):
        return None  # most paragraphs are one long line each: the short lines are those of a head
    lengths = sorted(end - start for start, end in (before for before, _ in broken))
    width = lengths[min(len(lengths) - 1, int(0.98 * len(lengths)))]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(_filled(text, before, after, width) for before, after in broken)
    mid_sentence = sum(not CLOSED.search(text[before[0] : before[1]][-1:]) for before, _ in broken)
    return width if full >= 0.6 * len(broken) and mid_sentence >= 0.5 * len(broken) else None


def _filled(text: str, before: Part, after: Part, width: int) -> bool:
    """Return whether the next line's first word had no room on the line before it."""
    word = text[after[0] : after[1]][: width + 1].split(maxsplit=1)[0]
    return before[1] - before[0] + 1 + len(word) > width - 4


def _split(text: str, group: list[Part], width: int | None) -> Iterator[list[Part]]:
    paragraph = [group[0]]
    for before, after in pairwise(group):
        if _continues(text, before, after, width):
            paragraph.append(after)
        else:
            yield paragraph
            paragraph = [after]
    yield paragraph


def _continues(text: str, before: Part, after: Part, width: int | None) -> bool:
    if BULLET.match(text, after[0]):
        return False
    line = text[before[0] : before[1]]
    mid_sentence = not CLOSED.search(line[-1:]) and text[after[0]].islower() and len(line) > 20
    if width is None:
        return mid_sentence
    return mid_sentence or (len(line) <= width + 30 and _filled(text, before, after, width))
