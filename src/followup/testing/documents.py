"""
Hypothesis strategies for minutes as a reader would read them: small worlds in which the same matters come back.

Titles are few and some contain others, numbers recur, and bodies hand matters to each other, so that the order
in which documents are recorded could matter; the law is that it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from attrs import evolve
from hypothesis import strategies as st

from followup.model.codes import Certainty, ConditionKind, Disposition, DocumentKind, Outcome, Purpose, Reason
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, NextSitting, OtherMeeting, Reading, ReadItem
from followup.model.targets import Condition, MeetingOn, NextMeeting, Target, WithParty
from followup.testing.histories import DAYS, HOURS, OWNERS


SUBJECTS = ("Harbour dredging", "Dredging", "Budget 2024", "Budget", "School meals", "Cycle lanes and school roads")
NUMBERS = ("", "", "12/2024", "31/2023")


@st.composite
def readings(draw: st.DrawFn, bodies: Sequence[str] = ("LG", "SK"), least: int = 2, most: int = 5) -> list[Reading]:
    """
    Two to five documents of one or more of *bodies*, each of a meeting on a day of its own, in order of days.
    """
    count = draw(st.integers(least, most))
    gaps = draw(st.lists(st.integers(3, 21), min_size=count, max_size=count))
    sittings: list[tuple[str, date]] = []
    day = DAYS[0]
    for gap in gaps:
        day += timedelta(days=gap)
        sittings.append((draw(st.sampled_from([bodies[0], *bodies])), day))
    return [draw(_reading(body, day, sittings, bodies)) for body, day in sittings]


@st.composite
def _reading(
    draw: st.DrawFn, body: str, day: date, sittings: Sequence[tuple[str, date]], bodies: Sequence[str]
) -> Reading:
    titles = draw(st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=4, unique=True))
    items = tuple(
        ReadItem(str(n), title, draw(st.sampled_from(NUMBERS)), (10 * n, 10 * n + 1))
        for n, title in enumerate(titles, 1)
    )
    findings = [finding for item in items for finding in draw(_findings(item, body, day, sittings, bodies))]
    coming = [other for other in sittings if other[1] > day]
    own_next = [NextSitting(when) for whose, when in coming if whose == body][: draw(st.integers(0, 2))]
    told = [OtherMeeting(whose, when, quote="The other body meets.", lines=(99, 99)) for whose, when in coming]
    others = [other for other in told if other.body != body][: draw(st.integers(0, 1))]
    reading = Reading(
        document=DocumentFacts(f"{body}-{day}.txt", "", draw(st.sampled_from(DocumentKind)), language="en"),
        meeting=MeetingFacts(body, day, draw(st.sampled_from(HOURS)), next=tuple(own_next)),
        items=items,
        findings=tuple(evolve(finding, id=f"f{n}") for n, finding in enumerate(findings, 1)),
        other_meetings=tuple(others),
    )
    digest = sha256(repr(reading).encode()).hexdigest()
    return evolve(reading, document=evolve(reading.document, sha256=digest))


@st.composite
def _findings(
    draw: st.DrawFn,
    item: ReadItem,
    body: str,
    day: date,
    sittings: Sequence[tuple[str, date]],
    bodies: Sequence[str],
) -> list[Finding]:
    """
    What the minutes say under one item: nothing, one thing, or rarely a decision and something that goes on.
    """
    kind = draw(
        st.sampled_from(["none", "decided", "postponed", "raised", "assigned", "referred", "noted", "reported"])
    )
    if kind == "none":
        return []
    first = draw(_finding(kind, item, body, day, sittings, bodies))
    again = [draw(_finding("raised", item, body, day, sittings, bodies))] if draw(st.integers(0, 5)) == 0 else []
    return [first, *again]


@st.composite
def _finding(
    draw: st.DrawFn,
    kind: str,
    item: ReadItem,
    body: str,
    day: date,
    sittings: Sequence[tuple[str, date]],
    bodies: Sequence[str],
) -> Finding:
    found = Finding(
        id="",
        disposition=Disposition(kind),
        title=item.title if draw(st.integers(0, 4)) else draw(st.sampled_from(SUBJECTS)),
        item=item.number,
        number=item.file_number,
        certainty=draw(st.sampled_from([Certainty.CERTAIN, Certainty.CERTAIN, Certainty.LIKELY])),
        quote=f"{item.title}: {kind}.",
        lines=(item.lines[0] + 1, item.lines[0] + 1),
        rule=f"testing.{kind}",
    )
    others = [other for other in bodies if other != body]
    match found.disposition:
        case Disposition.DECIDED:
            return evolve(found, outcome=draw(st.sampled_from([None, Outcome.APPROVED])), goes_on=draw(_seldom()))
        case Disposition.POSTPONED:
            target = draw(_coming(body, day, sittings))
            return evolve(found, target=target, reason=draw(st.sampled_from([None, Reason.LACK_OF_TIME])))
        case Disposition.RAISED:
            permits = Condition(ConditionKind.IF_TIME_PERMITS, "if time permits")
            return evolve(found, target=NextMeeting(body), condition=permits if draw(_seldom()) else None)
        case Disposition.ASSIGNED:
            owner = draw(st.sampled_from(OWNERS))
            return evolve(found, kind="assignment", owner=owner, target=draw(st.sampled_from([None, WithParty(owner)])))
        case Disposition.REFERRED if others:
            purpose = draw(st.sampled_from([Purpose.DECISION, Purpose.CONSULTATION]))
            return evolve(found, target=NextMeeting(draw(st.sampled_from(others))), purpose=purpose)
    return found


def _seldom() -> st.SearchStrategy[bool]:
    return st.sampled_from([False, False, False, True])


def _coming(body: str, day: date, sittings: Sequence[tuple[str, date]]) -> st.SearchStrategy[Target | None]:
    """
    The next meeting, nothing stated, or the day of a later meeting of the body.
    """
    later: list[Target] = [MeetingOn(body, date=when) for whose, when in sittings if whose == body and when > day]
    return st.sampled_from([None, NextMeeting(body), *later])
