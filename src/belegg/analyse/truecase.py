"""Write words that stand in capitals throughout as running text would have them: wire copy, old headlines.

Places and meanings of characters stay: a word changes its case alone. A word that the language's word list knows is
written small, one that it does not know is taken for a name; words that are names although the list knows them are
data (languages/<code>/sentences.toml)."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from belegg.analyse.tokenise import Word

FEWEST = 4
"""Fewer words with letters than these tell nothing: "UNICEF SAYS NO"."""

_SHARE = 0.85
_VOWELS = frozenset("AEIOUYÆØÅÄÖ")


def shouted(words: Sequence[Word]) -> bool:
    """Return whether the words stand in capitals throughout, or all but."""
    lettered = [word.form for word in words if len(word.form) > 1 and any(sign.isalpha() for sign in word.form)]
    return len(lettered) >= FEWEST and sum(map(str.isupper, lettered)) >= _SHARE * len(lettered)


def truecased(
    words: Sequence[Word], knows: Callable[[str], bool], names: frozenset[str], dated: frozenset[str]
) -> list[Word]:
    """Return `words` as running text would have them. `knows` tells words of the language (lower case) from names;
    `names` are names for all that, and `dated` are where a figure stands beside them ("17 MARCH")."""
    forms = [word.form for word in words]

    def cased(at: int) -> str:
        form = forms[at]
        lower = form.lower()
        beside = forms[max(0, at - 1) : at] + forms[at + 1 : at + 2]
        if lower in dated and any(other[0].isdigit() for other in beside):
            return form.capitalize()
        return "-".join(_cased(part, knows, names) for part in form.split("-"))

    return [replace(word, form=cased(at)) if word.form.isupper() else word for at, word in enumerate(words)]


def _cased(form: str, knows: Callable[[str], bool], names: frozenset[str]) -> str:
    """Return one word, or one part of a hyphened one, small where it is known and else with one capital."""
    if form.lower() in names:
        return form.capitalize()
    if len(form) == 1 and form not in "AÅIOØY":
        return form
    if "'" in form or "’" in form or knows(form.lower()) or not any(sign.isalpha() for sign in form):
        return form if form == "I" else form.lower()
    if "." in form or not _VOWELS.intersection(form) or any(sign.isdigit() for sign in form):
        return form
    return form.capitalize()
