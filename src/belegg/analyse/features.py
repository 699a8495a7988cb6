"""The one feature of words in which our pipelines differ from spaCy's: a word's last letters.

The network sees the last letters of a word where spaCy's default shows it the first one: they tell word class and
meaning, above all where the last part of a compound does ("regimesoldater")."""

TAIL = 5
"""How many letters of a word's end the network sees."""


def tail(word: str) -> str:
    """Return the last letters of `word`, in lower case."""
    return word[-TAIL:].lower()
