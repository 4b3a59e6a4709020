"""
Blocks as lines that fit: wrapped, shortened at words, set in columns, with a key at the right edge.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from followup.reports.drawing.blocks import (
    GLUE,
    Advice,
    Block,
    Count,
    Heading,
    Item,
    Paragraph,
    Quote,
    Table,
    shortened,
)
from followup.reports.drawing.escaping import escaped


TOGETHER = re.compile(r"(?<!\S)(\d{1,2}|p\.|§|item|kl\.) (?=\w)")

NARROWEST = 24
"""How much of a line the last column keeps when the others are long."""

COUNTS_END = 71
"""The column in which numbers end: further out nobody sees what they belong to."""


def text(blocks: Iterable[Block], width: int = 80) -> str:
    """
    The finished page: no line wider than *width*, no control character, no blanks at the ends of lines.
    """
    return "\n".join(page(drawn(block, room), room) for block in blocks for room in [_room(block, width)])


def _room(block: Block, width: int) -> int:
    return sys.maxsize if isinstance(block, Paragraph) and block.whole else width


def page(lines: Iterable[str], width: int) -> str:
    """
    *lines* as a page: what is still too wide, such as a long key, is broken.
    """
    fitting: list[str] = []
    for line in lines:
        safe = escaped(line).rstrip()
        fitting += [safe] if len(safe) <= width else _broken(safe, width)
    return "\n".join(line.rstrip().replace(GLUE, " ") for line in fitting)


def _broken(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())][: width // 2]
    return wrapped(line.lstrip(), width, first=indent)


def drawn(block: Block, width: int, left: int = 0) -> list[str]:
    """
    The lines of one block, which begin at the column *left*.
    """
    if isinstance(block, Table):
        return fitted(block, width)
    # All but a table have one text, which is led by something.
    phrase, first = escaped(block.text), " " * (left + (0 if isinstance(block, Heading) else block.indent))
    match block:
        case Heading():
            lines = wrapped(phrase.upper() if block.loud else phrase, width, first=escaped(block.lead))
            return tagged(lines, block.tag, width)
        case Paragraph():
            return wrapped(phrase, width, first=first, rest=first + " " * block.hang)
        case Item():
            return _item(block, phrase, first + escaped(block.lead), width)
        case Count():
            end = min(width, COUNTS_END)
            return tagged(wrapped(phrase, end - 6, first=first), str(block.number), end)
        case Quote():
            return wrapped(f'"{phrase}"', width, first=first)
        case Advice():
            return _advice(phrase, escaped(block.command), width, first)


def _item(item: Item, told: str, first: str, width: int) -> list[str]:
    # What has a key of its own reaches to the edge; all else keeps out of the column of this item's key.
    right = item.key or item.tag
    room = width - len(right) - 2 if right else width
    lines = tagged(wrapped(told, room, first=first, rest=" " * (len(first) + item.hang)), right, width)
    for block in item.below:
        lines += drawn(block, width if isinstance(block, Item) and block.key else room, len(first))
    return lines


def _advice(told: str, command: str, width: int, first: str) -> list[str]:
    # The command stands on a line of its own rather than be broken: it is copied.
    if len(first) + len(told) + 2 + len(command) <= width:
        return [f"{first}{told}  {command}"]
    return [*wrapped(told, width, first=first), f"{first}  {command}"]


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """
    *text* in lines of at most *width*, the first led by *first*, the others by *rest* (blanks as wide as *first*).
    """
    plain = text.replace(GLUE, " ")
    if len(first) + len(text) <= width and plain.isprintable() and plain.strip() == plain != "":
        return [first + text]
    # Short lists wrap nothing, and need not wait for it.
    from textwrap import TextWrapper

    led = " " * len(first) if rest is None else rest
    room = max(width, len(first) + 1, len(led) + 1)
    wrapper = TextWrapper(room, initial_indent=first, subsequent_indent=led, break_on_hyphens=False)
    return wrapper.wrap(_glued(text, room - max(len(first), len(led)))) or [first.rstrip()]


def _glued(text: str, room: int) -> str:
    # A number stays with what it counts; what is glued and still too long for a line is let go again.
    parts = TOGETHER.sub(rf"\1{GLUE}", text).split(" ")
    return " ".join(part if len(part) <= room else part.replace(GLUE, " ") for part in parts)


def tagged(lines: list[str], tag: str, width: int) -> list[str]:
    """
    *lines* with *tag* at the right edge of the last one, or on a line of its own where there is no room.
    """
    if not tag:
        return lines
    if len(lines[-1]) + 2 + len(tag) <= width:
        return [*lines[:-1], lines[-1].ljust(width - len(tag)) + tag]
    return [*lines, tag.rjust(width)]


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """
    *rows* in columns as wide as they need to be; a cell may hold several lines.
    """
    table = [[cell.strip().split("\n") for cell in row] for row in rows]
    widths = [max(len(line) for cell in column for line in cell) for column in zip(*table, strict=True)]
    return [
        "  ".join(map(str.ljust, line, widths)).rstrip() for row in table for line in zip_longest(*row, fillvalue="")
    ]


def fitted(table: Table, width: int) -> list[str]:
    """
    *table* within *width*.
    """
    rows = [[escaped(cell) for cell in row] for row in table.rows]
    needs = [max(map(len, column)) for column in zip(table.headers, *rows, strict=True)]
    wide, last = table.wide, len(needs) - 1
    room = width - 2 * last - sum(need for n, need in enumerate(needs) if n not in {wide, last})
    end = min(needs[last], max(min(NARROWEST, room // 2), room - needs[wide])) if last != wide else 0
    rest = max(room - end, 8)
    for row in rows:
        row[wide] = shortened(row[wide], rest) if table.short else "\n".join(wrapped(row[wide], rest))
        if end:
            row[last] = "\n".join(wrapped(row[last], end))
    return columns([table.headers, *rows])
