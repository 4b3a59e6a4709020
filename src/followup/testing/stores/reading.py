"""
Contract tests of read, and of what is handed out.
"""

from __future__ import annotations

from typing import Any, cast

from followup.contracts import Query, Store
from followup.testing.stores.library import CONTRACT_SCHEMA, StoreTests, batch, book, put


class Reading(StoreTests):
    """
    What read answers.
    """

    def test_rows_that_do_not_exist_are_left_out(self, store: Store) -> None:
        """
        A key without a row is simply not among the answers.
        """
        assert list(store.read([("shelf", "A"), ("shelf", "nowhere")])) == [("shelf", "A")]

    def test_no_keys_no_rows(self, store: Store) -> None:
        """
        Asking for nothing answers nothing.
        """
        assert dict(store.read([])) == {}

    def test_several_tables_at_once(self, store: Store) -> None:
        """
        One call reads rows of several tables, the same key in each being another row.
        """
        store.commit(batch("1", book("A", title="a book")))

        found = store.read([("shelf", "A"), ("book", "A")])

        assert (found["shelf", "A"]["name"], found["book", "A"]["title"]) == ("first", "a book")

    def test_a_key_asked_for_twice_is_answered_once(self, store: Store) -> None:
        """
        A key may be asked for twice.
        """
        assert len(store.read([("shelf", "A"), ("shelf", "A")])) == 1

    def test_keys_differ_by_every_letter(self, store: Store) -> None:
        """
        Keys that differ in case, accents or a final blank are different rows.
        """
        keys = ["k", "K", "k ", "ä", "a\u0308", "Ä"]
        store.commit(batch("1", *(book(key, title=key) for key in keys)))

        found = store.read([("book", key) for key in keys])

        assert {("book", key): key for key in keys} == {key: row["title"] for key, row in found.items()}

    def test_a_row_has_every_column(self, store: Store) -> None:
        """
        A row has the key, the version and each column of its table, and nothing else.
        """
        store.commit(batch("1", book("b")))
        columns = {"key", "version", *(column.name for column in CONTRACT_SCHEMA.table("book").columns)}

        assert columns == set(store.read([("book", "b")])["book", "b"])
        assert columns == set(store.select(Query("book"))[0])

    def test_what_is_handed_out_is_the_callers(self, store: Store) -> None:
        """
        Changing a row that was answered changes nothing in the store.
        """
        read = store.read([("shelf", "A")])["shelf", "A"]
        selected = store.select(Query("shelf"))[0]
        for row in (read, selected):
            cast("dict[str, Any]", row)["name"] = "scribbled"

        assert store.read([("shelf", "A")])["shelf", "A"]["name"] == "first"
        assert store.select(Query("shelf"))[0]["name"] == "first"

    def test_what_is_handed_in_stays_the_callers(self, store: Store) -> None:
        """
        Changing a row after it was committed changes nothing in the store.
        """
        key, row = put("shelf", "C", name="third")
        store.commit(batch("1", (key, row)))
        row["name"] = "scribbled"

        assert store.read([key])[key]["name"] == "third"
