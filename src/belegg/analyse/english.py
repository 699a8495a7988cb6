"""The spaCy language that the English pipeline is trained and run with: spaCy's own, but for hyphens, capitals, tails.

Hyphened words stay whole, as in every language here ("Iran-backed", "12-year-old", "10-15"); short forms are cut
off in capitals too ("DON'T"), for wire copy is often written so."""

from collections.abc import Callable
from typing import Any

from spacy.attrs import PREFIX  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en import English
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.util import registry

from belegg.analyse.features import tail

_INFIXES = (
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+\*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    r"—|--+",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
)
_CUTS: dict[str, list[dict[int, str]]] = English.Defaults.tokenizer_exceptions


class NewsDefaults(English.Defaults):  # type: ignore[misc, valid-type]
    """spaCy's defaults for English, with other infixes, short forms in capitals, and a tail for the first letter."""

    infixes = _INFIXES
    tokenizer_exceptions = {  # noqa: RUF012
        **{
            word.upper(): [{ORTH: part[ORTH].upper()} for part in parts]
            for word, parts in _CUTS.items()
            if len(parts) > 1 and ("'" in word or "’" in word)
        },
        **_CUTS,
    }
    lex_attr_getters: dict[int, Callable[[str], Any]] = {**English.Defaults.lex_attr_getters, PREFIX: tail}  # noqa: RUF012


@registry.languages("en_news")
class EnglishNews(English):  # type: ignore[no-untyped-call]
    """English, as newspapers of all countries write it."""

    lang = "en_news"
    Defaults = NewsDefaults
