"""
The small schema the contract is tried on, a library of shelves and books, and the words to write to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from followup.contracts import Batch, Column, Index, Key, Row, Scalar, Schema, Store, Table, View


OpenStore = Callable[[Schema], Store]
"""Opens a store; called again it opens the same place where the store outlives its object."""

CONTRACT_SCHEMA = Schema(
    number=1000,
    tables=(
        Table("shelf", (Column("name", required=True), Column("best", references="book"))),
        Table(
            "book",
            (
                Column("shelf", required=True, references="shelf"),
                Column("title", required=True, default=""),
                Column("place", "integer", required=True, default=0),
                Column("state", required=True, default="in"),
                Column("year", "integer"),
                Column("isbn"),
                Column("lent_to"),
                Column("sequel_of", references="book"),
            ),
            (
                Index(("shelf", "place")),
                Index(("title",)),
                Index(("place", "title"), where={"state": "in"}),
                Index(("place",), where={"lent_to": None}),
                Index(("year",)),
                Index(("isbn",), unique=True),
                Index(("shelf", "place"), where={"state": "display"}, unique=True),
            ),
        ),
    ),
    views=(View("lent_book", "SELECT key, title, lent_to FROM book WHERE lent_to IS NOT NULL"),),
)
"""Two tables that refer to each other and one to itself; indexes plain, partial and unique."""


class StoreTests:
    """
    What every group of contract tests starts from.
    """

    @pytest.fixture
    def open_store(self) -> OpenStore:
        """
        Open the store under test; the subclass supplies it.
        """
        raise NotImplementedError("A store's tests supply the fixture open_store.")

    @pytest.fixture
    def store(self, open_store: OpenStore) -> Iterator[Store]:
        """
        An open store with two empty shelves, ``A`` and ``B``.
        """
        store = open_store(CONTRACT_SCHEMA)
        store.commit(batch("shelves", put("shelf", "A", name="first"), put("shelf", "B", name="second")))
        yield store
        store.close()


def put(table: str, key: str, version: int = 1, **columns: Scalar) -> tuple[Key, dict[str, Scalar]]:
    """
    A row to be put, of that *version*.
    """
    return (table, key), {"key": key, "version": version, **columns}


def book(key: str, version: int = 1, **columns: Scalar) -> tuple[Key, dict[str, Scalar]]:
    """
    A book to be put, on shelf A unless told otherwise.
    """
    return put("book", key, version, **{"shelf": "A", **columns})


def batch(id: str, *puts: tuple[Key, Row], expects: Mapping[Key, int] | None = None) -> Batch:  # noqa: A002 - its name
    """
    A batch of *puts*, each expecting the version before its own, and of further *expects*.
    """
    before = {key: int(row["version"] or 0) - 1 for key, row in puts}
    return Batch(id, {**before, **(expects or {})}, dict(puts))


def version_of(store: Store, table: str, key: str) -> int:
    """
    The version of a row as the store has it; 0 where there is none.
    """
    row = store.read([(table, key)]).get((table, key))
    return 0 if row is None else int(row["version"] or 0)
