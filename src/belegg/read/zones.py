"""Give every block of the article text the part it plays: title, lead, body, subhead, caption and so on."""

import re

import msgspec

from belegg.model.document import Zone, ZoneKind
from belegg.read.headings import is_other_headline, looks_like_heading
from belegg.read.layout import (
    is_bullet,
    is_byline,
    is_caption,
    is_factbox_heading,
    is_section,
    is_teaser,
    is_teaser_label,
)
from belegg.read.lines import MANY_LINES

Part = tuple[int, int]
LONGEST_TITLE = 160
PARTED = re.compile(r"\s[|•·]\s")
CAPITALISED = re.compile(r"[A-ZÆØÅÄÖ][\w.'’-]+(?: [A-ZÆØÅÄÖ][\w.'’-]+){1,3}")
BETWEEN = " \t\xa0|·•,;\n\r"
OPEN: tuple[ZoneKind, ...] = ("title", "lead", "body", "subhead")


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the article text, `text[start:end]`; `kind` is what its markup says it is, None where the
    words must tell; `heading` says that the markup makes it a heading; `group` is the same for blocks that no
    blank line parts, and -1 for a block on its own."""

    start: int
    end: int
    kind: ZoneKind | None = None
    heading: bool = False
    group: int = -1


def classify(text: str, blocks: list[Block], datelines: tuple[Part, ...]) -> tuple[Zone, ...]:
    """Return the zones of `text`: each block in its part, the stretches `datelines` cut out as zones of their own."""
    blocks = [bare for block in _cut(text, blocks, datelines) if (bare := _bare(text, block)) is not None]
    if len(blocks) > MANY_LINES:
        return tuple(Zone(kind=block.kind or "body", start=block.start, end=block.end) for block in blocks)
    kinds = [_by_words(text[block.start : block.end], block) for block in blocks]
    _label_followers(text, blocks, kinds)
    _factboxes(text, blocks, kinds)
    _head(text, blocks, kinds)
    _headings(text, blocks, kinds)
    return tuple(
        Zone(kind=kind or "body", start=block.start, end=block.end) for block, kind in zip(blocks, kinds, strict=True)
    )


def _cut(text: str, blocks: list[Block], datelines: tuple[Part, ...]) -> list[Block]:
    """Return the blocks with every dateline a block of its own; what is left of its block and bears no letter
    or digit goes with it."""
    waiting = list(datelines)
    result: list[Block] = []
    for block in blocks:
        start = block.start
        while waiting and waiting[0][0] < block.end:
            first, last = waiting.pop(0)
            first, last = _widen(text, max(first, start), min(last, block.end), start, block.end)
            result.extend(_rest(text, block, start, first))
            result.append(msgspec.structs.replace(block, start=first, end=last, kind="dateline"))
            start = last
        result.extend(_rest(text, block, start, block.end))
    return result


def _bare(text: str, block: Block) -> Block | None:
    """Return the block without white space at its ends, None where nothing is left."""
    words = text[block.start : block.end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    if (left, right) == (0, len(words)):
        return block
    return msgspec.structs.replace(block, start=block.start + left, end=block.start + right) if right > left else None


def _widen(text: str, first: int, last: int, start: int, end: int) -> Part:
    if not any(character.isalnum() for character in text[start:first]):
        first = start + len(text[start:first]) - len(text[start:first].lstrip(BETWEEN))
    if not any(character.isalnum() for character in text[last:end]):
        last = end
    return first, last


def _rest(text: str, block: Block, start: int, end: int) -> list[Block]:
    """Return what a dateline leaves of its block, parted where a sign parts it; all of a block without one."""
    if (start, end) == (block.start, block.end):
        return [block]
    gaps = [(gap.start(), gap.end()) for gap in PARTED.finditer(text, start, min(end, start + LONGEST_TITLE))]
    starts, ends = [start, *(last for _, last in gaps)], [*(first for first, _ in gaps), end]
    rest = []
    for first, last in zip(starts, ends, strict=True):
        piece = text[first:last]
        left = len(piece) - len(piece.lstrip(BETWEEN))
        right = len(piece.rstrip(BETWEEN if last < block.end else None))
        if right > left:
            rest.append(msgspec.structs.replace(block, start=first + left, end=first + right))
    return rest


def _by_words(words: str, block: Block) -> ZoneKind | None:
    if block.kind is not None and block.kind != "listing":
        return block.kind
    if is_teaser(words):
        return "teaser"
    if is_byline(words):
        return "byline"
    if is_caption(words):
        return "caption"
    if is_factbox_heading(words) and not block.heading:
        return "factbox"
    if block.kind == "listing" or is_bullet(words):
        return "listing"
    return None


def _label_followers(text: str, blocks: list[Block], kinds: list[ZoneKind | None]) -> None:
    """Make the headlines under a bare "Les også" teasers too."""
    for index, block in enumerate(blocks):
        if kinds[index] != "teaser" or not is_teaser_label(text[block.start : block.end]):
            continue
        for after in range(index + 1, len(blocks)):
            words = text[blocks[after].start : blocks[after].end]
            same = blocks[after].group == block.group and block.group >= 0
            if kinds[after] not in (None, "listing") or not looks_like_heading(words) or blocks[after].heading:
                break
            if after > index + 1 and not same and kinds[after] != "listing":
                break
            kinds[after] = "teaser"


def _factboxes(text: str, blocks: list[Block], kinds: list[ZoneKind | None]) -> None:
    """Draw what belongs to a box of facts into it: its list, its lines, or the block under it."""
    length = len(text)
    for index in [index for index, kind in enumerate(kinds) if kind == "factbox" and blocks[index].kind is None]:
        block = blocks[index]
        below = blocks[index + 1 :]
        listed = bool(below) and kinds[index + 1] == "listing"
        last_part = block.start > 0.6 * length
        for after, other in enumerate(below, start=index + 1):
            together = other.group == block.group and block.group >= 0
            fits = kinds[after] == "listing" if listed else kinds[after] is None and (together or last_part)
            nearest = after == index + 1 and not listed and kinds[after] is None
            if not (fits or nearest) or (last_part and not listed and _plain_heading(text, other)):
                break
            kinds[after] = "factbox"


def _plain_heading(text: str, block: Block) -> bool:
    return block.heading or looks_like_heading(text[block.start : block.end])


def _head(text: str, blocks: list[Block], kinds: list[ZoneKind | None]) -> None:
    """Find title and lead among the first blocks that nothing else has claimed."""
    titled = "title" in kinds
    led = "lead" in kinds
    past_title = not titled
    for index, block in enumerate(blocks[:12]):
        if kinds[index] == "title":
            past_title = True
        if kinds[index] is not None or not past_title:
            continue
        words = text[block.start : block.end]
        if not titled and _is_kicker(text, blocks, kinds, index):
            kinds[index] = "subhead"
        elif not titled and not led and len(words) <= LONGEST_TITLE and looks_like_title(words):
            kinds[index] = "title"
            titled = True
        elif titled and CAPITALISED.fullmatch(words) and index + 1 < len(blocks):
            kinds[index] = "byline"
        elif led or (block.heading and not words.rstrip().endswith(".")):
            return
        else:
            kinds[index] = "lead"
            return


def looks_like_title(words: str) -> bool:
    """Return whether the words can be a title: one line with letters that no full stop ends."""
    closed = words.rstrip('»"”) ').endswith((".", ",", ";"))
    return not closed and "\n" not in words and any(character.isalpha() for character in words)


def _is_kicker(text: str, blocks: list[Block], kinds: list[ZoneKind | None], index: int) -> bool:
    """Return whether the block is a word or two above the title ("Utenriks", "Syria-krigen:")."""
    words = text[blocks[index].start : blocks[index].end]
    if is_section(words):
        return True
    if len(words.split()) > 2 or len(words) > 30 or index + 2 >= len(blocks) or kinds[index + 1] is not None:
        return False
    following = text[blocks[index + 1].start : blocks[index + 1].end]
    return len(following.split()) > 2 and len(following) <= LONGEST_TITLE and looks_like_title(following)


def _headings(text: str, blocks: list[Block], kinds: list[ZoneKind | None]) -> None:
    """Tell the lone lines apart: headings of this article, headlines of others, or text without full stops."""
    free = [index for index, kind in enumerate(kinds) if kind is None]
    lone = {index for index in free if _plain_heading(text, blocks[index])}
    unpunctuated = len(lone) > 4 and len(lone) > 0.6 * len(free)
    for index in sorted(lone):
        block = blocks[index]
        words = text[block.start : block.end]
        if unpunctuated and not block.heading:
            kinds[index] = "subhead" if len(words.split()) <= 4 else "body"
        elif not any(character.isalpha() for character in words):
            kinds[index] = "body"
        else:
            kinds[index] = _heading_kind(text, blocks, index, lone)


def _heading_kind(text: str, blocks: list[Block], index: int, lone: set[int]) -> ZoneKind:
    block = blocks[index]
    end = next((blocks[later].start for later in range(index + 1, min(index + 6, len(blocks))) if later in lone), None)
    follower = text[block.end : end if end is not None else block.end + 1500]
    before = text[blocks[index - 1].start : blocks[index - 1].end] if index else ""
    other = is_other_headline(
        text[block.start : block.end],
        follower=follower,
        follower_is_heading=index + 1 in lone,
        before=before,
    )
    last = index == len(blocks) - 1 and not block.heading
    return "teaser" if other and not block.heading else "body" if last else "subhead"
