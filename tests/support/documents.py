"""
Made-up minutes as a reader would read them: small worlds in which the same matters come back.

Titles are few and some contain others, numbers recur, bodies hand matters to each other and tell of each other's
meetings, also of those that were; so the order in which documents are recorded could matter.
As in ``followup.testing.histories``, all chance comes from *pick*; ``readings`` lets Hypothesis choose, and shrink.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
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
from followup.testing.histories import DAYS, HOURS, OWNERS, Pick
from followup.testing.strategies import made


SUBJECTS = (
    "Harbour dredging",
    "Dredging",
    "Budget 2024",
    "Budget",
    "Activity plan and budget",
    "School meals",
)
NUMBERS = ("", "", "12/2024", "31/2023")
KINDS = (
    "decided",
    "postponed",
    "postponed",
    "postponed",
    "raised",
    "raised",
    "assigned",
    "referred",
    "noted",
    "reported",
    "undertaken",
    "withdrawn",
)
SELDOM = (False, False, False, True)
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


def make_documents(pick: Pick, bodies: Sequence[str] = ("LG", "SK"), least: int = 2, most: int = 5) -> list[Reading]:
    """
    Two to five documents of one or more of *bodies*, each of a meeting of its own, in order of days.

    Meetings of different bodies may fall on one day.
    """
    sittings: list[tuple[str, date]] = []
    day = DAYS[0]
    for _ in range(pick(range(least, most + 1))):
        day += timedelta(days=pick([7, 14, 3, 0]))
        free = [body for body in (bodies[0], *bodies) if (body, day) not in sittings]
        if not free:
            day += timedelta(days=1)
        sittings.append((pick(free or [bodies[0], *bodies]), day))
    world = World(tuple(bodies), tuple(sittings))
    return [_document(pick, world, body, day) for body, day in sittings]


def readings(bodies: Sequence[str] = ("LG", "SK"), least: int = 2, most: int = 5) -> st.SearchStrategy[list[Reading]]:
    """
    What ``make_documents`` makes, as a strategy.
    """
    return made(partial(make_documents, bodies=bodies, least=least, most=most))


def _document(pick: Pick, world: World, body: str, day: date) -> Reading:
    titles = list(dict.fromkeys(pick(SUBJECTS) for _ in range(pick([1, 2, 3, 4]))))
    items = tuple(ReadItem(str(n), title, pick(NUMBERS), (10 * n, 10 * n + 9)) for n, title in enumerate(titles, 1))
    findings: list[Finding] = []
    for item in items:
        for n in range(pick([1, 1, 0, 2])):
            findings.append(_joined(pick, _finding(pick, world, item, body, day, n), findings))
        if not pick(range(4)):
            findings.append(evolve(_earlier(pick, world, item, body, day), id=f"f{len(findings) + 1}"))
    reading = Reading(
        document=DocumentFacts(f"{body}-{day}.txt", "", pick([*DocumentKind]), language="en"),
        meeting=MeetingFacts(body, day, pick(HOURS), next=_next(pick, world, body, day)),
        items=items,
        findings=tuple(findings),
        other_meetings=_told(pick, world, body),
    )
    digest = sha256(repr(reading).encode()).hexdigest()
    return evolve(reading, document=evolve(reading.document, sha256=digest))


def _next(pick: Pick, world: World, body: str, day: date) -> tuple[NextSitting, ...]:
    """
    The next meeting, if the minutes tell of it: mostly one there will be minutes of.
    """
    days = [*world.coming(body, day), day + timedelta(days=21)]
    return (NextSitting(pick(days), pick(HOURS), pick(VENUES)),) if pick([False, True]) else ()


def _told(pick: Pick, world: World, body: str) -> tuple[OtherMeeting, ...]:
    """
    Another body's meeting that the minutes tell of, to come or past.
    """
    days = [(whose, when) for whose, when in world.sittings if whose != body]
    if not days or not pick([False, True]):
        return ()
    whose, when = pick(days)
    return (OtherMeeting(whose, when, pick(["", "digital"]), quote="The other body meets.", lines=(99, 99)),)


def _joined(pick: Pick, finding: Finding, earlier: Sequence[Finding]) -> Finding:
    """
    *finding* under its id, rarely said to be, or to be like, one of the *earlier* ones.
    """
    named = evolve(finding, id=f"f{len(earlier) + 1}")
    if not earlier or pick(range(6)) < 5:
        return named
    other = tuple(dict.fromkeys(pick(earlier).id for _ in range(pick([1, 1, 2]))))
    return evolve(named, like=other) if pick([True, False]) else evolve(named, same_as=other)


def _finding(pick: Pick, world: World, item: ReadItem, body: str, day: date, n: int) -> Finding:
    title = pick([item.title, item.title, pick(SUBJECTS)])
    kind = pick(KINDS)
    line = item.lines[0] + 1 + n
    found = Finding(
        id="",
        disposition=Disposition(kind),
        title=title,
        item=item.number,
        number=item.file_number if title == item.title else "",
        certainty=pick([Certainty.CERTAIN, Certainty.CERTAIN, Certainty.CERTAIN, Certainty.LIKELY]),
        quote=f"{title}: {kind}.",
        lines=(line, line),
        rule=f"testing.{kind}",
    )
    match found.disposition:
        case Disposition.DECIDED | Disposition.NOTED:
            return evolve(found, outcome=pick([None, Outcome.APPROVED]), goes_on=pick(SELDOM))
        case Disposition.POSTPONED:
            return evolve(found, target=_goes_to(pick, world, body, day), reason=pick([None, Reason.LACK_OF_TIME]))
        case Disposition.RAISED:
            permits = Condition(ConditionKind.IF_TIME_PERMITS, "if time permits")
            kind = pick(["item", "item", "item", "umbrella", "missing_fact"])
            target = _goes_to(pick, world, body, day)
            return evolve(found, kind=kind, target=target, condition=permits if pick(SELDOM) else None)
        case Disposition.ASSIGNED | Disposition.UNDERTAKEN:
            owner = pick(OWNERS)
            waits = pick([None, WithParty(owner), ByDate(day + timedelta(days=20)), Period("2024-Q1")])
            return evolve(found, kind="assignment", owner=owner, target=waits)
        case Disposition.REFERRED if world.others(body):
            return evolve(found, target=NextMeeting(pick(world.others(body))), purpose=pick([*Purpose]))
    return found


def _earlier(pick: Pick, world: World, item: ReadItem, body: str, day: date) -> Finding:
    """
    What the minutes say an earlier meeting did, which may have minutes of its own.
    """
    held = [when for whose, when in world.sittings if whose == body and when < day]
    return Finding(
        id="",
        disposition=pick([Disposition.POSTPONED, Disposition.RAISED, Disposition.REFERRED_BACK]),
        title=item.title,
        item=item.number,
        number=item.file_number,
        lines=(item.lines[1], item.lines[1]),
        rule="testing.earlier",
        on=pick([*held, day - timedelta(days=4), day - timedelta(days=30)]),
        reference=pick(["", "12"]),
    )


def _goes_to(pick: Pick, world: World, body: str, day: date) -> Target | None:
    """
    Where minutes of *body* on *day* send a matter: most often to the next meeting, its own or another body's.
    """
    if pick(range(3)):
        return NextMeeting(body) if pick([True, False]) else None
    elsewhere: list[Target] = [
        *(MeetingOn(body, date=when) for when in world.coming(body, day)),
        *(NextMeeting(other) for other in world.others(body)),
        Unspecified(),
        MeetingOn(body, date=day + timedelta(days=28)),
        FirstMeetingFrom(body, day + timedelta(days=14)),
        ByDate(day + timedelta(days=20)),
        Period("2024-01"),
        Event("the election", "2024"),
        WithParty(OWNERS[0]),
    ]
    return pick(elsewhere)
