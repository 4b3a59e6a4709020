"""
One walk over all entries: whether each row is what its entries say, and one digest over where every chain ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from attrs import frozen

from followup.contracts import Query, Row, Scalar, Store
from followup.errors import Call, InputError, StoreDamaged, Text
from followup.register.work.reads import pages
from followup.rows.chain import entry_hash, entry_key, sealed
from followup.rows.codecs import stamp, unstamp
from followup.rows.mapping import BY_NAME, MAPPED, Mapped


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


DAMAGED = (AttributeError, InputError, LookupError, StoreDamaged, TypeError, ValueError)
"""What working with the values of damaged rows can raise, where their types still fit."""


def readable(mapped: Mapped, row: Row) -> Any:
    """
    The value of *row*, or None where it is not one that followup writes.
    """
    # Damage can make bytes of any value.
    if bytes in map(type, row.values()):
        return None
    try:
        return mapped.value(row)
    except DAMAGED:
        return None


_SUM = re.compile(r"[0-9a-f]{64}")


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
    def like(cls, digest: str) -> Digest:
        """
        The digest to compare with *digest*: over what was recorded until its moment, if it has one.
        """
        refused = InputError(
            "{digest!r} is no digest.", digest=digest, hint="Give it as `{call}` told it.", call=Call("check")
        )
        moment, slash, hexadecimal = digest.rpartition("/")
        if digest and not _SUM.fullmatch(hexadecimal):
            raise refused
        try:
            # A register of nothing has a digest too, and no newest entry.
            return cls((stamp(unstamp(moment)) if moment else "") if slash else None)
        except (ValueError, TypeError):
            raise refused from None

    def take(self, subject: str, entries: Sequence[Row]) -> None:
        """
        Count the chain of *subject* in.
        """
        until = [entry for entry in entries if self._moment is None or str(entry["recorded_at"]) <= self._moment]
        if until:
            last = until[-1]
            self._sum.update(f"{subject} {last['number']} {last['hash']}\n".encode())
            self._newest = max(self._newest, *(str(entry["recorded_at"]) for entry in until))

    def matches(self, digest: str) -> bool:
        """
        Whether *digest* is this digest, with or without its moment.
        """
        return digest.rpartition("/")[2] == self._sum.hexdigest()

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
        rows = pages(self.store, Query("entry", limit=1000))
        grouped = groupby(rows, key=lambda row: str(row["key"]).rpartition("@")[0])
        while some := [(subject, list(own)) for subject, own in islice(grouped, SOME)]:
            yield from self._some(some)

    def _some(self, grouped: list[tuple[str, list[Row]]]) -> Iterator[Problem]:
        keys = {subject: subject.partition(":")[::2] for subject, _ in grouped}
        rows = self.store.read([(table, key) for table, key in keys.values() if key and table in BY_NAME])
        for subject, entries in grouped:
            table, key = keys[subject]
            chain = Chain(subject, entries)
            self.batches.update(str(entry["batch"]) for entry in entries)
            for digest in self._digests:
                digest.take(subject, chain.entries)
            row = rows.get((table, key))
            if row is None:
                yield Problem(subject, Text("its entries are there, but the row is gone"))
                continue
            self.counts[table] = self.counts.get(table, 0) + 1
            faults = [chain.fault] if chain.fault else chain.differences(BY_NAME[table], row)
            for what in faults:
                yield Problem(subject, what, _command(table, key))

    def without(self, met: Mapping[str, int]) -> Iterator[Problem]:
        """
        The rows that have no entries.  *met* is how many rows of a table there are, where that is known.
        """
        for mapped in MAPPED:
            known = self.counts.get(mapped.name, 0)
            if not mapped.audited or met.get(mapped.name) == known:
                continue  # as many rows as there are subjects with entries
            keys = [str(row["key"]) for row in pages(self.store, Query(mapped.name, limit=1000))]
            for key in keys if len(keys) != known else ():
                if not self.store.read([("entry", entry_key(mapped.name, key, 1))]):
                    yield Problem(f"{mapped.name}:{key}", Text("the row is there, but its entries are gone"))


class Chain:
    """
    The entries of one subject, followed from the first as far as each follows from the one before.

    *columns* are what they say of the row, *fault* what is wrong with the next one, if there is a next one.
    """

    def __init__(self, subject: str, entries: Iterable[Row]) -> None:
        self.entries: list[Row] = []
        self.columns: dict[str, Scalar] = {}
        self.head = ""
        self.fault = ""
        by_key = {str(entry["key"]): entry for entry in entries}
        for number in range(1, len(by_key) + 1):
            entry = by_key.get(f"{subject}@{number}")
            self.fault = self._follow(subject, number, entry)
            if self.fault:
                return

    def _follow(self, subject: str, number: int, entry: Row | None) -> str:
        """
        Take the next entry in; what is wrong with it, if anything.
        """
        if entry is None or (entry["subject"], entry["number"]) != (subject, number):
            return Text("entry {number} is missing or out of order", number=number)
        try:
            follows = entry["previous"] == self.head and entry["hash"] == entry_hash(entry)
            self.columns |= json.loads(str(entry["changes"]))
        except (ValueError, TypeError):
            return Text("entry {number} cannot be read", number=number)
        if not follows or entry["version"] != 1:
            return Text("entry {number} was changed: its hash does not follow from the one before", number=number)
        self.entries.append(entry)
        self.head = str(entry["hash"])
        return ""

    def differences(self, mapped: Mapped, row: Row) -> Iterator[str]:
        """
        In what *row* is not what its entries make of it.
        """
        if row["version"] != len(self.entries):
            count = len(self.entries)
            yield Text("it is at version {version}, but has {count} entries", version=row["version"], count=count)
            return
        expected = {**mapped.defaults, **self.columns, "head": self.head}
        if mapped.sealed:
            salt = str(row["salt"])
            row = {**row, **{column: sealed(salt, row[column]) for column in mapped.sealed}}
            # Without a text there is nothing to seal, and no salt.
            expected["salt"] = salt if any(row[column] for column in mapped.sealed) else ""
        if not expected.items() <= row.items():
            differing = ", ".join(column for column in expected if row.get(column) != expected[column])
            yield Text("{columns}: not what its entries say", columns=differing)


def _command(table: str, key: str) -> str:
    if table == "matter":
        return f"followup history {key}"
    if table == "step":
        return f"followup history {key.rpartition('/')[0]}"
    return {"meeting": f"followup meeting show {key}", "body": f"followup body show {key}"}.get(table, "")
