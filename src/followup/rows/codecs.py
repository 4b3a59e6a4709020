"""
How one field of a value becomes one or more columns, and back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any

from attrs import frozen

from followup.contracts import Column, Scalar
from followup.model.targets import (
    ByDate,
    Condition,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
    Unspecified,
    WithParty,
)


Columns = tuple[Column, ...]


@frozen
class Codec:
    """
    The *columns* of a field, how its value is written to them, and how it is read back.

    A *plain* one is written and read as it is, so that nobody needs to ask.
    """

    columns: Columns
    encode: Callable[[Any], tuple[Scalar, ...]]
    decode: Callable[..., Any]
    plain: bool = False


def _plain(column: Column) -> Codec:
    return Codec((column,), lambda value: (value,), lambda stored: stored, plain=True)


def text(name: str) -> Codec:
    """
    Text that is never NULL.
    """
    return _plain(Column(name, required=True, default=""))


def key(name: str, references: str | None = None) -> Codec:
    """
    A key that must be there.
    """
    return _plain(Column(name, required=True, references=references))


def optional(name: str, references: str | None = None) -> Codec:
    """
    Text or a key that may be missing.
    """
    return _plain(Column(name, references=references))


def integer(name: str) -> Codec:
    """
    A whole number.
    """
    return _plain(Column(name, "integer", required=True, default=0))


def flag(name: str, *, default: bool = False) -> Codec:
    """
    Yes or no, kept as 1 or 0.
    """
    column = Column(name, "integer", required=True, default=int(default))
    return Codec((column,), lambda value: (int(value),), bool)


def optional_flag(name: str) -> Codec:
    """
    Yes, no or not said.
    """
    return Codec(
        (Column(name, "integer"),),
        lambda value: (None if value is None else int(value),),
        lambda stored: None if stored is None else bool(stored),
    )


def code(name: str, enum: type[StrEnum]) -> Codec:
    """
    A word of a closed vocabulary.
    """
    words = {member.value: member for member in enum}
    return Codec((Column(name, required=True),), lambda value: (value.value,), words.__getitem__)


def optional_code(name: str, enum: type[StrEnum]) -> Codec:
    """
    A word of a closed vocabulary, or none.
    """
    return Codec(
        (Column(name),),
        lambda value: (None if value is None else value.value,),
        lambda stored: None if stored is None else enum(stored),
    )


def day(name: str) -> Codec:
    """
    A local day as ISO 8601, or NULL.
    """
    return Codec(
        (Column(name),),
        lambda value: (None if value is None else value.isoformat(),),
        lambda stored: None if stored is None else date.fromisoformat(stored),
    )


def sorted_day(name: str) -> Codec:
    """
    A local day that rows are ordered by: never NULL, empty where there is none.
    """
    return Codec(
        (Column(name, required=True, default=""),),
        lambda value: ("" if value is None else value.isoformat(),),
        lambda stored: date.fromisoformat(stored) if stored else None,
    )


def through(day: date) -> str:
    """
    The bound of a span up to and with *day*: "x" sorts after the day itself, and before the day after.
    """
    return day.isoformat() + "x"


def hour(name: str) -> Codec:
    """
    A local time as ``08:30``, or NULL.
    """
    return Codec(
        (Column(name),),
        lambda value: (None if value is None else value.isoformat("minutes"),),
        lambda stored: None if stored is None else time.fromisoformat(stored),
    )


def moment(name: str) -> Codec:
    """
    A recorded moment in UTC, to the microsecond, or NULL.
    """
    return Codec((Column(name),), lambda value: (stamp(value),), unstamp)


def sorted_moment(name: str) -> Codec:
    """
    A recorded moment in UTC that rows are ordered by: never NULL.
    """
    return Codec((Column(name, required=True, default=""),), lambda value: (stamp(value),), unstamp)


@lru_cache(maxsize=64)
def stamp(value: datetime | None) -> str | None:
    """
    A moment as it is stored: ISO 8601, UTC, always of the same length so that text order is time order.
    """
    return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")


def unstamp(stored: str | None) -> datetime | None:
    """
    The moment that was stored.
    """
    return None if stored is None else datetime.fromisoformat(stored)


def words(name: str) -> Codec:
    """
    Several texts, one a line.
    """
    return Codec(
        (Column(name, required=True, default=""),),
        lambda value: ("\n".join(value),),
        lambda stored: tuple(stored.split("\n")) if stored else (),
    )


def days(name: str) -> Codec:
    """
    Several days, one a line.
    """
    return Codec(
        (Column(name, required=True, default=""),),
        lambda value: ("\n".join(item.isoformat() for item in value),),
        lambda stored: tuple(date.fromisoformat(item) for item in stored.split("\n")) if stored else (),
    )


_TARGET_COLUMNS = (
    Column("target_kind"),
    Column("target_body", references="body"),
    Column("target_meeting", references="meeting"),
    Column("target_date"),
    Column("target_period"),
    Column("target_event"),
    Column("target_party", references="party"),
)


def target() -> Codec:
    """
    A target spread over seven columns; all NULL where there is none.
    """
    return Codec(_TARGET_COLUMNS, _encode_target, _decode_target)


def _encode_target(value: Target | None) -> tuple[Scalar, ...]:
    match value:
        case None:
            return (None,) * 7
        case NextMeeting(body):
            return (value.kind, body, None, None, None, None, None)
        case MeetingOn(body, on, meeting):
            return (value.kind, body, meeting, on.isoformat() if on else None, None, None, None)
        case FirstMeetingFrom(body, start):
            return (value.kind, body, None, start.isoformat(), None, None, None)
        case ByDate(last):
            return (value.kind, None, None, last.isoformat(), None, None, None)
        case Period(period):
            return (value.kind, None, None, None, period, None, None)
        case Event(event, period):
            return (value.kind, None, None, None, period, event, None)
        case WithParty(party, until):
            return (value.kind, None, None, until.isoformat() if until else None, None, None, party)
        case Unspecified():
            return (value.kind, None, None, None, None, None, None)


_UNSPECIFIED = Unspecified()


def _decode_target(
    kind: str | None,
    body: str,
    meeting: str | None,
    on: str,
    period: str,
    event: str,
    party: str,
) -> Target | None:
    match kind:
        case "unspecified":
            return _UNSPECIFIED
        case "next_meeting":
            return NextMeeting(body)
        case "meeting_on":
            return MeetingOn(body, on, meeting)
        case "first_meeting_from":
            return FirstMeetingFrom(body, on)
        case "by_date":
            return ByDate(on)
        case "period":
            return Period(period)
        case "event":
            return Event(event, period)
        case "with_party":
            return WithParty(party, on)
        case _:
            return None


def condition() -> Codec:
    """
    A condition's kind and words; NULL where there is none.
    """
    return Codec(
        (Column("condition_kind"), Column("condition_text")),
        lambda value: (None, None) if value is None else (value.kind.value, value.text),
        lambda kind, words: None if kind is None else Condition(kind, words or ""),
    )
