"""
Reading values from a store, page by page, so that nothing stays open in between; whole rows or only some columns.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import TypeVar

from followup.contracts import Projecting, Query, Row, Scalar, Store
from followup.errors import Call, InputError, NotFound, Text
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import MeetingStatus
from followup.model.matters import Matter
from followup.model.minutes import Item
from followup.register.work.deferred import unwrap
from followup.register.work.pending import Pending
from followup.rows.mapping import BY_CLASS
from followup.rules.calendar import Calendar


Values = tuple[Scalar, ...]


def pages(store: Store, query: Query) -> Iterator[Row]:
    """
    Every row of *query*.
    """
    while True:
        rows = store.select(query)
        yield from rows
        if len(rows) < query.limit:
            return
        last = rows[-1]
        query = _after(query, (*(last[column] for column in query.order), last["key"]))


def columns_of(store: Store, query: Query, columns: Sequence[str]) -> Iterator[Sequence[Values]]:
    """
    Every page of *query*, of each row only *columns*, in that order.
    """
    worker = unwrap(store)
    if not isinstance(worker, Projecting):
        yield list(map(itemgetter(*columns), pages(worker, query)))
        return
    # What the next page is found by stands behind the rest.
    place = len(columns)
    while True:
        rows = worker.select_columns(query, (*columns, *query.order, "key"))
        yield rows
        if len(rows) < query.limit:
            return
        query = _after(query, rows[-1][place:])


def columns_among(store: Store, table: str, keys: Collection[str], columns: Sequence[str]) -> Sequence[Values]:
    """
    Of the rows of *table* that exist among *keys* only *columns*, in that order.
    """
    worker = unwrap(store)
    if isinstance(worker, Projecting):
        return worker.read_columns(table, keys, columns)
    return list(map(itemgetter(*columns), worker.read([(table, key) for key in keys]).values()))


def _after(query: Query, last: Values) -> Query:
    return Query(query.table, query.where, query.span, query.order, query.descending, last, query.limit)


T = TypeVar("T")


class Reads:
    """
    Reads values from a store, without expecting anything of them; what is *pending* holds as if it were committed.
    """

    def __init__(self, store: Store, pending: Pending | None = None) -> None:
        self.store = store
        self._pending = pending or Pending()

    def all(self, cls: type[T], query: Query) -> list[T]:
        """
        Every value of *query*.
        """
        mapped = BY_CLASS[cls]
        stored = columns_of(self.store, query, mapped.columns)
        return self._pending.over(mapped, query, [value for page in stored for value in mapped.values(page)])

    def get(self, cls: type[T], keys: Iterable[str | None]) -> dict[str, T]:
        """
        The values that exist among *keys*.
        """
        mapped = BY_CLASS[cls]
        pending = self._pending.values(mapped.name)
        wanted = dict.fromkeys(key for key in keys if key)
        values = {key: pending[key] for key in wanted if key in pending}
        if rest := [key for key in wanted if key not in pending]:
            rows = columns_among(self.store, mapped.name, rest, mapped.columns)
            values |= {value.key: value for value in mapped.values(rows)}
        return values

    def one(self, cls: type[T], key: str) -> T | None:
        """
        The value of that key, or ``None``.
        """
        return self.get(cls, [key]).get(key)

    def body(self, key: str) -> Body:
        """
        The body of that key; :class:`NotFound` with the keys there are.
        """
        body = self.one(Body, key)
        if body is None:
            known = ", ".join(sorted(each.key for each in self.bodies())) or Text("none yet")
            raise NotFound(
                "There is no body {key}.",
                key=key,
                known=known,
                hint="Bodies: {known}. Add one with:",
                call=Call("add_body", key, Text("NAME")),
            )
        return body

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
        keys = list(bodies)
        return Calendar.of(self.meetings(keys), self.get(Body, keys).values())

    def matter(self, key: str) -> Matter:
        """
        The matter of that key; :class:`NotFound` if there is none.
        """
        matter = self.one(Matter, key)
        if matter is None:
            raise NotFound("There is no matter {key}.", key=key, hint="List them with:", call=Call("outstanding"))
        return matter

    def meeting(self, name: str) -> Meeting:
        """
        The meeting that *name* means: a key, or body and day, ``next`` or ``last``.
        """
        return find_meeting(name, self.one(Meeting, name), lambda body: self.calendar([self.body(body).key]))

    def party(self, name: str) -> Party:
        """
        The party of that key or name; :class:`NotFound` if there is none, or several of that name.
        """
        party = self.one(Party, name)
        # A party that was erased has no name to be found by.
        named = [party] if party else self.all(Party, Query("party", {"name": name})) if name else []
        if len(named) == 1:
            return named[0]
        if named:
            keys = ", ".join(party.key for party in named)
            raise NotFound(
                "Several parties are named {name}.", name=name, keys=keys, hint="Use one of their keys: {keys}."
            )
        raise NotFound("There is no party {name}.", name=name, hint="Add the party with:", call=Call("add_party", name))


NO_MEETING = {
    "next": Text("{body} has no coming meeting."),
    "last": Text("{body} has held no meeting."),
}
NO_SUCH_MEETING = Text("{body} has no meeting {when}.")


def find_meeting(name: str, by_key: Meeting | None, calendar_of: Callable[[str], Calendar]) -> Meeting:
    """
    The meeting that *name* means, given the one of that key, if any, and the calendar of a body.
    """
    if by_key is not None:
        return by_key
    body, slash, when = name.partition("/")
    if not slash:
        raise NotFound(
            "There is no meeting {name}.", name=name, hint="Name it LG.5, LG/2022-12-02, LG/next or LG/last."
        )
    calendar = calendar_of(body)
    named = {"next": calendar.next, "last": calendar.last}
    meeting = named[when](body) if when in named else calendar.bound(body, a_day(when))
    if meeting is None:
        raise NotFound(
            NO_MEETING.get(when, NO_SUCH_MEETING),
            body=body,
            when=when,
            meetings=_some(calendar, body),
            hint="Its meetings: {meetings}. Plan one with:",
            call=Call("plan_meeting", body, on=Text("DAY")),
        )
    return meeting


def _some(calendar: Calendar, body: str) -> str:
    meetings = [m for m in calendar.all(body) if m.status is not MeetingStatus.CANCELLED]
    return ", ".join(f"{m.key} ({m.date})" for m in meetings[-5:]) or Text("none")


def a_day(text: str) -> date:
    """
    The day that *text* names, among the names of meetings.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            "{text!r} is neither a day nor next nor last.", text=text, hint="Write days as 2022-12-02."
        ) from error
