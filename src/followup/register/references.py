"""
How people name things: ``LG.5``, ``LG/2022-12-02``, ``LG/next``, a matter by key, a party by key or name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from followup.contracts import Query, Store
from followup.errors import InputError, NotFound, RefusedStep
from followup.model.codes import MeetingStatus
from followup.model.documents import Item
from followup.model.subjects import Body, Matter, Meeting, Party
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
from followup.register.draft import Draft, pages
from followup.rows.tables import BY_CLASS
from followup.rules.calendar import Calendar


T = TypeVar("T")

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


class Lookup:
    """
    Reads values from a store, without expecting anything of them.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def all(self, cls: type[T], query: Query) -> list[T]:
        """
        Every value of *query*.
        """
        mapped = BY_CLASS[cls]
        return [mapped.value(row) for row in pages(self.store, query)]

    def get(self, cls: type[T], keys: Iterable[str | None]) -> dict[str, T]:
        """
        The values that exist among *keys*.
        """
        mapped = BY_CLASS[cls]
        wanted = {(mapped.name, key) for key in keys if key}
        rows = self.store.read(wanted) if wanted else {}
        return {key: mapped.value(row) for (_, key), row in rows.items()}

    def one(self, cls: type[T], key: str) -> T | None:
        """
        The value of that key, or ``None``.
        """
        return self.get(cls, [key]).get(key)

    def body(self, key: str) -> Body:
        """
        The body of that key; :class:`NotFound` with the keys there are.
        """
        found = self.one(Body, key)
        if found is None:
            known = ", ".join(sorted(body.key for body in self.bodies())) or "none yet"
            raise NotFound(
                f"There is no body {key}.", hint=f"Bodies: {known}. Add one with: followup body add {key} NAME"
            )
        return found

    def bodies(self) -> list[Body]:
        """
        Every body, by key.
        """
        return self.all(Body, Query("body"))

    def meetings(self, bodies: Iterable[str]) -> list[Meeting]:
        """
        Every meeting of *bodies*.
        """
        return [m for body in dict.fromkeys(bodies) for m in self.all(Meeting, Query("meeting", {"body": body}))]

    def items(self, document: str) -> list[Item]:
        """
        The items of a document, in order.
        """
        return self.all(Item, Query("item", {"document": document}, order=("position",)))

    def calendar(self, bodies: Iterable[str]) -> Calendar:
        """
        The calendar of *bodies*.
        """
        return Calendar.of(self.meetings(bodies))

    def matter(self, key: str) -> Matter:
        """
        The matter of that key; :class:`NotFound` if there is none.
        """
        found = self.one(Matter, key)
        if found is None:
            raise NotFound(f"There is no matter {key}.", hint="List them with: followup outstanding")
        return found

    def meeting(self, name: str) -> Meeting:
        """
        The meeting that *name* means: a key, or body and day, ``next`` or ``last``.
        """
        return find_meeting(name, self.one(Meeting, name), lambda body: self.calendar([self.body(body).key]))

    def party(self, name: str) -> Party:
        """
        The party of that key or name; :class:`NotFound` if there is none, or several of that name.
        """
        found = self.one(Party, name)
        # A party that was erased has no name to be found by.
        named = [found] if found else self.all(Party, Query("party", {"name": name})) if name else []
        if len(named) == 1:
            return named[0]
        if named:
            keys = ", ".join(party.key for party in named)
            raise NotFound(f"Several parties are named {name}.", hint=f"Use one of their keys: {keys}.")
        raise NotFound(f"There is no party {name}.", hint=f'Add it with: followup party add "{name}"')


def find_meeting(name: str, by_key: Meeting | None, calendar_of: Callable[[str], Calendar]) -> Meeting:
    """
    The meeting that *name* means, given the one of that key, if any, and the calendar of a body.
    """
    if by_key is not None:
        return by_key
    body, slash, when = name.partition("/")
    if not slash:
        raise NotFound(f"There is no meeting {name}.", hint="Name it LG.5, LG/2022-12-02, LG/next or LG/last.")
    calendar = calendar_of(body)
    found = {"next": calendar.next, "last": calendar.last}.get(when, lambda key: calendar.bound(key, _day(when)))(body)
    if found is None:
        raise NotFound(
            f"{body} has no meeting {when}.",
            hint=f"Its meetings: {_some(calendar, body)}. Plan one with: followup meeting plan {body} --on DAY",
        )
    return found


def _some(calendar: Calendar, body: str) -> str:
    meetings = [m for m in calendar.all(body) if m.status is not MeetingStatus.CANCELLED]
    return ", ".join(f"{m.key} ({m.date})" for m in meetings[-5:]) or "none"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is neither a day nor next nor last.", hint="Write days as 2022-12-02.") from error


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
    meeting = lookup.calendar([body]).bound(body, _day(rest))
    return MeetingOn(body, meeting.date if meeting else _day(rest), meeting.key if meeting else None)
