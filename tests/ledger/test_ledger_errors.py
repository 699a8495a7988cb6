"""What is wrong with a ledger is said clearly, and nothing that is stored is lost by it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text

from belegg import keeping
from belegg.ledger import documents
from belegg.ledger.connect import connect, opened, reading
from belegg.ledger.errors import LedgerError, explained
from belegg.ledger.schema import METADATA, REVISION, REVISIONS
from tests.ledger import articles, fake_merger
from tests.ledger.conftest import NUMBERS, make_database

ROOT = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534


def add(ledger, number=1):
    return keeping.keep(ledger, *articles.reading(number), version="1", merger=fake_merger)


def names_in(where):
    with opened(where) as ledger, reading(ledger) as connection:
        return [kept.name for kept in documents.listed(connection)]


def test_a_ledger_that_is_not_there(tmp_path):
    with pytest.raises(LedgerError, match=r"gone\.db: there is no ledger; make one with `belegg add`"):
        connect(tmp_path / "gone.db")
    assert not (tmp_path / "gone.db").exists()
    with pytest.raises(LedgerError, match="there is no folder"):
        connect(tmp_path / "no" / "gone.db", create=True)
    with pytest.raises(LedgerError, match="is a folder; give a file in it"):
        connect(tmp_path, create=True)


@pytest.mark.parametrize(
    "content", [b"hello, I am an article, and no ledger at all\n", b"SQLite format 3\x00" + b"\xff" * 2000]
)
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_ledger_is_left_as_it_was(tmp_path, content, create):
    path = tmp_path / "file.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"file\.db: is (no ledger|damaged)"):
        connect(path, create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize("table", ["somebody_elses", "document"])
def test_another_programs_database_is_left_alone(tmp_path, table):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE {table} (id INTEGER)")
    connection.close()
    with pytest.raises(LedgerError, match="is no ledger, it holds other tables"):
        connect(path, create=True)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [(table,)]
    connection.close()


def test_an_empty_file_becomes_a_ledger_only_where_one_is_to_be_made(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(LedgerError, match="there is no ledger"):
        connect(path)
    with opened(path, create=True) as ledger:
        add(ledger)
    assert names_in(path) == ["sak-1.txt"]


def test_a_ledger_of_a_newer_belegg_is_refused_and_left_as_it_was(ledger, address):
    add(ledger)
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE belegg_revision SET version_num = '9999'"))
    with pytest.raises(LedgerError, match=r"written by a newer belegg .* 9999.*; update belegg"):
        connect(address, create=True)
    with ledger.engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM document")).scalar() == 1
        connection.execute(text(f"UPDATE belegg_revision SET version_num = '{REVISION}'"))
    assert names_in(address) == ["sak-1.txt"]


def test_a_full_disk_loses_nothing_that_is_stored(tmp_path):
    path = tmp_path / "belegg.db"
    with opened(path, create=True) as ledger:
        add(ledger, 1)
        with reading(ledger) as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar()

        def fill(connection, _record, _proxy):
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        event.listen(ledger.engine, "checkout", fill)
        with pytest.raises(LedgerError, match=r"belegg\.db: the disk is full; what was already kept is whole"):
            for number in range(2, 400):
                add(ledger, number)
    held = len(names_in(path))
    assert 1 <= held < 399
    with opened(path) as ledger:
        assert keeping.rebuild(ledger, merger=fake_merger) == 0
        assert add(ledger, 399) == "added"
    assert len(names_in(path)) == held + 1


def as_nobody(arguments, cwd):
    """Run belegg as a user without rights and return what came of it."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can take away its own rights here")
    command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    program = [sys.executable, "-m", "belegg.show.cli.main"]
    return subprocess.run(
        [*command, *program, *arguments], cwd=cwd, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def read_only(tmp_path):
    """A folder with a ledger of one document that nobody may write to."""
    folder = tmp_path / "archive"
    folder.mkdir()
    with opened(folder / "belegg.db", create=True) as ledger:
        add(ledger)
    (folder / "belegg.db").chmod(0o444)
    folder.chmod(0o555)
    for parent in tmp_path.parents:
        if parent.stat().st_mode & 0o005 != 0o005 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o005)
    tmp_path.chmod(0o755)
    return folder


def test_a_read_only_folder_can_be_read(read_only):
    done = as_nobody(["documents", "--format", "jsonl"], read_only)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert '"name":"sak-1.txt"' in done.stdout


@pytest.mark.parametrize("ledger", ["belegg.db", "new.db"])
def test_a_read_only_folder_cannot_be_written_and_says_so(read_only, ledger):
    article = read_only.parent / "article.txt"
    article.write_text("Fem soldater ble drept i Idlib.", encoding="utf-8")
    done = as_nobody(["add", str(article), "--ledger", ledger], read_only)
    assert done.returncode == 1
    assert f"{ledger}: " in done.stderr
    assert "check the rights of the file and its folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert names_in(read_only / "belegg.db") == ["sak-1.txt"]


def test_a_server_that_is_not_there(tmp_path):
    with pytest.raises(LedgerError, match="the server cannot be reached"):
        connect(f"postgresql://me:secret@/nothing?host={tmp_path}", create=True)
    with pytest.raises(LedgerError) as caught:
        connect(f"postgresql://me:secret@/nothing?host={tmp_path}", create=True)
    assert "secret" not in str(caught.value)
    with pytest.raises(LedgerError, match="no such kind of ledger"):
        connect("mysql://me@here/ledger", create=True)


def test_databases_of_a_server(server):
    with pytest.raises(LedgerError, match="there is no such database"):
        connect(server.format(name="nothing"), create=True)
    with pytest.raises(LedgerError, match="the server does not know the user"):
        connect(server.format(name="postgres").replace("postgres@", "somebody@"), create=True)
    other = make_database(server, f"other_{next(NUMBERS)}")
    with pytest.raises(LedgerError, match="there is no ledger"):
        connect(other)
    with psycopg.connect(other, autocommit=True) as connection:
        connection.execute("CREATE TABLE event (id int)")
    with pytest.raises(LedgerError, match="holds other tables"):
        connect(other, create=True)


def test_another_writer_is_waited_for_but_not_for_ever(ledger, address):
    from belegg.ledger.connect import writing

    with opened(address, patience=0.2) as other, writing(ledger) as connection:
        connection.execute(text("SELECT 1"))
        with pytest.raises(LedgerError, match="another process has been writing to it for too long"):
            add(other)
    assert add(ledger) == "added"


@pytest.mark.filterwarnings("ignore:Did not recognize type:sqlalchemy.exc.SAWarning")
def test_the_tables_are_those_of_the_schema(ledger):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    ours = set(METADATA.tables)

    def known(_object, name, kind, _reflected, _other):
        return kind != "table" or name in ours

    with ledger.engine.connect() as connection:
        options = {"version_table": "belegg_revision", "include_object": known}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
    extra = {"search", "spot", "document_search", "claim_spot", "event_spot"}
    assert [one for one in found if not any(name in str(one) for name in extra)] == []
    script = ScriptDirectory(str(ROOT / "src" / "belegg" / "ledger" / "migrations"))
    assert script.get_current_head() == REVISION == REVISIONS[-1]
    assert {one.revision for one in script.walk_revisions()} == set(REVISIONS)


def test_what_a_driver_says_becomes_what_to_do():
    told = str(explained(sqlite3.OperationalError("something odd\nin two lines"), "x.db"))
    assert told == "x.db: the database refused (something odd); what was kept is whole: run again, or report it"
