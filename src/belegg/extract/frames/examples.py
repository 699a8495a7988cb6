"""Check that every entry of frames/*.toml opens its frame in its own example, and claims nothing in its `never`.

Verbs need a parse and a claim needs the whole chain, neither of which this part may call: whoever checks
hands both over.
"""

from collections.abc import Callable, Collection, Iterator

from belegg.extract.frames.find import survey
from belegg.extract.frames.lexicon import KINDS, Entry, Frames, entries
from belegg.extract.frames.voice import read
from belegg.extract.frames.words import clause_words
from belegg.model.parts import Parts
from belegg.model.sentence import Sentence

Analyse = Callable[[str], tuple[Sentence, ...]]
KindsIn = Callable[[str], Collection[str]]


def check(code: str, analyse: Analyse, kinds_in: KindsIn) -> tuple[str, ...]:
    """Return one line for each example that its entry does not open and each `never` that gives a claim of the kind.

    `analyse` parses a text, `kinds_in` returns the kinds of the claims that a text makes; only the entries
    that the language `code` has itself are tried, () when all is well."""
    return tuple(_problems(code, analyse, kinds_in))


def _problems(code: str, analyse: Analyse, kinds_in: KindsIn) -> Iterator[str]:
    for kind in KINDS:
        for shape, entry in _all(entries(code, kind)):
            where = f"languages/{code}/frames/{kind}.toml, {shape} '{entry.forms[0]}'"
            if not _opens(code, kind, shape, entry, analyse(entry.example)):
                yield f"{where}: the example '{entry.example}' does not open it"
            if entry.never is not None and kind in kinds_in(entry.never):
                yield f"{where}: '{entry.never}' gives a claim, where it must not"


def _all(frames: Frames) -> Iterator[tuple[str, Entry]]:
    for shape, found in (("verb", frames.verb), ("noun", frames.noun), ("phrase", frames.phrase)):
        for entry in found:
            yield shape, entry


def _opens(code: str, kind: str, shape: str, entry: Entry, sentences: tuple[Sentence, ...]) -> bool:
    words = clause_words(code)
    names = {form if shape == "phrase" else form.partition(" | ")[0].split()[0] for form in entry.forms}
    for setting in survey(sentences, Parts(), language=code):
        for trigger in setting.triggers if setting is not None else ():
            word = trigger.word
            same = (word.kind, word.shape, word.entry.mode) == (kind, shape, entry.mode) and word.name in names
            if same and setting is not None and read(setting.sentence, trigger, setting.segments, words) is not None:
                return True
    return False
