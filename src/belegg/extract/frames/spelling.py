"""Write the frame words that a language inherits as it writes them itself ("fra" as "frå", "støttet" as "støtta")."""

from functools import cache, lru_cache
from itertools import islice, product
from typing import Literal

import msgspec

from belegg.languages.load import own_table

MOST = 8
"""The most ways in which one run of words is written; the likelier come first."""

TENSES = ("infinitive", "present", "past", "participle", "passive")


class Irregular(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs that follow no rule, their forms joined as in an entry, the first infinitive the inherited one; a verb
    that is one of `prefixes` and such a verb goes the same way."""

    prefixes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


class SpellingExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of forms as inherited, and some of those that it must give."""

    of: Literal["verb", "noun", "other"]
    text: str
    gives: tuple[str, ...]


class Spelling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """spelling.toml of a language that inherits: other spellings of whole `words`, of `stems` inside a word, of
    `endings` by the name of what they end (a tense, "noun", "other")."""

    words: dict[str, tuple[str, ...]] = {}
    stems: dict[str, str] = {}
    endings: dict[str, dict[str, tuple[str, ...]]] = {}
    irregular: Irregular = Irregular()
    example: tuple[SpellingExample, ...] = ()


@cache
def spelling(code: str) -> Spelling:
    """Return how the language `code` writes what it inherits; an empty table where it writes it the same way."""
    return own_table(code, "spelling", Spelling)


def verb_lines(code: str, line: str) -> tuple[str, ...]:
    """Return the verb `line` ("infinitive … passive | words that follow") as `code` writes it, and as it stands."""
    table = spelling(code)
    if not table.endings:
        return ()
    verb, _, rests = line.partition(" | ")
    columns = verb.split()
    known = _irregular(code, columns[0])
    if known:
        made = [new if old != "-" else "-" for old, new in zip(columns, known, strict=False)]
    else:
        made = [_column(code, column, tense) for column, tense in zip(columns, TENSES, strict=False)]
    made = [_joined(old, new) for old, new in zip(columns, made, strict=False)]
    if not rests:
        return (" ".join(made),)
    others = dict.fromkeys(new for rest in rests.split(" / ") for new in (rest, *phrases(code, rest)))
    return (" ".join(made) + " | " + " / ".join(others),)


def noun_lines(code: str, line: str) -> tuple[str, ...]:
    """Return the noun `line` ("indefinite definite plural definite-plural") as `code` writes it, and as it stands."""
    if not spelling(code).endings:
        return ()
    noun, mark, rests = line.partition(" | ")
    made = " ".join(_column(code, column, "noun") for column in noun.split())
    return tuple(f"{made}{mark}{rest}" for rest in ((rests, *phrases(code, rests)) if rests else ("",)))


@lru_cache(maxsize=16384)
def phrases(code: str, text: str) -> tuple[str, ...]:
    """Return the other ways in which `code` writes the words of `text`."""
    if not spelling(code).endings:
        return ()
    choices = [(*_word(code, word, "other"), word) for word in text.split()]
    made = (" ".join(words) for words in islice(product(*choices), MOST))
    return tuple(dict.fromkeys(each for each in made if each != text))


def _joined(old: str, new: str) -> str:
    return "-" if new == "-" else "/".join(dict.fromkeys([*new.split("/"), *(old.split("/") if old != "-" else [])]))


def _column(code: str, column: str, kind: str) -> str:
    if column == "-":
        return column
    forms = [new for form in column.split("/") for new in (*_word(code, form, kind), form)]
    return "/".join(dict.fromkeys(forms))


def _word(code: str, word: str, kind: str) -> tuple[str, ...]:
    """Return the other spellings of one word: as a whole, else by its ending and its stem."""
    table = spelling(code)
    if word in table.words:
        return table.words[word]
    found = [word]
    endings = table.endings.get(kind, {})
    fitting = max((end for end in endings if word.endswith(end) and len(word) > len(end) + 1), key=len, default="")
    if fitting:
        found = [word[: -len(fitting)] + end for end in endings[fitting]]
    for old, new in table.stems.items():
        if old in word:
            found = [each.replace(old, new) for each in found]
    return tuple(each for each in dict.fromkeys(found) if each != word)


@cache
def _paradigms(code: str) -> dict[str, tuple[str, ...]]:
    table = spelling(code)
    found: dict[str, tuple[str, ...]] = {}
    for line in table.irregular.verbs:
        columns = tuple(line.split())
        infinitive = columns[0].partition("/")[0]
        found[infinitive] = columns
        for prefix in table.irregular.prefixes:
            written = (table.words.get(prefix) or (prefix,))[0]
            longer = ("/".join(written + form for form in column.split("/")) for column in columns)
            found.setdefault(
                prefix + infinitive,
                tuple("-" if column == "-" else form for column, form in zip(columns, longer, strict=True)),
            )
    return found


def _irregular(code: str, infinitive: str) -> tuple[str, ...]:
    known = _paradigms(code)
    return next((known[form] for form in infinitive.split("/") if form in known), ())
