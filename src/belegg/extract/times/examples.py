"""Check a language's times.toml against the examples that stand beside its entries."""

import re
from collections.abc import Iterator

from belegg.extract.times.lexicon import Lexicon, compile_form, lexicon
from belegg.extract.times.match import Atom, Stretch, match
from belegg.extract.times.table import OwnTimes, Pattern
from belegg.languages.load import own_table


def check(code: str) -> tuple[str, ...]:
    """Return one line for each example that its own entry does not match, and each `never` that it does."""
    own, words = own_table(code, "times", OwnTimes), lexicon(code)
    return (*_patterns(own, words), *_connectors(own, words), *_tenses(own, words))


def _patterns(own: OwnTimes, words: Lexicon) -> Iterator[str]:
    for pattern in own.pattern:
        form = compile_form(pattern, words.table)
        swallowed = pattern.to == "nothing"
        kept = [found for found in match(pattern.example, words) if _is_of(found, pattern)]
        starts = (word.start() for word in re.finditer(r"\w+", pattern.example))
        if not (kept or swallowed or pattern.needs) or not any(
            form.expression.match(pattern.example, at) for at in starts
        ):
            yield f"times.toml, pattern '{pattern.form}': its example '{pattern.example}' is not matched"
        if swallowed and match(pattern.example, words):
            yield f"times.toml, pattern '{pattern.form}': its example '{pattern.example}' is not kept silent"
        for sentence in pattern.never:
            if any(_is_of(found, pattern) for found in match(sentence, words)):
                yield f"times.toml, pattern '{pattern.form}': '{sentence}' is matched, which must never be"


def _connectors(own: OwnTimes, words: Lexicon) -> Iterator[str]:
    for entry in own.before:
        shown = "since" if entry.effect == "from" else entry.effect
        if not any(shown in found.effects for found in match(entry.example, words) if isinstance(found, Atom)):
            yield f"times.toml, before '{entry.words[0]}': its example '{entry.example}' does not show '{entry.effect}'"
    for tail in own.after:
        form = re.compile(tail.form.replace("CLOCK", words.table.shapes.clock), re.I)
        if not any(form.search(tail.example[: found.end], found.start) for found in match(tail.example, words)):
            yield f"times.toml, after '{tail.form}': its example '{tail.example}' is not taken along"
    for join in own.join:
        if not any(isinstance(found, Stretch) for found in match(join.example, words)):
            yield f"times.toml, join {list(join.between)}: its example '{join.example}' is not joined"
    for known in own.famous:
        if not any(isinstance(found, Atom) and found.famous for found in match(known.example, words)):
            yield f"times.toml, famous {known.day}.{known.month}.: its example '{known.example}' is not found"


def _tenses(own: OwnTimes, words: Lexicon) -> Iterator[str]:
    for future in own.future:
        form = re.compile(rf"(?<!\w)(?:{future.form})(?!\w)", re.I | re.S)
        if not form.search(future.example):
            yield f"times.toml, future '{future.form}': its example '{future.example}' is not matched"
        for sentence in future.never:
            if form.search(sentence) or words.future.search(sentence):
                yield f"times.toml, future '{future.form}': '{sentence}' is matched, which must never be"


def _is_of(found: Atom | Stretch, pattern: Pattern) -> bool:
    return isinstance(found, Atom) and found.pattern == pattern
