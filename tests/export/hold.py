"""Export synthetic events, made as they are asked for or from a ledger, and print how much memory that took at most, in
MiB: `python -m tests.export.hold FORMAT FEW MANY FOLDER [ledger]`."""

import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from belegg.ledger import changes, claims, documents, events
from belegg.ledger.connect import Ledger, opened, reading, writing
from belegg.ledger.filters import EVERYTHING
from belegg.model.event import Event
from belegg.read.document import read_bytes
from belegg.show.export.batches import Batch, Material, of_ledger
from tests.export.made import CIVILIANS, claim, days, event, file_of, report, toll, version

AT_ONCE = 500
FIRST, DAYS = date(2019, 1, 1), 1500
TOTAL = 100
"""Every so many events one is a figure for a month and a whole country, which contains others (rule R22)."""


def batches(number: int) -> Iterator[Batch]:
    """Yield so many events, each with two claims and a report of its own."""
    for start in range(0, number, AT_ONCE):
        told, known, reports = [], {}, {}
        for at in range(start, min(start + AT_ONCE, number)):
            names, document = (f"{at:08d}a", f"{at:08d}b"), f"{at:064x}"
            told.append(_event(at, names, document))
            for name in names:
                known[name] = msgspec.structs.replace(claim(f"Minst {at} drept {name}"), id=name, document=document)
            reports[document] = report(f"Melding {at}\n\n" + "Ord om det som skjedde. " * 60, document=document)
        yield Batch(events=tuple(told), claims=known, reports=reports)


def _event(at: int, names: tuple[str, str], document: str) -> Event:
    day = FIRST + timedelta(days=at % DAYS)
    last = day + timedelta(days=30) if at % TOTAL == 0 else day
    when = days(day.isoformat(), last.isoformat())
    rows = [
        toll(5 + at % 50, 5 + at % 50, None, claims=names, versions=(version(1, 1, None, "2020-02-09"),), time=when),
        toll(2, 2, 2, who=CIVILIANS, part_of=names[0], claims=names[:1], time=when),
    ]
    keys = {"id": f"{at:024x}", "claims": names, "documents": (document,), "time": when}
    if at % TOTAL:
        return event(*rows, **keys)
    whole = msgspec.structs.replace(rows[0], measure="cumulative", high=9)
    return event(whole, kind="casualties", mode=None, actor=None, target=None, **keys)


def fill(ledger: Ledger, number: int) -> None:
    """Put so many events into `ledger`, with their claims, and one report for every hundred of them."""
    for batch in batches(number):
        with writing(ledger) as connection:
            for start in range(0, len(batch.events), 100):
                _keep(connection, batch, batch.events[start : start + 100])


def _keep(connection: Connection, batch: Batch, told: Sequence[Event]) -> None:
    data = batch.reports[told[0].documents[0]].text or ""
    document = read_bytes(data.encode(), name=f"{told[0].id}.txt", published="2020-02-10", outlet="NTB")
    change = changes.append(connection, what="add", subject=document.id, at=datetime.now(UTC))
    held = [msgspec.structs.replace(batch.claims[name], document=document.id) for one in told for name in one.claims]
    at = documents.add(connection, document, data.encode(), change=change)
    reading = documents.add_reading(
        connection, document, number=at, language="nb", version="0", claims=len(held), change=change
    )
    claims.add(connection, held, reading=reading, keys=lambda one: (f"claim:{one.id}",), change=change)
    new = [msgspec.structs.replace(one, documents=(document.id,)) for one in told]
    events.replace(connection, [], new, claims={one.id: one for one in held}, change=change)


def peak(name: str, number: int, folder: Path, *, ledger: bool) -> int:
    """Export `number` events to a folder of their own and return the most MiB that this process has held so far."""
    into = folder / str(number)
    into.mkdir(exist_ok=True)
    with ExitStack() as stack:
        told = Material(batches=lambda: batches(number), wholes=frozenset())
        if ledger:
            kept = stack.enter_context(opened(folder / f"{number}.db"))
            told = of_ledger(stack.enter_context(reading(kept)), EVERYTHING)
        _, losses = file_of(name, told, into)
    assert losses.events == number
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(name: str, few: str, many: str, folder: str, *where: str) -> None:
    """Print what few and many events take; a ledger is filled first, by a process of its own, where it is not there."""
    peaks = [peak(name, int(number), Path(folder), ledger=bool(where)) for number in (few, many)]
    sys.stdout.write(f"{peaks[0]} {peaks[1]}\n")


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        with opened(Path(sys.argv[3]) / f"{sys.argv[2]}.db", create=True) as made:
            fill(made, int(sys.argv[2]))
    else:
        main(*sys.argv[1:])
