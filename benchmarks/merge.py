"""How well and how fast claims are merged into events: `python -m benchmarks.merge [10000 100000 1000000]`.

The claims are made up (see `synthetic`), so that the event of each is known. Precision: of all pairs of claims that
were put into one event, the share that belong there. Recall: of all pairs that belong into one event, the share that
was put there. Seconds are of CPU: to group the claims, which is all that splink does, and then to make events of the
groups, with tolls, grades and reasons. Beside it, on the same claims and in the same run, the record linkage library
splink on DuckDB (see `peer`; `pip install --group bench`); where it is not installed, or for more claims than PEER, our
figures stand alone."""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.parts import results

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10_000, 100_000)
PEER = 100_000
"""The most claims that splink is given too."""
Result = dict[str, Any]


def ours(number: int) -> Result:
    """Return what merging `number` claims takes, and how right it is."""
    from belegg.merge.contain import contain
    from belegg.merge.events import event_of, grouped, in_order, uncollected
    from benchmarks.synthetic import news

    made = news(number)
    with uncollected():
        began = time.process_time()
        found = grouped(made.claims, made.reports)
        middle = time.process_time()
        events = contain(in_order(event_of(group, made.reports) for group in found))
        end = time.process_time()
    groups = {claim: event.id for event in events for claim in event.claims}
    return {**_result(middle - began, groups, made.truth), "telling": end - middle}


def splink(number: int) -> Result:
    """Return the same for splink, at its best threshold; {"absent": why} where it is not installed."""
    from benchmarks.synthetic import news

    made = news(number)
    try:
        from benchmarks.peer import linked

        found, scoring, clustering = linked(made.claims, made.reports)
    except ImportError as error:
        return {"absent": str(error)}
    results = [_result(scoring + clustering, groups, made.truth) for groups in found]
    return max(results, key=f1)


WAYS = {"belegg": ours, "splink": splink}


def rightness(groups: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, float]:
    """Return the precision and recall of pairs: of `groups`, the group of each claim, against `truth`."""
    both = _pairs((groups[claim], event) for claim, event in truth.items())
    joined, true = _pairs(groups.values()), _pairs(truth.values())
    return both / max(joined, 1), both / max(true, 1)


def _pairs(groups: Iterable[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def f1(result: Result) -> float:
    """Return the harmonic mean of a result's precision and recall."""
    both = float(result["precision"]) + float(result["recall"])
    return 2 * float(result["precision"]) * float(result["recall"]) / both if both else 0.0


def _result(seconds: float, groups: Mapping[str, str], truth: Mapping[str, str]) -> Result:
    precision, recall = rightness(groups, truth)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = {"claims": len(truth), "events": len(set(truth.values())), "found": len(set(groups.values()))}
    return {"seconds": seconds, "memory": memory, "precision": precision, "recall": recall, **counts}


def apart(way: str, number: int) -> Result:
    """Return the result of one way, measured in a process of its own with one thread."""
    command = [sys.executable, "-m", "benchmarks.merge", "--one", way, str(number)]
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=ROOT, env=alone, check=True, stdout=subprocess.PIPE, text=True)
    found: Result = json.loads(done.stdout.splitlines()[-1])
    return found


def table(number: int) -> Iterator[str]:
    """Yield the lines that tell of one size."""
    us = apart("belegg", number)
    peer = apart("splink", number) if number <= PEER else {"absent": f"not tried on more than {PEER:,} claims"}
    yield f"\n{us['claims']:,} claims of {us['events']:,} events"
    yield f"{'':22}{'belegg':>12}{'splink':>12}{'ratio':>10}"
    each = 1000 * (us["seconds"] + us["telling"]) / us["claims"]
    for name, key, form in (
        ("seconds to group", "seconds", ",.1f"), ("seconds to events", "telling", ",.1f"),
        ("memory, MB", "memory", ",.0f"), ("events found", "found", ",d"),
        ("precision of pairs", "precision", ".3f"), ("recall of pairs", "recall", ".3f"),
    ):  # fmt: skip
        other = f"{peer[key]:{form}}" if key in peer else "-"
        ratio = f"{peer[key] / us[key]:.2f}" if key in peer and us[key] else "-"
        yield f"{name:22}{us[key]:>12{form}}{other:>12}{ratio:>10}"
    yield f"{'F1':22}{f1(us):>12.3f}" + (f"{f1(peer):>12.3f}{f1(peer) / f1(us):>10.2f}" if "precision" in peer else "")
    yield f"{'ms per claim, in all':22}{each:>12.3f}"
    if "absent" in peer:
        yield f"splink: {peer['absent']}"


def machine() -> str:
    """Return what this was measured on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    name = next((line.split(":")[1].strip() for line in _cpu() if line.startswith("model name")), platform.processor())
    return f"{name}, {os.cpu_count()} cores, one used; load {load:.1f}; Python {platform.python_version()}"


def _cpu() -> Sequence[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write down; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.merge", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of claims")
    parser.add_argument("--one", choices=tuple(WAYS), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        sys.stdout.write(f"{json.dumps(WAYS[options.one](options.sizes[0]))}\n")
        return 0
    told = [f"{machine()}", "ratio: splink's figure over ours; memory: the whole process, claims included"]
    for number in options.sizes:
        for line in table(number):
            told.append(line)
            sys.stderr.write(f"{line}\n")
    results.write("Merging (made-up news)", "\n".join(["```", *told, "```"]), packages=("splink", "duckdb"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
