"""
How things stand at a moment: all that rules look at, read once, so that a plan is made from it and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property

from attrs import evolve, frozen

from followup.contracts import Query
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import MessageState, PlaceKind
from followup.model.entries import Entry
from followup.model.matters import Matter, Placed, Step
from followup.model.notices import Confirmation, OutboxMessage, Rule, Snooze
from followup.register.queries.view import View
from followup.register.work.clock import local_day
from followup.rules.calendar import Calendar
from followup.rules.place import placed


@frozen
class Occasion:
    """
    Something that *rule* has somebody told of: *subject*, on the *base* of it (a day, a meeting), from the day *on*.

    *topic* and *meeting* say what goes together in one message.  It holds up to and with the day *until*, if one is
    set.  *known* names the row since which the register knows of it: ``step:LG-8/1``.
    """

    rule: Rule
    subject: str
    base: str
    body: str
    on: date
    topic: str
    meeting: str = ""
    placed: Placed | None = None
    until: date | None = None
    known: str = ""
    before: bool = False

    @property
    def bundle(self) -> str:
        """
        What goes together in one message, but for the recipient.
        """
        return "/".join(part for part in (self.topic, self.body, self.meeting) if part)


@frozen(slots=False)
class Situation:
    """
    The register at the moment *now*, in the eyes of the *rules*.
    """

    view: View
    now: datetime
    rules: tuple[Rule, ...]
    snoozes: tuple[Snooze, ...]
    confirmed: frozenset[str]
    failed: tuple[OutboxMessage, ...]
    bodies: dict[str, Body]
    parties: dict[str, Party]
    matters: tuple[Matter, ...]
    calendar: Calendar

    @classmethod
    def seen(cls, view: View, now: datetime, rules: Iterable[Rule]) -> Situation:
        """
        What *view* sees now.
        """
        reads = view.reads
        bodies = {body.key: body for body in reads.bodies()}
        matters = [m for key in bodies for m in reads.all(Matter, Query("matter", {"body": key, "open": 1}))]
        failed = reads.all(OutboxMessage, Query("message", {"state": MessageState.FAILED.value}))
        return cls(
            view,
            now,
            tuple(rules),
            tuple(reads.all(Snooze, Query("snooze", order=("serial",)))),
            frozenset(each.document for each in reads.all(Confirmation, Query("confirmation"))),
            tuple(failed),
            bodies,
            {party.key: party for party in reads.all(Party, Query("party"))},
            tuple(matter for matter in matters if not matter.void),
            reads.calendar(bodies),
        )

    def later(self, days: int) -> Situation:
        """
        The same so many days later, if nothing changes.
        """
        return evolve(self, now=self.now + timedelta(days=days))

    def today(self, body: str) -> date:
        """
        The day it is for a body.
        """
        return local_day(self.now, self.bodies[body])

    def has_secretary(self, body: str) -> bool:
        """
        Whether somebody keeps the register of a body.
        """
        return body in self.bodies and bool(self.bodies[body].secretary)

    @cached_property
    def _placed(self) -> dict[str, list[Placed]]:
        homes: dict[str, list[Placed]] = {body: [] for body in self.bodies}
        for body in self.bodies:
            own = [matter for matter in self.matters if matter.body == body]
            for item in placed(own, self.calendar, self.today(body)):
                homes[self._home(item.matter)].append(item)
        return homes

    def _home(self, matter: Matter) -> str:
        # What a body without a secretary has of ours is ours to follow.
        waits = matter.origin if matter.origin in self.bodies else None
        return matter.body if waits is None or self.has_secretary(matter.body) else waits

    def open_at(self, body: str) -> list[Placed]:
        """
        The open matters that the secretary of *body* follows.
        """
        return self._placed[body]

    def meetings(self, body: str) -> tuple[Meeting, ...]:
        """
        The meetings of *body* that have a day.
        """
        return self.calendar.all(body)

    def known_since(self, known: str) -> datetime | None:
        """
        When the row ``table:key`` was first recorded; ``None`` if that says nothing.
        """
        if known not in self._known:
            entry = self.view.reads.one(Entry, f"{known}@1") if known else None
            self._known[known] = entry.at if entry else None
        return self._known[known]

    @cached_property
    def _known(self) -> dict[str, datetime | None]:
        return {}

    def steps(self, keys: Iterable[str | None]) -> dict[str, Step]:
        """
        Steps by their keys.
        """
        return self.view.reads.get(Step, keys)


def with_party(item: Placed) -> str | None:
    """
    The key of the party that a matter waits for, if it does.
    """
    return item.place.party if item.place.kind is PlaceKind.WITH_PARTY else None
