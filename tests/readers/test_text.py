"""
From bytes to clean text, or a clear refusal that says what to do.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from followup.errors import NotFound, UnreadableDocument
from followup.readers.text import LIMIT, LONGEST_LINE, MOST_LINES, load, load_path


@pytest.mark.parametrize(
    "data",
    [
        "Möte i Älvnäs\n".encode(),
        "\ufeffMöte i Älvnäs\n".encode(),
        "\ufeffMöte i Älvnäs\n".encode("utf-16-le"),
        "\ufeffMöte i Älvnäs\n".encode("utf-16-be"),
        "Möte i Älvnäs\n".encode("cp1252"),
        "Möte i Älvnäs\r\n".encode(),
        "Möte i Älvnäs\r".encode(),
        unicodedata.normalize("NFD", "Möte i Älvnäs\n").encode(),
        "Möte\u00a0i\u202fÄlvnäs\n".encode(),
        "\fMöte i Älvnäs\n".encode(),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "cp1252", "crlf", "cr", "nfd", "blanks", "form feed"],
)
def test_one_text(data: bytes) -> None:
    """
    The same words give the same text in every encoding, line end and form of letters.
    """
    assert load(data, "minutes.txt").text.lstrip("\n") == "Möte i Älvnäs\n"


def test_sha_is_of_the_bytes() -> None:
    """
    The fingerprint is that of the document as it came.
    """
    data = "Möte\r\n".encode()

    assert hashlib.sha256(data).hexdigest() == load(data, "minutes.txt").sha256


def test_western_letters_are_told() -> None:
    """
    A guessed encoding is said in a warning.
    """
    loaded = load("Nästa möte är på måndag.".encode("latin-1"), "old.txt")

    assert loaded.encoding == "cp1252"
    assert "Windows-1252" in loaded.warnings[0]


def test_dangerous_characters_are_removed_and_told() -> None:
    """
    Control and direction characters leave the text, and the warning counts them.
    """
    loaded = load("Bord\u202elagd\u2066 \x1b[31mtill\u009b nästa\tmöte".encode(), "x.txt")

    assert loaded.text == "Bordlagd [31mtill nästa\tmöte"
    assert loaded.warnings == ("x.txt: 4 control or text-direction characters were removed.",)


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "docx"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"{\\rtf1 text}", "RTF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"text\0text", "NUL"),
        (b"\xff\xfea", "UTF-16"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"),
        ("\ufeffa\0b".encode("utf-16-le"), "NUL"),
        (b"\xff\xfe\x00\xd8a\x00", "UTF-16"),
        (b"\xed\xa0\x80 text", "encoding"),
        ("Встреча".encode("cp1251"), "encoding"),
        (b"a\n" * (MOST_LINES + 1), "lines"),
        (b"a" * (LONGEST_LINE + 1), "characters"),
        (("e" + "\u0301\u0323" * 40).encode(), "accents"),
    ],
)
def test_refused(data: bytes, said: str) -> None:
    """
    What is not text is refused by name, with what to do about it.
    """
    with pytest.raises(UnreadableDocument) as caught:
        load(data, "minutes.txt")

    assert said in caught.value.message
    assert "minutes.txt" in caught.value.message
    assert caught.value.hint


def test_too_large() -> None:
    """
    A document over the limit is refused, one at the limit is not.
    """
    assert load(b"abcd", "x.txt", limit=4).text

    with pytest.raises(UnreadableDocument, match="larger than 4 bytes"):
        load(b"abcde", "x.txt", limit=4)


def test_path(tmp_path: Path) -> None:
    """
    A file is read under its own name.
    """
    file = tmp_path / "minutes.txt"
    file.write_bytes("Möte".encode())

    assert load_path(file).text == "Möte"


def test_sparse_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    """
    A huge file is refused by its size, before any of it is read.
    """
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(1024**3)

    with pytest.raises(UnreadableDocument, match="larger than 8 MiB"):
        load_path(file)
    assert file.stat().st_size > LIMIT


def test_missing(tmp_path: Path) -> None:
    """
    A missing file is named as missing.
    """
    with pytest.raises(NotFound, match=r"nowhere\.txt"):
        load_path(tmp_path / "nowhere.txt")


def test_folder_and_fifo(tmp_path: Path) -> None:
    """
    A folder or a pipe is no document; the pipe is not waited for.
    """
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(UnreadableDocument, match="folder"):
        load_path(tmp_path)
    with pytest.raises(UnreadableDocument, match="not an ordinary file"):
        load_path(pipe)


def test_path_that_cannot_be() -> None:
    """
    A path no file can have is refused like one that cannot be read.
    """
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        load_path("a\0b")
