"""
From the bytes of a document to clean text: one encoding, one form of letters, one kind of line end; or a clear refusal.

What is taken away for safety (control and direction characters) is told in the warnings, never in silence.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from pathlib import Path

from attrs import frozen

from followup.errors import NotFound, UnreadableDocument


LIMIT = 8 * 1024 * 1024
"""Bytes a document may have."""
MOST_LINES = 100_000
LONGEST_LINE = 20_000
"""Characters; a longer line is no text that somebody wrote in lines."""

_MOST_MARKS = 30  # combining marks on one letter: Unicode's own stream-safe bound; sorting more of them is quadratic
_CONVERT = "Save it as plain text (UTF-8) and give that."
_MAGIC = (
    (b"%PDF", "a PDF", "Convert it to text first, for instance with: pdftotext -layout FILE"),
    (b"PK\x03\x04", "a zip archive, such as a Word (docx) or OpenDocument file", _CONVERT),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file", _CONVERT),
    (b"{\\rtf", "an RTF file", _CONVERT),
    (b"\x89PNG", "a picture", "Give the text of the minutes, not a picture of it."),
    (b"\xff\xd8\xff", "a picture", "Give the text of the minutes, not a picture of it."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"SQLite format 3", "a database", "Give the minutes; the register is named by --store."),
)
_MARKUP = re.compile(rb"\s{0,200}<(?:!doctype\s|html|\?xml)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", ""), (b"\x00\x00\xfe\xff", ""))
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_WESTERN = frozenset("åäöÅÄÖéÉüÜèæøÆØáàóêëñçß§°´½²–—‘’“”„•…€»«\xa0·")
_BREAKS = dict.fromkeys(map(ord, "\v\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x1680], " ")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_DIRECTIONS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t\f\v\r\x1c\x1d\x1e\x85"]
_UNSAFE = dict.fromkeys([*_CONTROLS, *_DIRECTIONS])
_LINE_ENDS = re.compile(r"\r\n?")
_PAGE_ENDS = re.compile(r"(?<![^\n])\f{1,100}|\f{1,100}(?![^\n])")
_SOFT_ENDS = re.compile(r"(?<=[^\W\d_])[\xad¬](?= {0,20}\n)")
_MOJIBAKE = ("Ã¥", "Ã¤", "Ã¶")


@frozen
class LoadedText:
    r"""
    The text of a document: NFC, ``\n`` line ends; the SHA-256 of its bytes and the encoding they were in.
    """

    text: str
    sha256: str
    encoding: str
    warnings: tuple[str, ...] = ()


def load(data: bytes, name: str, *, limit: int = LIMIT) -> LoadedText:
    """
    Make clean text of the bytes of the document called *name*.

    Raises:
        UnreadableDocument: too large, empty, binary, or in an encoding we do not know.
    """
    if len(data) > limit:
        raise _too_large(name, limit)
    _refuse_binary(data, name)
    raw, encoding, warnings = _decode(data, name)
    text, removed = _clean(raw, name)
    _refuse_shape(text, name)
    if removed:
        warnings.append(f"{name}: {removed} control or text-direction characters were removed.")
    if any(sign in text for sign in _MOJIBAKE):
        warnings.append(f"{name}: letters look wrongly converted (Ã¤ for ä); the original file may read better.")
    return LoadedText(text, hashlib.sha256(data).hexdigest(), encoding, tuple(warnings))


def load_path(path: str | os.PathLike[str], *, limit: int = LIMIT) -> LoadedText:
    """
    Make clean text of the file at *path*, reading no more of it than the limit.

    Raises:
        NotFound: there is no such file.
        UnreadableDocument: it cannot be read, or not as text.
    """
    return load(bytes_of(path, limit=limit), Path(path).name, limit=limit)


def bytes_of(path: str | os.PathLike[str], *, limit: int = LIMIT) -> bytes:
    """
    The bytes of the file at *path*, if they are no more than *limit*; a larger file is refused unread.

    Raises:
        NotFound: there is no such file.
        UnreadableDocument: it is too large, no ordinary file, or cannot be read.
    """
    file = Path(path)
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise _not_a_file(file, facts.st_mode)
        if facts.st_size > limit:
            raise _too_large(file.name, limit)
        with file.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {file}.", hint="Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        if isinstance(error, UnreadableDocument):
            raise
        raise UnreadableDocument(f"{file} cannot be read: {why}.", hint="Check who may read it.") from error


def _too_large(name: str, limit: int) -> UnreadableDocument:
    size = f"{limit // (1024 * 1024)} MiB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return UnreadableDocument(
        f"{name} is larger than {size}.", hint="Minutes are smaller than that; give the text of one meeting."
    )


def _not_a_file(file: Path, mode: int) -> UnreadableDocument:
    if stat.S_ISDIR(mode):
        return UnreadableDocument(f"{file} is a folder.", hint="Give the files in it, one by one.")
    return UnreadableDocument(f"{file} is not an ordinary file.", hint="Save the minutes to a file and give that.")


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise UnreadableDocument(f"{name} is {what}, not text.", hint=hint)
    if _MARKUP.match(data[:1000]):
        raise UnreadableDocument(f"{name} is HTML or XML, not plain text.", hint=_CONVERT)
    if any(data.startswith(bom) for bom, encoding in _BOMS if not encoding):
        raise UnreadableDocument(f"{name} is in UTF-32.", hint=_CONVERT)
    if b"\0" in data and not data.startswith(_WIDE_BOMS):
        raise UnreadableDocument(f"{name} holds NUL bytes: it is not text, or UTF-16 without its mark.", hint=_CONVERT)


def _decode(data: bytes, name: str) -> tuple[str, str, list[str]]:
    if data.startswith(_WIDE_BOMS):
        return _decoded(data, "utf-16", name), "utf-16", []
    if data.startswith(_BOMS[0][0]):
        return _decoded(data, "utf-8-sig", name), "utf-8", []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        return _western(data, name), "cp1252", [f"{name} was read as Windows-1252 (Latin-1), not UTF-8: check å, ä, ö."]


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} begins as {encoding.upper()} but does not go on so.", hint=_CONVERT
        ) from error


def _western(data: bytes, name: str) -> str:
    unknown = UnreadableDocument(
        f"{name} is in no encoding we know (UTF-8, UTF-16 with its mark, Windows-1252).", hint=_CONVERT
    )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise unknown from error
    others = [letter for letter in text if letter > "\x7f"]
    if sum(letter in _WESTERN for letter in others) < 0.9 * len(others) or 2 * len(others) > len(text):
        raise unknown
    return text


def _clean(raw: str, name: str) -> tuple[str, int]:
    text = _PAGE_ENDS.sub("", _LINE_ENDS.sub("\n", raw)).replace("\f", " ").translate(_BREAKS)
    # A word that a line end cuts keeps a hyphen there: readers join it, and its quote is still what stands in the text.
    text = _SOFT_ENDS.sub("-", text).translate(_BLANKS).translate(_INVISIBLE)
    safe = text.translate(_UNSAFE)
    if "\0" in raw:
        raise UnreadableDocument(f"{name} holds NUL characters.", hint=_CONVERT)
    _refuse_marks(safe, name)
    return unicodedata.normalize("NFC", safe), len(text) - len(safe)


def _refuse_marks(text: str, name: str) -> None:
    marks = "".join(letter for letter in set(text) if unicodedata.combining(letter))
    if marks and re.search(f"[{re.escape(marks)}]{{{_MOST_MARKS + 1}}}", text):
        raise UnreadableDocument(f"{name} heaps accents on single letters: it is not ordinary text.", hint=_CONVERT)


def _refuse_shape(text: str, name: str) -> None:
    if not text.strip():
        raise UnreadableDocument(f"{name} is empty.", hint="A scanned PDF has no text until it is run through OCR.")
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise UnreadableDocument(f"{name} has more than {MOST_LINES} lines.", hint="Give the minutes of one meeting.")
    if max(map(len, lines)) > LONGEST_LINE:
        raise UnreadableDocument(
            f"{name} has a line of more than {LONGEST_LINE} characters.", hint="Wrap the text into ordinary lines."
        )
