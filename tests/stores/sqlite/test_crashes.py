"""
What is left after a process was killed, a disk was full, or many processes wrote at once.
"""

from __future__ import annotations

import random
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from attrs import evolve

from followup.contracts import Column, Query, Table
from followup.errors import FollowupError, StoreError, Unknown
from followup.stores.sqlite import SQLiteStore
from followup.testing.stores import CONTRACT_SCHEMA, batch, put


WRITER = """
import sys
from followup.errors import Busy
from followup.stores.sqlite import SQLiteStore
from followup.testing.stores import CONTRACT_SCHEMA, batch, put

store = SQLiteStore.open(sys.argv[1], CONTRACT_SCHEMA, timeout=60)
name, number = sys.argv[2], 0
while True:
    shelf = f"{name}-{number}"
    books = [put("book", f"{shelf}-{n}", shelf=shelf, title="x" * 500) for n in range(3)]
    store.commit(batch(shelf, put("shelf", shelf, name=shelf, best=books[0][0][1]), *books))
    print(shelf, flush=True)
    number += 1
    if number == int(sys.argv[3]):
        break
"""
COUNTER = """
import sys
from followup.errors import Conflict
from followup.stores.sqlite import SQLiteStore
from followup.testing.stores import CONTRACT_SCHEMA, batch, put

store = SQLiteStore.open(sys.argv[1], CONTRACT_SCHEMA, timeout=60)
done = 0
while done < int(sys.argv[3]):
    version = store.read([("shelf", "A")])["shelf", "A"]["version"] + 1
    try:
        store.commit(batch(f"{sys.argv[2]} {version}", put("shelf", "A", version, name=f"{sys.argv[2]} {done}")))
    except Conflict:
        continue
    done += 1
"""


def start(code: str, path: Path, name: str, rounds: int) -> subprocess.Popen[str]:
    """
    Start a process that writes to the store at *path*.
    """
    command = [sys.executable, "-c", code, str(path), name, str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_acknowledged_batches_survive_a_killed_process(store: SQLiteStore, path: Path) -> None:
    """
    After kill -9 at any moment every batch that was acknowledged is there, and none is there in part.
    """
    chance = random.Random(7)
    acknowledged = set()
    for number in range(6):
        writer = start(WRITER, path, f"w{number}", -1)
        assert writer.stdout is not None
        for _ in range(chance.randint(1, 25)):
            acknowledged.add(writer.stdout.readline().strip())
        writer.send_signal(signal.SIGKILL)
        acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        assert writer.wait(60) == -signal.SIGKILL
        writer.stdout.close()

        shelves = {str(row["key"]) for row in store.select(Query("shelf", limit=10_000))} - {"A"}
        books = [str(row["shelf"]) for row in store.select(Query("book", limit=10_000))]
        assert acknowledged <= shelves
        assert sorted(books) == sorted([*shelves] * 3)
        assert store.integrity() == []


def test_processes_lose_no_update(store: SQLiteStore, path: Path) -> None:
    """
    Processes that each write one row until they succeed have written it as often as all of them together.
    """
    started = [start(COUNTER, path, f"p{number}", 20) for number in range(3)]
    for process in started:
        process.communicate(timeout=120)

    assert [process.returncode for process in started] == [0, 0, 0]
    assert store.read([("shelf", "A")])["shelf", "A"]["version"] == 1 + 3 * 20


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """
    Let no file grow beyond *size* bytes, as on a disk that is full.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("cache, expected", [(-65536, Unknown), (5, StoreError)])
def test_a_full_disk_keeps_nothing_by_halves(
    store: SQLiteStore, path: Path, cache: int, expected: type[StoreError]
) -> None:
    """
    Where the disk is full, during commit or before, nothing is kept, reading goes on, and later the same batch lands.
    """
    large = batch("1", *(put("book", f"b{number}", shelf="A", title="x" * 1000) for number in range(500)))
    with store._sessions.use() as session:
        session.connection.execute(f"PRAGMA cache_size={cache}")

    with no_file_beyond(path.stat().st_size + 50_000):
        with pytest.raises(FollowupError) as caught:
            store.commit(large)
        assert list(store.select(Query("book"))) == []
    store.commit(large)

    assert expected is type(caught.value)
    assert "full" in caught.value.hint
    assert len(store.select(Query("book"))) == 500
    assert store.integrity() == []


def test_a_full_disk_makes_no_store(path: Path) -> None:
    """
    A store that could not be written is not there, and can be made once there is room.
    """
    with no_file_beyond(8192), pytest.raises(StoreError):
        SQLiteStore.open(path, CONTRACT_SCHEMA, create=True)
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA, create=True)) as store:
        assert store.integrity() == []


def test_a_full_disk_is_not_taken_for_a_sqlite_without_strict_tables(store: SQLiteStore, path: Path) -> None:
    """
    Where the first table of an upgrade cannot be made nothing is, and later it takes no other types than it should.
    """
    store.close()
    added = Table("reader", (Column("name", required=True),))
    newer = evolve(CONTRACT_SCHEMA, number=CONTRACT_SCHEMA.number + 1, tables=(*CONTRACT_SCHEMA.tables, added))
    with no_file_beyond(100), pytest.raises(StoreError, match="could not make a table"):
        SQLiteStore.open(path, newer)
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA)) as old:
        assert old.integrity() == []
    with closing(SQLiteStore.open(path, newer)) as upgraded:
        assert upgraded.integrity() == []


def test_a_store_opened_read_only_keeps_nothing(store: SQLiteStore, path: Path) -> None:
    """
    What is opened read-only answers and refuses to write.
    """
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA, read_only=True)) as reader:
        with pytest.raises(StoreError, match="read-only"):
            reader.commit(batch("1", put("shelf", "B", name="second")))
        assert list(reader.read([("shelf", "A")])) == [("shelf", "A")]


def test_what_sqlite_itself_refuses_is_not_hidden(store: SQLiteStore, path: Path) -> None:
    """
    A constraint that somebody added to the file beside ours stops the batch, with SQLite's words.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE UNIQUE INDEX mine ON shelf (name)")

    with pytest.raises(StoreError, match=r"shelf\.name"):
        store.commit(batch("1", put("shelf", "B", name="first")))
