"""Folding of place names: a light one that ignores case and accents, a strong one that ignores transliteration."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

APOSTROPHES = "'’‘`´ʻʼʽʾʿ′"
LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ə": "a", "ß": "ss", "œ": "oe"}
    | {"å": "a", "ä": "a", "á": "a", "à": "a", "é": "e", "è": "e", "ö": "o", "ó": "o", "ô": "o", "ü": "u", "í": "i"}
    | dict.fromkeys("«»“”„–—…", " ")
    | dict.fromkeys(APOSTROPHES, "")
)
SEPARATORS = re.compile(r"[^0-9a-z]+")
ARTICLES = frozenset({"al", "el", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez"})
SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"s[ht]?jtsj|shch|sch", "s"),
        (r"tsj|tsch|tch|tsh|ch|sh|sj|zh|zj|cz", "s"),
        (r"dzj|dzh|dsj|dj|dz", "j"),
        (r"kh|q|c(?=[aou])|ck", "k"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"[ae][iyj](?![aeiou])", "E"),
        (r"ou|oo|o|w(?=[^aeiouE]|$)", "u"),
        (r"w", "v"),
        (r"[yje]", "i"),
        (r"(?<=\w)i+(?=[auE])", ""),
        (r"[ai]h?$", "a"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def light(text: str) -> str:
    """Return `text` without case, accents and apostrophes, with hyphens and points as spaces."""
    folded = text.casefold().translate(LETTERS)
    if folded.isascii():
        return folded if folded.isalnum() else " ".join(SEPARATORS.sub(" ", folded).split())
    folded = "".join(c for c in unicodedata.normalize("NFKD", folded).casefold() if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


@lru_cache(maxsize=65_536)
def strong(text: str) -> str:
    """Return a key that spellings of one name share across transliterations: "Zaporizjzja" and
    "Zaporizhzhia", "Deir al-Zour" and "Deir ez-Zor". Names that share it need not be one name."""
    words = light(text).split()
    kept = [word for word in words if word not in ARTICLES] or words
    return " ".join(_sound(word) for word in kept)


@lru_cache(maxsize=65_536)
def key(text: str) -> int:
    """Return the 48-bit key under which the gazetteer keeps names of this strong folding."""
    return int.from_bytes(blake2b(strong(text).encode(), digest_size=6).digest(), "big")


def light_key(text: str) -> int:
    """Return the 48-bit key of the light folding of `text`."""
    return int.from_bytes(blake2b(light(text).encode(), digest_size=6).digest(), "big")


def _sound(word: str) -> str:
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word
