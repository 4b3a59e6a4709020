"""
From the paragraphs of an item to its sentences, each with the lines it stands on and its words as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

from followup.readers.language import LayoutWords
from followup.readers.parts import NO_SECTION, Block, Line


_END = re.compile(r"[.!?]+[\"”’»)\]*_]{0,3}(?=\s|$)|(?<=[a-zåäö][a-zåäö])\.(?=[A-ZÅÄÖ][a-zåäö])")
_MOST_READ = 2000  # characters; what is longer has no full stops and is no sentence
_WORD_BEFORE = re.compile(r"[\w.]{1,20}$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=(?P<next>[^\W\d_]{1,40}))")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")
_QUOTED = re.compile(r"[\"“”„»«](?P<inner>[^\"“”„»«]{1,200})[\"“”»«]")


@frozen
class Sentence:
    """
    One sentence: *text* with words put together again and without marks of emphasis, *quote* as it is written.

    *masked* is *text* with quoted words blanked out, so that what is only quoted is not taken for what was done.
    """

    text: str
    quote: str
    lines: tuple[int, int]
    section: Line = NO_SECTION
    decision: bool = False
    paragraph: int = 0
    bullet: bool = False
    masked: str = field(init=False)

    @masked.default
    def _masked(self) -> str:
        return _QUOTED.sub(lambda match: "·" * len(match[0]), self.text)


def sentences(blocks: list[Block], words: LayoutWords) -> list[Sentence]:
    """
    The sentences of *blocks*, in order.
    """
    return [sentence for number, block in enumerate(blocks) for sentence in _of_block(block, number, words)]


def _of_block(block: Block, number: int, words: LayoutWords) -> Iterator[Sentence]:
    whole = joined(block.lines)
    row, reached = 0, 0
    for raw, start in split(whole, words):
        row += whole.count("\n", reached, start)
        last = row + raw.count("\n")
        yield _sentence(block, raw, (block.lines[row].number, block.lines[last].number), number, words)
        row, reached = last, start + len(raw)


def joined(lines: tuple[Line, ...]) -> str:
    """
    The text of *lines*, one line break between each, single blanks between words.
    """
    return "\n".join(" ".join(line.text.split()) for line in lines)


def split(raw: str, words: LayoutWords) -> Iterator[tuple[str, int]]:
    """
    Each sentence of *raw* with where it starts; abbreviations and initials end none.
    """
    start = 0
    for match in _END.finditer(raw):
        if _ends(raw, match, words):
            yield from _piece(raw, start, match.end())
            start = match.end()
    yield from _piece(raw, start, len(raw))


def _piece(raw: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    piece = raw[start:end]
    if piece.strip():
        yield piece.strip(), start + len(piece) - len(piece.lstrip())


def _ends(raw: str, match: re.Match[str], words: LayoutWords) -> bool:
    after = raw[match.end() : match.end() + 3].lstrip()
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    found = _WORD_BEFORE.search(raw, max(0, match.start() - 20), match.start())
    before = found[0] if found else ""
    if before.casefold().strip(".") in words.abbreviations or (len(before) == 1 and before.isupper()):
        return False
    if before.isdigit() and len(before) < 3 and after[:1].islower():
        return False
    return not after[:1].islower()


def _sentence(block: Block, raw: str, lines: tuple[int, int], number: int, words: LayoutWords) -> Sentence:
    quote = raw.replace("\n", " ")
    return Sentence(_readable(raw, words), quote, lines, block.section, block.decision, number, block.bullet)


def _readable(raw: str, words: LayoutWords) -> str:
    raw = raw[:_MOST_READ]
    text = _HYPHENATED.sub(lambda match: "-\n" if _keeps(match, words) else "", raw).replace("\n", " ")
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return text.replace("**", "").replace("__", "").replace("`", "").strip("*_ ")


def _keeps(match: re.Match[str], words: LayoutWords) -> bool:
    return not match["next"][0].islower() or match["next"].casefold() in words.keeps_hyphen
