"""
What an answer about a few matters has to know of meetings, bodies and parties, read without expecting anything of it.

An answer relies on no meeting: somebody who plans one meanwhile does not make the decision wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from followup.contracts import Query, Store
from followup.model.answers import Context, OutstandingMatter
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import PlaceKind
from followup.model.matters import Matter, Place, Placed, Step
from followup.model.targets import MeetingOn, WithParty
from followup.register.work.reads import Lookup
from followup.register.work.unit_of_work import Draft
from followup.reports.words.vocabulary import ERASED, without_names
from followup.rows.codecs import through
from followup.rows.lives import closed_since_open_on
from followup.rules.calendar import Calendar, end_of
from followup.rules.fold import target_body
from followup.rules.place import placed


if TYPE_CHECKING:
    from followup.model.answers import Promise
    from followup.model.bodies import BodyName, Term
    from followup.model.minutes import Evidence


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


Clock = Callable[[], datetime]

TOGETHER = 500
"""Matters whose steps are read at once."""


class Answering:
    """
    Reads from *store*; with *as_of*, as things had happened by the end of that day, with all that is known now.

    *nameless* tells persons without their names.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Clock,
        as_of: date | None = None,
        known: date | None = None,
        present: Store | None = None,
        nameless: bool = False,
    ) -> None:
        self._store = store
        self._present = present or store
        self._clock = clock
        self._as_of = as_of
        self._known = known
        self._nameless = nameless
        self._lookup = Lookup(store)

    def today(self, body: Body | None = None) -> date:
        """
        The local day for *body*, or the day asked about.
        """
        if self._as_of is not None:
            return self._as_of
        return self._clock().astimezone(_zone(body)).date()

    def bodies(self) -> list[Body]:
        """
        Every body, by key, named as it was called on the day asked about.
        """
        return self._as_called(self._lookup.bodies())

    def body(self, key: str) -> Body:
        """
        The body of that key.
        """
        # A body that was not known yet had no matters; that is an answer, and no error.
        found = self._lookup.one(Body, key) or Lookup(self._present).body(key)
        return self._as_called([found])[0]

    def former_names(self, body: str) -> list[BodyName]:
        """
        What *body* was called before the day asked about, by the last day of each name.
        """
        from followup.model.bodies import BodyName

        found = self._lookup.all(BodyName, Query("body_name", {"body": self.body(body).key}, order=("until",)))
        return [each for each in found if self._as_of is None or each.until < self._as_of]

    def terms(self, body: str) -> list[Term]:
        """
        The terms of *body* that had begun by the day asked about, by their first day.
        """
        from followup.model.bodies import Term

        found = self._lookup.all(Term, Query("term", {"body": self.body(body).key}, order=("starts",)))
        return [term for term in found if self._as_of is None or term.starts <= self._as_of]

    def _as_called(self, bodies: list[Body]) -> list[Body]:
        if self._as_of is None:
            return bodies
        from followup.model.bodies import BodyName

        span = ("until", self._as_of.isoformat(), None)
        former = self._lookup.all(BodyName, Query("body_name", span=span, order=("until",), descending=True))
        names = {each.body: each.name for each in former}
        return [_as_was(body, names.get(body.key, body.name), self._as_of) for body in bodies]

    def _folded(self, stored: Matter, steps: Iterable[Step]) -> Matter:
        if self._as_of is None:
            return stored
        from followup.rules.fold import fold

        then = fold(stored.key, [step for step in steps if step.on <= self._as_of])
        # What is not to be shown now is not shown as it was, either.
        return evolve(then, restricted=stored.restricted)

    def _matters(self, body: str, *, asked: bool = False) -> list[Matter]:
        """
        The open matters of *body* and those it handed over, as of the day asked about; also those it is *asked* about.
        """
        if self._as_of is not None:
            from followup.rules.fold import target_body

            matters = self._alive(self._as_of)
            return [
                m
                for m in matters
                if m.open and (body in {m.body, m.origin} or (asked and target_body(m.target) == body))
            ]
        columns = ("body", "origin", "target_body") if asked else ("body", "origin")
        found = [m for column in columns for m in self._lookup.all(Matter, Query("matter", {column: body, "open": 1}))]
        return list({matter.key: matter for matter in found}.values())

    def _alive(self, day: date) -> list[Matter]:
        matters = self._open_on(day)
        steps = self._steps_of(matters)
        return [self._folded(matter, steps[matter.key]) for matter in matters]

    def _open_on(self, day: date) -> list[Matter]:
        """
        The matters, as they are now, that were open at the end of *day*: found by their lives, however long ago.
        """
        found = [m for m in self._open_now() if m.opened_on and m.opened_on <= day]
        return found + [m for query in closed_since_open_on(day) for m in self._lookup.all(Matter, query)]

    def _opened_on(self, day: date) -> list[Matter]:
        span = (day.isoformat(), through(day))
        return self._lookup.all(Matter, Query("matter", span=("opened_on", *span), order=("opened_on",)))

    def _open_now(self) -> list[Matter]:
        return [
            m
            for each in self.bodies()
            for m in self._lookup.all(Matter, Query("matter", {"body": each.key, "open": 1}))
        ]

    def _steps(self, matter: str) -> list[Step]:
        return self._lookup.all(Step, Query("step", {"matter": matter}, order=("number",)))

    def _steps_of(self, matters: Iterable[Matter]) -> dict[str, list[Step]]:
        """
        The steps of each of *matters*, by their keys, which are known: many at once rather than matter by matter.
        """
        steps: dict[str, list[Step]] = {}
        for some in _some(list(matters)):
            keys = [f"{matter.key}/{number}" for matter in some for number in range(1, matter.steps + 1)]
            found = self._lookup.get(Step, keys)
            for matter in some:
                own = (found.get(f"{matter.key}/{number}") for number in range(1, matter.steps + 1))
                steps[matter.key] = [step for step in own if step is not None]
        return steps

    def _placed(self, body: str, calendar: Calendar, today: date) -> list[Placed]:
        return placed(self._matters(body), calendar, today)

    def _calendar(self) -> Calendar:
        calendar = self._lookup.calendar(body.key for body in self.bodies())
        return calendar if self._as_of is None else calendar.as_of(end_of(self._as_of))

    def _context(self, today: date, calendar: Calendar) -> Context:
        bodies = {body.key: body for body in self.bodies()}
        return Context(today, bodies, {}, {m.key: m for key in bodies for m in calendar.every(key)})

    def _named(self, context: Context, items: Iterable[Placed], more: Iterable[str | None] = ()) -> Context:
        keys = {item.matter.owner for item in items} | {item.place.party for item in items} | set(more)
        parties = self._lookup.get(Party, keys)
        named = evolve(context, parties={key: party.name for key, party in parties.items()})
        return without_names(named, parties) if self._nameless else named

    def _row(self, item: Placed, context: Context, locale: str) -> OutstandingMatter:
        matter = item.matter
        where = item.place
        if where.kind is PlaceKind.WITH_PARTY:
            where = evolve(where, party=context.party(where.party) or ERASED)
        since = matter.opened_on or context.today
        return OutstandingMatter(
            matter,
            where,
            since,
            context.today - since,
            context.party(matter.owner) or (ERASED if matter.owner else ""),
            partial(_why, matter, item.place, context, locale),
        )

    def _erased(self, evidence: Mapping[str, Evidence]) -> frozenset[str]:
        """
        The keys of those whose words were redacted; the others without words had none.
        """
        blank = {f"evidence:{key}": key for key, found in evidence.items() if not found.quote}
        if not blank:
            return frozenset()
        from followup.model.bodies import Erasure

        erasures = Lookup(self._present).all(Erasure, Query("erasure", order=("serial",)))
        return frozenset(blank[each.subject] for each in erasures if each.subject in blank)

    def _promises(self, matters: Iterable[Matter]) -> Mapping[str, Promise]:
        from followup.model.answers import Promise
        from followup.model.minutes import Document, Evidence, FoundRow

        steps = self._lookup.get(Step, [matter.promise for matter in matters])
        evidence = self._lookup.get(Evidence, [step.evidence for step in steps.values()])
        documents = self._lookup.get(Document, [found.document for found in evidence.values()])
        others = self._lookup.get(FoundRow, [key for step in steps.values() for key in step.also])
        promises = {}
        for step in steps.values():
            found = evidence.get(step.evidence or "")
            also = tuple(dict.fromkeys(others[key].item for key in step.also if key in others))
            promises[step.matter] = Promise(
                step,
                found,
                documents.get(found.document or "") if found else None,
                tuple(item for item in also if item != step.item),
            )
        return promises


def _why(matter: Matter, place: Place, context: Context, locale: str) -> str:
    from followup.reports.reasons.why import why_line

    return why_line(matter, place, context, locale)


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


def _zone(body: Body | None) -> tzinfo:
    if body is None or body.timezone == "UTC":
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(body.timezone)


def _some(matters: list[Matter]) -> Iterator[list[Matter]]:
    return (matters[start : start + TOGETHER] for start in range(0, len(matters), TOGETHER))
