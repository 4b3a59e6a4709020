"""
Days, periods and times as people write them in minutes; the year comes from the document's own day when none is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from attrs import field, frozen

from followup.model.targets import Period


_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
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


@frozen
class DateWords:
    """
    How a language writes days and periods: names of months and weekdays, and what may stand around them.

    *months* and *weekdays* map every form, lower case, to its number (January is 1, Monday 0).
    *quarters* maps ordinals to 1..4; *year_marks* are words after which a bare year is a period.
    *slashed* says that 2/12 means the second of December.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    quarters: Mapping[str, int]
    year_marks: tuple[str, ...]
    before_day: tuple[str, ...] = ()
    month_first: bool = False
    slashed: bool = False
    patterns: tuple[re.Pattern[str], ...] = field(init=False)
    periods: tuple[re.Pattern[str], ...] = field(init=False)

    @patterns.default
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        month = _either(self.months)
        before = "|".join(self.before_day) or "(?!)"
        lead = rf"(?:(?P<weekday>{_either(self.weekdays)}),?\s{{1,3}})?(?:(?:{before})\s{{1,3}})?"
        year = r"(?:,?\s{1,3}(?P<year>(?:19|20)\d{2})\b)?"
        found = [
            _ISO,
            _compiled(
                rf"\b{lead}(?P<day>\d{{1,2}})(?::[ea]|st|nd|rd|th"
                rf"|\.)?\s{{1,3}}(?:of\s)?(?P<name>{month})\b\.?{year}"
            ),
        ]
        if self.month_first:
            found.append(_compiled(rf"\b{lead}(?P<name>{month})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{year}"))
        if self.slashed:
            found.append(_compiled(rf"(?<![\w/]){lead}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?!\d|/){year}"))
        return tuple(found)

    @periods.default
    def _periods(self) -> tuple[re.Pattern[str], ...]:
        quarter = "|".join(map(re.escape, self.quarters))
        return (
            _compiled(rf"\b(?P<name>{_either(self.months)})\s{{1,3}}(?P<year>(?:19|20)\d{{2}})\b"),
            _compiled(r"\b(?:kvartal|quarter|q)\s{0,2}(?P<quarter>[1-4])\s{0,2}(?:of\s)?(?P<year>(?:19|20)\d{2})\b"),
            _compiled(
                rf"\b(?P<ordinal>{quarter})\s(?:kvartalet|kvartal|quarter)\s(?:of\s)?(?P<year>(?:19"
                rf"|20)\d{{2}})\b"
            ),
            _compiled(rf"\b(?:{'|'.join(self.year_marks)})\s(?P<year>(?:19|20)\d{{2}})\b(?!-)"),
        )


def _either(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def find_days(text: str, words: DateWords) -> list[Mention]:
    """
    Every day mentioned in *text*, in order.
    """
    found: dict[int, Mention] = {}
    for pattern in words.patterns:
        for match in pattern.finditer(text):
            mention = _mention(match, words)
            if 1 <= mention.month <= 12 and 1 <= mention.day <= 31:
                found.setdefault(mention.end, mention)
    ordered = sorted(found.values(), key=lambda mention: (mention.start, -mention.end))
    return [
        m
        for i, m in enumerate(ordered)
        if not any(o.start <= m.start and m.end <= o.end for o in ordered[max(0, i - 2) : i])
    ]


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
