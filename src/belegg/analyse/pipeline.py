"""Load the trained pipeline of a language, once a process."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from belegg.analyse.classes import Classes
from belegg.analyse.encode import Encoder
from belegg.analyse.lemmas import Guesser, WordList
from belegg.analyse.tokenise import Tokeniser
from belegg.analyse.transitions import Mover
from belegg.analyse.vectors import WordVectors
from belegg.languages import load
from belegg.languages.models import model_path
from belegg.model.errors import UnsupportedLanguageError

if TYPE_CHECKING:
    from spacy.language import Language

_VECTORS = "vectors.npz"


class Pipeline(NamedTuple):
    """A loaded pipeline and what runs it: the cutter of words, the network's encoder, the word classes, what finds
    syntax and names, the lemmas."""

    nlp: "Language"
    tokeniser: Tokeniser
    encoder: Encoder
    classes: Classes
    movers: tuple[Mover, ...]
    guesser: Guesser
    lists: dict[str, WordList]


def pipeline(code: str) -> Pipeline:
    """Return the pipeline of the language `code`.

    Raises UnsupportedLanguageError where the language names none, LanguageDataError where its folder is gone."""
    name = load.language(code).pipeline
    if name is None:
        raise UnsupportedLanguageError(
            f"language '{code}' has no pipeline, so its sentences cannot be parsed; see `belegg languages`"
        )
    return open_pipeline(model_path(name))


@cache
def open_pipeline(path: Path) -> Pipeline:
    """Return the pipeline kept in the folder `path`."""
    import spacy
    from thinc.api import NumpyOps

    import belegg.analyse.english
    import belegg.analyse.norwegian  # noqa: F401  both register the languages that the pipelines name

    nlp = spacy.load(path)
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            node.ops = NumpyOps(use_blis=False)  # numpy multiplies three times as fast as blis
    lists = {file.stem.removeprefix("lemmas-"): WordList(file) for file in sorted(path.glob("lemmas-*.npz"))}
    return Pipeline(
        nlp=nlp,
        tokeniser=Tokeniser(nlp),
        encoder=Encoder(nlp, WordVectors(path / _VECTORS)),
        classes=Classes(nlp),
        movers=(Mover(nlp, "parser"), Mover(nlp, "ner")),
        guesser=Guesser(nlp),
        lists=lists,
    )
