"""
What holds for every history: the names of the tests are the laws.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from followup.model.bodies import Meeting
from followup.model.codes import MeetingKind, MeetingStatus, PlaceKind
from followup.model.matters import Matter, Placed, Step
from followup.rules.agenda import agenda, as_they_stood, silence
from followup.rules.calendar import Calendar, end_of
from followup.rules.fold import fold
from followup.rules.place import placed
from followup.testing.histories import History
from followup.testing.strategies import agendas, calendars, days, histories, histories_of_one, meetings, steps
from tests.support.comparison import differences, keys_of


def open_matters(history: History) -> list[Matter]:
    """
    The open matters of a history, as the rules fold them.
    """
    return [matter for key, own in history.matters.items() if (matter := fold(key, own)).open]


def places(history: History) -> list[Placed]:
    """
    The open matters of a history, with their places.
    """
    return placed(open_matters(history), Calendar.of(history.meetings), history.today)


@given(histories())
def test_the_rules_say_what_the_oracle_says(history: History) -> None:
    """
    Records, places, agendas and silence are what brute force finds.
    """
    assert differences(history) == []


@given(agendas())
def test_a_full_agenda_stands_in_the_order_of_the_oracle(history: History) -> None:
    """
    By sections of kinds, where its body has them.
    """
    assert differences(history) == []


@given(histories_of_one(known=()), st.randoms(use_true_random=False))
def test_a_record_does_not_depend_on_the_order_in_which_steps_are_given(own: tuple[Step, ...], random: object) -> None:
    """
    When a step happened decides, not when it was recorded.
    """
    shuffled = list(own)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert fold("LG-1", own) == fold("LG-1", shuffled)


@given(st.data())
def test_a_struck_step_counts_for_nothing(data: st.DataObject) -> None:
    """
    A record with a withdrawn step is the record without it; only the numbers of steps go on.
    """
    known = data.draw(calendars())
    own = data.draw(histories_of_one(known=known))
    struck = evolve(data.draw(steps(number=99, known=known)), struck_at=own[0].at)

    assert evolve(fold("LG-1", [*own, struck]), steps=0) == evolve(fold("LG-1", own), steps=0)


@given(histories())
def test_every_open_matter_has_exactly_one_place(history: History) -> None:
    """
    Each open matter is placed once, whatever the calendar; no closed one is.
    """
    found = Counter(item.matter.key for item in places(history))

    assert found == {matter.key: 1 for matter in open_matters(history)}


@given(histories())
def test_a_matter_on_an_agenda_is_on_a_meeting_that_is_still_to_come(history: History) -> None:
    """
    No matter is left on a meeting that was held or cancelled, or is not in the calendar.
    """
    planned = {meeting.key for meeting in history.meetings if meeting.status is MeetingStatus.PLANNED}
    on_agendas = {item.place.meeting for item in places(history) if item.place.kind is PlaceKind.AGENDA}

    assert on_agendas <= planned


@given(histories())
def test_a_matter_is_never_on_a_meeting_at_or_before_one_that_treated_it(history: History) -> None:
    """
    What a meeting did to a matter moves it on, at the body where it is; meetings were not moved afterwards.
    """
    known = {meeting.key: meeting for meeting in history.meetings}
    unmoved = evolve(history, steps=tuple(step for step in history.steps if _is_where_it_was(step, known)))
    for item in places(unmoved):
        treated = [known[step.meeting or ""] for step in unmoved.matters[item.matter.key] if _treats(step, item, known)]

        assert all(meeting.order < known[item.place.meeting or ""].order for meeting in treated)


def _is_where_it_was(step: Step, known: dict[str, Meeting]) -> bool:
    meeting = known.get(step.meeting or "")
    return meeting is None or (meeting.date, meeting.starts) == (step.on, step.starts)


def _treats(step: Step, item: Placed, known: dict[str, Meeting]) -> bool:
    on_agenda = item.place.kind is PlaceKind.AGENDA and item.place.date is not None
    there = step.meeting in known and step.body == item.place.body
    flagged = item.matter.flagged > 0  # which of them changed nothing is the oracle's to say
    matter = item.matter
    if matter.anchor_meeting != step.meeting and (matter.anchor_on, matter.anchor_starts) == (step.on, step.starts):
        return False  # two bodies treated it at the same hour: neither came after the other
    return on_agenda and there and step.live and not flagged and step.disposition != "corrected"


@given(histories(), st.data())
def test_moving_or_cancelling_a_meeting_loses_no_matter(history: History, data: st.DataObject) -> None:
    """
    Whatever happens to the calendar, what was open still has its place, on a meeting there is if on any.
    """
    before = {item.matter.key for item in places(history)}
    changed = tuple(data.draw(_changed(meeting)) for meeting in history.meetings)
    after = places(evolve(history, meetings=changed))
    planned = {meeting.key for meeting in changed if meeting.status is MeetingStatus.PLANNED}

    assert {item.matter.key for item in after} == before
    assert {item.place.meeting for item in after if item.place.meeting} <= planned


def _changed(meeting: Meeting) -> st.SearchStrategy[Meeting]:
    """
    The meeting moved to another day, without a day, cancelled, or as it was.
    """
    formerly = (*meeting.formerly, meeting.date) if meeting.date else meeting.formerly
    moved = days().map(lambda day: evolve(meeting, date=day, formerly=formerly))
    cancelled = evolve(meeting, status=MeetingStatus.CANCELLED)
    return st.one_of(moved, st.sampled_from([meeting, cancelled, evolve(meeting, date=None, formerly=formerly)]))


@given(histories())
def test_what_is_on_an_agenda_stands_there_exactly_once(history: History) -> None:
    """
    The agenda of a meeting has one line for each matter placed on it, and no matter has two.
    """
    for meeting in history.meetings:
        lines = agenda_keys(history, meeting)
        there = {item.matter.key for item in places(history) if item.place.meeting == meeting.key}

        assert there <= set(lines)
        assert max(lines.values(), default=1) == 1


@given(histories())
def test_at_every_meeting_an_open_matter_of_the_body_is_seen_or_has_its_day(history: History) -> None:
    """
    Each open matter of a body is on the agenda of a meeting, unless it has another meeting of the body or a day.

    The one meeting that has no day and no key is the next ordinary one, when none is planned: that stands at the top
    of every register.
    """
    for meeting in history.meetings:
        lines = agenda_keys(history, meeting)
        for item in places(history):
            if meeting.body in {item.matter.body, item.matter.origin}:
                assert (item.matter.key in lines) is not has_its_day(item, meeting)


def has_its_day(item: Placed, meeting: Meeting) -> bool:
    """
    Whether a matter is dated elsewhere: with another meeting of the body, or resting until a day.
    """
    where = item.place
    if where.kind is PlaceKind.RESTING:
        return item.matter.kind != "umbrella"
    if where.body != meeting.body or where.meeting == meeting.key:
        return False
    awaiting = where.kind is PlaceKind.AWAITING_MEETING and item.matter.kind != "umbrella"
    return awaiting or where.kind is PlaceKind.AGENDA


def agenda_keys(history: History, meeting: Meeting) -> Counter[str]:
    """
    The keys of the matters on the agenda of a meeting, counted.
    """
    plan = agenda(meeting, open_matters(history), (), Calendar.of(history.meetings), history.today)
    return Counter(keys_of(plan.lines))


@given(histories())
def test_what_stood_on_a_meeting_is_kept_or_missed(history: History) -> None:
    """
    Silence divides what was promised for a meeting: treated, missed, or missed although time permitted.
    """
    calendar = Calendar.of(history.meetings)
    for meeting in history.meetings:
        if meeting.date is not None:
            before = as_they_stood(history.matters, meeting, calendar)
            treated = {step.matter for step in history.steps if step.live and step.meeting == meeting.key}
            found = silence(meeting, before, treated)
            promised = [item for item in before if item.place.meeting == meeting.key]

            assert len(found.promised) + len(found.if_time) + found.kept == len(promised)
            assert treated.isdisjoint(item.matter.key for item in (*found.promised, *found.if_time, *found.owed))


@given(calendars(), days())
def test_looking_back_twice_is_looking_back_once(known: tuple[Meeting, ...], day: date) -> None:
    """
    The calendar as of a moment, as of that moment, is the same.
    """
    once = Calendar.of(known).as_of(end_of(day))

    assert once.as_of(end_of(day)) == once


@given(calendars(), st.randoms(use_true_random=False))
def test_a_calendar_does_not_depend_on_the_order_of_its_meetings(known: tuple[Meeting, ...], random: object) -> None:
    """
    Meetings are in order of day, hour and kind, in whatever order they are given.
    """
    shuffled = list(known)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert [Calendar.of(known).all(body) for body in ("LG", "SK", "KF")] == [
        Calendar.of(shuffled).all(body) for body in ("LG", "SK", "KF")
    ]


@given(histories(), meetings(number=50))
def test_planning_one_more_extra_meeting_moves_nothing_that_awaits_an_ordinary_one(
    history: History, extra: Meeting
) -> None:
    """
    An extra meeting is not what "the next meeting" means: only a matter promised to it, or to its day, goes there.
    """
    added = evolve(extra, kind=MeetingKind.EXTRA, status=MeetingStatus.PLANNED)
    for item in places(evolve(history, meetings=(*history.meetings, added))):
        if item.place.meeting == added.key:
            assert item.matter.target.kind == "meeting_on"
