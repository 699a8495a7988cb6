"""Cut a block of text into sentences, by rules over its characters and without a parser.

A full stop, question mark, exclamation mark or ellipsis ends a sentence when something that can begin one
follows: a capital, a figure, an opening quotation mark or a dash before one of these. Short forms,
initials, ordinals and dates are data (languages/<code>/sentences.toml). A blank line, a line that opens
with a dash or bullet, and a line break where the next word would have had room (a headline, a list) end a sentence;
the line breaks of hard-wrapped text do not. Every cut lies between two non-space characters, so the
sentences cover all text but its white space, in order, and never overlap.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from belegg.languages import load

_LOOK_BACK = 48
_LONGEST_LINE = 2000

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[»”\"’'“)\]]*+(?=\s|$)")
_GLUED = re.compile(r"(?<=[a-zæøå]{3}\.)(?=([A-ZÆØÅ][a-zæøå]*+)\s)")
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"\S{1,40}")
_OPENING = "«“„\"'‘’([»”"
_CLOSING = "»”\"’'“)]"


class WordList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one kind, with a text that shows how they work and one that they must not split."""

    words: tuple[str, ...]
    example: str
    never: str | None = None


class SentencesTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What sentences.toml holds; see the comments there."""

    open: tuple[WordList, ...] = ()
    either: tuple[WordList, ...] = ()
    ordinal_after: tuple[WordList, ...] = ()
    months: tuple[WordList, ...] = ()
    openers: tuple[WordList, ...] = ()
    followers: tuple[WordList, ...] = ()
    bullets: tuple[WordList, ...] = ()
    names: tuple[WordList, ...] = ()
    dated_names: tuple[WordList, ...] = ()


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists of a language as sets, lower-cased and without their final full stop. `names` and `dated_names`
    are for text in capitals (belegg.analyse.truecase), which is left as it is where there are none."""

    open: frozenset[str]
    either: frozenset[str]
    ordinal_after: frozenset[str]
    months: frozenset[str]
    openers: frozenset[str]
    followers: frozenset[str]
    bullets: frozenset[str]
    names: frozenset[str]
    dated_names: frozenset[str]


@cache
def rules(code: str) -> Rules:
    """Return the splitting rules of the language `code`, with what it inherits."""
    table = load.table(code, "sentences", SentencesTable)
    return Rules(**{field: _words(getattr(table, field)) for field in SentencesTable.__struct_fields__})


def split(text: str, start: int, end: int, code: str) -> list[tuple[int, int]]:
    """Return the sentences of `text[start:end]` as (start, end) offsets into `text`, white space trimmed."""
    known = rules(code)
    cuts = sorted(
        {
            *_stops(text, start, end, known),
            *_breaks(text, start, end, known),
            *_missing_spaces(text, start, end, known),
            end,
        }
    )
    sentences: list[tuple[int, int]] = []
    for cut in cuts:
        piece = text[start:cut]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            sentences.append((first, last))
        start = cut
    return sentences


def _words(lists: tuple[WordList, ...]) -> frozenset[str]:
    return frozenset(word.lower() for entry in lists for word in entry.words)


def _stops(text: str, start: int, end: int, known: Rules) -> Iterator[int]:
    """Yield the offsets after the full stops and their like that end a sentence."""
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        following = _WORD.search(text, stop, min(end, stop + 200))
        if following is None:
            continue
        if _begins(following.group(), text, following.end(), end) and _ends(
            text, start, match, following.group(), known
        ):
            yield stop


def _begins(word: str, text: str, after: int, end: int) -> bool:
    """Return whether a sentence can begin with `word`, which ends at `after`."""
    if word[0] == "»":
        return False
    bare = word.lstrip(_OPENING)
    if bare[:1] in ("–", "—", "-") and (len(bare) == 1 or not bare[1:2].isdigit()):
        bare = bare[1:].lstrip(_OPENING)
        if not bare:
            following = _WORD.search(text, after, min(end, after + 100))
            bare = following.group().lstrip(_OPENING) if following else ""
    if not bare:
        return word != ""
    return not bare[0].islower() and bare[0] not in ",;:.…%&/"


def _ends(text: str, start: int, match: re.Match[str], following: str, known: Rules) -> bool:
    """Return whether the stop `match` ends a sentence, given that `following` could begin one."""
    mark = match.group().rstrip(_CLOSING)
    if mark != "." or len(mark) < len(match.group()):
        return True
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()].split()
    if not before or text[match.start() - 1].isspace():
        return True
    word = before[-1].lstrip("«“„\"'‘(–-").lower()
    following = following.lstrip("–—-" + _OPENING)
    opener = following.rstrip(".,:;!?" + _CLOSING).lower() in known.openers and following[:1].isupper()
    if word in known.open:
        return False
    if word in known.either:
        return following[:1].isupper() and following.rstrip(".,:;").lower() not in known.followers
    if word.replace("–", "").replace("-", "").replace(".", "").isdigit():
        return _ends_after_figure(word, before[:-1], following, known, opener=opener)
    if _is_initials(before[-1]):
        return opener
    return True


def _ends_after_figure(figure: str, before: list[str], following: str, known: Rules, *, opener: bool) -> bool:
    if not known.ordinal_after:  # the language writes no stop after an ordinal
        return bool(before)
    if len(figure) > 2 and figure.isdigit():
        return True
    if following.rstrip(".,:;").lower() in known.months:
        return False
    if opener:
        return True
    if following[:1].isdigit():
        return not (len(before) == 0 or following.rstrip(",").endswith("."))
    if not before:
        return False
    previous = before[-1].lower()
    return not (previous in known.ordinal_after or before[-1][:1].isupper())


def _is_initials(word: str) -> bool:
    """Return whether `word` is initials without their last full stop: "W", "U.S", "J.-P"."""
    letters = word.lstrip("«“„\"'‘(–-").replace("-", ".").split(".")
    return all(len(letter) == 1 and letter.isupper() for letter in letters if letter) and letters != [""]


def _breaks(text: str, start: int, end: int, known: Rules) -> Iterator[int]:
    """Yield the offsets of blank lines and of line breaks that end a sentence."""
    lines: list[tuple[int, int]] = []
    last = start
    for match in _GAP.finditer(text, start, end):
        gap = match.group()
        if len(gap) == 1 and gap not in "\n\r\u2028\u2029":
            continue
        breaks = max(gap.count("\n"), gap.count("\r"), gap.count("\u2028"))
        if breaks > 1 or "\u2029" in gap:
            yield match.start()
        elif breaks:
            lines.append((last, match.start()))
        if breaks:
            last = match.end()
    if not lines:
        return
    width = max([line_end - line_start for line_start, line_end in lines] + [end - last])
    bullets = sum(text[begin : begin + 1] in known.bullets for begin, _ in [*lines, (last, end)])
    for (line_start, line_end), following in zip(lines, [begin for begin, _ in lines[1:]] + [last], strict=True):
        if _breaks_line(
            text[max(line_start, line_end - _LONGEST_LINE) : line_end],
            text[following : following + 60],
            width,
            bullets,
            known,
        ):
            yield line_end


def _breaks_line(line: str, following: str, width: int, bullets: int, known: Rules) -> bool:
    """Return whether the break between `line` and the text `following` ends a sentence."""
    word = _WORD.match(following)
    if word is None or not line:
        return False
    if following[:1] in known.bullets and following[1:2].isspace():
        return bullets > 1 or following[2:3].isupper() or line[-1] in '.!?…:»”"'
    room = len(line) + 1 + len(word.group()) < 0.7 * width
    return room and width >= 30 and not following[0].islower() and line[-1] not in ",;–-"


def _missing_spaces(text: str, start: int, end: int, known: Rules) -> Iterator[int]:
    """Yield the offsets where a space is missing after a full stop ("klare.Han gikk")."""
    for match in _GLUED.finditer(text, start, end):
        if match.group(1).lower() in known.openers:
            yield match.start()
