"""
The paragraphs and bullets of an item, each with the heading it stands under inside the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from followup.readers.headings import MARKDOWN
from followup.readers.language import LayoutWords
from followup.readers.parts import NO_SECTION, Block, Line, plain


BULLET = re.compile(r"(?:[▪•●◦○■–—*·\-+]|\d{1,2}[.)]|[a-zA-Z]\))\s{1,8}(?=\S)")


def is_section(text: str, words: LayoutWords) -> bool:
    """
    Whether *text* is a known heading inside items, such as "Beslut" or "Discussion".
    """
    bare = plain(text).rstrip(":").strip().casefold()
    return bare in words.sections or bool(words.decisions.fullmatch(bare)) or bool(words.silent.fullmatch(bare))


def blocks(lines: Sequence[Line], words: LayoutWords) -> list[Block]:
    """
    The paragraphs and bullets of *lines*, each with the heading it stands under.
    """
    found: list[Block] = []
    section, decision, fresh = NO_SECTION, False, False
    for paragraph in _paragraphs(lines, words):
        heads, rest = _section_of(paragraph, words)
        if heads:
            section = Line(paragraph[0].number, heads)
            decision, fresh = bool(words.decisions.fullmatch(heads.casefold())), True
        elif decision and not fresh and not _goes_on(rest, words):
            section, decision = NO_SECTION, False
        if rest:
            found += [Block(tuple(part), section, decision, bullet) for part, bullet in _parts(rest, words)]
            fresh = False
    return found


def _paragraphs(lines: Sequence[Line], words: LayoutWords) -> Iterator[list[Line]]:
    current: list[Line] = []
    for line in lines:
        if current and line.text[:1].isupper() and is_section(line.text, words):
            yield current
            current = []
        if not line.text or MARKDOWN.fullmatch(line.text):
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
    if is_section(bare, words) or MARKDOWN.fullmatch(first.text) or _labels_text(bare, len(paragraph)):
        return bare.rstrip(":").strip(), paragraph[1:]
    label, colon, text = bare.partition(":")
    if colon and text.strip() and is_section(label, words) and not words.actions.fullmatch(label.strip()):
        return label.strip(), [Line(first.number, text.strip(), first.indent), *paragraph[1:]]
    return "", paragraph


def _labels_text(bare: str, count: int) -> bool:
    return bare.endswith(":") and len(bare) <= 80 and (count > 1 or "," not in bare) and bare[:1].isupper()


def _goes_on(rest: list[Line], words: LayoutWords) -> bool:
    return not rest or bool(BULLET.match(rest[0].text)) or bool(words.decision_list.match(plain(rest[0].text)))


def _parts(paragraph: list[Line], words: LayoutWords) -> Iterator[tuple[list[Line], bool]]:
    current: list[Line] = []
    bullet = False
    listing = sum(bool(words.decision_list.match(plain(line.text))) for line in paragraph[1:]) > 0
    for line in paragraph:
        match = BULLET.match(line.text)
        in_list = listing and bool(words.decision_list.match(plain(line.text)))
        if (match or in_list) and current:
            yield current, bullet
            current, bullet = [], False
        bullet = bullet or bool(match)
        current.append(Line(line.number, line.text[match.end() :], line.indent) if match else line)
    if current:
        yield current, bullet
