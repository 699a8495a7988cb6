"""The lock files: every package with hashes, none from anywhere but the default index, in step with the project."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.M)


def packages(lock: str) -> dict[str, str]:
    """Return the packages of a lock file and the versions that it pins."""
    return dict(ENTRY.findall((ROOT / lock).read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    for entry in re.split(r"^(?=\S)", text, flags=re.M)[1:]:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry
    assert "://" not in text
    assert "--index" not in text and "--find-links" not in text


def test_the_development_lock_agrees_with_that_of_the_package():
    runtime, development = packages(LOCKS[0]), packages(LOCKS[1])
    assert runtime.items() <= development.items()


def test_what_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for asked, lock in (
        (project["project"]["dependencies"], LOCKS[0]),
        (project["dependency-groups"]["dev"], LOCKS[1]),
    ):
        names = {re.match(r"[A-Za-z0-9._-]+", one).group().lower() for one in asked}
        assert names <= set(packages(lock))
