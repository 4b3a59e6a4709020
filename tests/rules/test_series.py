"""
Gaps in a series of minutes.
"""

from __future__ import annotations

from followup.rules.calendar import gaps


def test_a_missing_number_between_two_is_a_gap() -> None:
    """
    What lies between the lowest and the highest number of a year and is not there is named.
    """
    assert ("5/2024", "6/2024") == gaps(["4/2024", "7/2024", "9/2023"])


def test_each_year_counts_for_itself() -> None:
    """
    The first number of a new year does not follow from the last of the old one.
    """
    assert () == gaps(["11/2023", "12/2023", "1/2024", "2/2024"])


def test_other_numbers_tell_nothing() -> None:
    """
    A number that is not n/year, or none, is passed over.
    """
    assert () == gaps(["", "A-1", "3", "1/24"])
