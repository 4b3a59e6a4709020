"""
What the parts of an OpenDocument text (ODT) say that converters lose: numbers of headings, the page header, changes.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen

from followup.readers.formats.markup import walk
from followup.readers.formats.numbers import Counter, Level


PARTS = frozenset({"mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"})
"""The members that are read."""

_FIGURES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_LEVELS = 10


@frozen
class OpenFacts:
    """
    The headings in order with the labels they carry, the lines of the page header, and how much was tracked.
    """

    headings: tuple[tuple[str, str], ...]
    header: tuple[str, ...] = ()
    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    encrypted: bool = False


@define
class _Walked:
    levels: dict[int, Level] = field(factory=dict)
    headings: list[tuple[str, int]] = field(factory=list)
    header: list[str] = field(factory=list)
    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    encrypted: bool = False
    _heading: int = 0
    _counted: bool = True
    _inside: list[str] = field(factory=list)
    _words: list[str] = field(factory=list)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        match tag:
            case "outline-level-style":
                self._outline(values)
            case "h":
                self._heading = min(_number(values.get("outline-level", "1")) or 1, _MOST_LEVELS)
                self._counted = values.get("is-list-header") != "true"
                self._words = []
            case "p" if "header" in self._inside:
                self._words = []
            case "s" | "tab" | "line-break":
                self._words.append(" ")
            case "insertion":
                self.insertions += 1
            case "deletion":
                self.deletions += 1
            case "annotation":
                self.comments += 1
            case "encryption-data":
                self.encrypted = True
        if tag in {"header", "annotation", "tracked-changes", "page-number", "page-count"}:
            self._inside.append(tag)

    def end(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        text = " ".join("".join(self._words).split())
        if tag == "h" and "tracked-changes" not in self._inside:
            self.headings.append((text, self._heading if self._counted else 0))
        elif tag == "p" and "header" in self._inside and text:
            self.header.append(text)

    def text(self, text: str) -> None:
        if not {"annotation", "tracked-changes", "page-number", "page-count"} & set(self._inside):
            self._words.append(text)

    def _outline(self, values: Mapping[str, str]) -> None:
        level = _number(values.get("level", "")) or 1
        shown = min(_number(values.get("display-levels", "")) or 1, level)
        pattern = ".".join(f"%{each}" for each in range(level - shown + 1, level + 1))
        pattern = values.get("num-prefix", "") + pattern + values.get("num-suffix", "")
        figures = _FIGURES.get(values.get("num-format", ""), "none")
        start = _number(values.get("start-value", ""))
        self.levels[level - 1] = Level(1 if start is None else start, figures, pattern)


def facts_of(parts: Mapping[str, bytes], name: str) -> OpenFacts:
    """
    What the *parts* of the document called *name* say.

    Raises:
        UnreadableDocument: a part is no XML that documents are made of.
    """
    walked = _Walked()
    if "META-INF/manifest.xml" in parts:
        walk(parts["META-INF/manifest.xml"], name, walked)
    if walked.encrypted:
        return OpenFacts((), encrypted=True)
    for part in ("styles.xml", "content.xml", "meta.xml"):
        if part in parts:
            walk(parts[part], name, walked)
    counter = Counter(walked.levels)
    labelled = tuple((text, counter.next(level - 1) if level else "") for text, level in walked.headings if text)
    header = tuple(dict.fromkeys(walked.header))
    return OpenFacts(labelled, header, walked.insertions, walked.deletions, walked.comments)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) < 6 else None
