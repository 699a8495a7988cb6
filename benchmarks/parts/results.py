"""Write what a run measured into benchmarks/RESULTS.md: one section a part, replaced when it is run again."""

import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).resolve().parent.parent / "RESULTS.md"
HEADING = "# What the benchmarks measured\n\nWritten by the benchmarks themselves; a run replaces its own section.\n"
GOAL_MET, GOAL_MISSED = "met", "not met"


def goal(figure: float, least: float) -> str:
    """Return the words that say whether `figure` is at least `least`."""
    return f"≥ {least:g}: {GOAL_MET if figure >= least else GOAL_MISSED}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def installed(package: str) -> str | None:
    """Return the package with its version, None where it is not installed."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None


def write(part: str, body: str, *, packages: Sequence[str] = (), path: Path = RESULTS) -> None:
    """Make `body` the section of `part` in the file at `path`, with the versions it was measured with, and show it."""
    used = [name for name in map(installed, ("belegg", "spacy", *packages)) if name]
    section = f"## {part}\n\n{body.strip()}\n\nMeasured with Python {platform.python_version()}, {', '.join(used)}.\n"
    path.write_text(replaced(path.read_text(encoding="utf-8") if path.is_file() else HEADING, part, section), "utf-8")
    sys.stdout.write(section)


def replaced(text: str, part: str, section: str) -> str:
    """Return `text` with the section called `part` replaced by `section`, or with it at the end."""
    head, *sections = text.split("\n## ")
    kept = {one.partition("\n")[0].strip(): f"## {one.rstrip()}\n" for one in sections}
    kept[part] = section
    return "\n".join([head.rstrip() + "\n", *kept.values()])


def missing(folder: Path, what: str) -> int:
    """Say that a corpus is not here; returns the exit status of a run that was left out."""
    sys.stdout.write(f"{folder}: no {what} there, left out; give the folder that holds it\n")
    return 0
