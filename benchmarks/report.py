"""Measure the report of fifty articles: `python -m benchmarks.report [FOLDER ...] [--times 7]`.

Reads the golden articles of two languages, half of each, merges what they tell, and prints how large the report is,
what takes the room, how long it takes to make, and how long a browser takes to open it: by the clock until it is
loaded and drawn, and the time that its thread worked. The browser is Debian's Chromium by Playwright; without them
the opening is left out."""

import argparse
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from gzip import compress
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "open"
ARTICLES, TIMES = 50, 7
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PART = re.compile(r'<section id="(\w+)".*?</section>|<style>.*?</style>|<script.*?</script>', re.DOTALL)
OPENED = """() => new Promise(done => {
    const told = performance.getEntriesByType('navigation')[0];
    requestAnimationFrame(() => requestAnimationFrame(() => done([told.loadEventEnd, performance.now()])));
})"""
"""When the page was loaded, and when what it showed first stood on the screen, in milliseconds from its start."""


def articles(folders: Sequence[Path], number: int) -> list[bytes]:
    """Return so many articles, as many from each folder as can be."""
    queues = [sorted(folder.rglob("article.txt")) for folder in folders]
    paths = [path for rank in range(number) for queue in queues if rank < len(queue) for path in (queue[rank],)]
    return [path.read_bytes() for path in paths[:number]]


def sizes(page: str) -> list[tuple[str, int]]:
    """Return the parts of a page with their sizes in bytes, the largest first."""
    found: dict[str, int] = {}
    for match in PART.finditer(page):
        name = match[1] or ("style" if match[0].startswith("<style") else "scripts")
        found[name] = found.get(name, 0) + len(match[0].encode())
    return sorted(found.items(), key=lambda part: -part[1])


def opened(browser: "Browser", path: Path) -> tuple[float, float, float]:
    """Return the milliseconds until a page is loaded, until it is drawn, and for which its thread worked; in a context
    of its own, so that nothing is kept from the time before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri(), wait_until="load")
        loaded, drawn = page.evaluate(OPENED)
        told = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return loaded, drawn, 1000 * told["TaskDuration"]
    finally:
        context.close()


def opening(path: Path, times: int) -> str:
    """Return what a browser needs to open the page at `path`, in words."""
    chromium = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "left out: Playwright is not installed"
    if chromium is None:
        return "left out: there is no Chromium here (tests/browser/install-chromium.sh)"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        opened(browser, path)
        loaded, drawn, worked = zip(*(opened(browser, path) for _ in range(times)), strict=True)
        version = browser.version
        browser.close()
    return (
        f"loaded in {median(loaded):.0f} ms, drawn in {median(drawn):.0f} ms, {median(worked):.0f} ms of its thread's"
        f" work (median of {times}; slowest drawn in {max(drawn):.0f} ms); Chromium {version}"
    )


def machine() -> str:
    """Return what is measured on, in words."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").is_file() else ""
    names = re.findall(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    busy = f", {os.getloadavg()[0]:.1f} at work" if hasattr(os, "getloadavg") else ""
    return f"{names[0] if names else platform.machine()}, {cores} cores{busy}, Python {platform.python_version()}"


def measured(told: Sequence[bytes], times: int) -> str:
    """Return what is measured, in words."""
    from belegg.picturing import of_readings
    from belegg.show.report.build import report
    from belegg.workflow import read

    began = perf_counter()
    readings = [read(article) for article in told]
    read_in, began = perf_counter() - began, perf_counter()
    picture = of_readings(readings)
    merged_in, lines = perf_counter() - began, []
    for language in ("nb", "en"):
        built, began = datetime.now(UTC), perf_counter()
        page = report(picture, language=language, built=built)
        made_in, raw = perf_counter() - began, page.encode()
        parts = ", ".join(f"{name} {size / 1000:.0f} kB" for name, size in sizes(page)[:6])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.html"
            path.write_bytes(raw)
            lines += [
                f"{language}: {len(raw) / 1e6:.2f} MB ({len(compress(raw)) / 1e6:.2f} MB packed),"
                f" made in {made_in:.1f} s",
                f"    {parts}",
                f"    opening: {opening(path, times)}",
            ]
    counts = f"{len(picture.reports)} articles, {len(picture.claims)} claims, {len(picture.events)} events"
    head = f"{counts}; read in {read_in:.1f} s, merged in {merged_in:.1f} s"
    return "\n".join([head, *lines, f"machine: {machine()}"]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[GOLDEN / "en", GOLDEN / "nb"], metavar="FOLDER")
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many articles (default: {ARTICLES})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"how often it is opened (default: {TIMES})")
    options = parser.parse_args(arguments)
    sys.stdout.write(measured(articles(options.folders, options.articles), options.times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
