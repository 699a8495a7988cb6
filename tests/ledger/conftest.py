"""Ledgers to test with: every test that takes `address` or `ledger` runs against SQLite and against PostgreSQL."""

from itertools import count
from types import SimpleNamespace

import psycopg
import pytest

from belegg import keeping
from belegg.ledger.connect import connect, opened, reading
from belegg.ledger.schema import METADATA
from tests.ledger import articles, fake_merger, servers

NUMBERS = count()


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL server, less the database's name; skips, and says why, where there can be none."""
    why = servers.missing()
    if why is not None:
        pytest.skip(f"POSTGRESQL IS NOT TESTED: {why}")
    with servers.server() as address:
        yield address


def make_database(server, name):
    """Make a database with nothing in it and return its address."""
    with psycopg.connect(server.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return server.format(name=name)


@pytest.fixture(scope="session")
def database(server):
    """The address of a ledger on the server, which the tests take one after the other."""
    address = make_database(server, "belegg")
    with opened(address, create=True):
        pass
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Where an empty ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "belegg.db")
    address = request.getfixturevalue("database")
    with psycopg.connect(address) as connection:
        connection.execute(f"TRUNCATE {', '.join(METADATA.tables)} RESTART IDENTITY")
    return address


@pytest.fixture
def ledger(address):
    """An open ledger with nothing in it."""
    held = connect(address, create=True)
    yield held
    held.close()


@pytest.fixture
def keep(ledger):
    """What keeps things in `ledger` by the fake merger, under a clock that goes a minute at a time from MORNING."""
    clock = articles.clock()

    class Keep:
        merger = fake_merger

        @staticmethod
        def add(number=1, *, version="1", again="never", **keys):
            data, read = articles.reading(number, **keys)
            return keeping.keep(ledger, data, read, version=version, again=again, merger=fake_merger, clock=clock)

        @staticmethod
        def withdraw(document, *, why="retracted by the outlet", author="Kari"):
            return keeping.withdraw(ledger, document, why=why, author=author, merger=fake_merger, clock=clock)

        @staticmethod
        def judge(verdict, *about, why="seen with my own eyes", author="Kari"):
            return keeping.judge(ledger, verdict, about, why=why, author=author, merger=fake_merger, clock=clock)

        @staticmethod
        def rebuild():
            return keeping.rebuild(ledger, merger=fake_merger, clock=clock)

    return Keep


@pytest.fixture
def ask(ledger):
    """Calls a listing function of the ledger and returns all that it yields."""

    def call(listed, *given, **keys):
        with reading(ledger) as connection:
            return list(listed(connection, *given, **keys))

    return SimpleNamespace(call=call).call
