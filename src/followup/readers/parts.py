"""
The parts of a document: lines, paragraphs and items, as the layout finds them.
"""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Line:
    """
    One line of the document, counted from 1, without blanks at either end.
    """

    number: int
    text: str
    indent: int = 0


NO_SECTION = Line(0, "")


@frozen
class Block:
    """
    Lines of one paragraph or bullet; *section* is the heading they stand under inside the item.
    """

    lines: tuple[Line, ...]
    section: Line = NO_SECTION
    decision: bool = False
    bullet: bool = False


@frozen
class Item:
    """
    One numbered item: its heading and its text; *compact* when the heading was cut out of a sentence.
    """

    number: str
    title: str
    lines: tuple[int, int]
    body: tuple[Line, ...] = ()
    file_number: str = ""
    text_after: tuple[Line, ...] = field(default=())
    compact: bool = False


@frozen
class Layout:
    """
    The parts of a document.
    """

    header: tuple[Line, ...]
    items: tuple[Item, ...]
    tail: tuple[Line, ...] = ()


def plain(text: str) -> str:
    """
    *text* without Markdown's emphasis, heading marks and block quotes.
    """
    return text.replace("**", "").replace("__", "").replace("`", "").lstrip("#> ").strip()
