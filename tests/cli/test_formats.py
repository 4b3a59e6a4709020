"""
Minutes of any format on the command line, the text that line numbers refer to, and the day of the meeting.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.office import docx, paragraph, pdf


if TYPE_CHECKING:
    from .conftest import Type

LINES = ["Minutes of the Harbour Trail Committee", "", "1. Lighting", "", "The lighting was postponed to 12 March."]
UNDATED = "\n".join(LINES) + "\n"


def test_a_pdf_is_read_like_its_text(folder: Path, type_: Type) -> None:
    """
    The same lines give the same findings whether they come as text or as PDF.
    """
    Path("a.pdf").write_bytes(pdf([[line for line in LINES if line]]))
    Path("a.txt").write_text("\n".join(line for line in LINES if line) + "\n")

    told = [type_("read", name, "--json").data["findings"] for name in ("a.pdf", "a.txt")]

    assert told[0]
    assert told[0] == told[1]


def test_the_text_that_lines_refer_to(folder: Path, type_: Type) -> None:
    """
    With --as-text the text is printed as it is, and read again it is the same text.
    """
    Path("a.pdf").write_bytes(pdf([LINES, []]))
    shown = type_("read", "a.pdf", "--as-text")
    Path("b.txt").write_text(shown.out, encoding="utf-8")

    assert shown.err == "a.pdf: pages without a text layer were not read: 2.\n"
    assert "The lighting was postponed" in shown.out
    assert type_("read", "b.txt", "--as-text").out == shown.out


def test_the_text_as_json(folder: Path, type_: Type) -> None:
    """
    With --json the text comes with its format, its fingerprint and its notes; a list of them for several files.
    """
    Path("a.txt").write_text(UNDATED)
    expected = {
        "name": "a.txt",
        "sha256": hashlib.sha256(UNDATED.encode()).hexdigest(),
        "format": "text",
        "notes": [],
        "text": UNDATED,
    }

    assert expected == type_("read", "a.txt", "--as-text", "--json").data
    assert [expected, expected] == type_("read", "a.txt", "a.txt", "--as-text", "--json").data


def test_quotes_stand_in_the_text_that_is_shown(folder: Path, type_: Type) -> None:
    """
    Each finding's words stand at its lines in what --as-text shows, line ends apart.
    """
    Path("a.txt").write_bytes("Minutes of X\f\n\n1. Rota\n\nThe new of\ufb01ce rota was post\xad\nponed.\f\n".encode())
    lines = type_("read", "a.txt", "--as-text").out.split("\n")
    findings = type_("read", "a.txt", "--json").data["findings"]

    assert findings
    for finding in findings:
        first, last = finding["lines"]
        assert finding["quote"] in " ".join(lines[first - 1 : last])


def test_notes_are_told_in_the_language_asked_for(folder: Path, type_: Type) -> None:
    """
    What was decided on the way to the text is said beside the answer, and not with -q.
    """
    Path("2027-02-24.txt").write_text(UNDATED)

    told = type_("read", "2027-02-24.txt", "--locale", "sv")
    assert told.err == "2027-02-24.txt: mötets dag är den i filnamnet, 2027-02-24.\n"
    assert type_("read", "2027-02-24.txt", "-q").err == ""


@pytest.mark.parametrize(
    "name, date, expected",
    [
        ("a.txt", (), None),
        ("270224_a.txt", (), "2027-02-24"),
        ("270224_a.txt", ("--date", "2027-02-20"), "2027-02-20"),
        ("a.txt", ("--date", "2027-02-20"), "2027-02-20"),
    ],
)
def test_the_day_of_the_meeting(
    folder: Path, type_: Type, name: str, date: tuple[str, ...], expected: str | None
) -> None:
    """
    Where the text does not say it, it is the day given, else that of the file's name; days in the text follow it.
    """
    Path(name).write_text(UNDATED)
    told = type_("read", name, "--json", *date).data
    targets = [finding["target"]["date"] for finding in told["findings"]]

    assert expected == told["meeting"]["date"]
    assert targets == ["2027-03-12" if expected else None]


def test_the_text_goes_before_the_name_and_the_word_before_the_text(folder: Path, type_: Type) -> None:
    """
    A day in the text wins over that of the file's name, and the day given over both.
    """
    Path("2027-02-24.txt").write_text(UNDATED.replace("\n\n1.", "\n\nDate: 2027-02-10\n\n1."))

    told = type_("read", "2027-02-24.txt", "--json")
    assert (told.data["meeting"]["date"], told.err) == ("2027-02-10", "")
    assert type_("read", "2027-02-24.txt", "--json", "--date", "2027-02-11").data["meeting"]["date"] == "2027-02-11"


def test_the_day_before_is_not_the_day(folder: Path, type_: Type) -> None:
    """
    The day of the previous meeting's minutes is not taken for the day of this one.
    """
    text = UNDATED.replace("1. Lighting", "1. Minutes of 10 February 2027\n\nThey were approved.\n\n2. Lighting")
    Path("2027-02-24.txt").write_text(text)

    assert type_("read", "2027-02-24.txt", "--json").data["meeting"]["date"] == "2027-02-24"


def test_recording_without_a_day(register: str, type_: Type) -> None:
    """
    Off a terminal the error names --date; with it the minutes are recorded under that day.
    """
    Path("a.txt").write_text(UNDATED)

    refused = type_("record", "a.txt", "--body", "HTC")
    assert refused.code == 1
    assert "a.txt does not say on which day the meeting was." in refused.err
    assert "--date 2022-10-28" in refused.err
    taken = type_("record", "a.txt", "--body", "HTC", "--date", "2027-02-20", "--json").data
    assert taken["meeting"]["date"] == "2027-02-20"


def test_a_date_is_of_one_document(folder: Path, type_: Type) -> None:
    """
    Several documents cannot have been at one meeting.
    """
    for words in (("read",), ("record", "--body", "X")):
        told = type_(*words, "a.txt", "b.txt", "--date", "2027-02-20")
        assert told.code == 2
        assert "--date is of one document." in told.err


def test_a_word_document_is_recorded(register: str, type_: Type) -> None:
    """
    A Word document goes into the register under the fingerprint of its bytes.
    """
    data = docx("".join(paragraph(line) for line in LINES), header=paragraph("20 February 2027"))
    Path("a.docx").write_bytes(data)
    taken = type_("record", "a.docx", "--body", "HTC", "--date", "2027-02-20")

    assert taken.code == 0, taken.err
    assert hashlib.sha256(data).hexdigest() in type_("export").out
