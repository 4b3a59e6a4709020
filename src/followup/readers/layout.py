"""
Where things stand in a document: its header, its numbered items with their paragraphs, and the signatures at its end.

No line is lost: each belongs to the header, to one item or to the tail, or is furniture (page numbers, page headers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from followup.readers.furniture import without_furniture
from followup.readers.headings import item_starts, markdown_starts
from followup.readers.language import LayoutWords
from followup.readers.paragraphs import BULLET, is_section
from followup.readers.parts import Item, Layout, Line, plain


_LONGEST_TITLE = 200
_NUMBERED = re.compile(r"(\d{1,3})\. \S")
_NUMBERED_ON = re.compile(r"(?<=[.!?]) {1,3}(\d{1,3})\. (\w)")


def lay_out(text: str, words: LayoutWords) -> Layout:
    """
    Find the parts of *text*; a document without item headings is all header.
    """
    lines = without_furniture(list(_lines(text)), words)
    starts = item_starts(lines) or markdown_starts(lines)
    if not starts:
        return Layout(tuple(lines), ())
    header = tuple(lines[: starts[0][0]])
    last = starts[-1][0]
    end = next(
        (i for i in range(last + 1, len(lines)) if words.signatures.match(plain(lines[i].text).lstrip("/ "))),
        len(lines),
    )
    bounds = [*(start for start, _, _ in starts), end]
    items = [_item(lines[a:b], number, rest, words) for (a, number, rest), b in zip(starts, bounds[1:], strict=True)]
    return Layout(header, tuple(items), tuple(lines[end:]))


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(text.split("\n"), start=1):
        stripped = raw.strip()
        for part in _one_by_one(stripped):
            yield Line(number, part, len(raw) - len(raw.lstrip()) if stripped else 0)


def _one_by_one(text: str) -> list[str]:
    """
    The items of a line that holds several, numbered on: "4. The plan is approved. 5. Any other business: none."
    """
    first = _NUMBERED.match(text)
    parts, begin, number = [], 0, int(first[1]) if first else 0
    for match in _NUMBERED_ON.finditer(text) if first else ():
        if int(match[1]) == number + 1 and match[2].isupper():
            parts.append(text[begin : match.start()].rstrip())
            begin, number = match.start(1), number + 1
    return [*parts, text[begin:]]


def _item(lines: Sequence[Line], number: str, rest: str, words: LayoutWords) -> Item:
    file_number = ""
    if match := words.file_number.match(rest):
        file_number, rest = match["number"], rest[match.end() :].strip(" ,:–-")
    head = [Line(lines[0].number, rest, lines[0].indent)] if rest else []
    paragraph = 1
    while paragraph < len(lines) and lines[paragraph].text:
        paragraph += 1
    following = list(lines[1:paragraph])
    taken, text_after = _heading(head, following, words)
    title = " ".join(line.text for line in taken)
    last = taken[-1].number if taken else lines[0].number
    body = tuple(line for line in lines[1:] if line.number > last)
    return Item(number, title.strip(), (lines[0].number, last), body, file_number, tuple(text_after))


def _heading(head: list[Line], following: list[Line], words: LayoutWords) -> tuple[list[Line], list[Line]]:
    """
    How much of the first paragraph is the title, and which lines of it hold title and text in one sentence.
    """
    if not head:
        stop = _first(following, lambda line: is_section(line.text, words))
        return _title_lines(following[:stop]), []
    stop = _first(following, lambda line: is_section(line.text, words) or bool(BULLET.match(line.text)))
    paragraph = head + (following if stop is None else following[:stop])
    whole = " ".join(line.text for line in paragraph)
    if (
        not _closed(paragraph[-1].text)
        and not _has_inner_end(whole)
        and len(paragraph) <= 3
        and len(whole) <= _LONGEST_TITLE
    ):
        return (head, []) if _text_begins(paragraph, words) else (paragraph, [])
    if len(paragraph) > 1 and _text_begins(paragraph, words) and not _has_inner_end(head[0].text):
        return head, []
    if len(paragraph) == 1 and not _closed(whole) and not _has_inner_end(whole):
        return head, []
    return paragraph, paragraph


def _title_lines(lines: list[Line]) -> list[Line]:
    """
    The title among *lines* that stand below a bare number: up to a short line before a sentence begins.
    """
    width = max((len(line.text) for line in lines), default=0)
    for i in range(1, len(lines)):
        short = len(lines[i - 1].text) < 0.8 * width
        if lines[i].text[:1].isupper() and short and any(_closed(line.text) for line in lines[i:]):
            return lines[:i]
    closed = _first(lines, lambda line: _closed(line.text))
    return lines if closed is None else lines[: max(1, closed)]


def _first(lines: list[Line], test: object) -> int | None:
    assert callable(test)
    return next((i for i, line in enumerate(lines) if test(line)), None)


def _closed(text: str) -> bool:
    return text.endswith((".", "!", "?"))


def _has_inner_end(text: str) -> bool:
    return any(mark in text[:-1] for mark in (". ", "! ", "? "))


def _text_begins(paragraph: list[Line], words: LayoutWords) -> bool:
    """
    Whether the second line of the paragraph is text and not the rest of the title.
    """
    if len(paragraph) < 2:
        return False
    first, second = paragraph[0].text, paragraph[1].text
    if first.endswith(":"):
        return True
    goes_on = second[:1].islower() or first.endswith(("-", ",")) or bool(words.unfinished.search(first))
    closed = _closed(paragraph[-1].text) or any(_closed(line.text) for line in paragraph[1:])
    return closed and not goes_on


def with_title(item: Item, title: str, text: tuple[Line, ...]) -> Item:
    """
    The compact *item* with its title cut out; *text* are its lines without the title.
    """
    return evolve(item, title=title, body=text + item.body, text_after=(), compact=True)
