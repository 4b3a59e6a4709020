"""
Meetings: planned, moved, cancelled, closed, and which standing items one of them skips.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from attrs import evolve
from dateutil.rrule import rrulestr

from followup.contracts import Query
from followup.errors import AlreadyExists, InputError, NotFound, RefusedStep
from followup.model.bodies import Body, Meeting, StandingItem, StandingStep
from followup.model.codes import Disposition, MeetingKind, MeetingStatus
from followup.model.matters import Matter
from followup.register.commands.actions import Gesture, Subjects, perform
from followup.register.recording.documents import (
    BY_HAND,
    meeting_on,
    meetings_on,
    with_facts,
)
from followup.register.work.commit import Writing
from followup.register.work.names_and_targets import hours, meeting_body
from followup.register.work.unit_of_work import Draft


COUNTRIES: Mapping[str, tuple[str, str]] = {"Europe/Stockholm": ("SE", "sv")}
"""The country whose public holidays matter in a time zone, and the language they are named in."""

MANY = 1000
"""More meetings than anybody plans at once."""


def planned_days(body: Body, start: date, until: date) -> list[date]:
    """
    The days of *body*'s recurrence rule from *start* to *until*, both included.
    """
    if not body.repeats:
        raise InputError(
            f"{body.key} has no recurrence rule.",
            hint=f'Give it one, such as: followup body edit {body.key} --repeats "FREQ=MONTHLY;BYDAY=1FR"',
        )
    if until < start:
        raise InputError(f"{until} is before {start}.")
    rule = rrulestr(checked_rule(body.repeats), dtstart=datetime.combine(start, time.min))
    days = []
    for moment in rule.xafter(datetime.combine(start, time.min), inc=True):
        if moment.date() > until:
            break
        days.append(moment.date())
        if len(days) > MANY:
            raise InputError(f"That is more than {MANY} meetings.", hint="Choose a shorter time.")
    return days


def checked_rule(repeats: str) -> str:
    """
    *repeats* if dateutil can read it as a recurrence rule.
    """
    try:
        rrulestr(repeats, dtstart=datetime(2000, 1, 1))  # noqa: DTZ001 - a rule of days has no zone
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{repeats!r} is not a recurrence rule.", hint='Write it as in RFC 5545: "FREQ=MONTHLY;BYDAY=1FR".'
        ) from error
    return repeats


def holiday_note(day: date, zone: str) -> str:
    """
    ``Trettondedag jul; propose 2023-01-13`` if *day* is a public holiday in *zone*; empty if not, or not known.

    The day proposed is the same weekday a week later, or the first week after that is free.
    """
    name = _holiday(day, zone)
    if not name:
        return ""
    proposed = day + timedelta(days=7)
    while _holiday(proposed, zone):
        proposed += timedelta(days=7)
    return f"{name}; propose {proposed.isoformat()}"


def _holiday(day: date, zone: str) -> str:
    if zone not in COUNTRIES:
        return ""
    try:
        import holidays
    except ImportError:
        return ""
    country, language = COUNTRIES[zone]
    calendar = holidays.country_holidays(
        country, years=day.year, language=language, categories=("public", "de_facto"), include_sundays=False
    )
    return str(calendar.get(day, ""))


class Meetings(Writing):
    """
    The part of a register that keeps meetings.

    Under a *request_id* a call that is made again does not act twice: it answers with what the first one made.
    """

    def plan_meetings(
        self, body: str, *, start: date, until: date, dry_run: bool = False, request_id: str | None = None
    ) -> list[Meeting]:
        """
        The meetings of *body* that its recurrence rule gives from *start* to *until*, both included, planned.

        A meeting that is there already is left as it is.  A public holiday is noted on the meeting, with a day to
        propose instead (with the ``holidays`` extra); nothing is moved unasked.
        """

        def decide(draft: Draft) -> tuple[list[Meeting], tuple[str, ...]]:
            own = meeting_body(draft, body, until)
            planned = [self._planned(draft, own, day) for day in planned_days(own, start, until)]
            return planned, tuple(meeting.key for meeting in planned)

        def again(draft: Draft, keys: tuple[str, ...]) -> list[Meeting]:
            return [draft.need(Meeting, key) for key in keys]

        return self._once(request_id, "plan_meetings", [body, start, until], decide, again, dry_run=dry_run)

    def _planned(self, draft: Draft, body: Body, day: date) -> Meeting:
        known = meeting_on(draft, body.key, day)
        if known is not None:
            return known
        note = holiday_note(day, body.timezone)
        meeting = Meeting(draft.new_key(Meeting, body.key, "."), body.key, day, note=note)
        meeting = with_facts(meeting, "", starts=body.starts, ends=body.ends, venue=body.venue)
        draft.put_new(meeting)
        return meeting

    def plan_meeting(
        self,
        body: str,
        on: date | None,
        *,
        time: str = "",
        venue: str = "",
        mode: str = "",
        extra: bool = False,
        restricted: bool = False,
        note: str = "",
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Meeting:
        """
        One meeting of *body*, on a day or (``None``) without one yet.

        Raises:
            AlreadyExists: the body has a meeting that day; two need a time that tells them apart.
        """

        def decide(draft: Draft) -> Meeting:
            own = meeting_body(draft, body, on)
            starts, ends = hours(time)
            kind = MeetingKind.EXTRA if extra else MeetingKind.ORDINARY
            holiday = holiday_note(on, own.timezone) if on else ""
            meeting = Meeting(
                draft.new_key(Meeting, own.key, "."), own.key, on, kind, note=note or holiday, restricted=restricted
            )
            meeting = with_facts(meeting, "", starts=own.starts, ends=own.ends, venue=own.venue)
            meeting = _ending(with_facts(meeting, BY_HAND, starts=starts, ends=ends, venue=venue, mode=mode))
            _told_apart(draft, meeting)
            draft.put_new(meeting)
            return meeting

        said = [body, on, time, venue, mode, extra, restricted, note]
        return self._once_one(request_id, "plan_meeting", said, decide, Meeting, dry_run=dry_run)

    def move_meeting(
        self, name: str, to: date, *, time: str = "", dry_run: bool = False, request_id: str | None = None
    ) -> Meeting:
        """
        The meeting moved to another day; what stands on it follows.  A held meeting cannot be moved.

        Raises:
            AlreadyExists: the body has a meeting then; two on one day need a time that tells them apart.
        """

        def decide(draft: Draft) -> Meeting:
            meeting = self._planned_only(draft, name, "moved")
            own = meeting_body(draft, meeting.body, to)
            former = (*meeting.formerly, meeting.date) if meeting.date and meeting.date != to else meeting.formerly
            starts, ends = hours(time)
            # What was noted of the holiday it fell on is not said of the day it is moved to.
            holiday = meeting.date is not None and meeting.note == holiday_note(meeting.date, own.timezone)
            note = holiday_note(to, own.timezone) if holiday else meeting.note
            moved = evolve(meeting, date=to, formerly=former, note=note)
            moved = _ending(with_facts(moved, BY_HAND, starts=starts, ends=ends))
            _told_apart(draft, moved)
            draft.put(moved)
            return moved

        said = [name, to, time]
        return self._once_one(request_id, "move_meeting", said, decide, Meeting, dry_run=dry_run)

    def cancel_meeting(
        self, name: str, *, note: str = "", dry_run: bool = False, request_id: str | None = None
    ) -> Meeting:
        """
        The meeting cancelled; what stood on it goes on to the next one by itself.
        """

        def decide(draft: Draft) -> Meeting:
            meeting = self._planned_only(draft, name, "cancelled")
            cancelled = evolve(meeting, status=MeetingStatus.CANCELLED, note=note or meeting.note)
            draft.put(cancelled)
            return cancelled

        said = [name, note]
        return self._once_one(request_id, "cancel_meeting", said, decide, Meeting, dry_run=dry_run)

    def close_meeting(
        self,
        name: str,
        *,
        not_reached: Sequence[str] = (),
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Meeting:
        """
        The meeting held, though without minutes: what it did not treat is missed.

        *not_reached* holds what it did not come to: keys of matters or titles of standing items.
        """

        def decide(draft: Draft) -> Meeting:
            meeting = self._planned_only(draft, name, "closed")
            today = self.today(draft.need(Body, meeting.body))
            if meeting.date is None or meeting.date > today:
                raise RefusedStep(
                    f"{meeting.key} has not been held yet.", hint=f"Its day is {meeting.date or 'not set'}."
                )
            held = evolve(meeting, status=MeetingStatus.HELD)
            draft.put(held)
            standing = draft.select(StandingItem, Query("standing_item", {"body": meeting.body}, order=("position",)))
            titles = {item.title.casefold(): item for item in standing}
            keys = [key for key in not_reached if key.casefold() not in titles]
            for key in not_reached:
                if key.casefold() in titles:
                    self._passed(draft, titles[key.casefold()], held, Disposition.NOT_REACHED)
            for key in keys:
                if draft.get(Matter, key) is None:
                    raise NotFound(f"There is no matter or standing item {key}.")
            if keys:
                perform(draft, Subjects(tuple(keys)), Gesture(Disposition.NOT_REACHED), meeting=held, on=meeting.date)
            return held

        said = [name, list(not_reached)]
        return self._once_one(request_id, "close_meeting", said, decide, Meeting, dry_run=dry_run)

    def skip_standing(
        self, name: str, title: str, *, note: str = "", dry_run: bool = False, request_id: str | None = None
    ) -> StandingStep:
        """
        A standing item left off the agenda of one meeting.
        """

        def decide(draft: Draft) -> StandingStep:
            meeting = self._meeting(draft, name)
            standing = draft.select(StandingItem, Query("standing_item", {"body": meeting.body}, order=("position",)))
            found = next(
                (item for item in standing if title.casefold() in {item.title.casefold(), item.key.casefold()}), None
            )
            if found is None:
                titles = ", ".join(item.title for item in standing) or "none"
                raise NotFound(f"{meeting.body} has no standing item {title}.", hint=f"Its standing items: {titles}.")
            return self._passed(draft, found, meeting, Disposition.REMOVED, note)

        said = [name, title, note]
        return self._once_one(request_id, "skip_standing", said, decide, StandingStep, dry_run=dry_run)

    def _passed(
        self, draft: Draft, item: StandingItem, meeting: Meeting, disposition: Disposition, note: str = ""
    ) -> StandingStep:
        step = StandingStep(
            f"{item.key}@{meeting.key}", item.key, meeting.key, disposition, meeting.date or date.min, note
        )
        draft.put(step)
        return step

    def _planned_only(self, draft: Draft, name: str, deed: str) -> Meeting:
        meeting = self._meeting(draft, name)
        if meeting.status is not MeetingStatus.PLANNED:
            raise RefusedStep(
                f"{meeting.key} is {meeting.status.value} already and cannot be {deed}.",
                hint=f"See it with: followup meeting show {meeting.key}",
            )
        return meeting


def _ending(meeting: Meeting) -> Meeting:
    # The usual end says nothing of a meeting that starts after it.
    over = meeting.starts is not None and meeting.ends is not None and meeting.ends <= meeting.starts
    return evolve(meeting, ends=None) if over else meeting


def _told_apart(draft: Draft, meeting: Meeting) -> None:
    """
    Refuse a *meeting* at the hour of another one of its body.
    """
    if meeting.date is None:
        return
    for known in meetings_on(draft, meeting.body, meeting.date):
        other = known.key != meeting.key and known.status is not MeetingStatus.CANCELLED
        if other and known.starts == meeting.starts:
            raise AlreadyExists(
                f"{meeting.body} has a meeting on {meeting.date} already: {known.key}.",
                hint="Give a second one another --time, or move the first.",
            )
