"""The command line as a whole: help, version, wrong use, exit codes, speed of its start."""

import os
import subprocess
import sys
import time

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
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.perf_counter() - began < 5


def test_output_that_nobody_reads_is_no_error():
    program = (sys.executable, "-m", "belegg.show.cli.main", "read", "--columns")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")
