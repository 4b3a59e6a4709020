"""
Proof that a register holds together: every row follows from its entries, every record from its steps.

The entries of a row are replayed and their hashes taken anew; every matter is folded anew from its steps and placed.
What is wrong is told with the row at fault and the command to look at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Protocol, TypeVar, runtime_checkable

from attrs import field, frozen

from followup.contracts import Query, Store
from followup.model.subjects import Body, Matter, Meeting, Step
from followup.register.chains import Chains, Digest, Problem, readable
from followup.register.deferred import DeferredStore
from followup.register.draft import pages
from followup.rows.tables import BY_CLASS
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
class Sound(Protocol):
    """
    An optional part of a store: what it finds wrong with itself.
    """

    def integrity(self) -> list[str]:
        """
        The findings; empty when it is sound.
        """
        ...


@runtime_checkable
class Landed(Protocol):
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
    if isinstance(store, DeferredStore):
        # What a store can say of itself beyond the contract is not seen through it.
        store = store.opened()
    digest, then = Digest(), Digest.like(against)
    chains = Chains(store, digest, then)
    problems = list(chains.problems())
    if against and not then.matches(against):
        problems.append(
            Problem(
                "register",
                "it is not what the digest was taken of: something was removed or rewritten since, "
                "or recorded by a clock that was behind",
            )
        )
    problems += _batches(store, chains.batches)
    problems += _records(store)
    problems += _places(store, today)
    if isinstance(store, Sound):
        problems += [Problem("store", text, "followup doctor") for text in store.integrity()]
    return Checked(tuple(problems), str(digest), dict(chains.counts))


def _batches(store: Store, written: set[str]) -> Iterator[Problem]:
    """
    A batch that has landed must be known to have, or sending it again would do it twice; and no other may be.

    An import writes in batches of its own besides: its entries name the batches of the register it came from.
    """
    if isinstance(store, Landed):
        landed = set(store.batches())
        for batch in sorted(written - landed):
            yield Problem(f"batch:{batch}", "its entries are there, but the store does not know that it landed")
        for batch in sorted(each for each in landed - written if not each.startswith(IMPORTING)):
            yield Problem(f"batch:{batch}", "the store says that it landed, but there is no entry of it")


def _values(store: Store, cls: type[T], query: Query) -> Iterator[tuple[str, T | None]]:
    mapped = BY_CLASS[cls]
    return ((str(row["key"]), readable(mapped, row)) for row in pages(store, query))


def _records(store: Store) -> Iterator[Problem]:
    steps: list[Step] = []
    for key, step in _values(store, Step, Query("step", order=("matter", "number"), limit=10_000)):
        if step is None:
            yield Problem(f"step:{key}", "it cannot be read")
        else:
            steps.append(step)
    folded = {matter: fold(matter, own) for matter, own in groupby(steps, key=lambda step: step.matter)}
    for key, record in _values(store, Matter, Query("matter", limit=10_000)):
        if folded.pop(key, None) != record or record is None:
            yield Problem(f"matter:{key}", "its record is not what its steps make of it", f"followup history {key}")
    for key in folded:
        yield Problem(f"matter:{key}", "it has steps, but no record")


def _places(store: Store, today: date) -> Iterator[Problem]:
    bodies = {key for key, _ in _values(store, Body, Query("body"))}
    calendar = Calendar.of([meeting for _, meeting in _values(store, Meeting, Query("meeting")) if meeting is not None])
    for body in bodies:
        for key, matter in _values(store, Matter, Query("matter", {"body": body, "open": 1})):
            if matter is None:
                continue  # told among the records
            where = place(matter, calendar, today)
            meeting = calendar.get(where.meeting)
            if where.meeting and (meeting is None or meeting.status.value != "planned"):
                yield Problem(f"matter:{key}", "it is on a meeting that is not to come", f"followup why {key}")
