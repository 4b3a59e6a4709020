"""
How an action stands: by its check box, its status column, the bullets right below it, or the words behind it.
"""

from __future__ import annotations

import re

from followup.readers.marks import Lexicon, tokens_of
from followup.readers.units import Unit


_BEHIND = re.compile(
    r"(?:\s(?:[-–—:]{1,2}|→)\s?|\*\*\s?|\.\s|,\s)(?P<said>[^-–—():.]{2,30})\W*$|\((?P<remark>[^()]{2,120})\)\W*$"
)
_REMARK = re.compile(r"\s[-–—]\s|\s\(|[,.]\s(?=[Rr]oll)|\s-(?=[A-Z]{4})")
OPEN, CLOSED, UNSAID = "open", "closed", ""


def state_of(unit: Unit, lexicon: Lexicon) -> str:
    """
    ``open``, ``closed`` or nothing where the minutes do not say.
    """
    if unit.box:
        return CLOSED if unit.box == "done" else OPEN
    if unit.quote.startswith("~~"):
        return CLOSED
    for text in (unit.status, *unit.kids):
        if text and (state := said(text, lexicon)):
            return state
    match = _BEHIND.search(unit.text)
    if match is None:
        return UNSAID
    return said(match["remark"], lexicon) if match["remark"] else said(match["said"], lexicon, short=True)


def task_of(text: str) -> str:
    """
    *text* without the remark behind it that says how the task stands.
    """
    match = _REMARK.search(text)
    return text[: match.start()] if match and match.start() > 12 else text


def said(text: str, lexicon: Lexicon, *, short: bool = False) -> str:
    """
    What a remark says: closed where it begins so or says nothing of being open.
    """
    tokens = tokens_of(text[:300])
    if short and len(tokens) > 4:
        return UNSAID
    marks = lexicon.marks(tokens)
    closed = [start for start, _ in marks.get("closed_status", ())]
    still = [start for start, _ in marks.get("open_status", ())]
    words = [at for at, token in enumerate(tokens) if token.text[0].isalnum()]
    if closed and words and closed[0] == words[0] and len(words) < 12:
        return CLOSED
    if "dropped" in marks:
        return CLOSED
    if still:
        return OPEN
    if not closed:
        return UNSAID
    undone = {at for sign in ("negated", "modal", "await", "subord") for at, _ in marks.get(sign, ())}
    return UNSAID if any(at < closed[-1] and closed[-1] - at <= 3 for at in undone) else CLOSED
