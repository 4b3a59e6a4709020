"""
The day of a meeting by the name of its file: "220224_styrelsen.docx", "2022-02-24.md", "Minutes 24 February 2022.pdf".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath


_MONTHS = {
    **{name: month for month, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},
    "maj": 5,
    "mai": 5,
    "okt": 10,
    "des": 12,  # Swedish, Norwegian and Danish where they differ
}
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-zåäöæø]{{0,9}}"
_BETWEEN = r"[ ._,-]{0,3}"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|:?e)?"

_FORMS = tuple(
    re.compile(rf"(?<![\d]){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<mark>[-._ ]?)(?P<month>\d{{2}})(?P=mark)(?P<day>\d{{2}})",
        rf"{_YEAR}[-._ ](?P<month>\d{{1,2}})[-._ ](?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"{_DAY}{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}",
        rf"{_MONTH}{_BETWEEN}{_DAY}[ ._,-]{{1,3}}{_YEAR}",
    )
)
_SHORT = re.compile(r"(?<!\d)(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_SHORT_MARKED = re.compile(r"(?<!\d)(?P<year>\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")


def day_in_name(name: str) -> date | None:
    """
    The day that the file name *name* states, the first if there are several; ``None`` where it states none for sure.

    Six figures are year, month and day; where they could be a year and a month too ("201205"), they count
    only at the very beginning.
    """
    stem = PurePath(name).name
    found = sorted(_days(stem), key=lambda each: each[0])
    return found[0][1] if found else None


def _days(stem: str) -> Iterator[tuple[int, date]]:
    for form in _FORMS:
        for match in form.finditer(stem):
            said = match.groupdict()
            month = _MONTHS[said["name"][:3].lower()] if "name" in said else int(said["month"])
            yield from _day(match.start(), int(said["year"]), month, int(said["day"]))
    for form in (_SHORT, _SHORT_MARKED):
        for match in form.finditer(stem):
            year_and_month = form is _SHORT and match["year"] in {"19", "20"} and int(match["day"]) <= 12
            if match.start() == 0 or not year_and_month:
                year = int(match["year"])
                century = 1900 if year >= 70 else 2000
                yield from _day(match.start(), century + year, int(match["month"]), int(match["day"]))


def _day(at: int, year: int, month: int, day: int) -> Iterator[tuple[int, date]]:
    try:
        yield at, date(year, month, day)
    except ValueError:
        return
