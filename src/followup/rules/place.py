"""
Where a matter is: the pure, total function from record, calendar and day to exactly one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from followup.model.bodies import Meeting
from followup.model.codes import ConditionKind, MeetingKind, MeetingStatus, PlaceKind, Silence, SkipReason
from followup.model.matters import Matter, Place, Placed, Skip
from followup.model.targets import (
    ByDate,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    WithParty,
)
from followup.rules.calendar import LAST, Calendar, Order, end_of, start_of
from followup.rules.dispositions import EFFECTS


UNMENTIONED = {
    Silence.MISSED: SkipReason.MISSED,
    Silence.ASK: SkipReason.UNSETTLED,
    Silence.IGNORE: SkipReason.HELD,
}
"""What a held meeting did with a matter that its minutes do not mention, by what silence means to its body."""


def place(matter: Matter, calendar: Calendar, today: date) -> Place:
    """
    Where the open *matter* is, by *calendar*, on the local day *today*.
    """
    found = _resolve(matter, calendar, today)
    if matter.condition is None:
        return found
    if matter.condition.kind is ConditionKind.IF_TIME_PERMITS:
        return evolve(found, if_time_permits=True)
    return evolve(found, precondition=matter.condition.text)


def placed(matters: Iterable[Matter], calendar: Calendar, today: date) -> list[Placed]:
    """
    Every open matter among *matters* with its place.
    """
    return [Placed(matter, place(matter, calendar, today)) for matter in matters if matter.open]


def anchor(matter: Matter, calendar: Calendar) -> Order:
    """
    The point from which the target of *matter* counts: its last treatment.
    """
    meeting = calendar.get(matter.anchor_meeting)
    if meeting is not None and meeting.date is not None:
        return meeting.order
    if matter.anchor_on is None:
        return start_of(date.min)
    if matter.anchor_meeting and matter.anchor_starts:
        return (matter.anchor_on, matter.anchor_starts, LAST, LAST)
    return end_of(matter.anchor_on)


def _resolve(matter: Matter, calendar: Calendar, today: date) -> Place:
    match matter.target:
        case NextMeeting(body):
            return _next(calendar, body, anchor(matter, calendar), today)
        case WithParty(party, until):
            late = until is not None and until < today
            return Place(PlaceKind.WITH_PARTY, body=matter.body, party=party, date=until, overdue=late)
        case MeetingOn() as target:
            return _given(target, calendar, anchor(matter, calendar), today)
        case FirstMeetingFrom(body, day):
            return _next(calendar, body, max(anchor(matter, calendar), start_of(day)), today)
        case ByDate(day):
            return _by(matter, calendar, anchor(matter, calendar), day, today)
        case Period() as target:
            return _by(matter, calendar, anchor(matter, calendar), target.last_day, today)
        case Event(event, period):
            ended = period is not None and Period(period).last_day < today
            return Place(PlaceKind.EVENT, body=matter.body, event=event, period=period, overdue=ended)
    if EFFECTS[matter.disposition].waits and matter.owner:
        return Place(PlaceKind.WITH_PARTY, body=matter.body, party=matter.owner)
    return evolve(_next(calendar, matter.body, anchor(matter, calendar), today), assumed=True)


def _by(matter: Matter, calendar: Calendar, since: Order, last_day: date, today: date) -> Place:
    if today <= last_day:
        return Place(PlaceKind.RESTING, body=matter.body, date=last_day)
    return evolve(_next(calendar, matter.body, max(since, end_of(last_day)), today), overdue=True)


def _given(target: MeetingOn, calendar: Calendar, since: Order, today: date) -> Place:
    meeting = calendar.get(target.meeting)
    if meeting is None and target.date is not None:
        meeting = calendar.bound(target.body, target.date)
    if meeting is None:
        return _unplanned(target, calendar, since, today)
    if meeting.date is None:
        if meeting.status is MeetingStatus.PLANNED:
            return Place(PlaceKind.AGENDA, body=meeting.body, meeting=meeting.key)
        return _next(calendar, meeting.body, since, today)
    if meeting.order <= since:
        return _next(calendar, meeting.body, since, today)
    if meeting.status is MeetingStatus.PLANNED:
        return _on(meeting, today, ())
    # It was promised to this very meeting: an extra one that was held has missed it too.
    skipped = _skip(meeting, calendar, promised=True)
    return _next_after(calendar, meeting.body, meeting.order, today, (skipped,))


def _unplanned(target: MeetingOn, calendar: Calendar, since: Order, today: date) -> Place:
    # A day that passed without ever being planned binds nobody: the matter goes to the next meeting there is.
    if target.date is not None and target.date >= today and end_of(target.date) > since:
        return Place(PlaceKind.AWAITING_MEETING, body=target.body, date=target.date)
    later = max(since, end_of(target.date)) if target.date is not None else since
    return evolve(_next(calendar, target.body, later, today), assumed=True)


def _next(calendar: Calendar, body: str, since: Order, today: date) -> Place:
    known = (body, calendar.position(body, since), today)
    place = calendar.found.get(known)
    if place is None:
        place = calendar.found[known] = _next_after(calendar, body, since, today)
    return place


def _next_after(calendar: Calendar, body: str, since: Order, today: date, skipped: tuple[Skip, ...] = ()) -> Place:
    for meeting in calendar.after(body, since):
        if meeting.status is MeetingStatus.PLANNED and meeting.kind is MeetingKind.ORDINARY:
            return _on(meeting, today, skipped)
        skipped = (*skipped, _skip(meeting, calendar))
    return Place(PlaceKind.AWAITING_MEETING, body=body, skipped=skipped)


def _skip(meeting: Meeting, calendar: Calendar, *, promised: bool = False) -> Skip:
    if meeting.status is MeetingStatus.CANCELLED:
        return Skip(meeting.key, meeting.date, SkipReason.CANCELLED)
    if meeting.kind is MeetingKind.EXTRA and not promised:
        return Skip(meeting.key, meeting.date, SkipReason.EXTRA)
    return Skip(meeting.key, meeting.date, UNMENTIONED[calendar.silence(meeting.body)])


def _on(meeting: Meeting, today: date, skipped: tuple[Skip, ...]) -> Place:
    passed = meeting.date is not None and meeting.date < today
    return Place(
        PlaceKind.AGENDA,
        body=meeting.body,
        meeting=meeting.key,
        date=meeting.date,
        unminuted=passed,
        skipped=skipped,
    )
