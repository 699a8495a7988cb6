"""Load a language's data files: TOML, inherited from a parent language, checked against a type."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from belegg.model.errors import LanguageDataError

Table = TypeVar("Table", bound=msgspec.Struct)


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What language.toml says: the language's code and names, its parent, and its pipeline.

    `borrows` is the language whose pipeline it is read with, where that never saw this one; lemmas are the lender's.
    `limits` are lines that say what the language lacks; one with limits is partial, () is whole."""

    code: str
    name: str
    english_name: str
    inherits: str | None = None
    pipeline: str | None = None
    borrows: str | None = None
    limits: tuple[str, ...] = ()


@cache
def language(code: str) -> Language:
    """Return the description of the language `code`; raises LanguageDataError where there is none."""
    path = files("belegg") / "languages" / code / "language.toml"
    if not path.is_file():
        raise LanguageDataError(
            f"no language '{code}': there is no languages/{code}/language.toml; see `belegg languages`"
        )
    return msgspec.convert(_parse(code, "language"), Language)


@cache
def supported() -> tuple[str, ...]:
    """Return the codes of the languages that can be read, those with a folder and a pipeline, in order."""
    folders = (folder for folder in (files("belegg") / "languages").iterdir() if (folder / "language.toml").is_file())
    return tuple(sorted(folder.name for folder in folders if language(folder.name).pipeline is not None))


def table(code: str, name: str, kind: type[Table]) -> Table:
    """Return languages/`code`/`name`.toml as a `kind`, with what the parent language has.

    Lists are the child's entries followed by the parent's; tables are merged key by key, the child's
    value first; other values are the child's. Unknown keys are errors that name file and path."""
    converted: Table = _converted(code, name, kind)
    return converted


@cache
def _converted(code: str, name: str, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(_inherited(code, name), kind)
    except msgspec.ValidationError as error:
        raise LanguageDataError(f"languages/{code}/{name}.toml: {error}") from error


def own_table(code: str, name: str, kind: type[Table]) -> Table:
    """Return languages/`code`/`name`.toml alone, without its parent's entries."""
    try:
        return msgspec.convert(_parse(code, name), kind)
    except msgspec.ValidationError as error:
        raise LanguageDataError(f"languages/{code}/{name}.toml: {error}") from error


def _inherited(code: str, name: str) -> dict[str, Any]:
    own = _parse(code, name)
    parent = language(code).inherits
    return _merge(own, _inherited(parent, name)) if parent else own


def _merge(child: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
    merged = dict(parent)
    for key, value in child.items():
        other = parent.get(key)
        if isinstance(value, list) and isinstance(other, list):
            merged[key] = value + other
        elif isinstance(value, dict) and isinstance(other, dict):
            merged[key] = _merge(value, other)
        else:
            merged[key] = value
    return merged


def _parse(code: str, name: str) -> dict[str, Any]:
    path = files("belegg") / "languages" / code / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"languages/{code}/{name}.toml: {error}") from error
