"""
The blocks a page is made of: what stands in a report, and nothing of how it is drawn.

Blocks hold text as it was stored; whoever draws them makes it safe.  What is led, indented or keyed says so in numbers
of columns, which plain text follows to the letter and other forms as they see fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


GLUE = "\u00a0"
"""Stands for a blank where a line may not break; it leaves as an ordinary one."""


# Named tuples, not attrs classes: eight of those would cost a tenth of the start-up of every question.
class Heading(NamedTuple):
    """
    A heading, led by a key (*lead*), with a *tag* at the right; a *loud* one stands in capitals where it has no type.

    *level*: 1 for the title of the page, 2 and 3 for its parts.
    """

    text: str
    level: int = 1
    lead: str = ""
    tag: str = ""
    loud: bool = False


class Paragraph(NamedTuple):
    """
    Running text; later lines stand *hang* columns further in.  Paragraphs without a blank between belong together.

    *small*: an aside, such as what the page rests on.  *whole*: to be copied, so that it stays on one line.
    """

    text: str
    indent: int = 0
    hang: int = 0
    small: bool = False
    whole: bool = False


class Item(NamedTuple):
    """
    One of several: led by what numbers or names it, with a *key* or else a *tag* at the right, and what stands *below*.

    *lead* includes the blanks that follow it: below them hang the text's later lines, and *below*.
    """

    lead: str
    text: str
    key: str = ""
    below: tuple[Block, ...] = ()
    indent: int = 0
    hang: int = 0
    tag: str = ""


class Count(NamedTuple):
    """
    What is counted, and its number at the right, in one column with those of other lines.
    """

    text: str
    number: int
    indent: int = 0


class Quote(NamedTuple):
    """
    Words of a document, verbatim, without their quotation marks.
    """

    text: str
    indent: int = 0


class Advice(NamedTuple):
    """
    What may be done, and the command that does it, which is to be copied.
    """

    text: str
    command: str
    indent: int = 0


class Table(NamedTuple):
    """
    Rows of as many cells as there are *headers*; where there is no room, column number *wide* gives way first.

    It is shortened, or wrapped if it is not to be *short*; the last column is wrapped.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    wide: int = 0
    short: bool = True


Block = Heading | Paragraph | Item | Count | Quote | Advice | Table
Blocks = Sequence[Block]

BLANK = Paragraph("")
"""An empty line."""


def section(title: str, blocks: Iterable[Block]) -> list[Block]:
    """
    A part of a page: an empty line, its heading, and what stands in it.
    """
    return [BLANK, Heading(title, 2), *blocks]


def aligned(rows: Iterable[tuple[str, ...]], indent: int = 2, gap: int = 2) -> list[Item]:
    """
    Items whose leads stand in columns, *gap* apart; the last text of each row is the item's own.
    """
    table = [row for row in rows if row]
    leads = list(zip(*(row[:-1] for row in table), strict=True))
    widths = [max(map(len, column)) + gap for column in leads]
    return [Item("".join(map(str.ljust, row, widths)), row[-1], indent=indent) for row in table]


def listed(names: Sequence[tuple[str, object]], indent: int = 0) -> list[Item]:
    """
    Facts, ``name: value``, in one column; those without a value are left out.
    """
    return aligned([(f"{name}:", str(value)) for name, value in names if value not in {None, ""}], indent, gap=1)


def glued(text: str) -> str:
    """
    *text* as one piece that no line breaks.
    """
    return text.replace(" ", GLUE)


def join(parts: Iterable[str], between: str = ", ") -> str:
    """
    Those *parts* that there are, in one text.
    """
    return between.join(part for part in parts if part)


def join_dots(parts: Iterable[str]) -> str:
    """
    *parts* with points between them, to be broken between parts rather than in them.
    """
    return f"{GLUE}· ".join(map(glued, parts))


def shortened(text: str, width: int) -> str:
    """
    *text* in at most *width* characters, ended by ``…``: cut after a whole word, unless a long one would cost too much.
    """
    if len(text) <= width:
        return text
    head = text[: max(width, 1) - 1]
    cut = head if text[len(head)].isspace() else head.rpartition(" ")[0]
    return (cut if len(cut) * 5 >= width * 3 else head).rstrip(" ,;:–-(") + "…"
