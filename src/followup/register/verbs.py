"""
One gesture on one or many matters: from what the caller said to the steps it makes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from operator import attrgetter

from attrs import evolve, field, frozen

from followup.contracts import Query
from followup.errors import InputError, NotFound, RefusedStep, UsageError
from followup.model.codes import Disposition, MeetingStatus, Outcome, Purpose, Reason
from followup.model.minutes import Item
from followup.model.subjects import Body, Matter, Meeting, Step
from followup.model.targets import Condition, FirstMeetingFrom, MeetingOn, Target, Unspecified
from followup.register.draft import Draft
from followup.register.references import meeting_body
from followup.rules.dispositions import EFFECTS
from followup.rules.fold import apply, fold, target_body


AFTER_THE_MINUTES = 1_000_000
"""The position of a step made by hand at a meeting: after all that its minutes say."""


@frozen
class Gesture:
    """
    What is to happen to the matters: a disposition and everything that goes with it.

    *title*, *kind*, *number*, *owner*, *interim* and *restricted* change the matter where they are set.
    """

    disposition: Disposition
    target: Target = field(factory=Unspecified)
    reason: Reason | None = None
    outcome: Outcome | None = None
    purpose: Purpose | None = None
    condition: Condition | None = None
    owner: str | None = None
    interim: str = ""
    text: str = ""
    title: str = ""
    kind: str = ""
    number: str = ""
    restricted: bool | None = None
    other: str | None = None
    goes_on: bool = False


@frozen
class Subjects:
    """
    What a gesture is made on: matters by key, and items of a meeting that have no matter yet.
    """

    matters: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()

    def number(self, matter: str) -> str:
        """
        The number of the item that *matter* stood under, if it was named by item.
        """
        return next((number for key, number in self.numbers if key == matter), "")


def perform(
    draft: Draft,
    subjects: Subjects,
    gesture: Gesture,
    *,
    meeting: Meeting | None,
    on: date,
    body: Body | None = None,
) -> tuple[tuple[Matter, ...], tuple[Step, ...], tuple[str, ...]]:
    """
    Make *gesture* on every subject: one decision, however many steps.

    Returns the records, the steps, and notes: ``closed:KEY`` where a step comes after the closing one.
    """
    if meeting is not None and meeting.status is MeetingStatus.CANCELLED:
        raise RefusedStep(
            f"{meeting.key} was cancelled: nothing happened there.", hint="Name the meeting where it happened."
        )
    _after(gesture.target, meeting, on, draft)
    _to_a_body_that_meets(draft, gesture.target, on)
    keys = [*subjects.matters, *(_opened(draft, item, meeting, on) for item in subjects.items)]
    if not keys:
        raise InputError("No matter was named.", hint="Name matters, or a meeting with --items.")
    draft.glance(Step, _numbered(draft.load(Matter, keys).values()))
    matters, steps, notes = [], [], []
    lead: str | None = None
    for key in keys:
        matter = draft.need(Matter, key)
        where = (body.key if body else meeting.body) if meeting else _body_then(draft, matter, on)
        if _closed_before(matter, on) and gesture.disposition not in {Disposition.REOPENED, Disposition.CORRECTED}:
            notes.append(f"closed:{key}")
        if gesture.disposition is Disposition.REOPENED:
            if matter.open:
                raise RefusedStep(f"{key} is open already.", hint=f"See it with: followup matter show {key}")
            meeting_body(draft, matter.body, on)
        number = matter.steps + 1
        lead = lead or f"{key}/{number}"
        decision = lead if len(keys) > 1 else None
        step = _step(gesture, key, number, where, draft, meeting, on, subjects.number(key), decision)
        draft.put_new(step)
        matters.append(record(draft, matter, step))
        steps.append(step)
    return tuple(matters), tuple(steps), tuple(notes)


def _closed_before(matter: Matter, on: date) -> bool:
    return not matter.open and (matter.closed_on is None or matter.closed_on <= on)


def left_over(
    draft: Draft,
    decided: Sequence[Matter],
    steps: Sequence[Step],
    left: Gesture,
    *,
    meeting: Meeting | None,
    on: date,
) -> tuple[Matter, tuple[Step, ...]]:
    """
    The matter that what is *left* of a *decided* one becomes, and the steps of both: one decision, so that one undo.
    """
    if len(decided) != 1:
        raise UsageError("Only one matter at a time can leave something over.", hint="Decide them one by one.")
    (whole,), (step,) = decided, steps
    kind = whole.kind if whole.kind != "umbrella" else "item"
    left = evolve(
        left, kind=kind, number=whole.number, owner=whole.owner, restricted=whole.restricted or None, other=whole.key
    )
    part = open_matter(draft, draft.need(Body, whole.body), left, on=on, meeting=meeting)
    first = evolve(draft.need(Step, f"{part.key}/1"), decision=step.key)
    closing = evolve(step, decision=step.key)
    draft.put_new(first)
    draft.put_new(closing)
    return part, (closing, first)


def record(draft: Draft, matter: Matter, step: Step) -> Matter:
    """
    Put the record of *matter* with *step* added: folded anew unless the step is surely the last.
    """
    last = matter.open and _is_last(draft, matter, step.on)
    after = apply(matter, step) if last else fold(matter.key, (*_steps(draft, matter), step))
    draft.put(after)
    return after


def _is_last(draft: Draft, matter: Matter, on: date) -> bool:
    # Rows, not values: for most steps this is all that is asked of those before.
    rows = draft.glance(Step, _numbered([matter]))
    return all(row is not None and (row["struck_at"] or str(row["happened_on"]) < on.isoformat()) for row in rows)


def _steps(draft: Draft, matter: Matter) -> Collection[Step]:
    return draft.load(Step, _numbered([matter])).values()


def _numbered(matters: Iterable[Matter]) -> list[str]:
    # The keys of steps are counted, so that those of a thousand matters are found by one read.
    return [f"{matter.key}/{number}" for matter in matters for number in range(1, matter.steps + 1)]


def _body_then(draft: Draft, matter: Matter, on: date) -> str:
    """
    Whose *matter* was on that day: what is told from before it was handed over is told of the body it had.
    """
    live = [] if _is_last(draft, matter, on) else [step for step in _steps(draft, matter) if step.live]
    if not live:
        return matter.body
    return fold(matter.key, [step for step in live if step.on <= on] or [min(live, key=attrgetter("order"))]).body


def titled(title: str) -> str:
    """
    The *title* of a matter as it is kept, which is never blank.
    """
    if not title.strip():
        raise InputError("A matter needs a title.")
    return title.strip()


def open_matter(draft: Draft, body: Body, gesture: Gesture, *, on: date, meeting: Meeting | None = None) -> Matter:
    """
    A new matter of *body*, raised by *gesture*.
    """
    gesture = evolve(gesture, title=titled(gesture.title))
    meeting_body(draft, body.key, on)
    _to_a_body_that_meets(draft, gesture.target, on)
    key = draft.new_key(Matter, body.key, "-")
    step = _step(gesture, key, 1, body.key, draft, meeting, on, "")
    draft.put_new(step)
    matter = fold(key, [step])
    draft.put_new(matter)
    return matter


def _step(
    gesture: Gesture,
    key: str,
    number: int,
    body: str,
    draft: Draft,
    meeting: Meeting | None,
    on: date,
    item: str,
    decision: str | None = None,
) -> Step:
    effect = EFFECTS[gesture.disposition]
    return Step(
        key=f"{key}/{number}",
        matter=key,
        number=number,
        disposition=gesture.disposition,
        on=on,
        at=draft.at,
        body=body,
        author=draft.author,
        meeting=meeting.key if meeting else None,
        starts=meeting.starts if meeting else None,
        # What is registered by hand on the day of a meeting was there before it, unless it came up at the meeting.
        position=AFTER_THE_MINUTES if meeting else 0,
        item=item,
        reason=gesture.reason,
        outcome=gesture.outcome,
        purpose=gesture.purpose,
        target=gesture.target,
        condition=gesture.condition,
        closes=effect.closes and not gesture.goes_on,
        title=gesture.title,
        kind=gesture.kind,
        file_number=gesture.number,
        owner=gesture.owner,
        interim=gesture.interim,
        restricted=gesture.restricted,
        text=gesture.text,
        other=gesture.other,
        decision=decision,
    )


def _opened(draft: Draft, item: Item, meeting: Meeting | None, on: date) -> str:
    assert meeting is not None, "items belong to a meeting"
    body = draft.need(Body, meeting.body)
    raised = Gesture(Disposition.RAISED, title=item.title, number=item.file_number)
    matter = open_matter(draft, body, raised, on=on, meeting=meeting)
    return matter.key


def _after(target: Target, meeting: Meeting | None, on: date, draft: Draft) -> None:
    """
    Refuse a target that is not after the step: a matter is never on a meeting at or before the one that treated it.
    """
    if not isinstance(target, MeetingOn):
        return
    to = draft.get(Meeting, target.meeting)
    if to is not None and to.status is not MeetingStatus.PLANNED:
        raise RefusedStep(f"{to.key} is {to.status.value}; nothing can be put on it.", hint="Name a planned meeting.")
    day = to.date if to is not None else target.date
    same = meeting is not None and target_body(target) == meeting.body
    if day is not None and (day < on or (same and day <= on)):
        raise RefusedStep(
            f"A matter treated on {on} cannot go to a meeting on {day}.", hint="Name a meeting after that day."
        )


def _to_a_body_that_meets(draft: Draft, target: Target, on: date) -> None:
    body = target_body(target)
    if body is not None and draft.get(Body, body) is not None:
        day = target.date if isinstance(target, MeetingOn | FirstMeetingFrom) else None
        meeting_body(draft, body, max(day, on) if day else on)


def parse_items(text: str | Sequence[str]) -> list[str]:
    """
    The item numbers of ``3,5``, ``416-447`` or ``416–423, 424``; ranges are of whole numbers.
    """
    parts = text.replace("–", "-").split(",") if isinstance(text, str) else list(text)
    numbers: list[str] = []
    for part in (part.strip() for part in parts):
        low, dash, high = part.partition("-")
        if not part:
            continue
        if dash and low.strip().isdecimal() and high.strip().isdecimal():
            if int(low) > int(high) or int(high) - int(low) > 10_000:
                raise InputError(f"{part!r} is not a range of items.", hint="Write the lower number first: 416-447.")
            numbers += [str(number) for number in range(int(low), int(high) + 1)]
        else:
            numbers.append(part)
    return numbers


def items_of(draft: Draft, meeting: Meeting, numbers: Iterable[str], agenda: dict[str, str]) -> Subjects:
    """
    The subjects that item *numbers* of *meeting* mean: by its recorded minutes, else by its *agenda* (number → matter).

    Unknown numbers are refused with a list of those there are.
    """
    wanted = list(numbers)
    items: dict[str, Item] = {}
    if meeting.document:
        rows = draft.select(Item, Query("item", {"document": meeting.document}, order=("position",)))
        items = {row.number: row for row in rows}
    steps = draft.select(Step, Query("step", {"meeting": meeting.key}))
    treated = {step.item: step.matter for step in steps if step.live and step.item}
    known = treated | {number: matter for number, matter in agenda.items() if not items}
    unknown = [number for number in wanted if number not in items and number not in known]
    if unknown:
        there = ", ".join(dict.fromkeys((*items, *known))) or "none"
        raise NotFound(f"{meeting.key} has no item {', '.join(unknown)}.", hint=f"Its items: {there}.")
    matters = [(known[number], number) for number in wanted if number in known]
    rest = tuple(items[number] for number in wanted if number not in known)
    return Subjects(tuple(key for key, _ in matters), rest, tuple(matters))
