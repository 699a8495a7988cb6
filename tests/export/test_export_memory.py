"""Exports stream: ten times as many events take no more memory to speak of."""

import os
import subprocess
import sys

import pytest

from belegg.ledger.connect import opened, reading
from belegg.ledger.filters import EVERYTHING
from belegg.show.export.batches import of_ledger
from belegg.show.export.registry import FORMATS
from tests.export.made import ROOT

FEW, MANY = 1_000, 20_000
SLOW = {"xlsx": 4_000}
"""Workbooks take so long that fewer events must do."""
KEPT = 10_000
"""How many events the large ledger holds; held in memory, 9,000 take about 35 MiB."""
ALLOWED = 10
"""MiB that many events may take beyond few; held in memory, 19,000 take about 70 MiB."""


def hold(*told):
    """Run tests.export.hold in a process of its own and return what it prints, as numbers."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.export.hold", *map(str, told)],
        capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | {"OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return [int(word) for word in run.stdout.split()]


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory):
    """A folder with a small ledger and a large one."""
    folder = tmp_path_factory.mktemp("ledgers")
    for number in (FEW, KEPT):
        hold("fill", number, folder)
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_memory_is_flat(tmp_path, name):
    number = SLOW.get(name, MANY)
    few, many = hold(name, FEW, number, tmp_path)
    assert many - few < ALLOWED, f"{few} MiB for {FEW} events, {many} MiB for {number}"


@pytest.mark.xdist_group("ledgers")
@pytest.mark.parametrize("name", ["jsonl", "ucdp"])
def test_memory_is_flat_from_a_ledger_too(ledgers, name):
    few, many = hold(name, FEW, KEPT, ledgers, "ledger")
    assert many - few < ALLOWED, f"{few} MiB for {FEW} events, {many} MiB for {KEPT}"


@pytest.mark.xdist_group("ledgers")
def test_figures_contain_events_in_such_a_ledger(ledgers):
    with opened(ledgers / f"{FEW}.db") as ledger, reading(ledger) as connection:
        told = [event for batch in of_ledger(connection, EVERYTHING).batches() for event in batch.events]
    wholes = {event.part_of for event in told} - {None}
    assert len(told) == FEW and len(wholes) > 5
    assert any("cannot hold" in line for event in told for line in event.why)
