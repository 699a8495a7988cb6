"""Measure speed and memory on one core: `python -m benchmarks.speed [--seconds 10]`.

Tells articles and words a second, cold and warm, the share of each stage, the peak of memory, and beside it, in
the same run on the same text, how fast spaCy alone parses with the same pipeline as spaCy loads it."""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
EACH = 6
FIRST = (
    "import sys, time; import belegg; text = open(sys.argv[1], 'rb').read(); claims = belegg.read(text); "
    "assert claims, 'no claim'"
)


def corpus() -> tuple[bytes, ...]:
    """Return the articles that are read: every so many of the open golden ones, and the examples."""
    paths = [
        *sorted((ROOT / "tests" / "golden" / "open").rglob("article.txt"))[::EACH],
        *sorted((ROOT / "examples").glob("*.txt")),
    ]
    return tuple(path.read_bytes() for path in paths)


def cold() -> float:
    """Return the seconds from the start of a process to the claims of its first article, best of three."""
    article = str(ROOT / "examples" / "el-obeid.txt")
    times = []
    for _ in range(3):
        began = perf_counter()
        subprocess.run([sys.executable, "-c", FIRST, article], check=True)
        times.append(perf_counter() - began)
    return min(times)


def best(work: Callable[[], object], seconds: float) -> float:
    """Return how long `work` takes at its fastest, tried again until `seconds` are spent, twice at least."""
    times: list[float] = []
    while len(times) < 2 or sum(times) < seconds:
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return min(times)


def stages(articles: Sequence[bytes]) -> dict[str, float]:
    """Return the seconds that each stage takes for all articles, one after the other."""
    from belegg.analyse.identify import language_of
    from belegg.analyse.sentences import analyse
    from belegg.extract.assemble.claims import claims
    from belegg.read.document import read_bytes

    spent = dict.fromkeys(("read", "language", "analyse", "extract"), 0.0)
    for article in articles:
        marks = [perf_counter()]
        document = read_bytes(article, name="article")
        marks.append(perf_counter())
        code = language_of(document.text).code
        marks.append(perf_counter())
        sentences = analyse(document, code)
        marks.append(perf_counter())
        claims(document, sentences, language=code)
        marks.append(perf_counter())
        for name, before, after in zip(spent, marks[:-1], marks[1:], strict=True):
            spent[name] += after - before
    return spent


def bare(texts: Sequence[str], seconds: float) -> float:
    """Return how long spaCy alone takes to parse `texts` with the same pipeline, as it loads it, in one batch. The
    vectors of the words are put into its vocabulary beforehand."""
    import spacy
    from spacy.vectors import Vectors  # type: ignore[import-not-found]

    import belegg.analyse.norwegian  # noqa: F401  registers the language that the pipeline names
    from belegg.analyse.vectors import WordVectors
    from belegg.languages.models import model_path

    path = model_path("nb")
    nlp = spacy.load(path)
    words = sorted({token.text for text in texts for token in nlp.make_doc(text)})
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, keys=words, data=WordVectors(path / "vectors.npz")(words))
    return best(lambda: list(nlp.pipe(texts)), seconds)


def report(articles: Sequence[bytes], seconds: float) -> str:
    """Return what is measured, in words."""
    from belegg.workflow import read

    readings = [read(article) for article in articles]
    words = sum(len(reading.document.text.split()) for reading in readings)
    warm = best(lambda: [read(article) for article in articles], seconds)
    spent = stages(articles)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    alone = bare([reading.document.text for reading in readings], seconds)
    shares = ", ".join(f"{name} {100 * part / sum(spent.values()):.0f} %" for name, part in spent.items())
    number, claims = len(articles), sum(len(reading.claims) for reading in readings)
    each = 1000 * warm / number
    return (
        f"corpus  {number} articles, {words} words, {claims} claims; one core\n"
        f"cold    {cold():.2f} s from process start to the claims of the first article\n"
        f"warm    {number / warm:.1f} articles/s, {words / warm:,.0f} words/s, {each:.1f} ms an article\n"
        f"stages  {shares}\n"
        f"memory  {memory:.0f} MB at the peak\n"
        f"spaCy   {number / alone:.1f} articles/s, {words / alone:,.0f} words/s for the bare parse of the same text;"
        f" reading takes {warm / alone:.2f} times as long\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to repeat each measurement (default: 10)")
    seconds = parser.parse_args(arguments).seconds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.stdout.write(report(corpus(), seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
