"""
Word documents: what they show is what is read, also where it is not written in them.
"""

from __future__ import annotations

import pytest

from followup.errors import UnreadableDocument
from followup.readers.formats.opening import load_bytes
from tests.support.office import deleted, docx, inserted, paragraph, run, table


MINUTES = docx(
    paragraph("Fjordviks båtklubb", style="Title")
    + paragraph("Öppnande", style="Heading1")
    + paragraph("Maja öppnade mötet.")
    + paragraph("Ekonomi", style="Heading1")
    + paragraph("Läget", style="Heading2")
    + paragraph("Avgiften", style="Heading2")
    + paragraph(runs=run("Ärendet ") + inserted("bordläggs") + deleted("avslås") + run(" till nästa möte."))
    + paragraph("Köpa färg", list_="2")
    + paragraph("till skrovet", list_="2", level=1)
    + paragraph("Ringa varvet", list_="2")
    + paragraph("Emellan.")
    + paragraph("Boka kranen", list_="2")
    + paragraph("tjära", list_="3")
    + table([["Vad", "Vem", "När"], ["Måla bryggan", "Olle Storm", "1 maj"]])
    + paragraph("Övrigt", style="Heading1"),
    header=paragraph("Protokoll 2026-09-18"),
)


def test_word_by_pandoc(pandoc: str) -> None:
    """
    Headings carry the numbers of their styles, lists go on across a break, the page header is on top.
    """
    expected = """Protokoll 2026-09-18

# Fjordviks båtklubb

# § 1 Öppnande

Maja öppnade mötet.

# § 2 Ekonomi

## 2.1 Läget

## 2.2 Avgiften

Ärendet bordläggs till nästa möte.

1. Köpa färg
   a) till skrovet
2. Ringa varvet

Emellan.

3. Boka kranen

- tjära

| Vad | Vem | När |
|---|---|---|
| Måla bryggan | Olle Storm | 1 maj |

# § 3 Övrigt
"""
    assert expected == load_bytes(MINUTES, "minutes.docx").text


def test_word_without_pandoc(no_pandoc: None) -> None:
    """
    Without pandoc the same numbers, headings and words are there; cells stand as lines, and that is said.
    """
    read = load_bytes(MINUTES, "minutes.docx")
    expected = (
        "Protokoll 2026-09-18||Fjordviks båtklubb|# § 1 Öppnande|Maja öppnade mötet.|# § 2 Ekonomi|## 2.1 Läget|"
        "## 2.2 Avgiften|Ärendet bordläggs till nästa möte.|1. Köpa färg|a) till skrovet|2. Ringa varvet|Emellan.|"
        "3. Boka kranen|- tjära|Vad|Vem|När|Måla bryggan|Olle Storm|1 maj|# § 3 Övrigt"
    )

    assert expected == read.text.strip().replace("\n", "|")
    assert "minutes.docx was read without pandoc: cells of tables stand as lines of their own." in read.notes


@pytest.mark.parametrize("tool", ["pandoc", "no_pandoc"])
def test_tracked_changes_are_accepted_and_told(tool: str, request: pytest.FixtureRequest) -> None:
    """
    An inserted word is read, a deleted one is not, and how many there were is said.
    """
    request.getfixturevalue(tool)
    read = load_bytes(MINUTES, "minutes.docx")

    assert "Ärendet bordläggs till nästa möte." in read.text
    assert "avslås" not in read.text
    assert "minutes.docx: tracked changes were read as accepted (added 1, deleted 1)." in read.notes


def test_a_document_without_changes_has_no_notes(pandoc: str) -> None:
    """
    Nothing is said where there is nothing to say.
    """
    assert load_bytes(docx(paragraph("Mötet öppnades.")), "a.docx").notes == ()


def test_the_number_of_the_page_is_no_header(pandoc: str) -> None:
    """
    Of "Sida 3 (4)" in the page header nothing is read.
    """
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGE </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>3</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    simple = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>4</w:t></w:r></w:fldSimple>'
    header = paragraph("Styrelsen") + paragraph(runs=run("Sida ") + field + run(" (") + simple + run(")"))

    assert load_bytes(docx(paragraph("Hej."), header=header), "a.docx").text == "Styrelsen\n\nHej.\n"


def test_marks_that_mean_something_stay(pandoc: str) -> None:
    """
    A bold paragraph is marked as those who use no styles mark a heading, and struck words are marked as struck.
    """
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Beslut</w:t></w:r>"
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>Ringa varvet</w:t></w:r>"
    read = load_bytes(docx(paragraph(runs=bold) + paragraph(runs=struck) + paragraph("☐ Måla", list_="3")), "a.docx")

    assert read.text == "**Beslut**\n\n~~Ringa varvet~~\n\n- [ ] Måla\n"


def test_cells_with_several_paragraphs_stand_one_after_the_other(pandoc: str) -> None:
    """
    A table that only lays the page out does not glue its paragraphs together.
    """
    cell = f"<w:tc>{paragraph('Taxan bordläggs.')}{paragraph('Planen antas.')}</w:tc>"
    grid = '<w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>'
    body = f"<w:tbl><w:tblPr/>{grid}<w:tr><w:tc>{paragraph('§ 3')}</w:tc>{cell}</w:tr></w:tbl>"

    assert load_bytes(docx(body), "a.docx").text.strip() == "§ 3\n\nTaxan bordläggs.\n\nPlanen antas."


def test_numbers_find_their_paragraphs(pandoc: str) -> None:
    """
    A link, a footnote or a text box in numbered paragraphs moves no number to another one.
    """
    again = paragraph("Ruta", style="Heading1")
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:r><w:t>a</w:t></w:r></mc:Choice>'
        f"<mc:Fallback>{again}</mc:Fallback></mc:AlternateContent>"
    )
    link = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "https://a.example/7"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Taxan</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph("Ett", style="Heading1", runs=box) + paragraph(style="Heading1", runs=link)
    body += paragraph("Tre", style="Heading1") + paragraph("Tre") + paragraph("Tre", style="Heading1")
    lines = [line for line in load_bytes(docx(body), "a.docx").text.split("\n") if line]

    assert lines[1:] == ["# § 2 [Taxan](https://a.example/7)", "# § 3 Tre", "Tre", "# § 4 Tre"]


def test_no_tool_at_all(no_pandoc: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where neither tool is there, the error names what to install.
    """
    monkeypatch.setitem(__import__("sys").modules, "docx2python", None)

    with pytest.raises(UnreadableDocument, match="pandoc or docx2python is needed") as caught:
        load_bytes(MINUTES, "minutes.docx")
    assert "followup[docx]" in caught.value.hint
