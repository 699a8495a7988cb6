"""The command line's help, as it was agreed: run `python tests/contracts/test_help_text.py` to accept a change."""

from importlib import import_module
from pathlib import Path

import pytest

from belegg.show.cli import main

HELP = Path(__file__).with_name("help")


def shown(command: str) -> str:
    """Return the help of `command`, "belegg" for the whole."""
    module = main if command == "belegg" else import_module(f"belegg.show.cli.{command}")
    return module.parser().format_help()


@pytest.mark.parametrize("command", ["belegg", *main.COMMANDS])
def test_the_help_is_as_agreed(command):
    assert shown(command) == (HELP / f"{command}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    HELP.mkdir(exist_ok=True)
    for name in ("belegg", *main.COMMANDS):
        (HELP / f"{name}.txt").write_text(shown(name), encoding="utf-8")
