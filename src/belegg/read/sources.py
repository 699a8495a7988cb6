"""Find what to read: files, folders, patterns and standard input, from a command line's arguments."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

TAKEN = ("", ".txt", ".md", ".htm", ".html", ".xhtml")
"""The endings, lower-cased, of the files that are taken from a folder; a file that is named is always read."""


class StandardInput(msgspec.Struct, frozen=True, kw_only=True):
    """Stands for the bytes on standard input, the argument "-"."""

    name: str = "<stdin>"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An argument, or something below one, that cannot be read: `message` says what, where and what next."""

    where: str
    message: str


def expand(arguments: Sequence[str]) -> Iterator[Path | StandardInput | Problem]:
    """Yield what `arguments` name, in their order and each file once: a folder gives the text and
    HTML files below it in order of name (hidden ones left out), a pattern such as "*.txt" those it matches,
    "-" standard input."""
    seen: set[Path | StandardInput] = set()
    for argument in arguments:
        for found in _one(argument):
            key = found.absolute() if isinstance(found, Path) else found
            if isinstance(key, Problem):
                yield found
            elif key not in seen:
                seen.add(key)
                yield found


def _one(argument: str) -> Iterator[Path | StandardInput | Problem]:
    if argument == "-":
        yield StandardInput()
        return
    if not argument or "\0" in argument:
        yield Problem(where=repr(argument), message=f"{argument!r}: not a file name; give a file, a folder or '-'")
        return
    if os.path.lexists(argument):
        yield from _there(Path(argument))
        return
    if not glob.has_magic(argument):
        yield Problem(where=argument, message=f"{argument}: there is no such file or folder; check the name")
        return
    matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        yield Problem(where=argument, message=f"{argument}: no file matches the pattern; check it")
    for match in matches:
        yield from _there(Path(match))


def _there(path: Path) -> Iterator[Path | Problem]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _problem(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Problem(
            where=str(path), message=f"{path}: not a regular file; give a text or HTML file, or '-' for a pipe"
        )


def _folder(folder: Path) -> Iterator[Path | Problem]:
    """Walk with a list, not by recursion; links to folders are not followed, so that no walk is endless."""
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and (path.is_symlink() or not path.is_dir()):
            yield from _there(path) if not path.is_dir() else ()
            continue
        try:
            below = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
        except OSError as error:
            yield _problem(path, error)
            continue
        waiting.extend(path / name for name in reversed(below) if _may_hold(path / name))


def _may_hold(path: Path) -> bool:
    """Return whether `path`, found in a folder, is a folder itself or ends as an article's file does."""
    return path.suffix.lower() in TAKEN or path.is_dir()


def _problem(path: Path, error: OSError) -> Problem:
    why = (error.strerror or type(error).__name__).lower()
    return Problem(where=str(path), message=f"{path}: cannot be opened ({why}); check that it exists and may be read")
