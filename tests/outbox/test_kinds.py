"""
Each kind of rule tells what it is for, on its day, and nothing else.
"""

from __future__ import annotations

from datetime import date

import pytest

from followup.model.codes import MeetingStatus, RuleKind
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import ByDate
from followup.outbox.kinds import KINDS
from followup.reports.notices import TOPICS
from tests.outbox.conftest import FIRST, Setting


def test_every_kind_has_its_occasions_and_every_topic_its_text() -> None:
    """
    The table names them all.
    """
    assert set(RuleKind) == set(KINDS)
    assert {
        "agenda",
        "doubt",
        "due",
        "elsewhere",
        "minutes",
        "missed",
        "owed",
        "postponed",
        "answer",
        "trouble",
    } == set(TOPICS)


def test_an_agenda_goes_out_a_week_ahead_and_once(setting: Setting) -> None:
    """
    Seven days before the meeting, and its sending is kept as an event of the meeting.
    """
    setting.register.plan_meeting("LG", date(2022, 12, 2))
    setting.register.add_matter("LG", "The bridges", to="LG/next")

    assert [(date(2022, 11, 25), "agenda")] == setting.daily(date(2022, 12, 2))
    assert "The bridges" in setting.mail.got[0].text
    sent = setting.register.meeting("LG.1").agenda_sent
    assert sent is not None
    assert sent.date() == date(2022, 11, 25)


def test_an_agenda_goes_out_on_the_working_day_before_a_holiday(setting: Setting) -> None:
    """
    A week before 13 January is Epiphany in Sweden: it comes the day before.
    """
    setting.go(date(2022, 12, 27))
    setting.register.plan_meeting("LG", date(2023, 1, 13))

    assert [(date(2023, 1, 5), "agenda")] == setting.daily(date(2023, 1, 13))


def test_a_meeting_that_is_moved_has_its_agenda_sent_anew(setting: Setting) -> None:
    """
    Its new day is another occasion, and the message says why it comes again.
    """
    setting.register.plan_meeting("LG", date(2022, 11, 10))
    setting.daily(date(2022, 11, 4))
    setting.register.move_meeting("LG.1", date(2022, 11, 24))

    assert [(date(2022, 11, 17), "agenda")] == setting.daily(date(2022, 11, 24))
    notices = setting.register.message(setting.mail.got[-1].id)[1]
    assert ["changed"] == [notice.cause for notice in notices]


def test_a_cancelled_meeting_has_no_agenda(setting: Setting) -> None:
    """
    Nobody is called to it.
    """
    setting.register.plan_meeting("LG", date(2022, 11, 24))
    setting.register.cancel_meeting("LG.1")

    assert setting.daily(date(2022, 11, 24)) == []


def test_missing_minutes_are_asked_for_weekly_until_they_come(setting: Setting) -> None:
    """
    From a week after the meeting.
    """
    setting.register.plan_meeting("LG", date(2022, 11, 3))
    setting.register.add_matter("LG", "The bridges", to="LG/next")
    setting.run()

    assert [(date(2022, 11, 10), "minutes"), (date(2022, 11, 17), "minutes")] == setting.daily(date(2022, 11, 23))
    setting.register.close_meeting("LG.1")
    assert setting.daily(date(2022, 12, 20)) == [(date(2022, 11, 24), "missed")]


def test_another_bodys_minutes_are_asked_for_once(setting: Setting) -> None:
    """
    The day after its meeting, if it was to treat a matter of ours and has no secretary here.
    """
    setting.register.plan_meeting("SK", date(2022, 11, 10))
    setting.register.add_matter("LG", "The plan", to="LG/next")
    setting.register.refer("LG-1", to="SK/next")

    assert [(date(2022, 11, 11), "elsewhere")] == setting.daily(date(2022, 12, 20))
    assert "The plan" in setting.mail.got[0].text


def test_what_others_owe_is_told_to_us_every_third_monday(setting: Setting) -> None:
    """
    Three weeks after it was promised, without a day; they are not written to, though they have an address.
    """
    setting.register.add_party("The region", contact="mailto:region@example.org")
    setting.register.add_matter("LG", "The dialogue")
    setting.register.assign("LG-1", to="The region", undertaken=True)

    assert [(date(2022, 11, 28), "owed"), (date(2022, 12, 19), "owed")] == setting.daily(date(2022, 12, 23))
    assert {"mailto:anna@example.org"} == {message.to for message in setting.mail.got}
    assert "Vi har inte skrivit till The region." in setting.mail.got[0].text


def test_what_is_promised_by_a_day_is_told_before_on_and_after_it(setting: Setting) -> None:
    """
    A week before, on the day, and each week after; the day itself is never rewritten.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-16")

    assert [date(2022, 11, 9), date(2022, 11, 16), date(2022, 11, 23), date(2022, 11, 30)] == [
        day for day, _ in setting.daily(date(2022, 12, 1))
    ]
    assert ByDate(date(2022, 11, 16)) == setting.register.matter("LG-1").target


def test_what_is_late_stands_before_what_is_due(setting: Setting) -> None:
    """
    In one message, and its subject counts both.
    """
    setting.register.add_matter("LG", "Soon", to="2022-11-23")
    setting.register.add_matter("LG", "Late", to="2022-11-09")
    setting.daily(date(2022, 11, 16))

    last = setting.mail.got[-1]
    assert ("LG-2", "LG-1") == last.matters
    assert last.subject == "Ledningsgruppen: 1 försenade och 1 förfaller"


def test_owners_with_an_address_are_told_and_others_through_the_secretary(setting: Setting) -> None:
    """
    A person of ours is; an organisation is not, nor somebody who has left, which the secretary is told.
    """
    setting.register.add_party("Bo Ek", kind="person", contact="bo@example.org")
    setting.register.add_party("Eva Alm", kind="person", contact="eva@example.org")
    setting.register.add_party("The region", contact="region@example.org")
    for title, owner in (("One", "Bo Ek"), ("Two", "Eva Alm"), ("Three", "The region")):
        setting.register.add_matter("LG", title, to="2022-11-08", owner=owner)
    setting.register.party_leaves("Eva Alm", on=FIRST, to="The region")
    setting.register.add_matter("LG", "Four", to="2022-11-08")
    setting.run()

    assert {"mailto:bo@example.org": ("LG-1",), "mailto:anna@example.org": ("LG-2", "LG-3", "LG-4")} == {
        message.to: message.matters for message in setting.mail.got
    }


def test_the_secretary_is_told_that_an_owner_has_left(setting: Setting) -> None:
    """
    Who otherwise would wonder why it comes to her.
    """
    setting.register.add_party("Eva Alm", kind="person", contact="eva@example.org")
    setting.register.add_party("Bo Ek", kind="person")
    setting.register.party_leaves("Eva Alm", on=date(2022, 11, 3), to="Bo Ek")
    setting.go(date(2022, 11, 4))
    setting.register.add_matter("LG", "The report", to="2022-11-08", owner="Eva Alm")
    setting.run()

    assert "Eva Alm har slutat: du får detta som sekreterare." in setting.mail.got[0].text


def test_a_matter_is_told_from_its_second_postponement(setting: Setting) -> None:
    """
    Each further one is an occasion of its own.
    """
    for day in (date(2022, 11, 3), date(2022, 11, 7), date(2022, 11, 9)):
        setting.register.plan_meeting("LG", day)
    setting.register.plan_meeting("LG", date(2023, 3, 3))
    setting.register.add_matter("LG", "The bridges", to="LG/next")
    told = []
    for meeting, until in (("LG.1", date(2022, 11, 6)), ("LG.2", date(2022, 11, 8)), ("LG.3", date(2022, 11, 14))):
        setting.go(setting.register.meeting(meeting).date or FIRST)
        setting.register.postpone("LG-1", meeting=meeting)
        setting.register.close_meeting(meeting)
        told.append([kind for _, kind in setting.daily(until) if kind == "postponed"])

    assert [[], ["postponed"], ["postponed"]] == told


def test_a_motion_is_to_be_answered_only_where_that_is_asked_for(setting: Setting) -> None:
    """
    The rule is off until somebody lets it tell.
    """
    setting.register.add_matter("LG", "More trees", kind="motion", on=date(2021, 12, 10))
    assert setting.daily(date(2022, 11, 5)) == []

    setting.register.pause_rule("answer", resume=True)
    assert [(date(2022, 11, 10), "answer")] == setting.daily(date(2022, 11, 30))


@pytest.mark.parametrize("kind", ["missed", "doubt"])
def test_what_a_meeting_passed_over_is_told_once_it_was_read_right(setting: Setting, kind: str) -> None:
    """
    If more than half of what was promised is missing, only that is asked, once, until somebody confirms it.
    """
    setting.register.plan_meeting("LG", date(2022, 11, 3))
    setting.register.plan_meeting("LG", date(2022, 12, 15))
    titles = ["Bridges", "Harbour", "Schools"] if kind == "doubt" else ["Bridges", "Harbour"]
    for title in titles:
        setting.register.add_matter("LG", title, to="LG/next")
    setting.run()
    setting.go(date(2022, 11, 4))
    setting.register.record(
        Reading(
            DocumentFacts("notes.txt", "ab", language="sv"),
            MeetingFacts("LG", date(2022, 11, 3)),
            (ReadItem("1", "Bridges"),),
            (Finding("f1", "reported", "Bridges", item="1", quote="Rapporterades.", lines=(3, 3)),),
        ),
        body="LG",
        accept=True,
    )
    assert setting.register.meeting("LG.1").status is MeetingStatus.HELD

    assert [(date(2022, 11, 4), kind)] == setting.daily(date(2022, 11, 8))
    if kind == "doubt":
        assert "followup record --confirm LG.1" in setting.mail.got[-1].text
        setting.register.confirm_minutes("LG.1")
        assert [(date(2022, 11, 9), "missed")] == setting.daily(date(2022, 11, 11))
        assert ("LG-2", "LG-3") == setting.mail.got[-1].matters
