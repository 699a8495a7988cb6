"""Keep judgements: what people decided about claims; one is taken back by another."""

import msgspec
from sqlalchemy import Connection, insert, select

from belegg.ledger import schema
from belegg.ledger.errors import LedgerError
from belegg.model.judgement import Judgement


def add(connection: Connection, judgement: Judgement, *, change: int) -> None:
    """Append `judgement`."""
    row = msgspec.structs.asdict(judgement) | {"claims": " ".join(judgement.claims), "change": change}
    connection.execute(insert(schema.judgement).values(**row))


def listed(connection: Connection) -> tuple[Judgement, ...]:
    """Return all judgements, those that were undone and the undoing too, in the order in which they were given."""
    columns = [column for column in schema.judgement.c if column.name not in ("number", "change")]
    rows = connection.execute(select(*columns).order_by(schema.judgement.c.number))
    return tuple(Judgement(**(dict(row._mapping) | {"claims": tuple(row.claims.split())})) for row in rows)


def standing(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return those of `judgements` that hold: an undoing that is itself undone takes nothing back."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.verdict == "undo" and judgement.id not in undone and judgement.undoes is not None:
            undone.add(judgement.undoes)
    return tuple(one for one in judgements if one.id not in undone and one.verdict != "undo")


def find(connection: Connection, prefix: str) -> Judgement:
    """Return the one judgement whose id begins with `prefix`. Raises LedgerError where there is none or are several."""
    found = [one for one in listed(connection) if one.id.startswith(prefix)]
    if len(found) != 1:
        many = "several judgements begin so; give more of the id" if found else "there is no such judgement"
        raise LedgerError(f"{prefix}: {many} (see `belegg review log`)")
    return found[0]
