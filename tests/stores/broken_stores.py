"""
Stores that each break one promise; the contract tests must catch every one.  Run by ``test_net.py`` only.
"""

# ruff: noqa: D102 - what a method breaks is told by its class

from __future__ import annotations

import pytest
from attrs import evolve

from followup.contracts import Batch, Query, Row
from followup.errors import Conflict
from followup.stores.memory import MemoryStore
from followup.stores.validation import Write
from followup.testing.stores import OpenStore, StoreContract


class NoReadSet(MemoryStore):
    """
    Guards only what it writes.
    """

    def commit(self, batch: Batch) -> None:
        super().commit(evolve(batch, expects={key: batch.expects[key] for key in batch.puts}))


class NoReplay(MemoryStore):
    """
    Forgets which batches landed.
    """

    def commit(self, batch: Batch) -> None:
        self._landed.clear()
        super().commit(batch)


class ReplayTooLate(MemoryStore):
    """
    Looks at the expects before it looks whether the batch has landed.
    """

    def commit(self, batch: Batch) -> None:
        self._check_expected(batch.expects)
        super().commit(batch)


class RemembersRefused(MemoryStore):
    """
    Takes a refused batch for one that landed.
    """

    def commit(self, batch: Batch) -> None:
        try:
            super().commit(batch)
        except Conflict:
            self._landed.add(batch.id)
            raise


class Halves(MemoryStore):
    """
    Keeps the rows before the one at fault.
    """

    def commit(self, batch: Batch) -> None:
        try:
            super().commit(batch)
        except Conflict as error:
            writes = self._checker.batch(batch)
            keys = [(write.table, write.key) for write in writes]
            if error.key in keys:
                self._keep(writes[: keys.index(error.key)])
            raise


class NoReferences(MemoryStore):
    """
    Keeps rows that refer to nothing.
    """

    def _check_references(self, writes: list[Write]) -> None:
        pass


class NoClaims(MemoryStore):
    """
    Lets two rows claim one value.
    """

    def _check_claims(self, writes: list[Write]) -> None:
        pass


class NoTieBreak(MemoryStore):
    """
    Leaves rows that are equal in their order as they come.
    """

    def select(self, query: Query) -> list[Row]:
        rows = list(super().select(evolve(query, limit=10_000, after=None, descending=False)))
        rows.sort(key=lambda row: tuple(row[name] for name in query.order), reverse=query.descending)
        return rows[: query.limit] if query.after is None else list(super().select(query))


class HandsOutItsOwn(MemoryStore):
    """
    Hands out the rows it will answer with again.
    """

    def read(self, keys: object) -> dict[tuple[str, str], Row]:
        cache: dict[tuple[str, str], Row] = self.__dict__.setdefault("cache", {})
        for key, row in super().read(keys).items():  # type: ignore[arg-type]
            if key not in cache or cache[key]["version"] != row["version"]:
                cache[key] = row
        return {key: cache[key] for key in super().read(keys)}  # type: ignore[arg-type]


class ClosedSpan(MemoryStore):
    """
    Takes the upper bound for part of the span.
    """

    def select(self, query: Query) -> list[Row]:
        rows = super().select(query)
        if query.span and query.span[0] == "place" and isinstance(query.span[2], int):
            column, low, _ = query.span
            return list(super().select(evolve(query, span=(column, low, query.span[2] + 1))))
        return list(rows)


class Racing(MemoryStore):
    """
    Compares versions before it takes the lock.
    """

    def commit(self, batch: Batch) -> None:
        writes = self._checker.batch(batch)
        if batch.id in self._landed:
            return
        self._check_expected(batch.expects)
        for _ in range(200):
            self.read(list(batch.expects))
        self._keep(writes)
        self._landed.add(batch.id)


class NeverCloses(MemoryStore):
    """
    Goes on after it was closed.
    """

    def close(self) -> None:
        pass


class Contract(StoreContract):
    """
    The contract over the class in *broken*.
    """

    broken: type[MemoryStore]

    @pytest.fixture
    def open_store(self) -> OpenStore:
        """
        Open the broken store.
        """
        return self.broken


BROKEN = [kind for kind in list(globals().values()) if isinstance(kind, type) and MemoryStore in kind.__bases__]
globals().update(
    {f"Test{kind.__name__}": type(f"Test{kind.__name__}", (Contract,), {"broken": kind}) for kind in BROKEN}
)
