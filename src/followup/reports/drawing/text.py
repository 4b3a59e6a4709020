"""
Lines that fit: wrapped, shortened at words, set in columns, with a key at the right edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from followup.reports.drawing.escaping import escaped


Table = Sequence[Sequence[str]]

GLUE = "\u00a0"
"""Stands for a blank where a line may not break; it leaves as an ordinary one."""

TOGETHER = re.compile(r"(?<!\S)(\d{1,2}|p\.|§|item|kl\.) (?=\w)")

NARROWEST = 24
"""How much of a line the last column keeps when the others are long."""


def page(lines: Iterable[str], width: int) -> str:
    """
    The finished text: no line wider than *width*, no control character, no blanks at the ends of lines.
    """
    fitting: list[str] = []
    for line in lines:
        safe = escaped(line).rstrip()
        fitting += [safe] if len(safe) <= width else _broken(safe, width)
    return "\n".join(line.rstrip().replace(GLUE, " ") for line in fitting)


def _broken(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())][: width // 2]
    return wrapped(line.lstrip(), width, first=indent)


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """
    *text* in lines of at most *width*, the first led by *first*, the others by *rest* (blanks as wide as *first*).
    """
    plain = text.replace(GLUE, " ")
    if len(first) + len(text) <= width and plain.isprintable() and plain.strip() == plain != "":
        return [first + text]
    from textwrap import TextWrapper

    led = " " * len(first) if rest is None else rest
    room = max(width, len(first) + 1, len(led) + 1)
    wrapper = TextWrapper(room, initial_indent=first, subsequent_indent=led, break_on_hyphens=False)
    return wrapper.wrap(_glued(text, room - max(len(first), len(led)))) or [first.rstrip()]


def _glued(text: str, room: int) -> str:
    # A number stays with what it counts; what is glued and still too long for a line is let go again.
    parts = TOGETHER.sub(rf"\1{GLUE}", text).split(" ")
    return " ".join(part if len(part) <= room else part.replace(GLUE, " ") for part in parts)


def glued(text: str) -> str:
    """
    *text* as one piece that no line breaks.
    """
    return text.replace(" ", GLUE)


def shortened(text: str, width: int) -> str:
    """
    *text* in at most *width* characters, ended by ``…``: cut after a whole word, unless a long one would cost too much.
    """
    if len(text) <= width:
        return text
    head = text[: max(width, 1) - 1]
    cut = head if text[len(head)].isspace() else head.rpartition(" ")[0]
    return (cut if len(cut) * 5 >= width * 3 else head).rstrip(" ,;:–-(") + "…"


def tagged(lines: list[str], tag: str, width: int) -> list[str]:
    """
    *lines* with *tag* at the right edge of the last one, or on a line of its own where there is no room.
    """
    if not tag:
        return lines
    if len(lines[-1]) + 2 + len(tag) <= width:
        return [*lines[:-1], lines[-1].ljust(width - len(tag)) + tag]
    return [*lines, tag.rjust(width)]


def columns(rows: Table, headers: Sequence[str] = ()) -> list[str]:
    """
    *rows* in columns as wide as they need to be; a cell may hold several lines.
    """
    table = [[str(cell).strip().split("\n") for cell in row] for row in ([headers, *rows] if headers else rows)]
    widths = [max(len(line) for cell in column for line in cell) for column in zip(*table, strict=True)]
    return [
        "  ".join(map(str.ljust, line, widths)).rstrip() for row in table for line in zip_longest(*row, fillvalue="")
    ]


def fitted(rows: Table, headers: Sequence[str], width: int, *, wide: int, short: bool = True) -> list[str]:
    """
    *rows* in columns within *width*: column number *wide* is shortened (or wrapped), and the last one is wrapped.
    """
    needs = [max(len(str(row[n])) for row in [headers, *rows]) for n in range(len(headers))]
    last = len(headers) - 1
    room = width - 2 * last - sum(need for n, need in enumerate(needs) if n not in {wide, last})
    end = min(needs[last], max(min(NARROWEST, room // 2), room - needs[wide])) if last != wide else 0
    rest = max(room - end, 8)
    fit = shortened if short else folded
    return columns([_cells(row, wide, fit(row[wide], rest), end) for row in rows], headers)


def strung(parts: Sequence[str], width: int, *, first: str = "") -> list[str]:
    """
    *parts* with points between them, broken between parts rather than in them.
    """
    return wrapped(f"{GLUE}· ".join(glued(part) for part in parts), width, first=first)


def advice(text: str, command: str, width: int, *, first: str = "") -> list[str]:
    """
    What to do and the command that does it, which stands on a line of its own rather than be broken: it is copied.
    """
    if len(first) + len(text) + 2 + len(command) <= width:
        return [f"{first}{text}  {command}"]
    return [*wrapped(text, width, first=first), f"{first}  {command}"]


def folded(text: str, width: int) -> str:
    """
    *text* as a cell of several lines of at most *width*.
    """
    return "\n".join(wrapped(text, width))


def _cells(row: Sequence[str], wide: int, text: str, end: int) -> list[str]:
    cells = list(row)
    if end:
        cells[-1] = folded(cells[-1], end)
    cells[wide] = text
    return cells
