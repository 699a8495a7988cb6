"""Tell which language a document is written in: a detector for all, and small words for the close ones."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

_SAMPLE = 3000
_WORDS = re.compile(r"[^\W\d_]+")
_UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_CLEAR_LEAD = 1.15
_FEW_WORDS = 12


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """The language a text is taken for: its code ("und" where there is nothing to tell it by), its
    name in English and how sure that is, 0 to 1."""

    code: str
    confidence: float
    name: str


class SmallWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The small words of a language, parted by spaces, and a sentence that they must be told by."""

    code: str
    name: str
    words: str
    example: str


class IdentifyTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What identify.toml holds; see the comments there."""

    home: tuple[str, ...]
    aliases: dict[str, str]
    language: tuple[SmallWords, ...]


def language_of(text: str) -> Guess:
    """Return the language of `text`; a short or doubtful one is taken for Norwegian."""
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        text = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    text = _UNFIT.sub(" ", text)
    words = _WORDS.findall(text.lower())
    if not words:
        return Guess(code="und", confidence=0.0, name="unknown")
    votes = _votes(words)
    detected, name, share = _detect(text)
    return _decide(len(words), votes, detected, name, share)


def _decide(words: int, votes: dict[str, int], detected: str, name: str, share: float) -> Guess:
    table = identify_table()
    names = {entry.code: entry.name for entry in table.language}
    best = max(votes, key=lambda code: (votes[code], code == detected))
    home = max(table.home, key=lambda code: (votes[code], code == detected))
    if votes[home] >= votes[best]:
        best = home
    known = detected in votes
    if detected != "und" and not known:
        # A language without small words here: believe the detector unless Norwegian words abound.
        if votes[best] > 0.2 * words or (words < _FEW_WORDS and votes[home] > 0 and share < 1):
            return _guess(best, names, votes[best] / words)
        if words >= _FEW_WORDS // 2 or not votes[best]:
            return Guess(code=detected, confidence=share, name=name)
    if detected in table.home and votes[best] <= _CLEAR_LEAD * votes[home]:
        best = home
    elif known and detected not in table.home and votes[home] <= _CLEAR_LEAD * votes[detected] and votes[detected]:
        best = detected if votes[detected] >= votes[home] and detected not in table.home else best
    elif known and not votes[best]:
        best = detected if words >= _FEW_WORDS // 2 else home
    agreed = best == detected or {best, detected} <= set(table.home)
    return _guess(best, names, (votes[best] / words) * 2 + (0.4 if agreed else 0.0))


def _guess(code: str, names: dict[str, str], confidence: float) -> Guess:
    return Guess(code=code, confidence=round(min(1.0, max(0.1, confidence)), 2), name=names[code])


def _votes(words: list[str]) -> dict[str, int]:
    known = _codes_of_words()
    votes = {entry.code: 0 for entry in identify_table().language}
    for word in words:
        for code in known.get(word, ()):
            votes[code] += 1
    return votes


def _detect(text: str) -> tuple[str, str, float]:
    """Return the detector's best guess: code, English name, and share of the text."""
    import pycld2  # type: ignore[import-untyped]

    try:
        sure, _, guesses = pycld2.detect(text, bestEffort=True)
    except pycld2.error:
        return "und", "unknown", 0.0
    name, code, share, _ = guesses[0]
    code = identify_table().aliases.get(code, code)
    return code, name.replace("_", " ").title(), share / 100 if sure else share / 200


@cache
def identify_table() -> IdentifyTable:
    """Return the table of languages/identify.toml."""
    path = files("belegg") / "languages" / "identify.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), IdentifyTable)


@cache
def _codes_of_words() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for entry in identify_table().language:
        for word in set(entry.words.split()):
            codes[word] = (*codes.get(word, ()), entry.code)
    return codes
