"""The command `belegg`: find the subcommand, run it, and turn what goes wrong into a line and an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from belegg.model.errors import BeleggError
from belegg.version import __version__

FINE, FAILED, WRONG_USE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 4, 130

COMMANDS = {
    "read": "read articles into claims",
    "add": "read articles into a ledger, which keeps them",
    "merge": "read articles, or take claims, and print the events they make",
    "withdraw": "take a document out of what a ledger tells",
    "claims": "list the claims of a ledger",
    "events": "list the events and figures that they make together",
    "documents": "list or search the documents of a ledger",
    "explain": "what a claim, an event or one number rests on",
    "diff": "what is new, revised or withdrawn since a moment",
    "review": "doubtful merges, and judgements about them",
    "report": "make one HTML file of what articles, or a ledger, tell together",
    "export": "write events for other tools: UCDP, ACLED, IDMC, Excel, SQLite, maps, a brief",
    "score": "measure the reader against golden articles",
    "languages": "list the languages that can be read, and how well",
    "language": "check a language's data, or begin a new language",
}

DESCRIPTION = """\
Reads conflict news into claims, each resting on the exact words.

examples:
  belegg read article.txt                       a table of the claims
  belegg read article.txt --explain             every value with the words and the rules behind it
  belegg read archive/ --format jsonl -o all.jsonl
  curl -s https://example.org/a.html | belegg read - --date 2020-02-10
  belegg add archive/                           into the ledger belegg.db
  belegg events --place Idlib --period 2020-02  what the reports say together
  belegg languages

commands:
""" + "\n".join(f"  {name:<12}{words}" for name, words in COMMANDS.items())


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in 100 columns, whatever the terminal, with descriptions as they were written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=100)


def parser() -> argparse.ArgumentParser:
    """Return the parser of `belegg` itself; each subcommand has its own, in the module of its name."""
    top = argparse.ArgumentParser(
        prog="belegg", description=DESCRIPTION, formatter_class=Formatter, epilog="`belegg COMMAND --help` tells more."
    )
    top.add_argument("--version", action="version", version=f"belegg {__version__}")
    top.add_argument("command", metavar="COMMAND", choices=COMMANDS, help="one of the commands above")
    top.add_argument("rest", metavar="...", nargs=argparse.REMAINDER, help="what the command asks for")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 failed, 2 wrong use, 4 some documents failed,
    130 interrupted."""
    _open_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        command = parser().parse_args(given[:1]).command
        module = import_module(f"belegg.show.cli.{command}")
        options = module.parser().parse_intermixed_args(given[1:])
        code: int = module.run(options)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USE
    except BeleggError as error:
        tell(f"belegg: {error}")
        return FAILED
    except KeyboardInterrupt:
        tell("belegg: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _give_up_output()
        return FINE
    except OSError as error:
        tell(f"belegg: cannot read or write ({error}); is the disk full, or the output closed?")
        _give_up_output()
        return FAILED
    return code


def tell(line: str) -> None:
    """Write a line to standard error, fit for a terminal whatever names and texts it quotes."""
    from belegg.show.phrases import plain

    sys.stderr.write(plain(line) + "\n")


def _open_streams() -> None:
    """Put nothing in the place of standard streams that were closed before we began, so that no file that is
    opened later takes their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - kept to the end


def _give_up_output() -> None:
    """Point standard output, whose reader has gone, at nothing, so that Python does not complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
