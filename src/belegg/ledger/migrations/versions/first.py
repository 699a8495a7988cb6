"""The first tables."""

import sqlalchemy as sa
from alembic import op

from belegg.ledger.statements import statements

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
GUARDS = {
    "sqlite": "CREATE TRIGGER {table}_is_not_{done} BEFORE {act} ON {table} BEGIN "
    "SELECT RAISE(ABORT, 'rows of {table} are appended, never changed'); END",
    "postgresql": "CREATE TRIGGER {table}_is_not_{done} BEFORE {act} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION belegg_refuse()",
}
ACTS = {"UPDATE": "changed", "DELETE": "deleted"}


def upgrade() -> None:
    """Make the tables, the search and the points, and see to it that rows are only ever added."""
    tables = (*_sources(), *_claims(), *_judgements(), *_events())
    connection = op.get_bind()
    for statement in statements(connection.dialect.name, revision):
        connection.exec_driver_sql(statement)
    for table in tables:
        for act, done in ACTS.items():
            connection.exec_driver_sql(GUARDS[connection.dialect.name].format(table=table, act=act, done=done))


def _sources() -> tuple[str, ...]:
    op.create_table(
        "change", _number(), sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True), _text("what"),
        _text("subject", index=True), _text("author", nullable=True), _text("why", nullable=True),
    )  # fmt: skip
    op.create_table(
        "document", _number(), _text("id", unique=True), _text("name"), _text("media_type"), _text("encoding"),
        sa.Column("bytes", sa.LargeBinary(), nullable=False), _text("words"), _change(),
    )  # fmt: skip
    op.create_table(
        "reading", _number(), _points_to("document", index=True), _text("version"), _text("language"),
        _text("outlet", nullable=True), _text("published", nullable=True), sa.Column("published_start", sa.Date()),
        sa.Column("published_end", sa.Date()), sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False), _change(),
    )  # fmt: skip
    return "change", "document", "reading"


def _claims() -> tuple[str, ...]:
    op.create_table(
        "claim", _number(), _text("id", index=True), _points_to("reading", index=True), _text("kind"),
        _text("mode", nullable=True), _text("standing"), sa.Column("imputed", sa.Boolean(), nullable=False),
        *_when_and_where(), _text("record"), _change(),
    )  # fmt: skip
    op.create_table("claim_gone", _points_to("claim", primary_key=True), _change())
    _names("claim")
    op.create_table("claim_block", _text("key"), _points_to("claim"), sa.UniqueConstraint("key", "claim"))
    op.create_index("block_of_claim", "claim_block", ["claim"])
    return "claim", "claim_gone", "claim_name", "claim_block"


def _judgements() -> tuple[str, ...]:
    op.create_table(
        "judgement", _number(), _text("id", unique=True), _text("verdict"), _text("claims"), _text("author"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False), _text("why"), _text("undoes", nullable=True),
        _change(),
    )  # fmt: skip
    op.create_table(
        "tombstone", _points_to("document", primary_key=True), _text("author"), _text("why"), _change()
    )  # fmt: skip
    return "judgement", "tombstone"


def _events() -> tuple[str, ...]:
    op.create_table(
        "event", _number(), _text("id", index=True), _text("kind"), _text("mode", nullable=True), _text("standing"),
        _text("grade"), *_when_and_where(), _text("record"), _change(),
    )  # fmt: skip
    op.create_table("event_gone", _points_to("event", primary_key=True), _change())
    op.create_table("event_claim", _points_to("event"), _text("claim"), sa.UniqueConstraint("claim", "event"))
    op.create_index("claims_of_event", "event_claim", ["event"])
    _names("event")
    return "event", "event_gone", "event_claim", "event_name"


def _names(table: str) -> None:
    op.create_table(
        f"{table}_name", _points_to(table), _text("role"), _text("name"), sa.UniqueConstraint(table, "role", "name")
    )
    op.create_index(f"{table}_by_name", f"{table}_name", ["role", "name"])


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=True)


def _text(name: str, *, nullable: bool = False, index: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable, index=index or None, unique=unique or None)


def _points_to(table: str, *, primary_key: bool = False, index: bool = False) -> sa.Column[int]:
    points = sa.ForeignKey(f"{table}.number")
    return sa.Column(table, NUMBER, points, primary_key=primary_key, nullable=False, index=index or None)


def _change() -> sa.Column[int]:
    return _points_to("change", index=True)


def _when_and_where() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("time_start", sa.Date()),
        sa.Column("time_end", sa.Date()),
        sa.Column("longitude", sa.Double()),
        sa.Column("latitude", sa.Double()),
    )
