"""
The moments a register works with: what its clock shows, the local day, and a timestamp no step has yet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

from followup.contracts import Query, Store
from followup.errors import InputError
from followup.model.bodies import Body
from followup.rows.codecs import stamp, unstamp


Clock = Callable[[], datetime]
"""Answers the present moment, with its time zone."""


def local_day(moment: datetime, body: Body | None) -> date:
    """
    The day it is where *body* meets; in UTC without a body.
    """
    return moment.astimezone(_zone(body)).date()


def _zone(body: Body | None) -> tzinfo:
    if body is None or body.timezone == "UTC":
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(body.timezone)


def present_moment(clock: Clock) -> datetime:
    """
    What *clock* shows; :class:`InputError` if it names no time zone.
    """
    now = clock()
    if now.tzinfo is None:
        raise InputError("The clock gave a moment without a time zone.", hint="Return datetime.now(timezone.utc).")
    return now


def unique_timestamp(store: Store, now: datetime) -> datetime:
    """
    *now*, or just after the last step of that very moment: so that "the last decision" is one, whatever the clock.
    """
    span = ("recorded_at", stamp(now), stamp(now + timedelta(seconds=1)))
    rows = store.select(Query("step", span=span, order=("recorded_at",), descending=True, limit=1))
    last = unstamp(str(rows[0]["recorded_at"])) if rows else None
    return now if last is None else last + timedelta(microseconds=1)
