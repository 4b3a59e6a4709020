"""
What people give by hand, taken at the door: hours, names and words of a vocabulary, as they will be read back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from typing import TypeVar, overload

from attrs import evolve

from followup.errors import Call, InputError, NotFound, RefusedStep
from followup.model.bodies import Body, Meeting
from followup.model.domains import FIRST, day
from followup.model.targets import (
    ByDate,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
    Unspecified,
    WithParty,
)
from followup.register.work.reads import Reads, a_day
from followup.register.work.unit_of_work import UnitOfWork


E = TypeVar("E", bound=StrEnum)

_CLOCK = r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?"
_HOURS = re.compile(rf"{_CLOCK}(?:\s*[-–]\s*{_CLOCK})?", re.ASCII)


def hours(text: str) -> tuple[time | None, time | None]:
    """
    The start and end of ``08:30-11:00`` (or ``8.30–11.00``, or a start alone); a meeting ends after it starts.
    """
    if not text.strip():
        return None, None
    match = _HOURS.fullmatch(text.strip())
    if match is None:
        raise InputError("{text!r} is not a time.", text=text, hint="Write 08:30 or 08:30-11:00.")
    starts = time(int(match[1]), int(match[2] or 0))
    ends = time(int(match[3]), int(match[4] or 0)) if match[3] else None
    if ends is not None and ends <= starts:
        raise InputError("{text!r} ends before it starts.", text=text, hint="Write 08:30 or 08:30-11:00.")
    return starts, ends


@overload
def parse_enum(cls: type[E], value: str) -> E: ...
@overload
def parse_enum(cls: type[E], value: str | None) -> E | None: ...
def parse_enum(cls: type[E], value: str | None) -> E | None:
    """
    The word of the vocabulary *cls* that *value* is; nothing stays nothing.
    """
    if value is None:
        return None
    try:
        return cls(value)
    except ValueError as error:
        raise InputError(
            "{value!r} is not a word that is known here.",
            value=value,
            words=", ".join(cls),
            hint="Use one of: {words}.",
        ) from error


@overload
def parse_names(names: Sequence[str]) -> tuple[str, ...]: ...
@overload
def parse_names(names: Sequence[str] | None) -> tuple[str, ...] | None: ...
def parse_names(names: Sequence[str] | None) -> tuple[str, ...] | None:
    """
    Several *names* as they are kept, one a line; nothing stays nothing.
    """
    if names is None:
        return None
    if isinstance(names, str):
        # A text is a sequence too: of letters, which nobody means.
        raise InputError("{names!r} is one name where several can be.", names=names, hint="Give a list of names.")
    stripped = tuple(name.strip() for name in names)
    for name in stripped:
        if len(name.splitlines()) != 1:
            raise InputError("{name!r} is not a name on one line.", name=name, hint="Give each name its own entry.")
    return stripped


_BODY_KEY = re.compile(r"[^\W_][\w]{0,15}")


def body_key(key: str) -> str:
    """
    *key* if it can be a body's: up to 16 letters and digits, beginning with a letter or digit.
    """
    if not _BODY_KEY.fullmatch(key):
        raise InputError(
            "{key!r} cannot be the key of a body.", key=key, hint="Use up to 16 letters and digits, such as LG or KF."
        )
    return key


def existing_body(unit: UnitOfWork, key: str) -> Body:
    """
    The body of that key, as *unit* has it; :class:`NotFound` if there is none.
    """
    body = unit.get(Body, key)
    if body is None:
        raise NotFound("There is no body {key}.", key=key, hint="List them with:", call=Call("bodies"))
    return body


def meeting_body(unit: UnitOfWork, key: str, on: date | None) -> Body:
    """
    The body of that key, which meets on that day; :class:`RefusedStep` if it has ended by then.
    """
    body = existing_body(unit, key)
    if body.closed(on):
        heir = body.succeeded_by
        raise RefusedStep(
            "{key} ended on {closed_on}: nothing can be planned for it or sent to it.",
            key=body.key,
            closed_on=body.closed_on,
            heir=heir,
            hint="Its successor is {heir}." if heir else "It has no successor.",
        )
    return body


def target_of(to: Target | str | None, reads: Reads) -> Target:
    """
    The target *to*, given as one, as text or not at all.
    """
    if to is None:
        return Unspecified()
    if not isinstance(to, str):
        return known_target(to, reads)
    parsed = parse_target(to, reads)
    day("to", getattr(parsed, "date", None) or getattr(parsed, "until", None) or FIRST)
    return parsed


def known_target(target: Target, reads: Reads) -> Target:
    """
    *target*, given as a value, if all that it names is there.
    """
    match target:
        case NextMeeting(body) | FirstMeetingFrom(body, _):
            reads.body(body)
        case MeetingOn(body, None, None):
            raise InputError(
                "Which meeting of {body} is meant is not said.", body=body, hint="Give its key or its day."
            )
        case MeetingOn(body, _, meeting):
            reads.body(body)
            if meeting is not None:
                reads.meeting(meeting)
        case WithParty(party, _):
            return evolve(target, party=reads.party(party).key)
    return target


def parse_target(text: str, reads: Reads) -> Target:
    """
    The target that *text* means.

    ``LG/next`` (the next ordinary meeting), ``LG.5`` or ``LG/2022-12-02`` (that meeting or day),
    ``LG/from/2023-02-01`` (first on or after), ``2023-06-30`` (by then), ``2023``, ``2023-Q3``, ``2023-01``
    (that period), ``event:NAME`` (at an event), ``none``, a body's key (its next meeting), else a party's key or name,
    with ``/DAY`` for until.
    """
    head, _, rest = text.partition("/")
    if text == "none":
        return Unspecified()
    if text.startswith("event:"):
        return Event(text.removeprefix("event:").strip())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return ByDate(text)
    if re.fullmatch(r"\d{4}(-Q\d|-\d{2})?", text):
        return Period(text)
    meeting = reads.one(Meeting, text)
    if meeting is not None:
        return MeetingOn(meeting.body, meeting.date, meeting.key)
    if not head:
        raise NotFound(
            "There is no party {text}.", text=text, hint="Name a body, a meeting, a day, a period or a party."
        )
    if reads.one(Body, head) is not None:
        return _body_target(head, rest, reads)
    return WithParty(reads.party(head).key, rest or None)


def _body_target(body: str, rest: str, reads: Reads) -> Target:
    if rest in {"", "next"}:
        return NextMeeting(body)
    if rest.startswith("from/"):
        return FirstMeetingFrom(body, rest.removeprefix("from/"))
    if rest == "last":
        raise InputError(
            "A matter cannot go to a meeting that was held.", body=body, hint="Use {body}/next or {body}/DAY."
        )
    meeting = reads.calendar([body]).bound(body, a_day(rest))
    return MeetingOn(body, meeting.date if meeting else a_day(rest), meeting.key if meeting else None)


def parse_items(text: str | Sequence[str]) -> list[str]:
    """
    The item numbers of ``3,5``, ``416-447`` or ``416–423, 424``; ranges are of whole numbers.
    """
    parts = text.replace("–", "-").split(",") if isinstance(text, str) else list(text)
    numbers: list[str] = []
    for part in (part.strip() for part in parts):
        low, dash, high = part.partition("-")
        if not part:
            continue
        if dash and low.strip().isdecimal() and high.strip().isdecimal():
            if int(low) > int(high) or int(high) - int(low) > 10_000:
                raise InputError(
                    "{part!r} is not a range of items.", part=part, hint="Write the lower number first: 416-447."
                )
            numbers += [str(number) for number in range(int(low), int(high) + 1)]
        else:
            numbers.append(part)
    return numbers
