"""
From where a question is asked: what is read, as of which day, known until when, and whether persons are named.

An answer relies on nothing it has read: somebody who plans a meeting meanwhile does not make a decision wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from followup.contracts import Query
from followup.errors import InputError
from followup.model.answers import Context, Promise
from followup.model.bodies import Body, BodyName, Meeting, Party
from followup.model.entries import Erasure
from followup.model.matters import Matter, Step
from followup.model.minutes import Document, Evidence, FoundRow
from followup.register.work.clock import Clock, local_day
from followup.register.work.reads import Reads
from followup.reports.words.vocabulary import nameless
from followup.rows.intervals import closed_since_open_on
from followup.rules.calendar import Calendar, end_of
from followup.rules.fold import fold, target_body


if TYPE_CHECKING:
    from followup.register.work.unit_of_work import UnitOfWork  # what only asks does not wait for what writes

AT_ONCE = 500
"""Matters whose steps are read together."""


class View:
    """
    Answers from *reads*; with *as_of*, as things had happened by the end of that day, with all that is known now.

    *local_today* answers the day it is for a body.  *known* is the day by which all that is read had been recorded, and
    *present* reads what is known now, if that is asked.  *nameless* tells persons without their names.
    """

    def __init__(
        self,
        reads: Reads,
        local_today: Callable[[Body | None], date],
        *,
        as_of: date | None = None,
        known: date | None = None,
        present: Reads | None = None,
        nameless: bool = False,
    ) -> None:
        self.reads = reads
        self.local_today = local_today
        self.as_of = as_of
        self.known = known
        self.present = present or reads
        self.nameless = nameless

    @classmethod
    def now(cls, reads: Reads, clock: Clock) -> View:
        """
        Of what is committed, on the day that *clock* shows.
        """
        return cls(reads, lambda body: local_day(clock(), body))

    @classmethod
    def within(cls, unit: UnitOfWork) -> View:
        """
        Of what is committed and what *unit* has put, as it will be afterwards.
        """
        return cls(unit.reads, unit.today)

    @property
    def view(self) -> View:
        """
        Itself: a question can be asked of a view as of a register.
        """
        return self

    def at(self, day: date | None, known: date | datetime | None) -> View:
        """
        The same as things had happened by the end of *day*; *known*: with only what was recorded by then.
        """
        reads, until = self.reads, self.known
        if known is not None:
            from followup.register.queries.as_of import AsKnownStore

            moment = _in_utc(known) if isinstance(known, datetime) else datetime.combine(known, time.max, UTC)
            reads, until = Reads(AsKnownStore(reads.store, moment)), moment.date()
        return View(
            reads,
            self.local_today,
            as_of=day or (until if known is not None else None),
            known=until,
            present=self.present,
            nameless=self.nameless,
        )

    def without_names(self) -> View:
        """
        The same, with persons told as their organisation or "a person".
        """
        return View(
            self.reads, self.local_today, as_of=self.as_of, known=self.known, present=self.present, nameless=True
        )

    def today(self, body: Body | None = None) -> date:
        """
        The local day for *body*, or the day asked about.
        """
        return self.as_of or self.local_today(body)

    def bodies(self) -> list[Body]:
        """
        Every body, by key, named as it was called on the day asked about.
        """
        return self._as_called(self.reads.bodies())

    def body(self, key: str) -> Body:
        """
        The body of that key.
        """
        # A body that was not known yet had no matters; that is an answer, and no error.
        body = self.reads.one(Body, key) or self.present.body(key)
        return self._as_called([body])[0]

    def _as_called(self, bodies: list[Body]) -> list[Body]:
        if self.as_of is None:
            return self._called_today(bodies)
        names = self._names_on(self.as_of)
        return [_as_was(body, names.get(body.key, body.name), self.as_of) for body in bodies]

    def _called_today(self, bodies: list[Body]) -> list[Body]:
        """
        *bodies* by the names they have on the day that it is for each: one said to hold later does not hold yet.
        """
        days = {body.key: self.local_today(body) for body in bodies}
        names = {day: self._names_on(day) for day in set(days.values())}
        return [_called(body, names[days[body.key]].get(body.key, body.name)) for body in bodies]

    def _names_on(self, day: date) -> dict[str, str]:
        """
        The names that bodies had on *day* and have lost since, or are going to lose.
        """
        span = ("until", day.isoformat(), None)
        former = self.reads.all(BodyName, Query("body_name", span=span, order=("until",), descending=True))
        return {each.body: each.name for each in former}

    def parties(self, keys: Iterable[str | None]) -> Mapping[str, str]:
        """
        What the parties of *keys* are called in the answer.
        """
        parties = self.reads.get(Party, keys).values()
        return {party.key: (nameless(party) if self.nameless else party).name for party in parties}

    def calendar(self) -> Calendar:
        """
        Every meeting, as it was on the day asked about.
        """
        calendar = self.reads.calendar(body.key for body in self.bodies())
        return calendar if self.as_of is None else calendar.as_of(end_of(self.as_of))

    def calendar_for(self, matters: Collection[Matter], steps: Iterable[Step]) -> Calendar:
        """
        The meetings of the bodies that *matters* are with, and those that they and their *steps* name.
        """
        bodies = {body for matter in matters for body in (matter.body, target_body(matter.target)) if body}
        meetings = {meeting.key: meeting for meeting in self.reads.meetings(bodies)}
        named = {step.meeting for step in steps} | {matter.anchor_meeting for matter in matters}
        others = self.reads.get(Meeting, named - meetings.keys())
        return Calendar.of((meetings | others).values(), self.reads.bodies())

    def context(
        self, today: date, calendar: Calendar, matters: Iterable[Matter], steps: Iterable[Step] = ()
    ) -> Context:
        """
        The bodies, meetings and parties that a report on *matters* and *steps* may have to name.
        """
        bodies = {body.key: body for body in self.bodies()}
        meetings = {meeting.key: meeting for key in bodies for meeting in calendar.every(key)}
        keys = {key for matter in matters for key in (matter.owner, getattr(matter.target, "party", None))}
        return Context(today, bodies, self.parties(keys | {key for step in steps for key in step.parties}), meetings)

    def steps(self, matters: Iterable[Matter]) -> dict[str, list[Step]]:
        """
        The steps of each of *matters* by the day asked about, by their keys, which are known: many matters at once.
        """
        steps: dict[str, list[Step]] = {}
        for some in _chunks(list(matters)):
            keys = {matter.key: [f"{matter.key}/{n}" for n in range(1, matter.steps + 1)] for matter in some}
            there = self.reads.get(Step, [key for own in keys.values() for key in own])
            steps |= {matter: [there[key] for key in own if key in there] for matter, own in keys.items()}
        return {key: self.by_then(own) for key, own in steps.items()}

    def by_then(self, steps: list[Step]) -> list[Step]:
        """
        Those of *steps* that had happened by the day asked about.
        """
        return steps if self.as_of is None else [step for step in steps if step.on <= self.as_of]

    def folded(self, stored: Matter, steps: Iterable[Step]) -> Matter:
        """
        The record of the matter *stored* as it was on the day asked about, by its *steps* until then.
        """
        # What is not to be shown now is not shown as it was, either.
        return stored if self.as_of is None else evolve(fold(stored.key, steps), restricted=stored.restricted)

    def then(self, matters: Iterable[Matter]) -> list[Matter]:
        """
        The records of *matters* as they were on the day asked about.
        """
        stored = list(matters)
        steps = {} if self.as_of is None else self.steps(stored)
        return [self.folded(matter, steps.get(matter.key, [])) for matter in stored]

    def open_matters(self, body: str, *, asked: bool = False) -> list[Matter]:
        """
        The open matters of *body* and those it handed over; also those it is *asked* about.
        """
        columns = ("body", "origin", "target_body") if asked else ("body", "origin")
        if self.as_of is None:
            matters = [
                each
                for column in columns
                for each in self.reads.all(Matter, Query("matter", {column: body, "open": 1}))
            ]
            return list({matter.key: matter for matter in matters}.values())
        then = self.then(self.open_on(self.as_of))
        return [
            matter
            for matter in then
            if matter.open and (body in {matter.body, matter.origin} or (asked and target_body(matter.target) == body))
        ]

    def open_on(self, day: date) -> list[Matter]:
        """
        The matters, as they are now, that were open at the end of *day*: found by their lives, however long ago.
        """
        still = [m for m in self._open_now() if m.opened_on and m.opened_on <= day]
        return still + [m for query in closed_since_open_on(day) for m in self.reads.all(Matter, query)]

    def opened(self, low: str, high: str) -> list[Matter]:
        """
        The matters, as they are now, that were opened on a day from *low* to before *high*.
        """
        return self.reads.all(Matter, Query("matter", span=("opened_on", low, high), order=("opened_on",)))

    def _open_now(self) -> list[Matter]:
        return [
            matter
            for body in self.bodies()
            for matter in self.reads.all(Matter, Query("matter", {"body": body.key, "open": 1}))
        ]

    def promises(self, matters: Iterable[Matter]) -> Mapping[str, Promise]:
        """
        The promise each of *matters* is under, by its key, with the words and the document it rests on.
        """
        steps = self.reads.get(Step, [matter.promise for matter in matters])
        evidence, documents = self.sources(steps.values())
        others = self.reads.get(FoundRow, [key for step in steps.values() for key in step.also])
        promises = {}
        for step in steps.values():
            words = evidence.get(step.evidence or "")
            also = dict.fromkeys(others[key].item for key in step.also if key in others)
            document = documents.get(words.document or "") if words else None
            promises[step.matter] = Promise(step, words, document, tuple(item for item in also if item != step.item))
        return promises

    def sources(self, steps: Iterable[Step]) -> tuple[Mapping[str, Evidence], Mapping[str, Document]]:
        """
        The evidence that *steps* rest on, and the documents it stands in.
        """
        evidence = self.reads.get(Evidence, [step.evidence for step in steps])
        return evidence, self.reads.get(Document, [found.document for found in evidence.values()])

    def erased(self, evidence: Mapping[str, Evidence]) -> frozenset[str]:
        """
        The keys of those whose words were redacted; the others without words had none.
        """
        blank = {f"evidence:{key}": key for key, found in evidence.items() if not found.quote}
        erasures = self.present.all(Erasure, Query("erasure", order=("serial",))) if blank else []
        return frozenset(blank[each.subject] for each in erasures if each.subject in blank)


class HasView(Protocol):
    """
    What can be asked: a register, a read-only one, or a view itself.
    """

    @property
    def view(self) -> View:
        """
        From where it is asked.
        """
        ...


def _called(body: Body, name: str) -> Body:
    if name == body.name:
        return body
    others = tuple(alias for alias in body.aliases if alias != name)
    return evolve(body, name=name, aliases=(*others, body.name))


def _as_was(body: Body, name: str, day: date) -> Body:
    """
    *body* as it was on *day*, when it had that *name*: it had not ended if it ended later.
    """
    ended = body.closed_on is not None and body.closed_on <= day
    return evolve(
        body,
        name=name,
        aliases=tuple(alias for alias in body.aliases if alias != name),
        closed_on=body.closed_on if ended else None,
        succeeded_by=body.succeeded_by if ended else None,
    )


def _chunks(matters: list[Matter]) -> Iterator[list[Matter]]:
    return (matters[start : start + AT_ONCE] for start in range(0, len(matters), AT_ONCE))


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise InputError(
            "{moment} was asked about without a time zone.",
            moment=moment,
            hint="Give it one, such as tzinfo=timezone.utc.",
        )
    return moment.astimezone(UTC)
