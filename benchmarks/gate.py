"""Hold precision, recall and key accuracy above their floors: `python -m benchmarks.gate [--raise]`.

Floors stand in floors.json for each corpus, language, kind and key, with the hash of the corpus. A floor is
lowered only by `--raise --allow-regression "why"`, and the reason is kept beside it."""

import argparse
import json
import math
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from belegg.score.gold import GoldArticle, find
from belegg.score.report import by_language, summary
from belegg.score.tally import Outcome, tally
from belegg.show.cli.score import outcomes

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
MEASURED = ROOT / "src" / "belegg" / "languages" / "measured.toml"
CORPORA = {
    "open": ROOT / "tests" / "golden" / "open",
    "held": ROOT / "tests" / "golden" / "held",
    "shared": ROOT.parent / "shared" / "golden",
}
OUTSIDE = "shared"
"""A corpus that is kept outside the project; where it is another than the floors were set on, it is left out."""

AT_ONCE = 16
"""How many articles a core is given at a time."""

TELLING = 20
"""A kind or key that was judged fewer times than this has no floor of its own: one claim would move it too far."""

Figures = dict[str, float]


def measure(folder: Path) -> dict[str, Any]:
    """Return the hash of the corpus in `folder` and its figures by language; articles are read on all cores."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a process on each core: threads of theirs would wait for each other
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = tuple(pool.map(_outcome, find((folder,)), chunksize=AT_ONCE))
    figures = {code: figures_of(some) for code, some in by_language(found).items()}
    return {"hash": corpus_hash(folder), "languages": figures}


def _outcome(article: GoldArticle) -> Outcome:
    return next(iter(outcomes((article,))))


def figures_of(found: Sequence[Outcome]) -> Figures:
    """Return every figure that has a floor, by name; all are shares of which more is better, but those that
    begin with "most ", which are counts of which less is better."""
    result = tally(found)
    told = summary(result)
    figures = {name: told[name] for name in ("precision", "recall", "f1", "key_accuracy")}
    for kind, rate in result.kinds.items():
        if rate.right + rate.alarms >= TELLING:
            figures[f"precision of {kind}"] = rate.precision
        if rate.hits + rate.misses >= TELLING:
            figures[f"recall of {kind}"] = rate.recall
    for key, (right, judged) in result.keys.items():
        if judged >= TELLING:
            figures[f"key {key}"] = right / judged
    figures["most ungrounded values"] = result.ungrounded
    figures["most claims from articles that make none"] = sum(len(o.alarms) for o in found if o.article.expected.none)
    return {name: _kept(float(value)) for name, value in figures.items() if isinstance(value, int | float)}


def lowered(floors: Figures, figures: Figures) -> tuple[str, ...]:
    """Return a line for each floor that `figures` fall below, or no longer tell."""
    return tuple(_lowered(floors, figures))


def _lowered(floors: Figures, figures: Figures) -> Iterator[str]:
    for name, floor in floors.items():
        now = figures.get(name)
        worse = now is None or (now > floor if name.startswith("most ") else now < floor)
        if worse:
            yield f"{name}: {now}, the floor is {floor}"


def here() -> dict[str, Path]:
    """Return the corpora that can be held to their floors: those that are here and, of the one kept outside,
    the very articles that its floors were set on."""
    known = read_floors().get(OUTSIDE, {}).get("hash")
    return {
        corpus: folder
        for corpus, folder in CORPORA.items()
        if folder.is_dir() and (corpus != OUTSIDE or corpus_hash(folder) == known)
    }


def check(corpus: str, floors: dict[str, Any], measured: dict[str, Any]) -> tuple[str, ...]:
    """Return a line for each thing that is wrong with the measurement of `corpus`, () where it holds."""
    known = floors.get(corpus)
    if known is None:
        return (f"{corpus}: has no floors yet; run `python -m benchmarks.gate --raise`",)
    if known["hash"] != measured["hash"]:
        return (f"{corpus}: the articles have changed since the floors were set; run with --raise",)
    return tuple(
        f"{corpus}/{code}: {line}"
        for code, figures in known["languages"].items()
        for line in lowered(figures, measured["languages"].get(code, {}))
    )


def corpus_hash(folder: Path) -> str:
    """Return a hash of all files below `folder`, their names and their bytes."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_floors() -> dict[str, Any]:
    """Return what floors.json holds, {} where there is none yet."""
    found: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return found


def raise_floors(measured: dict[str, dict[str, Any]], *, why: str | None) -> tuple[str, ...]:
    """Write the figures of `measured` as the new floors; returns what they would lower, and writes nothing then
    unless `why` says why that is right."""
    floors = read_floors()
    fallen = tuple(
        f"{corpus}/{code}: {line}"
        for corpus, now in measured.items()
        for code, figures in floors.get(corpus, {}).get("languages", {}).items()
        for line in lowered(figures, now["languages"].get(code, {}))
    )
    if fallen and why is None:
        return fallen
    if fallen:
        floors["regressions"] = [*floors.get("regressions", []), {"why": why, "lowered": list(fallen)}]
    FLOORS.write_text(json.dumps({**floors, **measured}, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
    return ()


def write_measured(folder: Path) -> None:
    """Write what `belegg languages` tells of each language, as measured on the articles in `folder`."""
    found = tuple(outcomes(find((folder,))))
    lines = ["# How well each language was read; written by `python -m benchmarks.gate --raise`."]
    for code, some in by_language(found).items():
        result = tally(some)
        told = summary(result)
        lines += [
            "",
            f"[{code}]",
            f"articles = {result.articles}",
            f"claims = {result.total.hits + result.total.misses}",
        ]
        lines += [f"{name} = {told[name] or 0.0}" for name in ("precision", "recall", "f1", "key_accuracy")]
    MEASURED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and check or raise the floors; returns 0 where they hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--raise", dest="raise_", action="store_true", help="make what is measured now the floors")
    parser.add_argument("--allow-regression", metavar="WHY", help="with --raise: lower floors, for this reason")
    options = parser.parse_args(arguments)
    corpora = {c: folder for c, folder in CORPORA.items() if folder.is_dir()} if options.raise_ else here()
    measured = {corpus: measure(folder) for corpus, folder in corpora.items()}
    for corpus in CORPORA.keys() - measured.keys():
        sys.stdout.write(f"{corpus}: not here as it was measured, left out\n")
    if options.raise_:
        wrong = raise_floors(measured, why=options.allow_regression)
        if not wrong:
            write_measured(CORPORA["held"])
        elif not options.allow_regression:
            sys.stdout.write('these would fall; say why with --allow-regression "why":\n')
    else:
        floors = read_floors()
        wrong = tuple(line for corpus, now in measured.items() for line in check(corpus, floors, now))
    sys.stdout.writelines(f"{line}\n" for line in (*_overview(measured), *wrong))
    return 1 if wrong else 0


def _overview(measured: dict[str, dict[str, Any]]) -> Iterator[str]:
    for corpus, now in measured.items():
        for code, figures in now["languages"].items():
            shown = (
                f"{name} {figures[name]:.3f}"
                for name in ("precision", "recall", "f1", "key_accuracy")
                if name in figures
            )
            yield f"{corpus}/{code}: {', '.join(shown)}"


def _kept(value: float) -> float:
    """Return `value` cut, not rounded, to three places, so that a floor never lies above what was measured."""
    return math.floor(value * 1000) / 1000


if __name__ == "__main__":
    sys.exit(main())
