"""
Blocks as Markdown; what is stored is shown as it is, not as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from followup.reports.drawing.blocks import (
    BLANK,
    GLUE,
    Advice,
    Block,
    Count,
    Heading,
    Item,
    Paragraph,
    Quote,
    Table,
)
from followup.reports.drawing.escaping import escaped


MARKUP = frozenset("\\`*_[]<>#|~")


def markdown(blocks: Iterable[Block]) -> str:
    """
    The page as Markdown (CommonMark, with the tables of GitHub).
    """
    parts: list[str] = []
    before: Block = BLANK
    for after, block in pairwise([BLANK, *blocks]):
        if block != BLANK:
            parts += [_between(before, block, blank=after == BLANK), "\n".join(_drawn(block))]
            before = block
    return "".join(parts).strip("\n")


def _between(before: Block, block: Block, *, blank: bool) -> str:
    # Items make one list, and paragraphs that follow each other are lines of one.
    if isinstance(before, Item | Count) and isinstance(block, Item | Count):
        return "\n"
    if isinstance(before, Paragraph) and isinstance(block, Paragraph) and not blank:
        return "  \n"
    return "\n\n"


def _drawn(block: Block) -> list[str]:
    match block:
        case Heading():
            tag = ["", f"*{_plain(block.tag)}*"] if block.tag else []
            return [f"{'#' * block.level} {' '.join(_plain(block.lead + block.text).split())}", *tag]
        case Paragraph(text, small=small):
            return [f"*{_plain(text)}*" if small else _plain(text)]
        case Item():
            return _item(block)
        case Count(text, number):
            return [f"- {_plain(text)}: **{number}**"]
        case Quote(text):
            return [f"> {_plain(text)}"]
        case Advice(text, command):
            return [f"{_plain(text)} `{escaped(command)}`"]
        case Table():
            return [_row(block.headers), "|" + " --- |" * len(block.headers), *map(_row, block.rows)]


def _item(item: Item) -> list[str]:
    lead, key = " ".join(item.lead.split()), f" ({_plain(item.key)})" if item.key else ""
    numbered = lead.rstrip(".").isdecimal()
    mark = lead if numbered else "-"
    text = f"**{_plain(item.text)}**" if numbered else _plain(item.text)
    # A letter is the place in the list; any other lead, such as a key, is told.
    phrase = "" if numbered or not lead or lead.endswith(")") else f"**{_plain(lead)}** "
    lines = [f"{mark} {phrase}{text}{key}"]
    for block in item.below:
        lines[-1] += "  " if isinstance(block, Paragraph) else ""
        lines += [f"{' ' * (len(mark) + 1)}{line}" for line in _drawn(block)]
    return lines


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(_plain(cell).split()) for cell in cells) + " |"


def _plain(text: str) -> str:
    safe = escaped(text).replace(GLUE, " ")
    return "".join(f"\\{letter}" if letter in MARKUP else letter for letter in safe)
