"""
The calendar of some bodies, in order, as it looked to somebody standing at a given meeting or day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from attrs import evolve, field, frozen

from followup.model.bodies import Body, Meeting
from followup.model.codes import MeetingStatus, Silence


_NUMBER = re.compile(r"(\d{1,4})/(\d{4})")


def gaps(numbers: Iterable[str]) -> tuple[str, ...]:
    """
    The numbers missing between the lowest and the highest of each year: ``5/2024`` of ``4/2024`` and ``6/2024``.

    What lies before the first or after the last cannot be known from them.  Other numbers than *n/year* tell nothing.
    """
    years: dict[int, set[int]] = {}
    for number in numbers:
        match = _NUMBER.fullmatch(number)
        if match:
            years.setdefault(int(match[2]), set()).add(int(match[1]))
    return tuple(
        f"{number}/{year}"
        for year, there in sorted(years.items())
        for number in range(min(there), max(there))
        if number not in there
    )


Order = tuple[date, time, str, str]
LAST = chr(0x10FFFF)  # sorts after every key


def end_of(day: date) -> Order:
    """
    The point after every meeting of *day*.
    """
    return (day, time.max, LAST, LAST)


def start_of(day: date) -> Order:
    """
    The point before every meeting of *day*.
    """
    return (day, time.min, "", "")


@frozen
class Calendar:
    """
    The meetings of each body, those with a day in order; undated ones are found only by key.

    It knows of each body what it means that its minutes do not mention a matter.
    """

    _dated: Mapping[str, tuple[Meeting, ...]]
    _by_key: Mapping[str, Meeting]
    _orders: Mapping[str, tuple[Order, ...]] = field(eq=False)
    _silences: Mapping[str, Silence] = field(factory=dict)
    # What the rules found of this calendar: hundreds of matters go to the next meeting after the same point.
    found: dict[Any, Any] = field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def of(cls, meetings: Iterable[Meeting], settings: Iterable[Body] = ()) -> Calendar:
        """
        The calendar that holds *meetings*, in whatever order they come; the *settings* are those of these bodies.
        """
        by_key = {meeting.key: meeting for meeting in meetings}
        bodies: dict[str, list[Meeting]] = {}
        for meeting in by_key.values():
            if meeting.date is not None:
                bodies.setdefault(meeting.body, []).append(meeting)
        ordered = {body: {meeting.order: meeting for meeting in own} for body, own in bodies.items()}
        orders = {body: tuple(sorted(own)) for body, own in ordered.items()}
        dated = {body: tuple(map(own.__getitem__, orders[body])) for body, own in ordered.items()}
        silences = {body.key: body.silence for body in settings}
        return cls(dated=dated, by_key=by_key, orders=orders, silences=silences)

    def get(self, key: str | None) -> Meeting | None:
        """
        The meeting of that key, if it is here.
        """
        return self._by_key.get(key) if key else None

    def silence(self, body: str) -> Silence:
        """
        What it means that minutes of *body* do not mention a matter.
        """
        return self._silences.get(body, Silence.MISSED)

    def all(self, body: str) -> tuple[Meeting, ...]:
        """
        The dated meetings of *body*, in order.
        """
        return self._dated.get(body, ())

    def every(self, body: str) -> tuple[Meeting, ...]:
        """
        The meetings of *body*, those without a day too.
        """
        return tuple(meeting for meeting in self._by_key.values() if meeting.body == body)

    def after(self, body: str, point: Order) -> tuple[Meeting, ...]:
        """
        The dated meetings of *body* strictly after *point*, in order.
        """
        return self.all(body)[self.position(body, point) :]

    def position(self, body: str, point: Order) -> int:
        """
        How many of the dated meetings of *body* are not after *point*.
        """
        return bisect_right(self._orders.get(body, ()), point)

    def bound(self, body: str, day: date) -> Meeting | None:
        """
        The meeting that "the meeting on *day*" means: planned that day, or once planned for it and then moved.
        """
        candidates = [m for m in self.all(body) if m.date == day] or [
            m for m in self._by_key.values() if m.body == body and day in m.formerly
        ]
        return min(candidates, key=lambda m: (m.status is MeetingStatus.CANCELLED, m.order), default=None)

    def next(self, body: str) -> Meeting | None:
        """
        The earliest meeting of *body* neither held nor cancelled, whether its day has passed or not.
        """
        return next((m for m in self.all(body) if m.status is MeetingStatus.PLANNED), None)

    def last(self, body: str) -> Meeting | None:
        """
        The latest meeting of *body* that was held.
        """
        return next((m for m in reversed(self.all(body)) if m.status is MeetingStatus.HELD), None)

    def as_of(self, point: Order) -> Calendar:
        """
        The same meetings, but those at or after *point* not yet held, and what was verified later not yet verified.
        """
        then = Calendar.of(_then(meeting, point) for meeting in self._by_key.values())
        return evolve(then, silences=self._silences)


def _then(meeting: Meeting, point: Order) -> Meeting:
    if meeting.verified_on is not None and meeting.verified_on > point[0]:
        meeting = evolve(meeting, verified_on=None, verified_by=None)
    if meeting.status is MeetingStatus.HELD and meeting.order[:2] >= point[:2]:
        return evolve(meeting, status=MeetingStatus.PLANNED)
    return meeting
