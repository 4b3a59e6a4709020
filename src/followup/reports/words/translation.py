"""
The texts of the reports in the language asked for, whatever the language of the computer.

English is the text in the source; other languages come from the catalogues in ``languages/``.  The C library's locale
is never asked: where only *C* exists, as under cron, Swedish is still Swedish.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from attrs import field, frozen

from followup.errors import InputError, Text
from followup.languages import LANGUAGES, LOCALES
from followup.languages.formats import Formats
from followup.model.bodies import Meeting
from followup.model.targets import Period


def msgid(message: str) -> str:
    """
    Mark *message* as a text to be translated where it is used.
    """
    return message


@frozen
class Texts:
    """
    The texts of one language; names in braces are filled in after translation.
    """

    locale: str
    formats: Formats = field(eq=False, repr=False)
    _catalogue: NullTranslations = field(eq=False, repr=False)

    def gettext(self, message: str, **fields: object) -> str:
        """
        *message* in this language.
        """
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**fields) if fields else text

    def ngettext(self, one: str, many: str, n: int, **fields: object) -> str:
        """
        *one* or *many* in this language, as the number *n* wants it.
        """
        return self._catalogue.ngettext(one, many, n).format(n=n, **fields)

    def translate(self, text: str) -> str:
        """
        *text* in this language, and the texts in it; one that is a plain string stays as it is.
        """
        if not isinstance(text, Text):
            return text
        fields = text.fields.items()
        told = {name: self.translate(each) if isinstance(each, str) else each for name, each in fields}
        return self.gettext(text.template, **told)

    def joined(self, parts: Sequence[str]) -> str:
        """
        A list in running text: "a, b and c".
        """
        if len(parts) < 2:
            return "".join(parts)
        return self.gettext("{list} and {last}", list=", ".join(parts[:-1]), last=parts[-1])


@cache
def translator(locale: str) -> Texts:
    """
    The texts of *locale*, the code of one of our languages; what it has no text for is English.
    """
    language = next((each for each in LANGUAGES if each.code == locale), None)
    if language is None:
        raise InputError(
            "There are no texts in {locale!r}.", locale=locale, locales=", ".join(LOCALES), hint="There are: {locales}."
        )
    return Texts(locale, language.formats(), _catalogue(locale))


def _catalogue(locale: str) -> NullTranslations:
    if locale == "en":
        return NullTranslations()
    import pkgutil

    try:
        compiled = pkgutil.get_data(f"followup.languages.{locale}", "texts.mo")
    except FileNotFoundError:
        return NullTranslations()
    return GNUTranslations(BytesIO(compiled or b""))


HALF_A_YEAR = 183


def full_day(day: date, t: Texts) -> str:
    """
    With its year: "28 oktober 2022".
    """
    return f"{day.day} {t.formats.months[day.month - 1]} {day.year}"


def plain_day(day: date, t: Texts, today: date) -> str:
    """
    "28 oktober"; the year is told only where it could be mistaken.
    """
    return f"{day.day} {t.formats.months[day.month - 1]}{_year(day, today)}"


def short_day(day: date, t: Texts, today: date) -> str:
    """
    For columns: "28 okt".
    """
    return f"{day.day} {t.formats.short_months[day.month - 1]}{_year(day, today)}"


def _year(day: date, today: date) -> str:
    near = day.year == today.year or abs((day - today).days) < HALF_A_YEAR
    return "" if near else f" {day.year}"


def clock(hour: time) -> str:
    """
    "8.30".
    """
    return f"{hour.hour}.{hour.minute:02}"


def hours(starts: time | None, ends: time | None) -> str:
    """
    "8.30–11.00", "8.30" or nothing.
    """
    if starts is None:
        return ""
    return f"{clock(starts)}–{clock(ends)}" if ends else clock(starts)


def sitting_day(meeting: Meeting, t: Texts) -> str:
    """
    When a meeting is, in full: "Fredagen den 2 december 2022 kl. 8.30–11.00".
    """
    if meeting.date is None:
        return t.gettext("Day not yet set")
    weekday = t.formats.weekdays[meeting.date.weekday()]
    day = t.gettext("{weekday} {day}", weekday=weekday, day=full_day(meeting.date, t))
    when = hours(meeting.starts, meeting.ends)
    return t.gettext("{day}, {hours}", day=day, hours=when) if when else day


def period_text(period: str, t: Texts) -> str:
    """
    "januari 2023", "kvartal 3 2023" or "2023".
    """
    year, _, part = period.partition("-")
    if not part:
        return year
    if part.startswith("Q"):
        return t.gettext("Q{quarter} {year}", quarter=part[1:], year=year)
    return f"{t.formats.months[Period(period).first_day.month - 1]} {year}"
