"""
The day of a meeting by the name of its file.
"""

from __future__ import annotations

from datetime import date

import pytest

from followup.readers.filenames import day_in_name


@pytest.mark.parametrize(
    "name",
    [
        "220224_styrelsen.docx",
        "220224.txt",
        "styrelsen-220224.txt",
        "22-02-24 Styrelsen.md",
        "2022-02-24.md",
        "20220224.txt",
        "2022_02_24_notes.txt",
        "2022.2.24.md",
        "protokoll 24.2.2022.pdf",
        "Minutes 24 February 2022.pdf",
        "Minutes-Feb-24-2022.pdf",
        "minutes_february_24th,_2022.txt",
        "2022 feb 24.txt",
        "Referat 24. februar 2022.odt",
        "möte-24-februari-2022, justerat 2022-03-02.txt",
        "2022-02-24T1830.txt",
    ],
)
def test_a_day_in_a_name(name: str) -> None:
    """
    The day is found in the forms that people use, the first of several.
    """
    assert day_in_name(name) == date(2022, 2, 24)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("referat 3 des 2021.txt", date(2021, 12, 3)),
        ("1 maj 2024.txt", date(2024, 5, 1)),
        ("201205_styrelsen.txt", date(2020, 12, 5)),
        ("991231.txt", date(1999, 12, 31)),
    ],
)
def test_other_days(name: str, expected: date) -> None:
    """
    Months have the names of several languages, and years of two figures lie in the century they can lie in.
    """
    assert expected == day_in_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "minutes.txt",
        "2022-02.txt",
        "2022-02-30.txt",
        "styrelsen-201205.txt",
        "KS 2026_12345.txt",
        "1234567.txt",
        "03-04-2022.txt",
        "meeting-42.md",
        "",
    ],
)
def test_no_day_for_sure(name: str) -> None:
    """
    A name that states no day, one that does not exist, or one that could be another gives none.
    """
    assert day_in_name(name) is None
