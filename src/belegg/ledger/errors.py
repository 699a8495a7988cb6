"""What can be wrong with a ledger, and what to do about it."""

import re

from belegg.model.errors import BeleggError

ENDINGS = (
    ("file is not a database", "is no ledger: it is no SQLite file; give another with --ledger"),
    ("malformed", "is damaged; restore it from a copy, or begin another with --ledger and add the articles again"),
    ("disk is full", "the disk is full; what was already kept is whole: make room and run the command again"),
    ("no space left", "the disk is full; what was already kept is whole: make room and run the command again"),
    (
        "disk i/o error",
        "cannot be read or written (disk error); what was kept is whole: check the disk, then run again",
    ),
    ("readonly", "may not be written; check the rights of the file and its folder, or give another with --ledger"),
    ("read-only", "may not be written; check the rights of the file and its folder, or give another with --ledger"),
    ("permission denied", "may not be used by this user; ask for the rights, or give another with --ledger"),
    ("unable to open", "cannot be opened; check the rights of the file and its folder, or give another with --ledger"),
    ("database is locked", "another process has been writing to it for too long; wait for it, then run again"),
    ("lock timeout", "another process has been writing to it for too long; wait for it, then run again"),
    ('role "', "the server does not know the user; check the address in --ledger"),
    ("does not exist", "there is no such database or table; make it (createdb), or give another with --ledger"),
    ("authentication failed", "the server does not accept the user or the password; check the address in --ledger"),
    ("connect", "the server cannot be reached; is it running, and is the address in --ledger right?"),
)
"""What a database driver's message has in it, and what is told instead."""
PASSWORD = re.compile(r"(?<=://)([^:/@]*):[^@]*@")


class LedgerError(BeleggError):
    """A ledger cannot be opened, read or written, or does not hold what was asked for."""


def explained(error: Exception, where: str) -> LedgerError:
    """Return what `error`, raised by a database driver, means for the ledger `where`."""
    told = str(getattr(error, "orig", None) or error)
    lower = told.lower()
    for part, ending in ENDINGS:
        if part in lower:
            return LedgerError(f"{where}: {ending}")
    first = next(iter(told.splitlines()), type(error).__name__)
    return LedgerError(f"{where}: the database refused ({first}); what was kept is whole: run again, or report it")


def hidden(url: str) -> str:
    """Return `url` without a password in it."""
    return PASSWORD.sub(r"\1@", url)
