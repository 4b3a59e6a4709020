"""
Labelled minutes: ``NAME.txt`` beside ``NAME.json``, which says what a careful reader lists, and where it stands.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen


Span = tuple[int, int]


@frozen
class Promise:
    """
    One thing a careful reader lists: its *kind*, its words and lines, and what its words say besides.

    A *strong* one must be found; one that is not may be found or not.
    """

    kind: str
    strong: bool
    quote: str
    lines: tuple[int, int]
    sentence: str
    owner: str = ""
    target: str = ""
    title_has_one_of: tuple[str, ...] = ()


@frozen
class Trap:
    """
    Words that look outstanding and are not, and why.
    """

    quote: str
    lines: tuple[int, int]
    why: str


@frozen
class Labelled:
    """
    One document with its labels; *day* and *next* begin with ``?`` where they may be told or not.
    """

    name: str
    path: Path
    language: str
    day: str | None
    next: tuple[str, ...]
    promises: tuple[Promise, ...]
    traps: tuple[Trap, ...]

    @property
    def strong(self) -> tuple[Promise, ...]:
        """
        What must be found.
        """
        return tuple(promise for promise in self.promises if promise.strong)


def labelled_in(folder: Path) -> Iterator[Labelled]:
    """
    The labelled documents of *folder*, by name.
    """
    for path in sorted(folder.glob("*.json")):
        document = path.with_suffix(".txt")
        if document.exists():
            yield _labelled(document, json.loads(path.read_text(encoding="utf-8")))


def _labelled(path: Path, label: dict[str, Any]) -> Labelled:
    return Labelled(
        path.stem,
        path,
        label["language"],
        label.get("date"),
        tuple(label.get("next") or ()),
        tuple(_promise(each) for each in label["outstanding"]),
        tuple(Trap(each["quote"], _lines(each), each.get("why", "")) for each in label.get("traps") or ()),
    )


def _promise(each: dict[str, Any]) -> Promise:
    return Promise(
        each["kind"],
        each["strength"] == "strong",
        each["quote"],
        _lines(each),
        each.get("sentence") or each["quote"],
        each.get("owner") or "",
        each.get("target") or "",
        tuple(each.get("title_has_one_of") or ()),
    )


def _lines(each: dict[str, Any]) -> tuple[int, int]:
    first, last = each["lines"]
    return first, last


@frozen
class Placing:
    """
    Where words stand in a text, as spans of its letters: blanks and line ends count for nothing.
    """

    text: str
    letters: str = field(init=False)
    _places: Sequence[int] = field(init=False, repr=False)
    _lines: Sequence[int] = field(init=False, repr=False)

    @letters.default
    def _letters(self) -> str:
        return re.sub(r"\s+", "", self.text)

    @_places.default
    def _places_of(self) -> Sequence[int]:
        return [place for place, letter in enumerate(self.text) if not letter.isspace()]

    @_lines.default
    def _lines_of(self) -> Sequence[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, quote: str, lines: tuple[int, int]) -> Span:
        """
        Where *quote* stands within *lines*; where it does not, the span of the lines.
        """
        low, high = self.lines(lines)
        words = re.sub(r"\s+", "", quote)
        found = self.letters.find(words, low, high) if words else -1
        return (found, found + len(words)) if found >= 0 else (low, high)

    def lines(self, lines: tuple[int, int]) -> Span:
        """
        The span of *lines*, first and last.
        """
        first, last = max(1, lines[0]), max(1, lines[1])
        begin = self._lines[min(first, len(self._lines)) - 1]
        end = self._lines[last] if last < len(self._lines) else len(self.text)
        return self._letter(begin), self._letter(end)

    def stands(self, quote: str, lines: tuple[int, int]) -> bool:
        """
        Whether *quote* stands in *lines* word for word.
        """
        low, high = self.lines(lines)
        return re.sub(r"\s+", "", quote) in self.letters[low:high]

    def _letter(self, place: int) -> int:
        return bisect_right(self._places, place - 1)


def overlap(one: Span, other: Span) -> bool:
    """
    Whether two spans share a letter.
    """
    return one[0] < other[1] and other[0] < one[1]
