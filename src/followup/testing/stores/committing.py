"""
Contract tests of commit: the outcomes, the read-set, replay, and all or nothing.
"""

from __future__ import annotations

import pytest

from followup.contracts import Query, Store
from followup.errors import AlreadyExists, Conflict, InputError
from followup.testing.stores.library import StoreTests, batch, book, put, version_of


class Committing(StoreTests):
    """
    What commit keeps, and what it refuses.
    """

    def test_keeps_a_row(self, store: Store) -> None:
        """
        A row that was committed is read back as it was put.
        """
        store.commit(batch("1", book("b", title="Emma", place=3, year=1815)))

        row = store.read([("book", "b")])["book", "b"]

        assert (row["title"], row["place"], row["year"], row["version"]) == ("Emma", 3, 1815, 1)

    def test_fills_columns_left_out(self, store: Store) -> None:
        """
        A column left out takes its default, or NULL where it has none.
        """
        store.commit(batch("1", book("b")))

        row = store.read([("book", "b")])["book", "b"]

        assert tuple(row[name] for name in ("title", "place", "state", "year", "isbn")) == ("", 0, "in", None, None)

    def test_a_put_replaces_the_whole_row(self, store: Store) -> None:
        """
        A put is the whole row: what it leaves out does not stay from the version before.
        """
        store.commit(batch("1", book("b", title="Emma", year=1815)))
        store.commit(batch("2", book("b", 2, title="Emma, again")))

        row = store.read([("book", "b")])["book", "b"]

        assert (row["title"], row["year"], row["version"]) == ("Emma, again", None, 2)

    def test_a_stale_version_is_a_conflict(self, store: Store) -> None:
        """
        Whoever decided on an older version is told the row, what was expected and what is there.
        """
        store.commit(batch("1", book("b")))
        store.commit(batch("2", book("b", 2)))

        with pytest.raises(Conflict) as caught:
            store.commit(batch("3", book("b", 2, title="late")))

        assert (caught.value.key, caught.value.expected, caught.value.found) == (("book", "b"), 1, 2)
        assert store.read([("book", "b")])["book", "b"]["title"] == ""

    def test_a_row_that_appeared_is_a_conflict(self, store: Store) -> None:
        """
        A row that must not exist, and does, is a conflict.
        """
        store.commit(batch("1", book("b")))

        with pytest.raises(Conflict) as caught:
            store.commit(batch("2", book("b", title="second")))

        assert (caught.value.expected, caught.value.found) == (0, 1)

    def test_a_row_that_is_not_there_is_a_conflict(self, store: Store) -> None:
        """
        A row that must exist, and does not, is a conflict with version 0 found.
        """
        with pytest.raises(Conflict) as caught:
            store.commit(batch("1", book("b", 4)))

        assert (caught.value.expected, caught.value.found) == (3, 0)

    def test_a_row_only_read_is_guarded(self, store: Store) -> None:
        """
        A row that was read to decide, and has changed, is a conflict although it is not written.
        """
        store.commit(batch("1", put("shelf", "A", 2, name="closed")))

        with pytest.raises(Conflict) as caught:
            store.commit(batch("2", book("b"), expects={("shelf", "A"): 1}))

        assert caught.value.key == ("shelf", "A")
        assert version_of(store, "book", "b") == 0

    def test_a_row_only_read_is_not_written(self, store: Store) -> None:
        """
        A row that is expected and not put keeps its version.
        """
        store.commit(batch("1", book("b"), expects={("shelf", "A"): 1}))

        assert version_of(store, "shelf", "A") == 1

    def test_absence_is_guarded(self, store: Store) -> None:
        """
        A row that was seen to be absent, and has appeared, is a conflict although it is not written.
        """
        store.commit(batch("1", book("first"), expects={("book", "other"): 0}))
        store.commit(batch("2", book("other")))

        with pytest.raises(Conflict):
            store.commit(batch("3", book("second"), expects={("book", "other"): 0}))

        assert version_of(store, "book", "second") == 0

    def test_the_first_of_several_conflicts_is_told(self, store: Store) -> None:
        """
        Of several rows that changed, the first among the expects is named.
        """
        expects = {("book", "x"): 7, ("book", "y"): 8}

        with pytest.raises(Conflict) as caught:
            store.commit(batch("1", expects=expects))

        assert caught.value.key == ("book", "x")

    def test_a_conflict_keeps_nothing(self, store: Store) -> None:
        """
        Where one row of many has changed, none of the batch is kept, whichever comes first.
        """
        store.commit(batch("1", book("m")))
        rows = [book("a"), book("m"), book("z")]

        for number, order in enumerate((rows, rows[::-1])):
            with pytest.raises(Conflict):
                store.commit(batch(f"refused {number}", *order))

        assert [row["key"] for row in store.select(Query("book"))] == ["m"]

    def test_a_batch_lands_once(self, store: Store) -> None:
        """
        A batch that has landed returns when it is sent again, and writes nothing.
        """
        landed = batch("1", book("b"))
        store.commit(landed)
        store.commit(landed)

        assert version_of(store, "book", "b") == 1

    def test_a_landed_batch_is_known_after_others_went_on(self, store: Store) -> None:
        """
        A batch that has landed returns although what it expected is long past.
        """
        landed = batch("1", book("b"))
        store.commit(landed)
        store.commit(batch("2", book("b", 2, title="newer")))
        store.commit(landed)

        assert (version_of(store, "book", "b"), store.read([("book", "b")])["book", "b"]["title"]) == (2, "newer")

    def test_the_id_alone_tells_that_a_batch_landed(self, store: Store) -> None:
        """
        Another batch with an id that has landed is taken for the same and not written.
        """
        store.commit(batch("1", book("b")))
        store.commit(batch("1", book("c")))

        assert version_of(store, "book", "c") == 0

    def test_a_batch_without_puts_lands(self, store: Store) -> None:
        """
        A batch that writes no row is remembered like any other.
        """
        store.commit(batch("1", expects={("shelf", "A"): 1}))
        store.commit(batch("2", put("shelf", "A", 2, name="newer")))

        store.commit(batch("1", expects={("shelf", "A"): 1}))

    def test_a_refused_batch_has_not_landed(self, store: Store) -> None:
        """
        The id of a batch that met a conflict is free: what is sent under it next is kept.
        """
        with pytest.raises(Conflict):
            store.commit(batch("1", book("b", 2)))
        store.commit(batch("1", book("b")))

        assert version_of(store, "book", "b") == 1

    def test_ids_differ_by_every_letter(self, store: Store) -> None:
        """
        Ids that differ in case, accents or a final blank are different ids.
        """
        ids = ["id", "ID", "id ", "íd", "i\u0301d"]
        for number, name in enumerate(ids):
            store.commit(batch(name, book(f"b{number}")))

        assert len(ids) == len(store.select(Query("book")))

    def test_rows_may_refer_to_each_other_in_one_batch(self, store: Store) -> None:
        """
        Rows of one batch refer to each other, and to themselves, in any order.
        """
        rows = [
            book("b", shelf="C", sequel_of="a"),
            put("shelf", "C", name="new", best="b"),
            book("a", shelf="C", sequel_of="a"),
        ]
        store.commit(batch("1", *rows))

        assert store.read([("shelf", "C")])["shelf", "C"]["best"] == "b"

    def test_a_reference_to_nothing_is_refused(self, store: Store) -> None:
        """
        A row that names another one that does not exist is refused, and told by table, key and column.
        """
        with pytest.raises(InputError) as caught:
            store.commit(batch("1", book("fine"), book("b", sequel_of="nowhere")))

        assert all(word in str(caught.value) for word in ("book", "b", "sequel_of", "nowhere"))
        assert tuple(store.select(Query("book"))) == ()

    def test_a_change_to_a_reference_to_nothing_is_refused(self, store: Store) -> None:
        """
        A row cannot be changed to name one that does not exist.
        """
        store.commit(batch("1", book("b")))

        with pytest.raises(InputError):
            store.commit(batch("2", book("b", 2, shelf="nowhere")))

        assert version_of(store, "book", "b") == 1

    def test_a_conflict_is_told_before_a_reference_to_nothing(self, store: Store) -> None:
        """
        Whoever lost a race is told so, whatever else is wrong with the batch.
        """
        with pytest.raises(Conflict):
            store.commit(batch("1", book("b", 2, shelf="nowhere")))

    def test_many_rows_in_one_batch(self, store: Store) -> None:
        """
        A batch of ten thousand rows is kept whole, and changed whole.
        """
        keys = [f"b{number:05}" for number in range(10_000)]
        store.commit(batch("1", *(book(key) for key in keys)))
        store.commit(batch("2", *(book(key, 2, title="again") for key in keys)))

        found = store.read([("book", key) for key in keys])

        assert {("again", 2)} == {(row["title"], row["version"]) for row in found.values()}
        assert keys == [row["key"] for row in store.select(Query("book", limit=10_000))]


class Claiming(StoreTests):
    """
    What a unique index keeps apart.
    """

    def test_a_value_is_held_by_one_row(self, store: Store) -> None:
        """
        A value that another row holds is refused, naming the table, the column and the holder; nothing is kept.
        """
        store.commit(batch("1", book("holder", isbn="12")))

        with pytest.raises(AlreadyExists) as caught:
            store.commit(batch("2", book("fine"), book("late", isbn="12")))

        assert all(word in str(caught.value) for word in ("book", "isbn", "12", "holder"))
        assert version_of(store, "book", "fine") == 0

    def test_a_change_cannot_take_a_held_value(self, store: Store) -> None:
        """
        A row cannot be changed to what another row holds.
        """
        store.commit(batch("1", book("holder", isbn="12"), book("other")))

        with pytest.raises(AlreadyExists):
            store.commit(batch("2", book("other", 2, isbn="12")))

        assert version_of(store, "book", "other") == 1

    @pytest.mark.parametrize("version", [1, 2])
    def test_two_rows_of_a_batch_cannot_claim_the_same(self, store: Store, version: int) -> None:
        """
        Two rows of one batch, new or changed, cannot claim one value.
        """
        if version == 2:
            store.commit(batch("1", book("a"), book("b")))

        with pytest.raises(AlreadyExists):
            store.commit(batch("2", book("a", version, isbn="12"), book("b", version, isbn="12")))

        assert {None} >= {row["isbn"] for row in store.select(Query("book"))}

    def test_null_is_held_by_any_number(self, store: Store) -> None:
        """
        NULL is no value: any number of rows may have it.
        """
        store.commit(batch("1", book("a"), book("b")))
        store.commit(batch("2", book("a", 2), book("c")))

        assert len(store.select(Query("book", where={"isbn": None}))) == 3

    def test_only_the_rows_of_the_index_are_kept_apart(self, store: Store) -> None:
        """
        A unique index over some rows says nothing of the others.
        """
        store.commit(batch("1", book("a", state="display"), book("b"), book("c"), book("d", place=1, state="display")))

        with pytest.raises(AlreadyExists):
            store.commit(batch("2", book("b", 2, state="display")))

    def test_a_row_keeps_what_it_holds(self, store: Store) -> None:
        """
        A row that is changed in other columns goes on holding its value.
        """
        store.commit(batch("1", book("a", isbn="12")))
        store.commit(batch("2", book("a", 2, isbn="12", title="Emma")))

        with pytest.raises(AlreadyExists):
            store.commit(batch("3", book("b", isbn="12")))

    def test_a_value_let_go_is_free_afterwards(self, store: Store) -> None:
        """
        What a row has let go in one batch may be claimed in the next.
        """
        store.commit(batch("1", book("a", isbn="12")))
        store.commit(batch("2", book("a", 2)))
        store.commit(batch("3", book("b", isbn="12")))

        assert [row["key"] for row in store.select(Query("book", where={"isbn": "12"}))] == ["b"]

    @pytest.mark.parametrize("turned", [False, True])
    @pytest.mark.parametrize("taker", [book("b", isbn="12"), book("c", 2, isbn="12")])
    def test_a_value_is_not_handed_over_within_a_batch(
        self, store: Store, taker: tuple[tuple[str, str], dict[str, str | int | None]], *, turned: bool
    ) -> None:
        """
        A value cannot be let go by one row and claimed by another in one batch, in whichever order they come.
        """
        store.commit(batch("1", book("a", isbn="12"), book("c", isbn="34")))
        rows = [book("a", 2, isbn="56"), taker]

        with pytest.raises(AlreadyExists):
            store.commit(batch("2", *(rows[::-1] if turned else rows)))

        assert version_of(store, "book", "a") == 1
