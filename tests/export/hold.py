"""Export synthetic events, made as they are asked for, and print how much memory that took at most, in MiB."""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from belegg.show.export.batches import Batch, Material
from tests.export.made import CIVILIANS, claim, event, file_of, report, toll, version

AT_ONCE = 500


def batches(number: int) -> Iterator[Batch]:
    """Yield so many events, each with two claims and a report of its own."""
    for start in range(0, number, AT_ONCE):
        events, claims, reports = [], {}, {}
        for at in range(start, min(start + AT_ONCE, number)):
            names, document = (f"{at:08d}a", f"{at:08d}b"), f"{at:064x}"
            rows = (
                toll(5 + at % 50, 5 + at % 50, None, claims=names, versions=(version(1, 1, None, "2020-02-09"),)),
                toll(2, 2, 2, who=CIVILIANS, part_of=names[0], claims=names[:1]),
            )
            events.append(event(*rows, id=f"{at:024x}", claims=names, documents=(document,)))
            for name in names:
                claims[name] = msgspec.structs.replace(claim(f"Minst {at} drept {name}"), id=name, document=document)
            reports[document] = report(f"Melding {at}\n\n" + "Ord om det som skjedde. " * 60, document=document)
        yield Batch(events=tuple(events), claims=claims, reports=reports)


def peak(name: str, number: int, folder: Path) -> int:
    """Export `number` events to a folder of their own and return the most MiB that this process has held so far."""
    into = folder / str(number)
    into.mkdir()
    told = Material(batches=lambda: batches(number), wholes=frozenset())
    _, losses = file_of(name, told, into)
    assert losses.events == number
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    few, many = (peak(sys.argv[1], int(number), Path(sys.argv[4])) for number in sys.argv[2:4])
    sys.stdout.write(f"{few} {many}\n")
