"""
How a store is made, what a newer schema adds to it, and what is refused.
"""

from __future__ import annotations

import pickle
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from attrs import evolve

from followup.contracts import Column, Index, Query, Schema, Table, View
from followup.errors import InputError, StoreDamaged, StoreError, StoreForeign, StoreTooNew, Unknown
from followup.stores.sqlite import SQLiteStore
from followup.stores.sqlite.schema import bring_up
from followup.testing.stores import CONTRACT_SCHEMA, batch, put


SHELF, BOOK = CONTRACT_SCHEMA.tables
NEWER = Schema(
    number=1001,
    tables=(
        evolve(SHELF, columns=(*SHELF.columns, Column("owner", references="reader"), Column("note"))),
        evolve(
            BOOK,
            columns=(
                *BOOK.columns,
                Column("pages", "integer", required=True, default=100),
                Column("language", default="it's"),
            ),
            indexes=(*BOOK.indexes, Index(("language",), where={"language": "it's"}), Index(("pages",))),
        ),
        Table("reader", (Column("name"), Column("favourite", references="author"))),
        Table("author", (Column("name"), Column("first", references="reader"))),
    ),
    views=(View("lent_book", "SELECT key, pages FROM book"), View("reader_name", "SELECT name FROM reader")),
)
KILLED = """
import os, signal, sys
from pathlib import Path
from sqlite_utils import Database
from followup.stores.sqlite import SQLiteStore
sys.path.insert(0, str(Path(sys.argv[1]).parent))
from test_migrate import CONTRACT_SCHEMA, NEWER
Database.create_view = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
SQLiteStore.open(Path(sys.argv[2]), {"old": CONTRACT_SCHEMA, "new": NEWER}[sys.argv[3]], create=True)
"""


def kill_while_making(path: Path, schema: str) -> None:
    """
    Start making or upgrading the store at *path* in another process, which is killed just before the end.
    """
    done = subprocess.run([sys.executable, "-c", KILLED, __file__, str(path), schema], check=False)
    assert done.returncode == -signal.SIGKILL


@contextmanager
def by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """
    A connection of somebody who changes the file by hand.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def structure(path: Path) -> list[tuple[object, ...]]:
    """
    Everything the file holds, but for its rows.
    """
    with by_hand(path) as connection:
        return connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()


def test_tables_are_strict_and_refer_to_each_other(store: SQLiteStore, path: Path) -> None:
    """
    Every table of the schema is STRICT, and every reference is a foreign key.
    """
    with by_hand(path) as connection:
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall())
        keys = {
            (table, row[3], row[2], row[4])
            for table in ("shelf", "book")
            for row in connection.execute(f"PRAGMA foreign_key_list({table})")
        }

    assert {name: strict[name] for name in ("shelf", "book", "batch")} == {"shelf": 1, "book": 1, "batch": 1}
    assert {
        ("shelf", "best", "book", "key"),
        ("book", "shelf", "shelf", "key"),
        ("book", "sequel_of", "book", "key"),
    } == keys


def test_the_file_says_what_it_is(store: SQLiteStore, path: Path) -> None:
    """
    The file carries followup's application id and the number of its schema.
    """
    with by_hand(path) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (number,) = connection.execute("PRAGMA user_version").fetchone()

    assert (application.to_bytes(4, "big"), number) == (b"Flup", 1000)


def test_a_newer_schema_adds_what_is_new(store: SQLiteStore, path: Path) -> None:
    """
    Tables, columns with their defaults, indexes and views are added; the rows stay.
    """
    store.commit(batch("1", put("book", "b", shelf="A", title="Emma")))
    store.close()

    with closing(SQLiteStore.open(path, NEWER)) as newer:
        row = newer.read([("book", "b")])["book", "b"]
        newer.commit(
            batch(
                "2",
                put("reader", "r", favourite="a"),
                put("author", "a", first="r"),
                put("shelf", "A", 2, name="first", owner="r"),
            )
        )
        assert (row["title"], row["pages"], row["language"], row["version"]) == ("Emma", 100, "it's", 1)
        assert [row["key"] for row in newer.select(Query("book", {"language": "it's"}, order=("pages",)))] == ["b"]
        assert newer.integrity() == []
        assert newer.describe()["schema"] == 1001


def test_an_upgraded_store_is_like_a_new_one(store: SQLiteStore, path: Path) -> None:
    """
    What an upgrade leaves holds the same tables, indexes and views as a store made at once, and opens again.
    """
    store.close()
    for target in (path, path.with_name("new.db")):
        for _ in range(2):
            SQLiteStore.open(target, NEWER, create=True).close()
    upgraded, new = structure(path), structure(path.with_name("new.db"))

    assert [row[:2] for row in new] == [row[:2] for row in upgraded]
    assert [row for row in new if row[0] != "table"] == [row for row in upgraded if row[0] != "table"]


def test_references_added_later_are_kept(store: SQLiteStore, path: Path) -> None:
    """
    A reference that an upgrade added is one for SQLite too.
    """
    store.close()
    SQLiteStore.open(path, NEWER).close()

    with by_hand(path) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE shelf SET owner = 'nobody'")


def test_each_step_is_recorded(store: SQLiteStore, path: Path) -> None:
    """
    The file tells which schemas it has gone through.
    """
    store.close()
    SQLiteStore.open(path, NEWER).close()

    with by_hand(path) as connection:
        steps = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'followup' ORDER BY id")
        assert steps.fetchall() == [("schema 1000",), ("schema 1001",)]


@pytest.mark.parametrize("number", [999, 998])
def test_a_store_of_a_newer_followup_is_refused(store: SQLiteStore, path: Path, number: int) -> None:
    """
    A store written under a newer number, be it minor or major, is refused.
    """
    with pytest.raises(StoreTooNew, match="1000"):
        SQLiteStore.open(path, evolve(CONTRACT_SCHEMA, number=number))


def test_a_store_of_an_older_major_is_refused(store: SQLiteStore, path: Path) -> None:
    """
    A store of an older major number is refused, with the way to take it along.
    """
    before = structure(path)
    with pytest.raises(StoreError, match="older") as caught:
        SQLiteStore.open(path, evolve(CONTRACT_SCHEMA, number=2000))

    assert "import" in caught.value.hint
    assert before == structure(path)


def test_a_store_is_not_upgraded_read_only(store: SQLiteStore, path: Path) -> None:
    """
    A store that is opened read-only is not upgraded, and says how it is.
    """
    with pytest.raises(StoreError, match="read-only"):
        SQLiteStore.open(path, NEWER, read_only=True)


@pytest.mark.parametrize(
    "column, error",
    [
        (Column("late", required=True), StoreError),
        (Column("late", references="book", default="b"), InputError),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    store: SQLiteStore, path: Path, column: Column, error: type[Exception]
) -> None:
    """
    A column that cannot be added to a table with rows is refused, and the store stays as it was.
    """
    before = structure(path)
    schema = Schema(1001, (evolve(SHELF, columns=(*SHELF.columns, column)), BOOK), CONTRACT_SCHEMA.views)
    with pytest.raises(error):
        SQLiteStore.open(path, schema)

    assert before == structure(path)
    SQLiteStore.open(path, CONTRACT_SCHEMA).close()


def test_a_view_that_is_no_sql_changes_nothing(store: SQLiteStore, path: Path) -> None:
    """
    An upgrade that fails at its last step leaves the store as it was.
    """
    before = structure(path)
    with pytest.raises(StoreError):
        SQLiteStore.open(path, evolve(NEWER, views=(View("broken", "SELEKT"),)))

    assert before == structure(path)


def test_an_upgrade_that_cannot_be_undone_gives_up_the_connection(store: SQLiteStore, path: Path) -> None:
    """
    Where an upgrade can be neither committed nor rolled back, the connection is closed, which undoes it.
    """

    def deny(action: int, operation: str | None, *_: object) -> int:
        refused = action == sqlite3.SQLITE_TRANSACTION and operation in {"COMMIT", "ROLLBACK"}
        return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK

    before = structure(path)
    with store._sessions.use() as session:
        session.connection.set_authorizer(deny)
        with pytest.raises(Unknown):
            bring_up(session, NEWER, path)

    assert before == structure(path)
    assert len(store.select(Query("shelf"))) == 1


def test_a_killed_upgrade_changes_nothing(store: SQLiteStore, path: Path) -> None:
    """
    A process killed during an upgrade leaves the old store, and the next upgrade is whole.
    """
    store.close()
    kill_while_making(path, "new")
    SQLiteStore.open(path, CONTRACT_SCHEMA).close()

    with closing(SQLiteStore.open(path, NEWER)) as newer:
        assert newer.integrity() == []


def test_a_killed_creation_leaves_no_store(path: Path) -> None:
    """
    A process killed while it makes a store leaves an empty file: refused, and completed by the next creation.
    """
    kill_while_making(path, "old")

    with pytest.raises(StoreForeign, match="empty"):
        SQLiteStore.open(path, CONTRACT_SCHEMA)
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA, create=True)) as store:
        assert store.integrity() == []


@pytest.mark.parametrize("pages", [b"", bytes(4096), "first"])
def test_a_creation_cut_off_while_writing_is_undone(path: Path, pages: bytes | str) -> None:
    """
    Whatever pages had reached the disk when making a store was cut off, its journal undoes them.
    """
    SQLiteStore.open(path, CONTRACT_SCHEMA, create=True).close()
    whole = path.read_bytes()
    # A journal of a transaction that began with an empty file: no page to restore, and the size to return to.
    path.write_bytes(whole[:4096] if pages == "first" else bytes(pages) + whole[4096:])  # type: ignore[arg-type]
    header = bytes.fromhex("d9d505f920a163d7") + bytes(12) + (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    Path(f"{path}-journal").write_bytes(header.ljust(512, b"\0"))

    with pytest.raises(StoreForeign):
        SQLiteStore.open(path, CONTRACT_SCHEMA)
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA, create=True)) as store:
        assert store.integrity() == []


def test_many_processes_make_one_store(path: Path) -> None:
    """
    Processes that all create the store at the same path at once all find it made.
    """
    code = (
        "import sys; from followup.stores.sqlite import SQLiteStore; from followup.testing.stores import *\n"
        "SQLiteStore.open(sys.argv[1], CONTRACT_SCHEMA, create=True, timeout=60)"
        ".commit(batch(sys.argv[2], put('shelf', sys.argv[2], name='x')))"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, str(path), str(number)]) for number in range(5)]

    assert [process.wait(120) for process in started] == [0] * 5
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA)) as store:
        assert len(store.select(Query("shelf"))) == 5


def test_another_process_may_have_been_faster(store: SQLiteStore, path: Path) -> None:
    """
    Whoever waited for another process's upgrade finds it done.
    """
    before = structure(path)
    with store._sessions.use() as session:
        bring_up(session, CONTRACT_SCHEMA, path)

    assert before == structure(path)


def test_a_store_with_lost_references_is_not_upgraded(store: SQLiteStore, path: Path) -> None:
    """
    A store in which somebody has broken references is damaged and not upgraded.
    """
    with by_hand(path) as connection:
        connection.execute("INSERT INTO book (key, version, shelf) VALUES ('b', 1, 'nowhere')")

    with pytest.raises(StoreDamaged):
        SQLiteStore.open(path, NEWER)

    SQLiteStore.open(path, CONTRACT_SCHEMA).close()


@pytest.mark.parametrize(
    "change, fault",
    [
        ("CREATE TRIGGER t AFTER INSERT ON book BEGIN DELETE FROM shelf; END", "trigger"),
        ("DROP TABLE batch", "batch is missing"),
        ("DROP TABLE book", "book is missing"),
        ("ALTER TABLE book DROP COLUMN lent_to", "lent_to"),
        ("ALTER TABLE shelf RENAME COLUMN name TO label", "shelf.name"),
        ("DROP INDEX book_title", "book_title"),
        ("DROP INDEX book_title; CREATE INDEX book_title ON book (year)", "book_title"),
        ("DROP VIEW lent_book", "lent_book"),
        ("DROP VIEW lent_book; DROP TABLE book; CREATE VIEW book AS SELECT 1", "book is missing"),
    ],
)
def test_a_changed_structure_is_damage(store: SQLiteStore, path: Path, change: str, fault: str) -> None:
    """
    A file whose structure somebody has changed is refused, saying what is wrong.
    """
    store.close()
    with by_hand(path) as connection:
        if "lent_to" in change:
            connection.executescript("DROP VIEW lent_book")
            connection.executescript("".join(f"DROP INDEX {n};" for (n,) in indexes(connection)))
        connection.executescript(change)

    with pytest.raises(StoreDamaged, match=fault):
        SQLiteStore.open(path, CONTRACT_SCHEMA)


def indexes(connection: sqlite3.Connection) -> list[tuple[str]]:
    """
    The names of the indexes on books that look at who has lent them.
    """
    return connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%lent_to%'").fetchall()


def test_what_people_add_beside_is_theirs(store: SQLiteStore, path: Path) -> None:
    """
    Tables, indexes and views that somebody added for themselves do no harm.
    """
    with by_hand(path) as connection:
        connection.executescript(
            "CREATE TABLE mine (x); CREATE VIEW my_view AS SELECT 1; CREATE INDEX my_index ON book (state); ANALYZE"
        )

    SQLiteStore.open(path, CONTRACT_SCHEMA).close()


def test_a_store_that_exists_is_used_without_sqlite_utils(store: SQLiteStore, path: Path) -> None:
    """
    Opening, reading and committing import neither sqlite-utils nor what only making a store needs.
    """
    code = (
        "import sys; from followup.stores.sqlite import SQLiteStore\n"
        "from followup.contracts import Batch, Query; import pickle\n"
        "store = SQLiteStore.open(sys.argv[1], pickle.loads(bytes.fromhex(sys.argv[2])))\n"
        "store.select(Query('shelf')); store.read([('shelf', 'A')]); store.commit(Batch('1', {}, {})); store.close()\n"
        "print(sorted({'sqlite_utils', 'pluggy', 'hypothesis', 'pytest', 'click'} & set(sys.modules)))"
    )
    schema = pickle.dumps(CONTRACT_SCHEMA).hex()
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), schema], capture_output=True, text=True, check=True, timeout=120
    )

    assert done.stdout == "[]\n"
