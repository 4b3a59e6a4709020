"""
Meetings: planned, moved, cancelled, closed, verified, and which standing items one of them skips.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, Call, NotFound, Option, RefusedStep, Text
from followup.model.bodies import Body, Meeting, StandingItem, StandingStep
from followup.model.codes import Disposition, MeetingKind, MeetingStatus
from followup.model.matters import Matter
from followup.model.minutes import Item
from followup.register.commands.actions import Action, perform
from followup.register.commands.planning import holiday_note, planned_days
from followup.register.commands.subjects import Subjects
from followup.register.recording.documents import RANK_MANUAL, meeting_on, meetings_on, merge_facts
from followup.register.work.commit import idempotent, one, several
from followup.register.work.names_and_targets import hours, meeting_body
from followup.register.work.unit_of_work import UnitOfWork


@idempotent(several(Meeting))
def plan_meetings(
    unit: UnitOfWork, body: str, *, start: date, until: date, dry_run: bool = False, request_id: str | None = None
) -> list[Meeting]:
    """
    The meetings of *body* that its recurrence rule gives from *start* to *until*, both included, planned.

    A meeting that is there already is left as it is.  A public holiday is noted on the meeting, with a day to
    propose instead (with the ``holidays`` extra); nothing is moved unasked.
    """
    own = meeting_body(unit, body, until)
    return [meeting_on(unit, own.key, day) or _plan_usual(unit, own, day) for day in planned_days(own, start, until)]


def _plan_usual(unit: UnitOfWork, body: Body, day: date) -> Meeting:
    note = holiday_note(day, body.timezone)
    meeting = Meeting(unit.new_key(Meeting, body.key, "."), body.key, day, note=note)
    meeting = merge_facts(meeting, "", starts=body.starts, ends=body.ends, venue=body.venue)
    unit.put_new(meeting)
    return meeting


@idempotent(one(Meeting))
def plan_meeting(
    unit: UnitOfWork,
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
    own = meeting_body(unit, body, on)
    starts, ends = hours(time)
    kind = MeetingKind.EXTRA if extra else MeetingKind.ORDINARY
    holiday = holiday_note(on, own.timezone) if on else ""
    key = unit.new_key(Meeting, own.key, ".")
    meeting = Meeting(key, own.key, on, kind, note=note or holiday, restricted=restricted)
    meeting = merge_facts(meeting, "", starts=own.starts, ends=own.ends, venue=own.venue)
    meeting = _ending(merge_facts(meeting, RANK_MANUAL, starts=starts, ends=ends, venue=venue, mode=mode))
    _refuse_same_hour(unit, meeting)
    unit.put_new(meeting)
    return meeting


@idempotent(one(Meeting))
def move_meeting(
    unit: UnitOfWork, name: str, to: date, *, time: str = "", dry_run: bool = False, request_id: str | None = None
) -> Meeting:
    """
    The meeting moved to another day; what stands on it follows.  A held meeting cannot be moved.

    Raises:
        AlreadyExists: the body has a meeting then; two on one day need a time that tells them apart.
    """
    meeting = _planned(unit, name, Text("{key} is {status} already and cannot be moved."))
    own = meeting_body(unit, meeting.body, to)
    former = (*meeting.formerly, meeting.date) if meeting.date and meeting.date != to else meeting.formerly
    starts, ends = hours(time)
    # What was noted of the holiday it fell on is not said of the day it is moved to.
    holiday = meeting.date is not None and meeting.note == holiday_note(meeting.date, own.timezone)
    note = holiday_note(to, own.timezone) if holiday else meeting.note
    moved = evolve(meeting, date=to, formerly=former, note=note)
    moved = _ending(merge_facts(moved, RANK_MANUAL, starts=starts, ends=ends))
    _refuse_same_hour(unit, moved)
    unit.put(moved)
    return moved


@idempotent(one(Meeting))
def cancel_meeting(
    unit: UnitOfWork, name: str, *, note: str = "", dry_run: bool = False, request_id: str | None = None
) -> Meeting:
    """
    The meeting cancelled; what stood on it goes on to the next one by itself.
    """
    meeting = _planned(unit, name, Text("{key} is {status} already and cannot be cancelled."))
    cancelled = evolve(meeting, status=MeetingStatus.CANCELLED, note=note or meeting.note)
    unit.put(cancelled)
    return cancelled


@idempotent(one(Meeting))
def close_meeting(
    unit: UnitOfWork,
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
    meeting = _planned(unit, name, Text("{key} is {status} already and cannot be closed."))
    if meeting.date is None or meeting.date > unit.today(unit.need(Body, meeting.body)):
        raise RefusedStep(
            "{key} has not been held yet.",
            key=meeting.key,
            date=meeting.date or Text("not set"),
            hint="Its day is {date}.",
        )
    held = evolve(meeting, status=MeetingStatus.HELD)
    unit.put(held)
    standing = {item.title.casefold(): item for item in _standing(unit, meeting)}
    keys = tuple(name for name in not_reached if name.casefold() not in standing)
    for each in not_reached:
        if each not in keys:
            _put_standing_step(unit, standing[each.casefold()], held, Disposition.NOT_REACHED)
        elif unit.get(Matter, each) is None:
            raise NotFound("There is no matter or standing item {each}.", each=each)
    if keys:
        perform(unit, Subjects(keys), Action(Disposition.NOT_REACHED), meeting=held, on=meeting.date)
    return held


@idempotent(one(StandingStep))
def skip_standing(
    unit: UnitOfWork, name: str, title: str, *, note: str = "", dry_run: bool = False, request_id: str | None = None
) -> StandingStep:
    """
    A standing item left off the agenda of one meeting.
    """
    meeting = unit.meeting(name)
    standing = _standing(unit, meeting)
    named = (item for item in standing if title.casefold() in {item.title.casefold(), item.key.casefold()})
    item = next(named, None)
    if item is None:
        titles = ", ".join(item.title for item in standing) or Text("none")
        raise NotFound(
            "{body} has no standing item {title}.",
            body=meeting.body,
            title=title,
            titles=titles,
            hint="Its standing items: {titles}.",
        )
    return _put_standing_step(unit, item, meeting, Disposition.REMOVED, note)


@idempotent(one(Meeting))
def verify_meeting(
    unit: UnitOfWork,
    name: str,
    *,
    by: str,
    on: date | None = None,
    items: Sequence[str] = (),
    dry_run: bool = False,
    request_id: str | None = None,
) -> Meeting:
    """
    The minutes of a held meeting verified *by* a party; with *items*, only those (immediate verification).

    Raises:
        NotFound: the minutes have no such item.
        RefusedStep: the meeting was not held, or on a later day than it was verified.
    """
    meeting = unit.meeting(name)
    if meeting.status is not MeetingStatus.HELD:
        raise RefusedStep("{key} was not held: there is nothing to verify.", key=meeting.key)
    party = unit.reads.party(by).key
    if items:
        _refuse_unknown(unit, meeting, items)
        both = tuple(dict.fromkeys((*meeting.verified_items, *items)))
        verified = evolve(meeting, verified_items=both, verified_by=meeting.verified_by or party)
    else:
        today = unit.today(unit.reads.body(meeting.body))
        day = on or today
        if day > today:
            raise RefusedStep("{day} has not come.", day=day, hint="Say so when the day is there.")
        if meeting.date is not None and day < meeting.date:
            raise RefusedStep("Minutes of {date} cannot have been verified on {day}.", date=meeting.date, day=day)
        verified = evolve(meeting, verified_by=party, verified_on=day)
    unit.put(verified)
    return verified


def _refuse_unknown(unit: UnitOfWork, meeting: Meeting, items: Sequence[str]) -> None:
    if meeting.document is None:
        return
    known = {item.number for item in unit.select(Item, Query("item", {"document": meeting.document}))}
    unknown = [number for number in items if number not in known]
    if unknown:
        raise NotFound(
            "The minutes of {key} have no item {unknown}.",
            key=meeting.key,
            unknown=", ".join(unknown),
            hint="Number them as the minutes do.",
        )


def _standing(unit: UnitOfWork, meeting: Meeting) -> list[StandingItem]:
    return unit.select(StandingItem, Query("standing_item", {"body": meeting.body}, order=("position",)))


def _put_standing_step(
    unit: UnitOfWork, item: StandingItem, meeting: Meeting, disposition: Disposition, note: str = ""
) -> StandingStep:
    day = meeting.date or date.min
    step = StandingStep(f"{item.key}@{meeting.key}", item.key, meeting.key, disposition, day, note)
    unit.put(step)
    return step


def _planned(unit: UnitOfWork, name: str, refusal: Text) -> Meeting:
    """
    The meeting that *name* means, if it is still planned; :class:`RefusedStep` with the *refusal* if not.
    """
    meeting = unit.meeting(name)
    if meeting.status is not MeetingStatus.PLANNED:
        raise RefusedStep(
            refusal,
            key=meeting.key,
            status=Text(meeting.status.value),
            hint="See it with:",
            call=Call("meeting", meeting.key),
        )
    return meeting


def _ending(meeting: Meeting) -> Meeting:
    # The usual end says nothing of a meeting that starts after it.
    over = meeting.starts is not None and meeting.ends is not None and meeting.ends <= meeting.starts
    return evolve(meeting, ends=None) if over else meeting


def _refuse_same_hour(unit: UnitOfWork, meeting: Meeting) -> None:
    """
    Refuse a *meeting* at the hour of another one of its body.
    """
    there = meetings_on(unit, meeting.body, meeting.date) if meeting.date else []
    for known in there:
        other = known.key != meeting.key and known.status is not MeetingStatus.CANCELLED
        if other and known.starts == meeting.starts:
            raise AlreadyExists(
                "{body} has a meeting on {date} already: {key}.",
                body=meeting.body,
                date=meeting.date,
                key=known.key,
                option=Option("time"),
                hint="Give a second one another {option}, or move the first.",
            )
