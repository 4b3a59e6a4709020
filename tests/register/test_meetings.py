"""
Bodies and meetings: planned, moved, cancelled, closed, and what stands on them all the while.
"""

from __future__ import annotations

from datetime import date, time

import pytest

from followup.errors import AlreadyExists, InputError, NotFound, RefusedStep
from followup.model.codes import MeetingStatus, PlaceKind
from followup.model.reading import DocumentFacts, MeetingFacts, Reading
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.matter import why as why_page
from followup.service.register import Register
from followup.testing.registers import new_register
from tests.support.snapshots import contents


@pytest.fixture(name="register")
def _register() -> Register:
    """
    One body that meets on 5 January, 19 January and 2 February, with a matter promised for the second.
    """
    register = new_register(bodies=["LG"])
    for day in (date(2024, 1, 5), date(2024, 1, 19), date(2024, 2, 2)):
        register.plan_meeting("LG", day)
    register.add_matter("LG", "Dredging", to="LG/2024-01-19", on=date(2024, 1, 2))
    return register


def where(register: Register, key: str = "LG-1") -> tuple[str | None, list[str]]:
    """
    On which meeting a matter is, and which it skipped and why.
    """
    place = register.history(key).now
    assert place is not None
    return place.meeting, [f"{skip.meeting} {skip.why}" for skip in place.skipped]


def test_what_stands_on_a_cancelled_meeting_goes_on_by_itself(register: Register) -> None:
    """
    The answer says what was skipped and why; cancelling twice is refused.
    """
    register.cancel_meeting("LG/2024-01-19", note="No quorum.")

    assert where(register) == ("LG.3", ["LG.2 cancelled"])
    with pytest.raises(RefusedStep, match="cancelled already"):
        register.cancel_meeting("LG.2")
    with pytest.raises(RefusedStep, match="cannot be moved"):
        register.move_meeting("LG.2", date(2024, 1, 20))


def test_what_stands_on_a_moved_meeting_follows_it(register: Register) -> None:
    """
    The former day stays on the meeting.
    """
    moved = register.move_meeting("LG.2", date(2024, 1, 25), time="13:00")

    assert (where(register)[0], moved.formerly, str(moved.starts)) == ("LG.2", (date(2024, 1, 19),), "13:00:00")


def test_a_day_binds_once_a_meeting_is_planned(register: Register) -> None:
    """
    Until then the matter awaits it, at the top of every list.
    """
    register.add_matter("LG", "Parking", to="LG/2024-03-01", on=date(2024, 1, 2))
    before = register.history("LG-2").now
    register.plan_meeting("LG", date(2024, 3, 1))

    assert before is not None
    assert before.kind is PlaceKind.AWAITING_MEETING
    assert where(register, "LG-2")[0] == "LG.4"


def test_a_meeting_closed_without_minutes_passes_over_what_it_did_not_treat(register: Register) -> None:
    """
    What it did not reach is so by step; the rest is missed; closing twice is refused, and so is the future.
    """
    register.edit_body("LG", standing=["Reports"])
    register.add_matter("LG", "Parking", to="LG/2024-01-05", on=date(2024, 1, 2))
    register.add_matter("LG", "Bridges", to="LG/2024-01-05", on=date(2024, 1, 2))
    held = register.close_meeting("LG.1", not_reached=["LG-2", "reports"])

    assert held.status is MeetingStatus.HELD
    assert (where(register, "LG-2"), where(register, "LG-3")) == (("LG.2", []), ("LG.2", ["LG.1 missed"]))
    assert [item.matter.key for item in register.missed("LG").meetings[0].promised] == ["LG-3"]
    with pytest.raises(RefusedStep, match="held already"):
        register.close_meeting("LG.1")
    with pytest.raises(RefusedStep, match="not been held yet"):
        register.close_meeting("LG.2")


def test_closing_with_an_unknown_name_writes_nothing(register: Register) -> None:
    """
    A misspelt matter does not close the meeting half.
    """
    before = contents(register.store)
    with pytest.raises(NotFound, match="no matter or standing item"):
        register.close_meeting("LG.1", not_reached=["LG-77"])

    assert contents(register.store) == before


def test_a_standing_item_can_be_skipped_once(register: Register) -> None:
    """
    By its title, in any case; one that is not there is refused with those there are.
    """
    register.edit_body("LG", standing=["Welcome", "Reports"])
    step = register.skip_standing("LG/next", "REPORTS", note="No time.")

    assert (step.standing, step.meeting) == ("LG/s2", "LG.1")
    with pytest.raises(NotFound, match="no standing item Songs") as caught:
        register.skip_standing("LG/next", "Songs")
    assert caught.value.hint == "Its standing items: Welcome, Reports."


def test_a_meeting_is_named_by_key_day_or_place_in_time(register: Register) -> None:
    """
    What is not there is told with what is.
    """
    register.close_meeting("LG.1")

    assert [register.meeting(name).key for name in ("LG.2", "LG/2024-02-02", "LG/next", "LG/last")] == [
        "LG.2",
        "LG.3",
        "LG.2",
        "LG.1",
    ]
    with pytest.raises(NotFound, match="no meeting 2024-09-09") as caught:
        register.meeting("LG/2024-09-09")
    assert "LG.2 (2024-01-19)" in caught.value.hint
    with pytest.raises(NotFound, match="no meeting LG9"):
        register.meeting("LG9")
    with pytest.raises(InputError, match="neither a day"):
        register.meeting("LG/soon")
    with pytest.raises(NotFound, match="no body XX"):
        register.meeting("XX/next")


def test_meetings_are_planned_by_the_rule_of_their_body(register: Register) -> None:
    """
    Those that are there already are left as they are; a second time changes nothing.
    """
    register.edit_body("LG", repeats="FREQ=MONTHLY;BYDAY=1FR", time="08:30-11:00", timezone="Europe/Stockholm")
    planned = register.plan_meetings("LG", start=date(2024, 1, 1), until=date(2024, 4, 30))
    before = contents(register.store)

    assert [meeting.key for meeting in planned] == ["LG.1", "LG.3", "LG.4", "LG.5"]
    assert register.plan_meetings("LG", start=date(2024, 1, 1), until=date(2024, 4, 30)) == planned
    assert contents(register.store) == before


def test_a_holiday_is_noted_and_nothing_is_moved() -> None:
    """
    The note proposes another day.
    """
    register = new_register(bodies=[])
    register.add_body("LG", "Leaders", timezone="Europe/Stockholm", repeats="FREQ=MONTHLY;BYDAY=1FR")
    planned = register.plan_meetings("LG", start=date(2022, 12, 1), until=date(2023, 1, 31))

    assert [(str(meeting.date), meeting.note) for meeting in planned] == [
        ("2022-12-02", ""),
        ("2023-01-06", "Trettondedag jul; propose 2023-01-13"),
    ]


@pytest.mark.parametrize(
    "note, to, expected",
    [
        ("", date(2023, 1, 13), ""),
        ("", date(2023, 4, 7), "Långfredagen; propose 2023-04-14"),
        ("With the auditors", date(2023, 1, 13), "With the auditors"),
    ],
)
def test_a_holiday_is_not_noted_of_the_day_a_meeting_is_moved_to(note: str, to: date, expected: str) -> None:
    """
    Unless that is one too; what a person noted stays.
    """
    register = new_register(bodies=[])
    register.add_body("LG", "Leaders", timezone="Europe/Stockholm")
    planned = register.plan_meeting("LG", date(2023, 1, 6), note=note)

    assert planned.note == (note or "Trettondedag jul; propose 2023-01-13")
    assert register.move_meeting("LG.1", to).note == expected


def test_planning_that_makes_no_sense_is_refused(register: Register) -> None:
    """
    No rule, a rule that is none, too many, backwards, or twice at one hour.
    """
    with pytest.raises(InputError, match="no recurrence rule"):
        register.plan_meetings("LG", start=date(2024, 1, 1), until=date(2024, 2, 1))
    with pytest.raises(InputError, match="not a recurrence rule"):
        register.edit_body("LG", repeats="every now and then")
    register.edit_body("LG", repeats="FREQ=DAILY")
    with pytest.raises(InputError, match="more than 1000"):
        register.plan_meetings("LG", start=date(2024, 1, 1), until=date(2034, 1, 1))
    with pytest.raises(InputError, match="is before"):
        register.plan_meetings("LG", start=date(2024, 1, 2), until=date(2024, 1, 1))
    with pytest.raises(AlreadyExists, match="has a meeting on 2024-01-19 already"):
        register.plan_meeting("LG", date(2024, 1, 19))

    assert register.plan_meeting("LG", date(2024, 1, 19), time="18:00", extra=True).key == "LG.4"
    assert register.plan_meeting("LG", None).date is None


def test_a_body_is_added_once_and_changed_by_name(register: Register) -> None:
    """
    The very same again changes nothing; another of that key is refused, and so is what cannot be one.
    """
    register.add_body("SK", "The other", time="8.30–11")
    before = contents(register.store)
    register.add_body("SK", "The other", time="8.30–11")

    assert contents(register.store) == before
    with pytest.raises(InputError, match="needs a name"):
        register.add_body("KF", " ")
    with pytest.raises(InputError, match="not a time zone"):
        register.edit_body("SK", timezone="Mars/North")
    with pytest.raises(AlreadyExists, match="a body SK already"):
        register.add_body("SK", "Yet another")
    with pytest.raises(AlreadyExists, match="a body SK already"):
        register.add_body("sk", "The small letters")
    with pytest.raises(InputError, match="cannot be the key"):
        register.add_body("S K", "Spaces")
    with pytest.raises(InputError, match="not a time"):
        register.add_body("KF", "Council", time="late")
    with pytest.raises(NotFound, match="no body XX"):
        register.edit_body("XX", name="Nobody")
    assert register.edit_body("SK", name="Another", silence="ignore", aliases=["Others"]).aliases == ("Others",)


def test_recorded_minutes_tell_no_miss_where_silence_is_asked_about(register: Register) -> None:
    """
    Neither by them nor by the meeting before; each matter as it stood then, and as it is now.
    """
    register.edit_body("LG", silence="ask")
    register.add_matter("LG", "Parking", to="LG/2024-01-05", on=date(2024, 1, 2))
    register.close_meeting("LG.1")
    told = register.record(
        Reading(DocumentFacts("b.txt", "0"), MeetingFacts("LG", date(2024, 1, 19))), body="LG"
    ).missed

    assert told is not None
    assert [(item.matter.key, item.place.missed, told.now[item.matter.key].missed) for item in told.promised] == [
        ("LG-1", 0, 0),
        ("LG-2", 0, 0),
    ]


def test_an_agenda_stands_by_the_sections_of_its_body(register: Register) -> None:
    """
    In the register too, and items are numbered by it; without sections in the order there is otherwise.
    """
    for title, kind in (("Swimming hall", "motion"), ("School meals", "question")):
        register.add_matter("LG", title, kind=kind, to="LG/2024-01-19", on=date(2024, 1, 2))
    plain = [item.key for item in register.agenda("LG.2").items]
    register.edit_body("LG", sections=["question", "motion"])

    assert plain == ["LG-1", "LG-2", "LG-3"]
    items = register.agenda("LG.2").items
    assert [(item.key, item.heading) for item in items] == [
        ("LG-3", "Questions"),
        ("LG-2", "Motions"),
        ("LG-1", "Other matters"),
    ]
    for listed in (register.outstanding("LG"), register.outstanding(), register.at(date(2024, 1, 6)).outstanding("LG")):
        assert [row.key for row in listed] == ["LG-3", "LG-2", "LG-1"]


@pytest.mark.parametrize("setting, why, told", [("ask", "unsettled", ["LG-2"]), ("ignore", "held", [])])
def test_what_silence_means_to_a_body_holds_everywhere(
    register: Register, setting: str, why: str, told: list[str]
) -> None:
    """
    In places and lists, today and as of another day, no miss is counted; the matter goes on; and it can be changed.
    """
    register.edit_body("LG", silence=setting)
    register.add_matter("LG", "Parking", to="LG/2024-01-05", on=date(2024, 1, 2))
    register.close_meeting("LG.1")

    for asked in (register, register.at(date(2024, 1, 6))):
        (missed,) = asked.missed("LG").meetings
        assert ([item.matter.key for item in missed.promised], missed.silence) == (told, setting)
        assert [row.missed for row in asked.outstanding("LG") if row.key == "LG-2"] == [0]
        assert {item.key for item in asked.agenda("LG/2024-01-19").items} >= {"LG-2"}
        assert "passed over" not in as_text(why_page(asked.why("LG-2"), "en"))
    assert where(register, "LG-2") == ("LG.2", [f"LG.1 {why}"])
    assert [place.missed for place in register.edit_matter("LG-2", title="Parking lots").places.values()] == [0]
    register.edit_body("LG", silence="missed")
    assert where(register, "LG-2") == ("LG.2", ["LG.1 missed"])


def test_parties_are_added_once_and_renamed(register: Register) -> None:
    """
    Two of one name need different organisations.
    """
    register.add_party("The clerk", kind="role")
    with pytest.raises(AlreadyExists, match="a party The clerk already"):
        register.add_party("The clerk")
    with pytest.raises(InputError, match="needs a name"):
        register.add_party(" ")
    renamed = register.edit_party("The clerk", rename="The registrar", kind="person")

    assert (renamed.key, renamed.name, renamed.kind.value) == ("P-1", "The registrar", "person")


def test_two_meetings_at_one_hour_are_refused_however_many_the_day_has(register: Register) -> None:
    """
    Planned or moved there; what was cancelled leaves its hour free.
    """
    register.plan_meeting("LG", date(2024, 3, 1), time="10:00")
    second = register.plan_meeting("LG", date(2024, 3, 1), time="14:00")
    with pytest.raises(AlreadyExists, match=second.key):
        register.plan_meeting("LG", date(2024, 3, 1), time="14:00")
    with pytest.raises(AlreadyExists, match=second.key):
        register.move_meeting("LG.1", date(2024, 3, 1), time="14:00")
    moved = register.move_meeting(second.key, date(2024, 3, 1), time="14:00")
    register.cancel_meeting(moved.key)

    assert moved.key == second.key
    assert register.plan_meeting("LG", date(2024, 3, 1), time="14:00").key != second.key


def test_the_usual_end_is_not_that_of_a_meeting_that_starts_after_it(register: Register) -> None:
    """
    Neither where such a meeting is planned nor where one is moved; an end that fits stays.
    """
    register.edit_body("LG", time="08:30-11:00")
    planned = [register.plan_meeting("LG", date(2024, 3, day), time=hour) for day, hour in ((1, "14:00"), (8, "09:00"))]
    moved = register.move_meeting(planned[1].key, date(2024, 3, 15), time="11:00")

    assert [meeting.ends for meeting in (*planned, moved)] == [None, time(11), None]
