"""What a page's head tells of the article: its date and outlet, from meta elements, linked data and times."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec

from belegg.model.period import Period
from belegg.read.dates import Found, choice, date_pattern, datelines, read_date
from belegg.read.markup import Meta, Walk

ARTICLE_TYPES = ("article", "posting", "report")
VALUE = 80


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The date that the page's source tells, what told it, whether it is only the last update's, and the outlet."""

    published: Period | None = None
    published_from: str | None = None
    updated: bool = False
    outlet: str | None = None
    notes: tuple[str, ...] = ()


def read_page(found: Walk, *, article_start: int, article_end: int) -> Page:
    """Return what the metas tell; a time element counts only in or just above the article."""
    notes: list[str] = []
    outlet = next(
        (meta.having["content"] for meta in found.metas if _key(meta) == "og:site_name" and meta.having.get("content")),
        None,
    )
    for updated, source, value in _candidates(found.metas, article_start, article_end):
        date = _date(unescape(value)[:VALUE])
        if date is not None and date.trouble:
            notes.append(date.trouble)
        if date is not None and date.period is not None:
            return Page(
                published=date.period,
                published_from=source,
                updated=updated,
                outlet=unescape(outlet).strip() if outlet else None,
                notes=tuple(dict.fromkeys(notes)),
            )
    return Page(outlet=unescape(outlet).strip() if outlet else None, notes=tuple(dict.fromkeys(notes)))


def _key(meta: Meta) -> str:
    if meta.name != "meta":
        return ""
    return (meta.having.get("property") or meta.having.get("name") or meta.having.get("itemprop") or "").lower()


def _candidates(metas: list[Meta], start: int, end: int) -> Iterator[tuple[bool, str, str]]:
    """Yield (updated, what tells it, its value), the most trusted first."""
    linked = [meta for meta in metas if meta.name == "script"]
    named = {key: meta.having.get("content", "") for meta in reversed(metas) if (key := _key(meta))}
    for meta in linked:
        yield from ((False, "JSON-LD datePublished", value) for value in _linked_dates(meta.content, "datePublished"))
    table = datelines().meta
    yield from ((False, f"meta {key}", named[key]) for key in table.published if named.get(key))
    times = [meta for meta in metas if meta.name != "meta" and meta.name != "script" and not meta.region.doubtful]
    near = [meta for meta in times if start - 3000 <= meta.at <= end]
    for prop, updated in (("datepublished", False), ("", False), ("datemodified", True)):
        for meta in near:
            value = meta.having.get("datetime") or meta.having.get("content")
            if value and meta.having.get("itemprop", "").lower() == prop:
                yield updated, f"{meta.name} datetime", value
    for meta in linked:
        yield from ((True, "JSON-LD dateModified", value) for value in _linked_dates(meta.content, "dateModified"))
    yield from ((True, f"meta {key}", named[key]) for key in table.updated if named.get(key))


def _linked_dates(content: str, key: str) -> Iterator[str]:
    """Yield the dates that linked data gives the page's article; those of other kinds of things are left alone."""
    try:
        data: Any = msgspec.json.decode(content.strip().encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        yield from re.findall(rf'"{key}"\s*:\s*"([^"]{{4,60}})"', content)[:1]
        return
    top = data if isinstance(data, list) else [data]
    nodes = [node for one in top if isinstance(one, dict) for node in (one, *_graph(one))]
    for node in nodes:
        if isinstance(node, dict) and isinstance(node.get(key), str) and _is_article(node.get("@type")):
            yield node[key]


def _graph(node: dict[str, Any]) -> list[Any]:
    graph = node.get("@graph") or node.get("mainEntity") or []
    return graph if isinstance(graph, list) else [graph]


def _is_article(kind: object) -> bool:
    return kind is None or any(word in str(kind).lower() for word in (*ARTICLE_TYPES, "webpage"))


def _date(value: str) -> Found | None:
    weekday = rf"\s*(?:{choice(datelines().words.weekdays)}\.?,?\s+)?"
    start = re.match(weekday, value, re.IGNORECASE)
    match = date_pattern().match(value, start.end() if start else 0)
    return read_date(match) if match else None
