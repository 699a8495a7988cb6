"""Reading and merging give the same in every process: nothing hangs on the order of a set."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLES = sorted(str(path) for path in (ROOT / "tests" / "golden" / "open").glob("*/*[aeg]-20*/article.txt"))[:24]


def _merged(seed: str) -> str:
    command = [sys.executable, "-m", "belegg.show.cli.main", "merge", "--format", "jsonl", *ARTICLES]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.stdout, done.stderr
    return done.stdout


def test_two_processes_with_other_hashes_merge_the_same():
    assert len(ARTICLES) == 24
    assert _merged("1") == _merged("2")
