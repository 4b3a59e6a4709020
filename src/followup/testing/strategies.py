"""
Hypothesis strategies for what a register holds: calendars that change, targets of every kind, whole histories.

They make what ``followup.testing.histories`` makes, with choices that Hypothesis tries and shrinks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from typing import TypeVar

from hypothesis import strategies as st

from followup.model.bodies import Meeting, StandingItem
from followup.model.matters import Step
from followup.model.targets import Condition, Target
from followup.testing.histories import (
    BODIES,
    CONDITIONS,
    DAYS,
    ODD_MOMENTS,
    History,
    make_agenda,
    make_calendar,
    make_history,
    make_matter,
    make_meeting,
    make_standing,
    make_step,
    make_target,
)


T = TypeVar("T")


@cache
def _below(length: int) -> st.SearchStrategy[int]:
    return st.integers(0, length - 1)


@st.composite
def made(draw: st.DrawFn, make: Callable[..., T]) -> T:
    """
    Whatever *make* makes of choices that Hypothesis draws; the first of the choices is the simplest.
    """
    return make(lambda choices: choices[draw(_below(len(choices)))])


def days() -> st.SearchStrategy[date]:
    """
    Days of the few weeks in which everything happens.
    """
    return st.sampled_from(DAYS)


def moments() -> st.SearchStrategy[datetime]:
    """
    Moments in UTC, odd ones often.
    """
    first, last = datetime(1990, 1, 1), datetime(2060, 1, 1)  # noqa: DTZ001 - as bounds must be
    years = st.datetimes(first, last, timezones=st.just(UTC))
    return st.one_of(st.sampled_from(ODD_MOMENTS), years)


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


def meetings(body: str = "LG", number: int = 1) -> st.SearchStrategy[Meeting]:
    """
    A meeting of *body*: ordinary or extra; planned, held or cancelled; some were moved, some have no day.
    """
    return made(partial(make_meeting, body=body, number=number))


def calendars(bodies: Sequence[str] = BODIES, most: int = 5) -> st.SearchStrategy[tuple[Meeting, ...]]:
    """
    The meetings of one to all of *bodies*, at most *most* each; two of them may fall on a day.
    """
    return made(partial(make_calendar, bodies=bodies, most=most))


def targets(bodies: Sequence[str] = BODIES, known: Sequence[Meeting] = ()) -> st.SearchStrategy[Target]:
    """
    A target of any kind; those that name a meeting or a day often mean one that is *known*.
    """
    return made(partial(make_target, bodies=bodies, known=known))


def conditions() -> st.SearchStrategy[Condition | None]:
    """
    Mostly none; else *if time permits* or a precondition.
    """
    return st.one_of(st.none(), st.none(), st.sampled_from(CONDITIONS))


def steps(
    matter: str = "LG-1", number: int = 1, known: Sequence[Meeting] = (), bodies: Sequence[str] = BODIES
) -> st.SearchStrategy[Step]:
    """
    The step with that *number* of a matter: at a known meeting, at one not known here, or at none.
    """
    return made(partial(make_step, matter=matter, number=number, known=known, bodies=bodies))


def histories_of_one(
    matter: str = "LG-1", known: Sequence[Meeting] = (), bodies: Sequence[str] = BODIES, most: int = 6
) -> st.SearchStrategy[tuple[Step, ...]]:
    """
    The steps of one matter, as recorded: not in the order in which they happened; at least one of them counts.
    """
    return made(partial(make_matter, matter=matter, known=known, bodies=bodies, most=most))


def standing_items(body: str = "LG") -> st.SearchStrategy[tuple[StandingItem, ...]]:
    """
    The standing items of *body*, some placed last; at most one is for outstanding matters.
    """
    return made(partial(make_standing, body=body))


def histories(most_matters: int = 3, most_steps: int = 6) -> st.SearchStrategy[History]:
    """
    A whole register: its calendar, some matters with their steps, and the day on which it is asked.
    """
    return made(partial(make_history, most_matters=most_matters, most_steps=most_steps))


def agendas(matters: int = 5) -> st.SearchStrategy[History]:
    """
    A whole register whose matters are nearly all promised to one meeting, so that their order shows.
    """
    return made(partial(make_agenda, matters=matters))
