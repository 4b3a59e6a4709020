"""
Days, periods and times as they are written.
"""

from __future__ import annotations

from datetime import date, time

import pytest

from followup.languages.en.reading import READING as ENGLISH
from followup.languages.sv.reading import READING as SWEDISH
from followup.readers.dates import find_days, find_period, find_times


DAY = date(2026, 10, 28)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("den 2 december", date(2026, 12, 2)),
        ("10 januari", date(2027, 1, 10)),
        ("28 oktober", date(2026, 10, 28)),
        ("2 dec. 2027", date(2027, 12, 2)),
        ("den 2:a december", date(2026, 12, 2)),
        ("2026-12-02", date(2026, 12, 2)),
        ("2/12", date(2026, 12, 2)),
        ("2/12 2027", date(2027, 12, 2)),
        ("onsdagen den 27 oktober", date(2027, 10, 27)),
        ("30 februari", None),
        ("2026-02-30", None),
        ("31 november 2026", None),
    ],
)
def test_swedish_days(text: str, expected: date | None) -> None:
    """
    A day without a year is the first on or after the document's own; a day that does not exist is none.
    """
    (mention,) = find_days(f"till {text}, sedan", SWEDISH.dates)

    assert expected == mention.on(DAY)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2 December", date(2026, 12, 2)),
        ("December 2, 2027", date(2027, 12, 2)),
        ("the 2nd of December", date(2026, 12, 2)),
        ("Friday 8 January", date(2027, 1, 8)),
    ],
)
def test_english_days(text: str, expected: date) -> None:
    """
    English days are read with the month first or last.
    """
    (mention,) = find_days(f"on {text} at noon", ENGLISH.dates)

    assert expected == mention.on(DAY)


def test_past() -> None:
    """
    Looking back, a day without a year is the last on or before the document's own.
    """
    (mention,) = find_days("den 2 december", SWEDISH.dates)

    assert date(2025, 12, 2) == mention.on(DAY, past=True)


def test_without_a_day_of_its_own() -> None:
    """
    Without the document's day only a full date is a day.
    """
    assert [mention.on(None) for mention in find_days("den 2 december", SWEDISH.dates)] == [None]


@pytest.mark.parametrize("text", ["12/34", "0 maj", "99 december", "1/2/3", "§ 12/2026"])
def test_not_days(text: str) -> None:
    """
    Numbers that look like days and are none are passed over.
    """
    assert find_days(text, SWEDISH.dates) == []


@pytest.mark.parametrize(
    "text, period",
    [
        ("i januari 2027", "2027-01"),
        ("senast kvartal 3 2027", "2027-Q3"),
        ("under tredje kvartalet 2027", "2027-Q3"),
        ("under 2027", "2027"),
        ("den 2 januari 2027", ""),
        ("SUP 2040", ""),
    ],
)
def test_periods(text: str, period: str) -> None:
    """
    Months, quarters and years are periods; a day's month and a number in a name are not.
    """
    assert period == find_period(text, SWEDISH.dates)


@pytest.mark.parametrize(
    "text, times",
    [
        ("kl 8.30-11.00", (time(8, 30), time(11))),
        ("kl. 9–11", (time(9), time(11))),
        ("13:00 till 15:30", (time(13), time(15, 30))),
        ("at 2 pm", (time(14), None)),
        ("10:00-11:30", (time(10), time(11, 30))),
        ("kl 25", (None, None)),
        ("den 2 december 2026", (None, None)),
    ],
)
def test_times(text: str, times: tuple[time | None, time | None]) -> None:
    """
    Times of day are read with their end; a day of the month is no hour.
    """
    assert times == find_times(text)
