"""
What the parts of a Word document (DOCX) say that converters lose: automatic numbers, the page header, tracked changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field, frozen

from followup.readers.formats.markup import walk
from followup.readers.formats.numbers import Counter, Level


PARTS = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/)?[A-Za-z]{1,40}\d{0,6}\.xml(?:\.rels)?")
"""The members that are read; pictures, embedded files, fonts and macros are not."""

_HEADER = re.compile(r"word/header\d{0,6}\.xml")
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_ONLY_PAGE = re.compile(r"\W*(?:sida|sid|side|page|s)?\W*(?:av|of)?\W*", re.IGNORECASE)


@frozen
class Paragraph:
    """
    A paragraph as it reads with all changes accepted: its words, the label its number gives it, its heading level.
    """

    text: str
    label: str = ""
    heading: int = 0


@frozen
class WordFacts:
    """
    Every paragraph in order, the lines of the page header, and how much was tracked and commented.
    """

    paragraphs: tuple[Paragraph, ...]
    header: tuple[str, ...] = ()
    insertions: int = 0
    deletions: int = 0
    comments: int = 0


@define
class _Style:
    based: str = ""
    name: str = ""
    list: str | None = None
    level: int | None = None
    outline: int | None = None


@define
class _Styles:
    """
    The paragraph styles: what a style does not say its base says.
    """

    known: dict[str, _Style] = field(factory=dict)
    default: str = ""
    _now: _Style = field(factory=_Style)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        match tag:
            case "style":
                self._now = _Style()
                self.known[values.get("styleId", "")] = self._now
                if values.get("type") == "paragraph" and values.get("default") in {"1", "true"}:
                    self.default = values.get("styleId", "")
            case "name":
                self._now.name = value.casefold()
            case "basedOn":
                self._now.based = value
            case "numId":
                self._now.list = value
            case "ilvl":
                self._now.level = _number(value)
            case "outlineLvl":
                self._now.outline = _number(value)

    def end(self, tag: str) -> None:
        """
        Nothing ends here that matters.
        """

    def text(self, text: str) -> None:
        """
        Styles have no words.
        """

    def line(self, style: str) -> list[_Style]:
        """
        The style and those it is based on, itself first.
        """
        found: list[_Style] = []
        seen: set[str] = set()
        while style in self.known and style not in seen:
            seen.add(style)
            found.append(self.known[style])
            style = self.known[style].based
        return found


@define
class _Lists:
    """
    The lists that numbers come from; several numbers may share one list and go on counting.
    """

    shapes: dict[str, dict[int, Level]] = field(factory=dict)
    shape_of: dict[str, str] = field(factory=dict)
    starts: dict[str, dict[int, int]] = field(factory=dict)
    styled: dict[tuple[str, str], int] = field(factory=dict)
    _shape: str = ""
    _list: str = ""
    _level: int = 0
    _said: dict[str, str] = field(factory=dict)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        match tag:
            case "abstractNum":
                self._shape, self._list = values.get("abstractNumId", ""), ""
                self.shapes[self._shape] = {}
            case "num":
                self._list = values.get("numId", "")
            case "abstractNumId":
                self.shape_of[self._list] = value
            case "lvl" | "lvlOverride":
                self._level, self._said = _number(values.get("ilvl", "")) or 0, {}
            case "start" | "numFmt" | "lvlText" | "isLgl":
                self._said[tag] = value or "1"
            case "startOverride":
                self.starts.setdefault(self._list, {})[self._level] = _number(value) or 1
            case "pStyle":
                self.styled[self._shape, value] = self._level

    def end(self, tag: str) -> None:
        if tag == "lvl" and not self._list:
            start, said = _number(self._said.get("start", "")), self._said
            level = Level(1 if start is None else start, said.get("numFmt", "decimal"), said.get("lvlText", ""))
            legal = said.get("isLgl", "0") not in {"0", "false"}
            self.shapes[self._shape][self._level] = Level(level.start, level.figures, level.pattern, legal)

    def text(self, text: str) -> None:
        """
        Lists have no words.
        """


@define
class _Body:
    """
    The paragraphs of one part, as they read with all changes accepted.
    """

    styles: _Styles
    lists: _Lists
    found: list[Paragraph] = field(factory=list)
    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    _open: list[dict[str, str]] = field(factory=list)
    _words: list[list[str]] = field(factory=list)
    _writes: bool = False
    _removed: int = 0
    _offered: int = 0
    _field: list[str] = field(factory=list)
    _counters: dict[str, Counter] = field(factory=dict)
    _restarted: set[tuple[str, int]] = field(factory=set)

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        # What older programs are offered instead of a text box says the same once more.
        self._offered += tag == "Fallback"
        if not self._offered:
            self._begin(tag, values)

    def end(self, tag: str) -> None:
        if not self._offered:
            self._finish(tag)
        self._offered -= tag == "Fallback"

    def _begin(self, tag: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        match tag:
            case "p":
                self._open.append({})
                self._words.append([])
            case "pStyle" | "numId" | "ilvl" | "outlineLvl" if self._open:
                self._open[-1].setdefault(tag, value)
            case "t" | "instrText":
                self._writes = tag == "t" and not self._removed and not self._in_page_field()
            case "tab" | "br" | "cr" if self._words and not self._removed:
                self._words[-1].append(" ")
            case "ins" | "moveTo":
                self.insertions += 1
            case "del" | "moveFrom":
                self.deletions += 1
                self._removed += 1
            case "commentReference":
                self.comments += 1
            case "fldChar":
                self._mark_field(values.get("fldCharType", ""))
            case "fldSimple":
                self._field.append(values.get("instr", ""))

    def _finish(self, tag: str) -> None:
        match tag:
            case "t" | "instrText":
                self._writes = False
            case "del" | "moveFrom":
                self._removed -= 1
            case "fldSimple" if self._field:
                self._field.pop()
            case "p" if self._open:
                said, words = self._open.pop(), "".join(self._words.pop())
                self.found.append(self._paragraph(" ".join(words.split()), said))

    def text(self, text: str) -> None:
        if self._offered:
            return
        if self._writes and self._words:
            self._words[-1].append(text)
        elif self._field and not self._field[-1].endswith("\0"):
            self._field[-1] += text

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._field.append("")
        elif kind == "separate" and self._field:
            self._field[-1] += "\0"
        elif kind == "end" and self._field:
            self._field.pop()

    def _in_page_field(self) -> bool:
        return any(words.strip("\0 ").split(" ", 1)[0].upper() in _PAGE_FIELDS for words in self._field)

    def _paragraph(self, text: str, said: Mapping[str, str]) -> Paragraph:
        line = self.styles.line(said.get("pStyle", self.styles.default))
        number = said.get("numId") or next((style.list for style in line if style.list is not None), None)
        heading = next((level for style in line if (level := _heading(style))), 0)
        label = self._label(number, said, line) if text and number not in {None, "0"} else ""
        return Paragraph(text, label, heading)

    def _label(self, number: str | None, said: Mapping[str, str], line: list[_Style]) -> str:
        shape = self.lists.shape_of.get(number or "", "")
        if shape not in self.lists.shapes:
            return ""
        level = _number(said.get("ilvl", ""))
        if level is None:
            style = said.get("pStyle", "")
            level = self.lists.styled.get((shape, style), next((s.level for s in line if s.level is not None), 0))
        counter = self._counters.setdefault(shape, Counter(self.lists.shapes[shape]))
        start = self.lists.starts.get(number or "", {}).get(level)
        if start is not None and (number or "", level) not in self._restarted:
            self._restarted.add((number or "", level))
            counter.restart(level, start)
        return counter.next(level)


def _heading(style: _Style) -> int:
    """
    The level of heading that a style makes, 0 for none: by its name, which Word never translates in the file.
    """
    word, _, level = style.name.partition(" ")
    if word == "heading" and level.isdigit():
        return int(level)
    return style.outline + 1 if style.outline is not None and style.outline < 9 else 0


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) < 6 else None


def facts_of(parts: Mapping[str, bytes], name: str) -> WordFacts:
    """
    What the *parts* of the document called *name* say.

    Raises:
        UnreadableDocument: a part is no XML that documents are made of.
    """
    styles, lists = _Styles(), _Lists()
    body = _Body(styles, lists)
    if "word/styles.xml" in parts:
        walk(parts["word/styles.xml"], name, styles)
    if "word/numbering.xml" in parts:
        walk(parts["word/numbering.xml"], name, lists)
    header: list[str] = []
    for part, data in parts.items():
        if part == "word/document.xml":
            walk(data, name, body)
        elif _HEADER.fullmatch(part):
            above = _Body(styles, lists)
            walk(data, name, above)
            header += [one.text for one in above.found if one.text and not _ONLY_PAGE.fullmatch(one.text)]
        elif part not in {"word/styles.xml", "word/numbering.xml"}:
            walk(data, name)
    return WordFacts(tuple(body.found), tuple(dict.fromkeys(header)), body.insertions, body.deletions, body.comments)
