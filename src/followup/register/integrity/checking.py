"""
Proof that a register holds together: every row follows from its entries, every record from its steps.

The entries of a row are replayed and their hashes taken anew; every matter is folded anew from its steps and placed.
What is wrong is told with the row at fault and the command to look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Protocol, TypeVar, runtime_checkable

from attrs import field, frozen

from followup.contracts import Query, Row, Store
from followup.errors import Text
from followup.model.bodies import Body, Meeting
from followup.model.codes import MeetingStatus
from followup.model.matters import Matter, Step
from followup.register.integrity.chains import DAMAGED, Chains, Digest, Problem, readable
from followup.register.integrity.messages import DELIVERING, messages, unknown_batches
from followup.register.work.deferred import unwrap
from followup.register.work.reads import pages
from followup.rows.mapping import BY_CLASS, BY_NAME
from followup.rules.calendar import Calendar
from followup.rules.fold import fold
from followup.rules.place import place


T = TypeVar("T")


@frozen
class Checked:
    """
    What a check found.

    *digest* is over the heads of all rows, with the moment of the newest entry: publish it, and a later check can tell
    what was cut off.
    """

    problems: tuple[Problem, ...]
    digest: str
    counts: Mapping[str, int] = field(factory=dict)


IMPORTING = "import "
"""How the ids of batches begin that only bring a register from elsewhere."""


@runtime_checkable
class SelfChecking(Protocol):
    """
    An optional part of a store: what it finds wrong with itself.
    """

    def integrity(self) -> list[str]:
        """
        The findings; empty when it is sound.
        """
        ...


@runtime_checkable
class BatchLog(Protocol):
    """
    An optional part of a store: the ids of all batches it kept.
    """

    def batches(self) -> Iterator[str]:
        """
        Each id once, in any order.
        """
        ...


def check(store: Store, today: date, *, against: str = "") -> Checked:
    """
    Replay all entries of *store* and prove its records and places.

    *against* is a digest that an earlier check gave: what was recorded by then must still be there, unchanged.
    """
    # What a store can say of itself beyond the contract is not seen through one that opens at first use.
    store = unwrap(store)
    digest, then = Digest(), Digest.like(against) if against else None
    chains = Chains(store, *filter(None, (digest, then)))
    problems = list(chains.problems())
    if then is not None and not then.matches(against):
        problems.append(
            Problem(
                "register",
                Text(
                    "it is not what the digest was taken of: something was removed or rewritten since, or "
                    "recorded by a clock that was behind"
                ),
            )
        )
    problems += _batches(store, chains.batches)
    records = Records(store)
    problems += records.problems()
    problems += chains.without(records.met)
    problems += messages(store)
    problems += _places(store, today)
    if isinstance(store, SelfChecking):
        problems += [Problem("store", text, "followup doctor") for text in store.integrity()]
    return Checked(tuple(problems), str(digest), dict(chains.counts))


def _batches(store: Store, written: set[str]) -> Iterator[Problem]:
    """
    A batch that has landed must be known to have, or sending it again would do it twice; and no other may be.

    An import writes in batches of its own besides: its entries name the batches of the register it came from.
    Messages are written without entries, in batches that name what they wrote.
    """
    if isinstance(store, BatchLog):
        landed = set(store.batches())
        for batch in sorted(written - landed):
            yield Problem(f"batch:{batch}", Text("its entries are there, but the store does not know that it landed"))
        silent = landed - written
        yield from unknown_batches(store, {each for each in silent if each.startswith(DELIVERING)})
        for batch in sorted(each for each in silent if not each.startswith((IMPORTING, DELIVERING))):
            yield Problem(f"batch:{batch}", Text("the store says that it landed, but there is no entry of it"))


def _values(store: Store, cls: type[T], query: Query) -> Iterator[tuple[str, T | None]]:
    mapped = BY_CLASS[cls]
    return ((str(row["key"]), readable(mapped, row)) for row in pages(store, query))


class Records:
    """
    The walk over all matters, each beside its steps: *met* counts the rows of both.
    """

    def __init__(self, store: Store) -> None:
        self.met = {"matter": 0, "step": 0}
        self._store = store

    def problems(self) -> Iterator[Problem]:
        """
        What does not hold.
        """
        # Both come in the order of the matters' keys, so that no more than a page of each is held.
        both = merge(self._rows("step", "matter", "number"), self._rows("matter", "key"), key=itemgetter(0))
        for matter, found in groupby(both, key=itemgetter(0)):
            yield from _record(matter, [(table, row) for _, table, row in found])

    def _rows(self, table: str, *order: str) -> Iterator[tuple[str, str, Row]]:
        for row in pages(self._store, Query(table, order=order, limit=1000)):
            self.met[table] += 1
            yield str(row[order[0]]), table, row


def _record(matter: str, rows: Iterable[tuple[str, Row]]) -> Iterator[Problem]:
    """
    Whether the record among *rows* is what the steps among them make of it.
    """
    values = [(table, str(row["key"]), readable(BY_NAME[table], row)) for table, row in rows]
    yield from (
        Problem(f"step:{key}", Text("it cannot be read"))
        for table, key, value in values
        if table == "step" and value is None
    )
    steps: list[Step] = [value for table, _, value in values if table == "step" and value is not None]
    records = [value for table, _, value in values if table == "matter"]
    if steps and not records:
        yield Problem(f"matter:{matter}", Text("it has steps, but no record"))
    elif records != [_folded(matter, steps)]:
        yield Problem(
            f"matter:{matter}", Text("its record is not what its steps make of it"), f"followup history {matter}"
        )


def _folded(matter: str, steps: list[Step]) -> Matter | None:
    try:
        return fold(matter, steps)
    except DAMAGED:
        return None


def _places(store: Store, today: date) -> Iterator[Problem]:
    bodies = dict(_values(store, Body, Query("body")))
    meetings = [meeting for _, meeting in _values(store, Meeting, Query("meeting")) if meeting is not None]
    calendar = Calendar.of(meetings, [body for body in bodies.values() if body is not None])
    for body in bodies:
        for key, matter in _values(store, Matter, Query("matter", {"body": body, "open": 1})):
            if matter is None:
                continue  # told among the records
            try:
                where = place(matter, calendar, today)
            except DAMAGED:
                yield Problem(f"matter:{key}", Text("it has no place"), f"followup history {key}")
                continue
            meeting = calendar.get(where.meeting)
            if where.meeting and (meeting is None or meeting.status is not MeetingStatus.PLANNED):
                yield Problem(f"matter:{key}", Text("it is on a meeting that is not to come"), f"followup why {key}")
