"""
Days on which people are told things: working days, in each body's own zone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from followup.model.bodies import Body
from followup.model.notices import Rule
from followup.register.commands.planning import holiday_name


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = timedelta(days=1)

Works = Callable[[date], bool]


def working(body: Body) -> Works:
    """
    Whether people of *body* work on a day: no weekend, and no public holiday where those are known.
    """
    return lambda day: day.weekday() < 5 and not _holiday(day, body.timezone)


@lru_cache(maxsize=4096)
def _holiday(day: date, zone: str) -> bool:
    return bool(holiday_name(day, zone))


def told_on(first: date, repeat: int, rule: Rule, works: Works, *, before: bool) -> date:
    """
    The day of repetition number *repeat* of what is first due on the day *first*: on the rule's weekday, if it has one.

    What falls on no working day is told on the one *before*, or else after.
    """
    day = _aligned(first, rule.weekday) + timedelta(days=rule.rhythm * repeat)
    step = -_DAY if before else _DAY
    day = day if rule.rhythm % 7 == 0 else _aligned(day, rule.weekday)
    while not works(day):
        day += step
    return day


def _aligned(day: date, weekday: str) -> date:
    return day + timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7) if weekday else day


def newest(first: date, today: date, rule: Rule, works: Works, *, before: bool) -> tuple[int, date] | None:
    """
    The last repetition that is due by *today*, and its day; ``None`` if not even the first is.
    """
    repeat = max((today - first).days // rule.rhythm, 0) if rule.rhythm else 0
    while repeat >= 0:
        day = told_on(first, repeat, rule, works, before=before)
        if day <= today:
            return repeat, day
        repeat -= 1
    return None
