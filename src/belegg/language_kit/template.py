"""Write the template of a language's data files out of their types, so that it never lags behind them."""

import inspect
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect as types

from belegg.language_kit.files import FILES, DataFile, type_of
from belegg.model.errors import LanguageDataError

WIDTH = 110
WORD = "…"
NAMES: dict[type, str] = {
    types.StrType: "text",
    types.IntType: "whole number",
    types.FloatType: "number",
    types.BoolType: "true or false",
}


def write(code: str, *, name: str, english_name: str, inherits: str | None, folder: Path) -> tuple[Path, ...]:
    """Write a folder `code` into `folder`: language.toml filled in, the others commented out. Returns the files.

    Raises LanguageDataError where the folder is there already or cannot be written."""
    target = folder / code
    if target.exists():
        raise LanguageDataError(f"{target}: is there already; choose another code or --into another folder")
    written = []
    try:
        for file in FILES:
            path = target / f"{file.name}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = _language(code, name, english_name, inherits) if file.name == "language" else commented(file)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise LanguageDataError(f"{target}: cannot be written ({why}); choose another folder with --into") from error
    return tuple(written)


def commented(file: DataFile) -> str:
    """Return the template of `file`, every line a comment."""
    head = [f"{file.name}.toml: {file.purpose}", "", *_doc(type_of(file)), ""]
    return "".join(f"# {line}".rstrip() + "\n" for line in (*head, *body(file)))


def body(file: DataFile) -> tuple[str, ...]:
    """Return the template's lines: TOML that fits the type of `file` as it stands, with comments of its own."""
    return tuple(_struct(_info(type_of(file)), ""))


def _language(code: str, name: str, english_name: str, inherits: str | None) -> str:
    file = FILES[0]
    lines = [f"# {file.name}.toml: {file.purpose}"]
    lines += [f"code = {_quoted(code)}", f"name = {_quoted(name)}", f"english_name = {_quoted(english_name)}"]
    lines.append(f"inherits = {_quoted(inherits)}" if inherits else '# inherits = "…"')
    lines.append('# pipeline = "…"  # the folder below models/ that parses it; without one the language is not read')
    lines.append('# borrows = "…"  # the language that the pipeline was made for, where that is another')
    lines.append('# limits = ["…"]  # what it lacks, a line each; `belegg languages` prints them, and calls it partial')
    return "\n".join(lines) + "\n"


def _info(kind: type) -> types.StructType:
    info = types.type_info(kind)
    if not isinstance(info, types.StructType):
        raise LanguageDataError(f"{kind.__name__} is no msgspec struct, so no template can be made of it")
    return info


def _doc(kind: type) -> list[str]:
    return textwrap.wrap(" ".join(inspect.cleandoc(kind.__doc__ or "").split()), WIDTH)


def _struct(info: types.StructType, path: str) -> Iterator[str]:
    """Yield the keys of a table: first the plain ones, then those that are tables of their own."""
    later = [field for field in info.fields if _tables(field.type)]
    for field in info.fields:
        if field not in later:
            yield f"{field.encode_name} = {_sample(field.type)}  # {_words(field.type)}{_need(field)}"
    for field in later:
        name = f"{path}{field.encode_name}"
        inner = _inner(field.type)
        yield ""
        yield from (f"# {line}" for line in (_doc(inner.cls) if inner is not None else []))
        yield f"# {name}: {_words(field.type)}{_need(field)}"
        if inner is None:
            yield f"[{name}]"
            yield from _entries(field.type)
        else:
            yield f"[[{name}]]" if not isinstance(_bare(field.type), types.StructType) else f"[{name}]"
            yield from _struct(inner, f"{name}.")


def _entries(kind: types.Type) -> Iterator[str]:
    bare = _bare(kind)
    if isinstance(bare, types.DictType):
        key = _sample(bare.key_type)
        yield f"{key} = {_sample(bare.value_type)}"


def _bare(kind: types.Type) -> types.Type:
    """Return the type without None."""
    if isinstance(kind, types.UnionType):
        return next(one for one in kind.types if not isinstance(one, types.NoneType))
    return kind


def _item(kind: types.Type) -> types.Type | None:
    bare = _bare(kind)
    listed = isinstance(bare, types.ListType | types.VarTupleType | types.SetType | types.FrozenSetType)
    return bare.item_type if listed else None  # type: ignore[attr-defined]


def _inner(kind: types.Type) -> types.StructType | None:
    """Return the struct that `kind` is, or is a list of; None where it is neither."""
    for one in (_bare(kind), _item(kind)):
        if isinstance(one, types.StructType):
            return one
    return None


def _tables(kind: types.Type) -> bool:
    return _inner(kind) is not None or isinstance(_bare(kind), types.DictType)


def _need(field: types.Field) -> str:
    return "; must be given" if field.required else ""


def _words(kind: types.Type) -> str:
    """Return the type in words: "list of text", "table of text to whole number"."""
    bare, item = _bare(kind), _item(kind)
    if item is not None:
        return f"list of {_words(item)}"
    if isinstance(bare, types.LiteralType):
        return "one of " + ", ".join(map(str, bare.values))
    if isinstance(bare, types.DictType):
        return f"table of {_words(bare.key_type)} to {_words(bare.value_type)}"
    if isinstance(bare, types.TupleType):
        return "[" + ", ".join(_words(one) for one in bare.item_types) + "]"
    return NAMES.get(type(bare), "entries" if isinstance(bare, types.StructType) else "value")


def _sample(kind: types.Type) -> str:
    """Return a value that fits `kind`, as TOML writes it on one line."""
    bare, item = _bare(kind), _item(kind)
    if item is not None:
        return f"[{_sample(item)}]"
    if isinstance(bare, types.LiteralType):
        return _quoted(bare.values[0])
    if isinstance(bare, types.TupleType):
        return "[" + ", ".join(_sample(one) for one in bare.item_types) + "]"
    if isinstance(bare, types.DictType):
        return "{ " + f"{_sample(bare.key_type)} = {_sample(bare.value_type)}" + " }"
    plain: dict[type, str] = {types.IntType: "0", types.FloatType: "0.0", types.BoolType: "false"}
    return plain.get(type(bare), _quoted(WORD))


def _quoted(value: Any) -> str:
    return msgspec.json.encode(value).decode() if isinstance(value, str) else str(value)
