"""
The account of a document's lines: each that is not blank was told in exactly one way, and none is lost.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.model.reading import Told, Unread
from followup.readers.lines import Line


_STRONGEST = ("finding", "perhaps", "unread", "heading", "header", "rule", "election", "decision", "motion")
"""Where a line was told in several ways, the first of these stands; other ordinary kinds come after them."""


class Account:
    """
    How each line is told while a reading is made.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._texts = {line.number: line.text for line in lines if line.text}
        self._told: dict[int, str] = {}

    def tell(self, first: int, last: int, kind: str) -> None:
        """
        Lines *first* to *last* are told as *kind*, where they are not told more strongly.
        """
        for number in range(first, last + 1):
            if number in self._texts and _rank(kind) < _rank(self._told.get(number, "")):
                self._told[number] = kind

    def rest(self) -> list[int]:
        """
        The lines that nothing has been told of.
        """
        return [number for number in self._texts if number not in self._told]

    def of(self, number: int) -> str:
        """
        How a line is told so far.
        """
        return self._told.get(number, "")

    def lines(self) -> tuple[Told, ...]:
        """
        The account: neighbours told alike together.
        """
        found: list[Told] = []
        for number in sorted(self._texts):
            kind = self._told.get(number, "unread")
            if found and found[-1].kind == kind and found[-1].last + 1 == number:
                found[-1] = Told(found[-1].first, number, kind)
            else:
                found.append(Told(number, number, kind))
        return tuple(found)


def _rank(kind: str) -> int:
    if not kind:
        return 99
    return _STRONGEST.index(kind) if kind in _STRONGEST else len(_STRONGEST)


def together(unread: Iterable[Unread]) -> tuple[Unread, ...]:
    """
    What is unread in the order of the document, neighbouring lines of the header together.
    """
    return tuple(sorted(dict.fromkeys(unread), key=lambda one: one.lines))
