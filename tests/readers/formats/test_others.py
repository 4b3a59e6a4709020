"""
OpenDocument, RTF, web pages and mail.
"""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from followup.errors import UnreadableDocument
from followup.readers.formats.opening import load_bytes
from tests.support.office import docx, odt, paragraph


def test_opendocument(pandoc: str) -> None:
    """
    Headings carry the numbers of the outline, changes are accepted and told, the page header is on top.
    """
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region>'
        '<text:changed-region text:id="c2"><text:deletion><text:p>avslås</text:p></text:deletion></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = (
        '<text:h text:outline-level="1">Öppnande</text:h>'
        '<text:p>Taxan <text:change-start text:change-id="c1"/>bordläggs<text:change-end text:change-id="c1"/>.'
        "</text:p>"
        '<text:h text:outline-level="2">Läget</text:h><text:h text:outline-level="1">Slut</text:h>'
    )
    read = load_bytes(odt(body, changes=changes, header="<text:p>Protokoll 2026-09-18</text:p>"), "a.odt")

    assert read.text == "Protokoll 2026-09-18\n\n# 1. Öppnande\n\nTaxan bordläggs.\n\n## 1.1 Läget\n\n# 2. Slut\n"
    assert read.notes == ("a.odt: tracked changes were read as accepted (added 1, deleted 1).",)
    assert read.format == "odt"


def test_rtf(pandoc: str) -> None:
    """
    RTF is read with its letters and paragraphs.
    """
    read = load_bytes(rb"{\rtf1\ansi \b Beslut\b0\par Taxan bordl\'e4ggs.\par}", "a.rtf")

    assert (read.text, read.format) == ("**Beslut**\n\nTaxan bordläggs.\n", "rtf")


def test_html(pandoc: str) -> None:
    """
    A web page gives headings, lists, links and tables; its head and its scripts give nothing.
    """
    page = """<!DOCTYPE html><html><head><title>Site</title><script>let x = "Taxan antas."</script></head><body>
    <h1>Board</h1><p>The rota was <del>approved</del> postponed.</p><ul><li>See <a href="https://a.example/issues/7">the
    rota</a></li></ul><ol start="3"><li>Paint</li></ol>
    <table><tr><th>What</th><th>Who</th></tr><tr><td>Paint</td><td>Bo Tarn</td></tr></table></body></html>"""
    expected = (
        "# Board\n\nThe rota was ~~approved~~ postponed.\n\n- See [the rota](https://a.example/issues/7)\n\n"
        "3. Paint\n\n| What | Who |\n|---|---|\n| Paint | Bo Tarn |\n"
    )
    read = load_bytes(page.encode(), "page")

    assert (read.text, read.format) == (expected, "html")


@pytest.mark.parametrize(
    "data, name, what",
    [
        (b"{\\rtf1 x}", "a.rtf", "an RTF file"),
        (b"<html><p>x</p></html>", "a.html", "a web page"),
        (odt("<text:p>x</text:p>"), "a.odt", "an OpenDocument text"),
    ],
)
def test_without_pandoc(no_pandoc: None, data: bytes, name: str, what: str) -> None:
    """
    The error says what the file is and what to install.
    """
    with pytest.raises(UnreadableDocument, match=f"{name} is {what}; pandoc is needed") as caught:
        load_bytes(data, name)
    assert "followup[documents]" in caught.value.hint


def mail(text: str = "", html: str = "", attached: bytes = b"") -> bytes:
    """
    A mail as it comes from a server.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Bo Tarn <bo@trail.example>", "all@trail.example", "Minutes"
    message["Message-ID"], message["Date"] = "<1@trail.example>", "Sat, 19 Sep 2026 08:00:00 +0200"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="minutes.docx")
    return bytes(message)


def test_mail() -> None:
    """
    The body of a mail is its plain text; what is attached is named.
    """
    read = load_bytes(mail("Frågan bordläggs på nästa möte.\n", "<p>other</p>", docx(paragraph("x"))), "a.eml")

    assert read.text == "Frågan bordläggs på nästa möte.\n"
    assert read.notes == ("a.eml: what is attached was not read: minutes.docx.",)


def test_mail_is_known_by_what_it_is() -> None:
    """
    Mail needs no ending to be known; minutes that begin with a From line are no mail.
    """
    assert load_bytes(mail("Hello.\n"), "saved").text == "Hello.\n"
    assert load_bytes(b"From: Bo\nDate: 2026-09-18\n\nHello.\n", "a.txt").text.startswith("From: Bo")


def test_mail_in_html_alone(pandoc: str) -> None:
    """
    A mail without plain text is read from its HTML.
    """
    assert load_bytes(mail(html="<h2>Board</h2><p>Postponed.</p>"), "a.eml").text == "## Board\n\nPostponed.\n"


def test_mail_with_nothing_but_a_file() -> None:
    """
    Where only a file was sent, that is what to give.
    """
    with pytest.raises(UnreadableDocument, match="a mail without a text") as caught:
        load_bytes(mail(attached=b"x"), "a.eml")
    assert "minutes.docx" in caught.value.hint


def test_mail_in_unknown_letters() -> None:
    """
    A character set that does not exist is no reason to lose the words.
    """
    head = b"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x-old\n\n"

    assert load_bytes(head + "Möte\n".encode(), "a.eml").text == "Möte\n"
