"""
Days that were said: none of a step that has yet to come, and a warning of those that are a slip, most likely.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Iterator
from datetime import UTC, date
from types import FrameType
from typing import Any

from followup.errors import DistantDay, RefusedStep, Text
from followup.model.bodies import Body, Meeting
from followup.model.matters import Step
from followup.register.work.unit_of_work import UnitOfWork


AHEAD, BACK = 10, 50
"""Years from today beyond which a day is asked about."""


def look_at_days(unit: UnitOfWork, *, warn: bool) -> None:
    """
    Refuse steps made by hand on a day that has not come; warn of days that are far away.
    """
    made = [step for step in unit.written(Step) if not step.source and unit.stored(Step, step.key) is None]
    now = unit.at.astimezone(UTC).date()
    # Somewhere it may be another day: which one is asked only of what is about today.
    for step in (step for step in made if step.on >= now):
        refuse_to_come(step, unit.today(unit.get(Body, step.body)))
    if warn:
        planned = [m for m in unit.written(Meeting) if m.document is None and unit.stored(Meeting, m.key) != m]
        warn_of(distant(days_of([*made, *planned]), now))


def refuse_to_come(step: Step, today: date) -> None:
    """
    Refuse what happens after *today*: it has not happened yet.
    """
    if step.on <= today:
        return
    if step.meeting is not None:
        raise RefusedStep(
            "{meeting} has not been held yet.", meeting=step.meeting, day=step.on, hint="Its day is {day}."
        )
    raise RefusedStep("{day} has not come.", day=step.on, hint="Say so when the day is there.")


def distant(days: Iterable[date], today: date) -> list[date]:
    """
    Those of *days* that are far from *today*, in order.
    """
    return sorted({day for day in days if not -BACK <= day.year - today.year <= AHEAD})


def days_of(values: Iterable[Any]) -> Iterator[date]:
    """
    The days that steps and meetings among *values* speak of: when it happened, and for when it is promised.
    """
    said = {(value.on, value.target) for value in values if isinstance(value, Step)}
    for on, target in said:
        yield from (on, getattr(target, "date", None) or on, getattr(target, "until", None) or on)
    yield from (value.date for value in values if isinstance(value, Meeting) and value.date is not None)


def warn_of(days: Iterable[date]) -> None:
    """
    Warn whoever called the register of each of *days*.
    """
    level = 1
    frame: FrameType | None = sys._getframe(0)  # noqa: SLF001 - the documented way to the caller, of any depth
    while frame is not None and str(frame.f_globals.get("__name__")).startswith(
        ("followup.register", "followup.service")
    ):
        level, frame = level + 1, frame.f_back
    for day in days:
        warnings.warn(DistantDay(Text("{day} is far from today: is the year right?", day=day)), stacklevel=level)
