"""
What people do with matters by hand: raise them, give them other words, and one command for each disposition.

Every command on matters takes one or several (by key or value), or a meeting with items (see :class:`Where`), and
returns what changed.  Common errors: :class:`NotFound` for names, :class:`RefusedStep` for what the rules do not allow,
:class:`InputError` for what makes no sense.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Unpack

from followup.errors import InputError, Option, UsageError
from followup.model.bodies import Body
from followup.model.codes import ConditionKind, Disposition, Outcome, Purpose, Reason
from followup.model.matters import Matter
from followup.model.results import Changed
from followup.model.targets import Condition, Target, Unspecified, WithParty
from followup.register.commands.actions import Action, apply_action, changed_before, day_of, open_matter, titled
from followup.register.commands.subjects import MatterLike, Matters, Where, key_of, keys_of
from followup.register.work.commit import idempotent, one, several
from followup.register.work.names_and_targets import parse_enum, target_of
from followup.register.work.unit_of_work import UnitOfWork
from followup.rules.fold import target_body


CLOSINGS = {
    "carried_out": (Disposition.CARRIED_OUT, None),
    "written_off": (Disposition.WRITTEN_OFF, None),
    "answered": (Disposition.DECIDED, Outcome.ANSWERED),
}
"""How a matter can be closed without a decision of its own: ``close(as_=…)``."""


@idempotent(one(Matter))
def add_matter(
    unit: UnitOfWork,
    body: str,
    title: str,
    *,
    kind: str = "item",
    number: str = "",
    owner: str | None = None,
    to: Target | str | None = None,
    meeting: str | None = None,
    interim: str = "",
    restricted: bool = False,
    if_time: bool = False,
    when: str = "",
    follows: str | None = None,
    on: date | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Matter:
    """
    A new matter of *body*, raised at *meeting* or outside; *to* says where it goes, if anything was said.

    *number* is its file (diary number, issue link); *if_time* and *when* are the two kinds of condition.
    """
    own = unit.need(Body, unit.reads.body(body).key)
    at = unit.meeting(meeting) if meeting else None
    action = Action(
        Disposition.RAISED,
        target_of(to, unit.reads),
        condition=condition(when, if_time=if_time),
        owner=unit.reads.party(owner).key if owner else None,
        interim=interim,
        title=title,
        kind=kind,
        file_number=number,
        restricted=restricted or None,
        other=unit.reads.matter(follows).key if follows else None,
    )
    return open_matter(unit, own, action, on=day_of(unit, on, at, own), meeting=at)


@idempotent(several(Matter))
def add_matters(
    unit: UnitOfWork,
    body: str,
    titles: Sequence[str],
    *,
    kind: str = "item",
    to: Target | str | None = None,
    meeting: str | None = None,
    on: date | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> list[Matter]:
    """
    Several new matters of *body* at once, one for each of *titles*: all or none of them.
    """
    own = unit.need(Body, unit.reads.body(body).key)
    at = unit.meeting(meeting) if meeting else None
    day, target = day_of(unit, on, at, own), target_of(to, unit.reads)
    raised = [Action(Disposition.RAISED, target, title=title, kind=kind) for title in titles]
    return [open_matter(unit, own, action, on=day, meeting=at) for action in raised]


@idempotent(changed_before)
def edit_matter(
    unit: UnitOfWork,
    matter: MatterLike,
    *,
    title: str | None = None,
    kind: str | None = None,
    number: str | None = None,
    owner: str | None = None,
    interim: str | None = None,
    restricted: bool | None = None,
    text: str = "",
    on: date | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Changed:
    """
    Other words or an owner (``""``: nobody) for a matter: a *corrected* step, so the old ones stay to be seen.

    Raises:
        InputError: the title is blank.
        UsageError: nothing is given that would change; words can be replaced, not taken away.
    """
    action = Action(
        Disposition.CORRECTED,
        owner=unit.reads.party(owner).key if owner else owner,
        title="" if title is None else titled(title),
        kind=(kind or "").strip(),
        file_number=(number or "").strip(),
        interim=(interim or "").strip(),
        restricted=restricted,
        text=text,
    )
    if action == Action(Disposition.CORRECTED, text=text):
        raise UsageError("Nothing to change was given.")
    return apply_action(unit, matter, action, on=on)


def condition(when: str, *, if_time: bool) -> Condition | None:
    """
    The condition that is meant: if time permits, or the precondition *when*; not both.
    """
    if if_time and when:
        raise UsageError("Either if time permits or a precondition, not both.")
    if if_time:
        return Condition(ConditionKind.IF_TIME_PERMITS)
    return Condition(ConditionKind.PRECONDITION, when) if when else None


@idempotent(changed_before)
def postpone(
    unit: UnitOfWork,
    matters: Matters = (),
    *,
    to: Target | str | None = None,
    reason: Reason | str | None = None,
    if_time: bool = False,
    when: str = "",
    interim: str = "",
    text: str = "",
    **where: Unpack[Where],
) -> Changed:
    """
    Postponed: to *to*, or to the next meeting (then marked assumed); the count rises.
    """
    action = Action(
        Disposition.POSTPONED,
        target_of(to, unit.reads),
        reason=parse_enum(Reason, reason or None),
        condition=condition(when, if_time=if_time),
        interim=interim,
        text=text,
    )
    return apply_action(unit, matters, action, **where)


@idempotent(changed_before)
def refer(
    unit: UnitOfWork,
    matters: Matters = (),
    *,
    to: Target | str,
    purpose: Purpose | str | None = None,
    text: str = "",
    **where: Unpack[Where],
) -> Changed:
    """
    Referred to another body or a party.

    For a *decision* (the default to a body) it is theirs, and listed here until their minutes are seen;
    for preparation, consultation (the default to a party) or information it stays ours and waits.
    """
    target = target_of(to, unit.reads)
    body = target_body(target)
    if isinstance(target, Unspecified) or (body is None and not isinstance(target, WithParty)):
        raise InputError(
            "A matter is referred to a body or a party.", hint="For instance {option}.", option=Option("to", "SK/next")
        )
    chosen = parse_enum(Purpose, purpose or (Purpose.DECISION if body else Purpose.CONSULTATION))
    return apply_action(unit, matters, Action(Disposition.REFERRED, target, purpose=chosen, text=text), **where)


@idempotent(changed_before)
def refer_back(
    unit: UnitOfWork, matters: Matters = (), *, to: Target | str | None = None, text: str = "", **where: Unpack[Where]
) -> Changed:
    """
    Referred back for further preparation, to a party or body; *text* says why, and what is asked for.
    """
    target = target_of(to, unit.reads)
    owner = target.party if isinstance(target, WithParty) else None
    return apply_action(unit, matters, Action(Disposition.REFERRED_BACK, target, owner=owner, text=text), **where)


@idempotent(changed_before)
def decide(
    unit: UnitOfWork,
    matters: Matters = (),
    text: str = "",
    *,
    outcome: Outcome | str | None = None,
    rest: str = "",
    to: Target | str | None = None,
    **where: Unpack[Where],
) -> Changed:
    """
    Decided, which closes the matter; *text* is the decision.

    Decided in part, its *rest* is a matter of its own that follows it, and goes *to* where it is said to go.
    """
    if to is not None and not rest.strip():
        raise UsageError(
            "What is decided goes nowhere.",
            rest=Option("rest"),
            to=Option("to"),
            hint="Name what is left of it with {rest}: that goes {to}.",
        )
    action = Action(Disposition.DECIDED, outcome=parse_enum(Outcome, outcome or None), text=text)
    left = Action(Disposition.RAISED, target_of(to, unit.reads), title=rest.strip()) if rest.strip() else None
    return apply_action(unit, matters, action, rest=left, **where)


@idempotent(changed_before)
def note(
    unit: UnitOfWork,
    matters: Matters = (),
    text: str = "",
    *,
    goes_on: bool = False,
    to: Target | str | None = None,
    **where: Unpack[Where],
) -> Changed:
    """
    Noted, or received and filed, which closes the matter unless it *goes on*, where it was or *to* another place.
    """
    if to is not None and not goes_on:
        raise UsageError(
            "What is noted goes nowhere.",
            hint="Say that it stays open: {option}.",
            option=Option("goes_on", value=True),
        )
    action = Action(Disposition.NOTED, target_of(to, unit.reads), text=text, goes_on=goes_on)
    return apply_action(unit, matters, action, **where)


@idempotent(changed_before)
def withdraw(unit: UnitOfWork, matters: Matters = (), *, text: str = "", **where: Unpack[Where]) -> Changed:
    """
    Withdrawn by the mover, which closes the matter.
    """
    return apply_action(unit, matters, Action(Disposition.WITHDRAWN, text=text), **where)


@idempotent(changed_before)
def report(
    unit: UnitOfWork, matters: Matters = (), text: str = "", *, to: Target | str | None = None, **where: Unpack[Where]
) -> Changed:
    """
    Reported on; the matter stays open, where it was unless *to* says otherwise.
    """
    return apply_action(unit, matters, Action(Disposition.REPORTED, target_of(to, unit.reads), text=text), **where)


@idempotent(changed_before)
def assign(
    unit: UnitOfWork,
    matters: Matters = (),
    *,
    to: str,
    until: date | str | None = None,
    undertaken: bool = False,
    text: str = "",
    **where: Unpack[Where],
) -> Changed:
    """
    Assigned *to* a party, who owes it (*until* a day); *undertaken* if they offered it themselves.
    """
    owner = unit.reads.party(to).key
    disposition = Disposition.UNDERTAKEN if undertaken else Disposition.ASSIGNED
    return apply_action(unit, matters, Action(disposition, WithParty(owner, until), owner=owner, text=text), **where)


@idempotent(changed_before)
def remove(
    unit: UnitOfWork, matters: Matters = (), *, to: Target | str | None = None, text: str = "", **where: Unpack[Where]
) -> Changed:
    """
    Removed from the agenda; the matter stays open, for the next meeting unless *to* says otherwise.
    """
    return apply_action(unit, matters, Action(Disposition.REMOVED, target_of(to, unit.reads), text=text), **where)


@idempotent(changed_before)
def close(
    unit: UnitOfWork, matters: Matters = (), *, as_: str | None = None, text: str = "", **where: Unpack[Where]
) -> Changed:
    """
    Close *matters* as ``carried_out`` (the default), ``written_off`` or ``answered``.
    """
    chosen = "carried_out" if as_ is None else as_
    if chosen not in CLOSINGS:
        raise UsageError(
            "A matter cannot be closed as {chosen!r}.",
            chosen=chosen,
            closings=", ".join(CLOSINGS),
            hint="Use one of: {closings}.",
        )
    disposition, outcome = CLOSINGS[chosen]
    return apply_action(unit, matters, Action(disposition, outcome=outcome, text=text), **where)


@idempotent(changed_before)
def reopen(
    unit: UnitOfWork, matters: Matters = (), *, to: Target | str | None = None, text: str = "", **where: Unpack[Where]
) -> Changed:
    """
    Open again, with all it has gathered.
    """
    return apply_action(unit, matters, Action(Disposition.REOPENED, target_of(to, unit.reads), text=text), **where)


@idempotent(changed_before)
def supersede(unit: UnitOfWork, matters: Matters, *, by: MatterLike, text: str = "", **where: Unpack[Where]) -> Changed:
    """
    Superseded *by* another matter, which closes them and points there.
    """
    other = unit.reads.matter(key_of(by)).key
    if other in keys_of(matters):
        raise InputError("{other} cannot supersede itself.", other=other)
    return apply_action(unit, matters, Action(Disposition.SUPERSEDED, other=other, text=text), **where)
