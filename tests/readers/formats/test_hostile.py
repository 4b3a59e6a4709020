"""
Files made to do harm are refused by the limit they break, quickly, and nothing of them is unpacked to a disk.
"""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from followup.errors import UnreadableDocument
from followup.readers.formats import archives
from followup.readers.formats.archives import MOST_MEMBERS, MOST_UNPACKED
from followup.readers.formats.markup import DEEPEST
from followup.readers.formats.opening import load_bytes, load_path
from followup.readers.formats.pdf import MOST_PAGES
from tests.support.office import archive, docx, odt, paragraph, pdf


LAUGHS = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
BODY = paragraph("Mötet öppnades.")


def refused(data: bytes, name: str = "a.docx") -> str:
    """
    Why the document is refused.
    """
    with pytest.raises(UnreadableDocument) as caught:
        load_bytes(data, name)
    assert name in caught.value.message
    assert caught.value.hint
    return caught.value.message


def test_a_sparse_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    """
    A huge file of any kind is refused by its size, before any of it is read.
    """
    for name, limit in (("huge.docx", 32), ("huge.pdf", 32), ("huge.txt", 8), ("huge", 8)):
        file = tmp_path / name
        with file.open("wb") as stream:
            stream.truncate(1024**3)

        with pytest.raises(UnreadableDocument, match=f"{name} is larger than {limit} MiB"):
            load_path(file)


def test_a_part_that_unpacks_to_a_flood() -> None:
    """
    A few kilobytes that unpack to 200 MB are refused by what they come to, those that come to 20 MB by their ratio.
    """
    flood = docx(BODY, more={"word/document.xml": b" " * 200_000_000})

    assert len(flood) < 250_000
    assert "larger than 32 MiB when it is unpacked" in refused(flood)
    assert "more than 200 times larger" in refused(docx(BODY, more={"word/document.xml": b" " * 20_000_000}))


def test_parts_that_together_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is unpacked is counted over all parts.
    """
    assert MOST_UNPACKED == 32 * 1024 * 1024
    monkeypatch.setattr(archives, "MOST_UNPACKED", 4 * 1024 * 1024)
    noise = bytes(range(32, 127)) * 20_000
    parts = {f"word/header{n}.xml": noise for n in range(9)}
    monkeypatch.setattr(archives, "MOST_RATIO", 10_000)

    assert "larger than 4 MiB when it is unpacked" in refused(docx(BODY, more=parts))


def test_sizes_that_an_archive_states_are_not_believed() -> None:
    """
    A member that says it is small, and is not, is refused.
    """
    true = docx(BODY, more={"word/document.xml": b" " * 3_000_000})
    lying = true.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 300))

    assert lying != true
    assert "damaged archive" in refused(lying)


def test_pictures_are_not_unpacked() -> None:
    """
    A bomb in a member that is not read does no harm.
    """
    bomb = {"word/media/image1.png": b" " * 50_000_000, "word/embeddings/inner.zip": archive({"a": b" " * 9_000_000})}

    assert load_bytes(docx(BODY, more=bomb), "a.docx").text == "Mötet öppnades.\n"


def test_too_many_members() -> None:
    """
    An archive of thousands of members is refused, also when its table of contents alone is huge.
    """
    some = {f"word/x{n}.bin": b"" for n in range(MOST_MEMBERS)}
    many = {f"{'y' * 200}{n}": b"" for n in range(6 * MOST_MEMBERS // 2)}

    assert "more than 2000 members" in refused(docx(BODY, more=some))
    assert "more than 2000 members" in refused(archive({"word/document.xml": b"", **many}))


@pytest.mark.parametrize("path", ["../evil.xml", "/etc/evil", "word/../../evil", "C:/evil"])
def test_names_that_lead_out(path: str) -> None:
    """
    A member whose name leads out of the archive makes the document refused.
    """
    assert "outside itself" in refused(docx(BODY, more={path: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_twice() -> None:
    """
    Which of two members is meant is not guessed.
    """
    stream = io.BytesIO(docx(BODY))
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr("word/document.xml", "<other/>")

    assert "twice" in refused(stream.getvalue())


def test_locked() -> None:
    """
    What only a password opens is said to be locked: by zip, by Word's own container, by OpenDocument, in a PDF.
    """
    data = bytearray(docx(BODY))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml">'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )

    assert "locked by a password" in refused(bytes(data))
    assert "locked by a password" in refused(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert "locked by a password" in refused(odt("", more={"META-INF/manifest.xml": manifest}), "a.odt")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/comments.xml"])
@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE], ids=["entities", "outside"])
def test_document_types(part: str, text: str) -> None:
    """
    XML that declares entities is refused before any is looked up, in whatever letters it is written.
    """
    assert "document type" in refused(docx(BODY, more={part: text}))
    assert "document type" in refused(docx(BODY, more={part: text.encode("utf-16")}))


def test_depth() -> None:
    """
    Elements within elements are counted.
    """
    deep = "<w>" * (DEEPEST + 1) + "</w>" * (DEEPEST + 1)

    assert f"deeper than {DEEPEST}" in refused(docx(BODY, more={"word/document.xml": deep}))


@pytest.mark.parametrize(
    "data, said",
    [
        (b"PK\x03\x04rest", "damaged archive"),
        (docx(BODY)[:-30], "damaged archive"),
        (docx(BODY, more={"word/document.xml": "<w"}), "damaged"),
        (archive({"xl/workbook.xml": b""}), "an Excel workbook"),
        (archive({"ppt/presentation.xml": b""}), "a PowerPoint presentation"),
        (archive({"a.txt": b""}), "a zip archive"),
    ],
    ids=["head only", "cut", "no XML", "xlsx", "pptx", "zip"],
)
def test_archives_that_are_no_documents(data: bytes, said: str) -> None:
    """
    What is no document of a word processor is named as what it is.
    """
    assert said in refused(data)


def test_pdf_with_many_pages() -> None:
    """
    The pages of a PDF are counted before they are read.
    """
    assert f"more than {MOST_PAGES} pages" in refused(pdf([["x"]] * (MOST_PAGES + 1)), "a.pdf")


def test_pdf_that_draws_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Steps of drawing are counted, also those of forms within forms, however little text they give.
    """
    content = b"q Q " * 300 + b"BT () Tj ET"
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Font<</F 3 0 R>>>>/Length %d>>stream\n%s\nendstream"
        % (len(content), content)
    )
    data = pdf([["x"]], more={1000: form}, first=b"/X Do " * 9)
    assert load_bytes(data, "a.pdf").text == "x\n"

    monkeypatch.setattr("followup.readers.formats.pdf.MOST_OPERATIONS", 5000)
    assert "draws more than minutes do" in refused(data, "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", pdf([["x"]])[:200], b"%PDF-" + b"<<" * 5000])
def test_damaged_pdf(data: bytes) -> None:
    """
    A PDF that is cut or never was one is refused as damaged.
    """
    assert "damaged PDF" in refused(data, "a.pdf")
