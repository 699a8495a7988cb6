"""Exports stream: ten times as many events take no more memory to speak of."""

import os
import subprocess
import sys

import pytest

from belegg.show.export.registry import FORMATS
from tests.export.made import ROOT

FEW, MANY = 1_000, 20_000
SLOW = {"xlsx": 4_000}
"""Workbooks take so long that fewer events must do."""
ALLOWED = 10
"""MiB that many events may take beyond few; held in memory, 19,000 take about 70 MiB."""


@pytest.mark.parametrize("name", FORMATS)
def test_memory_is_flat(tmp_path, name):
    number = SLOW.get(name, MANY)
    told = [sys.executable, "-m", "tests.export.hold", name, str(FEW), str(number), str(tmp_path)]
    run = subprocess.run(
        told, capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | {"OMP_NUM_THREADS": "1"}
    )
    assert run.returncode == 0, run.stderr
    few, many = map(int, run.stdout.split())
    assert many - few < ALLOWED, f"{few} MiB for {FEW} events, {many} MiB for {number}"
