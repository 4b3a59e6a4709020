"""
Hypothesis strategies for what a register holds: calendars that change, targets of every kind, whole histories.

Days come from few weeks around a turn of the year, so that meetings, targets and steps meet and miss by a day.
Minutes as a reader would read them are in ``followup.testing.documents``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from followup.model.codes import (
    ConditionKind,
    Disposition,
    MeetingKind,
    MeetingStatus,
    Outcome,
    Purpose,
    Reason,
    StandingRole,
)
from followup.model.subjects import Meeting, StandingItem, Step
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


BODIES = ("LG", "SK", "KF")
FIRST_DAY = date(2023, 12, 21)
LAST_DAY = date(2024, 2, 2)
HOURS = (None, time(8, 30), time(13, 0), time(18, 0))
PERIODS = ("2023", "2023-Q4", "2023-12", "2024-Q1", "2024-01", "2024-02", "2024")
OWNERS = ("The clerk", "Harbour office")
TITLES = ("Harbour dredging", "Dredging", "Budget 2024", "School meals", "Cycle lanes")

# Two nights of changed clocks, a leap day, a turn of the year, and days far off in both directions.
ODD_MOMENTS = (
    datetime(2024, 3, 31, 0, 59, 59, tzinfo=UTC),
    datetime(2024, 3, 31, 1, 0, tzinfo=UTC),
    datetime(2024, 10, 27, 0, 30, tzinfo=UTC),
    datetime(2024, 10, 27, 1, 30, tzinfo=UTC),
    datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=UTC),
    datetime(2023, 12, 31, 23, 30, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2099, 6, 1, tzinfo=UTC),
)


@frozen
class History:
    """
    A register made up: *meetings* and *standing* items of some bodies, the *steps* of its matters, and a day to ask on.
    """

    meetings: tuple[Meeting, ...]
    standing: tuple[StandingItem, ...]
    steps: tuple[Step, ...]
    today: date

    @property
    def matters(self) -> dict[str, tuple[Step, ...]]:
        """
        The steps of each matter, by its key.
        """
        keys = dict.fromkeys(step.matter for step in self.steps)
        return {key: tuple(step for step in self.steps if step.matter == key) for key in keys}


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    """
    Days of the few weeks in which everything happens.
    """
    return st.integers(0, (last - first).days).map(lambda n: first + timedelta(days=n))


def moments() -> st.SearchStrategy[datetime]:
    """
    Moments in UTC, odd ones often.
    """
    return st.one_of(
        st.sampled_from(ODD_MOMENTS),
        st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive
    )


def clocks(ticks: int = 12) -> st.SearchStrategy[list[datetime]]:
    """
    What a clock shows, time after time: mostly a little later, but it leaps by years, back and forth, and stands still.
    """
    leaps = st.one_of(
        st.integers(0, 90).map(lambda seconds: timedelta(seconds=seconds)),
        st.sampled_from([timedelta(hours=1), timedelta(hours=-1), timedelta(days=366 * 3), timedelta(days=-366 * 3)]),
    )
    return st.tuples(st.sampled_from(ODD_MOMENTS[:6]), st.lists(leaps, min_size=ticks, max_size=ticks)).map(_ticked)


def _ticked(drawn: tuple[datetime, list[timedelta]]) -> list[datetime]:
    shown = [drawn[0]]
    for leap in drawn[1]:
        shown.append(shown[-1] + leap)
    return shown


@st.composite
def meetings(draw: st.DrawFn, body: str = "LG", number: int = 1) -> Meeting:
    """
    A meeting of *body*: ordinary or extra; planned, held or cancelled; some were moved, some have no day.
    """
    day = draw(st.one_of(*(4 * [days()]), st.none()))
    earlier_days = draw(st.one_of(st.just([]), st.lists(days(), max_size=2)))
    return Meeting(
        key=f"{body}.{number}",
        body=body,
        date=day,
        kind=draw(st.sampled_from([MeetingKind.ORDINARY, MeetingKind.ORDINARY, MeetingKind.EXTRA])),
        status=draw(st.sampled_from([*MeetingStatus, MeetingStatus.PLANNED])),
        starts=draw(st.sampled_from(HOURS)),
        formerly=tuple(earlier_days),
    )


@st.composite
def calendars(draw: st.DrawFn, bodies: Sequence[str] = BODIES, most: int = 5) -> tuple[Meeting, ...]:
    """
    The meetings of one to all of *bodies*, at most *most* each; two of them may fall on a day.
    """
    chosen = bodies[: draw(st.integers(1, len(bodies)))]
    counts = [draw(st.sampled_from([*range(most, -1, -1)])) for _ in chosen]
    return tuple(
        draw(meetings(body, number))
        for body, count in zip(chosen, counts, strict=True)
        for number in range(1, count + 1)
    )


@st.composite
def targets(draw: st.DrawFn, bodies: Sequence[str] = BODIES, known: Sequence[Meeting] = ()) -> Target:
    """
    A target of any kind; those that name a meeting or a day often mean one that is *known*.
    """
    body = draw(st.sampled_from(bodies))
    own = [meeting for meeting in known if meeting.body == body]
    planned_days = [day for meeting in own for day in (meeting.date, *meeting.formerly) if day]
    hits = draw(st.booleans())
    day = draw(st.sampled_from(planned_days) if planned_days and hits else days())
    keys = [meeting.key for meeting in own] or [f"{body}.99"]
    choices: list[st.SearchStrategy[Target]] = [
        st.just(Unspecified()),
        st.just(NextMeeting(body)),
        st.just(MeetingOn(body, date=day)),
        st.sampled_from(keys).map(lambda key: MeetingOn(body, meeting=key)),
        st.just(FirstMeetingFrom(body, day)),
        st.just(ByDate(day)),
        st.sampled_from(PERIODS).map(Period),
        st.sampled_from([None, *PERIODS]).map(lambda period: Event("The harbour day", period)),
        st.sampled_from([None, day]).map(lambda until: WithParty("Harbour office", until)),
    ]
    target: Target = draw(st.one_of(st.just(Unspecified()), st.just(Unspecified()), *choices))
    return target


def conditions() -> st.SearchStrategy[Condition | None]:
    """
    Mostly none; else *if time permits* or a precondition.
    """
    stated = st.sampled_from(
        [Condition(ConditionKind.IF_TIME_PERMITS), Condition(ConditionKind.PRECONDITION, "when the survey is in")]
    )
    return st.one_of(st.none(), st.none(), stated)


_CLOSING = (
    Disposition.DECIDED,
    Disposition.CARRIED_OUT,
    Disposition.NOTED,
    Disposition.WITHDRAWN,
    Disposition.WRITTEN_OFF,
    Disposition.SUPERSEDED,
    Disposition.MERGED,
)


# Facts that do not act on each other are drawn together: a draw costs more than a fact.
_NAMED: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"title": title, "kind": kind, "file_number": number}
        for title in ("", *TITLES)
        for kind in ("", "", "item", "umbrella", "missing_fact")
        for number in ("", "12/2024")
    ]
)
_TOLD: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"reason": reason, "outcome": outcome, "interim": interim, "restricted": restricted, "other": other}
        for reason in (None, Reason.LACK_OF_TIME)
        for outcome in (None, Outcome.APPROVED)
        for interim in ("", "Work goes on.")
        for restricted in (None, None, True, False)
        for other in (None, "LG-9")
    ]
)
_ACTED: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"position": position, "item": item, "by_decision": by_decision, "purpose": purpose, "owner": owner}
        for position in (0, 1, 2)
        for item in ("", "2", "3", "3a", "10")
        for by_decision in (True, False)
        for purpose in (None, Purpose.DECISION, Purpose.DECISION, Purpose.CONSULTATION)
        for owner in (None, None, "", *OWNERS)
    ]
)
_DISPOSITIONS = st.sampled_from([*(3 * [each for each in Disposition if each not in _CLOSING]), *_CLOSING])
_ODDITIES = st.sampled_from(["stray", "moved", "struck", "goes on", *([""] * 8)])
_DAYS = days()
_HOURS = st.sampled_from(HOURS)
_CONDITIONS = conditions()


@st.composite
def steps(
    draw: st.DrawFn,
    matter: str = "LG-1",
    number: int = 1,
    known: Sequence[Meeting] = (),
    bodies: Sequence[str] = BODIES,
) -> Step:
    """
    The step with that *number* of a matter: at a known meeting, at one not known here, or at none.
    """
    disposition = draw(_DISPOSITIONS)
    odd = draw(_ODDITIES)
    meeting = draw(st.sampled_from([None, *known, *known])) if known else None
    stray = meeting is None and odd == "stray"
    body = meeting.body if meeting else draw(st.sampled_from([bodies[0], *bodies]))
    return Step(
        key=f"{matter}/{number}",
        matter=matter,
        number=number,
        disposition=disposition,
        on=meeting.date if meeting and meeting.date and odd != "moved" else draw(_DAYS),
        at=ODD_MOMENTS[number % len(ODD_MOMENTS)],
        body=body,
        meeting=meeting.key if meeting else f"{body}.99" if stray else None,
        starts=meeting.starts if meeting else draw(_HOURS) if stray else None,
        target=draw(targets(bodies, known)),
        condition=draw(_CONDITIONS),
        closes=disposition in _CLOSING and odd != "goes on",
        struck_at=datetime(2024, 5, 1, tzinfo=UTC) if odd == "struck" else None,
        **draw(_NAMED),
        **draw(_TOLD),
        **draw(_ACTED),
    )


@st.composite
def histories_of_one(
    draw: st.DrawFn, matter: str = "LG-1", known: Sequence[Meeting] = (), bodies: Sequence[str] = BODIES, most: int = 6
) -> tuple[Step, ...]:
    """
    The steps of one matter, as recorded: not in the order in which they happened; at least one of them counts.
    """
    count = draw(st.integers(1, most))
    drawn = [draw(steps(matter, number, known, bodies)) for number in range(1, count + 1)]
    return tuple(drawn) if any(step.live for step in drawn) else (*drawn, draw(_live(matter, count + 1, known, bodies)))


def _live(matter: str, number: int, known: Sequence[Meeting], bodies: Sequence[str]) -> st.SearchStrategy[Step]:
    return steps(matter, number, known, bodies).filter(lambda step: step.live)


@st.composite
def standing_items(draw: st.DrawFn, body: str = "LG") -> tuple[StandingItem, ...]:
    """
    The standing items of *body*, some placed last; at most one is for outstanding matters.
    """
    roles = draw(st.lists(st.sampled_from(StandingRole), max_size=4, unique=True))
    return tuple(
        StandingItem(f"{body}:{n}", body, n, role.replace("_", " ").capitalize(), role, last=draw(st.booleans()))
        for n, role in enumerate(roles, 1)
    )


@st.composite
def histories(draw: st.DrawFn, most_matters: int = 3, most_steps: int = 6) -> History:
    """
    A whole register: its calendar, some matters with their steps, and the day on which it is asked.
    """
    known = draw(calendars())
    keys = [f"LG-{n}" for n in (2, 10, 9, 1)[: draw(st.integers(1, most_matters))]]
    matters = [draw(histories_of_one(key, known, most=most_steps)) for key in keys]
    latest = [max((step for step in own if step.live), key=lambda step: step.order) for own in matters]
    turning = {day for step in latest for day in _turning_days(step.target)}
    return History(
        meetings=known,
        standing=draw(standing_items()),
        steps=tuple(step for own in matters for step in own),
        today=draw(st.one_of(days(), st.sampled_from(sorted(turning))) if turning else days()),
    )


def _turning_days(target: Target) -> list[date]:
    """
    The days on which it shows whether a day belongs to what it ends.
    """
    last = target.last_day if isinstance(target, Period) else getattr(target, "date", getattr(target, "until", None))
    return [last, last + timedelta(days=1)] if last else []
