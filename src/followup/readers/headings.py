"""
Which lines are the headings of items: the longest row of numbers that go up, or Markdown headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from followup.readers.parts import Line, plain


NUMBERED = re.compile(
    r"(?P<mark>#{1,6}\s{1,3})?(?P<bold>\*\*|__)?(?P<sign>§\s?|(?i:punkt|item|ärende|p\.)\s)?(?P<number>\d{1,3})"
    r"(?P<dot>[.):]|\.\))?(?:\*\*|__)?(?:\s{1,8}|$)(?P<rest>.*)"
)
MARKDOWN = re.compile(r"(?P<mark>#{1,6})\s{1,3}(?P<rest>\S.*)")
_REACH = 4  # how far the next number may lie ahead: an item may be missing, a list inside one restarts


@frozen
class _Candidate:
    index: int
    number: int
    rest: str
    style: tuple[bool, bool, bool]
    preferred: bool


def item_starts(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    """
    Where numbered items begin: index, number, and the rest of the heading line.
    """
    candidates = [found for i, line in enumerate(lines) if (found := _candidate(lines, i, line))]
    chain = _longest_chain(candidates)
    dotless = sum(not any(c.style) for c in chain)
    return [] if dotless and len(chain) < 3 else [(c.index, str(c.number), c.rest) for c in chain]


def _candidate(lines: Sequence[Line], index: int, line: Line) -> _Candidate | None:
    match = NUMBERED.fullmatch(line.text)
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


def markdown_starts(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    """
    Markdown headings below the first, where nothing is numbered: they are counted as they come.
    """
    found = [(i, match) for i, line in enumerate(lines) if (match := MARKDOWN.fullmatch(line.text))]
    levels = Counter(len(match["mark"]) for _, match in found)
    level = next((level for level in sorted(levels) if levels[level] > 1), 0)
    headings = [(i, plain(match["rest"])) for i, match in found if len(match["mark"]) == level]
    return [(i, str(count), rest) for count, (i, rest) in enumerate(headings, start=1)]
