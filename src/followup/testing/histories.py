"""
Made-up histories of what a register holds: calendars that change, targets of every kind, steps in any order.

All chance comes from *pick*, which chooses one of a sequence: ``random.Random(7).choice`` makes many histories quickly
and always the same ones; ``followup.testing.strategies`` lets Hypothesis choose, and shrink.
Days come from few weeks around a turn of the year, so that meetings, targets and steps meet and miss by a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from followup.model.bodies import Body, Meeting, StandingItem
from followup.model.codes import (
    ConditionKind,
    Disposition,
    MeetingKind,
    MeetingStatus,
    Outcome,
    Purpose,
    Reason,
    Silence,
    StandingRole,
)
from followup.model.matters import Step
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


T = TypeVar("T")

BODIES = ("LG", "SK", "KF")
DAYS = tuple(date(2023, 12, 21) + timedelta(days=n) for n in range(44))
HOURS = (None, time(8, 30), time(13, 0), time(18, 0))
PERIODS = ("2023", "2023-Q4", "2023-12", "2024-Q1", "2024-01", "2024-02", "2024")
OWNERS = ("The clerk", "Harbour office")
TITLES = ("Harbour dredging", "Dredging", "Budget 2024", "School meals", "Cycle lanes")
SECTIONS = ((), (), ("item",), ("missing_fact", "item"), ("umbrella", "missing_fact"))
CONDITIONS = (Condition(ConditionKind.IF_TIME_PERMITS), Condition(ConditionKind.PRECONDITION, "when the survey is in"))
CLOSING = tuple(
    Disposition(each)
    for each in ("decided", "carried_out", "noted", "withdrawn", "written_off", "superseded", "merged")
)
NOT_CLOSING = tuple(each for each in Disposition if each not in CLOSING)
STRUCK_AT = datetime(2024, 5, 1, tzinfo=UTC)

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


class Pick(Protocol):
    """
    Choose one of some things.
    """

    def __call__(self, choices: Sequence[T], /) -> T:
        """
        Return one of the *choices*, of which there is at least one.
        """
        ...


@frozen
class History:
    """
    A register made up: *meetings* and *standing* items of some *bodies*, the *steps* of its matters, a day to ask on.
    """

    meetings: tuple[Meeting, ...]
    standing: tuple[StandingItem, ...]
    steps: tuple[Step, ...]
    today: date
    bodies: tuple[Body, ...] = ()

    @property
    def matters(self) -> dict[str, tuple[Step, ...]]:
        """
        The steps of each matter, by its key.
        """
        keys = dict.fromkeys(step.matter for step in self.steps)
        return {key: tuple(step for step in self.steps if step.matter == key) for key in keys}


def make_body(pick: Pick, body: str = "LG") -> Body:
    """
    Make a body: most take silence for a miss, and have no sections.
    """
    return Body(body, body, silence=pick([Silence.MISSED, Silence.MISSED, *Silence]), sections=pick(SECTIONS))


def make_meeting(pick: Pick, body: str = "LG", number: int = 1) -> Meeting:
    """
    Make a meeting: ordinary or extra; planned, held or cancelled; some were moved, some have no day.
    """
    return Meeting(
        key=f"{body}.{number}",
        body=body,
        date=None if pick(range(8)) == 7 else pick(DAYS),
        kind=pick([MeetingKind.ORDINARY, MeetingKind.ORDINARY, MeetingKind.EXTRA]),
        status=pick([MeetingStatus.PLANNED, *MeetingStatus]),
        starts=pick(HOURS),
        formerly=tuple(pick(DAYS) for _ in range(pick([0, 0, 0, 1, 2]))),
    )


def make_calendar(pick: Pick, bodies: Sequence[str] = BODIES, most: int = 5) -> tuple[Meeting, ...]:
    """
    Make the meetings of one to all of *bodies*, at most *most* each; two of them may fall on a day.
    """
    chosen = bodies[: pick(range(1, len(bodies) + 1))]
    return tuple(make_meeting(pick, body, number) for body in chosen for number in range(1, pick(range(most + 1)) + 1))


def make_target(pick: Pick, bodies: Sequence[str] = BODIES, known: Sequence[Meeting] = ()) -> Target:
    """
    Make a target of any kind; those that name a meeting or a day often mean one that is *known*.
    """
    body = pick(bodies)
    own = [meeting for meeting in known if meeting.body == body]
    planned = [day for meeting in own for day in (meeting.date, *meeting.formerly) if day]
    hits = pick([True, False])
    day = pick(planned if planned and hits else DAYS)
    match pick(["", "", "", "next", "next", "on", "key", "first", "by", "period", "event", "with"]):
        case "next":
            return NextMeeting(body)
        case "on":
            return MeetingOn(body, date=day)
        case "key":
            return MeetingOn(body, meeting=pick([*(meeting.key for meeting in own), f"{body}.99"]))
        case "first":
            return FirstMeetingFrom(body, day)
        case "by":
            return ByDate(day)
        case "period":
            return Period(pick(PERIODS))
        case "event":
            return Event("The harbour day", pick([None, *PERIODS]))
        case "with":
            return WithParty("Harbour office", pick([None, day]))
    return Unspecified()


def make_step(
    pick: Pick, matter: str, number: int, known: Sequence[Meeting] = (), bodies: Sequence[str] = BODIES
) -> Step:
    """
    Make the step with that *number* of a matter: at a known meeting, at one not known here, or at none.
    """
    odd = pick([*([""] * 8), "stray", "moved", "struck", "goes on"])
    disposition = pick([*NOT_CLOSING, *NOT_CLOSING, *NOT_CLOSING, *CLOSING])
    meeting = pick([None, *known, *known])
    body = meeting.body if meeting else pick([bodies[0], *bodies])
    stray = f"{body}.99" if odd == "stray" else None
    return Step(
        key=f"{matter}/{number}",
        matter=matter,
        number=number,
        disposition=disposition,
        on=meeting.date if meeting and meeting.date and odd != "moved" else pick(DAYS),
        at=ODD_MOMENTS[number % len(ODD_MOMENTS)],
        body=body,
        meeting=meeting.key if meeting else stray,
        starts=meeting.starts if meeting else pick(HOURS) if stray else None,
        position=pick(range(3)),
        item=pick(["", "2", "3", "3a", "10"]),
        reason=pick([None, Reason.LACK_OF_TIME]),
        outcome=pick([None, Outcome.APPROVED]),
        purpose=pick([None, Purpose.DECISION, Purpose.DECISION, Purpose.CONSULTATION]),
        target=make_target(pick, bodies, known),
        condition=pick([None, None, None, None, *CONDITIONS]),
        closes=disposition in CLOSING and odd != "goes on",
        by_decision=pick([True, False]),
        title=pick(["", *TITLES]),
        kind=pick(["", "", "item", "umbrella", "missing_fact"]),
        file_number=pick(["", "12/2024"]),
        owner=pick([None, None, "", *OWNERS]),
        interim=pick(["", "Work goes on."]),
        restricted=pick([None, None, True, False]),
        other=pick([None, "LG-9"]),
        struck_at=STRUCK_AT if odd == "struck" else None,
    )


def make_matter(
    pick: Pick, matter: str = "LG-1", known: Sequence[Meeting] = (), bodies: Sequence[str] = BODIES, most: int = 6
) -> tuple[Step, ...]:
    """
    Make the steps of one matter, as recorded: not in the order in which they happened; the first of them counts.
    """
    made = [make_step(pick, matter, number, known, bodies) for number in range(1, pick(range(1, most + 1)) + 1)]
    return (evolve(made[0], struck_at=None), *made[1:])


def make_standing(pick: Pick, body: str = "LG") -> tuple[StandingItem, ...]:
    """
    Make the standing items of *body*, some placed last; at most one is for outstanding matters.
    """
    roles = [role for role in StandingRole if pick([True, False])]
    return tuple(
        StandingItem(f"{body}:{n}", body, n, role.replace("_", " ").capitalize(), role, last=pick([False, True]))
        for n, role in enumerate(roles, 1)
    )


def make_history(pick: Pick, most_matters: int = 3, most_steps: int = 6) -> History:
    """
    Make a whole register: its calendar, some matters with their steps, and the day on which it is asked.
    """
    known = make_calendar(pick)
    bodies = BODIES[: max(2, len({meeting.body for meeting in known}))]
    keys = [f"LG-{n}" for n in (2, 10, 9, 1)[: pick(range(1, most_matters + 1))]]
    matters = [make_matter(pick, key, known, bodies, most_steps) for key in keys]
    latest = [max((step for step in own if step.live), key=lambda step: step.order) for own in matters]
    turning = sorted({day for step in latest for day in _turning_days(step.target)})
    turns = pick([True, False])
    return History(
        meetings=known,
        standing=make_standing(pick),
        steps=tuple(step for own in matters for step in own),
        today=pick(turning if turning and turns else DAYS),
        bodies=tuple(make_body(pick, body) for body in bodies),
    )


def make_agenda(pick: Pick, matters: int = 5) -> History:
    """
    Make a register whose matters are nearly all promised to one meeting, so that their order shows.
    """
    meeting = Meeting("LG.1", "LG", DAYS[30])
    coming: tuple[Target, ...] = (NextMeeting("LG"), NextMeeting("LG"), Unspecified())
    promised = [
        evolve(
            make_step(pick, f"LG-{n}", 1, bodies=("LG",)),
            on=pick(DAYS[:3]),
            target=pick(coming),
            closes=False,
            struck_at=None,
        )
        for n in (10, *range(1, matters))
    ]
    return History((meeting,), make_standing(pick), tuple(promised), DAYS[10], (make_body(pick),))


def _turning_days(target: Target) -> list[date]:
    """
    The days on which it shows whether a day belongs to what it ends.
    """
    last = target.last_day if isinstance(target, Period) else getattr(target, "date", getattr(target, "until", None))
    return [last, last + timedelta(days=1)] if last else []
