"""
What an answer about a few matters has to know of meetings, bodies and parties, read without expecting anything of it.

An answer relies on no meeting: somebody who plans one meanwhile does not make the decision wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from followup.contracts import Query
from followup.model.answers import Context
from followup.model.subjects import Body, Matter, Meeting, Party, Step
from followup.model.targets import MeetingOn, WithParty
from followup.register.draft import Draft
from followup.register.lookup import Lookup
from followup.rules.calendar import Calendar
from followup.rules.fold import target_body


def meetings_around(draft: Draft, matters: Collection[Matter], named: Iterable[str | None] = ()) -> list[Meeting]:
    """
    The meetings that can matter to the places of *matters*: those since each was last treated, and those *named*.
    """
    lookup = Lookup(draft.store)
    targets = [matter.target for matter in matters]
    keys = {*named, *(matter.anchor_meeting for matter in matters)}
    keys |= {target.meeting for target in targets if isinstance(target, MeetingOn)}
    found = lookup.get(Meeting, keys)
    bodies = {matter.body for matter in matters} | {target_body(target) for target in targets}
    start = _start(matters, found)
    # A day may mean a meeting that was moved away from it, to whatever day: then any meeting may be the one.
    if any(isinstance(target, MeetingOn) and target.meeting not in found for target in targets):
        start = ""
    for body in bodies - {None}:
        since = Query("meeting", {"body": body}, ("date", start, None), ("date",))
        found |= {meeting.key: meeting for meeting in lookup.all(Meeting, since)}
    return list((found | {meeting.key: meeting for meeting in draft.written(Meeting)}).values())


def _start(matters: Iterable[Matter], found: dict[str, Meeting]) -> str:
    # A meeting that was moved has taken with it what is counted from it.
    moved = [found[key].date for key in (matter.anchor_meeting for matter in matters) if key in found]
    days = [*moved, *(matter.anchor_on for matter in matters)]
    return "" if None in days else min((day.isoformat() for day in days if day), default="")


def around(
    draft: Draft, today: date, matters: Collection[Matter], steps: Collection[Step] = ()
) -> tuple[Calendar, Context]:
    """
    The calendar that places *matters*, and the names a report on them and on *steps* needs.
    """
    lookup = Lookup(draft.store)
    meetings = meetings_around(draft, matters, {step.meeting for step in steps})
    bodies = {body.key: body for body in (*lookup.all(Body, Query("body")), *draft.written(Body))}
    parties = {matter.target.party for matter in matters if isinstance(matter.target, WithParty)}
    told = {key for step in steps for key in step.parties}
    names = lookup.get(Party, parties | told | {matter.owner for matter in matters})
    named_parties = {key: party.name for key, party in names.items()}
    return Calendar.of(meetings, bodies.values()), Context(today, bodies, named_parties, {m.key: m for m in meetings})
