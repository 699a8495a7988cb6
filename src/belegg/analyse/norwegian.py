"""The spaCy language that the Norwegian pipeline is trained and run with: spaCy's own, but for one feature of words."""

from collections.abc import Callable
from typing import Any

from spacy.attrs import PREFIX  # type: ignore[import-not-found]
from spacy.lang.nb import Norwegian
from spacy.util import registry

from belegg.analyse.features import tail


class NewsDefaults(Norwegian.Defaults):  # type: ignore[misc, valid-type]
    """spaCy's defaults for Norwegian, with a word's tail in the place of its first letter."""

    lex_attr_getters: dict[int, Callable[[str], Any]] = {**Norwegian.Defaults.lex_attr_getters, PREFIX: tail}  # noqa: RUF012


@registry.languages("nb_news")
class NorwegianNews(Norwegian):  # type: ignore[no-untyped-call]
    """Norwegian of both standards, as newspapers write it."""

    lang = "nb_news"
    Defaults = NewsDefaults
