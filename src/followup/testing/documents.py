"""
Hypothesis strategies for minutes as a reader would read them: small worlds in which the same matters come back.

Titles are few and some contain others, numbers recur, bodies hand matters to each other and tell of each other's
meetings, also of those that were; so the order in which documents are recorded could matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from attrs import evolve, frozen
from hypothesis import strategies as st

from followup.model.codes import Certainty, ConditionKind, Disposition, DocumentKind, Outcome, Purpose, Reason
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, NextSitting, OtherMeeting, Reading, ReadItem
from followup.model.targets import (
    ByDate,
    Condition,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
    Unspecified,
    WithParty,
)
from followup.testing.histories import DAYS, HOURS, OWNERS


SUBJECTS = (
    "Harbour dredging",
    "Dredging",
    "Budget 2024",
    "Budget",
    "Activity plan and budget",
    "School meals",
    "Cycle lanes and school roads",
    "Cycle lanes",
)
NUMBERS = ("", "", "12/2024", "31/2023")
KINDS = ("decided", "postponed", "raised", "assigned", "referred", "noted", "reported", "undertaken", "withdrawn")
VENUES = ("", "Town hall", "Library")


@frozen
class World:
    """
    What the documents of one example have in common: the *bodies*, and their meetings by body and day.
    """

    bodies: tuple[str, ...]
    sittings: tuple[tuple[str, date], ...]

    def coming(self, body: str, day: date) -> list[date]:
        """
        The days of the meetings of *body* after *day*.
        """
        return [when for whose, when in self.sittings if whose == body and when > day]

    def others(self, body: str) -> list[str]:
        """
        The bodies beside *body*.
        """
        return [other for other in self.bodies if other != body]


@st.composite
def readings(draw: st.DrawFn, bodies: Sequence[str] = ("LG", "SK"), least: int = 2, most: int = 5) -> list[Reading]:
    """
    Two to five documents of one or more of *bodies*, each of a meeting of its own, in order of days.

    Meetings of different bodies may fall on one day.
    """
    count = draw(st.integers(least, most))
    gaps = draw(st.lists(st.sampled_from([7, 14, 3, 0]), min_size=count, max_size=count))
    sittings: list[tuple[str, date]] = []
    day = DAYS[0]
    for gap in gaps:
        day += timedelta(days=gap)
        free = [body for body in (bodies[0], *bodies) if (body, day) not in sittings]
        if not free:
            day += timedelta(days=1)
        sittings.append((draw(st.sampled_from(free or [bodies[0], *bodies])), day))
    world = World(tuple(bodies), tuple(sittings))
    return [draw(_reading(world, body, day)) for body, day in sittings]


@st.composite
def _reading(draw: st.DrawFn, world: World, body: str, day: date) -> Reading:
    titles = draw(st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=4, unique=True))
    items = tuple(
        ReadItem(str(n), title, draw(st.sampled_from(NUMBERS)), (10 * n, 10 * n + 9))
        for n, title in enumerate(titles, 1)
    )
    findings: list[Finding] = []
    for item in items:
        for n in range(draw(st.sampled_from([1, 0, 2]))):
            findings.append(draw(_joined(draw(_finding(world, item, body, day, n)), findings)))
    reading = Reading(
        document=DocumentFacts(f"{body}-{day}.txt", "", draw(st.sampled_from(DocumentKind)), language="en"),
        meeting=MeetingFacts(body, day, draw(st.sampled_from(HOURS)), next=draw(_next(world, body, day))),
        items=items,
        findings=tuple(findings),
        other_meetings=draw(_told(world, body)),
    )
    digest = sha256(repr(reading).encode()).hexdigest()
    return evolve(reading, document=evolve(reading.document, sha256=digest))


@st.composite
def _next(draw: st.DrawFn, world: World, body: str, day: date) -> tuple[NextSitting, ...]:
    """
    The next meeting, if the minutes tell of it: mostly one there will be minutes of.
    """
    days = [*world.coming(body, day), day + timedelta(days=21)]
    if not draw(st.booleans()):
        return ()
    when = draw(st.sampled_from(days))
    return (NextSitting(when, draw(st.sampled_from(HOURS)), draw(st.sampled_from(VENUES))),)


@st.composite
def _told(draw: st.DrawFn, world: World, body: str) -> tuple[OtherMeeting, ...]:
    """
    Another body's meeting that the minutes tell of, to come or past.
    """
    days = [(whose, when) for whose, when in world.sittings if whose != body]
    if not days or not draw(st.booleans()):
        return ()
    whose, when = draw(st.sampled_from(days))
    mode = draw(st.sampled_from(["", "digital"]))
    return (OtherMeeting(whose, when, mode, quote="The other body meets.", lines=(99, 99)),)


@st.composite
def _joined(draw: st.DrawFn, finding: Finding, earlier: Sequence[Finding]) -> Finding:
    """
    *finding* under its id, rarely said to be, or to be like, one of the *earlier* ones.
    """
    named = evolve(finding, id=f"f{len(earlier) + 1}")
    if not earlier or draw(st.integers(0, 5)):
        return named
    other = (draw(st.sampled_from(earlier)).id,)
    return evolve(named, like=other) if draw(st.booleans()) else evolve(named, same_as=other)


@st.composite
def _finding(draw: st.DrawFn, world: World, item: ReadItem, body: str, day: date, n: int) -> Finding:
    title = draw(st.sampled_from([item.title, item.title, draw(st.sampled_from(SUBJECTS))]))
    kind = draw(st.sampled_from(KINDS))
    line = item.lines[0] + 1 + n
    found = Finding(
        id="",
        disposition=Disposition(kind),
        title=title,
        item=item.number,
        number=item.file_number if title == item.title else "",
        certainty=draw(st.sampled_from([Certainty.CERTAIN, Certainty.CERTAIN, Certainty.LIKELY])),
        quote=f"{title}: {kind}.",
        lines=(line, line),
        rule=f"testing.{kind}",
    )
    match found.disposition:
        case Disposition.DECIDED | Disposition.NOTED:
            return evolve(found, outcome=draw(st.sampled_from([None, Outcome.APPROVED])), goes_on=draw(_seldom()))
        case Disposition.POSTPONED:
            reason = draw(st.sampled_from([None, Reason.LACK_OF_TIME]))
            return evolve(found, target=draw(_goes_to(world, body, day)), reason=reason)
        case Disposition.RAISED:
            permits = Condition(ConditionKind.IF_TIME_PERMITS, "if time permits")
            kind = draw(st.sampled_from(["item", "item", "item", "umbrella", "missing_fact"]))
            target = draw(_goes_to(world, body, day))
            return evolve(found, kind=kind, target=target, condition=permits if draw(_seldom()) else None)
        case Disposition.ASSIGNED | Disposition.UNDERTAKEN:
            owner = draw(st.sampled_from(OWNERS))
            waits = draw(st.sampled_from([None, WithParty(owner), ByDate(day + timedelta(days=20)), Period("2024-Q1")]))
            return evolve(found, kind="assignment", owner=owner, target=waits)
        case Disposition.REFERRED if world.others(body):
            purpose = draw(st.sampled_from(Purpose))
            return evolve(found, target=NextMeeting(draw(st.sampled_from(world.others(body)))), purpose=purpose)
    return found


def _seldom() -> st.SearchStrategy[bool]:
    return st.sampled_from([False, False, False, True])


@st.composite
def _goes_to(draw: st.DrawFn, world: World, body: str, day: date) -> Target | None:
    """
    Where minutes of *body* on *day* send a matter: most often to the next meeting, its own or another body's.
    """
    later = [MeetingOn(body, date=when) for when in world.coming(body, day)]
    elsewhere = [NextMeeting(other) for other in world.others(body)]
    return draw(
        st.sampled_from(
            [
                None,
                NextMeeting(body),
                *later,
                *elsewhere,
                Unspecified(),
                MeetingOn(body, date=day + timedelta(days=28)),
                FirstMeetingFrom(body, day + timedelta(days=14)),
                ByDate(day + timedelta(days=20)),
                Period("2024-01"),
                Event("the election", "2024"),
                WithParty(OWNERS[0]),
            ]
        )
    )
