"""
Bodies and people over time: names change, bodies succeed each other, terms end, and people leave.

Keys stay for ever.  Whatever changes hands does so by one previewed decision, whose steps say so and can be undone
together; what is told of the body or party itself (a name, a last day) is a fact of its own and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, InputError, Option, RefusedStep
from followup.model.answers import OutstandingList
from followup.model.bodies import Body, BodyName, Meeting, Party, Term
from followup.model.codes import Disposition, MeetingStatus, Purpose
from followup.model.matters import Matter, Step
from followup.model.results import Changed
from followup.model.targets import NextMeeting, WithParty
from followup.register.commands.actions import Action, changed, changed_before, perform
from followup.register.commands.subjects import Subjects
from followup.register.queries.lists import outstanding
from followup.register.queries.view import View
from followup.register.recording.name_resolution import normalised
from followup.register.work.commit import idempotent, one, unrepeatable
from followup.register.work.names_and_targets import existing_body
from followup.register.work.unit_of_work import UnitOfWork
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import SUCCEEDED
from followup.rules.agenda import natural
from followup.rules.fold import fold


MAX_LISTED = 10
"""So many matters are named in a hint; of more their number is told."""


@idempotent(one(Body))
def rename_body(
    unit: UnitOfWork, key: str, name: str, *, on: date, dry_run: bool = False, request_id: str | None = None
) -> Body:
    """
    The body under a new *name* from the day *on*; the old one stays an alias, so that its minutes are recognised.

    Asked as of an earlier day (:meth:`at`), the register calls the body what it was called then.

    Raises:
        AlreadyExists: another body has that name.
        RefusedStep: it got its present name on that day or later.
    """
    body = existing_body(unit, key)
    wanted = name.strip()
    if not wanted:
        raise InputError("A body needs a name.")
    if wanted == body.name:
        return body
    _refuse_taken(unit, body, wanted)
    former = unit.select(BodyName, Query("body_name", {"body": body.key}, order=("until",)))
    until = on - timedelta(days=1)
    if former and until <= former[-1].until:
        raise RefusedStep(
            "{key} was called {name} until {until}.", key=body.key, name=former[-1].name, until=former[-1].until
        )
    unit.put_new(BodyName(f"{body.key}/n{len(former) + 1}", body.key, body.name, until))
    present = {normalised(wanted), normalised(body.name)}
    others = (alias for alias in body.aliases if normalised(alias) not in present)
    renamed = evolve(body, name=wanted, aliases=(*others, body.name))
    unit.put(renamed)
    return renamed


@idempotent(changed_before)
def succeed_body(
    unit: UnitOfWork, old: str, new: str, *, on: date, dry_run: bool = False, request_id: str | None = None
) -> Changed:
    """
    The body *new* takes the place of *old* from the day *on*: what *old* has open goes to it, as one decision.

    Keys stay.  What others have sent to a meeting of *old* goes to the next one of *new*; the planned meetings of
    *old* from that day are cancelled, and its minutes from that day on are those of *new*.  Said again, it hands
    over what has come to *old* since, for instance by minutes that were recorded late.

    Raises:
        RefusedStep: *old* has met on that day or later, or is succeeded by another body, or the day has not come.
    """
    before, after = existing_body(unit, old), existing_body(unit, new)
    _refuse_ending(unit, before, on)
    if before.succeeded_by not in {None, after.key}:
        raise RefusedStep(
            "{key} is succeeded by {succeeded_by} already.", key=before.key, succeeded_by=before.succeeded_by
        )
    if after.key == before.key or after.closed(on):
        raise RefusedStep("{key} cannot take the place of {before_key}.", key=after.key, before_key=before.key)
    unit.put(evolve(before, succeeded_by=after.key, closed_on=before.closed_on or on))
    _cancel_planned(unit, before.key, on)
    text = translator(before.locale).gettext(SUCCEEDED, old=before.name, new=after.name)
    actions = [(matter, _handed_over(matter, before.key, after.key, text)) for matter in _sent_to(unit, before.key)]
    return _decide_all(unit, actions, on, after)


@idempotent(unrepeatable)
def new_term(unit: UnitOfWork, body: str, *, start: date, dry_run: bool = False) -> OutstandingList:
    """
    Note that a new term of *body* begins on the day *start*; answers the open matters, to confirm or to write off.

    Nothing has to be done to confirm a matter: what is open stays open.  What the new members do not take over
    is closed with ``close(keys, as_="written_off")``.
    """
    own = existing_body(unit, body)
    known = unit.select(Term, Query("term", {"body": own.key}, order=("starts",)))
    if all(term.starts != start for term in known):
        unit.put_new(Term(f"{own.key}/t{len(known) + 1}", own.key, start))
    return outstanding(View.within(unit), own.key)


@idempotent(one(Body))
def close_body(unit: UnitOfWork, key: str, *, on: date, dry_run: bool = False, request_id: str | None = None) -> Body:
    """
    The body ended: from the day *on* it meets no more, and nothing can be planned for it or sent to it.

    Its planned meetings from that day are cancelled.

    Raises:
        RefusedStep: matters are open with it, or it has met on that day or later, or the day has not come.
    """
    body = existing_body(unit, key)
    _refuse_ending(unit, body, on)
    matters = [*_sent_to(unit, body.key), *_open(unit, "origin", body.key)]
    if matters:
        raise RefusedStep(
            "{key} cannot be closed: {count} of its matters are open.",
            key=body.key,
            count=len(matters),
            matters=_listed(matters),
            hint="Decide, refer or write off {matters}, or name its successor.",
        )
    _cancel_planned(unit, body.key, on)
    closed = evolve(body, closed_on=on)
    unit.put(closed)
    return closed


@idempotent(changed_before)
def party_leaves(
    unit: UnitOfWork, party: str, *, on: date, to: str, dry_run: bool = False, request_id: str | None = None
) -> Changed:
    """
    *party* leaves on the day *on*: every open matter it owns or has with it goes *to* another, as one decision.

    What waits with it waits with the other, until the same day.  :meth:`undo` takes the matters back.

    Raises:
        RefusedStep: the other has left too.
    """
    leaver, heir = unit.reads.party(party).key, unit.reads.party(to).key
    if leaver == heir:
        raise InputError(
            "A party cannot hand its matters to itself.", hint="Name another with {option}.", option=Option("to")
        )
    other = unit.need(Party, heir)
    if other.left_on is not None and other.left_on <= on:
        raise RefusedStep(
            "{heir} left on {left_on}.", heir=heir, left_on=other.left_on, hint="Name somebody who stays."
        )
    unit.put(evolve(unit.need(Party, leaver), left_on=on))
    held = {m.key: m for column in ("owner", "target_party") for m in _open(unit, column, leaver)}
    return _decide_all(unit, [(matter, _inherited(matter, leaver, heir)) for matter in held.values()], on)


def _refuse_ending(unit: UnitOfWork, body: Body, on: date) -> None:
    if on > unit.today(body):
        raise RefusedStep("{on} has not come.", on=on, hint="Say so when the day is there.")
    held = [m for m in _meetings_from(unit, body.key, on) if m.status is MeetingStatus.HELD]
    if held:
        raise RefusedStep(
            "{key} met on {day}: it cannot have ended on {on}.",
            key=body.key,
            day=held[-1].date,
            on=on,
            meeting=held[-1].key,
            hint="Name a day after that of {meeting}.",
        )


def _decide_all(
    unit: UnitOfWork, actions: Sequence[tuple[Matter, Action]], on: date, body: Body | None = None
) -> Changed:
    """
    One decision that does with each matter what its action says.
    """
    steps = [_last_word(unit, matter, action, on) for matter, action in actions]
    if len(steps) > 1:
        steps = [evolve(step, decision=steps[0].key) for step in steps]
    records = []
    for step in steps:
        unit.put(step)
        record = fold(step.matter, unit.steps(step.matter))
        unit.put(record)
        records.append(record)
    return changed(unit, records, steps, body=body)


def _last_word(unit: UnitOfWork, matter: Matter, action: Action, on: date) -> Step:
    """
    The step of *action* on the day *on*, or on that of the last step if that came later: nothing may overrule it.
    """
    latest = max((step for step in unit.steps(matter.key) if step.live), key=lambda step: step.order)
    _, (step,) = perform(unit, Subjects((matter.key,)), action, meeting=None, on=max(on, latest.on))
    return evolve(step, starts=latest.starts, position=latest.position) if latest.on >= on else step


def _handed_over(matter: Matter, old: str, new: str, text: str) -> Action:
    # What is ours there comes back to us: only what belongs to the old body is handed over for decision.
    purpose = Purpose.DECISION if matter.body == old else Purpose.PREPARATION
    return Action(Disposition.REFERRED, NextMeeting(new), purpose=purpose, condition=matter.condition, text=text)


def _inherited(matter: Matter, leaver: str, heir: str) -> Action:
    owner = heir if matter.owner == leaver else None
    if isinstance(matter.target, WithParty) and matter.target.party == leaver:
        target = WithParty(heir, matter.target.until)
        return Action(Disposition.ASSIGNED, target, owner=owner, condition=matter.condition)
    return Action(Disposition.CORRECTED, owner=owner)


def _open(unit: UnitOfWork, column: str, key: str) -> list[Matter]:
    return unit.select(Matter, Query("matter", {column: key, "open": 1}))


def _sent_to(unit: UnitOfWork, body: str) -> list[Matter]:
    """
    The open matters of *body*, and those of others that are to come up there.
    """
    matters = {m.key: m for column in ("body", "target_body") for m in _open(unit, column, body)}
    return sorted(matters.values(), key=lambda matter: natural(matter.key))


def _listed(matters: Sequence[Matter]) -> str:
    keys = sorted({matter.key for matter in matters}, key=natural)
    more = len(keys) - MAX_LISTED
    return ", ".join(keys[:MAX_LISTED]) + (f" and {more} more" if more > 0 else "")


def _meetings_from(unit: UnitOfWork, body: str, day: date) -> list[Meeting]:
    """
    The meetings of *body* on that day or later, and those without a day.
    """
    meetings = unit.select(Meeting, Query("meeting", {"body": body}, order=("date",)))
    return [meeting for meeting in meetings if meeting.date is None or meeting.date >= day]


def _cancel_planned(unit: UnitOfWork, body: str, on: date) -> None:
    for meeting in _meetings_from(unit, body, on):
        if meeting.status is MeetingStatus.PLANNED:
            unit.put(evolve(meeting, status=MeetingStatus.CANCELLED))


def _refuse_taken(unit: UnitOfWork, body: Body, name: str) -> None:
    for other in unit.select(Body, Query("body")):
        names = {normalised(each) for each in (other.key, other.name, *other.aliases)}
        if other.key != body.key and normalised(name) in names:
            raise AlreadyExists(
                "{key} is called {name} already.", key=other.key, name=name, hint="Choose a name that tells them apart."
            )
