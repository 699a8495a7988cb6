"""How long one report more takes to keep in a ledger of so many claims: `python -m benchmarks.ledger [CLAIMS]`.

The ledger is filled with made-up reports of three years of war at 600 places of ten countries, as claims that were
read already, without merging them; then reports are kept one by one by belegg's own merger, as `belegg add` does."""

import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec

from belegg import keeping
from belegg.ledger import changes, claims, documents
from belegg.ledger.connect import Ledger, opened, writing
from belegg.model.actor import Actor
from belegg.model.claim import Also, Claim, claim_id
from belegg.model.count import Count
from belegg.model.period import Period
from belegg.model.place import Place
from belegg.model.span import Span
from belegg.read.document import read_bytes
from belegg.workflow import Reading

CLAIMS = 100_000
KEPT = 20
"""How many reports are timed."""
TARGET = 1.0
"""Seconds that one may take."""
COUNTRIES = ("SYR", "UKR", "SDN", "YEM", "SOM", "MMR", "COD", "ETH", "AFG", "MLI")
PLACES = 600
OUTLETS = ("NTB", "VG", "NRK", "Aftenposten", "Dagbladet", "Klassekampen")
KINDS = (
    ("casualties", "killed"), ("casualties", "wounded"), ("attack", "missile"), ("attack", "shelling"),
    ("materiel", "destroyed"), ("control", "holds"), ("displacement", "displaced"), ("statement", "threat"),
)  # fmt: skip
FIRST, DAYS = date(2022, 1, 1), 1000


def report(number: int, chance: random.Random) -> tuple[bytes, Reading]:
    """Return a made-up report of about ten claims: half of one place and day, half of others."""
    day, place = FIRST + timedelta(days=chance.randrange(DAYS)), _place(chance)
    dead = chance.randint(1, 60)
    data = f"Sak {number}\n\nMinst {dead} sivile ble drept i {place.name}. Raketter traff byen.\n".encode()
    document = read_bytes(data, name=f"{number}.txt", published=day, outlet=chance.choice(OUTLETS))
    made = []
    for at in range(chance.randint(6, 14)):
        other = at > 4
        when = day - timedelta(days=chance.randrange(1, 300)) if other else day
        made.append(_claim(document.original, document.id, chance, _place(chance) if other else place, when, dead + at))
    return data, Reading(document=document, language="nb", claims=tuple({one.id: one for one in made}.values()))


def fill(ledger: Ledger, number: int, chance: random.Random) -> int:
    """Put reports into `ledger` until it holds `number` claims, unmerged, and return how many reports that took."""
    held = reports = 0
    while held < number:
        with writing(ledger) as connection:
            for _ in range(500):
                data, read = report(reports, chance)
                document = read.document
                change = changes.append(connection, what="add", subject=document.id, at=keeping.now())
                at = documents.add(connection, document, data, change=change)
                reading = documents.add_reading(
                    connection, document, number=at, language="nb", version="0", claims=len(read.claims), change=change
                )
                keys = partial(keeping.the_merger().block_keys, report=documents.report(document, "nb"))
                claims.add(connection, read.claims, reading=reading, keys=keys, change=change)
                held, reports = held + len(read.claims), reports + 1
    return reports


def main() -> int:
    """Fill a ledger, keep some reports more, print how long each took; 1 where the median misses the target."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "belegg.db", create=True) as ledger:
        reports = fill(ledger, number, chance)
        took = []
        for at in range(KEPT):
            data, read = report(reports + at, chance)
            began = time.monotonic()
            keeping.keep(ledger, data, read, version="0")
            took.append(time.monotonic() - began)
    middle, worst = statistics.median(took), max(took)
    sys.stdout.write(f"{number:,} claims in {reports:,} reports\n")
    sys.stdout.write(f"one report more: {middle:.2f} s in the middle, {worst:.2f} s at worst\n")
    return 0 if middle < TARGET else 1


def _claim(original: str, document: str, chance: random.Random, place: Place, day: date, number: int) -> Claim:
    kind, mode = chance.choice(KINDS)
    counted = kind in ("casualties", "displacement", "materiel")
    count = Count(
        low=number, best=number, high=number, unit="item" if kind == "materiel" else "person", as_written=str(number),
        quantifier="exact",
    )  # fmt: skip
    civilians = Actor(name=None, as_written="sivile", country=None, sector="civilians", id=None)
    start = original.index("sivile")
    claim = Claim(
        id="", document=document, kind=kind, mode=mode, count=count if counted else None, actor=None,  # type: ignore[arg-type]
        target=civilians if counted and kind != "materiel" else None, item="tank" if kind == "materiel" else None,
        place=place, time=Period(start=day, end=day, as_written=str(day), precision="day"),
        measure="new" if counted else None, part_of=None, said_by=None, standing="reported",
        evidence=(Span(start=start, end=start + 6, quote="sivile"),), also=Also(), rule=("made up",),
    )  # fmt: skip
    return msgspec.structs.replace(claim, id=claim_id(claim, version="0"))


def _place(chance: random.Random) -> Place:
    at = int(PLACES * chance.random() ** 1.5)
    name, country = f"Byen {at}", COUNTRIES[at % len(COUNTRIES)]
    return Place(
        name=name, as_written=name, country=country, admin1=None, id=f"made-up:{at}", latitude=at % 60,
        longitude=at % 70, precision=1,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
