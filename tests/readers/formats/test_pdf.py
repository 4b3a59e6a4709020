"""
PDF: its text layer is read without what every page repeats; a picture of minutes is said to be one.
"""

from __future__ import annotations

import sys

import pytest

from followup.errors import UnreadableDocument
from followup.readers.formats.opening import load_bytes
from followup.readers.formats.pdf import without_furniture
from tests.support.office import pdf


def test_text_layer() -> None:
    """
    Lines stand as they do on the page; page numbers and a repeated page header are left out, a cut word stays cut.
    """
    pages = [
        ["Protokoll från båtklubben", "Sida 1 (2)", "§ 1 Öppnande", "Mötet öppnades och avgif-"],
        ["Protokoll från båtklubben", "Sida 2 (2)", "terna bordläggs.", "§ 2 Slut", "2"],
    ]
    read = load_bytes(pdf(pages), "a.pdf")

    assert (
        read.text == "Protokoll från båtklubben\n§ 1 Öppnande\nMötet öppnades och avgif-\nterna bordläggs.\n§ 2 Slut\n"
    )
    assert (read.format, read.notes) == ("pdf", ())


def test_what_two_pages_happen_to_share_stays() -> None:
    """
    The same words in other places of two pages are no furniture.
    """
    pages = [["Taxan", "Beslut", "Taxan antas."], ["Beslut", "Planen antas.", "Slut"]]

    assert pages == without_furniture(pages)


def test_no_text_layer() -> None:
    """
    A scanned PDF is refused with what to do about it.
    """
    with pytest.raises(UnreadableDocument, match=r"a\.pdf has no text layer") as caught:
        load_bytes(pdf([[], []]), "a.pdf")
    assert "OCR" in caught.value.hint


def test_pages_without_a_text_layer_are_told() -> None:
    """
    Where only some pages are pictures the others are read, and it is said which were not.
    """
    read = load_bytes(pdf([["Öppnande"], [], ["Slut"]]), "a.pdf")

    assert read.text == "Öppnande\nSlut\n"
    assert read.notes == ("a.pdf: pages without a text layer were not read: 2.",)


def test_without_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The error names what to install.
    """
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(UnreadableDocument, match="pypdf is needed") as caught:
        load_bytes(pdf([["x"]]), "a.pdf")
    assert caught.value.hint == "Install it with: pip install 'followup[pdf]'"
