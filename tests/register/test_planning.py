"""
From a recurrence rule to days, and what is said of a public holiday.
"""

from __future__ import annotations

import sys
from datetime import date

import pytest

from followup.model.bodies import Body
from followup.register.commands.planning import holiday_note, planned_days


STOCKHOLM = "Europe/Stockholm"


def test_a_rule_that_ends_gives_no_more_days_than_it_has() -> None:
    """
    And none after the last day asked for.
    """
    body = Body("LG", "Leaders", repeats="FREQ=WEEKLY;COUNT=3")

    assert planned_days(body, date(2024, 1, 5), date(2024, 12, 31)) == [date(2024, 1, day) for day in (5, 12, 19)]
    assert planned_days(body, date(2024, 1, 5), date(2024, 1, 18)) == [date(2024, 1, day) for day in (5, 12)]


def test_the_day_proposed_is_no_holiday_either() -> None:
    """
    A week after Christmas day is New Year's day; the week after that is free.
    """
    assert holiday_note(date(2023, 12, 25), STOCKHOLM) == "Juldagen; propose 2024-01-08"


@pytest.mark.parametrize("day, zone", [(date(2024, 1, 9), STOCKHOLM), (date(2023, 12, 25), "UTC")])
def test_of_other_days_and_zones_we_do_not_know_nothing_is_said(day: date, zone: str) -> None:
    """
    A zone that is no country's has no holidays.
    """
    assert holiday_note(day, zone) == ""


def test_without_the_extra_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Planning works without the package that knows holidays.
    """
    monkeypatch.setitem(sys.modules, "holidays", None)

    assert holiday_note(date(2023, 12, 25), STOCKHOLM) == ""
