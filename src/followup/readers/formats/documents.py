"""
Documents of word processors and web pages as text: Word, OpenDocument, RTF and HTML.
"""

from __future__ import annotations

import io

from followup.errors import UnreadableDocument
from followup.readers.formats import opendocument, pandoc, word
from followup.readers.formats.archives import locked, member_names, packed, parts_of
from followup.readers.formats.numbers import Labels
from followup.readers.formats.prepared import Converted
from followup.readers.formats.rendering import Rendering


_OTHERS = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
}
_CONVERT = "Save it as plain text (UTF-8) and give that."


def archive_kind(data: bytes, name: str) -> str:
    """
    Which document the zip archive in *data* is: ``docx`` or ``odt``.

    Raises:
        UnreadableDocument: it is another archive, or a damaged one.
    """
    names = member_names(data, name)
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    what = next((kind for part, kind in _OTHERS.items() if part in names), "a zip archive")
    raise UnreadableDocument(f"{name} is {what}, not minutes.", hint=_CONVERT)


def docx_text(data: bytes, name: str) -> Converted:
    """
    A Word document as text: by pandoc, or by docx2python where there is no pandoc.

    Raises:
        UnreadableDocument: it is damaged, over a limit, or there is neither tool.
    """
    wanted = frozenset(part for part in member_names(data, name) if word.PARTS.fullmatch(part))
    parts = parts_of(data, name, wanted)
    facts = word.facts_of(parts, name)
    notes = _changed(name, facts.insertions, facts.deletions, facts.comments)
    labels = Labels((paragraph.text, paragraph.label) for paragraph in facts.paragraphs if paragraph.text)
    if pandoc.program() is None:
        lines = _by_docx2python(packed(parts), name)
        lines = [_marked(line, facts.paragraphs, labels) for line in lines]
        notes.append(f"{name} was read without pandoc: cells of tables stand as lines of their own.")
        return Converted(_below(facts.header, "\n".join(lines)), tuple(notes))
    tree = pandoc.blocks_of(packed(parts), "docx", name, "a Word document")
    return Converted(_below(facts.header, Rendering(name, labels).text(tree)), tuple(notes))


def odt_text(data: bytes, name: str) -> Converted:
    """
    An OpenDocument text as text, by pandoc.

    Raises:
        UnreadableDocument: it is damaged, locked, over a limit, or there is no pandoc.
    """
    parts = parts_of(data, name, opendocument.PARTS)
    facts = opendocument.facts_of(parts, name)
    if facts.encrypted:
        raise locked(name)
    tree = pandoc.blocks_of(packed(parts), "odt", name, "an OpenDocument text")
    text = Rendering(name, Labels(facts.headings)).text(tree)
    return Converted(
        _below(facts.header, text), tuple(_changed(name, facts.insertions, facts.deletions, facts.comments))
    )


def rtf_text(data: bytes, name: str) -> Converted:
    """
    An RTF file as text, by pandoc.
    """
    return Converted(Rendering(name).text(pandoc.blocks_of(data, "rtf", name, "an RTF file"), titled=False))


def html_text(data: bytes, name: str) -> Converted:
    """
    A web page as text, by pandoc; what its head says is not part of it.
    """
    source = "html-native_divs-native_spans+task_lists"
    return Converted(Rendering(name).text(pandoc.blocks_of(data, source, name, "a web page"), titled=False))


def _changed(name: str, insertions: int, deletions: int, comments: int) -> list[str]:
    notes = []
    if insertions or deletions:
        notes.append(f"{name}: tracked changes were read as accepted (added {insertions}, deleted {deletions}).")
    if comments:
        notes.append(f"{name}: comments in the margin were left out ({comments}).")
    return notes


def _below(header: tuple[str, ...], text: str) -> str:
    """
    *text* below the page header, of which what the text says too is left out.
    """
    said = {" ".join(line.lstrip("# ").split()) for line in text.split("\n")}
    above = [line for line in header if line not in said]
    return "\n".join([*above, "", text]) if above else text


def _by_docx2python(data: bytes, name: str) -> list[str]:
    try:
        from docx2python import docx2python
    except ImportError as error:
        raise UnreadableDocument(
            f"{name} is a Word document; pandoc or docx2python is needed to read it.",
            hint="Install pandoc (on Debian: apt-get install pandoc), or: pip install 'followup[docx]'",
        ) from error
    try:
        with docx2python(io.BytesIO(data)) as read:
            found = [str(line) for table in read.body for row in table for cell in row for line in cell]
    except Exception as error:  # what a stranger's parser raises on a stranger's file is not ours to list
        raise UnreadableDocument(f"{name} cannot be read by docx2python.", hint=_CONVERT) from error
    return found


def _marked(line: str, paragraphs: tuple[word.Paragraph, ...], labels: Labels) -> str:
    """
    A line of docx2python with the number it carries in Word, and with ``#`` where it is a heading.
    """
    bare = line.lstrip("\t")
    mark, tab, rest = bare.partition("\t")
    own = bool(tab) and (mark == "--" or mark.rstrip(").").isalnum())
    text = " ".join((rest if own else bare).split())
    label = labels.take(text)
    level = next((one.heading for one in paragraphs if one.heading and one.text == text), 0)
    before = f"{'#' * min(level, 6)} " if level else "- " if own and mark == "--" else ""
    return f"{before}{label} {text}".replace("  ", " ") if label else f"{before}{text}"
