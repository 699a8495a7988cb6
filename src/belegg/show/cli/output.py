"""Where commands write: standard output or a file, plain records or what a console draws."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST, WIDEST = 40, 320
STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def json_lines(records: Iterable[object]) -> str:
    """Return the records, one a line; signs that steer a terminal, or end a line for some readers, are escaped."""
    import msgspec

    lines = (msgspec.json.encode(record).decode() + "\n" for record in records)
    return "".join(STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line) for line in lines)


def flushed(out: TextIO, text: str) -> None:
    """Write `text` and send it off."""
    out.write(text)
    out.flush()


def console_on(out: TextIO) -> "Console":
    """Return a console on `out`, as wide as the terminal or COLUMNS says, 120 where neither does."""
    from rich.console import Console

    told = os.environ.get("COLUMNS", "")
    fixed = min(max(int(told), NARROWEST), WIDEST) if re.fullmatch("[1-9][0-9]{0,5}", told) else None
    drawn = Console(file=out, highlight=False, markup=False, emoji=False, width=fixed)
    return drawn if fixed or drawn.is_terminal else Console(file=out, highlight=False, markup=False, width=120)


@contextmanager
def output_to(path: Path | None) -> Iterator[TextIO]:
    """Yield where to write: standard output, or a file beside `path` that takes its place once all is written."""
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        yield sys.stdout
        return
    if path.exists() and not path.is_file():
        with _told(path), path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
        return
    with beside(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="") as file:
        yield file


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a path beside `path`; what is written there takes its place once it is whole."""
    from belegg.model.errors import BeleggError

    if not path.parent.is_dir():
        raise BeleggError(f"{path}: cannot be written (no folder {path.parent}); make it, or choose another -o")
    part = path.with_name(path.name + ".part")
    try:
        with _told(path):
            part.unlink(missing_ok=True)
            yield part
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what the system says of writing to `path` as a BeleggError."""
    from belegg.model.errors import BeleggError

    try:
        yield
    except OSError as error:
        raise BeleggError(
            f"{path}: cannot be written ({(error.strerror or str(error)).lower()}); choose another -o"
        ) from error
