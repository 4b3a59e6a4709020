"""
Where things stand in formal minutes: the header, the numbered paragraphs (§) and the sections inside each.

What is printed on every page (page number, body, "Protokoll nr", the day) is taken out wherever it falls.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from followup.readers.council import words
from followup.readers.lines import Line


_STOPS = (".", "!", "?", ":")
_UNFINISHED = re.compile(
    r"(?:,|-|\b(?:i|av|för|till|om|och|från|med|på|samt|att|den|det|de|en|ett|vid))\Z", re.IGNORECASE
)
_FURTHEST = 25  # how many paragraphs may be missing between two headings without a label
_LONG = 0.72  # of the widest line: what a wrapped line fills at least


@frozen
class Section:
    """
    Lines under one heading inside a paragraph; *kind* is ``decision``, ``history``, the heading, or empty.
    """

    kind: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """
        Its lines as one.
        """
        return " ".join(line.text for line in self.lines)

    @property
    def span(self) -> tuple[int, int]:
        """
        Its first and last line.
        """
        return (self.lines[0].number, self.lines[-1].number) if self.lines else (0, 0)


@frozen
class Paragraph:
    """
    One § of the minutes.
    """

    number: str
    title: str
    file_number: str
    lines: tuple[int, int]
    sections: tuple[Section, ...] = ()

    def section(self, kind: str) -> Section:
        """
        All that stands under headings of that *kind*, together.
        """
        return Section(kind, tuple(line for one in self.sections if one.kind == kind for line in one.lines))

    @property
    def text(self) -> str:
        """
        Everything below its title.
        """
        return " ".join(section.text for section in self.sections)


@frozen
class Pages:
    """
    The parts of formal minutes; *furniture* are the lines of page headers and footers.
    """

    header: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Line, ...] = ()


def lay_out(text: str, own: str = "") -> Pages:
    """
    The parts of *text*; *own* is the name of the body, so that its decisions are told from others'.
    """
    lines = [Line(number, " ".join(raw.split())) for number, raw in enumerate(text.split("\n"), start=1)]
    found = starts(lines)
    if not found:
        return Pages(tuple(line for line in lines if line.text), ())
    header = lines[: found[0][0]]
    printed = _printed(lines, header)
    kept = [[line for line in lines[a:b] if line.number not in printed] for a, b in _bounds(lines, found)]
    paragraphs = [_paragraph(match, part, own) for (_, match), part in zip(found, kept, strict=True)]
    first = tuple(line for line in header if line.text)
    return Pages(first, tuple(paragraphs), tuple(line for line in lines if line.number in printed))


def starts(lines: Sequence[Line]) -> list[tuple[int, re.Match[str]]]:
    """
    The lines that begin a paragraph: a § with a label, a number or a title, never a reference wrapped to a new line.
    """
    found: list[tuple[int, re.Match[str]]] = []
    last = 0
    for index, line in enumerate(lines):
        match = words.HEADING.fullmatch(line.text) if "§" in line.text[:8] else None
        if match is None or not _begins(match, last, blank=index == 0 or not lines[index - 1].text):
            continue
        found.append((index, match))
        last = int(re.sub(r"\D", "", match["number"]))
    return found


def _begins(match: re.Match[str], last: int, *, blank: bool) -> bool:
    number = int(re.sub(r"\D", "", match["number"]))
    title = match["title"]
    if match["label"]:
        return True
    if title[:1] and not (title[0].isupper() or title[0] in '”"('):
        return False
    if match["bare"]:
        return last < number
    return last == 0 or number == last + 1 or (blank and last < number <= last + _FURTHEST)


def _bounds(lines: Sequence[Line], found: list[tuple[int, re.Match[str]]]) -> list[tuple[int, int]]:
    last = found[-1][0]
    end = next((i for i in range(last + 1, len(lines)) if words.ANNEX.fullmatch(lines[i].text)), len(lines))
    heads = [index for index, _ in found]
    return list(zip(heads, [*heads[1:], end], strict=True))


# --- what is printed on every page ---


def _printed(lines: Sequence[Line], header: Sequence[Line]) -> set[int]:
    """
    The numbers of the lines that are page header or footer; of the document's own header only its repetitions.
    """
    start = header[-1].number if header else 0
    letterhead = {line.text for line in header if 3 < len(line.text) <= 60}
    sure = {line.number for line in lines if line.number > start and _is_printed(line.text)}
    found = set(sure)
    run: list[int] = []
    open_before = True
    for line in lines[start:]:
        if line.number in sure or not line.text:
            found.update(run if open_before else ())
            run, open_before = [], True
        elif line.text in letterhead:
            run.append(line.number)
        else:
            run, open_before = [], False
    return found | set(run if open_before else ())


def _is_printed(text: str) -> bool:
    if words.PAGE_NUMBER.fullmatch(text) or words.PROTOCOL.fullmatch(text):
        return True
    day = words.MEETING_DAY.fullmatch(text)
    return bool(day and any(letter.isdigit() for letter in day["day"]))


# --- one paragraph ---


def _paragraph(match: re.Match[str], lines: list[Line], own: str) -> Paragraph:
    body = [evolve(lines[0], text=match["title"]), *lines[1:]]
    number, body = _file_number(match["file"] or match["bare"] or "", body)
    heading, rest = _title(body, own)
    title = " ".join(line.text for line in heading)
    if found := words.FILE_IN_TITLE.search(title):
        number, title = number or found["file"] or found["bare"], title[: found.start()]
    last = next((line.number for line in reversed(lines) if line.text), lines[0].number)
    sections = tuple(_sections(rest, own))
    number = _of_file(number.strip())
    return Paragraph(match["number"].replace(" ", ""), title, number, (lines[0].number, last), sections)


def _file_number(number: str, body: list[Line]) -> tuple[str, list[Line]]:
    filled = [line for line in body if line.text]
    if not number and filled and (found := words.FILE_LINE.fullmatch(filled[0].text)):
        return found["labelled"] or found["bare"], filled[1:] and body[body.index(filled[0]) + 1 :]
    if not number and len(filled) > 1 and (found := words.FILE_LINE.fullmatch(filled[1].text)):
        return found["labelled"] or found["bare"], [line for line in body if line is not filled[1]]
    return number, body


def _of_file(number: str) -> str:
    """
    The number of the file, without that of the document in it.
    """
    match = words.DOCUMENT.search(number)
    return number[: match.start()] if match and any(sign.isdigit() for sign in number[: match.start()]) else number


def _title(body: list[Line], own: str) -> tuple[list[Line], list[Line]]:
    """
    The lines of the title, and the rest: it ends at a section, a blank line, or where a sentence begins.
    """
    first = next((i for i, line in enumerate(body) if line.text), len(body))
    if first < len(body) and words.DECISION.fullmatch(body[first].text):
        return [], body[first:]
    stop = first + 1
    while stop < len(body) and body[stop].text and not section_kind(body[stop].text, own):
        stop += 1
    block = body[first:stop]
    cut = _text_begins(block)
    return block[:cut], body[first + cut :]


def _text_begins(block: list[Line]) -> int:
    closed = next((i for i, line in enumerate(block) if line.text.endswith(_STOPS)), None)
    if not closed:
        return len(block)
    width = max(len(line.text) for line in block)
    start = closed
    while start > 1 and len(block[start - 1].text) >= _LONG * width:
        start -= 1
    while start < closed and not _may_begin(block, start):
        start += 1
    return start


def _may_begin(block: list[Line], index: int) -> bool:
    return not block[index].text[:1].islower() and not _UNFINISHED.search(block[index - 1].text)


def section_kind(text: str, own: str) -> str:
    """
    What kind of section a line of its own opens: ``decision``, ``history``, another, or none (empty).
    """
    if len(text) > 90:
        return ""
    if match := words.DECISION.fullmatch(text):
        return "decision" if _is_own(match["whose"] or "", own) else text.casefold()
    if words.HISTORY.fullmatch(text):
        return "history"
    return text.casefold() if words.SECTION.fullmatch(text) and text[:1].isupper() else ""


def _is_own(whose: str, own: str) -> bool:
    bare = whose.casefold().removesuffix("s")
    return not bare or (len(bare) > 3 and bool(own) and own.casefold().removesuffix("s").endswith(bare))


def _sections(lines: list[Line], own: str) -> list[Section]:
    kind = ""
    gathered: list[Line] = []
    found: list[Section] = []
    for line in lines:
        opened = section_kind(line.text, own) if line.text else ""
        if opened:
            found.append(Section(kind, tuple(gathered)))
            kind, gathered = opened, []
        elif line.text:
            gathered.append(line)
    return [section for section in (*found, Section(kind, tuple(gathered))) if section.lines or section.kind]
