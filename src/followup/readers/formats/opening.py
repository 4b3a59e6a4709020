"""
The one door for documents: which format a file is in, by what is in it, and its text.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path, PurePath

from followup.readers.formats import documents
from followup.readers.formats.archives import locked
from followup.readers.formats.mail import is_mail, mail_text
from followup.readers.formats.pdf import pdf_text
from followup.readers.formats.prepared import Converted, Prepared
from followup.readers.formats.slips import put_right
from followup.readers.text import LIMIT, bytes_of, load


LARGEST = 32 * 1024 * 1024
"""Bytes a file may have that is more than text; its text has the limits of all text."""

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
TEXT = frozenset({".txt", ".text"}) | MARKDOWN
WRAPPED = frozenset({".docx", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".pdf", ".eml"})
"""Endings of files that are more than text."""
KNOWN = TEXT | WRAPPED
"""Endings of the files that are taken for minutes when a folder is given."""

_HTML = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,500}?-->\s{0,200})?<(?:!doctype\s{1,9}html|html)",
    re.IGNORECASE | re.DOTALL,
)
_CONVERTERS: dict[str, Callable[[bytes, str], Converted]] = {
    "docx": documents.docx_text,
    "odt": documents.odt_text,
    "rtf": documents.rtf_text,
    "html": documents.html_text,
    "pdf": pdf_text,
    "eml": mail_text,
}


def load_path(path: str | os.PathLike[str]) -> Prepared:
    """
    The text of the file at *path*, whatever format it is in.

    Raises:
        NotFound: there is no such file.
        UnreadableDocument: it is over a limit, damaged, locked, or needs a tool that is not installed.
    """
    file = Path(path)
    limit = LARGEST if file.suffix.lower() in WRAPPED else LIMIT
    return load_bytes(bytes_of(file, limit=limit), file.name)


def load_bytes(data: bytes, name: str) -> Prepared:
    """
    The text of the document in *data*, which is called *name*.

    Raises:
        UnreadableDocument: as for :func:`load_path`.
    """
    kind = kind_of(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind not in _CONVERTERS:
        loaded = load(data, name)
        return Prepared(put_right(loaded.text), sha256, kind, loaded.warnings)
    converted = _CONVERTERS[kind](data, name)
    loaded = load(converted.text.encode("utf-8", "replace"), name)
    return Prepared(put_right(loaded.text), sha256, kind, (*converted.notes, *loaded.warnings))


def kind_of(data: bytes, name: str) -> str:
    """
    The format of *data*: by its first bytes, and by the ending of *name* only where those do not tell.

    Raises:
        UnreadableDocument: it is an archive of another kind, or a document that only its password opens.
    """
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return documents.archive_kind(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0") and suffix == ".docx":
        raise locked(name)  # Word wraps what it encrypts in its old container
    if data[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if _HTML.match(data[:2000].removeprefix(b"\xef\xbb\xbf")) or (suffix in {".html", ".htm"} and b"<" in data[:2000]):
        return "html"
    if is_mail(data) or suffix == ".eml":
        return "eml"
    return "markdown" if suffix in MARKDOWN else "text"
