"""
The questions a register answers, today or as of another day; nothing here writes.

What only some answers need is imported where they are made, so that a call loads only what it uses.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import evolve

from followup.contracts import Query
from followup.errors import InputError, NotFound
from followup.model.answers import OutstandingList
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import Disposition, MeetingStatus
from followup.model.matters import Matter, Placed, Step
from followup.register.queries.context import Answering
from followup.register.work.reads import find_meeting
from followup.reports.words.vocabulary import nameless
from followup.rows.codecs import end_of_day_bound
from followup.rules.agenda import natural, register_order
from followup.rules.calendar import Calendar
from followup.rules.place import place


if TYPE_CHECKING:
    from followup.model.answers import (
        ChangesAnswer,
        MatterAnswer,
        MissedAnswer,
        MissedMeeting,
    )
    from followup.model.bodies import StandingItem
    from followup.register.queries.agendas import Agenda


class Questions(Answering):
    """
    Answers from *store*; with *as_of*, as things had happened by the end of that day, with all that is known now.

    *nameless* tells persons without their names.
    """

    def at(self, day: date | None = None, *, known: date | datetime | None = None) -> Questions:
        """
        The same register, read-only, as things had happened by the end of *day*, with all that is known now.

        *known* is the other clock: only what was recorded by then is there.  A day means its end in UTC; a moment says
        its time zone, and unless *day* is given, its day in UTC is the day asked about.

        Raises:
            InputError: *known* is a moment without a time zone.
        """
        store, until = self._store, self._known
        if known is not None:
            from followup.register.queries.as_of import KnownStore

            moment = _in_utc(known) if isinstance(known, datetime) else datetime.combine(known, time.max, UTC)
            store, until = KnownStore(store, moment), moment.date()
            day = day or until
        return Questions(
            store, clock=self._clock, as_of=day, known=until, present=self._present, nameless=self._nameless
        )

    def without_names(self) -> Questions:
        """
        The same register, read-only, with persons told as their organisation or "a person".

        Roles and organisations keep their names.  Titles, texts, quotes and authors are verbatim: names in them stay.
        """
        return Questions(
            self._store,
            clock=self._clock,
            as_of=self._as_of,
            known=self._known,
            present=self._present,
            nameless=True,
        )

    def meetings(self, body: str | None = None) -> list[Meeting]:
        """
        The meetings of *body*, or of every body, by day.
        """
        keys = [self.body(body).key] if body else [each.key for each in self.bodies()]
        found = self._lookup.calendar(keys) if self._as_of is None else self._calendar()
        return sorted((m for key in keys for m in found.every(key)), key=lambda m: (m.body, m.order))

    def meeting(self, name: str) -> Meeting:
        """
        The meeting that *name* means: ``LG.5``, ``LG/2022-12-02``, ``LG/next`` or ``LG/last``.
        """
        if self._as_of is None:
            return self._lookup.meeting(name)
        calendar = self._calendar()

        def calendar_of(body: str) -> Calendar:
            self.body(body)
            return calendar

        return find_meeting(name, calendar.get(name), calendar_of)

    def parties(self) -> list[Party]:
        """
        Every party, by key.
        """
        found = self._lookup.all(Party, Query("party", order=("serial",)))
        if self._as_of is not None:
            there = self._as_of.isoformat()
            found = [evolve(party, left_on=None) if str(party.left_on or "") > there else party for party in found]
        return [nameless(party) for party in found] if self._nameless else found

    def standing(self, body: str) -> list[StandingItem]:
        """
        The standing items of *body*, in order.
        """
        from followup.model.bodies import StandingItem

        return self._lookup.all(StandingItem, Query("standing_item", {"body": body}, order=("position",)))

    def matter(self, key: str) -> Matter:
        """
        The record of matter *key*.
        """
        return self._lookup.matter(key) if self._as_of is None else self.history(key).matter

    def find(self, *, number: str = "", title: str = "", body: str | None = None) -> list[Matter]:
        """
        The matters, open or closed, with that *number*, or whose title has *title* in it; restricted ones left out.

        A number is a file, not an identity: there may be several.
        """
        if bool(number) == bool(title):
            raise InputError("Find by number or by title.")
        if number:
            found = self._lookup.all(Matter, Query("matter", {"number": number}))
        else:
            found = [m for m in self._lookup.all(Matter, Query("matter")) if title.casefold() in m.title.casefold()]
        if self._as_of is not None:
            steps = self._steps_of(found)
            found = [self._folded(matter, steps[matter.key]) for matter in found]
        return [m for m in found if not m.restricted and not m.void and body in {None, m.body, m.origin}]

    def outstanding(self, body: str | None = None, *, overdue: bool = False) -> OutstandingList:
        """
        The open matters of *body* (also those it handed over and waits for), or of every body, in register order.

        With *overdue*, only those whose day has passed.
        """
        own = self.body(body) if body else None
        bodies = [own] if own else self.bodies()
        today = self.today(own)
        calendar = self._calendar()
        context = self._context(today, calendar)
        found: dict[str, Placed] = {}
        for each in bodies:
            for item in self._placed(each.key, calendar, today):
                found.setdefault(item.matter.key, item)
        context = self._named(context, found.values())
        items = [item for item in found.values() if item.place.overdue or not overdue]
        sections = {each.key: each.sections for each in bodies}
        items.sort(key=lambda item: register_order(item, home := body or item.matter.body, sections.get(home, ())))
        if own is None:
            items.sort(key=lambda item: item.matter.body)
        rows = [self._row(item, context, (own or context.bodies[item.matter.body]).locale) for item in items]
        return OutstandingList(context, own, tuple(rows))

    def audited(self, listed: OutstandingList) -> OutstandingList:
        """
        *listed*, an answer of :meth:`outstanding`, with the decisions behind it and the minutes it rests on.
        """
        from followup.register.queries.auditing import audited

        return audited(self._lookup, listed, self._known)

    def changes(self, body: str, start: date, end: date) -> ChangesAnswer:
        """
        What changed for *body* between the end of the day *start* and the end of *end*: new, closed, still open.
        """
        from followup.model.answers import ChangesAnswer

        if end < start:
            raise InputError(f"{end} is before {start}.")
        before = {row.key for row in self.at(start).outstanding(body)}
        after = self.at(end).outstanding(body)
        now = {row.key for row in after}
        closed = self._gone(body, before - now, now, (start, end))
        return ChangesAnswer(
            after.context,
            self.body(body),
            start,
            end,
            tuple(row for row in after if row.key not in before),
            tuple(sorted(closed, key=lambda matter: (matter.closed_on or end, natural(matter.key)))),
            tuple(row for row in after if row.key in before),
        )

    def _gone(
        self, body: str, lost: AbstractSet[str], now: AbstractSet[str], between: tuple[date, date]
    ) -> list[Matter]:
        """
        The matters *lost* since the first day, and those that *body* had in between and has no more, as they were then.
        """
        from followup.rules.fold import fold

        start, end = between
        span = (end_of_day_bound(start), end_of_day_bound(end))
        opened = self._lookup.all(Matter, Query("matter", span=("opened_on", *span), order=("opened_on",)))
        passing = [matter for matter in opened if not matter.void and matter.key not in lost | now]
        steps = self._steps_of([*self._lookup.get(Matter, lost).values(), *passing])
        records = [fold(key, [step for step in own if step.on <= end]) for key, own in steps.items()]
        return [matter for matter in records if matter.key in lost or body in {matter.body, matter.origin}]

    def agenda(self, name: str, *, as_sent: bool = False) -> Agenda:
        """
        The agenda of a meeting, or of the next meeting of a body.

        *as_sent*: as it was before the meeting, also with what that meeting has treated since.
        """
        from followup.model.answers import AgendaAnswer
        from followup.model.minutes import Document
        from followup.register.queries.agendas import Agenda
        from followup.rules.agenda import agenda

        meeting = self.meeting(name if _names_a_meeting(name) else f"{name}/next")
        body = self.body(meeting.body)
        today, calendar = self.today(body), self._calendar()
        matters = self._matters(body.key, asked=True)
        if as_sent and meeting.date is not None:
            matters = self._before(meeting, matters, calendar)
        plan = agenda(meeting, matters, self._standing_at(meeting), calendar, today, body.sections)
        items = [line.placed for line in plan.lines] + [low.placed for line in plan.lines for low in line.below]
        shown = [item for item in items if item is not None]
        context = self._named(self._context(today, calendar), shown)
        promises = self._promises([item.matter for item in shown])
        held = [m for m in calendar.all(body.key) if m.status is MeetingStatus.HELD and m.order < meeting.order]
        later = [m for m in calendar.all(body.key) if m.status is MeetingStatus.PLANNED and m.order > meeting.order]
        previous = held[-1] if held else None
        documents = self._lookup.get(Document, [p.document.key for p in promises.values() if p.document])
        if previous is not None and previous.document:
            documents.update(self._lookup.get(Document, [previous.document]))
        sources = tuple(sorted(documents.values(), key=lambda document: (document.date or date.min, document.key)))
        return Agenda(AgendaAnswer(context, body, plan, promises, previous, tuple(later), sources))

    def _before(self, meeting: Meeting, matters: Iterable[Matter], calendar: Calendar) -> list[Matter]:
        from followup.rules.agenda import as_they_stood

        treated = {step.matter for step in self._lookup.all(Step, Query("step", {"meeting": meeting.key})) if step.live}
        stood = as_they_stood({key: self._steps(key) for key in treated}, meeting, calendar)
        return [matter for matter in matters if matter.key not in treated] + [item.matter for item in stood]

    def _standing_at(self, meeting: Meeting) -> list[StandingItem]:
        from followup.model.bodies import StandingStep

        steps = self._lookup.all(StandingStep, Query("standing_step", {"meeting": meeting.key}))
        skipped = {step.standing for step in steps if step.disposition is Disposition.REMOVED}
        return [item for item in self.standing(meeting.body) if item.key not in skipped]

    def missed(self, name: str | None = None) -> MissedAnswer:
        """
        What a held meeting passed over in silence; for a body its last held meeting; else the last of every body.
        """
        from followup.model.answers import MissedAnswer

        if name is None:
            names = [f"{body.key}/last" for body in self.bodies()]
        else:
            names = [name if _names_a_meeting(name) else f"{self.body(name).key}/last"]
        calendar = self._calendar()
        meetings = []
        for each in names:
            try:
                meetings.append(self.meeting(each))
            except NotFound:
                if name is not None and _names_a_meeting(name):
                    raise
        today = self.today()
        answers = [self._missed(meeting, calendar, today) for meeting in meetings]
        items = [item for answer in answers for item in (*answer.promised, *answer.if_time, *answer.owed)]
        ordered = sorted(answers, key=lambda answer: answer.meeting.order, reverse=True)
        return MissedAnswer(self._named(self._context(today, calendar), items), tuple(ordered))

    def why(self, key: str) -> MatterAnswer:
        """
        Why a matter is where it is: its place, the promise that put it there, and all that led to it.
        """
        return self.history(key)

    def history(self, key: str) -> MatterAnswer:
        """
        Everything about matter *key*: its record, its place now, and every step in order, struck ones too.
        """
        from followup.model.answers import HistoryLine, MatterAnswer
        from followup.model.minutes import Document, Evidence

        stored = self._lookup.matter(key)
        steps = self._lookup.all(Step, Query("step", {"matter": key}, order=("number",)))
        if self._as_of is not None:
            steps = [step for step in steps if step.on <= self._as_of]
            if not steps:
                raise NotFound(
                    f"Nothing had happened to {key} by {self._as_of}.",
                    hint=f"See its steps with: followup history {key}",
                )
        matter = self._folded(stored, steps)
        calendar = self._calendar()
        today = self.today(self._lookup.one(Body, matter.body))
        now = place(matter, calendar, today) if matter.open else None
        evidence = self._lookup.get(Evidence, [step.evidence for step in steps])
        documents = self._lookup.get(Document, [found.document for found in evidence.values()])
        lines = []
        for step in sorted(steps, key=lambda step: step.order):
            found = evidence.get(step.evidence or "")
            lines.append(HistoryLine(step, found, documents.get(found.document or "") if found else None))
        promise = self._promises([matter]).get(key)
        related = self._related(matter, steps)
        items = [Placed(matter, now)] if now else []
        context = self._named(self._context(today, calendar), items, (key for step in steps for key in step.parties))
        return MatterAnswer(context, matter, now, tuple(lines), promise, related, self._erased(evidence))

    def _related(self, matter: Matter, steps: Iterable[Step]) -> tuple[Matter, ...]:
        keys = {matter.follows, matter.merged_into, *(step.other for step in steps)}
        keys |= {m.key for m in self._lookup.all(Matter, Query("matter", {"follows": matter.key}))}
        return tuple(self._lookup.get(Matter, keys - {matter.key}).values())

    def _missed(self, meeting: Meeting, calendar: Calendar, today: date) -> MissedMeeting:
        from followup.rules.agenda import as_they_stood, restricted_by_now, silence

        if meeting.date is None or meeting.status is not MeetingStatus.HELD:
            raise InputError(
                f"{meeting.key} was not held: nothing can have been missed there.",
                hint="Record its minutes, or close it with: followup meeting close " + meeting.key,
            )
        # What was open just before the meeting was so at the end of the day before, or was opened on its day.
        matters = {m.key: m for m in (*self._open_on(meeting.date - timedelta(days=1)), *self._opened_on(meeting.date))}
        steps = self._steps_of(matters.values())
        if self._as_of is not None:
            steps = {key: [s for s in own if s.on <= self._as_of] for key, own in steps.items()}
        before = as_they_stood(steps, meeting, calendar)
        treated = {key for key, own in steps.items() if any(s.live and s.meeting == meeting.key for s in own)}
        quiet = silence(meeting, before, treated, calendar.silence(meeting.body))
        quiet = restricted_by_now(quiet, {key for key, now in matters.items() if now.restricted})
        items = [*quiet.promised, *quiet.if_time, *quiet.owed]
        promises = self._promises([item.matter for item in items])
        records = {item.matter.key: matters[item.matter.key] for item in items}
        now = {key: place(record, calendar, today) for key, record in records.items() if record.open}
        return evolve(quiet, promises=promises, now=now)


def _names_a_meeting(name: str) -> bool:
    """
    Whether *name* means a meeting, as ``LG.5`` and ``LG/last`` do, rather than a body.
    """
    return "/" in name or "." in name


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise InputError(
            f"{moment} was asked about without a time zone.", hint="Give it one, such as tzinfo=timezone.utc."
        )
    return moment.astimezone(UTC)
