"""Check a language: every file against its type, every example against the code that must match it."""

from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from belegg.language_kit.files import FILES, PARTS, type_of
from belegg.languages.load import language, own_table, supported, table
from belegg.model.errors import LanguageDataError


def complaints(code: str) -> tuple[str, ...]:
    """Return one line for each thing that is wrong with the data of the language `code`, () where nothing is.

    Raises LanguageDataError where there is no such language."""
    language(code)
    wrong = (*_strangers(code), *_misfits(code))
    return wrong or tuple(_examples(code))


def _misfits(code: str) -> Iterator[str]:
    """Yield what does not fit its type. The examples are not tried before all files fit."""
    for file in FILES:
        try:
            if file.name == "language":
                own_table(code, file.name, type_of(file))
            else:
                table(code, file.name, type_of(file))
        except LanguageDataError as error:
            yield str(error)


def _strangers(code: str) -> Iterator[str]:
    """Yield the TOML files of the language's folder that nothing reads."""
    folder = Path(str(files("belegg") / "languages" / code))
    known = {f"{file.name}.toml" for file in FILES}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        if name not in known:
            yield f"languages/{code}/{name}: nothing reads a file of this name; see `belegg language new`"


def _examples(code: str) -> Iterator[str]:
    for part in PARTS:
        yield from import_module(f"belegg.extract.{part}.examples").check(code)
    yield from import_module("belegg.merge.words").check(code)
    if code in supported():
        yield from _borrowed(code)
        yield from _clauses(code)
        yield from _frames(code)


def _borrowed(code: str) -> Iterator[str]:
    from belegg.analyse.borrow import borrowed, complaints
    from belegg.analyse.pipeline import pipeline

    if borrowed(code).example:
        yield from complaints(code, pipeline(code).lists)


def _clauses(code: str) -> Iterator[str]:
    """Yield the examples of clauses.toml that do not fall into as many stretches as they say."""
    from belegg.analyse.sentences import analyse
    from belegg.extract.frames.segments import cut
    from belegg.extract.frames.words import ClauseWords, clause_words
    from belegg.read.document import read_bytes

    for example in own_table(code, "clauses", ClauseWords).example:
        sentences = analyse(read_bytes(example.text.encode(), name="an example"), code)
        found = sum(len(cut(sentence, clause_words(code)).segments) for sentence in sentences)
        if found != example.segments:
            where = f"languages/{code}/clauses.toml"
            yield f"{where}: '{example.text}' falls into {found} stretches, not into {example.segments}"


def _frames(code: str) -> Iterator[str]:
    from belegg.analyse.sentences import analyse
    from belegg.extract.assemble.guesses import is_guessed
    from belegg.extract.frames.examples import check
    from belegg.read.document import read_bytes
    from belegg.workflow import read

    yield from check(
        code,
        lambda text: analyse(read_bytes(text.encode(), name="an example"), code),
        lambda text: {claim.kind for claim in read(text, language=code).claims if not is_guessed(claim)},
    )
