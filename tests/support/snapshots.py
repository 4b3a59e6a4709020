"""
What a register says, without its keys: two registers that say the same have equal snapshots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from followup.contracts import Query, Scalar, Store
from followup.model.bodies import Meeting, Party
from followup.model.matters import Matter, Step
from followup.model.targets import Target, WithParty
from followup.register.work.reads import Reads, pages
from followup.rows.mapping import MAPPED
from followup.rules.calendar import Calendar
from followup.rules.place import place
from followup.service.register import Register


def snapshot(register: Register) -> dict[str, Any]:
    """
    The matters of *register* with their places, counts and steps, and its meetings, named by what they are.
    """
    return _Snapshot(register).taken()


def by_key(register: Register) -> dict[str, tuple[Any, ...]]:
    """
    What the snapshot of *register* says of each matter, by its key there.
    """
    taken = _Snapshot(register)
    return {key: taken.of(matter) for key, matter in taken.matters.items()}


def contents(store: Store) -> dict[str, list[dict[str, Scalar]]]:
    """
    Every row of every table of a register's *store*.
    """
    return {mapped.name: [dict(row) for row in pages(store, Query(mapped.name))] for mapped in MAPPED}


class _Snapshot:
    def __init__(self, register: Register) -> None:
        lookup = Reads(register.store)
        self.matters = {m.key: m for m in lookup.all(Matter, Query("matter")) if not m.void}
        self.meetings = {m.key: m for m in lookup.all(Meeting, Query("meeting"))}
        self.parties: Mapping[str, str] = {p.key: p.name for p in lookup.all(Party, Query("party"))}
        self.steps: dict[str, list[Step]] = {}
        for step in lookup.all(Step, Query("step")):
            if step.live:
                self.steps.setdefault(step.matter, []).append(step)
        self.calendar = Calendar.of(self.meetings.values(), lookup.bodies())
        self.today = register.today()

    def taken(self) -> dict[str, Any]:
        """
        The whole of it.
        """
        return {
            "matters": sorted((self.of(matter) for matter in self.matters.values()), key=repr),
            "meetings": sorted((self._facts(meeting) for meeting in self.meetings.values()), key=repr),
        }

    def _meeting(self, key: str | None) -> tuple[Any, ...] | None:
        meeting = self.meetings.get(key or "")
        return (meeting.body, meeting.date, meeting.starts) if meeting else None

    def _facts(self, meeting: Meeting) -> tuple[Any, ...]:
        return (
            meeting.body,
            meeting.date,
            meeting.starts,
            meeting.ends,
            meeting.venue,
            meeting.mode,
            meeting.status.value,
        )

    def _target(self, target: Target) -> str:
        return f"{target.kind} {self.parties[target.party]}" if isinstance(target, WithParty) else repr(target)

    def _title(self, key: str | None) -> str | None:
        return self.matters[key].title if key in self.matters else None

    def of(self, matter: Matter) -> tuple[Any, ...]:
        """
        What it says of one matter.
        """
        where = place(matter, self.calendar, self.today) if matter.open else None
        return (
            matter.title,
            matter.kind,
            matter.number,
            matter.body,
            matter.origin,
            self.parties.get(matter.owner or ""),
            matter.open,
            matter.opened_on,
            matter.closed_on,
            matter.disposition.value,
            self._target(matter.target),
            matter.postponements,
            matter.flagged,
            self._title(matter.follows),
            where
            and (where.kind.value, where.body, self._meeting(where.meeting), where.date, where.assumed, where.missed),
            tuple(self._step(step) for step in sorted(self.steps[matter.key], key=lambda step: step.order)),
        )

    def _step(self, step: Step) -> tuple[Any, ...]:
        return (step.on, self._meeting(step.meeting), step.item, step.disposition.value, step.closes, step.title)
