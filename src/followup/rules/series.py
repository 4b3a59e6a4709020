"""
Gaps in a series of minutes, told from the numbers the minutes bear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


_NUMBER = re.compile(r"(\d{1,4})/(\d{4})")


def gaps(numbers: Iterable[str]) -> tuple[str, ...]:
    """
    The numbers missing between the lowest and the highest of each year: ``5/2024`` of ``4/2024`` and ``6/2024``.

    What lies before the first or after the last cannot be known from them.  Other numbers than *n/year* tell nothing.
    """
    years: dict[int, set[int]] = {}
    for number in numbers:
        match = _NUMBER.fullmatch(number)
        if match:
            years.setdefault(int(match[2]), set()).add(int(match[1]))
    return tuple(
        f"{number}/{year}"
        for year, there in sorted(years.items())
        for number in range(min(there), max(there))
        if number not in there
    )
