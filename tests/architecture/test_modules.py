"""How the house is built: sizes, names, docstrings, errors."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("src", "benchmarks", "training")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LIBRARY = [path for path in MODULES if (ROOT / "src") in path.parents]
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc", "shared", "core", "lib"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.fixture(params=MODULES, ids=name_of)
def module(request):
    return request.param


def test_a_module_is_short_and_says_first_what_it_is_for(module):
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    doc = ast.get_docstring(ast.parse(text))
    assert doc, "no docstring"
    assert doc.splitlines()[0][-1] in ".:)]", "the first line of the docstring is not whole"


def test_functions_are_short(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    long = [
        f"{f.name} ({length})" for f in functions(tree) if (length := f.end_lineno - f.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


def test_names_say_something(module):
    assert not VAGUE & set(module.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_public_functions_and_classes_are_documented(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_nothing_is_left_undone(path):
    text = path.read_text(encoding="utf-8")
    for word in ("TO" + "DO", "FIX" + "ME", "NotImplementedError", "breakpoint()"):
        assert word not in text


def test_every_exception_is_caught_in_the_batch_alone():
    broad = [name_of(path) for path in LIBRARY if "except Exception" in path.read_text(encoding="utf-8")]
    assert broad == ["src/belegg/batch.py"]


def test_no_language_is_known_outside_its_data():
    for path in LIBRARY:
        if "languages" not in path.parts:
            assert not list(path.parent.glob("*_nb.py"))
