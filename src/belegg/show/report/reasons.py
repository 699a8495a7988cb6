"""Say the reasons of the merger in the report's language, by the table of reasons; what it lacks is left as it is."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from belegg.show.report.words import ReportWordsError, Words

SLOT = re.compile(r"\{(\w+)\}")
RULE, ROW = re.compile(r"(R\d+: )?(.*)", re.DOTALL), re.compile(r"(.*) \((\w+)\)", re.DOTALL)
"""A line: the number of its rule, and what it says; at its end the effect whose row it is about."""
SIGNS, MODES = ("signs", "against"), ("mode", "effect")
NESTED = "reason"
"""Slots that hold reasons of their own, and those that hold modes."""


class Reason(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason: what the merger says, and what a report in each language says; `en` None: the same."""

    says: str
    nb: str
    en: str | None = None


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: tuple[Reason, ...]


@cache
def reasons() -> tuple[Reason, ...]:
    """Return the table of reasons; raises ReportWordsError where it is wrong."""
    path = files("belegg") / "show" / "report" / "reasons.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).reason
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ReportWordsError(f"reasons.toml: {error}") from error


def reworded(line: str, words: Words) -> tuple[str, bool]:
    """Return a line of reasons in the language of `words`, and whether all of it could be said."""
    rule, told = RULE.fullmatch(line).groups(default="")  # type: ignore[union-attr]
    said, known = _said(told, words)
    row = None if known else ROW.fullmatch(told)
    if row is not None:
        said, known = _said(row[1], words)
        said = f"{said} ({_mode(row[2], words)})"
    return f"{rule}{said}", known


def _said(told: str, words: Words) -> tuple[str, bool]:
    """Return what the table makes of a reason without its rule, and whether it is there."""
    plain = _plain().get(told)
    found: list[tuple[Reason, dict[str, str]]] = [(plain, {})] if plain is not None else []
    found += [(one, match.groupdict()) for pattern, one in _patterns() if (match := pattern.fullmatch(told))]
    if not found:
        return told, False
    one, slots = found[0]
    form = (one.en or one.says) if words.language == "en" else one.nb
    filled = {name: _filled(name, value, words) for name, value in slots.items()}
    return form.format(**{name: text for name, (text, _) in filled.items()}), all(known for _, known in filled.values())


def _filled(name: str, value: str, words: Words) -> tuple[str, bool]:
    if name in SIGNS:
        said = [_said(sign, words) for sign in _joined(_parted(value))]
        return ", ".join(text for text, _ in said), all(known for _, known in said)
    if name == NESTED:
        return _said(value, words)
    if name in MODES:
        return re.sub(r"\w+", lambda mode: _mode(mode[0], words), value), True
    return value, True


def _mode(name: str, words: Words) -> str:
    """Return what the report calls a mode, a kind of thing or of people; `name` itself where it has no word for it."""
    for table in ("modes", "kinds", "items", "sectors"):
        if words.has(f"{table}.{name}"):
            return words(f"{table}.{name}")
    return name.replace("_", " ")


def _parted(signs: str) -> list[str]:
    """Return signs one by one: a comma in brackets, where words of reports are quoted, parts nothing."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(signs):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and signs.startswith(", ", at):
            parts.append(signs[start:at])
            start = at + 2
    return [*parts, signs[start:]]


def _joined(parts: list[str]) -> list[str]:
    """Return parts with those put together again that are one sign with a comma in it ("taken, and freed later")."""
    found: list[str] = []
    for part in parts:
        whole = f"{found[-1]}, {part}" if found else part
        if found and whole in _plain():
            found[-1] = whole
        else:
            found.append(part)
    return found


@cache
def _plain() -> dict[str, Reason]:
    return {one.says: one for one in reasons() if not SLOT.search(one.says)}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reason], ...]:
    return tuple((_pattern(one.says), one) for one in reasons() if SLOT.search(one.says))


def _pattern(says: str) -> re.Pattern[str]:
    pieces = SLOT.split(says)
    made = [re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>{_slot(piece)})" for at, piece in enumerate(pieces)]
    return re.compile("".join(made), re.DOTALL)


def _slot(name: str) -> str:
    """Return the pattern of what stands in a slot: ids and numbers have no blanks in them."""
    return r"\S+" if name in ("one", "other", "whole", "n", "sum") else r"[\w/:-]+" if name == "effect" else ".+"
