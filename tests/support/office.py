"""
Small writers of documents: Word, OpenDocument and PDF files with invented content, made of just what a test needs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def paragraph(text: str = "", *, style: str = "", list_: str = "", level: int = 0, runs: str = "") -> str:
    """
    A paragraph of Word, in a *style* or with a number of its own; *runs* are written as they are.
    """
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>' if list_ else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{run(text) if text else ''}{runs}</w:p>"


def run(text: str, kind: str = "t") -> str:
    """
    A run of letters.
    """
    return f'<w:r><w:{kind} xml:space="preserve">{escape(text, quote=False)}</w:{kind}></w:r>'


def inserted(text: str) -> str:
    """
    Words that were added with the changes tracked.
    """
    return f'<w:ins w:id="1" w:author="A" w:date="2026-09-18T10:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """
    Words that were taken away with the changes tracked.
    """
    return f'<w:del w:id="2" w:author="A" w:date="2026-09-18T10:00:00Z">{run(text, "delText")}</w:del>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """
    A table of Word; each cell is a paragraph.
    """
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    grid = "<w:gridCol w:w='2000'/>" * len(rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _list(number: int, *levels: tuple[str, str, str]) -> str:
    """
    A list of Word: of each level the figures, the pattern around them, and the style that carries it.
    """
    told = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (figures, text, style) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{told}</w:abstractNum>'


NUMBERING = (
    f"{_HEAD}<w:numbering {W}>"
    + _list(1, ("decimal", "§ %1", "Heading1"), ("decimal", "%1.%2", "Heading2"))
    + _list(2, ("decimal", "%1.", ""), ("lowerLetter", "%2)", ""))
    + _list(3, ("bullet", "•", ""))
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + "</w:numbering>"
)
STYLES = (
    f"{_HEAD}<w:styles {W}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    "</w:styles>"
)


def docx(body: str, *, header: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """
    A Word document of *body*, with a page *header*, and *more* members or others in the place of ours.
    """
    related = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
    related += [("header", "header1.xml")] if header else []
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(related)
    )
    section = f'<w:sectPr><w:headerReference {R} w:type="default" r:id="r2"/></w:sectPr>' if header else ""
    types = "".join(
        f'<Override PartName="/word/{target}" ContentType="{_TYPES}.{kind}+xml"/>' for kind, target in related
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
        "word/document.xml": f"{_HEAD}<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    if header:
        members["word/header1.xml"] = f"{_HEAD}<w:hdr {W}>{header}</w:hdr>"
    return archive({**members, **(more or {})})


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """
    A zip archive of *members*.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)


def odt(body: str, *, changes: str = "", header: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """
    An OpenDocument text of *body* whose first two levels of headings are numbered, with a page *header*.
    """
    levels = (
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    )
    page = (
        '<style:master-page style:name="S" style:page-layout-name="M"><style:header>'
        f"{header}</style:header></style:master-page>"
    )
    content = f"<office:body><office:text>{changes}{body}</office:text></office:body>"
    styles = (
        f"<office:styles><text:outline-style>{levels}</text:outline-style></office:styles>"
        f"<office:master-styles>{page if header else ''}</office:master-styles>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{_HEAD}<office:document-content {_ODF}>{content}</office:document-content>",
            "styles.xml": f"{_HEAD}<office:document-styles {_ODF}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": f"{_HEAD}{manifest}",
            **(more or {}),
        }
    )


def pdf(pages: Sequence[Sequence[str]], *, more: Mapping[int, bytes] | None = None, first: bytes = b"") -> bytes:
    """
    A PDF with a page for each list of lines; a page without lines has a drawing and no text.

    *more* are further objects by their number, from 1000; *first* is drawn on each page before its lines.
    """
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: _FONT}
    kids = []
    for n, lines in enumerate(pages):
        content = first + _drawn(lines)
        page, stream = 10 + 2 * n, 11 + 2 * n
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</X 1000 0 R>>>>"
            f"/Contents {stream} 0 R>>"
        ).encode()
        objects[stream] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _numbered({**objects, **(more or {})})


_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def _drawn(lines: Sequence[str]) -> bytes:
    if not lines:
        return b"100 100 300 300 re f"
    shown = b" T* ".join(b"(" + _safe(line) + b") Tj" for line in lines)
    return b"BT /F 11 Tf 14 TL 60 780 Td " + shown + b" ET"


def _safe(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _numbered(objects: Mapping[int, bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    data += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)
    return bytes(data)
