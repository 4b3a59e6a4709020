"""
Points of order that postpone many paragraphs in one sentence; they are decisions, not matters.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import time

from attrs import frozen

from followup.readers.council import words
from followup.readers.council.history import sentences
from followup.readers.council.layout import Paragraph


_RANGE = re.compile(
    r"(?P<first>\d{1,5})(?:\s{0,2}(?:[-–—]|till(?:\soch\smed)?|t\.?o\.?m\.?)\s{0,2}(?:§§?\s{0,2})?(?P<last>\d{1,5}))?",
    re.IGNORECASE,
)
_WIDEST = 500
_TITLES = ("ordningsfråga", "ajournering")


@frozen
class Bulk:
    """
    One sentence that postpones several paragraphs: under which § it was decided, the sentence and its lines.
    """

    decision: str
    quote: str
    lines: tuple[int, int]
    because_late: bool


def bulks(paragraphs: Iterable[Paragraph]) -> dict[str, Bulk]:
    """
    For each § postponed together with others, the sentence that does so.
    """
    found: dict[str, Bulk] = {}
    for paragraph in paragraphs:
        for numbers, bulk in _of(paragraph):
            for number in numbers:
                found.setdefault(number, bulk)
    return found


def is_point_of_order(paragraph: Paragraph, deciding: Container[str]) -> bool:
    """
    Whether *paragraph* only decides what happens to others: it is among the *deciding* ones, or called so.
    """
    return paragraph.number in deciding or paragraph.title.casefold().startswith(_TITLES)


def hour_told(paragraph: Paragraph) -> time | None:
    """
    What the clock showed when a point of order was raised: "klockan är 21:50".
    """
    told = words.CLOCK.search(paragraph.text)
    return time(int(told["hour"]), int(told["minute"])) if told else None


def _of(paragraph: Paragraph) -> list[tuple[list[str], Bulk]]:
    decision = paragraph.section("decision")
    if not decision.lines or not paragraph.number.isdecimal():
        return []
    late = bool(words.LACK_OF_TIME.search(paragraph.text))
    order = late or "ordningsfråga" in paragraph.title.casefold()
    found = []
    for text, lines in sentences(decision):
        verb = words.POSTPONED.search(text)
        if verb is None or (words.ITSELF.match(text) and not order):
            continue
        # Outside a point of order "punkterna 3 och 4" are points of this very decision.
        ranges = words.RANGES if order else words.PARAGRAPHS
        numbers = [n for match in ranges.finditer(text[: verb.start()]) for n in _numbers(match["ranges"])]
        numbers = [number for number in numbers if int(number) > int(paragraph.number)]
        if numbers:
            found.append((numbers, Bulk(paragraph.number, text, lines, late)))
    return found


def _numbers(text: str) -> list[str]:
    found: list[int] = []
    for match in _RANGE.finditer(text):
        first = int(match["first"])
        last = int(match["last"] or first)
        found += range(first, min(last, first + _WIDEST) + 1)
    return [str(number) for number in found]
