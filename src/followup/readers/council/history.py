"""
What the minutes say earlier meetings did with a matter ("Tidigare behandling"), and to which day it now goes.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from attrs import frozen

from followup.languages.sv.dates import DATES
from followup.model.codes import Disposition
from followup.readers.council import words
from followup.readers.council.layout import Paragraph, Section
from followup.readers.dates import find_days
from followup.readers.lines import Line


_VERB = re.compile(
    r"\b(?:(?P<postponed>bordl(?:agd|agt|agda|ades|agts|äggs|ägga|äggning(?:en)?)\b)"
    r"|(?P<back>(?:minoritets)?återremi(?:tt\w{0,8}|ss\w{0,4})\b|återförvisa\w{0,4}\b)"
    r"|(?P<other>(?:remitter|väck|anmäl|behandl|beslut|hänskj|överlämn|inkom|yttra|antag|anto|godkän|avslag|avslog)\w{0,12}))",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\A\s{0,3}[,(]?\s{0,3}(?:[A-ZÅÄÖ][\wåäö]{0,4}\s)?§\s{0,2}(?P<number>\d{1,5}(?:\s?[a-z]\b)?)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÅÄÖ])")


@frozen
class Earlier:
    """
    One earlier step: what happened, on which day and under which §, and the sentence that says so.
    """

    disposition: Disposition
    on: date
    reference: str
    quote: str
    lines: tuple[int, int]


def earlier(paragraph: Paragraph, day: date | None) -> tuple[Earlier, ...]:
    """
    The steps that *paragraph* tells of earlier meetings, in its order; what lies after the meeting's own *day* is none.
    """
    found: list[Earlier] = []
    for text, lines in sentences(paragraph.section("history")):
        found += _of_sentence(text, lines, day)
    return tuple(one for one in found if not (one.on == day and one.reference in {"", paragraph.number}))


def _of_sentence(text: str, lines: tuple[int, int], day: date | None) -> list[Earlier]:
    verbs = [(match.start(), _meaning(match)) for match in _VERB.finditer(text)]
    found: list[Earlier] = []
    for mention in find_days(text, DATES):
        said = [meaning for start, meaning in verbs if start < mention.start]
        on = mention.on(day, past=True)
        if on is None or not said or said[-1] is None or (day is not None and on > day):
            continue
        reference = _REFERENCE.match(text[mention.end : mention.end + 30])
        number = reference["number"].replace(" ", "") if reference else ""
        found.append(Earlier(said[-1], on, number, text, lines))
    return found


def _meaning(match: re.Match[str]) -> Disposition | None:
    if match["postponed"]:
        return Disposition.POSTPONED
    return Disposition.REFERRED_BACK if match["back"] else None


def sentences(section: Section) -> list[tuple[str, tuple[int, int]]]:
    """
    The sentences of *section*, each with the lines it stands on.
    """
    if not section.lines:
        return []
    starts, offset = [], 0
    for line in section.lines:
        starts.append((offset, line))
        offset += len(line.text) + 1
    text = section.text
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text) + 1]
    found = []
    place = 0
    for a, b in pairwise(cuts):
        first, place = _line_at(starts, a, place)
        last, place = _line_at(starts, b - 2, place)
        found.append((text[a:b].strip(), (first.number, last.number)))
    return [(sentence, lines) for sentence, lines in found if sentence]


def _line_at(starts: list[tuple[int, Line]], offset: int, place: int) -> tuple[Line, int]:
    while place + 1 < len(starts) and starts[place + 1][0] <= offset:
        place += 1
    return starts[place][1], place


def day_named(text: str, near: date | None) -> date | None:
    """
    The first day after *near* that *text* names.
    """
    days = (mention.on(near) for mention in find_days(text, DATES))
    return next((day for day in days if day is not None and (near is None or day > near)), None)


def means_next_meeting(text: str) -> bool:
    """
    Whether *text* speaks of the next meeting without its day.
    """
    return bool(words.NEXT_MEETING.search(text))
