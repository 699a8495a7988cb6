"""Check that every entry of actors.toml finds its own example, and nothing in its counter-examples."""

import re
from collections.abc import Callable, Sequence

from belegg.extract.actors.groups import group_at
from belegg.extract.actors.names import Reading, Setting, read
from belegg.extract.actors.tables import ActorsTable, Noun, Prefix, StandIn, Suffix, actors_table
from belegg.languages.load import own_table
from belegg.model.sentence import Sentence, Token

_TOKENS = re.compile(r"[\w’'-]+|[^\w\s]")


def check(code: str) -> tuple[str, ...]:
    """Return one line for each example that its entry does not find and each `never` that it does find,
    among the entries that the language `code` has itself; () when all is well."""
    own = own_table(code, "actors", ActorsTable)
    wrong: list[str] = []
    for noun in own.noun:
        wrong += _checked(code, f"noun {noun.words[0]}", noun.example, noun.never, _finds_noun(noun))
    for prefix in own.prefix:
        wrong += _checked(code, f"prefix {prefix.words[0]}", prefix.example, prefix.never, _finds_prefix(prefix))
    for suffix in own.suffix:
        wrong += _checked(code, f"suffix {suffix.words[0]}", suffix.example, suffix.never, _finds_tie(suffix))
    for entry in own.stand_in:
        wrong += _checked(code, f"stand_in {entry.words[0]}", entry.example, entry.never, _finds_stand_in(entry))
    return (*wrong, *_bad_inflections(own, actors_table(code)))


def _finds_noun(noun: Noun) -> Callable[[Reading], bool]:
    def found(reading: Reading) -> bool:
        forms = [known.noun for index, known in enumerate(reading.words) if known.noun and group_at(reading, index)]
        return any((form.noun.kind, form.noun.sector) == (noun.kind, noun.sector) for form in forms)

    return found


def _finds_prefix(prefix: Prefix) -> Callable[[Reading], bool]:
    def found(reading: Reading) -> bool:
        groups = [index for index, known in enumerate(reading.words) if known.noun and group_at(reading, index)]
        before = {reading.words[index - 1].lower for index in groups if index}
        return any(reading.words[index].lower.startswith(prefix.words) for index in groups) or bool(
            before & set(prefix.words)
        )

    return found


def _finds_tie(suffix: Suffix) -> Callable[[Reading], bool]:
    return lambda reading: any(known.tie is not None and known.tie.link == suffix.link for known in reading.words)


def _finds_stand_in(entry: StandIn) -> Callable[[Reading], bool]:
    return lambda reading: any(known.stand_in and known.lower in entry.words for known in reading.words)


def _checked(code: str, entry: str, example: str, never: Sequence[str], found: Callable[[Reading], bool]) -> list[str]:
    where = f"languages/{code}/actors.toml, {entry}"
    wrong = [] if found(_reading(example, code)) else [f"{where}: the example '{example}' is not found"]
    return wrong + [
        f"{where}: found in '{text}', where it must not be" for text in never if found(_reading(text, code))
    ]


def _reading(text: str, code: str) -> Reading:
    tokens = tuple(
        Token(
            index=index,
            text=match.group(),
            start=match.start(),
            end=match.end(),
            lemma=match.group().lower(),
            upos="X",
            feats="",
            dep="dep",
            head=0,
        )
        for index, match in enumerate(_TOKENS.finditer(text))
    )
    sentence = Sentence(
        index=0, paragraph=0, zone="body", start=0, end=len(text), text=text, tokens=tokens, parsed=False
    )
    return read(sentence, {}, Setting(language=code))


def _bad_inflections(own: ActorsTable, whole: ActorsTable) -> list[str]:
    return [
        f"languages: noun {noun.words[0]} bends as '{noun.inflection}', which no [inflections] names"
        for noun in own.noun
        if noun.inflection not in whole.inflections
    ]
