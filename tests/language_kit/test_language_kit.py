"""The data of each language fits, its examples hold, and the template of a new one fits the types."""

import tomllib

import msgspec
import pytest

from belegg.language_kit import check
from belegg.language_kit.files import FILES, PARTS, type_of
from belegg.language_kit.template import body, commented, write
from belegg.languages.load import supported
from belegg.model.errors import LanguageDataError


@pytest.mark.parametrize("code", supported())
def test_the_data_of_a_language_fits_and_its_examples_hold(code):
    assert check.complaints(code) == ()


def test_every_part_checks_its_examples():
    for part in PARTS:
        assert callable(__import__(f"belegg.extract.{part}.examples", fromlist=["check"]).check)


def test_an_unknown_language_is_told():
    with pytest.raises(LanguageDataError, match="no language 'xx'"):
        check.complaints("xx")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_template_fits_its_own_type(file):
    value = msgspec.convert(tomllib.loads("\n".join(body(file))), type_of(file))
    assert isinstance(value, type_of(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_template_has_every_key_and_is_commented_out(file):
    text = commented(file)
    assert tomllib.loads(text) == {}
    for field in msgspec.structs.fields(type_of(file)):
        assert field.encode_name in text


def test_a_new_language_is_written_once(tmp_path):
    written = write("xx", name="eksisk", english_name="Exish", inherits="nb", folder=tmp_path)
    assert len(written) == len(FILES)
    told = tomllib.loads((tmp_path / "xx" / "language.toml").read_text(encoding="utf-8"))
    assert told == {"code": "xx", "name": "eksisk", "english_name": "Exish", "inherits": "nb"}
    with pytest.raises(LanguageDataError, match="is there already"):
        write("xx", name="x", english_name="x", inherits=None, folder=tmp_path)
