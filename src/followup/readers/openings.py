"""
Where the title of a numbered item ends and its text begins, also in items written in one sentence.

``3. Safety: The board decides …`` · ``4. Budget 2027 is approved.`` · ``6. Any other business: none.``
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from followup.languages.vocabulary import LayoutWords, Named, Words
from followup.readers import titles
from followup.readers.lines import Line, plain
from followup.readers.sentences import joined, split


_LONGEST_TITLE = 200
_LONGEST = 90


@frozen
class Opening:
    """
    The title of an item and the line it ends on; *text* are the lines left of its first paragraph.

    *compact* says that the title was cut out of a sentence, which *text* then holds too.
    """

    title: str
    last: int
    text: tuple[Line, ...] = ()
    file_number: str = ""
    compact: bool = False


def opening(lines: Sequence[Line], rest: str, words: Words) -> Opening:
    """
    How the item opens whose lines up to the first blank one are *lines*; *rest* stands behind its number.
    """
    layout = words.layout
    file_number = ""
    if match := layout.file_number.match(rest):
        file_number, rest = match["number"], rest[match.end() :].strip(" ,:–-")
    head = [Line(lines[0].number, rest, lines[0].indent)] if rest else []
    following = [line for line in lines[1:] if line.text]
    taken, after = _heading(head, following, layout)
    title = " ".join(line.text for line in taken).strip()
    last = taken[-1].number if taken else lines[0].number
    left = tuple(line for line in following if line.number > last)
    whole = Opening(title, last, left, file_number)
    return _cut(whole, tuple(after), words)


def is_section(text: str, words: LayoutWords) -> bool:
    """
    Whether *text* is a known heading inside items, such as "Beslut" or "Discussion".
    """
    bare = plain(text).rstrip(":").strip().casefold()
    return bare in words.sections or bool(words.decisions.fullmatch(bare)) or bool(words.silent.fullmatch(bare))


def _heading(head: list[Line], following: list[Line], words: LayoutWords) -> tuple[list[Line], list[Line]]:
    """
    How much of the first paragraph is the title, and which lines of it hold title and text in one sentence.
    """
    if not head:
        stop = _first(following, lambda line: is_section(line.text, words))
        return _title_lines(following[:stop]), []
    stop = _first(following, lambda line: is_section(line.text, words) or bool(line.marker))
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


def _first(lines: list[Line], test: Callable[[Line], bool]) -> int | None:
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


# --- title and text in one sentence ---


def _cut(whole: Opening, lines: tuple[Line, ...], words: Words) -> Opening:
    if not lines:
        return _cut_plain(whole, words)
    text = joined(lines)
    behind = tuple(line for line in whole.text if line.number > lines[-1].number)
    first = next(split(text, words.layout), (text, 0))[0]
    if at := _colon(first):
        return _opened(whole, _one_line(first[:at]), _after(lines, text, at + 1), behind)
    subject = _subject(first, words)
    if subject:
        return _opened(whole, titles.name(subject, words.titles), lines, behind, compact=True)
    title = first.replace("\n", " ").rstrip(".")
    if len(first) >= len(text) or len(title) > 2 * _LONGEST:
        return _opened(whole, title, lines, behind, compact=True)
    return _opened(whole, title, _after(lines, text, len(first)), behind)


def _opened(
    whole: Opening, title: str, text: tuple[Line, ...], behind: tuple[Line, ...], *, compact: bool = False
) -> Opening:
    return Opening(title, whole.last, text + behind, whole.file_number, compact)


def _cut_plain(whole: Opening, words: Words) -> Opening:
    """
    A heading without a full stop may still hold its text after a colon, if that text says something happened.
    """
    at = _colon(whole.title)
    rest = whole.title[at + 1 :].strip() if at else ""
    says = any(wording.pattern.search(rest) for wording in words.wordings)
    if not rest or not (says or words.special.nothing.fullmatch(rest)):
        return whole
    text = (Line(whole.last, rest), Line(whole.last, ""))
    return _opened(whole, whole.title[:at].strip(), text, whole.text)


def _colon(sentence: str) -> int:
    at = sentence.find(": ")
    at = at if at > 0 else sentence.find(":\n")
    return at if 0 < at <= _LONGEST else 0


def _one_line(text: str) -> str:
    return text.replace("\n", " ").strip()


def _subject(sentence: str, words: Words) -> str:
    """
    The subject of a first sentence that says what happened to it, such as "Budget 2027" in "Budget 2027 is approved".
    """
    text = sentence.replace("\n", " ")
    hits = [
        match.start()
        for wording in words.wordings
        if wording.named is Named.BEFORE and (match := wording.pattern.search(text))
    ]
    return titles.phrase(text[: min(hits)], words.titles) if hits else ""


def _after(lines: tuple[Line, ...], whole: str, at: int) -> tuple[Line, ...]:
    """
    The lines from character *at* of their joined text on.
    """
    row = whole.count("\n", 0, at)
    column = at - (whole.rfind("\n", 0, at) + 1)
    first = " ".join(lines[row].text.split())[column:].strip()
    rest = lines[row + 1 :]
    head = (Line(lines[row].number, first, lines[row].indent),) if first else ()
    return head + rest
