"""What a page's element and class names say about the region they enclose."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from belegg.model.errors import LanguageDataError

DROP, BOILER, RELATED, ASIDE, CAPTION, LEAD, BYLINE, FACTBOX, DATE, BODY, MAIN, NESTED = (1 << bit for bit in range(12))
ATTRIBUTE = re.compile(r"([a-zA-Z][\w:.-]{0,40})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
PART = re.compile(r"[A-ZÆØÅ]?[a-zæøå0-9]+|[A-ZÆØÅ]+(?![a-zæøå])")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LONGEST_TAG = 4000
ROLES = {"navigation": DROP, "banner": 0, "contentinfo": DROP, "search": DROP, "dialog": DROP, "main": MAIN}
ELEMENTS = {"aside": ASIDE, "figcaption": CAPTION, "caption": CAPTION, "main": MAIN, "time": DATE}


class Classes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parts of class names, by the region they mark."""

    byline: frozenset[str]
    lead: frozenset[str]
    caption: frozenset[str]
    factbox: frozenset[str]
    dateline: frozenset[str]
    related: frozenset[str]
    boiler: frozenset[str]
    article: frozenset[str]
    article_first: frozenset[str]
    article_second: frozenset[str]


class Elements(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of elements, by how they are read."""

    dropped: frozenset[str]
    raw: frozenset[str]
    void: frozenset[str]
    blocks: frozenset[str]
    ends: dict[str, tuple[str, ...]]


class Regions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What regions.toml says."""

    classes: Classes
    elements: Elements


@cache
def regions() -> Regions:
    """Return the table of region names; raises LanguageDataError where its file is wrong."""
    try:
        text = (files("belegg") / "read" / "regions.toml").read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), Regions)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"read/regions.toml: {error}") from error


def attributes(source: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes of the tag whose names start at `start`, in lower case; the first of a name holds."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(source, start, min(end, start + LONGEST_TAG)):
        found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return found


def region_of(name: str, having: dict[str, str]) -> int:
    """Return the flags of the region that an element `name` with the attributes `having` opens."""
    flags = DROP if name in regions().elements.dropped else ELEMENTS.get(name, 0)
    if not having:
        return flags
    flags |= ROLES.get(having.get("role", "").lower(), 0)
    if "hidden" in having or having.get("aria-hidden") == "true" or HIDDEN.search(having.get("style", "")):
        flags |= DROP
    for word in having.get("itemprop", "").lower().split():
        flags |= {"articlebody": BODY, "author": BYLINE, "datepublished": DATE, "caption": CAPTION}.get(word, 0)
    return flags | _class_flags(f"{having.get('class', '')} {having.get('id', '')}"[:400])


@cache
def _names() -> tuple[tuple[frozenset[str], int], ...]:
    table = regions().classes
    return (
        (table.byline, BYLINE),
        (table.lead, LEAD),
        (table.caption, CAPTION),
        (table.factbox, FACTBOX),
        (table.dateline, DATE),
        (table.related, RELATED),
        (table.boiler, BOILER),
        (table.article, BODY),
    )


def _class_flags(names: str) -> int:
    flags, table = 0, regions().classes
    for word in names.split():
        parts = {part.lower() for part in PART.findall(word)}
        parts.add(re.sub(r"[\W_]", "", word.lower()))
        for known, flag in _names():
            if parts & known:
                flags |= flag
        if parts & table.article_first and parts & table.article_second:
            flags |= BODY
    return flags
