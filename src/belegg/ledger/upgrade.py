"""Bring a ledger's tables up to date, and refuse what is no ledger or was written by a newer belegg."""

from sqlalchemy import Connection, Engine, inspect, text

from belegg.ledger.errors import LedgerError
from belegg.ledger.schema import METADATA, REVISION, REVISIONS, VERSION_TABLE

MAKING = 0x62656C65


def settle(engine: Engine, where: str, *, create: bool) -> None:
    """Make the tables of an empty database where `create`, bring older ones up to date, leave current ones alone.

    Raises LedgerError for a database that is no ledger, is empty though not to be made, or is newer than belegg."""
    with engine.connect() as connection:
        found = revision(connection, where)
    if found == REVISION:
        return
    if found is None and not create:
        raise missing(where)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MAKING})
        if revision(connection, where) != REVISION:
            _upgrade(connection)


def revision(connection: Connection, where: str) -> str | None:
    """Return the migration that the database stands at, None where it is empty; see settle for the errors."""
    looked = inspect(connection)
    if not looked.has_table(VERSION_TABLE):
        names = set(looked.get_table_names())
        if names & set(METADATA.tables) or (names and connection.dialect.name == "sqlite"):
            raise LedgerError(f"{where}: is no ledger, it holds other tables; give another with --ledger")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found is not None and found not in REVISIONS:
        raise LedgerError(
            f"{where}: was written by a newer belegg (its tables are at {found}, this one knows {REVISION}); "
            "update belegg, or give another ledger with --ledger"
        )
    return found


def missing(where: str) -> LedgerError:
    """Return the error for a ledger that is not there."""
    return LedgerError(f"{where}: there is no ledger; make one with `belegg add`, or say where it is with --ledger")


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "belegg.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
