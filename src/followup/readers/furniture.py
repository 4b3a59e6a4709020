"""
What stands on every page and belongs to none of the text: page numbers and repeated page headers.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from followup.languages.vocabulary import LayoutWords
from followup.readers.chain import NUMBERED
from followup.readers.lines import Line


_ENDS = (".", "!", "?", ":", ";")


def without_furniture(lines: list[Line], words: LayoutWords) -> list[Line]:
    """
    *lines* without page numbers and repeated page headers.
    """
    filled = [line for line in lines if line.text]
    above = takewhile(lambda line: not NUMBERED.fullmatch(line.text), filled[:8])
    letterhead = {_shape(line.text) for line in above if len(line.text) > 3}
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
