"""
Admitting mistakes without hiding them: steps are struck and made anew, never changed or deleted.

*We recorded it wrongly* (:func:`correct`, :func:`undo`) is one thing; *the minutes were corrected* (a *reference*
given) another, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Unpack

from attrs import evolve

from followup.contracts import Query
from followup.errors import Call, InputError, NotFound, RefusedStep, Text, UsageError
from followup.model.codes import Disposition, Outcome, Reason, StruckCause
from followup.model.matters import Matter, Step, Struck
from followup.model.results import Changed
from followup.model.targets import Target
from followup.register.commands.actions import (
    Action,
    apply_action,
    changed,
    changed_before,
    day_of,
    open_part,
    perform,
    titled,
)
from followup.register.commands.subjects import MatterLike, Subjects, Where, key_of
from followup.register.work.commit import idempotent
from followup.register.work.names_and_targets import parse_enum, target_of
from followup.register.work.reads import pages
from followup.register.work.unit_of_work import UnitOfWork
from followup.rows.mapping import BY_CLASS
from followup.rules.dispositions import EFFECTS
from followup.rules.fold import fold


@idempotent(changed_before)
def correct(
    unit: UnitOfWork,
    step: str,
    because: str,
    *,
    reference: str = "",
    disposition: Disposition | str | None = None,
    to: Target | str | None = None,
    reason: Reason | str | None = None,
    outcome: Outcome | str | None = None,
    meeting: str | None = None,
    item: str | None = None,
    on: date | None = None,
    text: str | None = None,
    title: str | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Changed:
    """
    Strike *step* (``LG-2/3``) and put in its place the same with what is given changed; nothing given: only strike.

    *because* says what was wrong and is required.  With a *reference* it was the minutes that were corrected
    (where: "LG 2023-01-13 § 2"), not our recording of them.

    Raises:
        InputError: the reason or a title given is blank.
        NotFound: there is no such step.
        RefusedStep: it is struck already.
    """
    if not because.strip():
        raise InputError("A correction needs its reason.", hint="Say what was wrong.")
    wrong = _live(unit, step)
    given = {
        "disposition": parse_enum(Disposition, disposition or None),
        "target": target_of(to, unit.reads) if to is not None else None,
        "reason": parse_enum(Reason, reason or None),
        "outcome": parse_enum(Outcome, outcome or None),
        "item": item,
        "on": on,
        "text": text,
        "title": None if title is None else titled(title),
    }
    fields: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if meeting is not None:
        at = unit.meeting(meeting)
        fields |= {"meeting": at.key, "body": at.body, "starts": at.starts, "on": on or at.date or wrong.on}
    why = Struck(StruckCause.CORRECTED if reference else StruckCause.WRONG, reference, because)
    unit.put(evolve(wrong, struck_at=unit.at, struck_reason=str(why)))
    steps = [_instead(unit, wrong, fields, reference)] if fields else []
    return changed(unit, _refolded(unit, [wrong.matter]), steps)


def _instead(unit: UnitOfWork, wrong: Step, fields: dict[str, Any], reference: str) -> Step:
    number = unit.need(Matter, wrong.matter).steps + 1
    right = evolve(
        wrong,
        key=f"{wrong.matter}/{number}",
        number=number,
        at=unit.at,
        author=unit.author,
        source="",
        struck_at=None,
        struck_reason="",
        **fields,
    )
    if "disposition" in fields:
        right = evolve(right, closes=EFFECTS[right.disposition].closes)
    if reference:
        right = evolve(right, text=f"{right.text} [{reference}]".strip())
    unit.put(right)
    return right


@idempotent(changed_before)
def undo(
    unit: UnitOfWork,
    matter: MatterLike | None = None,
    *,
    because: str = "",
    dry_run: bool = False,
    request_id: str | None = None,
) -> Changed:
    """
    Reverse the last recorded decision (of *matter*, if given): all its steps are struck, as one new entry each.

    One decision on many matters is undone as one.  Matters it began become void; nothing is deleted.
    Where the last word was a correction, it alone is undone: what it had struck counts again.
    """
    last = _last_of(unit, matter) if matter is not None else _last_of_all(unit)
    if last is None:
        raise NotFound("There is nothing to undo.")
    decided, again = [last], _corrected_by(unit, last)
    if last.decision and not again:
        decided = [step for step in unit.select(Step, Query("step", {"decision": last.decision})) if step.live]
    reason = str(Struck(StruckCause.UNDONE, words=because))
    struck = [evolve(step, struck_at=unit.at, struck_reason=reason) for step in decided]
    steps = [*struck, *(evolve(step, struck_at=None, struck_reason="") for step in again)]
    for step in steps:
        unit.put(step)
    return changed(unit, _refolded(unit, dict.fromkeys(step.matter for step in steps)), steps)


def _last_of(unit: UnitOfWork, matter: MatterLike) -> Step | None:
    steps = unit.steps(unit.need(Matter, unit.reads.matter(key_of(matter)).key).key)
    return max((step for step in steps if step.live), key=lambda step: step.number, default=None)


def _last_of_all(unit: UnitOfWork) -> Step | None:
    query = Query("step", order=("recorded_at",), descending=True, limit=100)
    # By pages: many steps at the end may be struck.
    steps = (BY_CLASS[Step].value(row) for row in pages(unit.store, query))
    return next((unit.get(Step, step.key) for step in steps if step.live), None)


@idempotent(changed_before)
def merge(unit: UnitOfWork, matter: MatterLike, *, into: MatterLike, text: str = "", **where: Unpack[Where]) -> Changed:
    """
    Two matters turned out to be one: *matter* is closed and points to *into*.  ``undo`` parts them again.
    """
    other = unit.reads.matter(key_of(into))
    if other.key == key_of(matter):
        raise InputError("{key} cannot be merged with itself.", key=other.key)
    if other.void or not other.open:
        raise RefusedStep("{key} is closed.", key=other.key, hint="Merge into an open matter, or reopen it first.")
    return apply_action(unit, matter, Action(Disposition.MERGED, other=other.key, text=text), **where)


@idempotent(changed_before)
def split(
    unit: UnitOfWork,
    matter: MatterLike,
    titles: Sequence[str],
    *,
    keep: bool = False,
    meeting: str | None = None,
    on: date | None = None,
    text: str = "",
    dry_run: bool = False,
    request_id: str | None = None,
) -> Changed:
    """
    One matter turned out to be several: a new one for each of *titles*, each where the old one was.

    The old one is closed unless it is to be *kept*; ``undo`` puts it back as it was.
    """
    wanted = [title.strip() for title in titles if title.strip()]
    if not wanted:
        raise UsageError("Say what the matter is split into.", hint="Give a title for each part.")
    whole = unit.need(Matter, unit.reads.matter(key_of(matter)).key)
    if not whole.open:
        raise RefusedStep("{key} is closed.", key=whole.key, hint="Reopen it first.")
    at = unit.meeting(meeting) if meeting else None
    body = unit.reads.body(whole.body)
    day = day_of(unit, on, at, body)
    action = Action(Disposition.SPLIT, text=text)
    _, (made,) = perform(unit, Subjects((whole.key,)), action, meeting=at, on=day, body=body)
    lead = evolve(made, decision=made.key, closes=not keep)
    unit.put(lead)
    raised = [Action(Disposition.RAISED, whole.target, condition=whole.condition, title=title) for title in wanted]
    parts = [open_part(unit, whole, each, lead.key, meeting=at, on=day) for each in raised]
    steps = [lead, *(unit.need(Step, f"{part.key}/1") for part in parts)]
    return changed(unit, [*_refolded(unit, [whole.key]), *parts], steps)


def _corrected_by(unit: UnitOfWork, step: Step) -> list[Step]:
    """
    What *step* was put in the place of, if it was made by :func:`correct`: struck at the moment it was made.
    """
    if step.source:
        return []
    struck = (other for other in unit.steps(step.matter) if other.struck_at == step.at)
    return [other for other in struck if other.struck.cause in {StruckCause.WRONG, StruckCause.CORRECTED}]


def _live(unit: UnitOfWork, key: str) -> Step:
    step = unit.get(Step, key)
    if step is None:
        matter = key.rpartition("/")[0] or Text("MATTER")
        raise NotFound("There is no step {key}.", key=key, hint="See the steps with:", call=Call("history", matter))
    if not step.live:
        raise RefusedStep("{key} is struck already: {struck_reason}.", key=key, struck_reason=step.struck_reason)
    return step


def _refolded(unit: UnitOfWork, keys: Iterable[str]) -> list[Matter]:
    records = [fold(key, unit.steps(key)) for key in keys]
    for record in records:
        unit.put(record)
    return records
