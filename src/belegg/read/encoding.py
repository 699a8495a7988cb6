"""Find the encoding of bytes that hold text, and refuse bytes that hold none."""

import codecs
import re

import msgspec

from belegg.model.errors import UnreadableError

MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a picture, sound or video file"),
    (b"II*\x00", "a TIFF image"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536
UNIT = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
C1 = re.compile("[\x80-\x84\x86-\x9f]")
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
SECOND_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTES = re.compile(rb"[\x80-\xff]")
LATIN = re.compile(rb"[\t\n\r -~]")
LETTERS = re.compile(rb"[A-Za-z]")
NORDIC_ENDS = b"\xe5\xe6\xf8\xe9\xe4\xf6"
ADVICE = "save it as UTF-8 text and try again"


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """The text without its byte order mark, the encoding it was found to be in, and what to know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, name: str) -> Decoded:
    """Return `data` as text; raises UnreadableError for what is binary or in no encoding that fits."""
    _refuse_magic(data, name)
    for mark, encoding in BOMS:
        if data.startswith(mark) and not (encoding == "utf-32-le" and len(data) % 4):
            return _checked(_marked(data[len(mark) :], encoding, name), name)
    wide = _wide(data)
    if wide is not None:
        return _checked(_marked(data, wide, name), name)
    try:
        return _checked(Decoded(text=data.decode("utf-8"), encoding="utf-8"), name)
    except UnicodeDecodeError as error:
        return _checked(_not_quite_utf8(data, error, name), name)


def _refuse_magic(data: bytes, name: str) -> None:
    for start, what in MAGIC:
        if data.startswith(start):
            raise UnreadableError(f"{name}: this is {what}, not text; save the article as plain text or HTML")
    if data[4:8] == b"ftyp":
        raise UnreadableError(f"{name}: this is a video file, not text; save the article as plain text or HTML")


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    cut = len(data) % UNIT.get(encoding, 1)
    whole = data[: len(data) - cut]
    notes = (f"the last character is cut off: {cut} byte(s) at the end were left out",) if cut else ()
    try:
        return Decoded(text=whole.decode(encoding), encoding=encoding, notes=notes)
    except UnicodeDecodeError as error:
        tail = len(whole) - error.start
        if tail < 4 and error.end == len(whole) and error.start > 0:
            note = f"the last character is cut off: {tail + cut} byte(s) at the end were left out"
            return Decoded(text=whole[: error.start].decode(encoding), encoding=encoding, notes=(note,))
        raise UnreadableError(
            f"{name}: starts as {encoding} but byte {error.start} does not fit it ({error.reason}); {ADVICE}"
        ) from error


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 byte order that unmarked `data` is written in, None where it is not UTF-16."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.05 * half:
        return "utf-16-be"
    if len(LATIN.findall(sample)) > 0.8 * len(sample):
        return None
    spaces_le, spaces_be = sample.count(b" \x00"), sample.count(b"\x00 ")
    for encoding, spaces in (("utf-16-le", spaces_le), ("utf-16-be", spaces_be)):
        if spaces > 0.05 * half and _reads_as_words(sample, encoding):
            return encoding
    return None


def _reads_as_words(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, errors="replace")[:4096]
    good = sum(character.isalnum() or character.isspace() or character in ".,;:!?-–()«»\"'" for character in text)
    return good >= 0.95 * len(text)


def _not_quite_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> Decoded:
    tail = data[error.start :]
    if error.reason == "unexpected end of data" and error.start > 0 and _cut_utf8(data[: error.start], tail):
        note = f"the last character is cut off: {len(tail)} byte(s) at the end were left out"
        return Decoded(text=data[: error.start].decode("utf-8"), encoding="utf-8", notes=(note,))
    sequences = sum(len(found) - 1 for found in SECOND_BYTES.findall(data))
    stray = len(HIGH_BYTES.findall(SECOND_BYTES.sub(b"", data)))
    if sequences > 2 * stray:
        raise UnreadableError(
            f"{name}: is UTF-8 but for byte {error.start} ({error.reason}); correct that byte, or {ADVICE}"
        )
    return _single_byte(data, error, name)


def _cut_utf8(before: bytes, tail: bytes) -> bool:
    return not before.isascii() or len(tail) > 1 or tail[0] not in NORDIC_ENDS


def _single_byte(data: bytes, error: UnicodeDecodeError, name: str) -> Decoded:
    declared = DECLARED.search(data[:4096])
    if declared and (text := _as_declared(data, declared[1].decode("ascii"))) is not None:
        return text
    high, letters = HIGH_BYTES.findall(data), len(LETTERS.findall(data))
    typical = sum(
        byte[0] >= 0xC0 or byte[0] in b"\x80\x85\x91\x92\x93\x94\x96\x97\xa0\xa7\xab\xb0\xb4\xb7\xbb\xad"
        for byte in high
    )
    if len(high) <= 0.3 * (letters + len(high)) and typical >= 0.8 * len(high):
        try:
            text_ = data.decode("cp1252")
        except UnicodeDecodeError:
            text_ = None
        if text_ is not None:
            latin = not any(0x80 <= byte[0] <= 0x9F for byte in high)
            return Decoded(text=text_, encoding="iso-8859-1" if latin else "windows-1252")
    if len(CONTROL_BYTES.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 50:
        raise UnreadableError(f"{name}: binary, not text; {ADVICE}")
    raise UnreadableError(
        f"{name}: the encoding is not known: byte {error.start} is not UTF-8 ({error.reason}), and the bytes do not"
        f" read as Windows-1252; {ADVICE}"
    )


def _as_declared(data: bytes, encoding: str) -> Decoded | None:
    try:
        codec = codecs.lookup("cp1252" if encoding.lower() in ("iso-8859-1", "latin1") else encoding)
        return Decoded(text=codec.decode(data)[0], encoding=codec.name)
    except (LookupError, ValueError, TypeError):
        return None


def _checked(decoded: Decoded, name: str) -> Decoded:
    text = decoded.text
    control = CONTROL.search(text)
    if control and (control[0] == "\x00" or "\x00" in text):
        raise UnreadableError(f"{name}: binary, not text (a NUL at character {text.index(chr(0))}); {ADVICE}")
    bad = len(CONTROL.findall(text)) + len(C1.findall(text))
    if bad > 2 and bad > len(text) // 200:
        raise UnreadableError(f"{name}: binary, not text ({bad} control characters); {ADVICE}")
    if not text.strip("\ufeff \t\r\n\f\v\xa0\u200b") or text.isspace():
        raise UnreadableError(f"{name}: empty, there is no text in it; give a file with an article in it")
    return decoded
