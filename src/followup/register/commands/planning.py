"""
The days a recurrence rule gives, and the public holidays among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from followup.errors import Call, InputError
from followup.model.bodies import Body


COUNTRIES: Mapping[str, tuple[str, str]] = {"Europe/Stockholm": ("SE", "sv")}
"""The country whose public holidays matter in a time zone, and the language they are named in."""

MANY = 1000
"""More meetings than anybody plans at once."""


def planned_days(body: Body, start: date, until: date) -> list[date]:
    """
    The days of *body*'s recurrence rule from *start* to *until*, both included.
    """
    if not body.repeats:
        raise InputError(
            "{key} has no recurrence rule.",
            key=body.key,
            hint="Give it one, such as:",
            call=Call("edit_body", body.key, repeats="FREQ=MONTHLY;BYDAY=1FR"),
        )
    if until < start:
        raise InputError("{until} is before {start}.", until=until, start=start)
    rule = rrulestr(checked_rule(body.repeats), dtstart=datetime.combine(start, time.min))
    days = []
    for moment in rule.xafter(datetime.combine(start, time.min), inc=True):
        if moment.date() > until:
            break
        days.append(moment.date())
        if len(days) > MANY:
            raise InputError("That is more than {many} meetings.", many=MANY, hint="Choose a shorter time.")
    return days


def checked_rule(repeats: str) -> str:
    """
    *repeats* if dateutil can read it as a recurrence rule.
    """
    try:
        rrulestr(repeats, dtstart=datetime(2000, 1, 1))  # noqa: DTZ001 - a rule of days has no zone
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "{repeats!r} is not a recurrence rule.",
            repeats=repeats,
            hint='Write it as in RFC 5545: "FREQ=MONTHLY;BYDAY=1FR".',
        ) from error
    return repeats


def holiday_note(day: date, zone: str) -> str:
    """
    ``Trettondedag jul; propose 2023-01-13`` if *day* is a public holiday in *zone*; empty if not, or not known.

    The day proposed is the same weekday a week later, or the first week after that is free.
    """
    name = holiday_name(day, zone)
    if not name:
        return ""
    proposed = day + timedelta(days=7)
    while holiday_name(proposed, zone):
        proposed += timedelta(days=7)
    return f"{name}; propose {proposed.isoformat()}"


def holiday_name(day: date, zone: str) -> str:
    """
    What the public holiday on *day* in *zone* is called; empty if there is none, or none is known.
    """
    if zone not in COUNTRIES:
        return ""
    try:
        import holidays
    except ImportError:
        return ""
    country, language = COUNTRIES[zone]
    calendar = holidays.country_holidays(
        country, years=day.year, language=language, categories=("public", "de_facto"), include_sundays=False
    )
    return str(calendar.get(day, ""))
