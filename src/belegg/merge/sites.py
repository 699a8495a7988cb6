"""What sites are called by their own names: "the al-Noor mosque" and "al-Noor-moskeen" are one, another is not."""

import re
from collections.abc import Collection
from functools import lru_cache

from belegg.merge import words
from belegg.world.spelling import light

TOKEN = re.compile(r"[^\W\d_][\w'’]*(?:[-–][\w'’]+)*")
SHIP = re.compile(r"(\w+) (?=[«\"“‘]?[A-ZÆØÅ])(?:(?:HMS|USS|MV) )?[«\"“‘]?([A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)?)")
ALIKE = 5
"""Names that begin with so many letters alike are spellings of one."""


@lru_cache(maxsize=65_536)
def called(text: str) -> frozenset[tuple[str, str]]:
    """Return the sites in `text` that have a name of their own, as (kind of site, name)."""
    tokens = TOKEN.findall(text)
    found: set[tuple[str, str]] = set()
    for at, token in enumerate(tokens):
        *before, head = re.split("[-–]", token)
        kinds = words.named("site", head)
        if not kinds:
            continue
        own = "-".join(before) or (tokens[at - 1] if at > 1 else "")
        name = _name(own)
        if name:
            found.update((kind, name) for kind in kinds)
    return frozenset(found)


@lru_cache(maxsize=65_536)
def vessels(text: str) -> frozenset[tuple[str, str]]:
    """Return the ships in `text` that are called by their names, as ("vessel", name)."""
    found = ((match[2], words.named("vessel", match[1])) for match in SHIP.finditer(text))
    return frozenset(("vessel", light(name)) for name, kinds in found if kinds)


def _name(own: str) -> str:
    """Return the part of a word before a site that names it, "" where that is no name."""
    piece = re.split("[-–]", own)[-1]
    plain = not piece[:1].isupper() or piece.isupper() or words.named("small", piece) or words.named("site", piece)
    return "" if plain else light(piece)


def told_apart(one: Collection[tuple[str, str]], other: Collection[tuple[str, str]]) -> bool | None:
    """Return whether sites of one kind bear different names; False where a name agrees, None where that cannot be
    told."""
    shared = {kind for kind, _ in one} & {kind for kind, _ in other}
    if not shared:
        return None
    first = {name[:ALIKE] for kind, name in one if kind in shared}
    return not first & {name[:ALIKE] for kind, name in other if kind in shared}
