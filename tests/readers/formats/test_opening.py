"""
One door for all formats: what a file is, and text whose lines can be counted.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from followup.errors import NotFound
from followup.readers.formats.opening import load_bytes, load_path
from followup.readers.formats.slips import put_right
from followup.readers.text import load
from followup.reports.words.errors import translate_error
from tests.support.office import docx, paragraph, pdf


def test_text_and_markdown(tmp_path: Path) -> None:
    """
    Text is read as it stands, under the fingerprint of its bytes.
    """
    file = tmp_path / "a.md"
    file.write_bytes("# Möte\r\n".encode())
    read = load_path(file)

    assert (read.text, read.format, read.notes) == ("# Möte\n", "markdown", ())
    assert read.sha256 == hashlib.sha256("# Möte\r\n".encode()).hexdigest()
    assert load_bytes(b"x", "a.txt").format == "text"


def test_missing(tmp_path: Path) -> None:
    """
    A file that is not there is named, whatever its ending.
    """
    with pytest.raises(NotFound, match=r"no\.docx"):
        load_path(tmp_path / "no.docx")


def test_what_it_is_goes_before_its_name() -> None:
    """
    A PDF that is called a text is read as a PDF.
    """
    assert load_bytes(pdf([["Hej"]]), "a.txt").format == "pdf"
    assert load_bytes(docx(paragraph("Hej")), "a.txt").format == "docx"


@pytest.mark.parametrize("text", ["a\fb", "a\n\fb\n", "a\f\nb", "a\n\f\nb", "a\n\f\f\nb\f", "\fa\n\n\f\f b"])
def test_form_feeds_are_no_line_ends(text: str) -> None:
    """
    Lines are counted as an editor counts them: a new page begins no line.
    """
    assert load(text.encode(), "a.txt").text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("utveck\xadling", "utveckling"),
        ("utveck\xad\nling", "utveck-\nling"),
        ("utveck¬ \nling", "utveck- \nling"),
        ("5 ¬ 4\n", "5 ¬ 4\n"),
    ],
)
def test_soft_hyphens(text: str, expected: str) -> None:
    """
    Within a line a soft hyphen is nothing; at the end of a line it cuts a word, as a hyphen does.
    """
    assert expected == load(text.encode(), "a.txt").text


@pytest.mark.parametrize(
    "text, expected",
    [
        ("of\ufb01ce, a\ufb00air", "office, affair"),
        ("bordla¨ggs, Go¨teborg, a˚r, kommitte´", "bordläggs, Göteborg, år, kommitté"),
        ("it is 3 ¨ long, x´y", "it is 3 ¨ long, x´y"),
        ("2O24-O2-l2, 2024-02-12", "2024-02-12, 2024-02-12"),
        ("LG-9, OO-12", "LG-9, OO-12"),
        ("follow\u2011up", "follow-up"),
    ],
)
def test_slips(text: str, expected: str) -> None:
    """
    Ligatures, typeset accents and letters within a day are put right; what may be meant is left.
    """
    assert expected == put_right(text)


def test_notes_are_told_in_swedish_too() -> None:
    """
    Every note has its Swedish.
    """
    notes = [
        *load_bytes(pdf([["x"], []]), "a.pdf").notes,
        *load_bytes("Nästa möte är på måndag".encode("latin-1"), "a.txt").notes,
        *load_bytes(b"a\x01b", "a.txt").notes,
        *load_bytes("fÃ¤rg".encode(), "a.txt").notes,
        "a.docx: tracked changes were read as accepted (added 1, deleted 2).",
        "a.docx: comments in the margin were left out (3).",
        "a.docx was read without pandoc: cells of tables stand as lines of their own.",
        "a.eml: what is attached was not read: x.pdf.",
        "a.txt: the day of the meeting is that of its name, 2022-02-24.",
    ]

    assert len(notes) == 9
    assert [note for note in notes if translate_error(note, "sv") == note] == []
