"""Walk over HTML source, tag by tag in one pass, into blocks of text that know where they stand."""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from belegg.read.regions import BOILER, DATE, DROP, NESTED, RELATED, attributes, region_of, regions

OPEN = re.compile(r"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s/><]{0,40})|(?P<comment>!--)|[!?])")
TAG_END = re.compile(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
MOST_TAGS = 400_000


class TooMuchMarkupError(Exception):
    """The source has more tags than any article has."""


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """An open element: its flags with those of the elements around it, the outermost article element it is in
    (-1 for none) and the elements around it that their class names call boilerplate or related."""

    name: str
    flags: int
    article: int
    doubtful: tuple[int, ...] = ()


class HtmlBlock(msgspec.Struct, kw_only=True):
    """A run of text between block tags: where its text nodes and line breaks stand in the source."""

    tag: str
    region: Region
    runs: list[tuple[int, int, bool]] = msgspec.field(default_factory=list)
    length: int = 0
    linked: int = 0


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """An element that tells of the page: a meta element, a time, or a script of linked data."""

    name: str
    having: dict[str, str]
    content: str = ""
    region: Region
    at: int


class Walk(msgspec.Struct, kw_only=True):
    """What the walk gathers, and where it is."""

    source: str
    blocks: list[HtmlBlock] = msgspec.field(default_factory=list)
    metas: list[Meta] = msgspec.field(default_factory=list)
    stack: list[Region] = msgspec.field(default_factory=list)
    open: Counter[str] = msgspec.field(default_factory=Counter)
    current: HtmlBlock | None = None
    articles: int = 0
    opened: int = 0
    links: int = 0


def walk(source: str) -> Walk:
    """Return the blocks and metas of `source`, in its order; raises TooMuchMarkupError."""
    state = Walk(source=source, stack=[Region(name="", flags=0, article=-1)])
    for count, (match, end) in enumerate(_tags(state)):
        if count >= MOST_TAGS:
            raise TooMuchMarkupError
        name = match["name"].lower()
        if match["close"]:
            _close(state, name)
        else:
            _opened(state, name, match.start(), match.end(), end)
    _flush(state)
    return state


def _tags(state: Walk) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each tag with its end, having added the text before it; comments and raw elements are passed over."""
    source, position, raw = state.source, 0, regions().elements.raw
    while match := OPEN.search(source, position):
        _text(state, position, match.start())
        if match["comment"]:
            position = _past(source, "-->", match.end())
        elif match["name"] is None:
            position = _past(source, ">", match.end())
        else:
            tag = TAG_END.match(source, match.end())
            if tag is None:
                return
            position = tag.end()
            name = match["name"].lower()
            if name in raw and not match["close"]:
                close = _closing(name).search(source, position)
                content_end = close.start() if close else len(source)
                _raw(state, name, match, position, content_end)
                position = _past(source, ">", content_end) if close else len(source)
            else:
                yield match, position
    _text(state, position, len(source))


def _past(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}(?![\w-])", re.IGNORECASE)


def _raw(state: Walk, name: str, match: re.Match[str], start: int, end: int) -> None:
    if name != "script" or len(state.metas) > 2000:
        return
    having = attributes(state.source, match.end(), start)
    if "ld+json" in having.get("type", "").lower():
        content = state.source[start : min(end, start + 200_000)]
        state.metas.append(Meta(name=name, having=having, content=content, region=state.stack[-1], at=start))


def _text(state: Walk, start: int, end: int) -> None:
    if start >= end or state.stack[-1].flags & DROP:
        return
    blank = state.source[start:end].isspace()
    block = state.current
    if block is None:
        if blank:
            return
        block = state.current = HtmlBlock(tag=state.stack[-1].name, region=state.stack[-1])
    block.runs.append((start, end, False))
    if not blank:
        block.length += end - start
        block.linked += (end - start) if state.links > 0 else 0


def _flush(state: Walk) -> None:
    if state.current is not None and state.current.length:
        state.blocks.append(state.current)
    state.current = None


def _close(state: Walk, name: str) -> None:
    if name == "a":
        state.links = max(0, state.links - 1)
    if not state.open[name]:
        if name in regions().elements.blocks:
            _flush(state)
        return
    _flush(state)
    while len(state.stack) > 1:
        state.open[state.stack[-1].name] -= 1
        if state.stack.pop().name == name:
            return


def _opened(state: Walk, name: str, start: int, names: int, end: int) -> None:
    elements = regions().elements
    if name == "br" or (name == "span" and _stands_apart(state, start, end)):
        if state.current is not None:
            state.current.runs.append((start, end, True))
        return
    if name == "meta" or name == "html":
        _meta(state, name, names, end, start)
    if name == "a":
        state.links = 1
    if name in elements.void or (state.source[end - 2] == "/" and name in elements.dropped):
        if name == "hr":
            _flush(state)
        return
    if name == "time" and state.current is not None:
        _meta(state, name, names, end, start)
        return
    if name in elements.blocks or name in elements.dropped:
        _enter(state, name, names, end, start)


def _stands_apart(state: Walk, start: int, end: int) -> bool:
    """Return whether a span that follows right on another is set apart from it by the page's style: no white
    space parts their words."""
    if state.current is None or not state.source.startswith("</span>", max(0, start - 7)):
        return False
    last = state.current.runs[-1][1]
    return not state.source[last - 1].isspace() and not state.source[end : end + 1].isspace()


def _enter(state: Walk, name: str, names: int, end: int, start: int) -> None:
    _flush(state)
    for open_name in regions().elements.ends.get(name, ("p",)):
        if state.stack[-1].name == open_name:
            state.open[open_name] -= 1
            state.stack.pop()
    around = state.stack[-1]
    having = attributes(state.source, names, end) if end - names > 4 else {}
    own = region_of(name, having)
    if name in ("html", "body", "main", "article"):
        own &= ~(BOILER | RELATED)
    article, doubtful, nested = around.article, around.doubtful, 0
    if name == "article":
        nested = NESTED if article >= 0 else 0
        state.articles += 1
        article = state.articles if article < 0 else article
    if own & (BOILER | RELATED) and len(doubtful) < 3:
        state.opened += 1
        doubtful = (*doubtful, state.opened * 2 + bool(own & BOILER))
    own &= ~(BOILER | RELATED)
    region = Region(name=name, flags=around.flags | own | nested, article=article, doubtful=doubtful)
    state.stack.append(region)
    state.open[name] += 1
    if name == "p" or (name[0] == "h" and name[1:].isdigit()):
        state.links = 0
    if name == "time" or (having and "itemprop" in having and own & DATE):
        _meta(state, name, names, end, start)


def _meta(state: Walk, name: str, names: int, end: int, at: int) -> None:
    if len(state.metas) <= 2000:
        having = attributes(state.source, names, end)
        state.metas.append(Meta(name=name, having=having, region=state.stack[-1], at=at))
