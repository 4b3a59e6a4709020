"""
Rules come as they are and can be said otherwise; what somebody switches on tells of what comes, not of what stood.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from followup.errors import InputError, NotFound
from tests.outbox.conftest import FIRST, Setting


def test_the_first_run_tells_what_was_due_within_a_week_and_takes_the_rest_as_seen(setting: Setting) -> None:
    """
    An old register does not drown its secretary; what was late long ago comes with its next reminder.
    """
    setting.register.add_matter("LG", "Long ago", to="2022-06-01", on=date(2022, 5, 1))
    setting.register.add_matter("LG", "Last week", to="2022-10-27", on=date(2022, 10, 1))
    setting.run()
    assert ("LG-2",) == setting.mail.got[0].matters

    setting.now += timedelta(days=1)
    assert [(date(2022, 11, 2), "due"), (date(2022, 11, 3), "due")] == setting.daily(date(2022, 11, 8))
    assert [("LG-1",), ("LG-2",)] == [message.matters for message in setting.mail.got[1:]]


def test_a_new_secretary_begins_anew(setting: Setting) -> None:
    """
    Told what was due within a week, and not all that the one before was told.
    """
    setting.register.add_matter("LG", "Long ago", to="2022-09-01", on=date(2022, 5, 1))
    setting.daily(date(2022, 11, 10))
    setting.register.edit_body("LG", secretary="Bo Ek <bo@example.org>")
    setting.register.add_matter("LG", "Soon", to="2022-11-15")
    setting.run()

    assert ("mailto:bo@example.org", ("LG-2",)) == (setting.mail.got[-1].to, setting.mail.got[-1].matters)


def test_what_is_recorded_late_is_told_all_the_same(setting: Setting) -> None:
    """
    A day that had passed when the register learnt of it is news.
    """
    setting.run()
    setting.go(date(2022, 11, 8))
    setting.register.add_matter("LG", "Found in a drawer", to="2022-09-01", on=date(2022, 5, 1))

    assert 1 == setting.run().sent


def test_a_rule_of_a_body_takes_the_place_of_the_general_one(setting: Setting) -> None:
    """
    There, and nowhere else.
    """
    setting.register.add_body("KF", "The council", timezone="Europe/Stockholm", secretary="kf@example.org")
    assert "R-1" == setting.register.add_rule("agenda", body="LG", first=14).key
    for body in ("LG", "KF"):
        setting.register.plan_meeting(body, date(2022, 12, 2))

    assert [(date(2022, 11, 18), "agenda"), (date(2022, 11, 25), "agenda")] == setting.daily(date(2022, 12, 2))


def test_a_rule_can_tell_somebody_else_too(setting: Setting) -> None:
    """
    A general rule that is added holds beside the one that comes with followup.
    """
    setting.register.add_party("Eva Alm", kind="person", contact="eva@example.org")
    setting.register.add_rule("agenda", recipient="Eva Alm")
    setting.register.plan_meeting("LG", date(2022, 12, 2))
    setting.daily(date(2022, 12, 2))

    assert {"mailto:anna@example.org", "mailto:eva@example.org"} == {message.to for message in setting.mail.got}
    assert 2 == len(setting.mail.got)


@pytest.mark.parametrize("catch_up,expected", [(False, 0), (True, 1)])
def test_a_rule_that_is_switched_on_takes_what_stands_as_seen(setting: Setting, catch_up: bool, expected: int) -> None:
    """
    Unless it is to catch up.
    """
    setting.register.pause_rule("overdue")
    setting.register.add_matter("LG", "The report", to="2022-11-02")
    setting.daily(date(2022, 11, 10))
    before = len(setting.mail.got)
    setting.register.pause_rule("overdue", resume=True, catch_up=catch_up)
    setting.run()

    assert expected == len(setting.mail.got) - before


def test_a_paused_rule_tells_nothing_and_a_removed_one_is_gone(setting: Setting) -> None:
    """
    One that comes with followup becomes what it was.
    """
    setting.register.add_rule("agenda", first=3)
    setting.register.remove_rule("R-1")
    assert "R-1" not in {rule.key for rule in setting.register.rules()}

    setting.register.edit_rule("agenda", first=3)
    setting.register.pause_rule("agenda")
    setting.register.plan_meeting("LG", date(2022, 11, 8))
    assert [] == setting.daily(date(2022, 11, 8))
    assert 7 == setting.register.remove_rule("agenda").first
    with pytest.raises(InputError, match="agenda is a default"):
        setting.register.remove_rule("agenda")


@pytest.mark.parametrize(
    "how,what",
    [
        ({"first": -1}, "-1 cannot be the first of a rule"),
        ({"rhythm": 9999}, "9999 cannot be the rhythm of a rule"),
        ({"cap": 0}, "0 cannot be the cap of a rule"),
        ({"weekday": "mondays"}, "'mondays' is not a weekday"),
    ],
)
def test_a_rule_of_nonsense_is_refused(setting: Setting, how: dict[str, Any], what: str) -> None:
    """
    Before it is kept.
    """
    with pytest.raises(InputError, match=what):
        setting.register.edit_rule("agenda", **how)


def test_a_recipient_is_known_by_name_and_kept_by_key(setting: Setting) -> None:
    """
    One that is not there is refused.
    """
    assert "secretary,P-1" == setting.register.edit_rule("agenda", recipient="secretary, Anna Berg").recipient
    with pytest.raises(NotFound, match="There is no party Nobody"):
        setting.register.edit_rule("agenda", recipient="Nobody")


def test_reminders_that_nothing_ran_for_are_counted_and_not_made_up_for(setting: Setting) -> None:
    """
    A scheduler that slept a month has one reminder sent.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-02")
    setting.daily(date(2022, 11, 9))
    setting.go(date(2022, 12, 8))
    before = len(setting.mail.got)
    setting.run()

    assert 1 == len(setting.mail.got) - before
    assert "3 tidigare påminnelser skickades inte: inget kördes då." in setting.mail.got[-1].text


def test_a_body_without_a_secretary_is_told_of(setting: Setting) -> None:
    """
    In the answer of the run: nobody else can hear of it.
    """
    setting.register.add_matter("SK", "The report", to="2022-11-08")

    assert ("SK",) == setting.run().unreachable


def test_the_day_is_each_bodys_own(setting: Setting) -> None:
    """
    Late in the evening in UTC it is the day after in Stockholm.
    """
    setting.register.add_matter("LG", "The report", to="2022-11-16")
    setting.go(date(2022, 11, 8), hour=22)
    assert 0 == setting.run().sent
    setting.go(date(2022, 11, 8), hour=23)
    assert 1 == setting.run().sent
    assert FIRST < setting.now.date()
