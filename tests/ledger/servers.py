"""A throw-away PostgreSQL server with PostGIS, on a socket in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALL = "run tests/ledger/install-postgres.sh as root, or install PostgreSQL and PostGIS yourself"
SETTINGS = (
    "listen_addresses=''", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB",
    "max_connections=40", "timezone=Europe/Oslo",
)  # fmt: skip


def missing() -> str | None:
    """Return what is missing for a server to be started, None where nothing is."""
    folder = programs()
    if folder is None:
        return f"there is no PostgreSQL server on this machine; {INSTALL}"
    if not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        return f"PostgreSQL is here, PostGIS is not; {INSTALL}"
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return "PostgreSQL does not run as root, and there is no setpriv to run it as another user"
    return None


def programs() -> Path | None:
    """Return the folder of the newest server's programs, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of a server that is started here and stopped at the end, less the database's name."""
    folder = Path(tempfile.mkdtemp(prefix="belegg-pg-", dir="/tmp"))
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    settings = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={folder}"))
    try:
        _run("pg_ctl", "-D", data, "-l", folder / "log", "-o", settings, "-w", "-t", "60", "start")
        try:
            yield f"postgresql://postgres@/{{name}}?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "-t", "60", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object) -> None:
    user = ("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups") if os.geteuid() == 0 else ()
    command = [*user, str(programs() / program), *map(str, arguments)]
    done = subprocess.run(
        command, cwd="/tmp", stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"
