"""Find time expressions in one sentence's text, the longest first, with the words around that belong to them."""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from belegg.extract.times.lexicon import DIGIT, Lexicon
from belegg.extract.times.table import Effect, Pattern

_WORD = re.compile(r"\w+")
_QUOTE = "–-—«»\"“”„'’(:.!?•*"

_DATES = ("date", "numeric", "month", "year", "weekday")
_CLAUSE = 70
_HYPHENS = ("-", "‑")

Word = tuple[int, int, str]


class Atom(NamedTuple):
    """One expression as written: `start`..`end` of the sentence's text with the words that belong to it.

    `effects` are what stood before it, nearest first; `glued` that a hyphen or dash ties it to the next
    word ("januar–mars"), so that it dates nothing unless joined; `famous` that an event hangs on it."""

    start: int
    end: int
    core: int
    core_end: int
    pattern: Pattern
    groups: dict[str, str]
    effects: tuple[Effect, ...] = ()
    glued: bool = False
    famous: bool = False


class Stretch(NamedTuple):
    """Two atoms that make one stretch ("fra januar til mars"), with the words between and before."""

    start: int
    end: int
    first: Atom
    last: Atom


def match(text: str, lexicon: Lexicon, verbs: frozenset[int] = frozenset()) -> list[Atom | Stretch]:
    """Return the expressions of the text in order; none overlap. `verbs` are where a parse found finite verbs."""
    words = [(found.start(), found.end(), found[0].lower()) for found in _WORD.finditer(text)]
    atoms = _leading(_atoms(text, words, lexicon, verbs), text, lexicon)
    if not atoms:
        return []
    atoms = [_surrounded(atom, atoms[at - 1].end if at else 0, text, words, lexicon) for at, atom in enumerate(atoms)]
    atoms = _since(atoms, text, lexicon)
    for at, (left, right) in enumerate(pairwise(atoms), start=1):
        shared = (
            left.pattern.to == right.pattern.to == "year"
            and text[left.end : right.core].strip() in lexicon.coordinators
        )
        if shared and not right.effects:
            atoms[at] = right._replace(effects=left.effects)
    return [
        found for found in _joined(atoms, text, lexicon) if isinstance(found, Stretch) or _stands(found, text, lexicon)
    ]


def _atoms(text: str, words: list[Word], lexicon: Lexicon, verbs: frozenset[int]) -> list[Atom]:
    atoms, free = [], 0
    openers = lexicon.openers
    keys = [DIGIT if word[0].isdigit() else word for _, _, word in words]
    for at, (start, _, _) in enumerate(words):
        if start < free:
            continue
        second = keys[at + 1] if at + 1 < len(keys) else ""
        forms = openers.get((keys[at], second)) or openers.get((keys[at], ""))
        if not forms:
            continue
        best, form = None, None
        for candidate in forms:
            found = candidate.expression.match(text, start)
            if found is None or (best is not None and found.end() <= best.end()):
                continue
            if candidate.pattern.to == "date" and candidate.pattern.counted and _counts(found, text, lexicon):
                continue  # "between March and May 20 people fled"
            if not candidate.pattern.follows or _told_before(found, text, lexicon, verbs):
                best, form = found, candidate
        if best is None or form is None:
            continue
        if form.pattern.counted and _counts(best, text, lexicon):
            free = best.end()
            continue
        atom = _checked(best, form.pattern, text, words[at - 1] if at else None, lexicon)
        if atom:
            free = atom.end
            atoms.append(atom)
    return [atom for atom in atoms if atom.pattern.to != "nothing"]


def _leading(atoms: list[Atom], text: str, lexicon: Lexicon) -> list[Atom]:
    """Return `atoms` without those that only lead to the next: "so far" before "this year", "overnight" before "into
    Saturday"."""
    led = [
        " ".join(text[one.start : following.start].lower().split()) in lexicon.effects
        for one, following in pairwise(atoms)
    ]
    return [atom for at, atom in enumerate(atoms) if at == len(led) or not led[at]]


def _since(atoms: list[Atom], text: str, lexicon: Lexicon) -> list[Atom]:
    """Return `atoms` with dates that open a stretch, though not at once: "since Russia invaded on 24 February"."""
    if lexicon.since is None:
        return atoms
    kept: list[Atom] = []
    for atom in atoms:
        start = kept[-1].end if kept and kept[-1].pattern.to != "unknown" else 0
        dates = atom.pattern.to in _DATES and not set(atom.effects) - {"plain"}
        if dates and lexicon.since.search(text, max(start, atom.start - _CLAUSE), atom.start):
            atom = atom._replace(effects=(*atom.effects, "since"))
            if kept and kept[-1].pattern.to == "unknown" and kept[-1].pattern.window:
                kept.pop()
        kept.append(atom)
    return kept


def _checked(found: re.Match[str], pattern: Pattern, text: str, previous: Word | None, lexicon: Lexicon) -> Atom | None:
    start, end = found.span()
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and ((before in "./," and text[start - 2 : start - 1].isalnum()) or before in "+%"):
        return None
    if after[:1] in (".", ",", ":", "/") and after[1:].isdigit() and text[end - 1].isdigit():
        return None
    if _uncapitalised(found, text, lexicon):
        return None
    named = pattern.lower or pattern.to == "date" or any(slot in found.groupdict() for slot in lexicon.table.capitals)
    if named and previous and previous[2] in lexicon.blocked and text[previous[1] : start].isspace():
        return None
    if after[:1] == "-" and not after[1:].isalnum():
        return None
    glued = before in ("-", "–") and text[start - 2 : start - 1].isalnum() and not _prefixed(previous, lexicon)
    famous = False
    if after[:1] in ("-", "–") and after[1:].isalnum():
        tail = lexicon.tails.match(text, end) if pattern.tail else None
        famous, glued = bool(tail), glued or not tail
    elif pattern.tail:
        famous = bool(lexicon.tails.match(text, end))
    groups = {name: value.lower() for name, value in found.groupdict().items() if value is not None}
    if _capital(found, pattern, text):
        return None
    return Atom(start, end, start, end, pattern, groups, glued=glued, famous=famous)


def _prefixed(previous: Word | None, lexicon: Lexicon) -> bool:
    """Return whether the word before a hyphen belongs to the expression: "mid-March"."""
    return previous is not None and f"{previous[2]}-" in lexicon.effects


def _uncapitalised(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Return whether a word that must have a capital has none: "may", "march"."""
    groups = found.groupdict()
    return any(text[found.start(slot)].islower() for slot in lexicon.table.capitals if groups.get(slot))


def _counts(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Return whether the year-like number counts the noun after it; a round one must be shown to be a year."""
    end = found.end()
    if lexicon.counted.match(text, end):
        return True
    following = text[end : end + 2]
    return text[end - 2 : end] == "00" and following[1:].islower() and not lexicon.follower.match(text, end)


def _told_before(found: re.Match[str], text: str, lexicon: Lexicon, verbs: frozenset[int]) -> bool:
    """Return whether "the day after" counts from what was told before, not from a noun that follows."""
    following = _WORD.search(text, found.end())
    return bool(lexicon.follower.match(text, found.end())) or (following is not None and following.start() in verbs)


def _capital(found: re.Match[str], pattern: Pattern, text: str) -> bool:
    if pattern.now and text[found.start()].isupper() and text[found.end() + 1 : found.end() + 2].isupper():
        return True
    if not (pattern.lower or pattern.never_capital) or text.isupper():
        return False
    start = found.start("month") if pattern.never_capital else found.start()
    if not text[start].isupper():
        return False
    if pattern.never_capital:
        return True
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in _QUOTE


def _surrounded(atom: Atom, free: int, text: str, words: list[Word], lexicon: Lexicon) -> Atom:
    if atom.pattern.to == "length":
        return atom
    start, effects = atom.start, list[Effect]()
    at = bisect_left(words, atom.start, key=lambda word: word[0])
    while len(effects) < 3:
        taken = _before(start, at, free, text, words, lexicon)
        if taken is None:
            break
        effect, at = taken
        start = words[at][0]
        if effect == "from":
            opens = not text[:start].strip() or text[:start].rstrip()[-1] in _QUOTE + ","
            effect = "since" if opens else "plain"
        effects.append(effect)
    clock = lexicon.clock_before.search(text, max(free, start - 40), start)
    start, end = clock.start() if clock else start, atom.end
    while tail := lexicon.after.match(text, end):
        end = tail.end()
    return atom._replace(start=start, end=end, effects=tuple(effects))


def _before(
    start: int, at: int, free: int, text: str, words: list[Word], lexicon: Lexicon
) -> tuple[Effect, int] | None:
    best: tuple[Effect, int] | None = None
    phrase, right = "", start
    for index in range(at - 1, max(-1, at - 1 - lexicon.longest), -1):
        left, end, word = words[index]
        hyphened = index == at - 1 and text[end:right] in _HYPHENS
        if left < free or not (hyphened or text[end:right].isspace()):
            break
        if hyphened:
            word += "-"
        phrase, right = f"{word} {phrase}" if phrase else word, left
        effect = lexicon.effects.get(phrase)
        if effect and text[left - 1 : left] not in _HYPHENS:
            best = (effect, index)
    return best


def _joined(atoms: list[Atom], text: str, lexicon: Lexicon) -> list[Atom | Stretch]:
    result: list[Atom | Stretch] = []
    at = 0
    while at < len(atoms):
        if at + 1 < len(atoms) and (stretch := _join(atoms[at], atoms[at + 1], text, lexicon)):
            result.append(stretch)
            at += 2
        else:
            result.append(atoms[at])
            at += 1
    return result


def _join(first: Atom, last: Atom, text: str, lexicon: Lexicon) -> Stretch | None:
    between = " ".join(text[first.end : last.core].lower().split())
    if len(between) > 20 or not between:
        return None
    words = text[first.start : first.core].lower().split()
    openers = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    if any((opener, between) in lexicon.joins for opener in openers) or (
        ("", between) in lexicon.joins and _dated(first) and _dated(last)
    ):
        return Stretch(first.start, last.end, first, last)
    return None


def _dated(atom: Atom) -> bool:
    return atom.pattern.to in ("date", "numeric", "weekday", "month") or (
        atom.pattern.to == "year" and bool(atom.effects)
    )


def _stands(atom: Atom, text: str, lexicon: Lexicon) -> bool:
    pattern = atom.pattern
    if atom.glued:
        return False
    if pattern.needs == "edge":
        return bool({"early", "middle", "late", "by", "no_later", "first_half", "second_half"} & set(atom.effects))
    if pattern.barred and lexicon.barred and lexicon.barred.search(text, max(0, atom.start - 90), atom.start):
        return False
    if pattern.aged and lexicon.aged.search(text, max(0, atom.start - 30), atom.start):
        return False
    if pattern.needs == "part" and not set(atom.effects) - {"plain"}:
        return False
    if pattern.needs and not atom.effects:
        return False
    if pattern.ends and text[atom.end : atom.end + 1] not in ("", ".", ",", ";", ":", "!", "?", ")", "»", '"'):
        return False
    return not (pattern.now and lexicon.not_now.search(text, max(0, atom.core - 30), atom.core))
