"""`belegg languages`: the languages that can be read, and how well each was measured."""

import argparse
import sys
import tomllib
from importlib.resources import files
from typing import Any

from belegg.show.cli.main import FINE, Formatter

DESCRIPTION = """\
Lists the languages that can be read: code, name, whether whole or partial, the pipeline that parses them (of which
language where it is borrowed), and how well claims were found in the golden articles when that was last measured.
What a partial language lacks is told below the list.

examples:
  belegg languages
  belegg languages --format json
"""

NOT_MEASURED = "not measured"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg languages", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    return parser


def run(options: argparse.Namespace) -> int:
    """Print the list; returns the exit code."""
    rows = [_row(code) for code in _codes()]
    if options.format == "json":
        import msgspec

        sys.stdout.write(msgspec.json.format(msgspec.json.encode(rows)).decode() + "\n")
        return FINE
    sys.stdout.write(f"{'code':<6}{'language':<22}{'state':<10}{'pipeline':<16}measured\n")
    for row in rows:
        name, state, pipeline = str(row["english_name"]), "partial" if row["partial"] else "whole", _pipeline(row)
        sys.stdout.write(f"{row['code']:<6}{name:<22}{state:<10}{pipeline:<16}{_measured(row['measured'])}\n")
    for row in rows:
        if row["limits"]:
            sys.stdout.write(f"\n{row['english_name']} ({row['code']}) is partial:\n")
            sys.stdout.writelines(f"  - {limit}\n" for limit in row["limits"])
    return FINE


def _pipeline(row: dict[str, Any]) -> str:
    name = row["pipeline"] or "none"
    return f"{name}, borrowed" if row["borrows"] else name


def _codes() -> tuple[str, ...]:
    from belegg.languages.load import supported

    return supported()


def _row(code: str) -> dict[str, Any]:
    from belegg.languages.load import language

    known = language(code)
    return {
        "code": code,
        "name": known.name,
        "english_name": known.english_name,
        "inherits": known.inherits,
        "pipeline": known.pipeline,
        "borrows": known.borrows,
        "partial": bool(known.limits),
        "limits": known.limits,
        "measured": _measurements().get(code),
    }


def _measurements() -> dict[str, object]:
    path = files("belegg") / "languages" / "measured.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _measured(found: object) -> str:
    if not isinstance(found, dict):
        return NOT_MEASURED
    shares = ", ".join(
        f"{words} {100 * found[key]:.0f} %"
        for key, words in (("precision", "precision"), ("recall", "recall"), ("key_accuracy", "keys"))
    )
    return f"{shares} on {found['claims']} claims in {found['articles']} articles"
