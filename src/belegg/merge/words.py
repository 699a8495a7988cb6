"""The words that tell sites, hours, corrections and kinds of speakers apart, of all languages together."""

from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from belegg.languages import load
from belegg.world.spelling import light

FILE = "merging"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Word beginnings or phrases that stand for `name`; `example` holds one of them, `never` none."""

    name: str
    words: tuple[str, ...]
    inside: tuple[str, ...] = ()
    example: str
    never: str = ""


class MergingTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What languages/<code>/merging.toml says. A word is the beginning of a word, or a phrase, with "$" whole; one in
    `inside` may stand anywhere in a word.

    `site`: what was struck; `hour`: the part of the day; `earlier`: a figure that was given before; `speaker`: what
    kind of source a speaker is; `toll`: what ties one toll to another; `topic`: what a statement is about; `place`:
    places that are named by their kind; `body`: names of bodies that the actor list lacks, by the id it has, with _
    for -; `small`: words that tell no name apart; `generic`: words for armed groups of no name; `anew`: a deal, an
    attack or a change of hands that follows another; `partly`: what stands between a number and those it is some of;
    `sofar`: a count that goes on; `own`: that a speaker tells
    of its own losses; `order`: which of several attacks is told of; `feature`: what a valley or a gulf is called by
    besides its name; `vessel`: what stands before the name of a ship; `area`: what makes the area of a town's name,
    "province" or "district"."""

    site: tuple[Entry, ...] = ()
    hour: tuple[Entry, ...] = ()
    earlier: tuple[Entry, ...] = ()
    speaker: tuple[Entry, ...] = ()
    toll: tuple[Entry, ...] = ()
    topic: tuple[Entry, ...] = ()
    place: tuple[Entry, ...] = ()
    body: tuple[Entry, ...] = ()
    small: tuple[Entry, ...] = ()
    generic: tuple[Entry, ...] = ()
    anew: tuple[Entry, ...] = ()
    partly: tuple[Entry, ...] = ()
    sofar: tuple[Entry, ...] = ()
    area: tuple[Entry, ...] = ()
    own: tuple[Entry, ...] = ()
    vessel: tuple[Entry, ...] = ()
    order: tuple[Entry, ...] = ()
    feature: tuple[Entry, ...] = ()


GROUPS = (
    "site",
    "hour",
    "earlier",
    "speaker",
    "toll",
    "topic",
    "place",
    "body",
    "small",
    "generic",
    "anew",
    "partly",
    "sofar",
    "area",
    "own",
    "vessel",
    "order",
    "feature",
)


Hit = tuple[frozenset[str], tuple[tuple[str, str], ...]]
"""The names that a word stands for, and the phrases that it may open with theirs."""
KNOWN = 65_536
"""So many words of texts are remembered."""


class Index(msgspec.Struct, frozen=True):
    """The words of a group laid out for looking up: by their first two letters, those that may stand anywhere
    in a word, phrases that may begin within one, and what was found of the words of texts seen so far."""

    begins: dict[str, tuple[tuple[str, str], ...]]
    inside: tuple[tuple[str, str], ...]
    loose: tuple[tuple[str, str], ...]
    known: dict[str, Hit | None]


@cache
def index(group: str) -> Index:
    """Return the words of all entries of `group`, in every language that has them; one that must end there ends in a
    space."""
    begins: dict[str, list[tuple[str, str]]] = {}
    inside: list[tuple[str, str]] = []
    for code in languages():
        for entry in entries(code, group):
            for word in entry.words:
                folded = _folded(word)
                begins.setdefault(folded[:2], []).append((folded, entry.name))
            inside.extend((_folded(word), entry.name) for word in entry.inside)
    anywhere = sorted(set(inside))
    return Index(
        {key: tuple(sorted(set(found))) for key, found in begins.items()},
        tuple((word, name) for word, name in anywhere if " " not in word[:-1]),
        tuple((word, name) for word, name in anywhere if " " in word[:-1]),
        {},
    )


NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=65_536)
def named(group: str, text: str) -> frozenset[str]:
    """Return the names of the entries of `group` whose words stand in `text`."""
    folded, tokens = _folded_text(text)
    words = index(group)
    known = words.known
    hits = [known[token] if token in known else _hit(group, token) for token in tokens]
    hits = [hit for hit in hits if hit is not None]
    if not hits and not words.loose:
        return NONE
    padded = f" {folded} "
    found = {name for word, name in words.loose if word in padded}
    for hit in hits:
        if hit is not None:
            found |= hit[0]
            found.update(name for phrase, name in hit[1] if f" {phrase}" in padded)
    return frozenset(found)


@lru_cache(maxsize=16)
def _folded_text(text: str) -> tuple[str, list[str]]:
    """Return a text without case and accents, and its words; several groups of words are looked for in one."""
    folded = light(text)
    return folded, folded.split()


def _hit(group: str, token: str) -> Hit | None:
    """Return the names that one word of a text stands for by itself, and the phrases that it may open; None for
    neither."""
    words, whole = index(group), f"{token} "
    begun = [(word, name) for word, name in words.begins.get(whole[:2], ()) if whole.startswith(word.split(" ")[0])]
    names = {name for word, name in begun if whole.startswith(word)} | {n for word, n in words.inside if word in whole}
    phrases = tuple((word, name) for word, name in begun if " " in word[:-1] and word.startswith(whole))
    if len(words.known) > KNOWN:
        words.known.clear()
    hit = words.known[token] = (frozenset(names), phrases) if names or phrases else None
    return hit


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a merging.toml of their own."""
    folder = files("belegg") / "languages"
    return tuple(sorted(part.name for part in folder.iterdir() if (part / f"{FILE}.toml").is_file()))


@cache
def table(code: str) -> MergingTable:
    """Return what one language's own merging.toml says."""
    return load.own_table(code, FILE, MergingTable)


def entries(code: str, group: str) -> tuple[Entry, ...]:
    """Return the entries of one group of a language's own table."""
    found: tuple[Entry, ...] = getattr(table(code), group)
    return found


def check(code: str) -> tuple[str, ...]:
    """Return a line for each entry of `code` whose example does not match or whose never does."""
    lines = []
    for group in GROUPS:
        for entry in entries(code, group) if code in languages() else ():
            if not _stands(entry, entry.example):
                lines.append(f"merging.toml, {group} '{entry.name}': no word of it stands in its example")
            if entry.never and _stands(entry, entry.never):
                lines.append(f"merging.toml, {group} '{entry.name}': matches '{entry.never}', which it never should")
    return tuple(lines)


def _stands(entry: Entry, text: str) -> bool:
    folded = f" {light(text)} "
    return any(f" {_folded(word)}" in folded for word in entry.words) or any(_folded(w) in folded for w in entry.inside)


def _folded(word: str) -> str:
    """Return a word without case and accents; one that ends in "$" is whole, and a space closes it."""
    return light(word.removesuffix("$")) + (" " if word.endswith("$") else "")
