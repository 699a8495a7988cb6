"""Where the trained models lie that ship with the project."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from belegg.model.errors import LanguageDataError

CARD = "CARD.md"


@cache
def model_path(name: str) -> Path:
    """Return the folder of the model `name`, in an installed package or in a checkout.

    Raises LanguageDataError where there is none."""
    package = Path(str(files("belegg"))).resolve()
    tried = (package / "models" / name, package.parent.parent / "models" / name)
    for path in tried:
        if (path / CARD).is_file():
            return path
    raise LanguageDataError(
        f"no model '{name}' at {' or '.join(map(str, tried))}; install belegg from its wheel, or run `make train`"
    )
