"""
How a language writes days and periods: its words, and the patterns made of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import field, frozen


ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_PACKED = re.compile(r"(?<!\d)(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_LAST_YEAR = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?:(?P=mark)|-)(?P<year>(?:19|20)\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?<![\d./-])(?P<month>\d{1,2})(?P<mark>[./-])(?P<day>1[3-9]|2\d|3[01])(?P=mark)(?P<year>(?:19|20)\d{2})(?!\d)"
)


@frozen(eq=False)
class DateWords:
    """
    How a language writes days and periods: names of months and weekdays, and what may stand around them.

    *months* and *weekdays* map every form, lower case, to its number (January is 1, Monday 0).
    *quarters* maps ordinals to 1..4; *year_marks* are words after which a bare year is a period.
    *slashed* says that 2/12 means the second of December.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    quarters: Mapping[str, int]
    year_marks: tuple[str, ...]
    before_day: tuple[str, ...] = ()
    month_first: bool = False
    slashed: bool = False
    patterns: tuple[re.Pattern[str], ...] = field(init=False)
    periods: tuple[re.Pattern[str], ...] = field(init=False)

    @patterns.default
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        month = either(self.months)
        before = "|".join(self.before_day) or "(?!)"
        lead = rf"(?:(?P<weekday>{either(self.weekdays)}),?\s{{1,3}})?(?:(?:{before})\s{{1,3}})?"
        year = r"(?:,?\s{1,3}(?P<year>(?:19|20)\d{2})\b)?"
        ordinal = r"(?::[ea]|st|nd|rd|th|\.|:)?"
        found = [
            ISO,
            _PACKED,
            _DAY_LAST_YEAR if self.slashed else _MONTH_FIRST,
            compiled(rf"\b{lead}(?P<day>\d{{1,2}}){ordinal}\s{{0,3}}(?:of\s)?(?P<name>{month})\b\.?{year}"),
        ]
        if self.month_first:
            found.append(
                compiled(rf"\b{lead}(?P<name>{month})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:\d){year}")
            )
        if self.slashed:
            numeric = r"(?P<day>\d{1,2})/\s?(?P<month>\d{1,2})(?!\d|/)"
            found.append(compiled(rf"(?<![\w/]){lead}{numeric}(?:(?:,?\s{{1,3}}|-)(?P<year>(?:19|20)\d{{2}})\b)?"))
        return tuple(found)

    @periods.default
    def _periods(self) -> tuple[re.Pattern[str], ...]:
        quarter = "|".join(map(re.escape, self.quarters))
        return (
            compiled(rf"\b(?P<name>{either(self.months)})\s{{1,3}}(?P<year>(?:19|20)\d{{2}})\b"),
            compiled(r"\b(?:kvartal|quarter|q)\s{0,2}(?P<quarter>[1-4])\s{0,2}(?:of\s)?(?P<year>(?:19|20)\d{2})\b"),
            compiled(
                rf"\b(?P<ordinal>{quarter})\s(?:kvartalet|kvartal|quarter)\s(?:of\s)?(?P<year>(?:19|20)\d{{2}})\b"
            ),
            compiled(rf"\b(?:{'|'.join(self.year_marks)})\s(?P<year>(?:19|20)\d{{2}})\b(?!-)"),
        )


def either(words: Mapping[str, int]) -> str:
    """
    The words as the alternatives of a pattern, longest first.
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def compiled(pattern: str) -> re.Pattern[str]:
    """
    *pattern* in any case.
    """
    return re.compile(pattern, re.IGNORECASE)
