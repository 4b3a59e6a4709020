"""
How a language writes days and numbers in what it tells.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Formats:
    """
    The names of months and weekdays (from Monday), and the words for numbers from nought to twelve.

    Names of bodies that end in one of *common_nouns* are no names in running text: "kommunstyrelsen".
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    numbers: tuple[str, ...]
    common_nouns: tuple[str, ...] = ()
