"""Encodings are found from the bytes; what is no text is refused with what, where and what next."""

import codecs
import os
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belegg.model.document import Document, locate
from belegg.model.errors import BeleggError, UnreadableError
from belegg.read.document import LARGEST, read_bytes, read_path

TEXT = "Fem såret på Øya\r\n\r\nÅtte «sivile» ble også drept – ifølge hæren – i går, blant dem én lærer.\r\n"
LATIN = TEXT.replace("–", "-")


@pytest.mark.parametrize(
    ("encoding", "mark", "text", "found"),
    [
        ("utf-8", b"", TEXT, "utf-8"),
        ("utf-8", codecs.BOM_UTF8, TEXT, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, TEXT, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, TEXT, "utf-16-be"),
        ("utf-16-le", b"", TEXT, "utf-16-le"),
        ("utf-16-be", b"", TEXT, "utf-16-be"),
        ("utf-32-le", codecs.BOM_UTF32_LE, TEXT, "utf-32-le"),
        ("cp1252", b"", TEXT, "windows-1252"),
        ("latin-1", b"", LATIN, "iso-8859-1"),
        ("ascii", b"", "Fem drept.\n\nTi ble tatt til fange i byen.\n", "utf-8"),
    ],
)
def test_an_encoding_is_found(encoding: str, mark: bytes, text: str, found: str) -> None:
    data = mark + text.encode(encoding)
    document = read_bytes(data, name="a.txt")
    assert document.original == text
    assert document.encoding == found
    assert document.id == sha256(data).hexdigest()


def test_html_may_declare_its_encoding() -> None:
    html = '<!DOCTYPE html><html><meta charset="windows-1251"><p>Пять человек убиты в городе.</p>'
    document = read_bytes(html.encode("cp1251"), name="a.html")
    assert document.text == "Пять человек убиты в городе."
    assert document.encoding == "cp1251"


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_off_in_a_character_is_read_with_a_note(cut: int) -> None:
    data = (TEXT + "Mer om saken –").encode()[:-cut]
    document = read_bytes(data, name="a.txt")
    assert document.original == TEXT + "Mer om saken "
    assert any("cut off" in note for note in document.notes)


def test_latin1_that_ends_in_a_norwegian_letter_is_not_cut_off_utf8() -> None:
    document = read_bytes("Fem drept i byen. Ti er pa flukt til en \xf8".encode("latin-1"), name="a.txt")
    assert document.original.endswith("ø")
    assert document.notes == ()


def test_utf16_cut_off_is_read_with_a_note() -> None:
    document = read_bytes(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"a", name="a.txt")
    assert document.original == TEXT
    assert any("cut off" in note for note in document.notes)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\u200b \xa0\n".encode(), "empty"),
        (b"%PDF-1.7\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG image"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG image"),
        (b"GIF89a\x01", "GIF image"),
        (b"\x1f\x8b\x08\x00", "gzip archive"),
        (b"{\\rtf1\\ansi Fem drept}", "rich text"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"Fem drept\x00 i byen og ti er tatt til fange", "a NUL at character 9"),
        (b"\x01\x02\x03\x04\x05\x06abc", "control characters"),
        (TEXT.encode() * 3 + b"\xff" + TEXT.encode(), "is UTF-8 but for byte"),
        ("Пять человек убиты в городе".encode("cp1251"), "encoding is not known"),
        (b"... --- ...", "no words"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableError, match=part) as raised:
        read_bytes(data, name="a.txt")
    assert str(raised.value).startswith("a.txt: ")
    assert "\n" not in str(raised.value)


def test_the_byte_that_does_not_fit_is_named() -> None:
    before = TEXT.encode()
    with pytest.raises(UnreadableError, match=f"byte {len(before)} "):
        read_bytes(before + b"\xff" + before, name="a.txt")


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    started = time.process_time()
    with pytest.raises(UnreadableError, match="too large, 50 MB"):
        read_path(path)
    assert time.process_time() - started < 0.2
    with pytest.raises(UnreadableError, match="too large"):
        read_bytes(b"a" * (LARGEST + 1), name="a")


def test_a_file_that_is_gone_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_path(tmp_path / "gone.txt")
    with pytest.raises(UnreadableError, match="is a folder"):
        read_path(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="not a regular file"):
        read_path(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="not a regular file"):
        read_path(Path("/dev/null"))
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_path(tmp_path / "a\0b")


def test_a_file_is_read_and_its_ending_tells_html(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Minst fem sivile ble drept i angrepet mandag.", encoding="utf-8")
    assert read_path(path).media_type == "text/html"
    assert read_path(path).text == "Minst fem sivile ble drept i angrepet mandag."


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000_000,
        "ti drept " * 555_000,
        "7 " * 1_000_000,
        "7\n" * 1_000_000,
        "7\n\n" * 1_000_000,
        "Fem drept.\n\n" * 300_000,
        "\n" * 5_000_000 + "a",
        " " * 5_000_000 + "a",
        "Publisert " * 400_000,
        "A " * 2_000_000,
        "---\na\n" * 800_000,
        "- " * 2_000_000 + "a",
        "3. mai " * 600_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_an_endless_text_is_read_soon(text: str) -> None:
    started = time.process_time()
    assert read_bytes(text.encode(), name="a").zones
    assert time.process_time() - started < 20.0


def consistent(document: Document) -> None:
    """Assert what holds of every document: zones in order, pieces that map, quotations that are found again."""
    end = 0
    for zone in document.zones:
        assert end <= zone.start < zone.end <= len(document.text)
        assert document.text[zone.start : zone.end].strip() == document.text[zone.start : zone.end]
        end = zone.end
        span = locate(document, zone.start, zone.end)
        assert document.original[span.start : span.end] == span.quote
    if not document.pieces:
        assert document.text == document.original
        return
    assert document.pieces[0].text == 0
    assert document.pieces[-1].text_end == len(document.text)
    for before, after in zip(document.pieces, document.pieces[1:], strict=False):
        assert before.text_end == after.text
        assert before.original < before.original_end <= after.original
    for piece in document.pieces:
        if piece.verbatim:
            words = document.text[piece.text : piece.text_end]
            assert words == document.original[piece.original : piece.original_end]


def read_or_refuse(data: bytes) -> Document | None:
    try:
        return read_bytes(data, name="a")
    except BeleggError as error:
        assert "\n" not in str(error)
        return None


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_give_a_document_or_an_error(data: bytes) -> None:
    document = read_or_refuse(data)
    if document is not None:
        consistent(document)


WORDS = st.sampled_from(
    [
        "Fem drept",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        ".",
        "– ",
        "Publisert ",
        "14. mars 2022",
        "31. februar 2020",
        "OSLO (NTB) 3. mai:",
        "Foto: A / B",
        "Les også: ",
        "FAKTA",
        "• ",
        "date 2020-02 ",
        "---\n",
        "title: x\n",
        "Av Kari Nordmann",
        "\xad",
        "\xa0",
        "å",
        "|",
        "12.03.22",
        "en lang setning om byen som faller",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join))
def test_any_plain_text_is_consistent(text: str) -> None:
    document = read_or_refuse(text.encode())
    if document is not None:
        consistent(document)
        covered = "".join(document.text[zone.start : zone.end] for zone in document.zones)
        if not text.lstrip().startswith("---"):
            seen = [character for character in document.text if character.isalnum()]
            assert [character for character in covered if character.isalnum()] == seen


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<article>",
        "</article>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<ul><li>",
        "</ul>",
        "<!-- x -->",
        "<!--",
        "<script>",
        "</script>",
        "<aside class=related>",
        "</aside>",
        "&aring;",
        "&amp",
        "&#8211;",
        "&nbsp;",
        "&shy;",
        "&",
        "<",
        ">",
        " ",
        "\n",
        "  \t",
        "Minst ti personer ble drept da et sykehus ble truffet i natt.",
        "Ti drept",
        "Les også",
        "<time datetime=2022-03-14>",
        "</time>",
        "<table><tr><td>",
        "<nav>",
        "</nav>",
        "<figure><figcaption>",
        "Foto: A / B",
        "14. mars 2022",
        "<span title='a>b'>",
        "\xad",
        "å",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(TAGS, max_size=40).map("".join), st.data())
def test_any_html_is_consistent(inner: str, data: st.DataObject) -> None:
    source = f"<!DOCTYPE html><html><body>{inner}<p>Minst ti personer ble drept da et sykehus ble truffet i natt.</p>"
    document = read_or_refuse(source.encode())
    if document is None:
        return
    consistent(document)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    span = locate(document, start, end)
    assert document.original[span.start : span.end] == span.quote


def test_a_nul_between_letters_makes_no_utf_16() -> None:
    with pytest.raises(UnreadableError, match="binary, not text"):
        read_bytes(b"Fem soldater\0 ble drept i Idlib mandag.", name="a.txt")


@pytest.mark.parametrize("text", ["Пять солдат погибли в результате нападения.", "قتل خمسة جنود في هجوم في إدلب."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_other_scripts_in_unmarked_utf_16_are_read(text: str, encoding: str) -> None:
    assert read_bytes((text * 5).encode(encoding), name="a.txt").text == text * 5


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x80\x01\x02\x03\xff" * 200])
def test_bytes_that_are_no_text_are_called_binary(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary, not text"):
        read_bytes(data, name="a.txt")


def test_a_picture_in_a_riff_file_is_named() -> None:
    with pytest.raises(UnreadableError, match="a picture, sound or video file"):
        read_bytes(b"RIFF\x10\0\0\0WEBPVP8 \xff\xfe", name="a.webp")
