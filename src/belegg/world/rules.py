"""The rules of the trade by number, for explanations that name them."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from belegg.model.errors import WorldDataError

NAMED = re.compile(r"\bR([1-9][0-9]?)\b")


@cache
def rules() -> dict[str, str]:
    """Return every rule's words by its name, "R1" first. Raises WorldDataError for a broken table."""
    path = files("belegg") / "world" / "rules.toml"
    try:
        found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WorldDataError(f"world/rules.toml: cannot be read ({error}); install belegg anew") from error
    return found


def named_in(*texts: str) -> tuple[str, ...]:
    """Return the names of the rules that `texts` name, in order of number, each once."""
    numbers = sorted({int(number) for text in texts for number in NAMED.findall(text)})
    return tuple(name for name in (f"R{number}" for number in numbers) if name in rules())
