"""
Contract tests of threads, of several stores at one place, and of closing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest

from followup.contracts import Key, Query, Scalar, Store
from followup.errors import Busy, Conflict, StoreError
from followup.testing.stores.library import CONTRACT_SCHEMA, OpenStore, StoreTests, batch, book, put, version_of


R = TypeVar("R")

THREADS = 6
ROUNDS = 15


class Sharing(StoreTests):
    """
    What holds when a store is not used alone.
    """

    def test_no_update_is_lost(self, store: Store) -> None:
        """
        Threads that each add one until they succeed have added all in the end.
        """
        store.commit(batch("1", book("b")))

        def add(name: int) -> None:
            for number in range(ROUNDS):
                while not add_one(store, f"{name} {number}"):
                    pass

        at_once(add)
        row = store.read([("book", "b")])["book", "b"]

        assert (row["place"], row["version"]) == (THREADS * ROUNDS, THREADS * ROUNDS + 1)

    def test_one_of_many_wins(self, store: Store) -> None:
        """
        Of threads that decided on the same version exactly one is kept; the others are told of a conflict.
        """
        for version in range(1, ROUNDS):

            def race(name: int, version: int = version) -> bool:
                return kept(store, f"{name} {version}", book("b", version, title=f"by {name}"))

            won = at_once(race)

            assert Counter({False: THREADS - 1, True: 1}) == Counter(won)
            assert f"by {won.index(True)}" == store.read([("book", "b")])["book", "b"]["title"]

    def test_one_batch_sent_by_many_lands_once(self, store: Store) -> None:
        """
        Threads that all send the same batch all return, and it has landed once.
        """
        same = batch("same", book("b"))
        at_once(lambda _: persist(lambda: store.commit(same)))

        assert version_of(store, "book", "b") == 1

    def test_whoever_reads_sees_whole_batches(self, store: Store) -> None:
        """
        Rows that are always written together are always seen together.
        """
        store.commit(batch("1", book("left"), book("right")))

        def look_or_write(name: int) -> set[bool]:
            if name == 0:
                return {
                    kept(store, f"{n}", book("left", n, place=n), book("right", n, place=n)) for n in range(2, ROUNDS)
                }
            return {both_alike(store) for _ in range(ROUNDS)}

        assert {True} == set().union(*at_once(look_or_write))

    def test_closing_twice_does_no_harm(self, store: Store) -> None:
        """
        A store may be closed again.
        """
        store.close()
        store.close()

    def test_a_closed_store_says_so(self, store: Store) -> None:
        """
        A store that was closed answers and keeps nothing any more.
        """
        store.close()

        for use in (
            lambda: store.read([("shelf", "A")]),
            lambda: store.select(Query("shelf")),
            lambda: store.commit(batch("1", book("b"))),
        ):
            with pytest.raises(StoreError, match="closed"):
                use()


class Lasting(StoreTests):
    """
    What holds when the rows outlive the store's object.
    """

    def test_what_was_committed_is_there_again(self, store: Store, open_store: OpenStore) -> None:
        """
        Rows, versions and landed batches outlive the store's object.
        """
        landed = batch("1", book("b", title="Emma"))
        store.commit(landed)
        store.close()
        again = open_store(CONTRACT_SCHEMA)
        again.commit(landed)

        assert (version_of(again, "book", "b"), again.read([("book", "b")])["book", "b"]["title"]) == (1, "Emma")
        again.close()

    def test_two_stores_at_one_place_see_each_other(self, store: Store, open_store: OpenStore) -> None:
        """
        What one commits the other reads, and meets as a conflict.
        """
        other = open_store(CONTRACT_SCHEMA)
        other.commit(batch("1", put("shelf", "A", 2, name="by the other")))

        with pytest.raises(Conflict):
            store.commit(batch("2", put("shelf", "A", 2, name="by me")))

        assert store.read([("shelf", "A")])["shelf", "A"]["name"] == "by the other"
        other.close()


def at_once(work: Callable[[int], R]) -> list[R]:
    """
    What *work* returns in each of several threads that start together.
    """
    barrier = Barrier(THREADS)

    def start(name: int) -> R:
        barrier.wait(60)
        return work(name)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(start, range(THREADS)))


def persist(deed: Callable[[], R]) -> R:
    """
    Do it again while the store is busy.
    """
    while True:
        try:
            return deed()
        except Busy:
            continue


def kept(store: Store, id: str, *puts: tuple[Key, dict[str, Scalar]]) -> bool:  # noqa: A002 - its name
    """
    Whether the batch was kept; False after a conflict.
    """
    try:
        persist(lambda: store.commit(batch(id, *puts)))
    except Conflict:
        return False
    return True


def add_one(store: Store, name: str) -> bool:
    """
    Whether one was added to the book's place before somebody else wrote.
    """
    row = persist(lambda: store.read([("book", "b")]))["book", "b"]
    version = int(row["version"] or 0) + 1
    return kept(store, f"{name} {version}", book("b", version, place=int(row["place"] or 0) + 1))


def both_alike(store: Store) -> bool:
    """
    Whether the two books were seen in the same state, by read and by select.
    """
    found = persist(lambda: store.read([("book", "left"), ("book", "right")]))
    page = persist(lambda: store.select(Query("book")))
    return len({row["place"] for row in found.values()}) == len({row["place"] for row in page}) == 1
