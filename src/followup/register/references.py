"""
How people name things: ``LG.5``, ``LG/2022-12-02``, ``LG/next``, a matter by key, a party by key or name.
"""

from __future__ import annotations

import re
from datetime import date

from followup.errors import InputError, NotFound, RefusedStep
from followup.model.subjects import Body, Meeting
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
from followup.register.draft import Draft
from followup.register.lookup import Lookup, a_day


_BODY_KEY = re.compile(r"[^\W_][\w]{0,15}")


def body_key(key: str) -> str:
    """
    *key* if it can be a body's: up to 16 letters and digits, beginning with a letter or digit.
    """
    if not _BODY_KEY.fullmatch(key):
        raise InputError(
            f"{key!r} cannot be the key of a body.", hint="Use up to 16 letters and digits, such as LG or KF."
        )
    return key


def existing_body(draft: Draft, key: str) -> Body:
    """
    The body of that key, as *draft* has it; :class:`NotFound` if there is none.
    """
    body = draft.get(Body, key)
    if body is None:
        raise NotFound(f"There is no body {key}.", hint="List them with: followup body list")
    return body


def meeting_body(draft: Draft, key: str, on: date | None) -> Body:
    """
    The body of that key, which meets on that day; :class:`RefusedStep` if it has ended by then.
    """
    body = existing_body(draft, key)
    if body.closed(on):
        heir = body.succeeded_by
        raise RefusedStep(
            f"{body.key} ended on {body.closed_on}: nothing can be planned for it or sent to it.",
            hint=f"Its successor is {heir}." if heir else "It has no successor.",
        )
    return body


def parse_target(text: str, lookup: Lookup) -> Target:
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
    meeting = lookup.one(Meeting, text)
    if meeting is not None:
        return MeetingOn(meeting.body, meeting.date, meeting.key)
    if lookup.one(Body, head) is not None:
        return _body_target(head, rest, lookup)
    return WithParty(lookup.party(head).key, rest or None)


def _body_target(body: str, rest: str, lookup: Lookup) -> Target:
    if rest in {"", "next"}:
        return NextMeeting(body)
    if rest.startswith("from/"):
        return FirstMeetingFrom(body, rest.removeprefix("from/"))
    if rest == "last":
        raise InputError("A matter cannot go to a meeting that was held.", hint=f"Use {body}/next or {body}/DAY.")
    meeting = lookup.calendar([body]).bound(body, a_day(rest))
    return MeetingOn(body, meeting.date if meeting else a_day(rest), meeting.key if meeting else None)
