"""Compile a language's times.toml, once, into what the matcher looks up."""

import re
from functools import cache

import msgspec

from belegg.extract.times.table import Before, Effect, Pattern, TimesTable
from belegg.languages.load import table

DIGIT = "#"
_SLOT = re.compile(r"\{(\w+?)(\d?)\}")
_PLAIN_SLOTS = (
    "month", "month_short", "weekday", "weekday_genitive", "season", "season_definite", "part", "number", "length", "unit",
    "unit_genitive", "the_unit", "the_units", "rel_year", "rel_week", "decade_word", "stretch", "feast", "easter",
)  # fmt: skip


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern with its compiled expression and the keys of the words that can open it."""

    pattern: Pattern
    expression: re.Pattern[str]
    keys: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All that the matcher and the interpreter look up in one language.

    `openers` gives the forms that a word can open (digits under "#"), `effects` what the words before an
    expression make of it, `joins` each pair of opening words ("" for none) and words between."""

    table: TimesTable
    openers: dict[str, tuple[Form, ...]]
    effects: dict[str, Effect]
    longest: int
    after: re.Pattern[str]
    clock_before: re.Pattern[str]
    joins: frozenset[tuple[str, str]]
    future: re.Pattern[str]
    breaks: re.Pattern[str]
    ongoing: re.Pattern[str]
    closed: re.Pattern[str]
    counted: re.Pattern[str]
    tails: re.Pattern[str]
    follower: re.Pattern[str]
    blocked: frozenset[str]
    not_now: re.Pattern[str]


@cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled times.toml of the language `code`."""
    times = table(code, "times", TimesTable)
    silent_first = sorted(times.pattern, key=lambda pattern: pattern.to != "nothing")
    forms = [compile_form(pattern, times) for pattern in silent_first]
    openers: dict[str, tuple[Form, ...]] = {}
    for form in forms:
        for key in form.keys:
            openers[key] = (*openers.get(key, ()), form)
    effects = _effects(times.before)
    for join in times.join:
        effects = {**dict.fromkeys(join.first, "plain"), **effects}
    lists = times.lists
    after = "|".join(entry.form for entry in times.after).replace("CLOCK", times.shapes.clock)
    return Lexicon(
        table=times,
        openers=openers,
        effects=effects,
        longest=max(len(words.split()) for words in effects),
        after=re.compile(rf",?\s+(?:{after})(?!\w)", re.I),
        clock_before=re.compile(rf"(?:{after})\s+$", re.I),
        joins=frozenset((first, mid) for join in times.join for first in join.first or ("",) for mid in join.between),
        future=re.compile("|".join(rf"(?<!\w)(?:{entry.form})(?!\w)" for entry in times.future), re.I | re.S),
        breaks=re.compile(rf"[,;:.!?–()«»\"]|(?<!\w)(?:{_either(lists.breaks)})(?!\w)", re.I),
        ongoing=re.compile(rf"(?<!\w)(?:{_either(lists.ongoing)})(?!\w)", re.I),
        closed=re.compile(rf"(?<!\w)(?:{_either(lists.closed)})", re.I),
        counted=re.compile(rf"[ \u00a0](?:{_either(lists.counted)})(?!\w)", re.I),
        tails=re.compile(rf"-(?:{_either(lists.event_tails)})(?!\w)", re.I),
        follower=re.compile(rf"\s*(?:$|[.,;:!?)–»\"]|(?:{_either(lists.followers)})(?!\w))", re.I),
        blocked=frozenset(lists.blocked),
        not_now=re.compile(rf"(?<!\w)(?:{_either(lists.not_now)})\s+$", re.I),
    )


def compile_form(pattern: Pattern, times: TimesTable) -> Form:
    """Return the pattern compiled: its elements parted by blanks, each a choice of words and slots."""
    expression, keys, opened = "", set[str](), False
    for element in pattern.form.split():
        optional = element.endswith("?")
        source, heads = _element(element.rstrip("?"), times)
        if not opened:
            keys |= heads
            expression += rf"(?:{source}\s+)?" if optional else source
            opened = not optional
        else:
            expression += rf"(?:\s+{source})?" if optional else rf"\s+{source}"
    return Form(pattern=pattern, expression=re.compile(expression, re.I), keys=frozenset(keys))


def _element(element: str, times: TimesTable) -> tuple[str, set[str]]:
    sources, keys = [], set[str]()
    plain = []
    for choice in element.split("|"):
        slot = _SLOT.fullmatch(choice)
        if slot:
            source, heads = _slot(slot[1], slot[2], times)
            sources.append(source)
            keys |= heads
        else:
            plain.append(choice.replace("_", " "))
    if plain:
        sources.append(_either(plain))
        keys |= {_head(words) for words in plain}
    return f"(?:{'|'.join(sources)})(?!\\w)", keys


def _slot(name: str, suffix: str, times: TimesTable) -> tuple[str, set[str]]:
    words = msgspec.structs.asdict(times.words)
    if name == "size":
        length, number, unit = (_either(words[slot]) for slot in ("length", "number", "unit"))
        number = f"{number}|{times.shapes.number}"
        source = (
            rf"(?:(?:(?P<length>{length})\s+)?(?P<number>{number})(?!\w)\s+(?:(?P<length2>{length})\s+)?"
            rf"|(?P<length3>{length})\s+)(?P<unit>{unit})"
        )
        return source, {_head(word) for slot in ("length", "number") for word in words[slot]} | {DIGIT}
    if name in _PLAIN_SLOTS:
        source = _either(words[name])
        keys = {_head(word) for word in words[name]}
        if name == "number":
            source, keys = f"{source}|{times.shapes.number}", keys | {DIGIT}
        return f"(?P<{name}{suffix}>{source})", keys
    return f"(?P<{name}{suffix}>{getattr(times.shapes, name)})", {DIGIT}


def _either(words: "dict[str, object] | tuple[str, ...] | list[str]") -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _head(words: str) -> str:
    word = re.match(r"\w+", words)
    head = word[0].lower() if word else words
    return DIGIT if head[0].isdigit() else head


def _effects(entries: tuple[Before, ...]) -> dict[str, Effect]:
    effects: dict[str, Effect] = {}
    for entry in entries:
        for words in entry.words:
            effects.setdefault(words, entry.effect)
    return effects
