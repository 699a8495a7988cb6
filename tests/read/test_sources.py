"""What a command line names: files, folders, patterns, standard input; and what is wrong with it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from belegg.read.sources import Problem, StandardInput, expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/a.html", ".hidden", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Fem drept.", encoding="utf-8")
    return tmp_path


def names(found: list[Path | StandardInput | Problem], folder: Path) -> list[str]:
    return [str(one.relative_to(folder)) if isinstance(one, Path) else one.__class__.__name__ for one in found]


def test_a_folder_gives_its_files_in_order(folder: Path) -> None:
    assert names(list(expand([str(folder)])), folder) == ["a.txt", "b.txt", "sub/a.html", "sub/c.txt", "z.txt"]


def test_arguments_keep_their_order_and_a_file_comes_once(folder: Path) -> None:
    found = list(expand([str(folder / "z.txt"), "-", str(folder / "*.txt"), "-"]))
    assert names(found, folder) == ["z.txt", "StandardInput", "a.txt", "b.txt"]


def test_a_folder_gives_what_can_be_an_article_and_a_named_file_is_always_read(folder: Path) -> None:
    for name in ("photo.jpg", "claims.csv", "all.jsonl", "README", "page.HTM", "sub/note.md", "sub/a.xhtml", ".b.txt"):
        (folder / name).write_text("Fem drept.", encoding="utf-8")
    (folder / "archive.2020").mkdir()
    (folder / "archive.2020" / "d.txt").write_text("Fem drept.", encoding="utf-8")
    found = names(list(expand([str(folder)])), folder)
    assert {"README", "page.HTM", "sub/note.md", "sub/a.xhtml", "archive.2020/d.txt"} < set(found)
    assert not {"photo.jpg", "claims.csv", "all.jsonl", ".b.txt"} & set(found)
    assert names(list(expand([str(folder / "claims.csv")])), folder) == ["claims.csv"]


def test_a_pattern_may_reach_below(folder: Path) -> None:
    assert names(list(expand([f"{folder}/**/*.html"])), folder) == ["sub/a.html"]


@pytest.mark.parametrize("argument", ["gone.txt", "*.docx", "", "a\0b"])
def test_what_is_not_there_is_a_problem(folder: Path, argument: str) -> None:
    (found,) = expand([str(folder / argument) if argument and "\0" not in argument else argument])
    assert isinstance(found, Problem)
    assert ";" in found.message


def test_what_is_no_file_is_a_problem(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    problems = [one for one in expand([str(folder)]) if isinstance(one, Problem)]
    assert sorted(Path(one.where).name for one in problems) == ["broken.txt", "pipe.txt"]


def test_a_link_to_a_folder_above_makes_no_endless_walk(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    assert len(list(expand([str(folder)]))) == 5


def test_an_unreadable_folder_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list(expand([str(folder)]))
    assert names(found, folder) == ["a.txt", "b.txt", "Problem", "z.txt"]
    assert "permission denied" in next(one.message for one in found if isinstance(one, Problem))


def test_a_file_name_with_the_signs_of_a_pattern_is_a_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text("Fem drept.", encoding="utf-8")
    assert names(list(expand([str(folder / "a[1].txt")])), folder) == ["a[1].txt"]
