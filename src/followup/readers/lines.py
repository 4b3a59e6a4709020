"""
The lines of a document as they are written: indent, bullet or number, check box, block quote, and the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen


_MARKER = re.compile(
    r"(?:[▪•●◦○■□‣⁃–—*·+]|-(?!-)|o(?=\s{2,}\S)|(?:\d{1,2}|[a-zA-Z])[.)]|\((?:\d{1,2}|[a-zA-Z])\))(?:\s{1,8}(?=\S)|\s*$)"
    r"|[•▪●]\s{0,8}(?=\S)|-(?=[a-zåäö]{2})"
)
_BOX = re.compile(r"(?:\[(?P<tick>[ xX✓✔]?)\]|(?P<empty>[☐□])|(?P<full>[☑☒✅✓✔]))\s{0,3}")
_ALL_QUOTED = 0.85  # of the lines
_EMPHASIS = str.maketrans("", "", "`")


@frozen
class Line:
    """
    One line of the document, counted from 1, without blanks at either end.

    *text* is all of it, *body* what stands behind block quote, bullet (*marker*) and check *box* (``open``, ``done``).
    """

    number: int
    text: str
    indent: int = 0
    marker: str = ""
    box: str = ""
    quoted: bool = False
    body: str = ""

    @property
    def words(self) -> str:
        """
        The body, or the text of a line that was made without one.
        """
        return self.body or self.text


def lines_of(text: str) -> list[Line]:
    """
    Every line of *text*, blank ones too; a text that is quoted as a whole, as in a reply, is no quotation.
    """
    found = [_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
    filled = sum(1 for line in found if line.text)
    if sum(line.quoted for line in found) > _ALL_QUOTED * filled:
        return [evolve(line, quoted=False) if line.quoted else line for line in found]
    return found


def _line(number: int, raw: str) -> Line:
    text = raw.strip()
    if not text:
        return Line(number, "")
    indent = len(raw) - len(raw.lstrip(" \t"))
    if "\t" in raw[:indent]:
        indent = len(raw[:indent].expandtabs(4))
    body, quoted = text, text[0] == ">"
    if quoted:
        body = text.lstrip("> ").strip()
    marker = ""
    if match := _MARKER.match(body):
        marker, body = match[0].strip(), body[match.end() :]
    box = ""
    if (match := _BOX.match(body)) and (marker or body[match.end() : match.end() + 1] != "("):
        box = "done" if (match["tick"] or "").strip() or match["full"] else "open"
        body = body[match.end() :]
    return Line(number, text, indent, marker, box, quoted, body)


def one_by_one(lines: list[Line]) -> Iterator[Line]:
    """
    *lines*, those apart that hold several items, numbered on: "4. The plan is approved. 5. Any other business: none."
    """
    for line in lines:
        parts = _numbered_on(line.text)
        if len(parts) < 2:
            yield line
        else:
            yield from (_line(line.number, part) for part in parts)


_NUMBERED = re.compile(r"(\d{1,3})\. \S")
_NUMBERED_ON = re.compile(r"(?<=[.!?]) {1,3}(\d{1,3})\. (\w)")


def _numbered_on(text: str) -> list[str]:
    first = _NUMBERED.match(text)
    parts, begin, number = [], 0, int(first[1]) if first else 0
    for match in _NUMBERED_ON.finditer(text) if first else ():
        if int(match[1]) == number + 1 and match[2].isupper():
            parts.append(text[begin : match.start()].rstrip())
            begin, number = match.start(1), number + 1
    return [*parts, text[begin:]]


def plain(text: str) -> str:
    """
    *text* without Markdown's emphasis, heading marks and block quotes.
    """
    if "*" in text or "_" in text or "`" in text:
        text = text.replace("**", "").replace("__", "").translate(_EMPHASIS)
    return text.lstrip("#> ").strip()
