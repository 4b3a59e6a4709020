"""
Where a matter goes next, kept as it was said and resolved against the calendar only when asked.
"""

from __future__ import annotations

import calendar
import re
from datetime import MINYEAR, date
from typing import ClassVar

from attrs import field, frozen

from followup.errors import InputError, Option
from followup.model.codes import ConditionKind
from followup.model.domains import day, line
from followup.model.value import Value


def day_or_none(value: date | str | None) -> date | None:
    """
    Take a day, an ISO 8601 day or nothing.
    """
    # Most are read from a register, where they stand as text, or are days already.
    if value is None or type(value) is date:
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise InputError("{value!r} is not a day.", value=value, hint="Write days as 2022-12-02.") from error
    return day("date", value)


def _a_day(value: date | str) -> date:
    found = day_or_none(value)
    if found is None:
        raise InputError("A day is missing.", hint="Write days as 2022-12-02.")
    return found


@frozen(repr=False, eq=False)
class NextMeeting(Value):
    """
    The next ordinary meeting of *body*, counted from the step that says so.
    """

    kind: ClassVar[str] = "next_meeting"
    body: str


@frozen(repr=False, eq=False)
class MeetingOn(Value):
    """
    A given meeting: by its key, or by its *date*, which binds once a meeting is planned that day.
    """

    kind: ClassVar[str] = "meeting_on"
    body: str
    date: date | None = field(default=None, converter=day_or_none)
    meeting: str | None = None


@frozen(repr=False, eq=False)
class FirstMeetingFrom(Value):
    """
    The first ordinary meeting of *body* on or after *date*.
    """

    kind: ClassVar[str] = "first_meeting_from"
    body: str
    date: date = field(converter=_a_day)


@frozen(repr=False, eq=False)
class ByDate(Value):
    """
    By *date*, that day included.
    """

    kind: ClassVar[str] = "by_date"
    date: date = field(converter=_a_day)


_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


@frozen(repr=False, eq=False)
class Period(Value):
    """
    A year (``2023``), a quarter (``2023-Q3``) or a month (``2023-01``); it ends on its last day.
    """

    kind: ClassVar[str] = "period"
    period: str = field()

    @period.validator
    def _well_formed(self, _attribute: object, value: str) -> None:
        _check_period(value)

    @property
    def last_day(self) -> date:
        """
        The day the period ends, which still belongs to it.
        """
        return _bounds(self.period)[1]

    @property
    def first_day(self) -> date:
        """
        The day the period begins.
        """
        return _bounds(self.period)[0]


def _check_period(value: str) -> None:
    match = _PERIOD.fullmatch(line("period", value))
    if match is None or int(match["year"]) < MINYEAR:
        raise InputError("{value!r} is not a period.", value=value, hint="Write 2023, 2023-Q3 or 2023-01.")


def _bounds(period: str) -> tuple[date, date]:
    match = _PERIOD.fullmatch(period)
    assert match, period
    year = int(match["year"])
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        first = last - 2
    elif match["month"]:
        first = last = int(match["month"])
    else:
        first, last = 1, 12
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


@frozen(repr=False, eq=False)
class Event(Value):
    """
    At a named event, in *period* if that much is known.
    """

    kind: ClassVar[str] = "event"
    event: str = field()
    period: str | None = field(default=None)

    @period.validator
    def _in_time(self, _attribute: object, value: str | None) -> None:
        if value is not None:
            _check_period(value)

    @event.validator
    def _named(self, _attribute: object, value: str) -> None:
        if not line("event", value).strip():
            raise InputError(
                "An event needs a name.", hint="Such as {option}.", option=Option("to", "event:conference")
            )


@frozen(repr=False, eq=False)
class WithParty(Value):
    """
    With a party outside the agenda, *until* a day if one was promised.
    """

    kind: ClassVar[str] = "with_party"
    party: str
    until: date | None = field(default=None, converter=day_or_none)


@frozen(repr=False, eq=False)
class Unspecified(Value):
    """
    Nothing was said of where the matter goes; the rules assume, and say so.
    """

    kind: ClassVar[str] = "unspecified"


Target = NextMeeting | MeetingOn | FirstMeetingFrom | ByDate | Period | Event | WithParty | Unspecified

TARGETS: dict[str, type[Target]] = {
    cls.kind: cls for cls in (NextMeeting, MeetingOn, FirstMeetingFrom, ByDate, Period, Event, WithParty, Unspecified)
}


@frozen(repr=False, eq=False)
class Condition(Value):
    """
    What a target depends on, in the words of the minutes.
    """

    kind: ConditionKind = field(converter=ConditionKind)
    text: str = ""
