"""
One action on one or many matters: the steps it makes, and what they come to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from attrs import evolve, field, frozen

from followup.errors import Call, InputError, Option, RefusedStep, Text, UsageError
from followup.model.answers import Note
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition, MeetingStatus, NoteCode
from followup.model.matters import Matter, Step, StepFacts, facts_of
from followup.model.minutes import Item
from followup.model.results import Changed
from followup.model.targets import FirstMeetingFrom, MeetingOn, Target, Unspecified
from followup.register.commands.subjects import Matters, Subjects, check_subjects, subjects_of
from followup.register.queries.view import View
from followup.register.work.names_and_targets import meeting_body
from followup.register.work.unit_of_work import UnitOfWork
from followup.rules.dispositions import EFFECTS
from followup.rules.fold import apply, fold, target_body
from followup.rules.place import place


AFTER_THE_MINUTES = 1_000_000
"""The position of a step made by hand at a meeting: after all that its minutes say."""


@frozen
class Action(StepFacts):
    """
    What is to happen to the matters: a disposition and the facts that go with it, as each step will keep them.

    *goes_on* keeps open what the disposition would close.
    """

    disposition: Disposition
    target: Target = field(factory=Unspecified)
    goes_on: bool = False


def apply_action(
    unit: UnitOfWork,
    matters: Matters,
    action: Action,
    *,
    meeting: str | Meeting | None = None,
    items: str | Sequence[str] | None = None,
    on: date | None = None,
    rest: Action | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Changed:
    """
    Make *action* on *matters*, or on *items* of *meeting*; what is left of a decided one is raised by *rest*.
    """
    name = meeting.key if isinstance(meeting, Meeting) else meeting
    check_subjects(matters, name, items)
    at = unit.meeting(name) if name else None
    subjects = subjects_of(unit, matters, at, items)
    first = unit.get(Matter, subjects.matters[0]) if subjects.matters else None
    body = unit.get(Body, at.body if at else first.body if first else None)
    day = day_of(unit, on, at, body)
    before = unit.load(Matter, subjects.matters).values()
    records, steps = perform(unit, subjects, action, meeting=at, on=day)
    if rest is not None:
        part, steps = _leave_rest(unit, records, steps, rest, meeting=at, on=day)
        records = [*records, part]
    stays = action.disposition in {Disposition.REOPENED, Disposition.CORRECTED}
    notes = [Note(NoteCode.CLOSED, matter.key) for matter in before if not stays and _closed_before(matter, day)]
    return changed(unit, records, steps, notes)


def changed(
    unit: UnitOfWork,
    records: Sequence[Matter],
    steps: Sequence[Step] = (),
    notes: Iterable[Note] = (),
    body: Body | None = None,
) -> Changed:
    """
    The answer that these *records* and *steps* were put, on the day it is for *body* (default: that of the first).
    """
    view = View.within(unit)
    today = unit.today(body or (unit.get(Body, records[0].body) if records else None))
    calendar = view.calendar_for(records, steps)
    places = {record.key: place(record, calendar, today) for record in records if record.open}
    return Changed(view.context(today, calendar, records, steps), tuple(records), tuple(steps), places, tuple(notes))


def changed_before(unit: UnitOfWork, keys: Iterable[str]) -> Changed:
    """
    The answer that a call was made before: the matters it changed, as they are now.
    """
    return evolve(changed(unit, [unit.need(Matter, key) for key in keys]), repeated=True)


def day_of(unit: UnitOfWork, on: date | None, at: Meeting | None, body: Body | None) -> date:
    """
    The day something happened: the one given, else that of the meeting where it did, else the body's today.
    """
    return on or (at.date if at else None) or unit.today(body)


def perform(
    unit: UnitOfWork, subjects: Subjects, action: Action, *, meeting: Meeting | None, on: date, body: Body | None = None
) -> tuple[list[Matter], list[Step]]:
    """
    Put *action* on every subject: one decision, however many steps; the records afterwards, and the steps.

    Raises:
        RefusedStep: the rules do not allow it: the meeting was cancelled, the target comes before, the body ended.
    """
    _refuse_cancelled(meeting)
    _refuse_earlier(unit, action.target, meeting, on)
    _refuse_ended(unit, action.target, on)
    keys = [*subjects.matters, *(_open_item(unit, item, meeting, on) for item in subjects.items)]
    if not keys:
        raise InputError(
            "No matter was named.", hint="Name matters, or a meeting with {option}.", option=Option("items")
        )
    unit.glance(Step, _counted(unit.load(Matter, keys).values()))
    records: list[Matter] = []
    steps: list[Step] = []
    for key in keys:
        matter = unit.need(Matter, key)
        if action.disposition is Disposition.REOPENED:
            _refuse_reopening(unit, matter, on)
        where = (body.key if body else meeting.body) if meeting else _body_then(unit, matter, on)
        number = f"{key}/{matter.steps + 1}"
        lead = (steps[0].key if steps else number) if len(keys) > 1 else None
        step = _step(unit, action, number, where, meeting, on, item=subjects.numbers.get(key, ""), decision=lead)
        if action.disposition is Disposition.REOPENED:
            step = _after_closing(unit, matter, step)
        unit.put_new(step)
        records.append(put_record(unit, matter, step))
        steps.append(step)
    return records, steps


def _after_closing(unit: UnitOfWork, matter: Matter, step: Step) -> Step:
    """
    *step*, which opens *matter* again, behind what closed it; refused if that came later.
    """
    closing = unit.get(Step, matter.closed_by)
    if closing is None or closing.order < step.order:
        return step
    if step.on < closing.on:
        raise RefusedStep(
            "{matter} was closed on {closed}: it cannot have been opened again on {day}.",
            matter=matter.key,
            closed=closing.on,
            day=step.on,
            hint="Name that day or a later one.",
        )
    # What closed it was a meeting of that very day, which is opened again after it.
    return evolve(step, starts=closing.starts, position=closing.position + 1)


def _leave_rest(
    unit: UnitOfWork,
    decided: Sequence[Matter],
    steps: Sequence[Step],
    rest: Action,
    *,
    meeting: Meeting | None,
    on: date,
) -> tuple[Matter, list[Step]]:
    """
    The matter that the *rest* of a *decided* one becomes, and the steps of both: one decision, so that one undo.
    """
    if len(decided) != 1:
        raise UsageError("Only one matter at a time can leave something over.", hint="Decide them one by one.")
    (whole,), (step,) = decided, steps
    part = open_part(unit, whole, rest, step.key, meeting=meeting, on=on)
    closing = evolve(step, decision=step.key)
    unit.put_new(closing)
    return part, [closing, unit.need(Step, f"{part.key}/1")]


def open_part(
    unit: UnitOfWork, whole: Matter, action: Action, lead: str, *, meeting: Meeting | None, on: date
) -> Matter:
    """
    A new matter raised by *action* that follows *whole* and is like it, begun by the decision that step *lead* leads.
    """
    kind = whole.kind if whole.kind != "umbrella" else "item"
    like = evolve(
        action,
        kind=kind,
        file_number=whole.number,
        owner=whole.owner,
        restricted=whole.restricted or None,
        other=whole.key,
    )
    return open_matter(unit, unit.need(Body, whole.body), like, on=on, meeting=meeting, decision=lead)


def put_record(unit: UnitOfWork, matter: Matter, step: Step) -> Matter:
    """
    Put the record of *matter* with *step* added: folded anew unless the step is surely the last.
    """
    last = matter.open and _is_last(unit, matter, step.on)
    after = apply(matter, step) if last else fold(matter.key, (*_steps(unit, matter), step))
    unit.put(after)
    return after


def _is_last(unit: UnitOfWork, matter: Matter, on: date) -> bool:
    # Rows, not values: for most steps this is all that is asked of those before.
    rows = unit.glance(Step, _counted([matter]))
    return all(row is not None and (row["struck_at"] or str(row["happened_on"]) < on.isoformat()) for row in rows)


def _steps(unit: UnitOfWork, matter: Matter) -> Collection[Step]:
    return unit.load(Step, _counted([matter])).values()


def _counted(matters: Iterable[Matter]) -> list[str]:
    # The keys of steps are counted, so that those of a thousand matters are found by one read.
    return [f"{matter.key}/{number}" for matter in matters for number in range(1, matter.steps + 1)]


def _body_then(unit: UnitOfWork, matter: Matter, on: date) -> str:
    """
    Whose *matter* was on that day: what is told from before it was handed over is told of the body it had.
    """
    live = [] if _is_last(unit, matter, on) else [step for step in _steps(unit, matter) if step.live]
    if not live:
        return matter.body
    return fold(matter.key, [step for step in live if step.on <= on] or [min(live, key=attrgetter("order"))]).body


def _closed_before(matter: Matter, on: date) -> bool:
    return not matter.open and (matter.closed_on is None or matter.closed_on <= on)


def titled(title: str) -> str:
    """
    The *title* of a matter as it is kept, which is never blank.
    """
    if not title.strip():
        raise InputError("A matter needs a title.")
    return title.strip()


def open_matter(
    unit: UnitOfWork,
    body: Body,
    action: Action,
    *,
    on: date,
    meeting: Meeting | None = None,
    decision: str | None = None,
) -> Matter:
    """
    A new matter of *body*, raised by *action*.
    """
    action = evolve(action, title=titled(action.title))
    meeting_body(unit, body.key, on)
    _refuse_ended(unit, action.target, on)
    key = unit.new_key(Matter, body.key, "-")
    step = _step(unit, action, f"{key}/1", body.key, meeting, on, decision=decision)
    unit.put_new(step)
    matter = fold(key, [step])
    unit.put_new(matter)
    return matter


def _step(
    unit: UnitOfWork, action: Action, key: str, body: str, meeting: Meeting | None, on: date, **more: Any
) -> Step:
    matter, _, number = key.rpartition("/")
    return Step(
        key=key,
        matter=matter,
        number=int(number),
        disposition=action.disposition,
        on=on,
        at=unit.at,
        body=body,
        author=unit.author,
        meeting=meeting.key if meeting else None,
        starts=meeting.starts if meeting else None,
        # What is registered by hand on the day of a meeting was there before it, unless it came up at the meeting.
        position=AFTER_THE_MINUTES if meeting else 0,
        closes=EFFECTS[action.disposition].closes and not action.goes_on,
        **facts_of(action, StepFacts),
        **more,
    )


def _open_item(unit: UnitOfWork, item: Item, meeting: Meeting | None, on: date) -> str:
    assert meeting is not None, "items belong to a meeting"
    raised = Action(Disposition.RAISED, title=item.title, file_number=item.file_number)
    return open_matter(unit, unit.need(Body, meeting.body), raised, on=on, meeting=meeting).key


def _refuse_cancelled(meeting: Meeting | None) -> None:
    if meeting is not None and meeting.status is MeetingStatus.CANCELLED:
        raise RefusedStep(
            "{key} was cancelled: nothing happened there.", key=meeting.key, hint="Name the meeting where it happened."
        )


def _refuse_earlier(unit: UnitOfWork, target: Target, meeting: Meeting | None, on: date) -> None:
    """
    Refuse a target that is not after the step: a matter is never on a meeting at or before the one that treated it.
    """
    if not isinstance(target, MeetingOn):
        return
    to = unit.get(Meeting, target.meeting)
    if to is not None and to.status is not MeetingStatus.PLANNED:
        raise RefusedStep(
            "{key} is {status}; nothing can be put on it.",
            key=to.key,
            status=Text(to.status.value),
            hint="Name a planned meeting.",
        )
    day = to.date if to is not None else target.date
    same = meeting is not None and target_body(target) == meeting.body
    if day is not None and (day < on or (same and day <= on)):
        raise RefusedStep(
            "A matter treated on {on} cannot go to a meeting on {day}.",
            on=on,
            day=day,
            hint="Name a meeting after that day.",
        )


def _refuse_ended(unit: UnitOfWork, target: Target, on: date) -> None:
    """
    Refuse a target at a body that will have ended by then.
    """
    body = target_body(target)
    if body is not None and unit.get(Body, body) is not None:
        day = target.date if isinstance(target, MeetingOn | FirstMeetingFrom) else None
        meeting_body(unit, body, max(day, on) if day else on)


def _refuse_reopening(unit: UnitOfWork, matter: Matter, on: date) -> None:
    if matter.open:
        raise RefusedStep(
            "{key} is open already.", key=matter.key, hint="See it with:", call=Call("matter", matter.key)
        )
    meeting_body(unit, matter.body, on)
