"""
The day by which a matter was promised, which three kinds of rules look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followup.model.matters import Matter, Placed
from followup.model.targets import ByDate, Event, Period, WithParty
from followup.outbox.situation import Situation


def promised_by(matter: Matter) -> date | None:
    """
    The last day of what was promised; it is never rewritten.
    """
    match matter.target:
        case ByDate(day):
            return day
        case Period() as target:
            return target.last_day
        case Event(period=str() as period):
            return Period(period).last_day
        case WithParty(until=day):
            return day
    return None


def promised(at: Situation, body: str) -> Iterator[tuple[Placed, date]]:
    """
    Each matter with such a day, and the day.
    """
    for item in at.open_at(body):
        day = promised_by(item.matter)
        if day is not None:
            yield item, day
