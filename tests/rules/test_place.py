"""
Where a matter is: one example for each rule.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from followup.model.bodies import Body, Meeting
from followup.model.codes import ConditionKind, Disposition, MeetingKind, MeetingStatus, PlaceKind, Silence
from followup.model.matters import Matter, Place
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
from followup.rules.calendar import Calendar
from followup.rules.place import place
from tests.support.samples import sample_meeting


FIRST = sample_meeting("LG.1", "2024-01-05", status=MeetingStatus.HELD)
SECOND = sample_meeting("LG.2", "2024-01-12")
THIRD = sample_meeting("LG.3", "2024-01-19")


def placed(
    target: Target, *meetings: Meeting, today: str = "2024-01-08", on: str | None = "2024-01-05", **facts: Any
) -> Place:
    """
    The place of a matter with that target, treated by the meeting of 5 January.
    """
    anchored = {"anchor_on": date.fromisoformat(on) if on else None, "anchor_meeting": "LG.1" if on else None}
    matter = Matter("LG-1", "LG", "Harbour dredging", target=target, **{**anchored, **facts})
    return place(matter, Calendar.of([FIRST, *meetings]), date.fromisoformat(today))


def skips(found: Place) -> list[tuple[str, str]]:
    """
    What was passed over, and why.
    """
    return [(skip.meeting, skip.why) for skip in found.skipped]


def test_the_next_meeting_is_the_first_ordinary_one_after_the_step() -> None:
    """
    Not the meeting that said so.
    """
    assert placed(NextMeeting("LG"), SECOND, THIRD) == Place(PlaceKind.AGENDA, "LG", "LG.2", SECOND.date)


def test_a_meeting_whose_day_has_passed_is_still_where_its_matters_are() -> None:
    """
    It says that its minutes are missing, from the day after.
    """
    assert not placed(NextMeeting("LG"), SECOND, today="2024-01-12").unminuted
    assert placed(NextMeeting("LG"), SECOND, today="2024-01-13").unminuted


def test_what_is_passed_over_is_told_with_the_reason() -> None:
    """
    Cancelled and extra meetings are skipped, held ones have missed the matter.
    """
    calendar = [
        sample_meeting("LG.2", "2024-01-09", status=MeetingStatus.CANCELLED, kind=MeetingKind.EXTRA),
        sample_meeting("LG.3", "2024-01-10", kind=MeetingKind.EXTRA),
        sample_meeting("LG.4", "2024-01-11", kind=MeetingKind.EXTRA, status=MeetingStatus.HELD),
        sample_meeting("LG.5", "2024-01-12", status=MeetingStatus.HELD),
        sample_meeting("LG.6", "2024-01-19"),
    ]
    found = placed(NextMeeting("LG"), *calendar)

    assert (found.meeting, found.missed) == ("LG.6", 1)
    assert skips(found) == [("LG.2", "cancelled"), ("LG.3", "extra"), ("LG.4", "extra"), ("LG.5", "missed")]


def test_without_a_planned_meeting_the_matter_awaits_one() -> None:
    """
    That is a place, not an error.
    """
    assert placed(NextMeeting("SK")) == Place(PlaceKind.AWAITING_MEETING, "SK")


def test_a_step_at_a_meeting_not_in_the_calendar_counts_from_its_hour() -> None:
    """
    A later meeting of the same day is the next one; one at the same hour is not.
    """
    morning = sample_meeting("LG.2", "2024-01-12", starts=time(9))
    evening = sample_meeting("LG.3", "2024-01-12", starts=time(18))
    facts: dict[str, Any] = {"on": "2024-01-12", "anchor_meeting": "LG.99", "anchor_starts": time(9)}

    assert placed(NextMeeting("LG"), morning, evening, **facts).meeting == "LG.3"


def test_a_step_outside_meetings_counts_from_the_end_of_its_day() -> None:
    """
    What was decided during a day is not for a meeting of that day.
    """
    assert placed(NextMeeting("LG"), SECOND, THIRD, on="2024-01-12", anchor_meeting=None).meeting == "LG.3"


def test_a_matter_that_was_never_treated_is_on_the_first_meeting_there_is() -> None:
    """
    Without an anchor every meeting comes after it.
    """
    assert placed(Unspecified(), SECOND, on=None).skipped[0].meeting == "LG.1"


@pytest.mark.parametrize("target", [MeetingOn("LG", "2024-01-19"), MeetingOn("LG", meeting="LG.3")], ids=["day", "key"])
def test_a_given_meeting_is_where_the_matter_is(target: Target) -> None:
    """
    By its day or by its key.
    """
    assert placed(target, SECOND, THIRD).meeting == "LG.3"


def test_a_given_extra_meeting_is_where_the_matter_is() -> None:
    """
    Only "the next meeting" passes over extra ones.
    """
    extra = sample_meeting("LG.3", "2024-01-19", kind=MeetingKind.EXTRA)

    assert placed(MeetingOn("LG", "2024-01-19"), extra).meeting == "LG.3"


def test_a_given_day_follows_its_meeting_when_that_is_moved() -> None:
    """
    "The meeting on 19 January" is meant, wherever it went.
    """
    moved = sample_meeting("LG.3", "2024-01-26", formerly=(date(2024, 1, 19),))
    unset = sample_meeting("LG.3", None, formerly=(date(2024, 1, 19),))

    assert placed(MeetingOn("LG", "2024-01-19"), moved).date == date(2024, 1, 26)
    assert placed(MeetingOn("LG", "2024-01-19"), unset) == Place(PlaceKind.AGENDA, "LG", "LG.3")


@pytest.mark.parametrize(
    "status, kind, why",
    [("cancelled", "ordinary", "cancelled"), ("held", "ordinary", "missed"), ("held", "extra", "missed")],
)
def test_a_given_meeting_that_did_not_take_it_up_passes_it_on(status: str, kind: str, why: str) -> None:
    """
    To the next ordinary one after it; a meeting that was held has missed it.
    """
    given = sample_meeting("LG.2", "2024-01-12", status=MeetingStatus(status), kind=MeetingKind(kind))
    found = placed(MeetingOn("LG", meeting="LG.2"), given, THIRD)

    assert (found.meeting, skips(found)) == ("LG.3", [("LG.2", why)])


@pytest.mark.parametrize("target", [NextMeeting("LG"), MeetingOn("LG", meeting="LG.2")], ids=["next", "given"])
@pytest.mark.parametrize("setting, why", [("missed", "missed"), ("ask", "unsettled"), ("ignore", "held")])
def test_what_a_held_meeting_did_is_told_by_what_silence_means(target: Target, setting: str, why: str) -> None:
    """
    The matter goes on to the same meeting, and only what is missed is counted; as it was before, too.
    """
    held = sample_meeting("LG.2", "2024-01-12", status=MeetingStatus.HELD)
    matter = Matter("LG-1", "LG", "Harbour dredging", target=target, anchor_on=FIRST.date, anchor_meeting="LG.1")
    calendar = Calendar.of([FIRST, held, THIRD], [Body("LG", "Leaders", silence=Silence(setting)), Body("SK", "Other")])

    for seen in (calendar, calendar.as_of(THIRD.order)):
        found = place(matter, seen, date(2024, 1, 15))
        assert (found.meeting, skips(found), found.missed) == ("LG.3", [("LG.2", why)], int(why == "missed"))


def test_a_given_meeting_without_a_day_that_is_cancelled_is_no_meeting() -> None:
    """
    The matter goes to the next ordinary one.
    """
    given = sample_meeting("LG.2", None, status=MeetingStatus.CANCELLED)

    assert placed(MeetingOn("LG", meeting="LG.2"), given, THIRD).meeting == "LG.3"


def test_a_given_meeting_that_has_treated_the_matter_is_not_where_it_is() -> None:
    """
    What goes on after it goes to the next one.
    """
    assert placed(MeetingOn("LG", meeting="LG.1"), SECOND).meeting == "LG.2"


def test_a_day_without_a_meeting_yet_is_awaited() -> None:
    """
    It binds once a meeting is planned for it; a day that passed in vain leads to the next meeting, assumed.
    """
    target = MeetingOn("LG", "2024-01-16")

    assert placed(target, SECOND, THIRD) == Place(PlaceKind.AWAITING_MEETING, "LG", date=date(2024, 1, 16))
    after = placed(target, SECOND, THIRD, today="2024-01-17")
    assert (after.meeting, after.assumed) == ("LG.3", True)


def test_an_unknown_meeting_leads_to_the_next_one() -> None:
    """
    A key that is not in the calendar names no day.
    """
    assert (placed(MeetingOn("LG", meeting="LG.99"), SECOND).meeting, placed(MeetingOn("LG"), SECOND).assumed) == (
        "LG.2",
        True,
    )


def test_the_first_meeting_from_a_day_may_be_on_that_day() -> None:
    """
    "The meeting in February" is the first on or after 1 February.
    """
    assert placed(FirstMeetingFrom("LG", "2024-01-12"), SECOND, THIRD).meeting == "LG.2"
    assert placed(FirstMeetingFrom("LG", "2024-01-13"), SECOND, THIRD).meeting == "LG.3"


@pytest.mark.parametrize("target", [ByDate("2024-01-31"), Period("2024-01")], ids=["day", "period"])
def test_what_has_a_day_rests_until_it_is_over(target: Target) -> None:
    """
    The last day still belongs to it; then it is overdue, on the next meeting after that day.
    """
    february = sample_meeting("LG.4", "2024-02-02")

    assert placed(target, THIRD, february, today="2024-01-31") == Place(PlaceKind.RESTING, "LG", date=date(2024, 1, 31))
    over = placed(target, THIRD, february, today="2024-02-01")
    assert (over.meeting, over.overdue, over.skipped) == ("LG.4", True, ())


@pytest.mark.parametrize("period, overdue", [(None, False), ("2023-12", True), ("2024-01", False)])
def test_at_an_event(period: str | None, overdue: bool) -> None:
    """
    It is overdue once its period is over.
    """
    expected = Place(PlaceKind.EVENT, "LG", event="The harbour day", period=period, overdue=overdue)

    assert placed(Event("The harbour day", period)) == expected


@pytest.mark.parametrize("until, overdue", [(None, False), ("2024-01-07", True), ("2024-01-08", False)])
def test_with_a_party(until: str | None, overdue: bool) -> None:
    """
    It is overdue the day after the one promised.
    """
    found = placed(WithParty("Harbour office", until))

    assert (found.kind, found.party, found.overdue) == (PlaceKind.WITH_PARTY, "Harbour office", overdue)


def test_what_nobody_dated_is_with_its_owner_or_assumed_for_the_next_meeting() -> None:
    """
    Waiting on somebody, it is with them; else the next meeting is taken, and that is said.
    """
    owned = placed(Unspecified(), SECOND, disposition=Disposition.ASSIGNED, owner="The clerk")
    unowned = placed(Unspecified(), SECOND, disposition=Disposition.ASSIGNED)

    assert owned == Place(PlaceKind.WITH_PARTY, "LG", party="The clerk")
    assert (unowned.meeting, unowned.assumed) == ("LG.2", True)


def test_conditions_stand_with_the_place() -> None:
    """
    If time permits, or what it takes.
    """
    may_wait = placed(NextMeeting("LG"), SECOND, condition=Condition(ConditionKind.IF_TIME_PERMITS))
    needs = placed(NextMeeting("LG"), SECOND, condition=Condition(ConditionKind.PRECONDITION, "when the survey is in"))

    assert (may_wait.if_time_permits, needs.if_time_permits, needs.precondition) == (
        True,
        False,
        "when the survey is in",
    )
