"""What signs are worth when claims are compared: weights.toml, laid out by family."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from belegg.model.errors import WorldDataError

FAMILIES = (
    "incident", "total", "stock", "displacement", "deployment", "strength", "population", "control", "agreement",
    "talks", "relation", "statement",
)  # fmt: skip


@cache
def across(family: str) -> dict[str, int]:
    """Return the points of each sign between two reports' accounts of a `family`, with the "need"."""
    table = _table()
    return {**table["every"], **table[family]}


@cache
def within(family: str) -> dict[str, int]:
    """Return the points of each sign between two claims of one report."""
    local = _table()["local"]
    plain = {name: points for name, points in local.items() if isinstance(points, int)}
    return {**across(family), **plain, **local[family]}


@cache
def _table() -> dict[str, Any]:
    path = files("belegg") / "merge" / "weights.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WorldDataError(f"merge/weights.toml: {error}; was the package built whole?") from error
    missing = [name for name in FAMILIES if name not in table or name not in table["local"]]
    if missing:
        raise WorldDataError(f"merge/weights.toml: no section for {', '.join(missing)}")
    return table
