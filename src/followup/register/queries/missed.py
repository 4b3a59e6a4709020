"""
What held meetings passed over in silence: one answer, after minutes were recorded as when it is asked.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from followup.errors import Call, InputError, NotFound
from followup.model.answers import MissedAnswer, MissedMeeting
from followup.model.bodies import Meeting
from followup.model.codes import MeetingStatus
from followup.register.queries.directory import meeting
from followup.register.queries.view import HasView, View
from followup.rows.codecs import end_of_day_bound
from followup.rules.agenda import as_they_stood, restricted_by_now, silence
from followup.rules.calendar import Calendar
from followup.rules.place import place


def missed(asked: HasView, name: str | None = None) -> MissedAnswer:
    """
    What a held meeting passed over in silence; for a body its last held meeting; else the last of every body.
    """
    view = asked.view
    calendar, today = view.calendar(), view.today()
    meetings = [meeting(view, name)] if name and names_a_meeting(name) else _last_of(view, name)
    answers = [missed_at(view, each, calendar, today) for each in meetings]
    matters = [item.matter for answer in answers for item in (*answer.promised, *answer.if_time, *answer.owed)]
    ordered = sorted(answers, key=lambda answer: answer.meeting.order, reverse=True)
    return MissedAnswer(view.context(today, calendar, matters), tuple(ordered))


def names_a_meeting(name: str) -> bool:
    """
    Whether *name* means a meeting, as ``LG.5`` and ``LG/last`` do, rather than a body.
    """
    return "/" in name or "." in name


def _last_of(view: View, body: str | None) -> list[Meeting]:
    """
    The last held meeting of *body*, or of each; a body that has held none has missed nothing.
    """
    meetings = []
    for each in [view.body(body)] if body else view.bodies():
        try:
            meetings.append(meeting(view, f"{each.key}/last"))
        except NotFound:
            continue
    return meetings


def missed_at(view: View, meeting: Meeting, calendar: Calendar, today: date) -> MissedMeeting:
    """
    What one held *meeting* passed over, with the promises, and where each matter is *today*.
    """
    if meeting.date is None or meeting.status is not MeetingStatus.HELD:
        raise InputError(
            "{key} was not held: nothing can have been missed there.",
            key=meeting.key,
            hint="Record its minutes, or close it with:",
            call=Call("close_meeting", meeting.key),
        )
    # What was open just before the meeting was so at the end of the day before, or was opened on its day.
    there = (
        *view.open_on(meeting.date - timedelta(days=1)),
        *view.opened(meeting.date.isoformat(), end_of_day_bound(meeting.date)),
    )
    matters = {matter.key: matter for matter in there}
    steps = view.steps(matters.values())
    before = as_they_stood(steps, meeting, calendar)
    treated = {key for key, own in steps.items() if any(s.live and s.meeting == meeting.key for s in own)}
    passed = silence(meeting, before, treated, calendar.silence(meeting.body))
    passed = restricted_by_now(passed, {key for key, now in matters.items() if now.restricted})
    items = [*passed.promised, *passed.if_time, *passed.owed]
    records = [matters[item.matter.key] for item in items]
    return evolve(
        passed,
        promises=view.promises([item.matter for item in items]),
        now={record.key: place(record, calendar, today) for record in records if record.open},
    )
