"""
PDF as text, by pypdf: the text layer page by page, without what stands on every page.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from followup.errors import UnreadableDocument
from followup.readers.formats.archives import locked
from followup.readers.formats.prepared import Converted


MOST_PAGES = 500
MOST_LETTERS = 8 * 1024 * 1024
MOST_OPERATIONS = 5_000_000
"""Steps of drawing: what is drawn by forms within forms is bounded by this, however little text it gives."""

_EDGE = 3  # lines at the top and at the foot of a page among which furniture is looked for
_NUMBER = re.compile(
    r"\W*(?:sida|sid|side|page|p|s)?\W*\d{1,4}(?:\W{1,3}(?:(?:av|of)\W)?\W*\d{1,4})?\W*", re.IGNORECASE
)
_SCANNED = "Run it through OCR first, for instance with: ocrmypdf FILE OUT"

# pypdf warns of every oddity; where nobody listens, Python would print that.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


class _TooMuch(Exception):
    pass


def pdf_text(data: bytes, name: str) -> Converted:
    """
    The text layer of a PDF, and which pages have none.

    Raises:
        UnreadableDocument: no text layer, a password, too many pages, damaged, or there is no pypdf.
    """
    try:
        import pypdf
    except ImportError as error:
        raise UnreadableDocument(
            f"{name} is a PDF; pypdf is needed to read it.", hint="Install it with: pip install 'followup[pdf]'"
        ) from error
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(data)), name)
    except (UnreadableDocument, MemoryError):
        raise
    except _TooMuch as error:
        raise UnreadableDocument(f"{name} draws more than minutes do.", hint="Give its text instead.") from error
    except Exception as error:  # pypdf raises KeyError, TypeError, RecursionError and others on damaged files
        raise UnreadableDocument(f"{name} is a damaged PDF.", hint="Give its text instead.") from error
    blank = [str(number) for number, page in enumerate(pages, 1) if not page]
    if len(blank) == len(pages):
        raise UnreadableDocument(f"{name} has no text layer: it is a picture of the minutes.", hint=_SCANNED)
    notes = (f"{name}: pages without a text layer were not read: {', '.join(blank)}.",) if blank else ()
    return Converted("\n".join(line for page in without_furniture(pages) for line in page) + "\n", notes)


def _pages(reader: object, name: str) -> list[list[str]]:
    from pypdf import PdfReader

    assert isinstance(reader, PdfReader)
    if reader.is_encrypted and not _opened(reader):
        raise locked(name)
    if len(reader.pages) > MOST_PAGES:
        raise UnreadableDocument(f"{name} has more than {MOST_PAGES} pages.", hint="Give the minutes of one meeting.")
    left = [MOST_OPERATIONS]
    found: list[list[str]] = []
    letters = 0

    def counted(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise _TooMuch

    for page in reader.pages:
        text = page.extract_text(visitor_operand_before=counted)
        letters += len(text)
        if left[0] < 0 or letters > MOST_LETTERS:  # pypdf goes on after what is raised within a form
            raise _TooMuch
        found.append(_lines(text))
    return found


def _opened(reader: object) -> bool:
    """
    Whether an empty password opens it: many are locked against changes only.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    assert isinstance(reader, PdfReader)
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def without_furniture(pages: Sequence[list[str]]) -> list[list[str]]:
    """
    *pages* without page numbers, and without what most of them repeat in one place; the first time it stays.
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(shape for edge in edges for shape in set(edge.values()))
    seen: set[tuple[int, str]] = set()
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        repeated = {at for at, shape in edge.items() if shape in seen and counts[shape] > max(1, len(pages) // 2)}
        numbers = {at for at in edge if len(pages) > 1 and _NUMBER.fullmatch(page[at].strip())}
        kept.append([line for at, line in enumerate(page) if at not in repeated | numbers])
        seen |= set(edge.values())
    return kept


def _edges(page: Sequence[str]) -> dict[int, tuple[int, str]]:
    """
    The lines at the top and the foot of a page: the place each has there, and its shape.
    """
    filled = [at for at, line in enumerate(page) if line.strip()]
    top = {at: (place, _shape(page[at])) for place, at in enumerate(filled[:_EDGE])}
    foot = {at: (place - _EDGE, _shape(page[at])) for place, at in enumerate(filled[_EDGE:][-_EDGE:])}
    return top | foot


def _shape(line: str) -> str:
    return re.sub(r"\d{1,9}", "#", " ".join(line.split()))
