"""Open a ledger, in a SQLite file or in PostgreSQL by its address, and read or write it in one piece."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from belegg.ledger.errors import LedgerError, explained, hidden
from belegg.ledger.upgrade import missing, settle

MAGIC = b"SQLite format 3\x00"
WRITING = 0x62656C67
"""The key of the lock that those who write to one PostgreSQL ledger take by turns."""
PATIENCE = 120.0
"""Seconds to wait for another process that writes."""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """An open ledger: the engine behind it, and `where` it is, in words for messages."""

    engine: Engine
    where: str

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


@contextmanager
def opened(where: str | Path, *, create: bool = False, patience: float = PATIENCE) -> Iterator[Ledger]:
    """Yield the ledger at `where`, a path or an address such as "postgresql://user@host/name", and close it.

    A ledger that is not there is made where `create`. `patience` is for how many seconds to wait for others who write.
    Raises LedgerError for what is no ledger, cannot be opened, or was written by a newer belegg."""
    ledger = connect(where, create=create, patience=patience)
    try:
        yield ledger
    finally:
        ledger.close()


def connect(where: str | Path, *, create: bool = False, patience: float = PATIENCE) -> Ledger:
    """Return the ledger at `where`; see opened. It must be closed."""
    told = str(where)
    remote = told.startswith(("postgresql:", "postgresql+psycopg:", "postgres:"))
    if not remote and "://" in told and not told.startswith("sqlite:///"):
        raise LedgerError(f"{hidden(told)}: no such kind of ledger; give a file, or postgresql://user@host/name")
    with translated(hidden(told)):
        engine = _postgresql(told, patience) if remote else _sqlite(told, patience, create=create)
        try:
            settle(engine, hidden(told), create=create)
        except BaseException:
            engine.dispose()
            raise
    return Ledger(engine=engine, where=hidden(told))


@contextmanager
def reading(ledger: Ledger) -> Iterator[Connection]:
    """Yield a connection that sees the ledger as it is now, whatever is written meanwhile; it waits for nobody."""
    options = {"isolation_level": "REPEATABLE READ"} if ledger.engine.dialect.name == "postgresql" else {}
    with (
        translated(ledger.where),
        ledger.engine.connect().execution_options(**options) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def writing(ledger: Ledger) -> Iterator[Connection]:
    """Yield the one connection that may write; what is written is kept whole when the block ends, or not at all."""
    with (
        translated(ledger.where),
        ledger.engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn what a database driver raises in the block into a LedgerError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise explained(error, where) from error


def _sqlite(where: str, patience: float, *, create: bool) -> Engine:
    path = Path(where.removeprefix("sqlite:///"))
    _look_at(path, where, create=create)
    mode = "rwc" if create else "rw"
    if path.is_file() and not _may_write(path):
        if create:
            raise LedgerError(f"{where}: may not be written; check the rights of the file and its folder")
        # Without the files beside it that a reader shares with writers, which it may not make.
        mode = "ro" if path.with_name(path.name + "-wal").exists() else "ro&immutable=1"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def dial() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=dial, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare_reader if mode.startswith("ro") else _prepare)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _look_at(path: Path, where: str, *, create: bool) -> None:
    """Refuse a path that cannot be a ledger before SQLite makes anything there."""
    if path.is_dir():
        raise LedgerError(f"{where}: is a folder; give a file in it, such as {path / 'belegg.db'}")
    if not path.exists():
        if not create:
            raise missing(where)
        if not path.parent.is_dir():
            raise LedgerError(f"{where}: there is no folder {path.parent}; make it, or give another with --ledger")
        return
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
    if start and start != MAGIC:
        raise LedgerError(f"{where}: is no ledger, it is no SQLite file; give another with --ledger")
    if not start and not create:
        raise missing(where)


def _may_write(path: Path) -> bool:
    from os import W_OK, access

    return access(path, W_OK) and access(path.absolute().parent, W_OK)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # Readers never wait for the writer, and what is kept outlasts a power cut.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _prepare_reader(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(where: str, patience: float) -> Engine:
    address = "postgresql+psycopg:" + where.partition(":")[2]
    engine = create_engine(address, connect_args={"connect_timeout": 10})

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITING})

    event.listen(engine, "begin", begin)
    return engine
