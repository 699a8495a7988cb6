"""What the outside may rely on: names, record, command line."""

import inspect
import tomllib
from pathlib import Path

import msgspec
import pytest

import belegg
from belegg.model.claim import MODES, Claim

ROOT = Path(__file__).resolve().parent.parent.parent
RECORD = {
    "Claim": "id document kind mode count actor target item place time measure part_of said_by standing evidence "
    "also rule",
    "Count": "low best high unit as_written quantifier imputed",
    "Actor": "name as_written country sector id",
    "Speaker": "name as_written country sector id via",
    "Place": "name as_written country admin1 id latitude longitude precision",
    "Period": "start end as_written precision",
    "Span": "start end quote",
    "Also": "actor target place",
}


def test_the_public_names():
    assert sorted(belegg.__all__) == belegg.__all__
    assert set(belegg.__all__) == {
        "Actor", "Also", "BeleggError", "Claim", "Claims", "Count", "Document", "Event", "Events", "InvalidValueError",
        "Judgement", "LanguageDataError", "MissingExtraError", "Period", "Place", "Reading", "Report", "Span",
        "Speaker", "Toll", "UnreadableError", "UnsupportedLanguageError", "Version", "WorldDataError",
        "__version__", "merge", "read",
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name in belegg.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name):
    assert inspect.getdoc(getattr(belegg, name))


def test_the_version_is_that_of_the_package():
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert whole["project"]["dynamic"] == ["version"]
    assert belegg.__version__ in (ROOT / whole["tool"]["hatch"]["version"]["path"]).read_text(encoding="utf-8")


def test_read_takes_options_by_name_alone():
    parameters = inspect.signature(belegg.read).parameters
    assert list(parameters) == ["article", "date", "outlet", "language"]
    assert all(p.kind is p.KEYWORD_ONLY for name, p in parameters.items() if name != "article")


@pytest.mark.parametrize("name", RECORD)
def test_the_keys_of_the_record(name):
    assert [field.encode_name for field in msgspec.structs.fields(getattr(belegg, name))] == RECORD[name].split()


def test_the_twelve_kinds():
    assert len(MODES) == 12
    assert all("" not in modes for modes in MODES.values())


def test_a_record_comes_back_as_it_was(build):
    claim = build.claim(build.article, "Fem tyrkiske", count=build.count(5, None), place=build.place("Idlib"))
    assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim
    assert b'"high":null' in msgspec.json.encode(claim)
