"""
The settings every promise rests on, and what happens when SQLite says no.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest

from followup.contracts import Query
from followup.errors import Busy, StoreDamaged, StoreError, Unknown
from followup.stores.sqlite import SQLiteStore, connections
from followup.stores.sqlite.connections import SETTINGS, Session, connect
from followup.testing.stores import CONTRACT_SCHEMA, batch, put


def keys(store: SQLiteStore) -> list[object]:
    """
    The shelves a store has.
    """
    return [row["key"] for row in store.select(Query("shelf"))]


@contextmanager
def session_of(store: SQLiteStore) -> Iterator[Session]:
    """
    The session the store uses in this thread.
    """
    with store._sessions.use() as session:
        yield session


@contextmanager
def denying(store: SQLiteStore, *operations: str) -> Iterator[None]:
    """
    Let SQLite itself refuse the named transaction statements.
    """

    def deny(action: int, operation: str | None, *_: object) -> int:
        refused = action == sqlite3.SQLITE_TRANSACTION and operation in operations
        return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK

    with session_of(store) as session:
        session.connection.set_authorizer(deny)
        yield
        if not session.broken:
            session.connection.set_authorizer(None)


@contextmanager
def another(path: Path) -> Iterator[sqlite3.Connection]:
    """
    A connection of somebody else.
    """
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        yield connection


def in_child(deed: Callable[[], None]) -> int:
    """
    Do it in a forked child; what its exit status says.
    """
    child = os.fork()
    if child == 0:  # pragma: no cover - coverage does not follow a fork
        status = 1
        try:
            deed()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def interrupted(session: Session) -> None:
    """
    Write, and be interrupted before the end.
    """
    with session.writing() as connection:
        connection.execute("UPDATE shelf SET name = 'scribbled'")
        raise KeyboardInterrupt


def test_every_setting_is_in_force(store: SQLiteStore) -> None:
    """
    Each setting reads back as the promises need it.
    """
    with session_of(store) as session:
        found = {name: session.connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in SETTINGS}

    assert found == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "cache_size": -16384,
    }


def test_every_thread_has_the_settings(store: SQLiteStore) -> None:
    """
    A second thread's connection is another one, with the same settings.
    """
    found = []

    def look() -> None:
        with session_of(store) as session:
            found.append((session, session.connection.execute("PRAGMA synchronous").fetchone()[0]))

    thread = Thread(target=look)
    thread.start()
    thread.join()
    with session_of(store) as mine:
        assert [(session is not mine, value) for session, value in found] == [(True, 3)]


def test_a_connection_that_does_not_obey_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A file system that makes SQLite answer another setting is refused, saying which.
    """
    monkeypatch.setattr(connections, "SETTINGS", (("journal_mode", "TRUNCATE", "something else"),))

    with pytest.raises(StoreError, match="journal_mode = truncate"):
        SQLiteStore.open(path, CONTRACT_SCHEMA, create=True)


def test_connecting_makes_no_file(path: Path) -> None:
    """
    Connecting to a file that vanished fails and does not make one.
    """
    with pytest.raises(StoreError, match="cannot be used"):
        connect(path, read_only=False, timeout=0)

    assert not path.exists()


def test_a_locked_store_is_busy(store: SQLiteStore, path: Path) -> None:
    """
    While another process writes, a commit is busy within the timeout; the same batch is kept afterwards.
    """
    waiting = batch("1", put("shelf", "B", name="second"))
    with another(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            store.commit(waiting)
        assert keys(store) == ["A"]
    store.commit(waiting)

    assert keys(store) == ["A", "B"]


def test_a_store_locked_for_all_is_busy(store: SQLiteStore, path: Path) -> None:
    """
    While another process has the file to itself, reading and opening are busy too.
    """
    with another(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        for use in (
            lambda: store.read([("shelf", "A")]),
            lambda: store.select(Query("shelf")),
            lambda: SQLiteStore.open(path, CONTRACT_SCHEMA, timeout=0.01),
        ):
            with pytest.raises(Busy):
                use()

    assert keys(store) == ["A"]


def test_a_reader_in_the_way_makes_a_commit_busy(store: SQLiteStore, path: Path) -> None:
    """
    While another process goes on reading, COMMIT is busy and nothing is kept.
    """
    waiting = batch("1", put("shelf", "B", name="second"))
    with another(path) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM shelf").fetchall()
        with pytest.raises(Busy):
            store.commit(waiting)
    assert keys(store) == ["A"]
    store.commit(waiting)

    assert keys(store) == ["A", "B"]


def test_a_failing_commit_is_unknown(store: SQLiteStore) -> None:
    """
    An error from COMMIT is Unknown; sending the same batch again finds out.
    """
    waiting = batch("1", put("shelf", "B", name="second"))
    with denying(store, "COMMIT"), pytest.raises(Unknown) as caught:
        store.commit(waiting)
    store.commit(waiting)

    assert "same batch" in caught.value.hint
    assert keys(store) == ["A", "B"]


def test_a_failing_begin_keeps_nothing(store: SQLiteStore) -> None:
    """
    An error before anything was written is an error of the store, with SQLite's as its cause.
    """
    with denying(store, "BEGIN"), pytest.raises(StoreError) as caught:
        store.commit(batch("1", put("shelf", "B", name="second")))

    assert isinstance(caught.value.__cause__, sqlite3.Error)
    assert not isinstance(caught.value, Busy | Unknown)
    assert keys(store) == ["A"]


def test_a_connection_that_cannot_roll_back_is_given_up(store: SQLiteStore) -> None:
    """
    Where neither COMMIT nor ROLLBACK works, the outcome is Unknown, no transaction stays open, and the next call works.
    """
    with denying(store, "COMMIT", "ROLLBACK"), pytest.raises(Unknown):
        store.commit(batch("1", put("shelf", "B", name="second")))
    store.commit(batch("2", put("shelf", "C", name="third")))

    assert keys(store) == ["A", "C"]


def test_an_interruption_leaves_no_transaction(store: SQLiteStore) -> None:
    """
    Whatever interrupts a commit, nothing of it is kept and the next one works.
    """
    with session_of(store) as session:
        with pytest.raises(KeyboardInterrupt):
            interrupted(session)
        assert not session.connection.in_transaction

    assert store.read([("shelf", "A")])["shelf", "A"]["name"] == "first"


def test_a_closed_store_closes_every_threads_connection(store: SQLiteStore) -> None:
    """
    Closing in one thread closes the connections of all.
    """
    ended = []

    def use() -> None:
        with session_of(store) as session:
            ended.append(session)

    thread = Thread(target=use)
    thread.start()
    thread.join()
    store.close()

    assert [session.broken for session in ended] == [True]


def test_a_store_closed_while_a_thread_waits_for_it(store: SQLiteStore) -> None:
    """
    A call that was about to begin when the store was closed is told so.
    """
    with session_of(store) as session:
        lock = session.lock

    class Late:
        def __enter__(self) -> None:
            session.lock = lock
            store.close()

        def __exit__(self, *_: object) -> None:
            pass

    session.lock = cast("Any", Late())
    with pytest.raises(StoreError, match="closed"):
        keys(store)


def test_a_thread_that_ends_leaves_no_connection(store: SQLiteStore) -> None:
    """
    The connection of a thread that has ended is closed.
    """
    kept = []

    def use() -> None:
        with session_of(store) as session:
            kept.append(session.connection)

    thread = Thread(target=use)
    thread.start()
    thread.join()
    del thread
    gc.collect()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept[0].execute("SELECT 1")


def test_a_forked_child_gets_a_connection_of_its_own(store: SQLiteStore) -> None:
    """
    A forked child uses the store through its own connection, and closing it there leaves the parent's alone.
    """
    with session_of(store) as session:
        mine = session.connection

    def use() -> None:
        with session_of(store) as session:
            assert session.connection is not mine
        store.commit(batch("1", put("shelf", "B", name="by the child")))
        store.close()

    assert in_child(use) == 0
    assert keys(store) == ["A", "B"]


def test_a_forked_child_may_close_unused(store: SQLiteStore) -> None:
    """
    A forked child that only closes the store does not touch the parent's transaction.
    """
    with session_of(store) as session, session.writing() as connection:
        connection.execute("UPDATE shelf SET name = 'by the parent'")
        status = in_child(store.close)

    assert status == 0
    assert store.read([("shelf", "A")])["shelf", "A"]["name"] == "by the parent"


def test_what_a_fork_inherits_is_kept_untouched(store: SQLiteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A connection made by another process is neither used nor closed.
    """
    with session_of(store) as session:
        inherited = session.connection
    del session
    monkeypatch.setattr(os, "getpid", lambda: -1)
    with session_of(store) as session:
        assert session.connection is not inherited
    store.close()
    gc.collect()

    assert inherited in connections._inherited
    connections._inherited.remove(inherited)
    inherited.close()


@pytest.mark.parametrize(
    "number, kind, hint",
    [
        (sqlite3.SQLITE_BUSY, Busy, "again"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Busy, "again"),
        (sqlite3.SQLITE_LOCKED, Busy, "again"),
        (sqlite3.SQLITE_CORRUPT, StoreDamaged, "backup"),
        (sqlite3.SQLITE_NOTADB, StoreDamaged, "backup"),
        (sqlite3.SQLITE_FULL, StoreError, "full"),
        (sqlite3.SQLITE_IOERR_WRITE, StoreError, "full"),
        (sqlite3.SQLITE_READONLY, StoreError, "read-only"),
        (sqlite3.SQLITE_CANTOPEN, StoreError, "write"),
        (sqlite3.SQLITE_ERROR, StoreError, ""),
    ],
)
def test_what_sqlite_reports_becomes_our_error(number: int, kind: type[StoreError], hint: str) -> None:
    """
    Each kind of failure has its error, and says what to do.
    """
    error = sqlite3.OperationalError("what SQLite said")
    error.sqlite_errorcode = number

    ours = connections.translate(error, Path("store.db"))

    assert kind is type(ours)
    assert hint in ours.hint
    assert "store.db" in ours.message


def test_an_error_without_a_code_is_an_error_of_the_store() -> None:
    """
    The driver's own errors have no code.
    """
    assert StoreError is type(connections.translate(sqlite3.ProgrammingError("closed"), Path("store.db")))
