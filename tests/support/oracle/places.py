"""
The oracle of places: where an open matter is, by going through all meetings each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time

from attrs import evolve

from followup.model.bodies import Body, Meeting
from followup.model.codes import ConditionKind, MeetingKind, MeetingStatus, PlaceKind
from followup.model.matters import Place, Skip, Step
from followup.model.targets import ByDate, Event, FirstMeetingFrom, MeetingOn, NextMeeting, Period, WithParty
from tests.support.oracle.records import MIDNIGHT, WAITING, OracleRecord


After = Callable[[Meeting], bool]
"""Whether a meeting comes after some point: points are only ever asked this."""

NOT_MISSED = {"ask": "unsettled", "ignore": "held"}
"""What is said instead of missed, by what silence means to a body."""


def oracle_place(record: OracleRecord, meetings: Iterable[Meeting], today: date, bodies: Iterable[Body] = ()) -> Place:
    """
    Tell where an open matter is on the day *today*, by going through all *meetings*.

    What was missed is called otherwise where one of *bodies* asks about silence, or makes nothing of it.
    """
    place = _where(record, meetings := list(meetings), today)
    quiet = {body.key: NOT_MISSED[body.silence] for body in bodies if body.silence in NOT_MISSED}
    held_by = {meeting.key: meeting.body for meeting in meetings}
    place = evolve(place, skipped=tuple(_said(skip, quiet.get(held_by[skip.meeting])) for skip in place.skipped))
    condition = record.condition
    if condition and condition.kind == ConditionKind.IF_TIME_PERMITS:
        return evolve(place, if_time_permits=True)
    if condition and condition.kind == ConditionKind.PRECONDITION:
        return evolve(place, precondition=condition.text)
    return place


def _said(skip: Skip, instead: str | None) -> Skip:
    return evolve(skip, why=instead) if instead and skip.why == "missed" else skip


def _where(record: OracleRecord, meetings: list[Meeting], today: date) -> Place:
    since = _anchor(record.anchor, meetings)
    match record.target:
        case NextMeeting(body=body):
            return _next(meetings, body, [since], today)
        case MeetingOn() as target:
            return _given(target, meetings, since, today)
        case FirstMeetingFrom(body=body, date=day):
            return _next(meetings, body, [since, lambda meeting: day_of(meeting) >= day], today)
        case ByDate(date=last) | Period(last_day=last):
            if today <= last:
                return Place(PlaceKind.RESTING, body=record.body, date=last)
            due = _next(meetings, record.body, [since, lambda meeting: day_of(meeting) > last], today)
            return evolve(due, overdue=True)
        case Event(event=event, period=period):
            over = period is not None and Period(period).last_day < today
            return Place(PlaceKind.EVENT, body=record.body, event=event, period=period, overdue=over)
        case WithParty(party=party, until=until):
            late = until is not None and until < today
            return Place(PlaceKind.WITH_PARTY, body=record.body, party=party, date=until, overdue=late)
    if record.promise and record.promise.disposition in WAITING and record.owner:
        return Place(PlaceKind.WITH_PARTY, body=record.body, party=record.owner)
    return evolve(_next(meetings, record.body, [since], today), assumed=True)


def _given(target: MeetingOn, meetings: list[Meeting], since: After, today: date) -> Place:
    given = _bound(target, meetings)
    if given is None:
        return _not_planned(target, meetings, since, today)
    if given.date is None:
        if given.status == MeetingStatus.PLANNED:
            return Place(PlaceKind.AGENDA, body=given.body, meeting=given.key)
        return _next(meetings, target.body, [since], today)
    if not since(given):
        return _next(meetings, target.body, [since], today)
    if given.status == MeetingStatus.PLANNED:
        return Place(PlaceKind.AGENDA, given.body, given.key, given.date, unminuted=given.date < today)
    onward = _next(meetings, target.body, [since, _after_meeting(given)], today)
    why = "cancelled" if given.status == MeetingStatus.CANCELLED else "missed"
    return evolve(onward, skipped=(Skip(given.key, given.date, why), *onward.skipped))


def _bound(target: MeetingOn, meetings: list[Meeting]) -> Meeting | None:
    named = [meeting for meeting in meetings if target.meeting and meeting.key == target.meeting]
    own = sorted((meeting for meeting in meetings if meeting.body == target.body), key=_rank)
    that_day = [meeting for meeting in own if meeting.date is not None and meeting.date == target.date]
    once = [meeting for meeting in own if target.date in meeting.formerly]
    candidates = [*named, *_standing_first(that_day), *_standing_first(once)]
    return candidates[0] if candidates else None


def _standing_first(meetings: list[Meeting]) -> list[Meeting]:
    cancelled = [meeting for meeting in meetings if meeting.status == MeetingStatus.CANCELLED]
    return [meeting for meeting in meetings if meeting not in cancelled] + cancelled


def _not_planned(target: MeetingOn, meetings: list[Meeting], since: After, today: date) -> Place:
    day = target.date
    if day is None:
        return evolve(_next(meetings, target.body, [since], today), assumed=True)
    latest = Meeting(chr(0x10FFFF), target.body, day, MeetingKind.EXTRA, starts=time.max)
    if day >= today and since(latest):
        return Place(PlaceKind.AWAITING_MEETING, body=target.body, date=day)
    onward = _next(meetings, target.body, [since, lambda meeting: day_of(meeting) > day], today)
    return evolve(onward, assumed=True)


def _next(meetings: list[Meeting], body: str, points: list[After], today: date) -> Place:
    """
    Go to the first ordinary planned meeting of *body* after all of *points*, and tell what was passed on the way.
    """
    later = [
        meeting
        for meeting in sorted(meetings, key=_rank)
        if meeting.body == body and meeting.date is not None and all(after(meeting) for after in points)
    ]
    skipped: list[Skip] = []
    for meeting in later:
        if meeting.status == MeetingStatus.PLANNED and meeting.kind == MeetingKind.ORDINARY:
            past = day_of(meeting) < today
            return Place(PlaceKind.AGENDA, body, meeting.key, meeting.date, unminuted=past, skipped=tuple(skipped))
        skipped.append(Skip(meeting.key, meeting.date, _passed_over(meeting)))
    return Place(PlaceKind.AWAITING_MEETING, body=body, skipped=tuple(skipped))


def _passed_over(meeting: Meeting) -> str:
    if meeting.status == MeetingStatus.CANCELLED:
        return "cancelled"
    return "extra" if meeting.kind == MeetingKind.EXTRA else "missed"


def _anchor(step: Step | None, meetings: list[Meeting]) -> After:
    if step is None:
        return lambda _: True
    there = next((meeting for meeting in meetings if meeting.key == step.meeting), None)
    if there is not None and there.date is not None:
        return _after_meeting(there)
    if step.meeting and step.starts is not None:
        moment = (step.on, step.starts)
        return lambda meeting: (day_of(meeting), meeting.starts or MIDNIGHT) > moment
    return lambda meeting: day_of(meeting) > step.on


def _after_meeting(point: Meeting) -> After:
    return lambda meeting: _rank(meeting) > _rank(point)


def _rank(meeting: Meeting) -> tuple[date, time, bool, str]:
    return (day_of(meeting), meeting.starts or MIDNIGHT, meeting.kind == MeetingKind.EXTRA, meeting.key)


def day_of(meeting: Meeting) -> date:
    """
    Undated meetings are in no order: they are left out, or looked at last.
    """
    return meeting.date or date.max
