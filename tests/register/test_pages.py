"""
Pages of a query, whole rows or columns, from stores that project and from those that do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup.contracts import Batch, Projecting, Query, Store
from followup.model.bodies import Body
from followup.register.work.deferred import DeferredStore
from followup.register.work.reads import columns_among, columns_of, pages
from followup.rows.mapping import BY_CLASS, SCHEMA
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore


NUMBER = 7
COLUMNS = ("name", "key")


@pytest.fixture(name="store", params=["memory", "sqlite", "deferred"])
def _store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """
    A store of seven bodies, some of one name.
    """

    def opened() -> SQLiteStore:
        return SQLiteStore.open(tmp_path / "register.db", SCHEMA, create=True)

    kinds: dict[str, Callable[[], Store]] = {
        "memory": lambda: MemoryStore(SCHEMA),
        "sqlite": opened,
        "deferred": lambda: DeferredStore(lambda _create: opened()),
    }
    store = kinds[request.param]()
    bodies = [Body(f"B{number}", f"Body {number % 3}") for number in range(NUMBER)]
    puts = {("body", body.key): {**BY_CLASS[Body].row(body), "version": 1} for body in bodies}
    store.commit(Batch("bodies", dict.fromkeys(puts, 0), puts))
    yield store
    store.close()


def test_only_what_does_the_work_says_whether_it_projects(store: Store) -> None:
    """
    A store that is opened at first use is asked through to the one beneath.
    """
    assert isinstance(store, Projecting) == isinstance(store, SQLiteStore)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
@pytest.mark.parametrize("order", [(), ("name",)])
@pytest.mark.parametrize("descending", [False, True])
def test_all_pages_hold_every_row_once(store: Store, limit: int, order: tuple[str, ...], *, descending: bool) -> None:
    """
    Whatever the size of a page and the order, in columns as in rows.
    """
    query = Query("body", order=order, descending=descending, limit=limit)
    rows = list(pages(store, query))
    found = [row[: len(COLUMNS)] for page in columns_of(store, query, COLUMNS) for row in page]

    assert len(rows) == NUMBER
    assert found == [(row["name"], row["key"]) for row in rows]


def test_columns_are_found_by_key(store: Store) -> None:
    """
    Those that exist, in no order.
    """
    found = columns_among(store, "body", ["B2", "B9", "B0"], COLUMNS)

    assert sorted(found) == [("Body 0", "B0"), ("Body 2", "B2")]
