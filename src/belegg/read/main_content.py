"""Choose the blocks of a page that are its article, from its structure and from where its sentences stand."""

from collections import Counter

import msgspec

from belegg.model.document import ZoneKind
from belegg.read.markup import HtmlBlock, Walk
from belegg.read.regions import ASIDE, BODY, BYLINE, CAPTION, DATE, FACTBOX, LEAD, MAIN, NESTED

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SENTENCE_ENDS = (".", "!", "?", "»", "”", '"', ":")
GOOD, SHORTEST = 60, 20


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the article, with the part that its markup gives it (None: its words tell)."""

    block: HtmlBlock
    kind: ZoneKind | None
    heading: bool


def choose(found: Walk) -> list[Chosen]:
    """Return the article's blocks in order, [] where the page has no article."""
    total = sum(block.length for block in found.blocks)
    refuted = _refuted(found.blocks, total)
    kept = [block for block in found.blocks if not any(mark % 2 for mark in _marks(block, refuted))]
    prose = [block for block in kept if not _marks(block, refuted) and _is_prose(found.source, block)]
    weights = Counter({id(block): block.length for block in prose})
    inside = _inside(kept, weights)
    if not any(weights[id(block)] for block in inside):
        return []
    chosen: list[Chosen] = []
    for block in _with_head(kept, inside):
        kind, heading = _part(block, refuted, titled=any(one.kind == "title" for one in chosen))
        chosen.append(Chosen(block=block, kind=kind, heading=heading))
    return chosen


def _refuted(blocks: list[HtmlBlock], total: int) -> frozenset[int]:
    """Return the marks of elements called boilerplate that hold too much of the page to be that."""
    held: Counter[int] = Counter()
    for block in blocks:
        for mark in block.region.doubtful:
            held[mark] += block.length - block.linked
    return frozenset(mark for mark, length in held.items() if length > 0.5 * total)


def _marks(block: HtmlBlock, refuted: frozenset[int]) -> tuple[int, ...]:
    return tuple(mark for mark in block.region.doubtful if mark not in refuted)


def _is_linked(block: HtmlBlock) -> bool:
    return block.linked > 0.6 * block.length


def _inside(blocks: list[HtmlBlock], weights: Counter[int]) -> list[HtmlBlock]:
    """Return the blocks of the element that holds the article; of the whole page where none says so. `weights`
    are the lengths of the blocks of prose, by the block's identity."""
    weight = weights.total()
    by_article: Counter[int] = Counter()
    for block in blocks:
        if block.region.article >= 0 and not block.region.flags & NESTED:
            by_article[block.region.article] += weights[id(block)]
    if by_article:
        article, most = by_article.most_common(1)[0]
        if most > 0.4 * weight and most > 0:
            return [block for block in blocks if block.region.article == article]
    for flag, share in ((BODY, 0.4), (MAIN, 0.4)):
        marked = [block for block in blocks if block.region.flags & flag]
        if sum(weights[id(block)] for block in marked) > share * weight:
            return marked if flag == BODY else _trimmed(marked, weights)
    return _trimmed([block for block in blocks if not block.region.flags & ASIDE], weights)


def _trimmed(blocks: list[HtmlBlock], weights: Counter[int]) -> list[HtmlBlock]:
    """Return the blocks from the title, or the first prose, to the last prose."""
    prose = [index for index, block in enumerate(blocks) if weights[id(block)]]
    if not prose:
        return blocks
    titles = [index for index, block in enumerate(blocks[: prose[0]]) if block.tag == "h1"]
    first = titles[-1] if titles else prose[0]
    if not titles and first and blocks[first - 1].tag in HEADINGS and not _is_linked(blocks[first - 1]):
        first -= 1
    last = prose[-1]
    while last + 1 < len(blocks) and blocks[last + 1].tag == "p" and not _is_linked(blocks[last + 1]):
        last += 1
    return blocks[first : last + 1]


def _with_head(blocks: list[HtmlBlock], inside: list[HtmlBlock]) -> list[HtmlBlock]:
    """Return `inside` with the title before it, and the lead, byline and date between the two."""
    if not inside or any(block.tag == "h1" for block in inside):
        return inside
    place = {id(block): index for index, block in enumerate(blocks)}
    first = place[id(inside[0])]
    titles = [index for index, block in enumerate(blocks[:first]) if block.tag == "h1"]
    if not titles:
        return inside
    between = [
        block
        for block in blocks[titles[-1] + 1 : first]
        if block.region.flags & (LEAD | BYLINE | DATE) or (block.tag in ("p", "h2") and not _is_linked(block))
    ]
    return [blocks[titles[-1]], *between, *inside]


def _is_prose(source: str, block: HtmlBlock) -> bool:
    if _is_linked(block) or block.length < SHORTEST or block.tag in HEADINGS:
        return False
    start, end, _ = next(run for run in reversed(block.runs) if not run[2] and not source[run[0] : run[1]].isspace())
    return block.length >= GOOD or source[start:end].rstrip().endswith(SENTENCE_ENDS)


def _part(block: HtmlBlock, refuted: frozenset[int], *, titled: bool) -> tuple[ZoneKind | None, bool]:
    """Return the part that the markup gives the block, and whether it is a heading."""
    flags, heading = block.region.flags, block.tag in HEADINGS
    if block.tag == "h1" and not titled:
        return "title", True
    if _marks(block, refuted) or (flags & NESTED and (heading or _is_linked(block))):
        return "teaser", False
    if flags & CAPTION:
        return "caption", False
    if flags & DATE and block.length <= 120:
        return "dateline", False
    if flags & BYLINE and block.length <= 200:
        return "byline", False
    if block.linked > 0.8 * block.length and (block.length > 15 or block.tag == "li"):
        return "teaser", False
    if flags & (FACTBOX | ASIDE):
        return "factbox", False
    if flags & LEAD and block.length <= 900 and not flags & BODY:
        return "lead", False
    in_cell = block.tag in ("td", "th") and block.length < GOOD and not any(run[2] for run in block.runs)
    if in_cell or block.tag in ("li", "dd", "dt"):
        return "listing", False
    return None, heading
