"""
What a register says, as values that can be compared: by its keys, or without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

import followup
from followup import Matter, Place, Step
from followup.errors import NotFound


def every_matter(register: followup.Register) -> Iterator[Matter]:
    """
    Every matter of *register*, void ones too: keys are counted without gaps.
    """
    for body in register.bodies():
        number = 1
        while (matter := matter_or_none(register, f"{body.key}-{number}")) is not None:
            yield matter
            number += 1


def matter_or_none(register: followup.Register, key: str) -> Matter | None:
    """
    The matter of that key, if there is one.
    """
    try:
        return register.matter(key)
    except NotFound:
        return None


def picture(register: followup.Register) -> dict[str, Any]:
    """
    What *register* answers today and as of some days; what an undone deed made (void matters) is left out.
    """
    today = register.today()
    matters = [matter for matter in every_matter(register) if not matter.void]
    told: dict[str, Any] = {f"matter {matter.key}": evolve(matter, steps=0) for matter in matters}
    told["bodies"] = register.bodies()
    told["parties"] = register.parties()
    told["meetings"] = register.meetings()
    told["rows"] = [(row.key, row.place, row.since, row.owner, row.why) for row in register.outstanding()]
    for meeting in register.missed().meetings:
        passed = (*meeting.promised, *meeting.if_time, *meeting.owed)
        told[f"missed {meeting.meeting.key}"] = sorted((each.matter.key, str(each.place)) for each in passed)
    for body in register.bodies():
        told[f"standing {body.key}"] = register.standing(body.key)
        told[f"names {body.key}"] = (register.former_names(body.key), register.terms(body.key))
        told[f"agenda {body.key}"] = agenda(register, body.key)
    then = today - timedelta(days=9)
    told[f"rows at {then}"] = [(row.key, row.place, row.since) for row in register.at(then).outstanding()]
    return told


def agenda(register: followup.Register, body: str) -> str:
    """
    The next agenda of *body* as text; empty if no meeting is to come.
    """
    try:
        return register.agenda(body).text()
    except NotFound:
        return ""


def differing(one: dict[str, Any], other: dict[str, Any]) -> str:
    """
    Where two pictures first differ, in words.
    """
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            return f"{name}:\n    {one.get(name)!r}\n    {other.get(name)!r}"
    return "nothing"


def keyless(register: followup.Register) -> list[Any]:
    """
    What *register* says of each matter without any key, in an order of its own: for registers with other keys.
    """
    return sorted(_Keyless(register).told(), key=repr)


class _Keyless:
    def __init__(self, register: followup.Register) -> None:
        self.register = register
        self.matters = {matter.key: matter for matter in every_matter(register) if not matter.void}
        self.parties = {party.key: party.name for party in register.parties()}
        self.meetings = {meeting.key: (meeting.body, meeting.date, meeting.starts) for meeting in register.meetings()}

    def told(self) -> Iterator[Any]:
        """
        Each matter with its live steps, and where it is.
        """
        listed = {row.key: row.place for row in self.register.outstanding()}
        for matter in self.matters.values():
            steps = [line.step for line in self.register.history(matter.key).history if line.step.live]
            place = listed.get(matter.key)
            where = self._place(place) if place is not None else None
            yield (self._record(matter), where, tuple(self._step(step) for step in steps))

    def _place(self, place: Place) -> tuple[Any, ...]:
        meeting = self.meetings.get(place.meeting or "")
        told = (place.kind, place.body, meeting, place.date, place.assumed, place.missed)
        return (*told, place.overdue, place.precondition, place.if_time_permits)

    def _record(self, matter: Matter) -> tuple[Any, ...]:
        facts = "body title kind number origin interim restricted open opened_on closed_on disposition reason"
        told = tuple(getattr(matter, name) for name in f"{facts} condition anchor_on postponements flagged".split())
        owner, target = self.parties.get(matter.owner or ""), self._target(matter.target)
        others = [self.matters.get(key or "") for key in (matter.follows, matter.merged_into)]
        return (*told, owner, target, *(other.title if other else None for other in others))

    def _step(self, step: Step) -> tuple[Any, ...]:
        meeting = self.meetings.get(step.meeting or "")
        return (step.on, meeting, step.disposition, step.closes, step.title, step.text, self._target(step.target))

    def _target(self, target: Any) -> str:
        party, meeting = getattr(target, "party", None), getattr(target, "meeting", None)
        if party:
            return f"with {self.parties.get(party)} until {target.until}"
        return f"{target.body} {self.meetings.get(meeting)}" if meeting else repr(target)


FAR = date(2199, 12, 31)
"""A day after everything."""
