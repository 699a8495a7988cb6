"""`belegg language`: check a language's data, or begin a new language."""

import argparse
import re
import sys
from pathlib import Path

from belegg.show.cli.main import FAILED, FINE, WRONG_USE, Formatter

DESCRIPTION = """\
check  tries every data file of a language against its type, and every example against the code that must match it
new    writes a folder of data files for a new language, each with all its keys, commented out

examples:
  belegg language check nb
  belegg language new fo --name føroyskt --english-name Faroese --inherits da
  belegg language new fr --into drafts/
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the subcommand."""
    parser = argparse.ArgumentParser(prog="belegg language", description=DESCRIPTION, formatter_class=Formatter)
    parser.add_argument("action", choices=("check", "new"), help="what to do")
    parser.add_argument("code", help="the language's ISO 639 code, such as nb")
    parser.add_argument("--name", help="new: the language's own name (default: its code)")
    parser.add_argument("--english-name", help="new: its English name (default: its code)")
    parser.add_argument("--inherits", metavar="CODE", help="new: the language whose data it builds on")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="new: where to write (default: belegg's own languages)"
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Check or write; returns the exit code."""
    return _check(options.code) if options.action == "check" else _new(options)


def _check(code: str) -> int:
    from belegg.language_kit.check import complaints

    wrong = complaints(code)
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    if wrong:
        sys.stderr.write(f"belegg language check: {code}: {len(wrong)} complaint{'s' if len(wrong) > 1 else ''}\n")
        return FAILED
    sys.stdout.write(f"{code}: every file fits and every example holds\n")
    return FINE


def _new(options: argparse.Namespace) -> int:
    import belegg
    from belegg.language_kit.template import write
    from belegg.languages.load import language

    code: str = options.code
    if not re.fullmatch(r"[a-z]{2,3}", code):
        sys.stderr.write(f"belegg language new: '{code}' is no ISO 639 code; give two or three small letters\n")
        return WRONG_USE
    if options.inherits is not None:
        language(options.inherits)
    written = write(
        code,
        name=options.name or code,
        english_name=options.english_name or code,
        inherits=options.inherits,
        folder=options.into or Path(belegg.__file__).parent / "languages",
    )
    sys.stdout.writelines(f"{path}\n" for path in written)
    sys.stderr.write(f"{len(written)} files written; fill them in, then run `belegg language check {code}`\n")
    return FINE
