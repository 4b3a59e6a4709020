"""
What the first lines of formal minutes say: whose they are, of which day, and which number they bear.
"""

from __future__ import annotations

from datetime import date

from followup.languages.sv.dates import DATES
from followup.model.reading import MeetingFacts
from followup.readers.council import words
from followup.readers.dates import find_days
from followup.readers.lines import Line


def facts_of(header: tuple[Line, ...], printed: tuple[Line, ...]) -> tuple[MeetingFacts, tuple[Line, ...]]:
    """
    The facts that *header* states, and its lines that could not be placed.

    The number of the minutes often stands only in the page headers, which are *printed* on every page.
    """
    day, day_lines = _day(header)
    if day is None:
        day, _ = _day(printed)
    number = _number((*header, *printed), day)
    body_line = _body_line(header)
    body = _bare(body_line.text) if body_line else ""
    known = {line.number for line in (*day_lines, *((body_line,) if body_line else ()))}
    before = body_line.number if body_line else 0
    unread = tuple(
        line
        for line in header
        if line.number not in known
        and line.number > before
        and not words.PROTOCOL.fullmatch(line.text)
        and not words.PAGE_NUMBER.fullmatch(line.text)
    )
    return MeetingFacts(body=body, date=day, number=number), unread


def _day(lines: tuple[Line, ...]) -> tuple[date | None, tuple[Line, ...]]:
    """
    The day of the meeting, beside its label or on the line below, else the first day named; and where it stands.
    """
    for index, line in enumerate(lines):
        if not words.MEETING_DAY.fullmatch(line.text):
            continue
        for one in lines[index : index + 2]:
            if days := _days(one.text):
                return days[0], (line, one)
    for line in lines:
        if days := _days(line.text):
            return days[0], (line,)
    return None, ()


def _days(text: str) -> list[date]:
    return [day for mention in find_days(text, DATES) if mention.year and (day := mention.on(None))]


def _number(lines: tuple[Line, ...], day: date | None) -> str:
    for line in lines:
        match = words.PROTOCOL.fullmatch(line.text)
        if match and match["number"]:
            year = match["year"] or (str(day.year) if day else "")
            return f"{match['number']}/{year}" if year else match["number"]
    return ""


def _body_line(header: tuple[Line, ...]) -> Line | None:
    """
    The last line that names a body, else the one before "Protokoll".
    """
    named = [line for line in header if words.BODY.fullmatch(_bare(line.text))]
    if named:
        return named[-1]
    place = next((i for i, line in enumerate(header) if words.PROTOCOL.match(line.text)), 0)
    if place:
        return header[place - 1]
    first = header[0] if header else None
    return first if first and len(_bare(first.text)) < len(first.text) else None


def _bare(text: str) -> str:
    for word in ("Sammanträdesprotokoll", "Protokoll", "PROTOKOLL", "SAMMANTRÄDESPROTOKOLL"):
        text = text.removeprefix(word).removesuffix(word)
    return text.strip(" ,:–-")
