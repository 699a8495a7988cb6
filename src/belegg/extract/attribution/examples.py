"""Check that every entry of attribution.toml and standing.toml does what its examples say."""

import re

from belegg.extract.attribution.find import find
from belegg.extract.attribution.tables import AttributionTable, Example, StandingTable
from belegg.languages.load import own_table
from belegg.model.parts import Scope
from belegg.model.sentence import Sentence, Token

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:[-'’]\w+)*|iflg\.|\S")


def check(code: str) -> tuple[str, ...]:
    """Return a line for each example of the language's own entries that gives no scope of its entry, or not over
    the words in brackets, and for each `never` that does give one."""
    attribution = own_table(code, "attribution", AttributionTable)
    standing = own_table(code, "standing", StandingTable)
    failures: list[str] = []
    for file, entries in (
        ("attribution", attribution.verb),
        ("attribution", attribution.source),
        ("standing", standing.hearsay),
        ("standing", standing.standing),
    ):
        for entry in entries:
            failures += _failures(code, file, entry)
    return tuple(failures)


def plain_sentence(text: str, *, start: int = 0, index: int = 0, paragraph: int = 0) -> Sentence:
    """Return `text` as a sentence that begins at `start`, cut into words by a simple rule and not parsed."""
    tokens = tuple(
        Token(
            index=number,
            text=word[0],
            start=start + word.start(),
            end=start + word.end(),
            lemma=word[0].lower(),
            upos="X",
            feats="",
            dep="dep",
            head=0,
        )
        for number, word in enumerate(_WORD.finditer(text))
    )
    return Sentence(
        index=index, paragraph=paragraph, zone="body", start=start, end=start + len(text), text=text, tokens=tokens,
        parsed=False,
    )  # fmt: skip


def _failures(code: str, file: str, entry: Example) -> list[str]:
    place = f"languages/{code}/{file}.toml, '{entry.name}'"
    failures = []
    for example in (entry.example,) if isinstance(entry.example, str) else entry.example:
        bare = example.replace("[", "").replace("]", "")
        wanted = re.search(r"\[(.*)\]", example)
        found = [bare[scope.start : scope.end] for scope in _scopes(code, bare, entry)]
        if not found:
            failures.append(f"{place}: the example gives no scope: {bare}")
        elif wanted and not any(_same(words, wanted[1]) for words in found):
            failures.append(f"{place}: expected '{wanted[1]}', found {found}: {bare}")
    for text in entry.never:
        found = [text[scope.start : scope.end] for scope in _scopes(code, text, entry)]
        if found:
            failures.append(f"{place}: must never match, but gives {found}: {text}")
    return failures


def _scopes(code: str, text: str, entry: Example) -> list[Scope]:
    scopes = find((plain_sentence(text),), (), (), language=code)
    return [scope for scope in scopes if scope.rule[0].partition(":")[2] == entry.name or _of_family(scope, entry)]


def _of_family(scope: Scope, entry: Example) -> bool:
    """Return whether another entry of the same verbs gave the scope: Nynorsk forms that Bokmål shares."""
    return scope.rule[0].partition(":")[2].removesuffix(" nn") == entry.name.removesuffix(" nn")


def _same(words: str, wanted: str) -> bool:
    return words.strip("«»") == wanted.strip("«»")
