"""The command line as a whole: help, version, wrong use, exit codes, speed of its start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from belegg import __version__
from belegg.model.errors import BeleggError
from belegg.show.cli import languages
from belegg.show.cli.main import COMMANDS, main


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"belegg {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["red"], ["read", "--nothing"], ["score"], ["language", "check"], ["read"]])
def test_wrong_use_gives_2_and_says_what(arguments, capsys):
    assert main(arguments) == 2
    assert "belegg" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], *[[name] for name in COMMANDS]])
def test_help_leads_with_examples(command, capsys):
    assert main([*command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert 0 < shown.index("examples:") < shown.index("options:")
    assert max(map(len, shown.splitlines())) <= 120


def test_an_error_of_ours_is_a_line_and_1(monkeypatch, capsys):
    def fail(_options):
        raise BeleggError("no disk; get one")

    monkeypatch.setattr(languages, "run", fail)
    assert main(["languages"]) == 1
    assert capsys.readouterr().err == "belegg: no disk; get one\n"


def test_an_interruption_gives_130(monkeypatch, capsys):
    def interrupt(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(languages, "run", interrupt)
    assert main(["languages"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_help_starts_no_parser():
    program = "import sys; from belegg.show.cli.main import main; main(['--help']); " + (
        "print([name for name in ('spacy', 'numpy', 'rich', 'thinc') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_output_that_nobody_reads_is_no_error():
    program = (sys.executable, "-m", "belegg.show.cli.main", "read", "--columns")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("fd", [0, 1, 2])
def test_a_standard_stream_that_is_closed_is_no_fault(fd, tmp_path):
    program = (
        f"import os, sys; os.close({fd}); "
        "os.execv(sys.executable, [sys.executable, '-m', 'belegg.show.cli.main', *sys.argv[1:]])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "read", "-" if fd == 0 else str(tmp_path / "gone.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) is (fd != 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_a_line_and_1():
    with Path("/dev/full").open("w") as full:
        program = [sys.executable, "-m", "belegg.show.cli.main", "read", "--columns"]
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no space left" in done.stderr.lower()


def test_an_error_that_quotes_a_hostile_name_cannot_steer_the_terminal(tmp_path, capsys):
    name = "a\nb\x1b[2J\x9b31m\u202e.txt"
    (tmp_path / name).touch()
    assert main(["read", str(tmp_path / name)]) == 4
    told = capsys.readouterr().err
    assert "empty" in told
    assert told.count("\n") == 1
    assert not set("\x1b\x9b\u202e") & set(told)
