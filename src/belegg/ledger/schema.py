"""The tables of a ledger: nothing in them is ever changed; what holds no longer is named in a row that comes later."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

REVISION = "0001"
"""The newest migration that this belegg knows."""
REVISIONS = (REVISION,)
"""All migrations that it knows; a ledger that bears another was written by a newer belegg."""
VERSION_TABLE = "belegg_revision"

METADATA = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` in UTC, without its zone where the database keeps none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return `value` with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=True)


def _change() -> Column[int]:
    return Column("change", NUMBER, ForeignKey("change.number"), nullable=False, index=True)


def _spot() -> tuple[Column[float], Column[float]]:
    return Column("longitude", Double), Column("latitude", Double)


change = Table(
    "change",
    METADATA,
    _number(),
    Column("at", Moment, nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("author", Text),
    Column("why", Text),
)
"""What was done to the ledger, in the order in which it was done: the ledger's clock."""

document = Table(
    "document",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("words", Text, nullable=False),
    _change(),
)

reading = Table(
    "reading",
    METADATA,
    _number(),
    Column("document", NUMBER, ForeignKey("document.number"), nullable=False, index=True),
    Column("version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("published_start", Date),
    Column("published_end", Date),
    Column("claims", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    _change(),
)
"""What one version of the reader made of a document; the newest reading holds. `record` is the Document, packed."""

claim = Table(
    "claim",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, index=True),
    Column("reading", NUMBER, ForeignKey("reading.number"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("mode", Text),
    Column("standing", Text, nullable=False),
    Column("imputed", Boolean, nullable=False),
    Column("time_start", Date),
    Column("time_end", Date),
    *_spot(),
    Column("record", Text, nullable=False),
    _change(),
)

claim_gone = Table(
    "claim_gone",
    METADATA,
    Column("claim", NUMBER, ForeignKey("claim.number"), primary_key=True),
    _change(),
)
"""Claims that hold no longer: their document was withdrawn or read anew."""

claim_name = Table(
    "claim_name",
    METADATA,
    Column("claim", NUMBER, ForeignKey("claim.number"), nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("claim", "role", "name"),
    Index("claim_by_name", "role", "name"),
)

claim_block = Table(
    "claim_block",
    METADATA,
    Column("key", Text, nullable=False),
    Column("claim", NUMBER, ForeignKey("claim.number"), nullable=False),
    UniqueConstraint("key", "claim"),
    Index("block_of_claim", "claim"),
)
"""The keys under which claims that may be of one event find each other."""

judgement = Table(
    "judgement",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Text, nullable=False),
    Column("undoes", Text),
    _change(),
)

tombstone = Table(
    "tombstone",
    METADATA,
    Column("document", NUMBER, ForeignKey("document.number"), primary_key=True),
    Column("author", Text, nullable=False),
    Column("why", Text, nullable=False),
    _change(),
)

event = Table(
    "event",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("mode", Text),
    Column("standing", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("time_start", Date),
    Column("time_end", Date),
    *_spot(),
    Column("record", Text, nullable=False),
    _change(),
)
"""Every version of every event: it holds from its own change to that of its row in event_gone."""

event_gone = Table(
    "event_gone",
    METADATA,
    Column("event", NUMBER, ForeignKey("event.number"), primary_key=True),
    _change(),
)

event_claim = Table(
    "event_claim",
    METADATA,
    Column("event", NUMBER, ForeignKey("event.number"), nullable=False),
    Column("claim", Text, nullable=False),
    UniqueConstraint("claim", "event"),
    Index("claims_of_event", "event"),
)

event_name = Table(
    "event_name",
    METADATA,
    Column("event", NUMBER, ForeignKey("event.number"), nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("event", "role", "name"),
    Index("event_by_name", "role", "name"),
)
