"""
Proof that a register holds together: every row follows from its entries, every record from its steps.

The entries of a row are replayed and their hashes taken anew; every matter is folded anew from its steps and placed.
What is wrong is told with the row at fault and the command to look at it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import groupby

from attrs import field, frozen

from followup.contracts import Query, Row, Scalar, Store
from followup.model.subjects import Body, Entry, Matter, Meeting, Step
from followup.register.draft import pages
from followup.register.references import Lookup
from followup.rows.chain import entry_hash, entry_key, sealed
from followup.rows.mapped import Mapped
from followup.rows.tables import BY_CLASS, BY_NAME, MAPPED
from followup.rules.calendar import Calendar
from followup.rules.fold import fold
from followup.rules.place import place

SOME = 500
"""Subjects looked at together."""


@frozen
class Problem:
    """
    Something that does not hold: the row at fault, what is wrong with it, and the command to look at it.
    """

    subject: str
    what: str
    command: str = ""


@frozen
class Checked:
    """
    What a check found.  *digest* is over the heads of all rows: publish it, and a later check can tell what was cut off.
    """

    problems: tuple[Problem, ...]
    digest: str
    counts: Mapping[str, int] = field(factory=dict)


def check(store: Store, today: date) -> Checked:
    """
    Replay all entries of *store* and prove its records and places.
    """
    chains = _Chains(store)
    problems = list(chains.problems())
    problems += _rows_without_entries(store, chains.counts)
    problems += _records(store)
    problems += _places(store, today)
    integrity = getattr(store, "integrity", None)
    if integrity is not None:
        problems += [Problem("store", text, "followup doctor") for text in integrity()]
    return Checked(tuple(problems), chains.digest(), dict(chains.counts))


class _Chains:
    """
    One walk over all entries, subject by subject.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.counts: dict[str, int] = {}
        self._digest = sha256()

    def digest(self) -> str:
        return self._digest.hexdigest()

    def problems(self) -> Iterator[Problem]:
        entries = (BY_CLASS[Entry].value(row) for row in pages(self.store, Query("entry", limit=10_000)))
        grouped: list[tuple[str, list[Entry]]] = []
        for subject, own in groupby(entries, key=lambda entry: entry.key.rpartition("@")[0]):
            grouped.append((subject, sorted(own, key=lambda entry: entry.number)))
            if len(grouped) == SOME:
                yield from self._some(grouped)
                grouped = []
        yield from self._some(grouped)

    def _some(self, grouped: list[tuple[str, list[Entry]]]) -> Iterator[Problem]:
        keys = [tuple(subject.split(":", 1)) for subject, _ in grouped]
        known = [(table, key) for table, key in keys if table in BY_NAME]
        rows = self.store.read(known) if known else {}
        for (table, key), (subject, entries) in zip(keys, grouped, strict=True):
            row = rows.get((table, key))
            if row is None:
                yield Problem(subject, "its entries are there, but the row is gone")
                continue
            self.counts[table] = self.counts.get(table, 0) + 1
            self._digest.update(f"{subject} {row.get('head')}\n".encode())
            yield from _subject(BY_NAME[table], subject, row, entries)


def _subject(mapped: Mapped, subject: str, row: Row, entries: list[Entry]) -> Iterator[Problem]:
    key = str(row["key"])
    command = _command(mapped.name, key)
    told: dict[str, Scalar] = dict(mapped.defaults)
    previous = ""
    for number, entry in enumerate(entries, 1):
        if (entry.number, entry.subject, entry.key) != (number, subject, entry_key(mapped.name, key, number)):
            yield Problem(subject, f"entry {number} is missing or out of order", command)
            return
        if entry.previous != previous or entry.hash != entry_hash(entry):
            yield Problem(subject, f"entry {number} was changed: its hash does not follow from the one before", command)
            return
        try:
            told.update(json.loads(entry.changes))
        except ValueError:
            yield Problem(subject, f"entry {number} cannot be read", command)
            return
        previous = entry.hash
    if row["version"] != len(entries):
        yield Problem(subject, f"it is at version {row['version']}, but has {len(entries)} entries", command)
    elif row["head"] != previous:
        yield Problem(subject, "its head is not the hash of its last entry", command)
    differing = [column for column in told if column not in {"head", "salt"} and not _agrees(mapped, row, column, told)]
    if differing:
        yield Problem(subject, f"{', '.join(differing)}: not what its entries say", command)


def _agrees(mapped: Mapped, row: Row, column: str, told: Mapping[str, Scalar]) -> bool:
    value = row.get(column)
    return (sealed(str(row.get("salt", "")), value) if column in mapped.sealed else value) == told[column]


def _rows_without_entries(store: Store, counted: Mapping[str, int]) -> Iterator[Problem]:
    for mapped in MAPPED:
        if not mapped.audited:
            continue
        keys = [str(row["key"]) for row in pages(store, Query(mapped.name, limit=10_000))]
        if len(keys) == counted.get(mapped.name, 0):
            continue  # as many rows as there are subjects with entries
        for key in keys:
            if not store.read([("entry", entry_key(mapped.name, key, 1))]):
                yield Problem(f"{mapped.name}:{key}", "the row is there, but its entries are gone")


def _records(store: Store) -> Iterator[Problem]:
    steps = (BY_CLASS[Step].value(row) for row in pages(store, Query("step", order=("matter", "number"), limit=10_000)))
    folded = {}
    for matter, own in groupby(steps, key=lambda step: step.matter):
        folded[matter] = fold(matter, own)
    for row in pages(store, Query("matter", limit=10_000)):
        record: Matter = BY_CLASS[Matter].value(row)
        if folded.pop(record.key, None) != record:
            yield Problem(
                f"matter:{record.key}", "its record is not what its steps make of it", f"followup history {record.key}"
            )
    for key in folded:
        yield Problem(f"matter:{key}", "it has steps, but no record")


def _places(store: Store, today: date) -> Iterator[Problem]:
    lookup = Lookup(store)
    bodies = {body.key for body in lookup.all(Body, Query("body"))}
    calendar = Calendar.of(lookup.all(Meeting, Query("meeting")))
    for body in bodies:
        for matter in lookup.all(Matter, Query("matter", {"body": body, "open": 1})):
            where = place(matter, calendar, today)
            meeting = calendar.get(where.meeting)
            if where.meeting and (meeting is None or meeting.status.value != "planned"):
                yield Problem(
                    f"matter:{matter.key}", "it is on a meeting that is not to come", f"followup why {matter.key}"
                )


def _command(table: str, key: str) -> str:
    if table == "matter":
        return f"followup history {key}"
    if table == "step":
        return f"followup history {key.rpartition('/')[0]}"
    return {"meeting": f"followup meeting show {key}", "body": f"followup body show {key}"}.get(table, "")
