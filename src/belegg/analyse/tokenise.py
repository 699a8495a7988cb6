"""Cut a sentence into words, with offsets that hold whatever marks the text carries.

White space of any kind parts words and is never a word. What stands between white space is cut by the
pipeline's own rules: hyphened words stay whole ("Iran-støttede", "Idlib-provinsen", "russisk-støtte",
"110-millimeter"), so do figures ("700.000", "3,5", "14.30"), ordinals and their ranges ("14.", "5.–9.") and short
forms ("kl.", "bl.a."); quotation marks, brackets, commas, the final full stop and a slash come off.
"1 200" is two words, be the space plain, thin or unbreakable.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from unicodedata import category, combining, normalize

import msgspec

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_CHUNK = 80
_CACHED = 200_000

_CHUNK = re.compile(rf"\S{{1,{LONGEST_CHUNK}}}")
_ODD = re.compile(
    r"[\u0000-\u0008\u000e-\u001b\u007f-\u009f\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word: its offsets in the text that was cut, and its form with neither marks nor loose accents."""

    start: int
    end: int
    form: str
    space: bool


class Tokeniser:
    """Cuts text into words by a pipeline's rules, remembering how each run of characters was cut."""

    def __init__(self, nlp: "Language") -> None:
        self._cut: Callable[[str], list[int]] = lambda chunk: [len(token) for token in nlp.tokenizer(chunk)]
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str, start: int, end: int) -> list[Word]:
        """Return the words of `text[start:end]`."""
        words: list[Word] = []
        known = self._known
        for match in _CHUNK.finditer(text, start, end):
            chunk = match.group()
            at = match.start()
            if _ODD.search(chunk):
                words += self._odd(chunk, at)
                continue
            *inner, final = known.get(chunk) or self._learn(chunk)
            for form in inner:
                words.append(Word(at, at + len(form), form, False))
                at += len(form)
            words.append(Word(at, at + len(final), final, True))
        return words

    def _learn(self, chunk: str) -> tuple[str, ...]:
        forms: list[str] = []
        at = 0
        for length in self._cut(chunk):
            forms.append(chunk[at : at + length])
            at += length
        if len(self._known) >= _CACHED:
            self._known.clear()
        self._known[chunk] = tuple(forms)
        return self._known[chunk]

    def _odd(self, chunk: str, offset: int) -> list[Word]:
        """Return the words of a chunk that carries control characters or loose accents."""
        clean, starts, ends = _clean(chunk)
        if not clean.strip():
            return []
        words: list[Word] = []
        at = 0
        for form in self._learn(clean):
            last = at + len(form)
            words.append(Word(offset + starts[at], offset + ends[last - 1], form, False))
            at = last
        words[-1] = msgspec.structs.replace(words[-1], space=True)
        return words


def _clean(chunk: str) -> tuple[str, list[int], list[int]]:
    """Return `chunk` without control characters and with its accents composed, and each character's place."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(chunk):
        if category(character) in ("Cf", "Cc", "Co", "Cn", "Cs"):
            continue
        if combining(character) or category(character) == "Mn":
            if characters:
                composed = normalize("NFC", characters[-1] + character)
                characters[-1] = composed if len(composed) == 1 else characters[-1]
                ends[-1] = at + 1
            continue
        characters.append(character)
        starts.append(at)
        ends.append(at + 1)
    return "".join(characters), starts, ends
