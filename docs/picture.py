"""Draw docs/demo.svg, the picture in the README: the first claims of the example, as `belegg read` prints them."""

import io
import re
from contextlib import chdir
from pathlib import Path

import msgspec
from rich.console import Console

from belegg.show import table
from belegg.workflow import read_path

ROOT = Path(__file__).parent.parent
FIRST = 14
WIDTH = 118
FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
"""Fonts that the drawing would fetch; the reader's own monospace does as well."""
CREDIT = "<!-- Generated with Rich https://www.textualize.io -->"


def draw(path: Path) -> None:
    """Write the picture to `path`."""
    with chdir(ROOT):
        reading = read_path(Path("examples/el-obeid.txt"))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False)
    table.show(msgspec.structs.replace(reading, claims=reading.claims[:FIRST]), console)
    drawn = console.export_svg(title="belegg read examples/el-obeid.txt")
    path.write_text(FONTS.sub("", drawn).replace(CREDIT, ""), encoding="utf-8")


if __name__ == "__main__":
    draw(ROOT / "docs" / "demo.svg")
