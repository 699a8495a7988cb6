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
_LATIN_ENDS = "\u0250"
_ABOUNDING = 0.25
_A_FEW = 3
_SHORT = 12
_DOUBT = 0.6
_DETECTED = 0.5
_DETECTED_SHARE = 0.05


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
    return _decide(len(words), votes, detected, name, share, latin=_latin(words))


def _decide(words: int, votes: dict[str, int], detected: str, name: str, share: float, *, latin: bool) -> Guess:
    home = identify_table().home
    if detected not in votes and detected != "und":
        # The detector names a language of which we keep no small words: believe it, unless ours abound.
        ours = max(votes[code] for code in home) / words
        if ours < _ABOUNDING and (words >= _A_FEW or not latin):
            return Guess(code=detected, confidence=round(share, 2), name=name)
    scores = {code: float(count) for code, count in votes.items()}
    if detected in scores:
        scores[detected] += _DETECTED + _DETECTED_SHARE * words
    for code in home:
        scores[code] += _DOUBT if words < _SHORT else 0.0
    best = max(scores, key=lambda code: (scores[code], code in home))
    agreed = best == detected or {best, detected} <= set(home)
    confidence = min(1.0, max(0.1, votes[best] / words + (0.5 if agreed else 0.0)))
    names = {entry.code: entry.name for entry in identify_table().language}
    return Guess(code=best, confidence=round(confidence, 2), name=names[best])


def _latin(words: list[str]) -> bool:
    """Return whether most of the words begin with a Latin letter."""
    return 2 * sum(word[0] < _LATIN_ENDS for word in words) >= len(words)


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
    return code, name.replace("_", " ").capitalize(), share / 100 if sure else share / 200


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
