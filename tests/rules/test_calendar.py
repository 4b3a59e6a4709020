"""
The calendar of some bodies, by example.
"""

from __future__ import annotations

from datetime import date, time

from followup.model.codes import MeetingKind, MeetingStatus
from followup.rules.calendar import Calendar, end_of, start_of
from tests.support.samples import sample_meeting


HELD = sample_meeting("LG.1", "2024-01-05", status=MeetingStatus.HELD)
PLANNED = sample_meeting("LG.2", "2024-01-12")
CANCELLED = sample_meeting("LG.3", "2024-01-19", status=MeetingStatus.CANCELLED)
UNDATED = sample_meeting("LG.4", None, formerly=(date(2024, 1, 26),))
CALENDAR = Calendar.of([UNDATED, CANCELLED, PLANNED, HELD])


def test_meetings_are_in_order_and_undated_ones_in_none() -> None:
    """
    A meeting without a day is found by its key only.
    """
    assert CALENDAR.all("LG") == (HELD, PLANNED, CANCELLED)
    assert CALENDAR.get("LG.4") == UNDATED
    assert (CALENDAR.get(None), CALENDAR.get("LG.9"), CALENDAR.all("SK")) == (None, None, ())


def test_every_meeting_of_a_body_is_told() -> None:
    """
    Those without a day are told too.
    """
    assert {meeting.key for meeting in CALENDAR.every("LG")} == {"LG.1", "LG.2", "LG.3", "LG.4"}


def test_after_is_strictly_after() -> None:
    """
    A meeting is not after itself; the end of a day is after all its meetings, the start before.
    """
    assert CALENDAR.after("LG", PLANNED.order) == (CANCELLED,)
    assert CALENDAR.after("LG", start_of(date(2024, 1, 12))) == (PLANNED, CANCELLED)
    assert CALENDAR.after("LG", end_of(date(2024, 1, 12))) == (CANCELLED,)


def test_two_meetings_of_a_day_are_in_order_of_hour_then_ordinary_first() -> None:
    """
    Day, hour, kind, key.
    """
    late = sample_meeting("LG.1", "2024-01-12", starts=time(18))
    extra = sample_meeting("LG.2", "2024-01-12", starts=time(9), kind=MeetingKind.EXTRA)
    early = sample_meeting("LG.3", "2024-01-12", starts=time(9))

    assert Calendar.of([late, extra, early]).all("LG") == (early, extra, late)


def test_a_day_means_the_meeting_that_stands_then_the_one_moved_away_from_it() -> None:
    """
    Of two meetings on a day the one not cancelled; without one, the one once planned for it.
    """
    again = sample_meeting("LG.5", "2024-01-19", starts=time(9))
    both = Calendar.of([CANCELLED, again, UNDATED])

    assert both.bound("LG", date(2024, 1, 19)) == again
    assert CALENDAR.bound("LG", date(2024, 1, 19)) == CANCELLED
    assert CALENDAR.bound("LG", date(2024, 1, 26)) == UNDATED
    assert CALENDAR.bound("LG", date(2024, 2, 2)) is None


def test_of_two_meetings_moved_away_from_a_day_the_first_is_meant() -> None:
    """
    In whatever order they were recorded, the earliest that stands.
    """
    one = sample_meeting("LG.6", "2024-02-09", formerly=(date(2024, 1, 26),))
    other = sample_meeting("LG.7", "2024-02-02", formerly=(date(2024, 1, 26),))

    assert Calendar.of([one, other]).bound("LG", date(2024, 1, 26)) == other
    assert Calendar.of([other, one]).bound("LG", date(2024, 1, 26)) == other


def test_next_and_last() -> None:
    """
    Next is the earliest neither held nor cancelled, whether its day has passed or not; last the latest held.
    """
    assert (CALENDAR.next("LG"), CALENDAR.last("LG")) == (PLANNED, HELD)
    assert (CALENDAR.next("SK"), CALENDAR.last("SK")) == (None, None)


def test_looking_back_what_was_held_later_is_still_planned() -> None:
    """
    Cancelled meetings stay cancelled.
    """
    then = CALENDAR.as_of(HELD.order)

    assert [meeting.status for meeting in then.all("LG")] == ["planned", "planned", "cancelled"]
    assert CALENDAR.as_of(PLANNED.order).last("LG") == HELD
