"""Compile a language's times.toml, once, into what the matcher looks up."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from belegg.extract.times.table import Before, Effect, Pattern, TimesTable
from belegg.languages.load import table

DIGIT = "#"
Opening = tuple[str, str]
_SLOT = re.compile(r"\{(\w+?)(\d?)\}")
_PLAIN_SLOTS = (
    "month", "month_short", "weekday", "weekday_genitive", "season", "season_plain", "season_definite", "part",
    "number", "length", "unit", "unit_genitive", "the_unit", "the_units", "rel_year", "rel_week", "decade_word",
    "stretch", "quarter", "year_word", "feast", "easter",
)  # fmt: skip


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern with its compiled expression and the pairs of words that can open it ("" for any second word)."""

    pattern: Pattern
    expression: re.Pattern[str]
    openings: frozenset[Opening]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All that the matcher and the interpreter look up in one language.

    `openers` gives the forms that two words can open (digits are "#", "" is any second word), `effects` what
    the words before an expression make of it, `joins` each pair of opening words ("" for none) and words between."""

    table: TimesTable
    openers: dict[Opening, tuple[Form, ...]]
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
    coordinators: frozenset[str]
    not_now: re.Pattern[str]
    aged: re.Pattern[str]
    barred: re.Pattern[str] | None
    since: re.Pattern[str] | None
    past: re.Pattern[str] | None


@cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled times.toml of the language `code`."""
    times = table(code, "times", TimesTable)
    silent_first = sorted(times.pattern, key=lambda pattern: pattern.to != "nothing")
    forms = [compile_form(pattern, times) for pattern in silent_first]
    effects = _effects(times.before)
    for join in times.join:
        effects = {**dict.fromkeys(join.first, "plain"), **effects}
    lists = times.lists
    after = "|".join(entry.form for entry in times.after).replace("CLOCK", times.shapes.clock)
    return Lexicon(
        table=times,
        openers=_openers(forms),
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
        tails=re.compile(rf"(?:{_tails(lists.event_tails)})(?!\w)", re.I),
        follower=re.compile(
            rf"\s*(?:$|[.,;:!?)–»\"]|(?:{times.shapes.preterite}|{_either(lists.followers)})(?!\w))", re.I
        ),
        blocked=frozenset(lists.blocked),
        coordinators=frozenset(lists.coordinators),
        aged=re.compile(rf"(?<!\w)(?:{_either(lists.aged)})\s+$", re.I),
        not_now=re.compile(rf"(?<!\w)(?:{_either(lists.not_now)})\s+$", re.I),
        barred=re.compile(rf"(?<!\w)(?:{_either(lists.barred)})(?!\w)[^.,;:!?]*$", re.I) if lists.barred else None,
        past=re.compile(rf"(?<!\w)(?:{_either(lists.past)})(?!\w)", re.I) if lists.past else None,
        since=re.compile(rf"(?<!\w)(?:{_either(lists.since)})\s[^.,;:!?]*$", re.I) if lists.since else None,
    )


def compile_form(pattern: Pattern, times: TimesTable) -> Form:
    """Return the pattern compiled: its elements parted by blanks, each a choice of words and slots."""
    expression, opened, gap = "", False, r"\s+"
    steps: list[Step] = []
    for element in pattern.form.split():
        comma, element = element.endswith(","), element.rstrip(",")
        optional = element.endswith("?")
        source, parts = _element(element.rstrip("?"), optional, times)
        steps.extend(parts)
        if opened:
            expression += rf"(?:{gap}{source})?" if optional else rf"{gap}{source}"
        else:
            expression += rf"(?:{source}{',?' if comma else ''}\s+)?" if optional else source
            opened = not optional
        gap = r",?\s+" if comma else r"\s+"
    return Form(pattern=pattern, expression=re.compile(expression, re.I), openings=frozenset(_openings(steps)))


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One element as the words that can fill it, to tell which two words can open a form; `loose` if digits with
    marks between them can, which more than one word stands for."""

    words: tuple[tuple[str, ...], ...]
    optional: bool
    loose: bool = False


def _openings(steps: list[Step]) -> Iterator[Opening]:
    for at, step in enumerate(steps):
        for words in step.words:
            if len(words) > 1 and not step.loose:
                yield words[0], words[1]
            elif step.loose:
                yield words[0], ""
            else:
                yield from ((words[0], second) for second in _following(steps[at + 1 :]))
        if not step.optional:
            return


def _following(steps: list[Step]) -> Iterator[str]:
    for step in steps:
        yield from (words[0] for words in step.words)
        if not step.optional:
            return
    yield ""


def _openers(forms: list[Form]) -> dict[Opening, tuple[Form, ...]]:
    by_opening: dict[Opening, list[int]] = {}
    for at, form in enumerate(forms):
        for opening in form.openings:
            by_opening.setdefault(opening, []).append(at)
    openers = {}
    for (first, second), own in by_opening.items():
        either = {*own, *by_opening.get((first, ""), ())}
        openers[first, second] = tuple(forms[at] for at in sorted(either))
    return openers


def _element(element: str, optional: bool, times: TimesTable) -> tuple[str, list[Step]]:
    if element == "{size}":
        return _size(times)
    sources, words, loose, plain = [], list[tuple[str, ...]](), False, []
    for choice in element.split("|"):
        slot = _SLOT.fullmatch(choice)
        if slot is None:
            plain.append(choice.replace("_", " "))
            continue
        source, filling, marked = _slot(slot[1], slot[2], times)
        sources.append(source)
        words.extend(filling)
        loose = loose or marked
    if plain:
        sources.append(_either(plain))
        words.extend(_keys(phrase) for phrase in plain)
    return f"(?:{'|'.join(sources)})(?!\\w)", [Step(words=tuple(words), optional=optional, loose=loose)]


def _slot(name: str, suffix: str, times: TimesTable) -> tuple[str, list[tuple[str, ...]], bool]:
    if name not in _PLAIN_SLOTS:
        return (
            f"(?P<{name}{suffix}>{getattr(times.shapes, name)})",
            [(DIGIT,)],
            name not in ("day", "day_alone", "year"),
        )
    words = getattr(times.words, name)
    source, filling = _either(words), [_keys(phrase) for phrase in words]
    if name == "number":
        source, filling = f"{source}|{times.shapes.number}", [*filling, (DIGIT,), (DIGIT, DIGIT)]
    return f"(?P<{name}{suffix}>{source})", filling, False


def _size(times: TimesTable) -> tuple[str, list[Step]]:
    """Return a length of time: a number of units, a quantifier, or both."""
    words = times.words
    length, unit = _either(words.length), _either(words.unit)
    number = f"{_either(words.number)}|{times.shapes.number}"
    source = (
        rf"(?:(?P<length>{length})\s+)?(?P<number>{number})(?!\w)\s+(?:(?P<length2>{length})\s+)?"
        rf"(?P<unit>{unit})(?!\w)"
    )
    lengths, units = (tuple(_keys(phrase) for phrase in table) for table in (words.length, words.unit))
    numbers = (*(_keys(phrase) for phrase in words.number), (DIGIT,), (DIGIT, DIGIT))
    return source, [
        Step(words=lengths, optional=True),
        Step(words=numbers, optional=False),
        Step(words=(*lengths, *units), optional=False),
    ]


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _tails(words: tuple[str, ...]) -> str:
    """Return what may follow a date for an event's sake: after a hyphen, or, where the entry begins so, a blank."""
    return "|".join((r"\s+" if word[0] == " " else "-") + _either((word.strip(),)) for word in words)


def _keys(phrase: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", phrase.lower())
    return tuple(DIGIT if word[0].isdigit() else word for word in words)


def _effects(entries: tuple[Before, ...]) -> dict[str, Effect]:
    effects: dict[str, Effect] = {}
    for entry in entries:
        for words in entry.words:
            effects.setdefault(words, entry.effect)
    return effects
