"""
Which numbered lines are the headings of items: the longest row of numbers that go up, all in one style.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attrs import frozen

from followup.readers.lines import Line, plain


NUMBERED = re.compile(
    r"(?P<mark>#{1,6}\s{1,3})?(?P<bold>\*\*|__)?(?P<sign>§\s?|#(?=\d)|(?i:punkt|item|ärende|sak|pkt|p\.)\s)?"
    r"(?P<number>\d{1,3})(?P<dot>[.):]|\.\))?(?:\*\*|__)?(?:\s{1,8}|(?<=[.):])(?=[A-ZÅÄÖÆØ])|$)(?P<rest>.*)"
)
_REACH = 4  # how far the next number may lie ahead: an item may be missing, a list inside one restarts


@frozen
class Candidate:
    """
    A line that may be the heading of item *number*, whose title begins with *rest*.
    """

    index: int
    number: int
    rest: str
    style: tuple[bool, bool, bool]
    preferred: bool


def item_starts(lines: Sequence[Line], excluded: Collection[int] = (), *, marked: bool = False) -> list[Candidate]:
    """
    Where numbered items begin; lines in *excluded* are a list of something else, *marked* asks for § or Markdown.
    """
    candidates = [found for i, line in enumerate(lines) if i not in excluded and (found := candidate(lines, i, line))]
    if marked:
        candidates = [one for one in candidates if one.style[0] or one.style[1]]
    chain = _longest_chain(candidates)
    dotless = sum(not any(c.style) for c in chain)
    return [] if dotless and len(chain) < 3 else chain


def candidate(lines: Sequence[Line], index: int, line: Line) -> Candidate | None:
    """
    What line number *index* would be the heading of, if it is numbered as one.
    """
    text = line.text
    if not text or line.indent > 3 or line.quoted or not (text[0].isdigit() or text[0] in "#*_§PpIiÄäSs"):
        return None
    match = NUMBERED.fullmatch(text)
    if not match:
        return None
    style = (bool(match["mark"]), bool(match["sign"]), bool(match["dot"]))
    rest = plain(match["rest"])
    alone = index == 0 or not lines[index - 1].text
    if not rest and not any(style[:2]) and not (alone and _titled_below(lines, index)):
        return None
    if rest and not any(character.isalpha() for character in rest):
        return None
    if rest and not any(style) and not rest[:1].isupper():
        return None
    return Candidate(index, int(match["number"]), rest, style, alone or style[0] or style[1] or bool(match["bold"]))


def _titled_below(lines: Sequence[Line], index: int) -> bool:
    """
    Whether the line below a bare number may be the title of its item.
    """
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return below[:1].isupper() and len(below) <= 80


def _longest_chain(candidates: list[Candidate]) -> list[Candidate]:
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
