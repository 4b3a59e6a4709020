"""
Automatic numbers: what a word processor shows before a paragraph and does not write into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field, frozen


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 10_000  # a count above this is no number of an item


@frozen
class Level:
    """
    How one level is numbered: where it starts, in which figures, and the *pattern* (``"%1.%2"``) around them.
    """

    start: int = 1
    figures: str = "decimal"
    pattern: str = ""
    legal: bool = False


@define
class Counter:
    """
    The counts of one list, level by level.
    """

    levels: Mapping[int, Level]
    counts: dict[int, int] = field(factory=dict)

    def next(self, level: int) -> str:
        """
        The label of the next paragraph at *level*, empty where it carries a mark and no number.
        """
        known = self.levels.get(level, Level(figures="none"))
        self.counts[level] = self.counts.get(level, known.start - 1) + 1
        self.counts = {each: count for each, count in self.counts.items() if each <= level}
        if known.figures in {"bullet", "none", ""}:
            return ""
        label = known.pattern
        for each in range(level + 1):
            above = self.levels.get(each, Level())
            figures = "decimal" if known.legal else above.figures
            label = label.replace(f"%{each + 1}", written(self.counts.get(each, above.start), figures))
        return label.strip()

    def restart(self, level: int, start: int) -> None:
        """
        Let the next paragraph at *level* be number *start*.
        """
        self.counts[level] = start - 1


def written(count: int, figures: str) -> str:
    """
    *count* in the *figures* of a word processor: decimal, lowerLetter, upperRoman and so on.
    """
    if not 0 < count < _MOST:
        return str(count)
    match figures:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
            return letter if figures == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return roman(count) if figures == "lowerRoman" else roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
    return str(count)


def roman(count: int) -> str:
    """
    *count* in small Roman figures.
    """
    found = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        found += letters * times
    return found


class Labels:
    """
    Labels by the text of their paragraphs, in order, so that they find their paragraphs after conversion.
    """

    def __init__(self, labelled: Iterable[tuple[str, str]] = ()) -> None:
        self._waiting: dict[str, list[str]] = {}
        for text, label in labelled:
            self._waiting.setdefault(folded(text), []).append(label)

    def take(self, text: str) -> str:
        """
        The label of the next paragraph that reads *text*; empty where it has none.
        """
        waiting = self._waiting.get(folded(text))
        return waiting.pop(0) if waiting else ""


def folded(text: str) -> str:
    """
    The letters and figures of *text* alone: converters differ in blanks and marks.
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())
