"""
Contract tests of what a store refuses before it writes, and of odd things it must keep.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any, cast

import pytest

from followup.contracts import Batch, Query, Row, Scalar, Store
from followup.errors import InputError
from followup.testing.stores.library import StoreTests, batch, book, put


BAD: tuple[tuple[str, Any], ...] = (
    ("title", None),
    ("title", 1),
    ("title", True),
    ("title", b"bytes"),
    ("title", "a\0b"),
    ("title", "\ud800"),
    ("title", "half \udc00 a pair"),
    ("place", None),
    ("place", "1"),
    ("place", True),
    ("place", 1.0),
    ("place", 2**63),
    ("place", -(2**63) - 1),
    ("year", float("nan")),
    ("isbn", ["list"]),
)
GOOD: tuple[tuple[str, Scalar], ...] = (
    ("title", ""),
    ("title", " "),
    ("title", "'); DROP TABLE book; --"),
    ("title", '"quoted" %s ? :name $1 {} \\'),
    ("title", "a\nb\tc\r\n"),
    ("title", "Åsa och Émile: nötknäpparen 🦊"),
    ("title", "a\u0308 \u202e \ufeff \U0010ffff \uffff"),
    ("title", "1"),
    ("title", "x" * 100_000),
    ("place", 2**63 - 1),
    ("place", -(2**63)),
    ("year", 0),
    ("isbn", "NULL"),
)


class Colour(StrEnum):
    """
    Text that is more than text.
    """

    RED = "red"


class Level(IntEnum):
    """
    A number that is more than a number.
    """

    HIGH = 7


class Input(StoreTests):
    """
    What is refused with InputError, and what is not.
    """

    @pytest.mark.parametrize("column, value", BAD)
    def test_bad_scalars_are_refused(self, store: Store, column: str, value: Any) -> None:
        """
        A value that does not fit its column, or is no valid text or number, is refused, and nothing is kept.
        """
        store.commit(batch("fine", book("b")))

        for number, row in enumerate((book("new", **{column: value}), book("b", 2, **{column: value}))):
            with pytest.raises(InputError):
                store.commit(batch(f"{number}", book("beside"), row))

        assert [(row["key"], row["version"]) for row in store.select(Query("book"))] == [("b", 1)]

    @pytest.mark.parametrize("column, value", GOOD)
    def test_odd_scalars_are_kept(self, store: Store, column: str, value: Any) -> None:
        """
        Every other text and number comes back as it was given, also when asked for.
        """
        store.commit(batch("1", book("b", **{column: value})))

        assert value == store.read([("book", "b")])["book", "b"][column]
        assert [row["key"] for row in store.select(Query("book", where={column: value}))] == ["b"]

    def test_kinds_of_text_and_numbers_become_plain(self, store: Store) -> None:
        """
        An enumeration that is text or a number is kept as the plain text or number it is.
        """
        store.commit(batch("1", book("b", title=Colour.RED, place=Level.HIGH)))

        row = store.read([("book", "b")])["book", "b"]

        assert (str, "red", int, 7) == (type(row["title"]), row["title"], type(row["place"]), row["place"])

    def test_a_required_column_left_out_is_refused(self, store: Store) -> None:
        """
        A required column without a default must be given.
        """
        with pytest.raises(InputError):
            store.commit(batch("1", put("shelf", "C")))

    def test_unknown_columns_are_refused(self, store: Store) -> None:
        """
        A column the schema does not have is refused wherever it is named.
        """
        with pytest.raises(InputError):
            store.commit(batch("1", book("b", colour="red")))
        for query in (
            Query("book", where={"colour": "red"}),
            Query("book", span=("colour", "a", "b")),
            Query("book", order=("colour",)),
            Query("book", order=('title"; DROP TABLE book; --',)),
        ):
            with pytest.raises(InputError):
                store.select(query)

    @pytest.mark.parametrize("table", ["page", "batch", "sqlite_schema", "", 'book"', "BOOK", cast("str", None)])
    def test_unknown_tables_are_refused(self, store: Store, table: str) -> None:
        """
        A table the schema does not have is refused wherever it is named, also one the store keeps for itself.
        """
        with pytest.raises(InputError):
            store.commit(batch("1", put(table, "k")))
        with pytest.raises(InputError):
            store.commit(batch("2", expects={(table, "k"): 0}))
        with pytest.raises(InputError):
            store.read([(table, "k")])
        with pytest.raises(InputError):
            store.select(Query(table))

    @pytest.mark.parametrize("key", ["", "a\0b", "\ud800", cast("str", 1), cast("str", None)])
    def test_bad_keys_are_refused(self, store: Store, key: str) -> None:
        """
        A key is valid text that is not empty.
        """
        with pytest.raises(InputError):
            store.commit(batch("1", book(key)))
        with pytest.raises(InputError):
            store.commit(batch("2", expects={("book", key): 0}))
        with pytest.raises(InputError):
            store.read([("book", key)])

    @pytest.mark.parametrize("id", ["a\0b", "\ud800", cast("str", 7)])
    def test_bad_batch_ids_are_refused(self, store: Store, id: str) -> None:  # noqa: A002 - its name
        """
        The id of a batch is valid text.
        """
        with pytest.raises(InputError):
            store.commit(batch(id, book("b")))

    @pytest.mark.parametrize("version", [-1, True, 1.0, "1", None, 2**63])
    def test_bad_versions_are_refused(self, store: Store, version: Any) -> None:
        """
        A version expected is a whole number from 0.
        """
        with pytest.raises(InputError):
            store.commit(Batch("1", {("shelf", "A"): version}, {}))

    def test_the_version_of_a_row_is_a_number(self, store: Store) -> None:
        """
        A version that merely equals the number is refused.
        """
        row = cast("Row", {"key": "b", "version": True, "shelf": "A"})

        with pytest.raises(InputError):
            store.commit(Batch("1", {("book", "b"): 0}, {("book", "b"): row}))

    @pytest.mark.parametrize("column, value", [bad for bad in BAD if bad[1] is not None])
    def test_queries_are_checked_like_rows(self, store: Store, column: str, value: Any) -> None:
        """
        What could not be kept cannot be asked for either.
        """
        for query in (
            Query("book", where={column: value}),
            Query("book", span=(column, value, None)),
            Query("book", span=(column, None, value)),
        ):
            with pytest.raises(InputError):
                store.select(query)

    @pytest.mark.parametrize("limit", [0, -1, 10_001, True, 5.0, None])
    def test_bad_limits_are_refused(self, store: Store, limit: Any) -> None:
        """
        A page holds 1 to 10,000 rows.
        """
        with pytest.raises(InputError):
            store.select(Query("book", limit=limit))

    def test_an_order_by_what_may_be_null_is_refused(self, store: Store) -> None:
        """
        Rows are ordered only by columns that are never NULL.
        """
        with pytest.raises(InputError):
            store.select(Query("book", order=("year",)))

    @pytest.mark.parametrize("after", [(), (1,), ("b",), (1, "b", 2), ("1", "b"), (1, None), (None, "b"), (1, 2)])
    def test_a_bad_after_is_refused(self, store: Store, after: tuple[Scalar, ...]) -> None:
        """
        After holds one fitting value for each column of the order, and then the key.
        """
        with pytest.raises(InputError):
            store.select(Query("book", order=("place",), after=after))
