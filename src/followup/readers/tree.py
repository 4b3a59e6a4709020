"""
The tree of a document's sections: every line belongs to one, to the header, to the signatures, or is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from attrs import Factory, define, frozen

from followup.languages.vocabulary import Words
from followup.readers.dates import find_days
from followup.readers.furniture import without_furniture
from followup.readers.gathering import label_of
from followup.readers.headings import CHAIN, COLON, ISSUE, LABEL, UNDERLINE, Heading, Headings, headings
from followup.readers.keys import key_of
from followup.readers.lines import Line, lines_of, one_by_one, plain
from followup.readers.marks import Labels
from followup.readers.openings import opening
from followup.readers.printed import form_of


_SETTING = re.compile(
    r"[a-z][A-Za-z_]{1,20}:(?:\s|$)|#\+[A-Z]{2,20}:|[A-Z][a-z_]{2,12}:\s(?=\S)(?=.*\d{4}-\d\d-\d\d)"
    r"|(?:Title|Date|Modified|Authors|Summary|url|save_as): "
)
_FEW = 0.15
_FACTS = frozenset({"date", "place", "present", "absent", "chair", "notes_by", "verified_by", "body"})
HEADERISH = frozenset({"present", "absent", "links", "agenda", "header"})
"""Kinds of sections that belong to the header wherever they stand."""
_ENDS = frozenset({"actions", "review", "postponed", "present", "absent", "agenda", "next"})
"""Kinds of labels under which a list stands: what follows the list is no part of it."""


@define(eq=False)
class Section:
    """
    A heading and the lines right below it; deeper headings are its children.

    *first* and *last* are the lines of the heading; *item* says that the register is told of it as an item.
    *key* is our own key that its title bears; *compact* says that its title was cut out of a sentence; *indent* and
    *quote* are
    those of a bullet that is an item.
    """

    rank: float
    number: str = ""
    title: str = ""
    first: int = 0
    last: int = 0
    kind: str = ""
    parent: Section | None = None
    item: bool = False
    file_number: str = ""
    compact: bool = False
    indent: int = -1
    key: str = ""
    quote: str = ""
    lines: list[Line] = Factory(list)

    @property
    def span(self) -> tuple[int, int]:
        """
        The lines of its heading.
        """
        return self.first, self.last

    def up(self) -> Iterator[Section]:
        """
        Itself and the sections it stands in, from the inside out.
        """
        at: Section | None = self
        while at is not None:
            yield at
            at = at.parent

    @property
    def of_item(self) -> Section:
        """
        The item it belongs to: itself or the nearest above; a section that belongs to none stands for itself.
        """
        return next((one for one in self.up() if one.item), self)


@frozen
class Tree:
    """
    The parts of a document: the lines of its *header*, its *sections* in order, its signatures and its furniture.

    *agenda* and *titles* are the lines of agendas and of headings in the header; *unwrapped* says that no line goes on
    with the sentence of the one above, *printed* that it is an agenda of ours.
    """

    header: tuple[Line, ...]
    sections: tuple[Section, ...]
    tail: tuple[Line, ...]
    furniture: frozenset[int]
    agenda: frozenset[int]
    lines: tuple[Line, ...]
    titles: frozenset[int] = frozenset()
    unwrapped: bool = False
    printed: bool = False


def tree_of(text: str, words: Words, labels: Labels, body: str = "") -> Tree:
    """
    The sections of *text*, the minutes of the body whose key is *body*.
    """
    raw = list(one_by_one(lines_of(text)))
    form = form_of(raw, labels)
    lines = form.lines if form else without_furniture(raw, words.layout)
    kept = {line.number for line in lines}
    furniture = frozenset(line.number for line in raw if line.text and line.number not in kept)
    found = Headings(form.starts, chained=False, agenda=frozenset()) if form else headings(lines, words.layout, labels)
    if not form:
        _number(found, lines)
    start = _header_end(lines, found, words)
    end = _tail_start(lines, found, words, start)
    sections = _sections(lines[start:end], start, found, words)
    for section in sections:
        if form:
            section.key = form.keys.get(section.number, "")
        elif section.item:
            section.key, section.title = key_of(section.title, body)
    agenda = frozenset(lines[index].number for index in found.agenda)
    titles = frozenset(lines[index].number for index, one in found.found.items() if index < start and one.rank < COLON)
    furniture |= _front_matter(lines)
    return Tree(
        tuple(lines[:start]),
        tuple(sections),
        tuple(lines[end:]),
        furniture,
        agenda,
        tuple(raw),
        titles,
        _unwrapped(lines),
        form is not None,
    )


def _unwrapped(lines: Sequence[Line]) -> bool:
    """
    Whether hardly any line that stands right below another begins with a small letter.
    """
    below = [
        line
        for above, line in pairwise(lines)
        if above.text and line.text and not line.marker and line.text[0].isalpha() and len(above.text) > 20
    ]
    small = sum(line.text[0].islower() for line in below)
    return len(below) >= 8 and small < _FEW * len(below)


def _front_matter(lines: Sequence[Line]) -> frozenset[int]:
    """
    The lines of a block of settings that opens a Markdown file, with rules around it or without.
    """
    loose = list(takewhile(lambda line: bool(_SETTING.match(line.text)), lines[:20]))
    if len(loose) >= 3:
        return frozenset(line.number for line in loose)
    if not lines or lines[0].text != "---":
        return frozenset()
    end = next((i for i in range(1, min(40, len(lines))) if lines[i].text == "---"), 0)
    return frozenset(line.number for line in lines[: end + 1] if line.text)


def _number(found: Headings, lines: Sequence[Line]) -> None:
    """
    Count the headings that have no number, where none of the items has one.
    """
    if found.chained:
        return
    ranks = sorted({one.rank for one in found.found.values() if one.rank < LABEL and one.kind not in HEADERISH})
    top = [one for _, one in sorted(found.found.items()) if ranks and one.rank == ranks[0]]
    title = len(top) == 1 and len(ranks) > 1 and bool(top) and all(not line.text for line in lines[: top[0].index])
    count = 0
    for index, one in sorted(found.found.items()):
        if one.rank < LABEL and one.kind not in HEADERISH and not (title and one is top[0]):
            count += 1
            found.found[index] = Heading(index, one.rank, str(count), one.title, one.kind)


def _header_end(lines: Sequence[Line], found: Headings, language: Words) -> int:
    """
    Where the first item begins, or before it the first text that stands behind all labels.
    """
    words, days = language.header, language.dates
    starts = [index for index, one in found.found.items() if one.number and one.rank < LABEL]
    acting = [i for i, one in found.found.items() if one.kind in ("actions", "review", "postponed", "decision", "next")]
    first = min([*starts, *acting, len(lines)])
    labelled = max((i for i in range(first) if label_of(plain(lines[i].text), words)[0] in _FACTS), default=-1)
    text = (i for i in range(labelled + 1, first) if _is_text(lines[i]) and not find_days(lines[i].text, days))
    return next(text, first)


def _is_text(line: Line) -> bool:
    """
    Whether a line is no header line: a sentence of some length, or a bullet that is one.
    """
    count = len(line.words.split())
    closed = line.words.endswith((".", "!", "?"))
    return bool(line.text) and ((closed and count >= 8) or (bool(line.marker) and count >= 6))


def _tail_start(lines: Sequence[Line], found: Headings, words: Words, start: int) -> int:
    last = max((index for index, one in found.found.items() if one.number), default=start - 1)
    return next(
        (
            i
            for i in range(max(last, 0) + 1, len(lines))
            if lines[i].text and words.layout.signatures.match(plain(lines[i].text).lstrip("/ "))
        ),
        len(lines),
    )


def _sections(lines: Sequence[Line], offset: int, found: Headings, words: Words) -> list[Section]:
    root = Section(0)
    sections = [root]
    at = root
    index = 0
    while index < len(lines):
        heading = found.found.get(index + offset)
        if heading is None:
            at = _left(at, lines, index)
            if lines[index].text or at.lines:
                at.lines.append(lines[index])
            index += 1
            continue
        at, index = _open(at, heading, lines, index, offset, found, words)
        sections.append(at)
    return [one for one in sections if one is not root or any(line.text for line in one.lines)]


_LISTS = ("actions", "review", "postponed")
"""The sections whose first line is no rest of their title, however tightly it stands below."""


def _open(
    at: Section, heading: Heading, lines: Sequence[Line], index: int, offset: int, found: Headings, words: Words
) -> tuple[Section, int]:
    parent = next(one for one in at.up() if one.rank < heading.rank or not one.rank)
    line = lines[index]
    section = Section(heading.rank, heading.number, heading.title, line.number, line.number, heading.kind, parent)
    folded = heading.title.casefold()
    if words.layout.decisions.fullmatch(folded):
        section.kind = section.kind or "decision"
    section.item = bool(heading.number)
    if heading.rank >= ISSUE:
        section.file_number, section.indent, section.quote = heading.file_number, line.indent, line.words
        return section, index + 1
    if heading.kind in _LISTS or not (
        found.chained and heading.number and (heading.rank == CHAIN or heading.rank < CHAIN)
    ):
        skip = 1
        if (
            index + 1 < len(lines)
            and heading.rank < CHAIN
            and not line.text.startswith("#")
            and UNDERLINE.fullmatch(lines[index + 1].text)
        ):
            skip, section.last = 2, lines[index + 1].number
        return section, index + skip
    end = index + 1
    while end < len(lines) and lines[end].text and end + offset not in found.found:
        end += 1
    opened = opening(lines[index:end], heading.title, words)
    section.title, section.last = opened.title, opened.last
    section.file_number, section.compact = opened.file_number, opened.compact
    section.lines = list(opened.text)
    return section, end


def _left(at: Section, lines: Sequence[Line], index: int) -> Section:
    """
    The section that line number *index* belongs to: a list under a label ends where plain text follows it.
    """
    line = lines[index]
    if at.indent >= 0 and line.text and line.indent <= at.indent and (line.marker or not lines[index - 1].text):
        return next(one for one in at.up() if one.indent < line.indent and one.rank < ISSUE)
    if not line.text or at.rank < LABEL or at.kind not in _ENDS or line.marker or line.box or line.indent:
        return at
    above = lines[index - 1] if index else line
    listed = any(one.marker for one in at.lines)
    if above.text and not (listed and above.marker and line.text[0].isupper()):
        return at
    if not (listed or any(one.text for one in at.lines)):
        return at
    if line.text[0] == "|" or not (listed or at.rank >= COLON or at.kind in ("present", "absent")):
        return at
    return next(one for one in at.up() if one.rank < LABEL)
