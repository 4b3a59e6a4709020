"""
Where things stand in a document: its header, its numbered items with their paragraphs, and the signatures at its end.

No line is lost: each belongs to the header, to one item or to the tail, or is furniture (page numbers, page headers).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from followup.readers.language import LayoutWords

_NUMBERED = re.compile(
    r"(?P<mark>#{1,6}\s{1,3})?(?P<bold>\*\*|__)?(?P<sign>§\s?|(?i:punkt|item|ärende|p\.)\s)?(?P<number>\d{1,3})"
    r"(?P<dot>[.):]|\.\))?(?:\*\*|__)?(?:\s{1,8}|$)(?P<rest>.*)"
)
_MARKDOWN = re.compile(r"(?P<mark>#{1,6})\s{1,3}(?P<rest>\S.*)")
_BULLET = re.compile(r"(?:[▪•●◦○■–—*·\-+]|\d{1,2}[.)]|[a-zA-Z]\))\s{1,8}(?=\S)")
_ENDS = (".", "!", "?", ":", ";")
_LONGEST_TITLE = 200
_REACH = 4  # how far the next item's number may lie ahead: an item may be missing, a list inside one restarts


@frozen
class Line:
    """
    One line of the document, counted from 1, without blanks at either end.
    """

    number: int
    text: str
    indent: int = 0


_NO_SECTION = Line(0, "")


@frozen
class Block:
    """
    Lines of one paragraph or bullet; *section* is the heading they stand under inside the item.
    """

    lines: tuple[Line, ...]
    section: Line = _NO_SECTION
    decision: bool = False
    bullet: bool = False


@frozen
class Item:
    """
    One numbered item: its heading and its text; *compact* when the heading was cut out of a sentence.
    """

    number: str
    title: str
    lines: tuple[int, int]
    body: tuple[Line, ...] = ()
    file_number: str = ""
    text_after: tuple[Line, ...] = field(default=())
    compact: bool = False


@frozen
class Layout:
    """
    The parts of a document.
    """

    header: tuple[Line, ...]
    items: tuple[Item, ...]
    tail: tuple[Line, ...] = ()


def lay_out(text: str, words: LayoutWords) -> Layout:
    """
    Find the parts of *text*; a document without item headings is all header.
    """
    lines = _without_furniture(list(_lines(text)), words)
    starts = _item_starts(lines) or _markdown_starts(lines)
    if not starts:
        return Layout(tuple(lines), ())
    header = tuple(lines[: starts[0][0]])
    last = starts[-1][0]
    end = next((i for i in range(last + 1, len(lines)) if words.signatures.match(plain(lines[i].text))), len(lines))
    bounds = [*(start for start, _, _ in starts), end]
    items = [_item(lines[a:b], number, rest, words) for (a, number, rest), b in zip(starts, bounds[1:], strict=True)]
    return Layout(header, tuple(items), tuple(lines[end:]))


def plain(text: str) -> str:
    """
    *text* without Markdown's emphasis, heading marks and block quotes.
    """
    return text.replace("**", "").replace("__", "").replace("`", "").lstrip("#> ").strip()


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(text.split("\n"), start=1):
        stripped = raw.strip()
        yield Line(number, stripped, len(raw) - len(raw.lstrip()) if stripped else 0)


# --- furniture ---


def _without_furniture(lines: list[Line], words: LayoutWords) -> list[Line]:
    filled = [line for line in lines if line.text]
    letterhead = {_shape(line.text) for line in filled[:8] if len(line.text) > 3 and not _NUMBERED.fullmatch(line.text)}
    counts = Counter(_shape(line.text) for line in filled)
    first = {shape: next(line.number for line in filled if _shape(line.text) == shape) for shape in letterhead}

    def is_furniture(line: Line) -> bool:
        shape = _shape(line.text)
        repeated = shape in letterhead and counts[shape] > 1 and line.number != first[shape]
        return bool(line.text) and (repeated or bool(words.page.fullmatch(line.text)))

    return _rejoined(lines, [is_furniture(line) for line in lines])


def _shape(text: str) -> str:
    return re.sub(r"\d{1,9}", "#", text)


def _rejoined(lines: list[Line], furniture: list[bool]) -> list[Line]:
    """
    Take the furniture away; where it stood in the middle of a sentence, the blank lines around it as well.
    """
    kept: list[Line] = []
    cut = False
    for line, is_furniture in zip(lines, furniture, strict=True):
        if is_furniture:
            cut = True
        elif not line.text:
            kept.append(line)
        else:
            if cut and line.text[0].islower():
                _drop_blanks(kept)
            kept.append(line)
            cut = False
    return kept


def _drop_blanks(kept: list[Line]) -> None:
    filled = len(kept)
    while filled and not kept[filled - 1].text:
        filled -= 1
    if filled and not kept[filled - 1].text.endswith(_ENDS):
        del kept[filled:]


# --- item headings ---


@frozen
class _Candidate:
    index: int
    number: int
    rest: str
    style: tuple[bool, bool, bool]
    preferred: bool


def _item_starts(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    candidates = [found for i, line in enumerate(lines) if (found := _candidate(lines, i, line))]
    chain = _longest_chain(candidates)
    dotless = sum(not any(c.style) for c in chain)
    return [] if dotless and len(chain) < 3 else [(c.index, str(c.number), c.rest) for c in chain]


def _candidate(lines: Sequence[Line], index: int, line: Line) -> _Candidate | None:
    match = _NUMBERED.fullmatch(line.text)
    if not match or line.indent > 3:
        return None
    style = (bool(match["mark"]), bool(match["sign"]), bool(match["dot"]))
    rest = plain(match["rest"])
    if (not rest and not any(style[:2])) or (rest and not any(character.isalpha() for character in rest)):
        return None
    if not any(style) and not rest[:1].isupper():
        return None
    alone = index == 0 or not lines[index - 1].text
    return _Candidate(index, int(match["number"]), rest, style, alone or style[0] or style[1] or bool(match["bold"]))


def _longest_chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """
    The longest row of headings whose numbers go up by one (seldom by a few), all in one style.

    A numbered list inside an item restarts or leads nowhere, so it is shorter than the items' own row.
    Among equals the heading that stands alone wins, then the first.
    """
    best: dict[tuple[tuple[bool, bool, bool], int], tuple[int, int, int]] = {}
    follow: dict[int, int] = {}
    for position in range(len(candidates) - 1, -1, -1):
        one = candidates[position]
        ahead = [best[key] for step in range(1, _REACH + 1) if (key := (one.style, one.number + step)) in best]
        ahead = [(score - 2 * skipped, -at, at) for skipped, (score, _, at) in enumerate(ahead)]
        score, _, after = max(ahead, default=(0, 0, -1))
        follow[position] = after
        mine = (score + 10 + 3 * one.preferred, -position, position)
        best[one.style, one.number] = max(mine, best.get((one.style, one.number), mine))
    if not best:
        return []
    position = max(best.values(), key=lambda entry: (entry[0], entry[1]))[2]
    chain = []
    while position >= 0:
        chain.append(candidates[position])
        position = follow[position]
    return chain


def _markdown_starts(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    """
    Markdown headings below the first, where nothing is numbered: they are counted as they come.
    """
    found = [(i, match) for i, line in enumerate(lines) if (match := _MARKDOWN.fullmatch(line.text))]
    levels = Counter(len(match["mark"]) for _, match in found)
    level = next((level for level in sorted(levels) if levels[level] > 1), 0)
    headings = [(i, plain(match["rest"])) for i, match in found if len(match["mark"]) == level]
    return [(i, str(count), rest) for count, (i, rest) in enumerate(headings, start=1)]


# --- one item ---


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
        stop = _first(following, lambda line: _is_section(line.text, words) or _closed(line.text)) or min(1, len(following))
        return following[:stop], []
    stop = _first(following, lambda line: _is_section(line.text, words) or bool(_BULLET.match(line.text)))
    paragraph = head + (following if stop is None else following[:stop])
    whole = " ".join(line.text for line in paragraph)
    if not _closed(paragraph[-1].text) and not _has_inner_end(whole) and len(paragraph) <= 3 and len(whole) <= _LONGEST_TITLE:
        return (head, []) if _text_begins(paragraph, words) else (paragraph, [])
    if len(paragraph) > 1 and _text_begins(paragraph, words) and not _has_inner_end(head[0].text):
        return head, []
    if len(paragraph) == 1 and not _closed(whole) and not _has_inner_end(whole):
        return head, []
    return paragraph, paragraph


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


def _is_section(text: str, words: LayoutWords) -> bool:
    bare = plain(text).rstrip(":").strip().casefold()
    return bare in words.sections or bool(words.decisions.fullmatch(bare)) or bool(words.silent.fullmatch(bare))


def with_title(item: Item, title: str, text: tuple[Line, ...]) -> Item:
    """
    The compact *item* with its title cut out; *text* are its lines without the title.
    """
    return evolve(item, title=title, body=text + item.body, text_after=(), compact=True)


# --- the paragraphs of an item ---


def blocks(lines: Sequence[Line], words: LayoutWords) -> list[Block]:
    """
    The paragraphs and bullets of *lines*, each with the heading it stands under.
    """
    found: list[Block] = []
    section, decision, fresh = _NO_SECTION, False, False
    for paragraph in _paragraphs(lines):
        heads, rest = _section_of(paragraph, words)
        if heads:
            section = Line(paragraph[0].number, heads)
            decision, fresh = bool(words.decisions.fullmatch(heads.casefold())), True
        elif decision and not fresh and not _goes_on(rest, words):
            section, decision = _NO_SECTION, False
        if rest:
            found += [Block(tuple(part), section, decision, bullet) for part, bullet in _parts(rest, words)]
            fresh = False
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    current: list[Line] = []
    for line in lines:
        if not line.text or _MARKDOWN.fullmatch(line.text):
            if current:
                yield current
            current = []
            if line.text:
                yield [line]
        else:
            current.append(line)
    if current:
        yield current


def _section_of(paragraph: list[Line], words: LayoutWords) -> tuple[str, list[Line]]:
    """
    The section heading that opens the paragraph (``Beslut``, ``Mötet 2 december:``, ``Beslut: text``), and the rest.
    """
    first = paragraph[0]
    bare = plain(first.text)
    if _is_section(bare, words) or _MARKDOWN.fullmatch(first.text) or _labels_text(bare, len(paragraph)):
        return bare.rstrip(":").strip(), paragraph[1:]
    label, colon, text = bare.partition(":")
    if colon and text.strip() and _is_section(label, words):
        return label.strip(), [Line(first.number, text.strip(), first.indent), *paragraph[1:]]
    return "", paragraph


def _labels_text(bare: str, count: int) -> bool:
    return bare.endswith(":") and len(bare) <= 80 and (count > 1 or "," not in bare) and bare[:1].isupper()


def _goes_on(rest: list[Line], words: LayoutWords) -> bool:
    return not rest or bool(_BULLET.match(rest[0].text)) or bool(words.decision_list.match(plain(rest[0].text)))


def _parts(paragraph: list[Line], words: LayoutWords) -> Iterator[tuple[list[Line], bool]]:
    current: list[Line] = []
    bullet = False
    listing = sum(bool(words.decision_list.match(plain(line.text))) for line in paragraph[1:]) > 0
    for line in paragraph:
        match = _BULLET.match(line.text)
        in_list = listing and bool(words.decision_list.match(plain(line.text)))
        if (match or in_list) and current:
            yield current, bullet
            current, bullet = [], False
        if match:
            bullet = True
            line = Line(line.number, line.text[match.end() :], line.indent)
        current.append(line)
    if current:
        yield current, bullet
