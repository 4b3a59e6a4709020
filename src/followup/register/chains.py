"""
One walk over all entries: whether each row is what its entries say, and one digest over where every chain ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any

from attrs import frozen

from followup.contracts import Query, Row, Scalar, Store
from followup.errors import InputError
from followup.model.subjects import Entry
from followup.register.draft import pages
from followup.rows.chain import entry_hash, entry_key, sealed
from followup.rows.codecs import stamp, unstamp
from followup.rows.mapped import Mapped
from followup.rows.tables import BY_CLASS, BY_NAME, MAPPED


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


def readable(mapped: Mapped, row: Row) -> Any:
    """
    The value of *row*, or None where it is not one that followup writes.
    """
    # Damage can make bytes of any value.
    if any(isinstance(scalar, bytes) for scalar in row.values()):
        return None
    try:
        value = mapped.value(row)
        return value if all(row[column] == told for column, told in mapped.row(value).items()) else None
    except (ValueError, TypeError, AttributeError, LookupError):
        return None


class Digest:
    """
    A digest over where every chain ended, at a moment or, without one, now.

    It is written ``moment/hex``: what was recorded until then can be told from it also when more has come.
    """

    def __init__(self, moment: str | None = None) -> None:
        self._moment = moment
        self._newest = ""
        self._sum = sha256()

    @classmethod
    def like(cls, told: str) -> Digest:
        """
        The digest to compare with *told*: over what was recorded until its moment, if it has one.
        """
        moment, slash, _ = told.partition("/")
        try:
            return cls(stamp(unstamp(moment)) if slash else None)
        except (ValueError, TypeError):
            raise InputError(f"{told!r} is no digest.", hint="Give it as `followup check` printed it.") from None

    def take(self, subject: str, entries: list[Entry]) -> None:
        """
        Count the chain of *subject* in.
        """
        until = [entry for entry in entries if self._moment is None or str(stamp(entry.at)) <= self._moment]
        if until:
            self._sum.update(f"{subject} {until[-1].number} {until[-1].hash}\n".encode())
            self._newest = max(self._newest, *(str(stamp(entry.at)) for entry in until))

    def matches(self, told: str) -> bool:
        """
        Whether *told* is this digest, with or without its moment.
        """
        return told.rpartition("/")[2] == self._sum.hexdigest()

    def __str__(self) -> str:
        return f"{self._newest}/{self._sum.hexdigest()}"


class Chains:
    """
    The walk, subject by subject: *counts* are the rows that were met, *batches* the batches that wrote them.
    """

    def __init__(self, store: Store, *digests: Digest) -> None:
        self.store = store
        self.counts: dict[str, int] = {}
        self.batches: set[str] = set()
        self._digests = digests

    def problems(self) -> Iterator[Problem]:
        """
        What does not hold.
        """
        grouped: list[tuple[str, list[Row]]] = []
        rows = pages(self.store, Query("entry", limit=10_000))
        for subject, own in groupby(rows, key=lambda row: str(row["key"]).rpartition("@")[0]):
            grouped.append((subject, list(own)))
            if len(grouped) == SOME:
                yield from self._some(grouped)
                grouped = []
        yield from self._some(grouped)
        yield from self._rows_without_entries()

    def _some(self, grouped: list[tuple[str, list[Row]]]) -> Iterator[Problem]:
        keys = {subject: subject.partition(":")[::2] for subject, _ in grouped}
        rows = self.store.read([(table, key) for table, key in keys.values() if key and table in BY_NAME])
        for subject, told in grouped:
            table, key = keys[subject]
            read = [readable(BY_CLASS[Entry], row) for row in told]
            if None in read or any(row["version"] != 1 for row in told):
                yield Problem(subject, "one of its entries is not as followup writes them", _command(table, key))
            entries = sorted((entry for entry in read if entry is not None), key=lambda entry: int(entry.number))
            self.batches.update(entry.batch for entry in entries)
            for digest in self._digests:
                digest.take(subject, entries)
            row = rows.get((table, key))
            if row is None:
                yield Problem(subject, "its entries are there, but the row is gone")
                continue
            self.counts[table] = self.counts.get(table, 0) + 1
            yield from _subject(BY_NAME[table], subject, row, entries)

    def _rows_without_entries(self) -> Iterator[Problem]:
        for mapped in MAPPED:
            if not mapped.audited:
                continue
            keys = [str(row["key"]) for row in pages(self.store, Query(mapped.name, limit=10_000))]
            if len(keys) == self.counts.get(mapped.name, 0):
                continue  # as many rows as there are subjects with entries
            for key in keys:
                if not self.store.read([("entry", entry_key(mapped.name, key, 1))]):
                    yield Problem(f"{mapped.name}:{key}", "the row is there, but its entries are gone")


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
        changes = _changes(entry)
        if changes is None:
            yield Problem(subject, f"entry {number} cannot be read", command)
            return
        told.update(changes)
        previous = entry.hash
    if row["version"] != len(entries):
        yield Problem(subject, f"it is at version {row['version']}, but has {len(entries)} entries", command)
    elif row.get("head") != previous:
        yield Problem(subject, "its head is not the hash of its last entry", command)
    differing = [column for column in told if column not in {"head", "salt"} and not _agrees(mapped, row, column, told)]
    if differing:
        yield Problem(subject, f"{', '.join(differing)}: not what its entries say", command)


def _changes(entry: Entry) -> dict[str, Scalar] | None:
    try:
        changes = json.loads(entry.changes)
    except ValueError:
        return None
    return changes if isinstance(changes, dict) else None


def _agrees(mapped: Mapped, row: Row, column: str, told: Mapping[str, Scalar]) -> bool:
    value = row.get(column)
    return (sealed(str(row.get("salt", "")), value) if column in mapped.sealed else value) == told[column]


def _command(table: str, key: str) -> str:
    if table == "matter":
        return f"followup history {key}"
    if table == "step":
        return f"followup history {key.rpartition('/')[0]}"
    return {"meeting": f"followup meeting show {key}", "body": f"followup body show {key}"}.get(table, "")
