"""The built wheel works in an empty environment, installed from the lock file."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLE = "Fem tyrkiske soldater ble drept i et angrep i Idlib mandag, opplyser det tyrkiske forsvarsdepartementet."


def run(*command: object, cwd: Path) -> str:
    """Run the command in `cwd` and return what it prints; fails with all that it said."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_has_the_data_and_the_models(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("belegg/py.typed", "belegg/languages/nb/times.toml", "belegg/models/nb/meta.json"):
        assert needed in names
    assert any(name.startswith("belegg/world/data/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name.split("/")[0] or name.endswith(".pyc")]


def test_the_wheel_reads_in_an_empty_environment(wheel, tmp_path):
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    run(
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--require-hashes",
        "-r",
        ROOT / "requirements.lock",
        cwd=tmp_path,
    )
    run(python, "-m", "pip", "install", "-q", "--no-deps", wheel, cwd=tmp_path)
    run(python, "-m", "pip", "check", cwd=tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    shown = run(environment / "bin" / "belegg", "read", "article.txt", "--format", "jsonl", cwd=tmp_path)
    assert "killed" in {json.loads(line)["mode"] for line in shown.splitlines()}
