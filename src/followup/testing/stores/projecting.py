"""
Contract tests of the optional protocol Projecting: the columns asked for are those of the rows.
"""

from __future__ import annotations

import pytest

from followup.contracts import Projecting, Query, Store
from followup.errors import InputError
from followup.testing.stores.library import StoreTests, batch
from followup.testing.stores.selecting import ORDERS, SPANS, WHERE, books


COLUMNS = ("title", "key", "year", "title")
"""In an order of their own, one of them twice."""


class ProjectingContract(StoreTests):
    """
    What a store that says it projects must do; subclass it beside :class:`StoreContract`.
    """

    @pytest.fixture
    def shelves(self, store: Store) -> Store:
        """
        A store that holds :func:`books`.
        """
        store.commit(batch("books", *((("book", str(row["key"])), row) for row in books())))
        return store

    @pytest.mark.parametrize("descending", [False, True])
    def test_the_columns_selected_are_those_of_the_rows(self, shelves: Store, *, descending: bool) -> None:
        """
        For every query the same rows in the same order.
        """
        assert isinstance(shelves, Projecting)
        queries = [
            Query("book", where, span, order, descending=descending, limit=limit)
            for where in WHERE
            for span in SPANS
            for order in ORDERS
            for limit in (5, 1000)
        ]

        for query in queries:
            rows = shelves.select(query)
            assert list(shelves.select_columns(query, COLUMNS)) == [tuple(row[c] for c in COLUMNS) for row in rows]

    def test_the_next_page_begins_after_the_last_row(self, shelves: Store) -> None:
        """
        A page of columns goes on where a page of rows would.
        """
        assert isinstance(shelves, Projecting)
        *_, last = shelves.select(Query("book", order=("place",), limit=5))
        query = Query("book", order=("place",), limit=5, after=(last["place"], last["key"]))

        assert [key for (key,) in shelves.select_columns(query, ["key"])] == [
            row["key"] for row in shelves.select(query)
        ]

    def test_the_columns_read_are_those_of_the_rows(self, shelves: Store) -> None:
        """
        Keys that are asked for twice are answered once, those without a row not at all.
        """
        assert isinstance(shelves, Projecting)
        keys = ["b03", "b07", "nowhere", "b03"]
        rows = shelves.read([("book", key) for key in keys]).values()

        found = shelves.read_columns("book", keys, COLUMNS)

        assert sorted(found, key=str) == sorted((tuple(row[c] for c in COLUMNS) for row in rows), key=str)
        assert list(shelves.read_columns("book", [], COLUMNS)) == []

    @pytest.mark.parametrize(
        "table, columns", [("book", ["nothing"]), ("book", []), ("book", ['"']), ("nothing", ["key"])]
    )
    def test_what_the_schema_has_not_is_refused(self, store: Store, table: str, columns: list[str]) -> None:
        """
        An unknown table or column, and no columns at all, are errors of the caller's.
        """
        assert isinstance(store, Projecting)
        with pytest.raises(InputError):
            store.read_columns(table, ["b01"], columns)
        with pytest.raises(InputError):
            store.select_columns(Query(table), columns)
