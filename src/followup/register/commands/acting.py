"""
How a verb acts: on matters or items of a meeting, once under a request id, and what it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from followup.errors import UsageError
from followup.model.answers import OutstandingMatter
from followup.model.bodies import Body, Meeting
from followup.model.matters import Matter, Step
from followup.model.results import Changed
from followup.model.targets import Target, Unspecified
from followup.register.commands.actions import (
    Gesture,
    Subjects,
    items_of,
    left_over,
    parse_items,
    perform,
)
from followup.register.queries.context import around
from followup.register.work.commit import Writing
from followup.register.work.names_and_targets import parse_target
from followup.register.work.unit_of_work import Draft
from followup.rules.place import place


MatterLike = str | Matter | OutstandingMatter
Matters = MatterLike | Sequence[MatterLike]


class Acting(Writing):
    """
    The part of a register that makes one gesture on one or many matters.
    """

    def _gesture(
        self,
        verb: str,
        matters: Matters,
        gesture: Gesture,
        *,
        meeting: str | Meeting | None = None,
        items: str | Sequence[str] | None = None,
        on: date | None = None,
        dry_run: bool = False,
        request_id: str | None = None,
        left: Gesture | None = None,
    ) -> Changed:
        keys = keys_of(matters)
        name = meeting.key if isinstance(meeting, Meeting) else meeting
        if items and not name:
            raise UsageError("Items belong to a meeting.", hint="Name it with --meeting.")
        if bool(keys) == bool(items):
            raise UsageError("Name matters, or a meeting with items; one of the two.")

        def decide(draft: Draft) -> tuple[Changed, tuple[str, ...]]:
            at = self._meeting(draft, name) if name else None
            found = draft.load(Matter, keys)
            subjects = Subjects(tuple(found[key].key if key in found else self.matter(key).key for key in keys))
            if items and at is not None:
                subjects = items_of(draft, at, parse_items(items), self._agenda_numbers(at))
            first = draft.get(Matter, subjects.matters[0]) if subjects.matters else None
            body = draft.get(Body, at.body if at else first.body if first else None)
            day = self._day(on, at, body)
            changed, steps, notes = perform(draft, subjects, gesture, meeting=at, on=day)
            if left is not None:
                part, steps = left_over(draft, changed, steps, left, meeting=at, on=day)
                changed = (*changed, part)
            answer = self._changed(draft, changed, steps, notes)
            return answer, tuple(matter.key for matter in changed)

        said = [verb, keys, items, name, on, repr(gesture), *([repr(left)] if left else [])]
        return self._once(request_id, verb, said, decide, self._again, dry_run=dry_run)

    def _again(self, draft: Draft, keys: tuple[str, ...]) -> Changed:
        matters = tuple(draft.need(Matter, key) for key in keys)
        return evolve(self._changed(draft, matters, (), ()), repeated=True)

    def _changed(
        self, draft: Draft, matters: tuple[Matter, ...], steps: tuple[Step, ...], notes: tuple[str, ...]
    ) -> Changed:
        today = self.today(draft.get(Body, matters[0].body))
        calendar, context = around(draft, today, matters, steps)
        places = {matter.key: place(matter, calendar, today) for matter in matters if matter.open}
        return Changed(context, matters, steps, places, notes)

    def _agenda_numbers(self, meeting: Meeting) -> dict[str, str]:
        """
        The numbers that our own agenda gives the matters on a meeting without minutes.

        They do not change while the meeting goes on: what is postponed there keeps the number it had.
        """
        if meeting.document:
            return {}
        return {item.number: item.key for item in self.agenda(meeting.key, as_sent=True).items if item.key}

    def _target(self, to: Target | str | None) -> Target:
        if to is None:
            return Unspecified()
        return parse_target(to, self._lookup) if isinstance(to, str) else to


def key_of(matter: MatterLike) -> str:
    """
    The key of a matter given by key or as a value.
    """
    return matter if isinstance(matter, str) else matter.key


def keys_of(matters: Matters) -> list[str]:
    """
    The keys of one matter or several, each once.
    """
    several = [matters] if isinstance(matters, str | Matter | OutstandingMatter) else matters
    return list(dict.fromkeys(key_of(matter) for matter in several))
