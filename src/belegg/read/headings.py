"""Tell a heading of this article from a lone headline of another one, by signals that add up."""

import re
from functools import cache

from belegg.read.layout import LONGEST_HEADING, layout

WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
ENDED = re.compile(r"[.…;:,]$|[.!?…][»\"”)]$|[»\"”]\s*[.!?]$")
INNER_DASH = re.compile(r"\w\S*\s[–—-]\s\S*\w")
LIMIT = 2.0
STEM = 5


def looks_like_heading(block: str) -> bool:
    """Return whether the block is a lone line that no full stop ends, short enough for a headline."""
    return "\n" not in block and len(block) <= LONGEST_HEADING and not ENDED.search(block)


def is_other_headline(block: str, *, follower: str, follower_is_heading: bool, before: str) -> bool:
    """Return whether the heading `block` announces another article.

    `follower` is the text under it up to the next heading, `before` the block above it. Length, a dash
    that joins two clauses, a finite verb, and a heading right under it speak for another article; that the
    text under it takes up its words speaks against it, as do a colon above it and a question."""
    if before.endswith(":"):
        return False
    words = WORD.findall(block)
    score = 0.35 * max(0, len(words) - 5)
    score += 1.5 if INNER_DASH.search(block) else 0.0
    score += 0.7 if ":" in block[3:-1] else 0.0
    score += 1.5 if follower_is_heading else 0.0
    score += 0.8 if len(words) >= 5 and any(word.lower() in _finite() for word in words) else 0.0
    score -= 1.5 * _taken_up(words, follower)
    score -= 0.7 if block.endswith("?") and len(words) <= 7 else 0.0
    return score >= LIMIT


def _taken_up(words: list[str], follower: str) -> float:
    """Return the share of the content words that stand, by their first letters, in `follower`."""
    content = {word.lower()[:STEM] for word in words if len(word) > 3 or word[0].isdigit()}
    if not content:
        return 0.0
    below = {word.lower()[:STEM] for word in WORD.findall(follower[:1500])}
    return len(content & below) / len(content)


@cache
def _finite() -> frozenset[str]:
    return frozenset(layout().headline.finite)
