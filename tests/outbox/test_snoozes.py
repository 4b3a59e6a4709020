"""
A snooze silences notices and changes nothing else; it ends by itself, says so, and loses nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup.errors import InputError, NotFound
from tests.outbox.conftest import FIRST, Setting


def test_a_snoozed_matter_comes_back_and_says_so(setting: Setting) -> None:
    """
    On its day, once, and its record is as it was.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-16")
    before = setting.register.outstanding("LG")
    setting.register.snooze("LG-1", until=date(2022, 12, 6), because="They answer in December.")

    assert before == setting.register.outstanding("LG")
    told = setting.daily(date(2022, 12, 6))
    assert [(date(2022, 12, 6), "due")] == told
    assert "Tillbaka efter vila till 2022-12-06, av tester." in setting.mail.got[0].text
    assert 0 == setting.register.matter("LG-1").postponements


def test_what_is_told_once_is_told_after_a_snooze(setting: Setting) -> None:
    """
    It was silent, not forgotten.
    """
    setting.register.plan_meeting("SK", date(2022, 11, 10))
    setting.register.add_matter("LG", "The plan", to="LG/next")
    setting.register.refer("LG-1", to="SK/next")
    setting.register.snooze("LG", until=date(2022, 11, 21))

    assert [(date(2022, 11, 21), "elsewhere")] == setting.daily(date(2022, 12, 20))


def test_a_snooze_counts_what_it_silences(setting: Setting) -> None:
    """
    Nobody wonders whether anything was seen.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-08")
    setting.register.snooze("LG-1", until=FIRST + timedelta(days=3))

    assert (0, 1) == ((ran := setting.run()).planned, ran.snoozed)


def test_a_party_can_be_snoozed(setting: Setting) -> None:
    """
    All that waits for it is silent.
    """
    setting.register.add_party("The region")
    setting.register.add_matter("LG", "The dialogue")
    setting.register.assign("LG-1", to="The region")
    setting.register.snooze("The region", until=date(2022, 12, 8))

    assert (date(2022, 12, 8), "owed") == setting.daily(date(2022, 12, 10))[0]


def test_an_agenda_is_never_snoozed(setting: Setting) -> None:
    """
    A meeting is called, whoever rests.
    """
    setting.register.plan_meeting("LG", date(2022, 11, 8))
    setting.register.snooze("LG", until=date(2022, 12, 1))

    assert [(FIRST, "agenda")] == setting.daily(date(2022, 11, 8))


def test_only_one_rule_can_be_silenced(setting: Setting) -> None:
    """
    The others tell on.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-08")
    setting.register.snooze("LG-1", until=date(2022, 12, 1), rule="due_soon")

    assert [date(2022, 11, 8)] == [day for day, _ in setting.daily(date(2022, 11, 10))]


def test_a_snooze_can_be_made_shorter(setting: Setting) -> None:
    """
    What was said last holds.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-08")
    setting.register.snooze("LG-1", until=date(2022, 12, 1))
    setting.register.snooze("LG-1", until=date(2022, 11, 3))

    assert (date(2022, 11, 3), "due") == setting.daily(date(2022, 11, 5))[0]


def test_snoozes_are_listed_until_they_end(setting: Setting) -> None:
    """
    With who said so.
    """
    setting.register.add_matter("LG", "The report")
    setting.register.snooze("LG-1", until=date(2022, 11, 3))

    assert [("matter:LG-1", "tester")] == [(each.subject, each.author) for each in setting.register.snoozes()]
    setting.go(date(2022, 11, 3))
    assert [] == setting.register.snoozes()


def test_a_snooze_needs_something_to_silence_and_an_end(setting: Setting) -> None:
    """
    It ends after today; and what it names is there.
    """
    setting.register.add_matter("LG", "The report")
    with pytest.raises(InputError, match="a snooze ends on a day after today"):
        setting.register.snooze("LG-1", until=FIRST)
    with pytest.raises(NotFound, match="There is no matter, body or party LG-7"):
        setting.register.snooze("LG-7", until=date(2023, 1, 1))
    with pytest.raises(NotFound, match="There is no rule agendas"):
        setting.register.snooze("LG-1", until=date(2023, 1, 1), rule="agendas")
