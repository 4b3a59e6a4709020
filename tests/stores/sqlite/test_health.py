"""
What the store tells about its file, how it finds damage, and the copy it makes.
"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from followup.contracts import Query
from followup.errors import AlreadyExists, StoreDamaged, StoreError
from followup.stores.sqlite import SQLiteStore, files, health
from followup.testing.stores import CONTRACT_SCHEMA, batch, put


def scribble(path: Path, table: str) -> None:
    """
    Overwrite the page at which *table* begins.
    """
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


def test_a_sound_store_has_no_findings(store: SQLiteStore) -> None:
    """
    SQLite finds nothing wrong with a store that nobody touched.
    """
    assert store.integrity() == []


def test_lost_references_are_found(store: SQLiteStore, path: Path) -> None:
    """
    A reference to nothing, written past us, is among the findings.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO book (key, version, shelf) VALUES ('b', 1, 'nowhere')")

    assert store.integrity() == ["row 1 of book refers to a shelf that does not exist"]


def test_damage_is_found(store: SQLiteStore, path: Path) -> None:
    """
    A page that was overwritten is among the findings, and reading it is an error of its own.
    """
    store.commit(batch("1", put("book", "b", shelf="A")))
    store.close()
    scribble(path, "book")
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA)) as damaged:
        assert damaged.integrity() != []
        with pytest.raises(StoreDamaged):
            damaged.select(Query("book"))
        with pytest.raises(StoreDamaged):
            damaged.read([("book", "b"), ("shelf", "A")])
        with pytest.raises(StoreDamaged):
            damaged.commit(batch("2", put("book", "b", 2, shelf="A")))


def test_damage_that_stops_the_check_is_a_finding(store: SQLiteStore, path: Path) -> None:
    """
    Where the damage lets no check run at all, that is the finding.
    """
    path.write_bytes(b"\xff" * 8192)

    assert store.integrity() == ["file is not a database"]


def test_the_facts_for_doctor(store: SQLiteStore, path: Path) -> None:
    """
    The facts name the file, its mode, the schema and the settings.
    """
    facts = store.describe()

    assert (
        facts
        | {
            "path": str(path),
            "mode": "0600",
            "schema": 1000,
            "sqlite": sqlite3.sqlite_version,
            "journal_mode": "truncate",
            "synchronous": "extra",
        }
        == facts
    )


@pytest.mark.parametrize(
    "version, safe",
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 54, 1), True),
        ((4, 0, 0), True),
    ],
)
def test_which_versions_corrupt_a_wal_file(version: tuple[int, ...], *, safe: bool) -> None:
    """
    The versions before 3.51.3 have the race, but for the two that were mended.
    """
    assert safe == health.wal_note(version).startswith("safe")


def test_a_backup_is_a_store(store: SQLiteStore, path: Path, tmp_path: Path) -> None:
    """
    A backup is private, and holds what the store held, landed batches included.
    """
    target = tmp_path / "backup.db"
    store.backup(target)
    with closing(SQLiteStore.open(target, CONTRACT_SCHEMA)) as copy:
        copy.commit(batch("shelves", put("shelf", "A", name="again")))
        assert store.read([("shelf", "A")]) == copy.read([("shelf", "A")])

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert {"store.db", "store.db-journal", "backup.db", "backup.db-journal"} >= {p.name for p in tmp_path.iterdir()}


def test_a_backup_replaces_nothing(store: SQLiteStore, path: Path, tmp_path: Path) -> None:
    """
    A backup onto something that exists, be it a broken link, is refused.
    """
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    for target in (path, tmp_path, link):
        with pytest.raises(AlreadyExists):
            store.backup(target)


def test_a_backup_never_replaces_what_came_meanwhile(
    store: SQLiteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What appears at the path while the backup is written stays, and the backup is refused.
    """
    target, make = tmp_path / "backup.db", files.make_private

    def make_both(part: Path) -> None:
        make(part)
        target.write_text("somebody else's")

    monkeypatch.setattr("followup.stores.sqlite.health.make_private", make_both)
    with pytest.raises(AlreadyExists):
        store.backup(target)

    assert target.read_text() == "somebody else's"
    assert list(tmp_path.glob(".*")) == []


def test_a_backup_that_cannot_be_written_is_told(store: SQLiteStore, path: Path, tmp_path: Path) -> None:
    """
    A path where nothing can be written is an error of the store.
    """
    for target in (tmp_path / "missing" / "backup.db", path / "backup.db"):
        with pytest.raises(StoreError, match="cannot be written"):
            store.backup(target)
