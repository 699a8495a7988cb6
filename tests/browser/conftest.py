"""A real browser for the tests of this folder: Debian's Chromium, driven by Playwright; else they are skipped."""

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")
HOW = "run tests/browser/install-chromium.sh, and install the development requirements"


def path_of_chromium() -> str | None:
    """Return where the browser is, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser. Skips, loudly, where there is none."""
    path = path_of_chromium()
    if path is None:
        pytest.skip(f"NO BROWSER TESTED: there is no Chromium here; {HOW}")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip(f"NO BROWSER TESTED: Playwright is not installed; {HOW}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        driver = sync_playwright().start()
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
        driver.stop()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports that are opened, as files: by name."""
    from belegg.show.report.build import report
    from tests.report.pictures import BUILT, fifty, hostile, page

    folder = tmp_path_factory.mktemp("reports")
    pages = {
        "nb": page("ed-daein", "birao", "younine"),
        "en": page("ed-daein", "birao", "younine", language="en"),
        "short": page("ed-daein"),
        "short-en": page("birao", language="en"),
        "fifty": report(fifty(), built=BUILT),
        "hostile": report(hostile(), language="en", built=BUILT),
    }
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}
