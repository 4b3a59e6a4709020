"""
Days, periods and times as people write them in minutes; the year comes from the document's own day when none is given.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from attrs import frozen

from followup.languages.calendar import DateWords
from followup.model.targets import Period


_DIGIT = re.compile(r"\d")
_TIMES = re.compile(
    r"(?P<mark>\b(?:kl|klockan|at)\b\.?\s{0,3}|\bfrom\s{1,3})?\b(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?"
    r"(?:\s{0,2}(?:[-–—]|till"
    r"|to)\s{0,2}(?P<hour2>\d{1,2})(?:[.:](?P<minute2>[0-5]\d))?)?(?!\d)(?:\s?(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)


@frozen
class Mention:
    """
    A day as it is written: from *start* to *end* in the text; the year may be missing, the day may not exist.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def on(self, near: date | None, *, past: bool = False) -> date | None:
        """
        The day meant, seen from *near*: without a year the first on or after it (*past*: the last before it).

        A weekday that fits only a neighbouring year decides the year.  None if there is no such day.
        """
        if self.year is not None:
            return _day(self.year, self.month, self.day)
        if near is None:
            return None
        years = (near.year, near.year - 1, near.year - 2) if past else (near.year, near.year + 1, near.year + 2)
        days = [day for year in years if (day := _day(year, self.month, self.day))]
        days = [day for day in days if (day <= near if past else day >= near)]
        fitting = [day for day in days[:2] if self.weekday is None or day.weekday() == self.weekday]
        return next(iter(fitting or days), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_days(text: str, words: DateWords) -> list[Mention]:
    """
    Every day mentioned in *text*, in order.
    """
    return list(_days_in(text, words)) if _DIGIT.search(text) else []


@lru_cache(maxsize=2048)
def _days_in(text: str, words: DateWords) -> tuple[Mention, ...]:
    found: dict[int, Mention] = {}
    for pattern in words.patterns:
        for match in pattern.finditer(text):
            mention = _mention(match, words)
            if 1 <= mention.month <= 12 and 1 <= mention.day <= 31:
                found.setdefault(mention.end, mention)
    ordered = sorted(found.values(), key=lambda mention: (mention.start, -mention.end))
    return tuple(
        m
        for i, m in enumerate(ordered)
        if not any(o.start <= m.start and m.end <= o.end for o in ordered[max(0, i - 2) : i])
    )


def _mention(match: re.Match[str], words: DateWords) -> Mention:
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else words.months[parts["name"].lower()]
    year = int(parts["year"]) if parts.get("year") else None
    weekday = words.weekdays.get((parts.get("weekday") or "").lower())
    return Mention(match.start(), match.end(), int(parts["day"]), month, year, weekday)


def find_period(text: str, words: DateWords) -> str:
    """
    The first period (``2023-01``, ``2023-Q3``, ``2022``) named in *text*, or nothing; a day is not a period.
    """
    days = find_days(text, words)
    for pattern in words.periods:
        for match in pattern.finditer(text):
            if not any(day.start <= match.start() < day.end for day in days):
                return _period(match, words)
    return ""


def _period(match: re.Match[str], words: DateWords) -> str:
    parts = match.groupdict()
    if parts.get("name"):
        return Period(f"{parts['year']}-{words.months[parts['name'].lower()]:02d}").period
    quarter = parts.get("quarter") or (words.quarters[parts["ordinal"].lower()] if parts.get("ordinal") else None)
    return Period(f"{parts['year']}-Q{quarter}" if quarter else parts["year"]).period


def find_times(text: str) -> tuple[time | None, time | None]:
    """
    When something starts and ends: the first time of day in *text* (``8.30-11.00``, ``kl. 9``, ``2 pm``), if any.
    """
    for match in _TIMES.finditer(text):
        if match["minute"] or match["half"] or (match["mark"] and match["mark"].strip().lower() != "from"):
            late = (match["half"] or "").lower() == "p"
            return _time(match["hour"], match["minute"], late), _time(match["hour2"], match["minute2"], late)
    return None, None


def _time(hour: str | None, minute: str | None, late: bool) -> time | None:
    if hour is None:
        return None
    value = int(hour) + (12 if late and int(hour) < 12 else 0)
    return time(value, int(minute or 0)) if value < 24 else None
